"""The window as a whole: dropping, keys, exporting, closing."""

import csv
import subprocess
import sys

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLineEdit, QSlider

from desktop.gui.about_model import AboutModelDialog
from desktop.gui.dialogs import ExportFirstDialog, ShortcutsDialog
from desktop.gui.results_model import RowFilter
from desktop.records import column_names, row_values
from desktop.run_summary import Ending

LONG_MS = 10_000


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


def no_thread_runs(session):
    workers = (session._screening, session._decoding, session._exporting)
    return not any(worker._thread.isRunning() for worker in workers)


def test_a_dropped_folder_is_screened(qtbot, open_window, classifier, folder):
    window = open_window(classifier)
    with qtbot.waitSignal(window.session.run_ended, timeout=LONG_MS):
        drop(window, folder)
    assert len(window.session.results.entries) == 7
    assert window.pages.currentWidget() is window.workspace


def test_a_dropped_file_says_what_to_do(open_window, classifier, folder, message_of_dialog):
    window = open_window(classifier)
    drop(window, folder / "notes.txt")
    message = message_of_dialog(window)
    assert "notes.txt is a file" in message.happened
    assert "Drop the folder" in message.to_do
    assert not window.session.is_screening


def test_two_dropped_folders_say_what_to_do(open_window, classifier, folder, message_of_dialog):
    window = open_window(classifier)
    drop(window, folder / "case A", folder / "case B")
    assert "one folder" in message_of_dialog(window).title


def test_a_folder_dropped_during_a_run_does_not_disturb_it(
    qtbot, open_window, held_classifier, folder, message_of_dialog
):
    window = open_window(held_classifier)
    window.start(folder)
    drop(window, folder)
    assert message_of_dialog(window).title == "A run is going on"
    with qtbot.waitSignal(window.session.run_ended, timeout=LONG_MS):
        held_classifier.let_through(100)
    assert len(window.session.results.entries) == 7


def test_the_first_page_has_one_action(open_window, classifier):
    window = open_window(classifier)
    assert window.pages.currentWidget() is window.start_page
    assert window.start_page.title.text() == "Drop a folder of images here"
    assert not window.run_bar.isVisible()
    window.start_page.button.click()
    only(window, QFileDialog).reject()


def test_every_key_is_in_a_menu_and_on_the_sheet(open_window, classifier):
    window = open_window(classifier)
    keys = {key for key, _meaning in window.actions_.sheet()}
    assert keys == {"Ctrl+O", "Ctrl+E", "Esc", "Ctrl+Q", "Left", "Right", "H", "Z", "F1", "?"}
    in_menus = {
        action.shortcut().toString()
        for menu in window.menuBar().actions()
        for action in menu.menu().actions()
        if not action.isSeparator()
    }
    assert in_menus == keys


def test_arrow_keys_go_through_the_images(qtbot, screened_window):
    first = screened_window.table.current
    qtbot.keyClick(screened_window.table.table, Qt.Key.Key_Right)
    assert screened_window.table.current is screened_window.session.results.entries[1]
    qtbot.keyClick(screened_window.table.table, Qt.Key.Key_Left)
    assert screened_window.table.current is first
    qtbot.keyClick(screened_window.table.table, Qt.Key.Key_Left)
    assert screened_window.table.current is first


def test_holding_h_hides_the_heatmap_and_letting_go_brings_it_back(qtbot, screened_window):
    view, table = screened_window.image_panel.view, screened_window.table.table
    qtbot.keyPress(table, Qt.Key.Key_H)
    assert view.heatmap_is_hidden
    qtbot.keyRelease(table, Qt.Key.Key_H)
    assert not view.heatmap_is_hidden


def test_letters_typed_into_the_filter_are_no_commands(qtbot, screened_window):
    box = screened_window.table.path_box
    box.setFocus()
    qtbot.keyClicks(box, "hz?")
    assert box.text() == "hz?"
    assert not screened_window.image_panel.view.heatmap_is_hidden
    assert screened_window.image_panel.view.fits


def test_z_zooms_f1_tells_about_the_model_and_the_question_mark_lists_the_keys(qtbot, screened_window):
    table = screened_window.table.table
    qtbot.keyClick(table, Qt.Key.Key_Z)
    assert not screened_window.image_panel.view.fits
    qtbot.keyClick(table, Qt.Key.Key_F1)
    about = only(screened_window, AboutModelDialog)
    assert "Intended use" in about.text.toPlainText()
    about.accept()
    qtbot.waitUntil(lambda: not screened_window.findChildren(AboutModelDialog))
    with qtbot.waitActive(screened_window):
        screened_window.activateWindow()
    qtbot.keyClick(table, "?")
    only(screened_window, ShortcutsDialog).accept()


def test_escape_cancels_the_run(qtbot, open_window, held_classifier, folder):
    window = open_window(held_classifier)
    window.start(folder)
    held_classifier.let_through(1)
    qtbot.waitUntil(lambda: held_classifier.classified_count == 1, timeout=LONG_MS)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    with qtbot.waitSignal(window.session.run_ended, timeout=LONG_MS) as ended:
        held_classifier.let_through(100)
    assert ended.args[0].summary.ending is Ending.CANCELLED
    assert ended.args[0].summary.done_count <= 2


def test_keys_for_opening_and_exporting_ask_where(qtbot, screened_window):
    qtbot.keyClick(screened_window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = only(screened_window, QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.reject()
    qtbot.waitUntil(lambda: not screened_window.findChildren(QFileDialog))
    with qtbot.waitActive(screened_window):
        screened_window.activateWindow()
    qtbot.keyClick(screened_window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    only(screened_window, QFileDialog).reject()


def test_every_control_has_a_name_for_screen_readers(screened_window):
    for kind in (QAbstractButton, QComboBox, QLineEdit, QSlider):
        for control in screened_window.findChildren(kind):
            is_part = control.objectName().startswith("qt_") or control.parent().inherits("QLineEdit")
            named = control.accessibleName() or getattr(control, "text", str)()
            assert named or is_part or not control.isVisible(), control


def test_everything_important_fits_into_a_small_screen(qtbot, screened_window):
    screened_window.resize(1024, 700)
    qtbot.waitUntil(lambda: screened_window.width() == 1024)
    window_area = screened_window.rect()
    for widget in (
        screened_window.run_bar.export_button,
        screened_window.image_panel.slider,
        screened_window.image_panel.legend,
        screened_window.answer_panel.about_button,
        screened_window.status.model,
    ):
        place = widget.mapTo(screened_window, widget.rect().topLeft())
        assert window_area.contains(widget.rect().translated(place)), widget
    bar = screened_window.answer_panel.about_button.parentWidget().parentWidget().parentWidget()
    assert not bar.verticalScrollBar().isVisible()


def test_a_larger_window_gives_what_it_gains_to_the_image_unless_the_user_moved_a_border(qtbot, screened_window):
    def widths():
        return screened_window.workspace.sizes()

    table_px, image_px, _answer_px = widths()
    screened_window.resize(1920, 1000)
    qtbot.waitUntil(lambda: widths()[1] > image_px + 300)
    assert widths()[0] <= table_px + 100
    screened_window.workspace.moveSplitter(500, 1)
    screened_window.workspace.splitterMoved.emit(500, 1)
    moved_px = widths()[0]
    screened_window.resize(1921, 1000)
    qtbot.waitUntil(lambda: screened_window.width() == 1921)
    assert abs(widths()[0] - moved_px) <= 2


def test_export_writes_every_row_even_under_a_filter(qtbot, screened_window, tmp_path, card):
    path = tmp_path / "out" / "results.csv"
    screened_window.table.filter_box.setCurrentIndex(list(RowFilter).index(RowFilter.UNREADABLE))
    with qtbot.waitSignal(screened_window.session.exported, timeout=LONG_MS):
        screened_window.export_to(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[0] == column_names(card.labels)
    assert lines[1:] == [row_values(entry.row) for entry in screened_window.session.results.entries]
    assert "7 rows exported to" in screened_window.run_bar.state.text()
    assert not screened_window.session.has_unexported_rows


def test_an_export_that_fails_says_that_the_results_are_still_here(qtbot, screened_window, tmp_path, message_of_dialog):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x", encoding="utf-8")
    screened_window.export_to(in_the_way / "results.csv")
    message = message_of_dialog(screened_window)
    assert "still in this window" in message.safe
    assert screened_window.session.has_unexported_rows
    assert screened_window.actions_.export.isEnabled()


def test_closing_without_results_just_closes_and_leaves_no_thread(qtbot, open_window, classifier):
    window = open_window(classifier)
    with qtbot.waitSignal(window.session.model_ready):
        window.start(None)
    assert window.close()
    assert no_thread_runs(window.session)


def test_closing_with_unexported_results_asks_and_cancel_keeps_the_window(qtbot, screened_window):
    assert not screened_window.close()
    only(screened_window, ExportFirstDialog).cancel_button.click()
    qtbot.waitUntil(lambda: not screened_window.findChildren(ExportFirstDialog))
    assert screened_window.isVisible()


def test_closing_without_export_closes_on_demand(qtbot, screened_window):
    screened_window.close()
    only(screened_window, ExportFirstDialog).go_on_button.click()
    qtbot.waitUntil(lambda: not screened_window.isVisible())
    assert no_thread_runs(screened_window.session)


def test_export_before_closing_exports_then_closes(qtbot, screened_window, tmp_path):
    screened_window.close()
    only(screened_window, ExportFirstDialog).export_button.click()
    only(screened_window, QFileDialog).fileSelected.emit(str(tmp_path / "results.csv"))
    qtbot.waitUntil(lambda: not screened_window.isVisible(), timeout=LONG_MS)
    assert (tmp_path / "results.csv").is_file()


def test_closing_during_a_run_waits_for_the_image_in_hand_and_leaves_no_thread(
    qtbot, open_window, held_classifier, folder, monkeypatch
):
    window = open_window(held_classifier)
    window.start(folder)
    held_classifier.let_through(1)
    qtbot.waitUntil(lambda: bool(window.session.results.entries), timeout=LONG_MS)
    window.close()
    shutdown = window.session.shutdown

    def shutdown_with_an_image_in_hand():
        window.session.cancel()
        held_classifier.let_through(100)
        shutdown()

    monkeypatch.setattr(window.session, "shutdown", shutdown_with_an_image_in_hand)
    only(window, ExportFirstDialog).go_on_button.click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG_MS)
    assert no_thread_runs(window.session)


def test_export_before_closing_during_a_run_stops_the_run_and_exports_what_is_finished(
    qtbot, open_window, held_classifier, folder, tmp_path
):
    window = open_window(held_classifier)
    window.start(folder)
    held_classifier.let_through(1)
    qtbot.waitUntil(lambda: bool(window.session.results.entries), timeout=LONG_MS)
    window.close()
    only(window, ExportFirstDialog).export_button.click()
    held_classifier.let_through(100)
    qtbot.waitUntil(lambda: bool(window.findChildren(QFileDialog)), timeout=LONG_MS)
    only(window, QFileDialog).fileSelected.emit(str(tmp_path / "results.csv"))
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG_MS)
    rows = (tmp_path / "results.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert 1 <= len(rows) < 7


def test_opening_another_folder_asks_before_results_are_lost(qtbot, screened_window, folder):
    screened_window.open_folder(folder / "case A")
    dialog = only(screened_window, ExportFirstDialog)
    with qtbot.waitSignal(screened_window.session.run_ended, timeout=LONG_MS):
        dialog.go_on_button.click()
    assert len(screened_window.session.results.entries) == 3


@pytest.mark.parametrize("module", ["desktop.gui", "desktop.gui.app"])
def test_the_window_never_imports_what_trains(module):
    heavy = ("tensorflow", "keras", "sklearn", "matplotlib")
    code = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
