"""Compares two models on a folder: which two, which folder, how far it is, and what came of it."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from desktop.bundle_comparison import BundleComparison
from desktop.comparing_bundles import ComparisonProgress
from desktop.gui.controls import Button, ComboBox, ElidedLabel, wrapped_label
from desktop.gui.icons import IconName
from desktop.gui.models.compare_result import CompareResult
from desktop.gui.models.model_jobs import CompareJob, CompareStage, ListedModel, is_known_error
from desktop.gui.single_shot import single_shot
from desktop.gui.theme import STEP_PX
from desktop.gui.wording import path_text, progress_text
from desktop.gui.worker import Task, Worker
from desktop.local_engine import EngineChoice

# Work shorter than this shows no progress: a flash would only unsettle.
_PATIENCE_MS = 300


class _Shown(IntEnum):
    WORDS = 0
    PROGRESS = 1
    RESULT = 2


class CompareView(QWidget):
    """Two models, one folder.

    Signals:
        folder_wanted: let a person choose a folder; `set_folder` takes it.
        image_wanted (Path), check_wanted: of the result.
        failed (Exception): a bug; what is known is told here.

    Args:
        worker: runs the comparison; the one that runs screenings too, so that both never share the processors.
        choice: how a run is divided among the processors; asked when one begins.
        signed_only: whether models that no trusted signer has signed are refused.
    """

    folder_wanted = Signal()
    image_wanted = Signal(Path)
    check_wanted = Signal()
    failed = Signal(object)

    def __init__(self, worker: Worker, choice: Callable[[], EngineChoice], *, signed_only: bool = False) -> None:
        super().__init__()
        self._worker = worker
        self._choice = choice
        self._signed_only = signed_only
        self._models: Sequence[ListedModel] = ()
        self._folder: Path | None = None
        self._task: Task | None = None
        self.first, self.second = ComboBox(self.tr("Model A"), ""), ComboBox(self.tr("Model B"), "")
        self.place = ElidedLabel()
        self.folder_button = Button(self.tr("Choose a folder\u2026"), IconName.FOLDER_OPEN)
        self.start_button = Button(self.tr("Compare"), IconName.SIDE_BY_SIDE, primary=True)
        self.cancel_button = Button(self.tr("Cancel"))
        self.words = wrapped_label(muted=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the comparison"))
        self.progress_title = wrapped_label(heading=True, scale=1.3)
        self.progress_text = wrapped_label(muted=True)
        self.result = CompareResult()
        self.stack = QStackedWidget()
        self._patience = single_shot(self, _PATIENCE_MS, lambda: self.stack.setCurrentIndex(_Shown.PROGRESS))
        self._connect()
        self._lay_out()
        self._invite()
        self._update()

    @property
    def is_busy(self) -> bool:
        """Whether a comparison goes on."""
        return self._task is not None

    def show_models(self, models: Sequence[ListedModel]) -> None:
        """Offer other models; what was chosen stays where it is still there."""
        usable = tuple(each for each in models if not each.bundle.fault)
        chosen = [self._chosen(self.first), self._chosen(self.second)]
        self._models = usable
        for box, before, fallback in ((self.first, chosen[0], 0), (self.second, chosen[1], 1)):
            box.blockSignals(True)
            box.clear()
            for each in usable:
                box.addItem(_name(each))
            ids = [each.bundle.bundle_id for each in usable]
            index = ids.index(before.bundle.bundle_id) if before is not None and before.bundle.bundle_id in ids else -1
            box.setCurrentIndex(index if index >= 0 else min(fallback, len(usable) - 1))
            box.blockSignals(False)
        self._update()

    def set_folder(self, folder: Path) -> None:
        """Compare on this folder."""
        if self._task is None:
            self._folder = folder
            self.place.setText(path_text(folder))
            self._update()

    def start(self) -> None:
        """Compare what is chosen; does nothing while a comparison goes on."""
        first, second = self._chosen(self.first), self._chosen(self.second)
        if self._task is not None or self._problem() or first is None or second is None or self._folder is None:
            return
        self.progress_title.setText(self.tr("Comparing on {folder}").format(folder=path_text(self._folder.name)))
        self.progress_text.setText(self.tr("Waiting for what goes on before it"))
        self.progress.setRange(0, 0)
        self.cancel_button.setEnabled(True)
        paths = (first.bundle.path, second.bundle.path)
        job = CompareJob(*paths, self._folder, self._choice(), signed_only=self._signed_only)
        task = self._task = self._worker.start(job)
        task.progress.connect(self._on_progress)
        task.finished.connect(self._on_finished)
        task.failed.connect(self._on_failed)
        self._patience.start()
        self._update()

    def cancel(self) -> None:
        """Stop after the image in hand; nothing is kept."""
        if self._task is not None and self.cancel_button.isEnabled():
            self._task.cancel()
            self.cancel_button.setEnabled(False)
            self.progress_text.setText(self.tr("Stopping after this image"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_busy:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def _on_progress(self, value: object) -> None:
        if self._task is None or not self.cancel_button.isEnabled():
            return
        match value:
            case CompareStage.LOADING:
                self.progress_text.setText(self.tr("Checking both models"))
            case ComparisonProgress():
                progress = value.progress
                # Two runs over the same images: each is half of the bar.
                half = 1_000 * progress.done // max(1, progress.total)
                self.progress.setRange(0, 2_000 if progress.is_total_known or value.model_number > 1 else 0)
                self.progress.setValue(1_000 * (value.model_number - 1) + half)
                name = f"{'AB'[value.model_number - 1]}: {value.model_name}"
                self.progress_text.setText(f"{name} \N{MIDDLE DOT} {progress_text(progress)}")

    def _on_finished(self, value: object) -> None:
        self._end()
        if isinstance(value, BundleComparison):
            self.result.show_comparison(value)
            self.stack.setCurrentIndex(_Shown.RESULT)
        else:
            self._say(self.tr("Cancelled. Of a comparison nothing is kept; your images were only read."))

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if is_known_error(error):
            self._say(str(error))
        else:
            self._say(self.tr("This is a fault of SmearScope. Your images were only read; nothing was changed."))
            self.failed.emit(error)

    def _end(self) -> None:
        self._task = None
        self._patience.stop()
        self._update()

    def _say(self, text: str) -> None:
        self.words.setText(text)
        self.stack.setCurrentIndex(_Shown.WORDS)

    def _invite(self) -> None:
        self._say(
            self.tr(
                "Both models answer every image of a folder, one after the other, each with its card's own thresholds. "
                "You see where they agree, and each image on which they do not. Nothing is kept, and images are only "
                "read. Drop a folder here, or choose one."
            )
        )

    def _problem(self) -> str:
        """Why nothing can be compared yet."""
        if len(self._models) < 2:
            return self.tr("A second model is needed: install one first")
        if self.first.currentIndex() == self.second.currentIndex():
            return self.tr("Choose two different models")
        return self.tr("Choose a folder of images") if self._folder is None else ""

    def _update(self) -> None:
        problem, is_busy = self._problem(), self.is_busy
        self.start_button.setEnabled(not problem and not is_busy)
        self.start_button.setToolTip(problem)
        self.start_button.setAccessibleDescription(problem)
        for widget in (self.first, self.second, self.folder_button):
            widget.setEnabled(not is_busy)
        if self._folder is None:
            self.place.setText(self.tr("No folder yet"))

    def _chosen(self, box: ComboBox) -> ListedModel | None:
        index = box.currentIndex()
        return self._models[index] if 0 <= index < len(self._models) else None

    def _connect(self) -> None:
        self.first.currentIndexChanged.connect(lambda _index: self._update())
        self.second.currentIndexChanged.connect(lambda _index: self._update())
        self.folder_button.clicked.connect(self.folder_wanted)
        self.start_button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self.cancel)
        self.result.image_wanted.connect(self.image_wanted)
        self.result.check_wanted.connect(self.check_wanted)

    def _lay_out(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(STEP_PX)
        form.setVerticalSpacing(STEP_PX)
        for row, (name, widget) in enumerate(
            ((self.tr("Model A"), self.first), (self.tr("Model B"), self.second), (self.tr("Folder"), self.place))
        ):
            label = QLabel(name)
            label.setBuddy(widget)
            form.addWidget(label, row, 0)
            form.addWidget(widget, row, 1, 1, 1 if widget is self.place else 3)
        form.addWidget(self.folder_button, 2, 2)
        form.addWidget(self.start_button, 2, 3)
        form.setColumnStretch(1, 1)
        progress = QWidget()
        column = QVBoxLayout(progress)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP_PX)
        column.addStretch(2)
        for widget in (self.progress_title, self.progress, self.progress_text):
            column.addWidget(widget)
        column.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(3)
        words = QWidget()
        around = QVBoxLayout(words)
        around.setContentsMargins(0, STEP_PX, 0, 0)
        around.addWidget(self.words)
        around.addStretch(1)
        for page in (words, progress, self.result):
            self.stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * STEP_PX, 2 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(2 * STEP_PX)
        layout.addWidget(wrapped_label(self.tr("Compare two models"), heading=True, scale=1.3))
        layout.addLayout(form)
        layout.addWidget(self.stack, 1)


def _name(model: ListedModel) -> str:
    name = f"{model.bundle.model_id} {model.bundle.version}"
    is_twin = model.bundle.bundle_id.startswith(model.name)
    return f"{name} ({model.name[:12]})" if is_twin else name
