"""The page Check: folder, classes, screening, result, each driven as a person does it."""

import dataclasses
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTableView, QWidget

from desktop.engine.reading import ReadingMode
from desktop.gui import engine_words, pace
from desktop.gui.matrix_view import ConfusionCell
from desktop.gui.validate_jobs import Looked, ValidateJob
from desktop.gui.validate_wizard import CheckPage, Step
from desktop.gui.validate_wrong_model import WrongColumn
from desktop.gui.worker import TaskControl, Worker
from desktop.known_runs import KnownRunsError
from desktop.laboratory_choices import LaboratoryChoices
from desktop.local_engine import EngineChoice
from desktop.recording import ResultRecorder
from desktop.run_summary import Progress
from desktop.shared_store import RunWriters
from desktop.validation.class_folders import find_class_folders
from inference.claimed_folder import claim_folder
from inference.errors import BundleRefusedError
from tests.desktop.gui.conftest import LABELS, ClassifierDouble


class _Source:
    """Keeps a classifier; loading it can fail."""

    def __init__(self, classifier, error=None):
        self.choice = EngineChoice(workers=1, threads=1, readers=1, reading=ReadingMode.THREADS)
        self._classifier = classifier
        self.error = error

    def get(self):
        if self.error is not None:
            raise self.error
        return self._classifier


@pytest.fixture
def own(tmp_path, draw) -> Path:
    """Six images whose names say what the double answers: one Pre-B is taken for Benign, one is withheld."""
    folder = tmp_path / "own"
    for seed, name in enumerate(
        (
            "Benign/case 1/Benign-1.png",
            "Benign/case 2/Benign-2.png",
            "Frühe Ü/Early Pre-B-3.png",
            "Pre/Pre-B-4.png",
            "Pre/Benign-5.png",
            "Pre/Pre-B-6 unsure.png",
        )
    ):
        draw(folder / name, seed)
    (folder / "leer").mkdir()
    return folder


@pytest.fixture
def make_page(qtbot, tmp_path):
    """Makes pages, whose worker ends with the test."""
    workers = []

    def make(source, **more) -> CheckPage:
        worker = Worker("screening")
        workers.append(worker)
        page = CheckPage(worker, source, lambda: tmp_path / "runs", **more)
        qtbot.addWidget(page)
        page.resize(1270, 712)
        page.show()
        return page

    yield make
    for worker in workers:
        worker.stop()


@pytest.fixture
def page(make_page, classifier) -> CheckPage:
    return make_page(_Source(classifier))


def _at(qtbot, page, step):
    qtbot.waitUntil(lambda: page.step is step and not page.is_busy, timeout=10_000)


def _choose(combo: QComboBox, text: str):
    index = next(index for index in range(combo.count()) if combo.itemText(index).endswith(text))
    combo.setFocus()
    combo.setCurrentIndex(index)


def _mapped(qtbot, page, own):
    page.look_into(own)
    _at(qtbot, page, Step.CLASSES)
    _choose(page.mapping.combos["Frühe Ü"], "Early Pre-B")


def _validated(qtbot, page, own):
    _mapped(qtbot, page, own)
    with qtbot.waitSignal(page.validated, timeout=20_000) as told:
        qtbot.mouseClick(page.mapping.start_button, Qt.MouseButton.LeftButton)
    return told.args[0]


def test_the_first_page_asks_for_a_folder(qtbot, page):
    assert page.step is Step.FOLDER
    with qtbot.waitSignal(page.folder_wanted):
        qtbot.mouseClick(page.start.button, Qt.MouseButton.LeftButton)


def test_folders_are_matched_by_name_and_what_is_unknown_waits_for_a_person(qtbot, page, own):
    page.look_into(own)
    _at(qtbot, page, Step.CLASSES)

    chosen = {name: combo.currentText() for name, combo in page.mapping.combos.items()}
    assert chosen["Benign"].endswith("Benign")
    assert chosen["Pre"].endswith("Pre-B")
    assert chosen["Frühe Ü"].startswith("Choose")
    assert not page.mapping.combos["leer"].isEnabled()
    assert not page.mapping.start_button.isEnabled()
    assert "Frühe Ü is no class of this model" in page.mapping.notice_text.text()


def test_choosing_a_class_or_leaving_out_lets_it_start_and_taking_it_back_does_not(qtbot, page, own):
    page.look_into(own)
    _at(qtbot, page, Step.CLASSES)

    _choose(page.mapping.combos["Frühe Ü"], "Leave out")
    assert page.mapping.start_button.isEnabled()
    assert "No image is of Early Pre-B, Pro-B" in page.mapping.notice_text.text()
    _choose(page.mapping.combos["Frühe Ü"], "Early Pre-B")
    assert "No image is of Pro-B" in page.mapping.notice_text.text()
    page.mapping.combos["Frühe Ü"].setCurrentIndex(0)
    assert not page.mapping.start_button.isEnabled()


def test_a_whole_validation_ends_with_figures_limits_and_the_report(qtbot, page, own):
    done = _validated(qtbot, page, own)

    assert page.step is Step.RESULT
    result = page.result
    # Benign 2 of 2; of four malignant images three were called malignant.
    assert result.cards["sensitivity"].value.text() == "75.0\N{NO-BREAK SPACE}%"
    assert result.cards["sensitivity"].counts.text() == "3 of 4"
    assert result.cards["specificity"].value.text() == "100.0\N{NO-BREAK SPACE}%"
    assert result.cards["withheld"].counts.text() == "1 of 6"
    cells = [cell.count for cell in result.confusion.findChildren(ConfusionCell)]
    assert sum(cells) == 6
    wrong = result.wrong
    assert wrong.rowCount() == 1
    assert wrong.index(0, WrongColumn.IMAGE).data() == "Pre/Benign-5.png"
    assert wrong.index(0, WrongColumn.KIND).data() == "Malignant, called benign"
    assert result.limits.count() == len(done.report.findings) + 1
    assert done.pdf_path.is_file()
    assert result.report_button.hasFocus()


def test_the_limits_are_in_the_windows_language(qtbot, page, own, monkeypatch):
    monkeypatch.setattr(engine_words, "translate", lambda _context, text: f"<{text}>")

    done = _validated(qtbot, page, own)

    shown = [
        label.text()
        for place in range(page.result.limits.count() - 1)
        for label in page.result.limits.itemAt(place).widget().findChildren(QLabel)
        if label.text()
    ]
    assert len(shown) == len(done.report.findings)
    assert [text for text in shown if not text.startswith("<")] == []
    assert any(text.startswith("<Fewer than 100 images: Benign 2 (") for text in shown)


def test_the_result_opens_the_report_and_the_images(qtbot, page, own):
    done = _validated(qtbot, page, own)

    with qtbot.waitSignal(page.report_wanted) as report:
        qtbot.keyClick(page.result.report_button, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.images_wanted) as images:
        qtbot.mouseClick(page.result.images_button, Qt.MouseButton.LeftButton)

    assert report.args == [done.pdf_path]
    assert images.args == [done.pdf_path.parent]
    page.result.tabs.setCurrentWidget(page.result.wrong_table)
    page.result.wrong_table.setCurrentIndex(page.result.wrong.index(0, WrongColumn.IMAGE))
    with qtbot.waitSignal(page.image_wanted) as image:
        qtbot.keyClick(page.result.wrong_table, Qt.Key.Key_Return)
    assert image.args == [own / "Pre/Benign-5.png"]


def test_other_classes_after_the_result_count_anew_without_the_model(qtbot, page, own, classifier):
    first = _validated(qtbot, page, own)
    before = classifier.classified_count

    qtbot.mouseClick(page.result.again_button, Qt.MouseButton.LeftButton)
    _choose(page.mapping.combos["Pre"], "Leave out")
    with qtbot.waitSignal(page.validated, timeout=20_000) as told:
        qtbot.mouseClick(page.mapping.start_button, Qt.MouseButton.LeftButton)

    second = told.args[0]
    assert classifier.classified_count == before
    assert second.report.run.run_id == first.report.run.run_id
    assert second.report.row_count == 3
    assert page.result.cards["accuracy"].value.text() == "100.0\N{NO-BREAK SPACE}%"


def test_cancelling_keeps_what_was_screened_and_starting_again_goes_on(qtbot, make_page, held_classifier, own):
    page = make_page(_Source(held_classifier))
    _mapped(qtbot, page, own)
    qtbot.mouseClick(page.mapping.start_button, Qt.MouseButton.LeftButton)
    held_classifier.let_through(2)
    qtbot.waitUntil(lambda: "of" in page.progress_text.text() and page.step is Step.SCREENING, timeout=10_000)

    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.cancel_button.isEnabled()

    def ended() -> bool:
        # The images in hand are finished first.
        held_classifier.let_through(1)
        return not page.is_busy

    qtbot.waitUntil(ended, timeout=10_000)
    assert page.step is Step.CLASSES
    kept = int(re.match(r"Cancelled\. (\d) of \d images are screened and kept", page.mapping.notice_text.text())[1])
    # Two were let through before, and the one that was due is finished, however late its thread comes to its turn.
    assert 1 <= kept <= 3
    before = held_classifier.classified_count

    held_classifier.let_through(100)
    with qtbot.waitSignal(page.validated, timeout=20_000) as told:
        qtbot.mouseClick(page.mapping.start_button, Qt.MouseButton.LeftButton)

    assert told.args[0].report.row_count == 6
    # Images taken ahead, of which the plan has more than there are here, may be answered twice; what was kept is not.
    assert held_classifier.classified_count == before + 6 - kept


def test_what_a_cancelled_validation_kept_is_told_to_the_image(classifier, own, tmp_path, monkeypatch):
    class Stopped(TaskControl):
        def should_stop(self):
            return len(finished) == 3

    finished, reports, finish = [], [], ResultRecorder.finish
    monkeypatch.setattr(ResultRecorder, "finish", lambda self, item: finished.append(finish(self, item)))
    # After the first no progress is due before the end.
    monkeypatch.setattr(pace, "BATCH_SECONDS", float("inf"))

    job = ValidateJob(_looked(own, classifier), _Source(classifier), tmp_path / "runs")
    assert job(Stopped(reports.append)) is None

    assert [each.done for each in reports if isinstance(each, Progress)] == [1, 3]


def test_a_folder_without_class_folders_says_how_to_arrange_images_and_stays_at_the_start(qtbot, page, tmp_path):
    (tmp_path / "empty").mkdir()

    page.look_into(tmp_path / "empty")
    qtbot.waitUntil(lambda: "holds no sub-folders" in page.start.explanation.text())

    assert page.step is Step.FOLDER


def test_a_folder_that_is_gone_is_told_and_another_can_be_chosen(qtbot, page, tmp_path, own):
    with qtbot.waitSignal(page.failed):
        page.look_into(tmp_path / "gone")
    assert "does not exist" in page.start.explanation.text()

    page.look_into(own)
    _at(qtbot, page, Step.CLASSES)


def test_a_refused_model_is_told_where_the_wizard_stands(qtbot, make_page, own):
    page = make_page(_Source(None, BundleRefusedError("model", "its sums do not hold")))

    with qtbot.waitSignal(page.failed):
        page.look_into(own)

    assert "was refused" in page.start.explanation.text()
    assert not page.is_busy


def test_a_folder_dropped_on_the_page_is_looked_into(qtbot, page, own):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(own))])

    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )

    _at(qtbot, page, Step.CLASSES)


def test_a_second_folder_during_a_job_is_not_taken(qtbot, page, own, tmp_path):
    page.look_into(own)
    page.look_into(tmp_path / "gone")

    _at(qtbot, page, Step.CLASSES)
    assert page.mapping.folders.folder == own


def test_every_control_has_a_name_and_is_reached_by_keyboard(qtbot, page, own):
    _validated(qtbot, page, own)

    controls = [
        *page.findChildren(QAbstractButton),
        *page.findChildren(QComboBox),
        *page.findChildren(QTableView),
    ]
    for control in controls:
        if control.objectName() or isinstance(control.parent(), QTableView):
            continue
        name = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
        if type(control).__module__.startswith("desktop"):
            assert name, control
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, name
    assert page.result.wrong_table.accessibleName()


def test_from_right_to_left_nothing_stands_in_the_wrong_order(qtbot, page, own):
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.look_into(own)
    _at(qtbot, page, Step.CLASSES)

    def left_edge(widget: QWidget) -> int:
        return widget.mapTo(page, widget.rect().topLeft()).x()

    assert left_edge(page.mapping.start_button) < left_edge(page.mapping.back_button)


def test_the_place_of_a_validation_is_the_same_for_the_same_folder_and_another_for_another(
    classifier, own, tmp_path, draw
):
    source, runs = _Source(classifier), tmp_path / "runs"

    def place(folder):
        done = ValidateJob(_looked(folder, classifier), source, runs)(TaskControl(lambda _value: None))
        return done.pdf_path.parent

    draw(tmp_path / "other" / "Benign" / "Benign-1.png", 9)

    assert place(own) == place(own)
    assert place(own) != place(tmp_path / "other")


def test_a_list_of_runs_that_cannot_be_kept_warns_and_stops_nothing(qtbot, page, own, monkeypatch):
    def refuse(_folder):
        raise KnownRunsError("the list cannot be written")

    monkeypatch.setattr("desktop.gui.validate_jobs.remember_run", refuse)
    warnings = []
    page.warned.connect(warnings.append)

    _validated(qtbot, page, own)

    assert warnings == ["the list cannot be written"]


def test_the_thresholds_that_a_laboratory_moved_decide_here_as_in_a_screening_and_are_told(
    qtbot, make_page, classifier, own
):
    choices = LaboratoryChoices({classifier.card.id: {"abstain_below": 0.8}}.__getitem__)
    page = make_page(_Source(classifier), laboratory=choices)

    report = _validated(qtbot, page, own).report

    assert report.model.abstain_below == 0.8
    (moved,) = report.moved_thresholds
    assert (moved.name, moved.value, moved.card_value) == ("abstain_below", 0.8, 0.7)
    limits = [label.text() for label in page.result.findChildren(QLabel)]
    assert any("abstain below 0.8 (card 0.7)" in text for text in limits)


def test_a_model_that_was_changed_between_two_steps_is_told_and_the_classes_are_looked_over_again(
    qtbot, make_page, classifier, own, tmp_path
):
    source = _Source(classifier)
    page = make_page(source)
    _mapped(qtbot, page, own)
    source._classifier = other = _other_model(classifier)

    qtbot.mouseClick(page.mapping.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "another 2.0 answers now" in page.mapping.notice_text.text(), timeout=10_000)

    _at(qtbot, page, Step.CLASSES)
    assert not (tmp_path / "runs").exists(), "nothing was screened with a model that nobody looked at"
    assert page.mapping.combos["Frühe Ü"].currentText().endswith("Early Pre-B"), "what was chosen stays"
    with qtbot.waitSignal(page.validated, timeout=20_000) as told:
        qtbot.mouseClick(page.mapping.start_button, Qt.MouseButton.LeftButton)
    assert told.args[0].report.model.bundle_id == other.bundle.bundle_id


def test_a_changed_model_with_other_classes_has_every_folder_chosen_anew(qtbot, make_page, classifier, own):
    source = _Source(classifier)
    page = make_page(source)
    _mapped(qtbot, page, own)
    source._classifier = _other_model(classifier, LABELS[:1] + LABELS[2:])

    qtbot.mouseClick(page.mapping.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "another 2.0 answers now" in page.mapping.notice_text.text(), timeout=10_000)

    _at(qtbot, page, Step.CLASSES)
    assert page.mapping.combos["Frühe Ü"].currentText().startswith("Choose")
    assert not page.mapping.start_button.isEnabled()
    assert "is no class of this model" in page.mapping.notice_text.text()


def _looked(folder, classifier):
    """What is known of a folder when what is of no class was left out."""
    folders = find_class_folders(folder, classifier.card.labels)
    left = [each.name for each in folders.folders if each.is_unknown]
    return Looked(folders.with_choices([], left), classifier.card, classifier.bundle.bundle_id)


def _other_model(classifier, labels=LABELS):
    """A double of another bundle, with other classes where they are named."""
    other = ClassifierDouble()
    named = tuple(label for label in classifier.card.labels if (label.id, label.display_name) in labels)
    card = classifier.card.model_copy(update={"id": "another", "version": "2.0", "labels": named})
    other.bundle = dataclasses.replace(classifier.bundle, card=card, bundle_id="b" * 64)
    return other


def test_validating_again_goes_on_with_a_run_that_the_window_itself_holds_open(qtbot, make_page, classifier, own):
    writers = RunWriters()
    page = make_page(_Source(classifier), writers=writers)
    first = _validated(qtbot, page, own)
    shown = writers.take(first.pdf_path.parent)
    # As after a review, or an export, in the window.
    shown.get()

    qtbot.mouseClick(page.result.again_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.validated, timeout=20_000) as told:
        qtbot.mouseClick(page.mapping.start_button, Qt.MouseButton.LeftButton)

    assert told.args[0].report.run.run_id == first.report.run.run_id
    assert shown.is_open, "the window goes on writing into it"
    shown.get().head()
    shown.close()


def test_a_run_that_another_process_writes_into_is_refused_in_words(qtbot, page, own):
    first = _validated(qtbot, page, own)
    lock = claim_folder(first.pdf_path.parent, (), new_run=False)

    qtbot.mouseClick(page.result.again_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.failed, timeout=20_000):
        qtbot.mouseClick(page.mapping.start_button, Qt.MouseButton.LeftButton)

    assert "is in use: a SmearScope window has it open" in page.mapping.notice_text.text()
    lock.release()
