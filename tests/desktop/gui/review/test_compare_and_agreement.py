"""Reference images are copied when asked for and shown beside the image; two readers' answers are compared in words."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.gui.review.agreement_dialog import AgreementDialog
from desktop.gui.review.agreement_words import agreement_text
from desktop.gui.review.compare_view import CompareView
from desktop.gui.review.review_model import ReviewModel
from desktop.gui.runs.open_run import OpenRun
from desktop.kappa import cohens_kappa
from desktop.overlay import write_png
from desktop.review.gallery import LIST_FILE, Gallery
from desktop.shared_store import SharedStore
from desktop.store.images import FoundImage
from desktop.store.results import ScreenedImage, ScreenedRow
from desktop.store.reviews import NewReview, Reader, ReviewStep
from desktop.store.run_reader import RunReader
from desktop.store.run_store import RunStore
from inference.images import sha256_of
from tests.desktop.gui.restored_window import minimise_and_restore
from tests.desktop.store.made_readings import assign, read_twice
from tests.desktop.store.made_runs import RUN, SETTINGS, screened


@pytest.fixture
def gallery(tmp_path):
    return Gallery(tmp_path / "gallery")


@pytest.fixture
def real_run(tmp_path, qapp):
    """A run of one image that is there."""
    pixels = np.random.default_rng(0).integers(0, 256, (90, 120, 3), np.uint8)
    folder = tmp_path / "images"
    write_png(folder / "field.png", pixels)
    with RunStore.create(tmp_path / "run", RUN, folder, SETTINGS) as store:
        path = folder / "field.png"
        store.add_found([FoundImage(path.relative_to(folder), "", 1, 1)])
        (image,) = store.pending()
        made = screened(image, unreadable_every=0)
        sha256 = sha256_of(path.read_bytes())
        row = replace(made.rows[0].row, image_sha256=sha256)
        store.commit([ScreenedImage(image.image_id, [ScreenedRow(row, made.rows[0].heatmaps)], sha256)])
    opened = OpenRun(RunReader(tmp_path / "run"), SharedStore(tmp_path / "run"))
    yield opened, pixels
    opened.close()


@pytest.fixture
def compare(qtbot, real_run, gallery):
    run, _pixels = real_run
    review = ReviewModel()
    review.set_run(run)
    view = CompareView(review, gallery)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    review.show(run.reader.page(limit=1)[0])
    qtbot.waitUntil(lambda: not view.current.pixmap().isNull())
    yield view
    view.close_worker()
    review.set_run(None)


def test_an_image_is_copied_into_the_gallery_of_its_class_when_asked(qtbot, compare, gallery, real_run):
    compare.add_buttons["Pre-B"].click()
    qtbot.waitUntil(lambda: compare.lists["Pre-B"].count() == 1)

    (added,) = gallery.images()
    assert (added.class_name, added.title) == ("Pre-B", "field.png")
    np.testing.assert_array_equal(gallery.pixels(added), real_run[1])
    assert compare.lists["Pre-B"].isVisible()
    assert not compare.lists["Benign"].isVisible()


def test_what_others_added_since_the_run_began_is_hidden_from_a_blind_reader(qtbot, compare, gallery, real_run):
    _run, pixels = real_run
    gallery.add(pixels, "Pre-B", title="of the first reader.png", added_by="Dr A")
    gallery.add(pixels, "Benign", title="his own.png", added_by="dr b")
    old = gallery.add(pixels, "Pro-B", title="old.png", added_by="Dr A")
    text = (gallery.folder / LIST_FILE).read_text(encoding="utf-8")
    before = text.rindex(old.added_at_utc)
    text = text[:before] + "2020" + text[before + 4 :]
    (gallery.folder / LIST_FILE).write_text(text, encoding="utf-8")
    compare.hide()
    compare.show()

    def counts():
        return {name: shown.count() for name, shown in compare.lists.items() if shown.count()}

    qtbot.waitUntil(lambda: counts() == {"Benign": 1, "Pre-B": 1, "Pro-B": 1})
    assert not compare.hidden.isVisible()
    compare._review.open_second_reading("Dr B")
    qtbot.waitUntil(lambda: compare._review.is_blind)
    assert counts() == {"Benign": 1, "Pro-B": 1}
    assert compare.hidden.text().startswith("1 added by others")
    compare._review.close_second_reading()
    qtbot.waitUntil(lambda: not compare._review.is_blind)
    assert counts() == {"Benign": 1, "Pre-B": 1, "Pro-B": 1}


def test_delete_takes_a_copy_out(qtbot, compare, gallery):
    compare.add_buttons["Pre-B"].click()
    qtbot.waitUntil(lambda: compare.lists["Pre-B"].count() == 1)
    shown = compare.lists["Pre-B"]
    shown.setCurrentRow(0)
    with qtbot.waitActive(compare):
        compare.activateWindow()
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: shown.count() == 0)
    assert gallery.images() == ()


def test_a_window_that_was_minimised_keeps_what_was_chosen_to_compare_with(qtbot, compare):
    compare.add_buttons["Pre-B"].click()
    shown = compare.lists["Pre-B"]
    qtbot.waitUntil(lambda: shown.count() == 1)
    shown.setCurrentRow(0)
    picture = compare.current.pixmap().cacheKey()

    minimise_and_restore(qtbot, compare)
    qtbot.waitUntil(lambda: compare._worker.is_idle)
    QApplication.processEvents()

    assert shown.currentRow() == 0
    assert compare.current.pixmap().cacheKey() == picture


def test_a_damaged_gallery_says_so_and_the_image_stays(qtbot, compare, gallery):
    gallery.folder.mkdir()
    (gallery.folder / LIST_FILE).write_text("{")
    with qtbot.waitSignal(compare.failed) as failed:
        compare.add_buttons["Pre-B"].click()
    assert "damaged" in str(failed.args[0])
    assert not compare.current.pixmap().isNull()


def test_a_picture_that_is_gone_says_why(qtbot, compare, real_run):
    run, _pixels = real_run
    (run.screened_folder / "field.png").unlink()
    (result,) = run.reader.page(limit=1)
    compare.hide()
    compare.show()
    compare._review.show(result)
    qtbot.waitUntil(lambda: "no longer where it was screened" in compare.current.text())


def test_c_shows_the_comparison_and_hides_it_again(qtbot, page):
    qtbot.keyClick(page.queue, Qt.Key.Key_C)
    assert page.compare.isVisible()
    assert not page.image.isVisible()
    qtbot.keyClick(page.queue, Qt.Key.Key_C)
    assert page.image.isVisible()


def _answer(run, reader, reviewer, answers):
    for image_id, answer in answers.items():
        key = run.reader.rows_by_id([image_id])[0].key
        run.writer.get().review(NewReview(key, reader, reviewer, ReviewStep.ASSIGNED, answer))


def test_agreement_is_told_with_kappa_its_interval_and_where_they_differ(qtbot, run):
    store = run.writer.get()
    _answer(run, Reader.FIRST, "Dr A", {n: "Benign" if n < 6 else "Pre-B" for n in range(1, 13)})
    store.open_second_reading("Dr B")
    _answer(run, Reader.SECOND, "Dr B", {n: "Benign" if n < 7 else "Pre-B" for n in range(1, 12)})
    store.close_second_reading()

    dialog = AgreementDialog(run)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.differing.count() == 1)

    assert dialog.title.text() == "Dr A and Dr B"
    assert "Cohen's kappa 0.82 (95 % interval" in dialog.figures.text()
    assert "of 11 images answered the same" in dialog.figures.text()
    assert dialog.table.item(2, 0).text() == "1"
    with qtbot.waitSignal(dialog.row_wanted) as wanted:
        dialog.differing.itemActivated.emit(dialog.differing.item(0))
    assert wanted.args[0].image_id == 6


def test_settling_a_difference_marks_it_and_leaves_the_figures(qtbot, run):
    store = run.writer.get()
    read_twice(store)
    store.close_second_reading()

    def opened():
        dialog = AgreementDialog(run)
        qtbot.addWidget(dialog)
        qtbot.waitUntil(lambda: dialog.differing.count() == 2)
        return dialog

    before = opened()
    assert before.differing_title.text() == "2 answered differently"
    assign(store, 3, "Pre-B", reviewer="Dr B")
    after = opened()

    assert after.title.text() == before.title.text() == "Dr A and Dr B"
    assert "Cohen's kappa 0.68" in after.figures.text()
    assert after.figures.text() == before.figures.text()
    assert after.table.item(0, 2).text() == before.table.item(0, 2).text() == "1"
    assert "when the second reading was closed, 20" in after.meaning.text()
    assert after.differing_title.text() == "2 answered differently, 1 settled since"
    marks = [after.differing.item(row).text().startswith("\N{CHECK MARK} ") for row in range(2)]
    assert marks == [True, False]
    spoken = [after.differing.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert (spoken[0].endswith("settled since"), spoken[1]) == (True, None)


def test_one_class_throughout_is_told_without_a_kappa(qtbot, run):
    store = run.writer.get()
    read_twice(store, ("Benign",) * 4, ("Benign",) * 4)
    store.close_second_reading()
    dialog = AgreementDialog(run)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "no kappa, as both gave one and the same answer" in dialog.figures.text())
    assert dialog.differing.count() == 0


def test_without_a_common_image_there_is_no_kappa(qtbot, run):
    store = run.writer.get()
    read_twice(store, ("Benign",), ())
    store.close_second_reading()
    dialog = AgreementDialog(run)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "no image that both readers answered" in dialog.title.text())


def test_without_a_second_reading_there_is_no_kappa(qtbot, run):
    dialog = AgreementDialog(run)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "no image that both readers answered" in dialog.title.text())


def test_while_the_second_reads_blindly_nothing_is_compared(qtbot, run):
    run.writer.get().open_second_reading("Dr B")
    dialog = AgreementDialog(run)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.failed):
        pass
    assert "reading blindly" in dialog.figures.text()


def test_readers_who_agreed_on_every_image_are_told_so_as_in_the_report(qapp):
    agreed = cohens_kappa(["Benign", "Pre-B"], ["Benign", "Pre-B"])

    assert "100.0\N{NO-BREAK SPACE}% of 2 images answered the same" in agreement_text("All", agreed)
