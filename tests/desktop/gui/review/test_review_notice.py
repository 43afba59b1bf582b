"""What the review says in passing stands for as long as it holds: of a row while it is shown, else while one reads."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.gui.notice_bar import NoticeBar
from desktop.gui.review.review_notice import ReviewNotice
from desktop.records import Review
from desktop.store.review_queue import UNSURE
from inference.decision import Decision
from tests.desktop.gui.review.review_keys import answer_by, press


@pytest.fixture
def notice(page, review) -> NoticeBar:
    """The window's notice, which says what the page does."""
    made = NoticeBar()
    # A window of its own would take the keys.
    made.setParent(page)
    page.told.connect(ReviewNotice(review, made).tell)
    return made


@pytest.fixture
def refused(qtbot, page, review, notice):
    """The place of a row whose answer of the model was to be accepted, where there is none."""
    rows = review.run.reader.rows_by_id(review.ids.tolist())
    place = next(place for place, each in enumerate(rows) if each.row.decision is Decision.ABSTAINED)
    review.go_to(place)
    press(qtbot, page, Qt.Key.Key_Return)
    assert "reports no class here" in notice.text.text()
    assert not notice.isHidden()
    return place


def test_what_was_said_of_a_row_goes_with_it(review, notice, refused):
    review.reload()
    assert not notice.isHidden(), "the row is still the one"
    review.go_to(refused + 1 if refused + 1 < len(review.ids) else refused - 1)
    assert notice.isHidden()


def test_what_was_said_of_a_row_goes_when_that_is_answered(qtbot, page, notice, refused):
    answer_by(qtbot, page, Qt.Key.Key_U)
    assert notice.isHidden()


def test_what_was_said_of_the_last_row_goes_when_that_is_answered_though_it_stays(review, notice, refused):
    shown = review.current
    review.show(replace(shown, row=replace(shown.row, review=Review("Dr A", UNSURE))))
    assert notice.isHidden()


def test_another_notice_stays_when_the_row_goes(review, notice, refused):
    notice.show_notice("3 pages went to the printer.")
    review.go_to(refused + 1 if refused + 1 < len(review.ids) else refused - 1)
    assert not notice.isHidden()


def test_a_withdrawn_sign_off_is_told_until_somebody_else_reads(qtbot, page, review, run, notice):
    rows = run.reader.rows_by_id(review.ids.tolist())
    places = [place for place, each in enumerate(rows) if each.row.case == rows[0].row.case]
    for place in places:
        review.go_to(place)
        answer_by(qtbot, page, Qt.Key.Key_U)
    run.writer.get().sign_off(rows[0].row.case, "Dr A")

    review.go_to(places[0])
    answer_by(qtbot, page, Qt.Key.Key_1)

    assert review.current.key != rows[places[0]].key
    assert "was withdrawn" in notice.text.text()
    answer_by(qtbot, page, Qt.Key.Key_U)
    assert not notice.isHidden(), "the next answer is no reason to take it away"
    review.open_second_reading("Dr B")
    qtbot.waitUntil(lambda: review.is_blind)
    assert notice.isHidden(), "it is none of a blind reader's business"
