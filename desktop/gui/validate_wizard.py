"""The page Check: a folder per class goes in, the model answers, and measured figures come out, step by step."""

from collections.abc import Callable
from dataclasses import replace
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from desktop.gui.classes import class_styles
from desktop.gui.controls import Button, dropped_path, restyle, wrapped_label
from desktop.gui.icons import IconName
from desktop.gui.numbers import number_text
from desktop.gui.single_shot import single_shot
from desktop.gui.state_page import StatePage
from desktop.gui.theme import STEP_PX
from desktop.gui.validate_jobs import ClassifierSource, Looked, LookJob, ModelChangedError, Stage, ValidateJob
from desktop.gui.validate_mapping import MappingView
from desktop.gui.validate_result import ResultView
from desktop.gui.wording import progress_text
from desktop.gui.worker import Task, Worker
from desktop.laboratory_choices import NO_CHOICES, LaboratoryChoices
from desktop.records import shown_path
from desktop.run_summary import Progress
from desktop.shared_store import RunWriters
from desktop.validation.validating import Validation
from inference.errors import OutputError, SmearScopeError

# Work shorter than this shows no progress: a flash would only unsettle.
_PATIENCE_MS = 300


class Step(IntEnum):
    """Where the wizard is; the positions in its stack."""

    FOLDER = 0
    CLASSES = 1
    SCREENING = 2
    RESULT = 3


class CheckPage(QWidget):
    """Validation on a laboratory's own images.

    Args:
        worker: runs the jobs; the one that runs screenings too, as a model is used in one thread at a time.
        source: of the model.
        runs_folder: where new runs are kept, those of validations among them; asked when one begins.
        laboratory: its settings, asked in the worker's thread when a validation begins.
        writers: of the window, which may show the run that a validation goes on with.
    """

    folder_wanted = Signal()
    report_wanted = Signal(Path)
    images_wanted = Signal(Path)
    image_wanted = Signal(Path)
    validated = Signal(object)
    warned = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        worker: Worker,
        source: ClassifierSource,
        runs_folder: Callable[[], Path],
        *,
        laboratory: LaboratoryChoices = NO_CHOICES,
        writers: RunWriters | None = None,
    ) -> None:
        super().__init__()
        self._worker = worker
        self._source = source
        self._runs_folder = runs_folder
        self._laboratory = laboratory
        self._writers = writers or RunWriters()
        self._task: Task | None = None
        self._looked: Looked | None = None
        self._overtaken: ModelChangedError | None = None
        self._last: Progress | None = None
        self._is_cancelling = False
        self._steps: list[QLabel] = []
        self.start = StatePage(
            IconName.FOLDER_OPEN,
            self.tr("Validate the model on your own images"),
            self._invitation(),
            self.tr("Choose a folder\u2026"),
            action_icon=IconName.FOLDER_OPEN,
            frame=True,
        )
        self.mapping = MappingView()
        self.result = ResultView()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the validation"))
        self.progress_title = wrapped_label(heading=True, scale=1.3)
        self.progress_text = wrapped_label(muted=True)
        self.cancel_button = Button(self.tr("Cancel"))
        self.stack = QStackedWidget()
        self._patience = single_shot(self, _PATIENCE_MS, lambda: self.show_step(Step.SCREENING))
        self.setAcceptDrops(True)
        self._connect()
        self._lay_out()
        self.show_step(Step.FOLDER)

    @property
    def step(self) -> Step:
        """Where the wizard is."""
        return Step(self.stack.currentIndex())

    @property
    def is_busy(self) -> bool:
        """Whether a job goes on."""
        return self._task is not None

    def look_into(self, folder: Path) -> None:
        """Look into a folder that a person chose; does nothing while a job goes on."""
        if self._task is not None:
            return
        self._begin(LookJob(folder, self._source), self.tr("Looking into {folder}").format(folder=shown_path(folder)))

    def validate(self) -> None:
        """Screen and count with the classes as they are chosen."""
        looked = self.mapping.looked
        if self._task is not None or looked is None or looked.folders.problem():
            return
        folder = looked.folders.folder
        name = shown_path(folder.name or folder)
        job = ValidateJob(looked, self._source, self._runs_folder(), self._laboratory, self._writers)
        self._begin(job, self.tr("Validating on {folder}").format(folder=name))
        self.show_step(Step.SCREENING)

    def cancel(self) -> None:
        """Stop after the image in hand; what was screened is kept."""
        if self._task is not None and self.cancel_button.isEnabled():
            self._task.cancel()
            self._is_cancelling = True
            self.cancel_button.setEnabled(False)
            self.progress_text.setText(self.tr("Stopping after this image"))

    def show_step(self, step: Step) -> None:
        """Show a step; what was done in the others stays."""
        self._patience.stop()
        self.stack.setCurrentIndex(step)
        for index, label in enumerate(self._steps):
            label.setProperty("heading", index == step)
            label.setProperty("muted", index != step)
            restyle(label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_busy:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._task is None and dropped_path(event.mimeData()) is not None:
            event.acceptProposedAction()
            self.start.set_hovered(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.start.set_hovered(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.start.set_hovered(False)
        path = dropped_path(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.look_into(path)

    def _begin(self, job: LookJob | ValidateJob, title: str) -> None:
        self._last = None
        self.progress_title.setText(title)
        self.progress_text.setText(self.tr("Waiting for what goes on before it"))
        self.progress.setRange(0, 0)
        self.cancel_button.setEnabled(True)
        self._is_cancelling = False
        task = self._task = self._worker.start(job)
        task.progress.connect(self._on_progress)
        task.finished.connect(self._on_finished)
        task.failed.connect(self._on_failed)
        self._patience.start()

    def _on_progress(self, value: object) -> None:
        if isinstance(value, OutputError):
            self.warned.emit(str(value))
            return
        if self._task is None:
            return
        if isinstance(value, Progress):
            self._last = value
        if self._is_cancelling:
            return
        match value:
            case Stage.LOADING:
                self.progress_text.setText(self.tr("Checking the model"))
            case Stage.LOOKING:
                self.progress_text.setText(self.tr("Counting the images"))
            case Stage.COUNTING:
                # All is screened; the reports are whole or not there, and take seconds.
                self.cancel_button.setEnabled(False)
                self.progress.setRange(0, 0)
                self.progress_text.setText(self.tr("Counting the answers and writing the report"))
            case int():
                self.progress_text.setText(self.tr("{count} images found so far").format(count=number_text(value)))
            case Progress():
                self.progress.setRange(0, value.total if value.is_total_known else 0)
                self.progress.setValue(value.done)
                self.progress_text.setText(progress_text(value))

    def _on_finished(self, value: object) -> None:
        self._task = None
        match value:
            case Looked():
                value = self._after_change(value)
                self._looked = value
                self.mapping.show_folders(value)
                self._tell_of_change()
                if value.folders.folders:
                    self.show_step(Step.CLASSES)
                else:
                    self._say_at_the_start(f"{value.folders.problem()}.")
            case Validation():
                if self._looked is not None:
                    self.result.show_validation(value, class_styles(self._looked.card.labels))
                self.show_step(Step.RESULT)
                self.validated.emit(value)
            case _:
                self._on_cancelled()

    def _on_cancelled(self) -> None:
        if self._last is None:
            self._back(self.tr("Cancelled. Nothing was screened."))
            return
        self._back(
            self.tr(
                "Cancelled. {done} of {total} images are screened and kept; starting again goes on with them."
            ).format(done=number_text(self._last.done), total=number_text(self._last.total))
        )

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if isinstance(error, ModelChangedError) and self._looked is not None:
            # Its classes may be others: a person looks them over again before anything is screened.
            self._overtaken = error
            self.look_into(self._looked.folders.folder)
            return
        self._overtaken = None
        if isinstance(error, SmearScopeError):
            self._back(str(error))
        else:
            self._back(self.tr("This is a fault of SmearScope. Your images were only read; nothing was changed."))
        self.failed.emit(error)

    def _after_change(self, looked: Looked) -> Looked:
        """What was looked into anew because the model changed, with what a person had chosen already."""
        before = self.mapping.folders
        if self._overtaken is None or before is None:
            return looked
        return replace(looked, folders=looked.folders.as_before(before))

    def _tell_of_change(self) -> None:
        error, self._overtaken = self._overtaken, None
        if error is not None:
            text = self.tr("The model was changed meanwhile: {model} answers now. Look over the classes again.")
            also = self.mapping.notice_text.text()
            self.mapping.show_notice(" ".join(part for part in (text.format(model=error.name), also) if part))

    def _back(self, text: str) -> None:
        """To the last step from which a person can go on, and say why."""
        if self._looked is None:
            self._say_at_the_start(text)
        else:
            self.mapping.show_notice(text)
            self.show_step(Step.CLASSES)

    def _say_at_the_start(self, text: str) -> None:
        self._looked = None
        self.start.set_texts(self.tr("This folder cannot be validated with"), text)
        self.show_step(Step.FOLDER)

    def _invitation(self) -> str:
        return self.tr(
            "Drop a folder here that holds one folder for each class, such as Benign, Early Pre-B, Pre-B and Pro-B, "
            "with images whose class is known in another way. SmearScope answers on each, compares, and writes a "
            "report with sensitivity, specificity, intervals and limits. Images stay where they are and are never "
            "changed."
        )

    def _connect(self) -> None:
        self.start.action_wanted.connect(self.folder_wanted)
        self.mapping.back_wanted.connect(self.folder_wanted)
        self.mapping.start_wanted.connect(self.validate)
        self.result.another_wanted.connect(self.folder_wanted)
        self.result.again_wanted.connect(lambda: self.show_step(Step.CLASSES))
        self.result.report_wanted.connect(self.report_wanted)
        self.result.images_wanted.connect(self.images_wanted)
        self.result.image_wanted.connect(self.image_wanted)
        self.cancel_button.clicked.connect(self.cancel)

    def _lay_out(self) -> None:
        steps = QHBoxLayout()
        steps.setContentsMargins(3 * STEP_PX, 2 * STEP_PX, 3 * STEP_PX, 0)
        steps.setSpacing(3 * STEP_PX)
        names = (self.tr("Folder"), self.tr("Classes"), self.tr("Screening"), self.tr("Result"))
        for number, name in enumerate(names, start=1):
            label = QLabel(f"{number}  {name}")
            self._steps.append(label)
            steps.addWidget(label)
        steps.addStretch(1)
        screening = QWidget()
        column = QVBoxLayout()
        column.setSpacing(2 * STEP_PX)
        column.addWidget(self.progress_title)
        column.addWidget(self.progress)
        column.addWidget(self.progress_text)
        column.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignLeading)
        beside = QHBoxLayout()
        beside.addStretch(1)
        beside.addLayout(column, 4)
        beside.addStretch(1)
        around = QVBoxLayout(screening)
        around.addStretch(2)
        around.addLayout(beside)
        around.addStretch(3)
        for widget in (self.start, self.mapping, screening, self.result):
            self.stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(steps)
        layout.addWidget(self.stack, 1)
