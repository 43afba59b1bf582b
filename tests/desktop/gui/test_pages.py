"""What one page does to another: rows that are shown elsewhere, settings that reach the review, who has the model."""

import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from desktop.crash_report import crash_folder
from desktop.gui.activity import Activity
from desktop.gui.dialogs import MessageDialog
from desktop.gui.page_host import PageId
from desktop.gui.review.agreement_dialog import AgreementDialog
from desktop.gui.runs.columns import Column
from desktop.gui.validate_wizard import CheckPage
from desktop.store.reviews import Reader
from desktop.store.shown_answers import ShownAnswers
from desktop.user_folders import HOME_VARIABLE
from inference.decision import Decision
from inference.errors import OutputError, UnusableInputError

LONG_MS = 20_000


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


@pytest.fixture
def check(screened_window) -> CheckPage:
    """The page Check beside a screened run."""
    screened_window.show_page(PageId.CHECK)
    return screened_window.flow.pages.check


def test_a_row_on_which_two_readers_differ_is_shown_in_the_review(qtbot, screened_window):
    window = screened_window
    window.show_page(PageId.REVIEW)
    pages = window.flow.pages
    qtbot.waitUntil(lambda: pages.review.current is not None, timeout=LONG_MS)
    first = pages.review.current.key
    other = next(each for each in window.flow.session.run.reader.rows() if each.key != first)
    window.show_page(PageId.CASES)
    pages.cases.agreement_wanted.emit()
    dialog = window.findChildren(AgreementDialog)[0]
    dialog.row_wanted.emit(other.key)
    dialog.accept()
    assert window.host.current is PageId.REVIEW
    assert pages.review.current.key == other.key
    assert pages.review_page.image.isVisible()


def test_a_blind_reading_hides_the_first_readers_answers_on_every_page_before_its_reader_is_remembered(
    qtbot, screened_window, monkeypatch
):
    window = screened_window
    pages, run = window.flow.pages, window.flow.session.run
    for page_id in (PageId.REVIEW, PageId.CASES, PageId.RESULTS):
        window.show_page(page_id)
    qtbot.waitUntil(lambda: pages.cases.current is not None and bool(len(pages.review.ids)), timeout=LONG_MS)
    with qtbot.waitSignal(pages.review.committed, timeout=LONG_MS):
        pages.review.assign(2)
    table = pages.results.rows

    def reviews():
        return {table.index(row, Column.REVIEW).data() for row in range(table.rowCount())} - {""}

    qtbot.waitUntil(lambda: reviews() == {"Pre-B"}, timeout=LONG_MS)
    told = []
    window.keeper.changed.connect(lambda settings: told.append((settings.reviewer, run.shown, reviews())))
    pages.review_page.ask_reviewer().named.emit("Dr B", True)
    qtbot.waitUntil(lambda: pages.review.is_blind and bool(len(pages.review.ids)), timeout=LONG_MS)

    assert told == [("Dr B", ShownAnswers.SECOND, set())]
    assert pages.review.open_count == len(pages.review.ids)
    qtbot.waitUntil(lambda: pages.cases.current is not None, timeout=LONG_MS)
    assert {case.review.reviewed_count for case in pages.cases.cases.cases} == {0}


def test_a_run_that_was_just_screened_is_queued_as_one_that_is_opened(qtbot, held_classifier, open_window, folder):
    window = open_window(held_classifier, folder)
    pages = window.flow.pages
    qtbot.waitUntil(lambda: window.flow.session.run is not None, timeout=LONG_MS)
    window.host.widget_of(PageId.REVIEW)
    qtbot.waitUntil(lambda: not pages.review.is_loading, timeout=LONG_MS)
    assert not len(pages.review.ids), "all that is queued comes later"
    held_classifier.let_through(6)
    qtbot.waitUntil(lambda: not window.flow.session.is_screening, timeout=LONG_MS)
    run = window.flow.session.run
    expected = run.reader.queue(pages.review.policy, Reader.FIRST).result_ids.tolist()
    assert len(expected) > 1
    assert expected != sorted(expected)
    qtbot.waitUntil(lambda: len(pages.review.ids) == len(expected), timeout=LONG_MS)

    window.show_page(PageId.REVIEW)
    qtbot.waitUntil(lambda: pages.review.ids.tolist() == expected, timeout=LONG_MS)
    assert pages.review.current.result_id == expected[0]


def test_what_is_queued_for_review_follows_the_settings(qtbot, screened_window):
    review = screened_window.flow.pages.review
    readable = sum(
        each.row.decision is not Decision.UNREADABLE for each in screened_window.flow.session.run.reader.rows()
    )
    for share, count in ((1.0, readable), (0.0, None)):
        with qtbot.waitSignal(review.queue_changed, timeout=LONG_MS):
            screened_window.keeper.change(review_below=share)
        if count is None:
            assert 0 < len(review.ids) < readable, "what is flagged or not reported is queued anyway"
        else:
            assert len(review.ids) == count


def test_the_picture_that_an_arrow_would_show_next_is_read_ahead(qtbot, screened_window, monkeypatch):
    results = screened_window.flow.pages.results
    pane, panel = results.pane, results.image_panel
    ahead = []
    monkeypatch.setattr(panel, "prefetch", lambda result: ahead.append(result.row.image_path))
    order = [pane.rows.result(row).row.image_path for row in range(pane.rows.rowCount())]
    readable = [row for row in range(1, 6) if "damaged" not in order[row]]
    place = readable[1]
    for start, step in ((place - 1, 1), (place + 1, -1)):
        pane.select(start)
        pane.select(place)
        qtbot.waitUntil(lambda: panel.is_opened, timeout=LONG_MS)
        qtbot.waitUntil(lambda: bool(ahead), timeout=LONG_MS)
        assert ahead[-1] == order[place + step]


def test_the_run_of_a_validation_opens_in_the_table(qtbot, screened_window, check):
    run_folder = screened_window.flow.session.run.folder
    with qtbot.waitSignal(screened_window.flow.session.run_opened, timeout=LONG_MS):
        check.images_wanted.emit(run_folder)
    assert screened_window.host.current is PageId.RESULTS


def test_what_the_page_check_says_itself_is_not_said_twice(screened_window, check, message_of_dialog):
    check.failed.emit(UnusableInputError("no class folder"))
    assert not screened_window.findChildren(MessageDialog)
    check.warned.emit("not on the list of runs")
    assert screened_window.notice.text.text() == "not on the list of runs"
    check.failed.emit(ZeroDivisionError("nobody foresaw this"))
    assert message_of_dialog(screened_window).is_bug


@pytest.mark.parametrize("page_id", [PageId.MODELS, PageId.CHECK])
def test_a_screening_asks_before_it_ends_what_holds_the_model(qtbot, screened_window, folder, page_id):
    window = screened_window
    window.show_page(page_id)
    pages, session = window.flow.pages, window.flow.session
    holder = pages.models.compare if page_id is PageId.MODELS else pages.check
    stop = threading.Event()

    def hold(control):
        while not control.should_stop():
            stop.wait(0.01)

    task = session.screening_worker.start(hold)
    holder._task = task
    task.finished.connect(lambda _nothing: setattr(holder, "_task", None))
    holder.cancel_button.setEnabled(True)
    window.open_folder(folder)
    (dialog,) = window.findChildren(MessageDialog)
    assert not session.is_screening
    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS):
        dialog.action_button.click()
        assert session.is_screening
    assert window.host.current is PageId.SCREEN
    assert not holder.is_busy


def test_a_run_that_cannot_be_searched_for_damage_says_that_it_is_still_open(screened_window, message_of_dialog):
    screened_window.flow.session.failed.emit(Activity.CHECK_RUN, OutputError("the drive went away"))
    assert "still open" in message_of_dialog(screened_window).safe


def test_where_nothing_opens_what_a_page_asks_for_the_window_says_where_it_lies(open_window, classifier, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    window = open_window(classifier)
    for page_id in (PageId.MODELS, PageId.CHECK, PageId.SETTINGS):
        window.show_page(page_id)
    pages, place = window.flow.pages, Path("/a place/of its own")
    for ask, where in (
        (lambda: pages.models.image_wanted.emit(place), place),
        (lambda: pages.check.report_wanted.emit(place), place),
        (lambda: pages.check.image_wanted.emit(place), place),
        (pages.settings.reports_button.click, crash_folder()),
    ):
        window.notice.hide()
        ask()
        assert window.notice.isVisible()
        assert window.notice.text.text() == f"Nothing on this computer opens {where}."
