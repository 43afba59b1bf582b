"""From a folder to rows: progress, cancelling, and whatever can go wrong on the way."""

import shutil
import threading
from pathlib import Path

import numpy as np
import pytest
import tifffile

from desktop.gui import jobs
from desktop.gui.results_model import Column
from desktop.records import printable_path
from inference.decision import Decision
from inference.errors import BundleRefusedError

LONG_MS = 10_000


def wait_for_end(qtbot, window, begin):
    with qtbot.waitSignal(window.session.run_ended, timeout=LONG_MS) as ended:
        begin()
    return ended.args[0]


def test_screening_fills_the_table_with_one_row_per_image_in_order(screened_window, folder):
    found = [entry.row.image_path for entry in screened_window.session.results.entries]
    images = [path for path in folder.rglob("*") if path.suffix in {".png", ".jpg"}]
    assert found == sorted(path.relative_to(folder).as_posix() for path in images)
    assert screened_window.run_bar.state.text().endswith("4 reported, 2 not reported, 1 unreadable")
    assert screened_window.run_bar.title.text() == printable_path(folder)


def test_the_status_bar_always_names_research_use_and_model(qtbot, open_window, classifier):
    window = open_window(classifier)
    assert "Research use only" in window.status.research.text()
    assert "Checking" in window.status.model.text()
    with qtbot.waitSignal(window.session.model_ready):
        window.start(None)
    assert window.status.model.text() == "test-double-int8 · v0.1.0 · bundle 3f9a12cd · offline"
    assert window.status.research.isVisible()


def test_each_run_uses_the_classifier_in_one_thread_that_is_not_the_windows(qtbot, screened_window, classifier, folder):
    assert len(classifier.threads) == 1
    screened_window.session.has_unexported_rows = False
    wait_for_end(qtbot, screened_window, lambda: screened_window.open_folder(folder))
    assert len(classifier.threads) <= 2
    assert threading.get_ident() not in classifier.threads


def test_the_model_is_loaded_once_for_several_runs(qtbot, open_window, classifier, folder):
    loads = []
    window = open_window(lambda: loads.append(1) or classifier)
    wait_for_end(qtbot, window, lambda: window.start(folder))
    window.session.has_unexported_rows = False
    wait_for_end(qtbot, window, lambda: window.open_folder(folder))
    assert loads == [1]
    assert len(window.session.results.entries) == 7


def test_cancel_keeps_finished_rows_and_says_so(qtbot, open_window, held_classifier, folder):
    window = open_window(held_classifier)
    window.start(folder)
    held_classifier.let_through(3)
    qtbot.waitUntil(lambda: held_classifier.classified_count == 3, timeout=LONG_MS)
    window.actions_.cancel.trigger()
    ended = wait_for_end(qtbot, window, lambda: held_classifier.let_through(100))
    done = ended.summary.done_count
    assert done == len(window.session.results.entries)
    # The file whose row was due when the run was cancelled may still be finished.
    assert 2 <= done <= 4
    assert window.run_bar.state.text().startswith(f"Cancelled. {done} of 7 images screened and kept")
    assert not window.actions_.cancel.isEnabled()
    assert window.actions_.export.isEnabled()


def test_cancel_before_the_first_image_says_that_nothing_was_screened(qtbot, open_window, classifier, folder):
    gate = threading.Event()
    window = open_window(lambda: (gate.wait(10), classifier)[1])
    window.start(folder)
    window.actions_.cancel.trigger()
    ended = wait_for_end(qtbot, window, gate.set)
    assert ended.summary is None
    assert "nothing was screened" in window.run_bar.state.text()
    assert window.pages.currentWidget() is window.start_page


def test_progress_is_shown_while_a_run_goes_on(qtbot, open_window, held_classifier, folder, monkeypatch):
    monkeypatch.setattr(jobs, "BATCH_SECONDS", 0.0)
    window = open_window(held_classifier)
    window.start(folder)
    held_classifier.let_through(2)
    qtbot.waitUntil(lambda: window.run_bar.state.text().startswith("2 of 7 images"), timeout=LONG_MS)
    assert "images/s" in window.run_bar.state.text()
    assert window.run_bar.state.text().endswith("left")
    qtbot.waitUntil(lambda: window.run_bar.cancel_button.isVisible())
    assert (window.run_bar.progress.value(), window.run_bar.progress.maximum()) == (2, 7)


def test_an_unreadable_file_shows_its_reason_in_table_and_panel(screened_window):
    table = screened_window.table
    rows = [table.results.index(row, Column.ANSWER).data() for row in range(table.results.rowCount())]
    table.select(rows.index("Unreadable"))
    assert table.current.row.decision is Decision.UNREADABLE
    assert "no image" in screened_window.answer_panel.reason.text()
    assert "could not be read" in screened_window.image_panel.view.message


def test_the_selected_image_is_decoded_and_shown(qtbot, screened_window):
    with qtbot.waitSignal(screened_window.session.image_decoded, timeout=LONG_MS) as decoded:
        screened_window.table.select(2)
    assert (decoded.args[0].width_px, decoded.args[0].height_px) == (160, 120)
    assert screened_window.image_panel.size_label.text() == "160 \N{MULTIPLICATION SIGN} 120 px"


def test_an_image_that_comes_too_late_is_dropped(qtbot, screened_window):
    seen = []
    session = screened_window.session
    qtbot.waitUntil(lambda: session._decoding.is_idle, timeout=LONG_MS)
    session.image_decoded.connect(seen.append)
    first, second = session.results.entries[0], session.results.entries[1]
    session.show_image(first)
    session.show_image(second)
    qtbot.waitUntil(lambda: session._decoding.is_idle, timeout=LONG_MS)
    assert len(seen) == 1


def test_an_image_that_went_away_after_screening_says_so_in_its_place(qtbot, screened_window, folder):
    (folder / "case A/Pre-B-3.jpg").unlink()
    with qtbot.waitSignal(screened_window.session.failed, timeout=LONG_MS):
        screened_window.table.select(2)
    assert "its answer stays" in screened_window.image_panel.view.message
    assert screened_window.answer_panel.title.text() == "Pre-B"


def test_a_page_of_a_file_is_shown_by_its_number(qtbot, open_window, classifier, tmp_path):
    images = tmp_path / "pages"
    images.mkdir()
    pages = np.stack([np.full((30, 40, 3), value, dtype=np.uint8) for value in (50, 200)])
    tifffile.imwrite(images / "two.tif", pages, photometric="rgb")
    window = open_window(classifier)
    wait_for_end(qtbot, window, lambda: window.start(images))
    assert window.table.results.index(1, Column.FILE).data() == "two.tif (page 1)"
    with qtbot.waitSignal(window.session.image_decoded, timeout=LONG_MS) as decoded:
        window.table.select(1)
    assert decoded.args[0].picture.pixelColor(5, 5).red() == 200


def test_a_folder_without_images_is_an_empty_state_with_one_action(qtbot, open_window, classifier, tmp_path):
    (tmp_path / "notes.txt").write_text("nothing", encoding="utf-8")
    window = open_window(classifier)
    wait_for_end(qtbot, window, lambda: window.start(tmp_path))
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.empty_page)
    assert "holds no image" in window.empty_page.explanation.text()
    assert window.empty_page.button.isEnabled()


def test_a_folder_that_vanished_is_a_message_and_earlier_results_stay(
    qtbot, screened_window, folder, message_of_dialog
):
    screened_window.session.has_unexported_rows = False
    wait_for_end(qtbot, screened_window, lambda: screened_window.open_folder(folder / "gone"))
    message = message_of_dialog(screened_window)
    assert "does not exist" in message.happened
    assert "stay" in message.safe
    assert len(screened_window.session.results.entries) == 7
    assert screened_window.run_bar.title.text() == printable_path(folder)


def test_a_folder_that_goes_away_during_a_run_ends_it_with_a_message_and_keeps_rows(
    qtbot, open_window, held_classifier, folder, message_of_dialog
):
    window = open_window(held_classifier)
    window.start(folder)
    held_classifier.let_through(1)
    qtbot.waitUntil(lambda: held_classifier.classified_count == 1, timeout=LONG_MS)
    shutil.move(folder, folder.with_name("elsewhere"))
    wait_for_end(qtbot, window, lambda: held_classifier.let_through(100))
    message = message_of_dialog(window)
    assert message.title == "The folder went away"
    kept = window.session.results.entries
    assert kept
    assert all(entry.row.decision is not Decision.UNREADABLE for entry in kept)
    assert window.run_bar.state.text().startswith("Stopped by an error.")


def test_a_refused_bundle_is_a_message_and_nothing_is_screened(qtbot, open_window, folder, message_of_dialog):
    def refuse():
        raise BundleRefusedError(Path("bundles/x"), "model.tflite was changed or damaged")

    window = open_window(refuse)
    window.start(None)
    message = message_of_dialog(window)
    assert message.title == "The model was refused"
    assert "model.tflite was changed" in message.happened
    assert "No image was screened" in message.safe
    assert "No usable model" in window.status.model.text()
    wait_for_end(qtbot, window, lambda: window.open_folder(folder))
    assert message_of_dialog(window).title == "The model was refused"
    assert window.pages.currentWidget() is window.start_page


@pytest.mark.parametrize("with_folder", [True, False])
def test_a_bug_in_a_worker_is_a_dialog_with_details(qtbot, open_window, folder, message_of_dialog, with_folder):
    def break_down():
        raise ZeroDivisionError("nobody foresaw this")

    window = open_window(break_down)
    window.start(folder if with_folder else None)
    message = message_of_dialog(window)
    assert message.is_bug
    assert "nobody foresaw this" in message.details
