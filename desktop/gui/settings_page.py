"""The page of settings: each choice holds at once, says what it does, and is kept without a button to press."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.app_settings import MAX_REVIEWER_NAME, AppSettings, ThemeChoice
from desktop.gui.controls import Button, ComboBox, ElidedLabel, indent_text, percent_box, wrapped_label
from desktop.gui.languages import LANGUAGES, provide_font
from desktop.gui.scrolling import ScrolledControls
from desktop.gui.settings_keeper import SettingsKeeper
from desktop.gui.single_shot import single_shot
from desktop.gui.theme import STEP_PX
from desktop.gui.threshold_settings import ThresholdSettings
from desktop.user_folders import runs_folder

if TYPE_CHECKING:
    from desktop.gui.classifier_keeper import ModelInfo

_MOST_PX = 920
_CONTROL_PX = 320
_TYPING_PAUSE_MS = 400
_MOST_PROCESSORS = 64


class SettingsPage(QWidget):
    """Every setting of the window.

    Signals:
        tour_wanted: show the first-run tour again.
        reports_wanted: open the folder of crash reports.

    Args:
        keeper: of the settings.
        processors: that this computer lets SmearScope use.
    """

    tour_wanted = Signal()
    reports_wanted = Signal()

    def __init__(self, keeper: SettingsKeeper, processors: int) -> None:
        super().__init__()
        self._keeper = keeper
        self.language_box = ComboBox(self.tr("Language"), "")
        self.theme_box = ComboBox(self.tr("Colours"), "")
        self.workers_box = _number_box(self.tr("Images at a time"), self.tr("Chosen by SmearScope"), processors)
        self.threads_box = _number_box(
            self.tr("Processors for each image"), self.tr("Chosen by SmearScope"), processors
        )
        self.thresholds = ThresholdSettings()
        self.reviewer_box = QLineEdit()
        self.reviewer_box.setAccessibleName(self.tr("Reviewer"))
        self.reviewer_box.setMaxLength(MAX_REVIEWER_NAME)
        self.review_box = percent_box(self.tr("Review what is less sure than"))
        # A number that is typed is one choice, not one for each digit.
        self.review_box.setKeyboardTracking(False)
        self.folder_label = ElidedLabel()
        self.folder_button = Button(self.tr("Choose\u2026"))
        self.usual_folder_button = Button(self.tr("Usual folder"))
        self.reports_button = Button(self.tr("Open folder"))
        self.tour_button = Button(self.tr("Show the tour"))
        self.restart_label = wrapped_label(self.tr("Takes effect when SmearScope is started again."), muted=True)
        # Its place stays free, so that no box moves away under the pointer when it comes.
        room = self.restart_label.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.restart_label.setSizePolicy(room)
        self._at_start = keeper.current
        self._typing = single_shot(self, _TYPING_PAUSE_MS, self._keep_reviewer)
        self._fill()
        self._lay_out()
        self._show(keeper.current)
        self._connect()

    def show_model(self, model: "ModelInfo | None") -> None:
        """Show the thresholds of the model in use."""
        if model is None:
            self.thresholds.show_none()
        else:
            chosen = self._keeper.current.thresholds.get(model.card.id, {})
            self.thresholds.show_model(model.card, chosen)

    def _fill(self) -> None:
        self.language_box.addItem(self.tr("As the system"), "")
        for language in LANGUAGES:
            # Each in itself: whoever cannot read the window finds the own language all the same.
            provide_font(language)
            mark = "" if language.is_reviewed else self.tr("not reviewed by a native clinician")
            self.language_box.addItem(f"{language.name} \N{EN DASH} {mark}" if mark else language.name, language.code)
        for text, theme in (
            (self.tr("As the system"), ThemeChoice.SYSTEM),
            (self.tr("Light"), ThemeChoice.LIGHT),
            (self.tr("Dark"), ThemeChoice.DARK),
        ):
            self.theme_box.addItem(text, theme)

    def _show(self, settings: AppSettings) -> None:
        self.language_box.setCurrentIndex(max(self.language_box.findData(settings.language), 0))
        self.theme_box.setCurrentIndex(list(ThemeChoice).index(settings.theme))
        self.workers_box.setValue(settings.workers or 0)
        self.threads_box.setValue(settings.threads or 0)
        if self.reviewer_box.text() != settings.reviewer and not self._typing.isActive():
            self.reviewer_box.setText(settings.reviewer)
        self.review_box.setValue(round(settings.review_below * 100))
        folder = settings.runs_folder or runs_folder()
        self.folder_label.setText(str(folder))
        self.usual_folder_button.setEnabled(settings.runs_folder is not None)
        self.restart_label.setVisible(
            (settings.language, settings.workers, settings.threads)
            != (self._at_start.language, self._at_start.workers, self._at_start.threads)
        )

    def _connect(self) -> None:
        keeper = self._keeper
        self.language_box.activated.connect(lambda: keeper.change(language=self.language_box.currentData()))
        self.theme_box.activated.connect(lambda: keeper.change(theme=self.theme_box.currentData()))
        self.workers_box.valueChanged.connect(lambda value: keeper.change(workers=value or None))
        self.threads_box.valueChanged.connect(lambda value: keeper.change(threads=value or None))
        self.reviewer_box.textEdited.connect(lambda: self._typing.start())
        self.reviewer_box.editingFinished.connect(self._keep_reviewer)
        self.review_box.valueChanged.connect(lambda value: keeper.change(review_below=value / 100))
        self.thresholds.changed.connect(self._keep_thresholds)
        self.folder_button.clicked.connect(self._choose_folder)
        self.usual_folder_button.clicked.connect(lambda: keeper.change(runs_folder=None))
        self.reports_button.clicked.connect(self.reports_wanted)
        self.tour_button.clicked.connect(self.tour_wanted)
        keeper.changed.connect(self._show)

    def _keep_reviewer(self) -> None:
        self._typing.stop()
        self._keeper.change(reviewer=self.reviewer_box.text().strip())

    def _keep_thresholds(self, model_id: str, chosen: dict[str, float]) -> None:
        others = {name: values for name, values in self._keeper.current.thresholds.items() if name != model_id}
        self._keeper.change(thresholds={**others, model_id: chosen} if chosen else others)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Where new runs are kept"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self._keeper.change(runs_folder=Path(name)))
        dialog.open()

    def _lay_out(self) -> None:
        content = QWidget()
        content.setMaximumWidth(_MOST_PX)
        column = QVBoxLayout(content)
        column.setContentsMargins(3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX)
        column.setSpacing(2 * STEP_PX)
        column.addWidget(wrapped_label(self.tr("Settings"), heading=True, scale=1.5))
        column.addWidget(self.restart_label)
        column.addWidget(
            _section(
                self.tr("Window"),
                (
                    (
                        self.tr("Language"),
                        self.tr("Class names and the research-use notice are shown in English too."),
                        self.language_box,
                    ),
                    (self.tr("Colours"), "", self.theme_box),
                    (self.tr("Tour"), self.tr("What is where, in five steps."), self.tour_button),
                ),
            )
        )
        column.addWidget(
            _section(
                self.tr("Review"),
                (
                    (
                        self.tr("Reviewer"),
                        self.tr("Stands with every answer that you give, and in the audit log."),
                        self.reviewer_box,
                    ),
                    (
                        self.tr("Review what is less sure than"),
                        self.tr("What is not reported, or flagged, is always queued for review."),
                        self.review_box,
                    ),
                ),
            )
        )
        column.addWidget(
            _section(
                self.tr("Screening"),
                (
                    (
                        self.tr("Images at a time"),
                        self.tr("More of them need more memory."),
                        self.workers_box,
                    ),
                    (self.tr("Processors for each image"), "", self.threads_box),
                ),
                self.thresholds,
            )
        )
        folder = QWidget()
        row = QHBoxLayout(folder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP_PX)
        row.addWidget(self.folder_button)
        row.addWidget(self.usual_folder_button)
        row.addStretch(1)
        column.addWidget(
            _section(
                self.tr("Storage"),
                (
                    (self.tr("New runs"), self.folder_label, folder),
                    (
                        self.tr("Crash reports"),
                        self.tr("They stay on this computer, and hold no image and no whole path."),
                        self.reports_button,
                    ),
                ),
            )
        )
        column.addStretch(1)
        holder = QWidget()
        centred = QHBoxLayout(holder)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.addStretch(1)
        centred.addWidget(content, 100)
        centred.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(ScrolledControls(holder))


def _number_box(name: str, unset: str, processors: int) -> QSpinBox:
    box = QSpinBox()
    box.setAccessibleName(name)
    # The least value stands for None.
    box.setRange(0, max(1, min(processors, _MOST_PROCESSORS)))
    box.setSpecialValueText(unset)
    indent_text(box)
    return box


def _section(title: str, rows: Sequence[tuple[str, str | QLabel, QWidget]], more: QWidget | None = None) -> QFrame:
    frame = QFrame()
    frame.setObjectName("card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX)
    layout.setSpacing(2 * STEP_PX)
    layout.addWidget(wrapped_label(title, heading=True, scale=1.15))
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * STEP_PX)
    grid.setVerticalSpacing(2 * STEP_PX)
    grid.setColumnStretch(0, 1)
    for place, (name, explanation, control) in enumerate(rows):
        words = QVBoxLayout()
        words.setSpacing(0)
        label = QLabel(name)
        label.setBuddy(control)
        words.addWidget(label)
        if isinstance(explanation, QLabel):
            explanation.setProperty("muted", True)
            words.addWidget(explanation)
        elif explanation:
            words.addWidget(wrapped_label(explanation, muted=True))
        grid.addLayout(words, place, 0)
        control.setFixedWidth(_CONTROL_PX)
        grid.addWidget(control, place, 1, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(grid)
    if more is not None:
        layout.addWidget(more)
    return frame
