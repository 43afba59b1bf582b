"""The window as a whole: pages, dropping, keys, exporting, closing, and the way back after a crash."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QSlider,
)

from desktop.crash_report import crash_folder, write_report
from desktop.gui import help_pages, pace
from desktop.gui.about_model import AboutModelDialog
from desktop.gui.dialogs import MessageDialog
from desktop.gui.page_host import PageId
from desktop.gui.shortcuts_sheet import ShortcutsSheet
from desktop.gui.tour import Tour
from desktop.known_runs import known_runs, remember_run
from desktop.records import RunInfo
from desktop.run_settings import RunSettings
from desktop.run_summary import Ending
from desktop.shipped_files import assets_folder
from desktop.store import connection
from desktop.store.migrations import schema_scripts
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState
from desktop.store.run_store import RunStore
from desktop.user_folders import HOME_VARIABLE
from inference.errors import BundleRefusedError, OutputError
from tests.desktop.store.made_runs import make_run

LONG_MS = 20_000


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


def drop(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def only(window, kind):
    found = window.findChildren(kind)
    assert len(found) == 1
    return found[0]


def wait_for_end(qtbot, window, begin):
    with qtbot.waitSignal(window.flow.session.run_ended, timeout=LONG_MS) as ended:
        begin()
    return ended.args[0]


# Pages


def test_the_window_opens_on_its_first_page_before_the_engine_is_there(open_window, classifier):
    window = open_window(classifier, is_ready=False)
    assert window.host.current is PageId.START
    assert window.flow is None
    assert "Research use only" in window.status.research.text()
    assert "Checking" in window.status.model.text()
    assert not window.host.is_built(PageId.RESULTS)


def test_what_is_asked_for_before_the_engine_is_there_happens_as_soon_as_it_is(qtbot, open_window, classifier, folder):
    window = open_window(classifier, is_ready=False)
    window.show_page(PageId.CASES)
    window.show_page(PageId.SETTINGS)
    assert window.host.current is PageId.START
    with qtbot.waitSignal(window.ready, timeout=LONG_MS):
        window.begin()
    assert window.host.current is PageId.SETTINGS
    assert not window.host.is_built(PageId.CASES), "only the page that was asked for last is built"


def test_each_page_is_reached_by_its_key_and_by_the_rail(qtbot, open_window, classifier):
    window = open_window(classifier)
    for place, page_id in enumerate(PageId):
        key = Qt.Key(int(Qt.Key.Key_1) + place)
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.host.current is page_id
        assert window.rail.buttons[page_id].isChecked()
    for page_id in reversed(PageId):
        window.rail.buttons[page_id].click()
        assert window.host.current is page_id


def test_a_page_without_a_run_says_what_to_do(open_window, classifier):
    window = open_window(classifier)
    for page_id in (PageId.RESULTS, PageId.REVIEW, PageId.CASES):
        window.show_page(page_id)
        page = window.host.currentWidget()
        page.no_run.button.click()
        assert window.host.current is PageId.START


# Runs


def test_a_dropped_folder_is_screened_and_watched(qtbot, open_window, classifier, folder):
    window = open_window(classifier)
    wait_for_end(qtbot, window, lambda: drop(window, folder))
    assert window.host.current is PageId.SCREEN
    page = window.flow.pages.screen
    assert page.done.value.text() == "7 of 7"
    assert "Finished" in page.state.text()
    assert page.results_button.isVisible()
    page.results_button.click()
    assert window.host.current is PageId.RESULTS
    qtbot.waitUntil(lambda: window.flow.pages.results.rows.rowCount() == 7)


def test_dropped_files_are_screened_and_no_others(qtbot, open_window, classifier, folder):
    window = open_window(classifier)
    files = (folder / "case A/Benign-1.png", folder / "case B/Pro-B-4.png")
    ended = wait_for_end(qtbot, window, lambda: drop(window, *files))
    assert ended.summary.image_count == 2


def test_several_folders_at_once_say_what_to_do(open_window, classifier, folder, message_of_dialog):
    window = open_window(classifier)
    drop(window, folder / "case A", folder / "case B")
    assert "one folder" in message_of_dialog(window).title
    assert not window.flow.session.is_screening


def test_a_drop_without_any_path_is_not_called_several_folders(open_window, classifier, message_of_dialog):
    window = open_window(classifier)
    drop(window)
    assert message_of_dialog(window).title == "Nothing was dropped that can be opened"


def test_a_folder_dropped_during_a_run_does_not_disturb_it(
    qtbot, open_window, held_classifier, folder, message_of_dialog
):
    window = open_window(held_classifier, folder)
    drop(window, folder)
    assert message_of_dialog(window).title == "A run is going on"
    ended = wait_for_end(qtbot, window, lambda: held_classifier.let_through(100))
    assert ended.summary.row_count == 7


def test_a_run_is_held_goes_on_and_is_cancelled_by_keys(qtbot, open_window, held_classifier, folder):
    window = open_window(held_classifier, folder)
    page = window.flow.pages.screen
    qtbot.waitUntil(lambda: window.flow.session.run is not None, timeout=LONG_MS)
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.flow.session.is_paused
    assert window.status.progress.text() == "Paused"
    assert page.go_on_button.isVisible()
    assert not page.pause_button.isVisible()
    assert "Go on" in window.actions_.pause.text().replace("&", "")
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert not window.flow.session.is_paused
    assert page.pause_button.isVisible()
    held_classifier.let_through(1)
    qtbot.waitUntil(lambda: held_classifier.classified_count == 1, timeout=LONG_MS)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    ended = wait_for_end(qtbot, window, lambda: held_classifier.let_through(100))
    assert ended.summary.ending is Ending.CANCELLED
    assert page.resume_button.isVisible()
    assert "can go on" in page.state.text()
    assert not window.status.progress.isVisible()


def test_a_cancelled_run_goes_on_to_its_end(qtbot, open_window, held_classifier, folder):
    window = open_window(held_classifier, folder)
    held_classifier.let_through(2)
    qtbot.waitUntil(lambda: held_classifier.classified_count == 2, timeout=LONG_MS)
    wait_for_end(qtbot, window, lambda: (window.actions_.cancel.trigger(), held_classifier.let_through(100)))
    ended = wait_for_end(
        qtbot, window, lambda: (window.flow.pages.screen.resume_button.click(), held_classifier.let_through(100))
    )
    assert ended.summary.ending is Ending.COMPLETE
    assert ended.summary.row_count == 7


def test_progress_is_in_the_status_bar_of_every_page(qtbot, open_window, held_classifier, folder, monkeypatch):
    monkeypatch.setattr(pace, "BATCH_SECONDS", 0.0)
    window = open_window(held_classifier, folder)
    held_classifier.let_through(3)
    window.show_page(PageId.SETTINGS)
    qtbot.waitUntil(lambda: window.status.progress.text().startswith("3 of 7"), timeout=LONG_MS)
    assert "images/s" in window.status.progress.text()
    assert window.status.progress.text().endswith("left")


def test_the_live_counts_say_the_same_as_the_run(qtbot, open_window, classifier, folder):
    window = open_window(classifier)
    ended = wait_for_end(qtbot, window, lambda: drop(window, folder))
    texts = window.flow.pages.screen.classes.texts
    assert "Not reported: 2" in texts
    assert "Unreadable: 1" in texts
    assert sum(int(text.rpartition(" ")[2]) for text in texts) == ended.summary.row_count


def test_recent_runs_are_listed_and_opened_by_enter(qtbot, screened_window):
    window = screened_window
    window.show_page(PageId.START)
    recent = window.start_page.recent
    qtbot.waitUntil(lambda: recent.runs.rowCount() == 1, timeout=LONG_MS)
    assert recent.runs.index(0).data() == "images"
    recent.setFocus()
    recent.setCurrentIndex(recent.runs.index(0))
    with qtbot.waitSignal(window.flow.session.run_opened, timeout=LONG_MS):
        qtbot.keyClick(recent, Qt.Key.Key_Return)
    assert window.host.current is PageId.RESULTS
    qtbot.waitUntil(lambda: window.flow.pages.results.rows.rowCount() == 7, timeout=LONG_MS)


def test_an_unfinished_run_is_offered_on_the_first_page_and_goes_on(qtbot, open_window, held_classifier, folder):
    window = open_window(held_classifier, folder)
    held_classifier.let_through(2)
    qtbot.waitUntil(lambda: held_classifier.classified_count == 2, timeout=LONG_MS)
    wait_for_end(qtbot, window, lambda: (window.actions_.cancel.trigger(), held_classifier.let_through(100)))
    window.show_page(PageId.START)
    notice = window.start_page.unfinished
    qtbot.waitUntil(notice.isVisible, timeout=LONG_MS)
    (row,) = notice.rows
    assert "images is not finished" in row.text.text()
    wait_for_end(qtbot, window, lambda: (row.resume_button.click(), held_classifier.let_through(100)))
    window.show_page(PageId.START)
    qtbot.waitUntil(lambda: not notice.isVisible(), timeout=LONG_MS)


def _opened_unfinished(qtbot, open_window, classifier, folder, tmp_path):
    """A window that opened a run of which no image is screened."""
    info = RunInfo.start(classifier)
    RunStore.create(tmp_path / "run", info, folder, RunSettings().payload()).close()
    window = open_window(classifier)
    with qtbot.waitSignal(window.flow.session.run_opened, timeout=LONG_MS):
        window.open_run(tmp_path / "run")
    return window


def test_an_opened_run_that_is_not_finished_goes_on_from_notice_menu_and_page(
    qtbot, open_window, classifier, folder, tmp_path
):
    window = _opened_unfinished(qtbot, open_window, classifier, folder, tmp_path)
    assert "not finished: 0 of 0 images" in window.notice.text.text()
    assert window.notice.action_button.text() == "Screen the rest"
    window.show_page(PageId.SCREEN)
    assert window.flow.pages.screen.resume_button.isVisible()
    assert window.actions_.resume.isEnabled()

    ended = wait_for_end(qtbot, window, window.actions_.resume.trigger)

    assert ended.summary.ending is Ending.COMPLETE
    qtbot.waitUntil(lambda: not window.actions_.resume.isEnabled(), timeout=LONG_MS)
    assert window.flow.session.run.folder == tmp_path / "run"


def test_a_run_that_was_finished_meanwhile_has_no_rest_to_screen(qtbot, open_window, classifier, folder, tmp_path):
    info = RunInfo.start(classifier)
    RunStore.create(tmp_path / "run", info, folder, RunSettings().payload()).close()
    window = open_window(classifier)
    # A page that counts rows, the model and the list of runs would have the actions looked at too.
    window._idle.stop()
    qtbot.waitUntil(lambda: window.flow.session.model is not None and window.flow._looking.is_idle, timeout=LONG_MS)
    with qtbot.waitSignal(window.flow.session.run_opened, timeout=LONG_MS):
        window.flow.session.open_run(tmp_path / "run")
    run = window.flow.session.run
    assert window.actions_.resume.isEnabled()
    store = run.writer.get()
    store.resume({})
    store.finish_walk()
    store.end(RunState.COMPLETE)
    run.tell_changed()

    qtbot.waitUntil(lambda: not window.actions_.resume.isEnabled(), timeout=LONG_MS)


def test_another_run_that_is_opened_takes_the_place_of_the_one_before_on_the_page_of_the_screening(
    qtbot, open_window, classifier, folder, tmp_path
):
    window = _opened_unfinished(qtbot, open_window, classifier, folder, tmp_path)
    window.show_page(PageId.SCREEN)
    make_run(tmp_path / "other", 5).end(RunState.COMPLETE)
    with qtbot.waitSignal(window.flow.session.run_opened, timeout=LONG_MS):
        window.open_run(tmp_path / "other")

    window.show_page(PageId.SCREEN)
    assert window.flow.pages.screen.done.value.text() == "5 of 5"
    assert not window.flow.pages.screen.resume_button.isVisible()
    assert not window.actions_.resume.isEnabled()


def test_a_run_of_an_older_version_is_brought_up_to_date_with_a_copy_and_in_words(
    qtbot, open_window, classifier, folder, tmp_path, monkeypatch
):
    info = RunInfo.start(classifier)
    RunStore.create(tmp_path / "run", info, folder, RunSettings().payload()).close()
    remember_run(tmp_path / "run")
    newer = (*schema_scripts(), "CREATE TABLE later (number INTEGER);")
    monkeypatch.setattr(connection, "schema_scripts", lambda: newer)
    window = open_window(classifier)
    qtbot.waitUntil(lambda: len(window.start_page.unfinished.rows) == 1, timeout=LONG_MS)
    (row,) = window.start_page.unfinished.rows

    with qtbot.waitSignal(window.flow.session.run_opened, timeout=LONG_MS):
        row.open_button.click()

    said = window.notice.text.text()
    assert "older SmearScope and was brought up to date" in said
    assert "is not finished" in said
    (copy,) = (tmp_path / "run").glob("screening.before-schema-*")
    assert copy.name in said


def test_a_run_is_remembered_and_can_be_taken_from_the_list(qtbot, screened_window, tmp_path):
    window = screened_window
    window.show_page(PageId.START)
    qtbot.waitUntil(lambda: window.start_page.recent.runs.rowCount() == 1, timeout=LONG_MS)
    run = window.start_page.recent.runs.runs[0]
    assert run.folder.parent == tmp_path / "runs"
    window.start_page.recent.forget_wanted.emit(run)
    qtbot.waitUntil(lambda: window.start_page.recent.runs.rowCount() == 0, timeout=LONG_MS)
    assert run.folder.is_dir(), "the run itself stays"
    assert run.folder not in [each.folder for each in known_runs().runs]


def test_a_folder_without_images_says_so_and_the_page_too(qtbot, open_window, classifier, tmp_path, message_of_dialog):
    empty = tmp_path / "empty"
    empty.mkdir()
    window = open_window(classifier)
    wait_for_end(qtbot, window, lambda: window.open_folder(empty))
    assert message_of_dialog(window).title == "No images in this folder"
    assert window.flow.pages.screen.state.text()
    assert not window.flow.pages.screen.results_button.isVisible()


def test_a_folder_that_cannot_be_screened_leaves_the_open_run_on_the_page(
    qtbot, screened_window, tmp_path, message_of_dialog
):
    page = screened_window.host.widget_of(PageId.SCREEN)
    shown = page.folder.text(), page.done.value.text(), page.state.text()
    assert shown[1] == "7 of 7"

    wait_for_end(qtbot, screened_window, lambda: screened_window.open_folder(tmp_path / "gone"))

    assert "gone" in message_of_dialog(screened_window).happened
    assert (page.folder.text(), page.done.value.text(), page.state.text()) == shown
    assert page.results_button.isVisible()


def test_a_run_that_cannot_be_opened_says_so_and_the_open_one_stays(
    qtbot, screened_window, tmp_path, message_of_dialog
):
    screened_window.open_run(tmp_path / "nothing here")
    assert message_of_dialog(screened_window).title == "The run cannot be opened"
    assert screened_window.flow.session.run is not None


def test_a_refused_model_is_told_at_once_and_nothing_is_screened(qtbot, open_window, folder, message_of_dialog):
    def refuse():
        raise BundleRefusedError(Path("bundles/x"), "model.tflite was changed or damaged")

    window = open_window(refuse)
    message = message_of_dialog(window)
    assert message.title == "The model was refused"
    assert "No image was screened" in message.safe
    assert "No usable model" in window.status.model.text()
    assert window.start_page.model_card.name.text() == "No usable model"
    ended = wait_for_end(qtbot, window, lambda: window.open_folder(folder))
    assert ended.summary is None
    assert message_of_dialog(window).title == "The model was refused"


def test_a_bug_in_a_worker_is_a_dialog_with_details(open_window, message_of_dialog):
    def break_down():
        raise ZeroDivisionError("nobody foresaw this")

    message = message_of_dialog(open_window(break_down))
    assert message.is_bug
    assert "nobody foresaw this" in message.details


# Keys


def test_every_key_is_in_a_menu_and_on_the_sheet_and_once_in_each(screened_window):
    window = screened_window
    on_sheet = [key for group in window.actions_.sheet() for key, _meaning in group.rows]
    in_menus = [
        action.shortcut().toString()
        for menu in window.menuBar().actions()
        for action in menu.menu().actions()
        if action.shortcuts()
    ]
    assert sorted(on_sheet) == sorted(in_menus)
    for group in window.actions_.sheet():
        assert len({key for key, _meaning in group.rows}) == len(group.rows), group.title
    assert {"Ctrl+O", "Ctrl+E", "Esc", "Ctrl+Q", "Left", "Right", "H", "Z", "F1", "?", "Ctrl+8"} <= set(on_sheet)


def test_the_keys_of_the_review_join_menu_and_sheet_with_its_page(screened_window):
    window = screened_window
    window.show_page(PageId.REVIEW)
    titles = [group.title for group in window.actions_.sheet()]
    assert titles == ["File", "Go to", "View", "Review", "Help"]
    live = {}
    for action in window.findChildren(type(window.actions_.open)):
        for keys in action.shortcuts() if action.isEnabled() else ():
            assert live.setdefault(keys.toString(), action) is action, keys.toString()
    window.show_page(PageId.RESULTS)
    window.show_page(PageId.REVIEW)
    assert [group.title for group in window.actions_.sheet()] == titles, "the menu does not come twice"


def test_arrow_keys_go_through_the_images(qtbot, screened_window):
    pane = screened_window.flow.pages.results.pane
    rows = pane.table
    first = pane.current.key
    qtbot.keyClick(rows, Qt.Key.Key_Right)
    assert pane.current.key != first
    qtbot.keyClick(rows, Qt.Key.Key_Left)
    assert pane.current.key == first


def test_holding_h_hides_the_heatmap_and_letting_go_brings_it_back(qtbot, screened_window):
    panel, table = screened_window.flow.pages.results.image_panel, screened_window.flow.pages.results.pane.table
    qtbot.keyPress(table, Qt.Key.Key_H)
    assert panel.view.heatmap_is_hidden
    qtbot.keyRelease(table, Qt.Key.Key_H)
    assert not panel.view.heatmap_is_hidden


def test_ctrl_f_goes_to_the_filter_where_letters_are_no_commands(qtbot, screened_window):
    pane = screened_window.flow.pages.results.pane
    qtbot.keyClick(pane.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane.text_box.hasFocus()
    qtbot.keyClicks(pane.text_box, "hzto?")
    assert pane.text_box.text() == "hzto?"
    assert not screened_window.flow.pages.results.image_panel.view.heatmap_is_hidden
    assert not pane.shows_thumbnails


def test_t_changes_between_table_and_thumbnails(qtbot, screened_window):
    pane = screened_window.flow.pages.results.pane
    qtbot.keyClick(pane.table, Qt.Key.Key_T)
    assert pane.shows_thumbnails
    qtbot.keyClick(pane.grid, Qt.Key.Key_T)
    assert not pane.shows_thumbnails


def test_ctrl_i_tells_about_the_model_and_the_question_mark_lists_the_keys(qtbot, screened_window):
    table = screened_window.flow.pages.results.pane.table
    qtbot.keyClick(table, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    about = only(screened_window, AboutModelDialog)
    assert "Intended use" in about.text.toPlainText()
    about.accept()
    qtbot.waitUntil(lambda: not screened_window.findChildren(AboutModelDialog))
    with qtbot.waitActive(screened_window):
        screened_window.activateWindow()
    qtbot.keyClick(table, "?")
    sheet = only(screened_window, ShortcutsSheet)
    assert sheet.groups == tuple(screened_window.actions_.sheet())
    sheet.accept()


def test_f1_opens_the_guide_that_ships(qtbot, open_window, classifier, opened_paths):
    window = open_window(classifier)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert [Path(path) for path in opened_paths] == [assets_folder() / "guide" / "index.html"]


def test_f1_says_so_where_there_is_no_guide(qtbot, open_window, classifier, opened_paths, monkeypatch):
    monkeypatch.setattr(help_pages, "guide_page", lambda: None)
    window = open_window(classifier)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert "not part of this installation" in window.notice.text.text()
    assert opened_paths == []


def test_keys_for_opening_ask_where(qtbot, screened_window):
    for key, mode in (
        (Qt.Key.Key_O, QFileDialog.AcceptMode.AcceptOpen),
        (Qt.Key.Key_R, QFileDialog.AcceptMode.AcceptOpen),
    ):
        qtbot.keyClick(screened_window, key, Qt.KeyboardModifier.ControlModifier)
        dialog = only(screened_window, QFileDialog)
        assert dialog.acceptMode() is mode
        dialog.reject()
        qtbot.waitUntil(lambda: not screened_window.findChildren(QFileDialog))
        with qtbot.waitActive(screened_window):
            screened_window.activateWindow()


# For everyone


@pytest.mark.parametrize("page_id", list(PageId))
def test_every_control_has_a_name_for_screen_readers(screened_window, page_id):
    screened_window.show_page(page_id)
    for kind in (QAbstractButton, QComboBox, QLineEdit, QSlider, QAbstractSpinBox):
        for control in screened_window.findChildren(kind):
            parent = control.parent()
            is_part = control.objectName().startswith("qt_") or parent.inherits("QLineEdit")
            is_part = is_part or parent.inherits("QComboBox") or parent.inherits("QAbstractSpinBox")
            named = control.accessibleName() or getattr(control, "text", str)()
            assert named or is_part or not control.isVisible(), control


@pytest.mark.parametrize("page_id", list(PageId))
def test_every_page_fits_into_a_window_of_1024_by_700(qtbot, screened_window, page_id):
    screened_window.show_page(page_id)
    screened_window.resize(1024, 700)
    qtbot.waitUntil(lambda: (screened_window.width(), screened_window.height()) == (1024, 700))
    area = screened_window.rect()
    for widget in (*screened_window.rail.buttons.values(), screened_window.status.model, screened_window.host):
        place = widget.mapTo(screened_window, widget.rect().topLeft())
        assert area.contains(widget.rect().translated(place)), widget


# Exporting and closing


def test_closing_ends_every_thread_and_notes_that_a_person_closed_it(open_window, screened_window, tmp_path):
    assert screened_window.close()
    assert screened_window.is_shut_down
    assert json.loads((tmp_path / "last_session.json").read_text())["was_closed"]


def test_closing_during_a_run_keeps_what_is_finished(qtbot, open_window, held_classifier, folder, monkeypatch):
    window = open_window(held_classifier, folder)
    held_classifier.let_through(2)
    qtbot.waitUntil(lambda: held_classifier.classified_count == 2, timeout=LONG_MS)
    run_folder = window.flow.session.run.folder
    held_classifier.let_through(100)
    assert window.close()
    again = open_window(held_classifier)
    again.open_run(run_folder)
    qtbot.waitUntil(lambda: again.flow.session.run is not None, timeout=LONG_MS)
    assert again.flow.session.run.counts().row_count >= 2


# After a crash


def end_without_closing(window):
    """What a kill leaves: the note of half a second ago, and nobody who closed the window."""
    window.note._pause.stop()
    window.note._worker.stop()
    note = window.note.current
    window.shut_down()
    window.note._path.write_text(note.model_dump_json())


def test_a_start_after_a_crash_opens_run_page_and_row_again(qtbot, open_window, screened_window, classifier):
    pane = screened_window.flow.pages.results.pane
    pane.select(4)
    key, folder = pane.current.key, screened_window.flow.session.run.folder
    end_without_closing(screened_window)

    window = open_window(classifier)

    qtbot.waitUntil(lambda: window.flow.pages.results is not None, timeout=LONG_MS)
    results = window.flow.pages.results
    qtbot.waitUntil(lambda: results.pane.current is not None and results.pane.current.key == key, timeout=LONG_MS)
    assert window.host.current is PageId.RESULTS
    assert window.flow.session.run.folder == folder
    assert "open again" in window.notice.text.text()


def test_a_start_after_a_crash_in_the_middle_of_a_run_offers_to_go_on(
    qtbot, open_window, held_classifier, classifier, folder
):
    window = open_window(held_classifier, folder)
    held_classifier.let_through(2)
    qtbot.waitUntil(lambda: held_classifier.classified_count == 2, timeout=LONG_MS)
    wait_for_end(qtbot, window, lambda: (window.actions_.cancel.trigger(), held_classifier.let_through(100)))
    end_without_closing(window)

    again = open_window(classifier)

    qtbot.waitUntil(again.notice.isVisible, timeout=LONG_MS)
    assert again.notice.action_button.text() == "Go on screening"
    ended = wait_for_end(qtbot, again, again.notice.action_button.click)
    assert ended.summary.ending is Ending.COMPLETE


def test_what_is_said_of_a_run_after_a_crash_goes_when_another_one_is_opened(
    qtbot, open_window, held_classifier, classifier, folder
):
    window = open_window(held_classifier, folder)
    held_classifier.let_through(2)
    qtbot.waitUntil(lambda: held_classifier.classified_count == 2, timeout=LONG_MS)
    wait_for_end(qtbot, window, lambda: (window.actions_.cancel.trigger(), held_classifier.let_through(100)))
    end_without_closing(window)
    again = open_window(classifier)
    qtbot.waitUntil(again.notice.isVisible, timeout=LONG_MS)

    wait_for_end(qtbot, again, lambda: again.open_folder(folder))

    assert not again.notice.isVisible(), "its button would go on with the other run"


def test_a_run_that_went_away_since_the_crash_is_told_and_nothing_else_happens(
    qtbot, open_window, screened_window, classifier, message_of_dialog
):
    folder = screened_window.flow.session.run.folder
    end_without_closing(screened_window)
    folder.rename(folder.with_name("elsewhere"))

    window = open_window(classifier)

    assert message_of_dialog(window).title == "The run cannot be opened"
    assert window.host.current is PageId.START


def test_after_an_orderly_end_the_window_begins_anew(qtbot, open_window, screened_window, classifier):
    screened_window.close()
    window = open_window(classifier)
    assert window.host.current is PageId.START
    assert not window.flow.session.is_opening


def test_a_crash_is_told_once_at_the_next_start(qtbot, open_window, classifier):
    write_report("Fatal Python error: Segmentation fault", {})
    window = open_window(classifier)
    qtbot.waitUntil(window.notice.isVisible, timeout=LONG_MS)
    window.notice.action_button.click()
    dialog = only(window, MessageDialog)
    assert "Segmentation fault" in dialog.message.details
    dialog.accept()
    assert not list(crash_folder().glob("*.new.txt"))


def test_a_bug_is_reported_on_this_computer_too(screened_window, message_of_dialog):
    before = set(crash_folder().glob("report-*.txt"))
    screened_window.show_bug('File "/home/anna/desktop/gui/app.py"\nValueError: no')
    assert message_of_dialog(screened_window).is_bug
    (report,) = set(crash_folder().glob("report-*.txt")) - before
    text = report.read_text()
    assert "ValueError: no" in text
    assert "Page: results" in text
    assert "anna" not in text


# The first time


def test_the_first_start_shows_the_tour_once(qtbot, open_window, classifier, settings_file):
    settings_file.unlink()
    window = open_window(classifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(Tour)))
    tour = only(window, Tour)
    seen = [tour.title.text()]
    while tour.next_button.text() != "Begin":
        tour.next_button.click()
        seen.append(tour.title.text())
    assert len(set(seen)) == 5
    tour.next_button.click()
    assert window.keeper.current.tour_seen
    window.close()
    again = open_window(classifier)
    QApplication.processEvents()
    assert not again.findChildren(Tour)


# Starting soon


@pytest.mark.parametrize("module", ["desktop.gui", "desktop.gui.app"])
def test_the_window_never_imports_what_trains(module):
    heavy = ("tensorflow", "keras", "sklearn", "matplotlib")
    code = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_the_window_is_there_before_anything_slow_is_imported():
    slow = ("numpy", "cv2", "tifffile", "PIL", "sqlite3", "reportlab", "rich", "pyqtgraph", "desktop.store.run_reader")
    code = (
        "import sys\n"
        "from desktop.gui.app import make_application, model_source\n"
        "from desktop.gui.main_window import MainWindow\n"
        "from desktop.gui.session_note import SessionNote\n"
        "from desktop.gui.settings_keeper import SettingsKeeper\n"
        "app = make_application(['x'])\n"
        "window = MainWindow(SettingsKeeper(), SessionNote(), model_source(None))\n"
        "window.show(); app.processEvents()\n"
        f"print([name for name in {slow} if name in sys.modules])\n"
        "window.shut_down()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_no_key_of_the_review_answers_an_image_while_another_page_is_seen(qtbot, screened_window):
    window = screened_window
    window.show_page(PageId.REVIEW)
    review = window.flow.pages.review
    qtbot.waitUntil(lambda: review.current is not None and not review.is_loading, timeout=LONG_MS)
    window.show_page(PageId.RESULTS)
    steps = []
    review.committed.connect(steps.append)
    for key in ("1", "u", Qt.Key.Key_Return):
        pane = window.flow.pages.results.pane.table
        qtbot.keyClicks(pane, key) if isinstance(key, str) else qtbot.keyClick(pane, key)
        assert review.steps.is_idle, "a step that was begun would be under way"
    assert not steps
    assert not any(action.isEnabled() for action in window.flow.pages.review_page.actions_.every())


@pytest.fixture
def typing(qtbot, screened_window):
    """Begins to type a note as some reviewer, and gives the run's folder."""

    def begin(reviewer):
        pages = screened_window.flow.pages
        screened_window.show_page(PageId.REVIEW)
        pages.review.set_reviewer(reviewer)
        qtbot.waitUntil(lambda: pages.review.current is not None and not pages.review.is_loading)
        pages.review_page.panel.note.setFocus()
        qtbot.keyClicks(pages.review_page.panel.note, "pale")
        return screened_window.flow.session.run.folder

    return begin


def _notes(run_folder):
    with RunReader(run_folder) as reader:
        return [each.row.review.note for each in reader.rows() if each.row.review.note]


def test_a_note_that_is_being_typed_is_on_the_disk_when_the_window_has_closed(qtbot, screened_window, typing):
    run_folder = typing("Dr. Test")
    screened_window.close()
    qtbot.waitUntil(lambda: not screened_window.isVisible())
    assert _notes(run_folder) == ["pale"]


def test_a_window_stays_open_when_the_note_that_is_being_typed_meets_a_full_disk(
    qtbot, screened_window, typing, monkeypatch, message_of_dialog
):
    def full(_new):
        raise OutputError("the disk is full")

    run_folder, writer = typing("Dr. Test"), screened_window.flow.session.run.writer.get()
    panel = screened_window.flow.pages.review_page.panel
    with monkeypatch.context() as broken:
        broken.setattr(writer, "review", full)
        screened_window.close()
        assert "disk is full" in message_of_dialog(screened_window).happened
    assert screened_window.isVisible()
    assert panel.note.text() == "pale"

    panel.note.setFocus()
    with qtbot.waitSignal(screened_window.flow.pages.review.committed):
        qtbot.keyClick(panel.note, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert screened_window.isVisible(), "nobody asked again that it be closed"
    screened_window.close()
    assert _notes(run_folder) == ["pale"]


def test_a_window_is_closed_at_once_by_who_asks_twice_while_an_answer_is_written(
    qtbot, screened_window, typing, monkeypatch
):
    go_on, write = threading.Event(), screened_window.flow.session.run.writer.get().review

    def late(new):
        assert go_on.wait(20)
        return write(new)

    run_folder = typing("Dr. Test")
    monkeypatch.setattr(screened_window.flow.session.run.writer.get(), "review", late)
    assert not screened_window.close()
    assert screened_window.notice.text.text() == "SmearScope closes when the last answer is written."
    steps = screened_window.flow.pages.review.steps
    stop = steps.stop
    monkeypatch.setattr(steps, "stop", lambda: (go_on.set(), stop()))
    assert screened_window.close()
    assert _notes(run_folder) == ["pale"]


def test_a_window_is_not_closed_over_a_note_that_waits_for_a_name(qtbot, screened_window, typing):
    run_folder = typing("")
    assert not screened_window.close()
    assert screened_window.isVisible()
    assert "reviewer's name" in screened_window.notice.text.text()
    review = screened_window.flow.pages.review
    with qtbot.waitSignal(review.committed):
        review.set_reviewer("Dr. Test")
    assert screened_window.close()
    assert _notes(run_folder) == ["pale"]
