"""Notes of a review: written by keys alone, to their own row, and never lost before they are on the disk."""

import sqlite3
import threading
from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from desktop.gui.review.reviewer_dialog import ReviewerDialog
from desktop.store.connection import store_path
from tests.desktop.gui.review.review_keys import answer_by, on_disk, press


def type_note(qtbot, page, text):
    press(qtbot, page, Qt.Key.Key_N)
    qtbot.keyClicks(page.panel.note, text)


def note_in_vain(qtbot, page, full_disk):
    """Give the current row a note that does not get to the disk."""
    type_note(qtbot, page, "pale")
    with full_disk(), qtbot.waitSignal(page.failed):
        press(qtbot, page, Qt.Key.Key_Return)


def notes_of(run):
    with closing(sqlite3.connect(store_path(run.folder))) as other:
        return dict(other.execute("SELECT image_id, note FROM reviews WHERE step = 'noted'"))


def test_n_writes_a_note_in_which_keys_are_letters(qtbot, page, run):
    press(qtbot, page, Qt.Key.Key_N)
    assert page.panel.note.hasFocus()
    qtbot.keyClicks(page.panel.note, "1 cut nucleus, u")
    press(qtbot, page, Qt.Key.Key_Left)
    with qtbot.waitSignal(page.review.committed):
        press(qtbot, page, Qt.Key.Key_Return)

    assert page.review.place == 0, "a note stays with its image"
    assert page.review.current.row.review.note == "1 cut nucleus, u"
    assert [row[1:3] for row in on_disk(run)] == [("", "noted")]
    assert page.review.open_count == len(page.review.ids), "a note is no answer"
    assert page.queue.hasFocus()
    answer_by(qtbot, page, Qt.Key.Key_2)
    page.review.go_to(0)
    assert page.panel.note.text() == "1 cut nucleus, u"


def test_esc_leaves_a_note_as_it_was(qtbot, page, run):
    press(qtbot, page, Qt.Key.Key_N)
    qtbot.keyClicks(page.panel.note, "wrong")
    press(qtbot, page, Qt.Key.Key_Escape)
    assert page.panel.note.text() == ""
    assert page.queue.hasFocus()
    assert on_disk(run) == []


def test_a_note_that_is_left_by_a_click_on_a_class_is_kept_with_the_answer(qtbot, page, run):
    press(qtbot, page, Qt.Key.Key_N)
    qtbot.keyClicks(page.panel.note, "pale")
    with qtbot.waitSignals([page.review.committed] * 2):
        page.panel.class_buttons[1].setFocus()
        qtbot.mouseClick(page.panel.class_buttons[1], Qt.MouseButton.LeftButton)
    assert [row[1:3] for row in on_disk(run)] == [("", "noted"), ("Early Pre-B", "assigned")]
    assert len({row[0] for row in on_disk(run)}) == 1
    assert page.review.place == 1


def test_a_note_that_was_typed_before_a_name_was_given_is_written_when_it_is(qtbot, page, run):
    page.review.set_reviewer("")
    press(qtbot, page, Qt.Key.Key_N)
    qtbot.keyClicks(page.panel.note, "pale")
    press(qtbot, page, Qt.Key.Key_Return)
    (dialog,) = page.findChildren(ReviewerDialog)
    qtbot.keyClicks(dialog.name, "Dr B")
    with qtbot.waitSignal(page.review.committed):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    assert [row[1:] for row in on_disk(run)] == [("", "noted", "Dr B")]
    assert page.review.current.row.review.note == "pale"
    qtbot.waitUntil(lambda: page.panel.note.text() == "pale")


def test_a_note_stays_in_its_field_when_no_name_is_given(qtbot, page, run):
    page.review.set_reviewer("")
    press(qtbot, page, Qt.Key.Key_N)
    qtbot.keyClicks(page.panel.note, "pale")
    press(qtbot, page, Qt.Key.Key_Return)
    (dialog,) = page.findChildren(ReviewerDialog)
    dialog.reject()
    page.review.go_to(1)
    assert page.panel.note.text() == ""
    page.review.go_to(0)
    assert page.panel.note.text() == "pale"
    assert on_disk(run) == []
    with qtbot.waitSignal(page.review.committed):
        page.review.set_reviewer("Dr B")
    assert [row[1:] for row in on_disk(run)] == [("", "noted", "Dr B")]


def test_every_note_that_waits_for_a_name_is_written_when_it_is_given(qtbot, page, run):
    page.review.set_reviewer("")
    keys = []
    for place, text in enumerate(("pale", "smudged")):
        page.review.go_to(place)
        keys.append(page.review.current.key)
        type_note(qtbot, page, text)
        press(qtbot, page, Qt.Key.Key_Return)
        (dialog,) = (each for each in page.findChildren(ReviewerDialog) if each.isVisible())
        dialog.reject()
        with qtbot.waitActive(page):
            page.activateWindow()
    page.review.set_reviewer("Dr B")
    qtbot.waitUntil(lambda: notes_of(run) == {keys[0].image_id: "pale", keys[1].image_id: "smudged"})
    qtbot.waitUntil(lambda: page.panel.drafts.text_of(run, keys[0], page.review.session) is None)


@pytest.mark.parametrize("is_done", [True, False], ids=["done", "still typed"])
def test_a_note_that_is_typed_while_the_row_goes_on_is_written_to_its_own_row(qtbot, page, run, monkeypatch, is_done):
    written, write = threading.Event(), run.writer.get().review

    def late(new):
        assert written.wait(20)
        return write(new)

    monkeypatch.setattr(run.writer.get(), "review", late)
    first = page.review.current.key
    press(qtbot, page, Qt.Key.Key_1)
    page.panel.note.setFocus()
    qtbot.keyClicks(page.panel.note, "pale")
    if is_done:
        qtbot.keyClick(page.panel.note, Qt.Key.Key_Return)
    written.set()
    qtbot.waitUntil(lambda: notes_of(run) == {first.image_id: "pale"})
    qtbot.waitUntil(lambda: page.review.current.key != first)
    assert page.panel.note.text() == ""


def test_a_note_that_is_typed_as_the_last_row_leaves_the_queue_is_written(qtbot, page, run):
    key = page.review.current.key
    type_note(qtbot, page, "pale")
    with qtbot.waitSignal(page.review.current_changed, check_params_cb=lambda row: row is None):
        page.review.set_case("of no image")
    qtbot.waitUntil(lambda: notes_of(run) == {key.image_id: "pale"})
    assert page.panel.note.text() == ""


def test_what_is_being_typed_stays_when_its_row_is_read_again(qtbot, page, run):
    type_note(qtbot, page, "pal")
    with qtbot.waitSignal(page.review.queue_changed, check_params_cb=lambda *_: not page.review.is_loading):
        run.tell_reloaded()
    qtbot.keyClicks(page.panel.note, "e")
    assert page.panel.note.text() == "pale"


def test_a_note_that_met_a_full_disk_is_still_there_when_its_row_is_shown_again(qtbot, page, run, full_disk):
    note_in_vain(qtbot, page, full_disk)
    page.review.go_to(1)
    page.review.go_to(0)
    assert page.panel.note.text() == "pale"
    page.panel.note.setFocus()
    with qtbot.waitSignal(page.review.committed):
        press(qtbot, page, Qt.Key.Key_Return)
    assert list(notes_of(run).values()) == ["pale"]


def test_a_note_of_the_first_reader_that_was_not_written_is_not_shown_to_the_second(qtbot, page, run, full_disk):
    note_in_vain(qtbot, page, full_disk)
    key = page.review.current.key
    page.review.open_second_reading("Dr B")
    qtbot.waitUntil(lambda: page.review.is_blind and not page.review.is_loading and page.review.current is not None)
    page.review.show_key(key)
    assert page.panel.note.text() == ""


def test_a_note_that_is_being_typed_is_written_before_another_run_is_shown(qtbot, page, run):
    first = page.review.current.key
    type_note(qtbot, page, "pale")
    session = page.review.session
    page.set_run(None)
    assert notes_of(run) == {first.image_id: "pale"}
    assert page.panel.drafts.text_of(run, first, session) is None


def test_a_note_that_met_a_full_disk_as_another_run_was_opened_is_there_when_its_own_is_opened_again(
    qtbot, page, run, full_disk
):
    first = page.review.current.key
    type_note(qtbot, page, "pale")
    with full_disk():
        page.set_run(None)
    page.set_run(run)
    qtbot.waitUntil(lambda: page.review.current is not None and not page.review.is_loading)
    page.review.show_key(first)
    assert page.panel.note.text() == "pale"


def test_what_was_typed_after_a_note_was_sent_to_the_disk_waits_for_the_disk_itself(qtbot, page, run):
    key, drafts = page.review.current.key, page.panel.drafts
    drafts.keep(run, key, "pale", page.review.session)
    page.review.note(key, "pale")
    drafts.keep(run, key, "pale, smudged ", page.review.session)
    with qtbot.waitSignal(page.review.committed):
        pass
    assert drafts.text_of(run, key, page.review.session) == "pale, smudged "
    with qtbot.waitSignal(page.review.committed):
        page.review.note(key, "pale, smudged ")
    assert drafts.text_of(run, key, page.review.session) is None


def test_a_window_is_closed_with_nameless_notes_only_when_it_is_asked_twice(qtbot, page, run):
    page.review.set_reviewer("")
    assert page.may_close()
    type_note(qtbot, page, "pale")
    with qtbot.waitSignal(page.told) as told:
        assert not page.may_close()
    assert told.args[0].startswith("1 note")
    (dialog,) = page.findChildren(ReviewerDialog)
    dialog.reject()
    assert page.may_close()

    page.review.go_to(1)
    qtbot.keyClicks(page.panel.note, "smudged")
    assert not page.may_close(), "it was not told of this one"
    (dialog,) = (each for each in page.findChildren(ReviewerDialog) if each.isVisible())
    dialog.reject()

    page.review.set_reviewer("Dr B")
    qtbot.waitUntil(lambda: page.review.steps.is_idle)
    assert set(notes_of(run).values()) == {"pale", "smudged"}
    assert page.may_close()


def test_a_note_is_told_again_when_it_was_written_and_another_waits_in_its_place(qtbot, page, run):
    key, drafts, session = page.review.current.key, page.panel.drafts, page.review.session
    drafts.keep(run, key, "pale", None)
    assert (drafts.tell_nameless(), drafts.tell_nameless()) == (1, 0)
    assert drafts.name(run, session) == [(key, "pale")]
    drafts.keep(run, key, "smudged", None)
    assert drafts.tell_nameless() == 1
