"""A haematologist's day: keys alone, every answer on the disk before the next image shows, and back again."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from desktop.gui.review import queue_list
from desktop.gui.review.close_reading_dialog import CloseReadingDialog
from desktop.gui.review.reviewer_dialog import ReviewerDialog
from desktop.records import Review
from desktop.store.images import FoundImage
from desktop.store.review_queue import UNSURE
from desktop.store.run_reader import RunReader
from desktop.store.shown_answers import ShownAnswers
from inference.errors import OutputError
from tests.desktop.gui.restored_window import minimise_and_restore
from tests.desktop.gui.review.review_keys import answer_by, on_disk, press
from tests.desktop.store.made_runs import SCREENED_FOLDER, screened


def skip_to(page, wanted):
    """Make a queued row current."""
    rows = page.review.run.reader.rows_by_id(page.review.ids.tolist())
    place = next(place for place, result in enumerate(rows) if wanted(result.row))
    page.review.go_to(place)
    return rows[place]


def screen_more(qtbot, page, run):
    """Commit eight more rows, as a run that goes on does, and wait until the queue has them."""
    store = run.writer.get()
    store.resume({})
    store.add_found([FoundImage(SCREENED_FOLDER / f"new {n}.png", "Fall Ü 00000", 1, 1) for n in range(8)])
    with qtbot.waitSignal(page.review.queue_changed):
        store.commit([screened(image, unreadable_every=0) for image in store.pending()])
        run.tell_changed()


def test_a_digit_gives_the_class_and_shows_the_next_image_when_it_is_on_the_disk(qtbot, page, run):
    seen = []
    first, second = page.review.run.reader.rows_by_id(page.review.ids[:2].tolist())
    assert page.review.current.result_id == first.result_id
    page.current_changed.connect(lambda result: seen.append((result and result.result_id, on_disk(run))))

    answer_by(qtbot, page, Qt.Key.Key_3)

    expected = (first.key.image_id, "Pre-B", "assigned", "Dr A")
    assert on_disk(run) == [expected]
    assert seen == [(second.result_id, [expected])], "the next image shows after the answer is in the file"
    assert page.review.open_count == len(page.review.ids) - 1


def test_keys_that_come_before_the_next_image_shows_answer_nothing(qtbot, page, run, monkeypatch):
    store = run.writer.get()
    go_on, review = threading.Event(), store.review

    def held(new):
        assert go_on.wait(10)
        return review(new)

    monkeypatch.setattr(store, "review", held)
    with qtbot.waitSignal(page.review.committed):
        press(qtbot, page, Qt.Key.Key_1)
        for key in (Qt.Key.Key_2, Qt.Key.Key_U, Qt.Key.Key_Return, Qt.Key.Key_Right):
            press(qtbot, page, key)
        assert page.review.place == 0
        go_on.set()
    qtbot.waitUntil(lambda: not page.review.is_busy)

    assert [row[1] for row in on_disk(run)] == ["Benign"]
    assert page.review.place == 1


def test_an_answer_that_is_given_while_the_queue_is_read_counts(qtbot, page, monkeypatch):
    is_read, go_on, queue = threading.Event(), threading.Event(), RunReader.queue

    def held(*arguments):
        found = queue(*arguments)
        is_read.set()
        assert go_on.wait(10)
        return found

    monkeypatch.setattr(RunReader, "queue", held)
    page.review.reload()
    assert is_read.wait(10)
    answer_by(qtbot, page, Qt.Key.Key_1)
    assert page.review.is_loading
    go_on.set()
    qtbot.waitUntil(lambda: not page.review.is_loading)

    assert page.review.open_count == len(page.review.ids) - 1
    page.review.go_to(len(page.review.ids) - 1)
    page.review.go_to_next_open()
    assert page.review.place == 1, "the first one is not asked for again"


def test_enter_accepts_what_the_model_reports(qtbot, page, run):
    chosen = skip_to(page, lambda row: row.reported_class)
    assert page.panel.accept_button.isVisible()
    assert chosen.row.reported_class in page.panel.accept_button.accessibleName()

    answer_by(qtbot, page, Qt.Key.Key_Return)

    assert on_disk(run) == [(chosen.key.image_id, chosen.row.reported_class, "accepted", "Dr A")]


def test_enter_on_an_abstention_accepts_nothing_and_says_why(qtbot, page, run):
    skip_to(page, lambda row: not row.reported_class)
    assert not page.panel.accept_button.isVisible()

    with qtbot.waitSignal(page.review.told_of_row) as told:
        press(qtbot, page, Qt.Key.Key_Enter)

    assert "no class here" in told.args[0]
    assert on_disk(run) == []


def test_u_says_unsure_and_arrows_move_without_answering(qtbot, page, run):
    answer_by(qtbot, page, Qt.Key.Key_U)
    assert on_disk(run)[0][1:3] == ("unsure", "unsure")
    press(qtbot, page, Qt.Key.Key_Left)
    assert page.review.place == 0
    assert page.review.current.row.review.reviewed_class == "unsure"
    assert page.panel.given.text() == "Dr A: Unsure"
    press(qtbot, page, Qt.Key.Key_Right)
    press(qtbot, page, Qt.Key.Key_Right)
    assert page.review.place == 2
    press(qtbot, page, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert page.review.place == 3
    assert len(on_disk(run)) == 1


def test_after_the_last_place_the_next_open_one_is_before(qtbot, page):
    page.review.go_to(len(page.review.ids) - 1)
    answer_by(qtbot, page, Qt.Key.Key_1)
    assert page.review.place == 0


def test_undo_reaches_back_through_the_session_and_shows_what_it_undoes(qtbot, page, run):
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_U):
        answer_by(qtbot, page, key)
    control = Qt.KeyboardModifier.ControlModifier
    for place in (2, 1, 0):
        with qtbot.waitSignal(page.review.committed):
            press(qtbot, page, Qt.Key.Key_Z, control)
        assert page.review.place == place
        assert page.review.current.row.review.reviewed_class == ""
    assert page.review.open_count == len(page.review.ids)
    assert not page.actions_.undo.isEnabled()
    with qtbot.waitSignal(page.review.committed):
        press(qtbot, page, Qt.Key.Key_Y, control)
    assert page.review.current.row.review.reviewed_class == "Benign"
    assert [row[2] for row in on_disk(run)] == [
        *("assigned", "assigned", "unsure", "undone", "undone", "undone", "redone")
    ]


def test_progress_counts_what_is_left_and_the_end_leads_to_the_cases(qtbot, page):
    total = len(page.review.ids)
    assert page.progress_text.text() == f"{total} to review"
    for left in range(total - 1, -1, -1):
        assert not page.all_done.isVisible()
        answer_by(qtbot, page, Qt.Key.Key_1)
        assert page.review.open_count == left

    assert page.progress_text.text() == f"All {total} reviewed"
    assert page.all_done.isVisible()
    for key in (Qt.Key.Key_1, Qt.Key.Key_U):
        press(qtbot, page, key)
        assert not page.review.is_busy, "no key answers an image that is no longer seen"
    with qtbot.waitSignal(page.cases_wanted):
        press(qtbot, page, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.review.committed):
        press(qtbot, page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.image.isVisible(), "what is taken back is seen"


def test_one_case_can_be_reviewed_alone(qtbot, page, run):
    everything = len(page.review.ids)
    qtbot.waitUntil(lambda: page.case_box.count() == 4)
    with qtbot.waitSignal(page.current_changed):
        page.review_case("Fall Ü 00001")
    assert 0 < len(page.review.ids) < everything
    rows = run.reader.rows_by_id(page.review.ids.tolist())
    assert {each.row.case for each in rows} == {"Fall Ü 00001"}
    assert page.case_box.currentText() == "Fall Ü 00001"


def test_rows_that_arrive_join_at_the_end_and_move_nothing(qtbot, page, run):
    before = page.review.ids.tolist()
    page.review.go_to(3)
    screen_more(qtbot, page, run)
    assert page.review.ids[: len(before)].tolist() == before
    assert len(page.review.ids) > len(before)
    assert page.review.place == 3
    assert page.queue.model().rowCount() == len(page.review.ids)


def test_a_window_that_was_minimised_shows_the_queue_as_it_was(qtbot, page, run):
    page.review.go_to(3)
    screen_more(qtbot, page, run)
    before = page.review.ids.tolist()
    page.panel.note.setFocus()

    minimise_and_restore(qtbot, page)

    assert not page.review.is_loading
    assert page.review.ids.tolist() == before
    assert page.review.place == 3
    assert page.panel.note.hasFocus()
    # Whoever comes from another page has them sorted in.
    page.hide()
    with qtbot.waitSignal(page.review.queue_changed):
        page.show()
    assert page.review.ids.tolist() != before


def test_who_did_not_give_a_name_is_not_asked_again_when_a_window_is_restored(qtbot, page):
    page.review._who.leave()

    minimise_and_restore(qtbot, page)

    assert page.review.session is None
    assert not page.findChildren(ReviewerDialog)


def test_a_row_that_two_readers_differ_in_can_be_shown_by_its_key(page, run):
    (last,) = run.reader.rows_by_id([int(page.review.ids[-1])])
    page.review.show_key(last.key)
    assert page.review.place == len(page.review.ids) - 1
    assert page.queue.currentIndex().row() == page.review.place


def test_the_list_follows_the_keys_and_the_keys_follow_the_list(qtbot, page):
    press(qtbot, page, Qt.Key.Key_Right)
    assert page.queue.currentIndex().row() == 1
    press(qtbot, page, Qt.Key.Key_Down)
    assert page.review.place == 2
    answer_by(qtbot, page, Qt.Key.Key_1)
    assert page.queue.currentIndex().row() == 3
    spoken = page.queue.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "reviewed: Benign" in spoken


def test_keys_answer_nothing_while_another_page_is_seen(qtbot, page, run):
    page.hide()
    for action in page.actions_.every():
        assert not action.isEnabled(), action.text()
    page.show()
    assert page.actions_.unsure.isEnabled()


def test_a_full_disk_leaves_the_image_and_says_so(qtbot, page, run, full_disk):
    with full_disk(), qtbot.waitSignal(page.failed) as failed:
        press(qtbot, page, Qt.Key.Key_1)
    assert isinstance(failed.args[0], OutputError)
    assert (page.review.place, on_disk(run)) == (0, [])
    answer_by(qtbot, page, Qt.Key.Key_1)
    assert len(on_disk(run)) == 1


def test_a_run_that_can_no_longer_be_read_says_so_when_a_row_is_asked_for(qtbot, page, run, monkeypatch):
    def gone(*_arguments, **_more):
        raise OutputError("the drive is gone")

    with monkeypatch.context() as broken, qtbot.waitSignal(page.failed) as failed:
        broken.setattr(run.reader, "rows_by_id", gone)
        page.review.go_to(1)
    assert str(failed.args[0]) == "the drive is gone"
    assert page.review.current is None

    page.review.go_to(1)
    assert page.review.place == 1


def test_nobody_answers_without_a_name_and_it_is_asked_once(qtbot, page, run):
    page.review.set_reviewer("")
    press(qtbot, page, Qt.Key.Key_1)
    (dialog,) = page.findChildren(ReviewerDialog)
    assert on_disk(run) == []
    assert not dialog.button.isEnabled()
    qtbot.keyClicks(dialog.name, "Dr B")
    with qtbot.waitSignal(page.reviewer_changed) as named:
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert named.args == ["Dr B"]
    qtbot.waitUntil(lambda: not page.review.is_loading and not page.findChildren(ReviewerDialog))
    with qtbot.waitActive(page):
        page.activateWindow()
    answer_by(qtbot, page, Qt.Key.Key_1)
    assert on_disk(run)[0][3] == "Dr B"


def test_the_second_reader_sees_none_of_the_firsts_answers(qtbot, page, run):
    answer_by(qtbot, page, Qt.Key.Key_1)
    total = len(page.review.ids)
    dialog = page.ask_reviewer()
    dialog.name.setText("Dr B")
    dialog.blind.setChecked(True)
    with qtbot.waitSignal(page.review.queue_changed):
        dialog.button.click()
    qtbot.waitUntil(lambda: page.review.is_blind and not page.review.is_loading)

    assert page.panel.blind.isVisible()
    assert page.review.open_count == total
    assert run.shown is ShownAnswers.SECOND
    page.review.go_to(0)
    assert page.review.current.row.review.reviewed_class == ""
    assert page.panel.given.text() == "Not reviewed yet"
    qtbot.waitUntil(lambda: not page.findChildren(ReviewerDialog))
    with qtbot.waitActive(page):
        page.activateWindow()
    answer_by(qtbot, page, Qt.Key.Key_2)

    page.panel.close_reading.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(CloseReadingDialog)))
    (dialog,) = page.findChildren(CloseReadingDialog)
    with qtbot.waitSignal(page.agreement_wanted):
        dialog.button.click()
    qtbot.waitUntil(lambda: not page.review.is_loading)
    page.review.go_to(0)
    assert page.review.current.row.review.reviewed_class == "Benign"
    assert not page.panel.blind.isVisible()


def test_a_first_reader_is_refused_as_second(qtbot, page, run):
    answer_by(qtbot, page, Qt.Key.Key_1)
    with qtbot.waitSignal(page.failed) as failed:
        page.review.open_second_reading("dr a")
    assert "needs another person" in str(failed.args[0])
    assert not page.review.is_blind


def test_every_control_has_an_accessible_name(page):
    for widget in (
        *page.panel.class_buttons,
        *(page.panel.accept_button, page.panel.unsure_button, page.panel.note, page.queue, page.case_box),
        page.progress,
    ):
        assert widget.accessibleName(), widget


@pytest.mark.parametrize("queued", [True, False])
def test_there_is_a_page_for_no_run_and_for_nothing_queued(qtbot, page, review, queued):
    if queued:
        page.set_run(None)
        assert page.no_run.isVisible()
        with qtbot.waitSignal(page.open_wanted):
            page.no_run.button.click()
    else:
        review.case = "nowhere"
        with qtbot.waitSignal(review.current_changed):
            review.reload()
        assert page.nothing_queued.isVisible()


def test_a_name_in_the_queue_has_the_room_that_no_answer_takes(page, review, run, monkeypatch):
    shown = []
    monkeypatch.setattr(
        queue_list, "paint_text", lambda _painter, area, text, *_more: shown.append((text, area.width()))
    )
    first = run.reader.rows_by_id([int(review.ids[0])])[0]

    def name_px(reviewed_class):
        shown.clear()
        answered = replace(first, row=replace(first.row, review=Review("Dr A", reviewed_class)))
        pixmap = QPixmap(272, 48)
        painter = QPainter(pixmap)
        page.queue.itemDelegate()._paint_row(painter, pixmap.rect(), answered)
        painter.end()
        return shown[0][1]

    unanswered = name_px("")
    assert unanswered == 272 - 40 - 8
    assert name_px(run.labels[0].display_name) == unanswered - 48
    assert name_px(UNSURE) == unanswered - 72


def test_a_queue_that_cannot_be_read_is_not_an_empty_one(qtbot, page, review, run, monkeypatch):
    def gone(*_what):
        raise OutputError("the drive is gone")

    page.set_run(None)
    with monkeypatch.context() as drive, qtbot.waitSignal(review.failed):
        drive.setattr(RunReader, "queue", gone)
        page.set_run(run)
        assert not page.nothing_queued.isVisible(), "nobody knows yet"

    assert page.not_read.isVisible()
    with qtbot.waitSignal(page.open_wanted):
        page.not_read.button.click()

    run.tell_changed()
    qtbot.waitUntil(lambda: bool(len(review.ids)))
    assert page.work.isVisible()
