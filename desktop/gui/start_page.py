"""The first page: what to do with SmearScope now, which model would answer, and what was done last."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.gui.controls import Button, ElidedLabel, IconLabel, LinkButton, restyle, wrapped_label
from desktop.gui.icons import IconName
from desktop.gui.recent_list import RecentList
from desktop.gui.theme import STEP_PX
from desktop.gui.unfinished_runs import UnfinishedRuns

if TYPE_CHECKING:
    # For types alone: see `recent_list`.
    from desktop.gui.classifier_keeper import ModelInfo
    from desktop.recent_runs import RecentRun

_RIGHT_PX = 416


class StartPage(QWidget):
    """Drop area, model, recent runs, and the runs that wait to be gone on with.

    Signals:
        open_folder_wanted, open_images_wanted, samples_wanted, about_model_wanted, models_wanted: as they say.
        run_wanted (RecentRun): open it.
        resume_wanted (RecentRun): go on with it.
        forget_wanted (RecentRun): take it from the list.
    """

    open_folder_wanted = Signal()
    open_images_wanted = Signal()
    samples_wanted = Signal()
    about_model_wanted = Signal()
    models_wanted = Signal()
    run_wanted = Signal(object)
    resume_wanted = Signal(object)
    forget_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.unfinished = UnfinishedRuns()
        self.drop_area = _DropArea()
        self.model_card = _ModelCard()
        self.recent = RecentList()
        self.recent_empty = wrapped_label(
            self.tr("No runs yet. What you screen is listed here, and stays on this computer."), muted=True
        )
        self.problem = wrapped_label("", muted=True)
        self.problem.hide()
        self.unfinished.resume_wanted.connect(self.resume_wanted)
        self.unfinished.open_wanted.connect(self.run_wanted)
        self.recent.run_wanted.connect(self.run_wanted)
        self.recent.forget_wanted.connect(self.forget_wanted)
        self.drop_area.folder_button.clicked.connect(self.open_folder_wanted)
        self.drop_area.images_button.clicked.connect(self.open_images_wanted)
        self.drop_area.samples_button.clicked.connect(self.samples_wanted)
        self.model_card.about_button.clicked.connect(self.about_model_wanted)
        self.model_card.models_button.clicked.connect(self.models_wanted)
        self._lay_out()
        self.show_runs((), "")

    def show_runs(self, runs: "Sequence[RecentRun]", problem: str, unfinished: "Sequence[RecentRun]" = ()) -> None:
        """List the runs; those that are unfinished, of the list or further back, are offered for going on."""
        self.recent.runs.set_runs(runs)
        self.recent.setVisible(bool(runs))
        self.recent_empty.setVisible(not runs)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.unfinished.show_runs(unfinished)

    def set_hovered(self, hovered: bool) -> None:
        """Show that a drop would be taken."""
        self.drop_area.set_hovered(hovered)

    def set_busy(self, busy: bool) -> None:
        """While something is screened, nothing else can be begun."""
        for button in (
            self.drop_area.folder_button,
            self.drop_area.images_button,
            self.drop_area.samples_button,
        ):
            button.setEnabled(not busy)
        self.unfinished.set_busy(busy)

    def _lay_out(self) -> None:
        start = QVBoxLayout()
        start.setSpacing(2 * STEP_PX)
        start.addWidget(self.drop_area, 1)
        start.addWidget(self.model_card)
        recent = QFrame()
        recent.setObjectName("card")
        recent.setFixedWidth(_RIGHT_PX)
        inside = QVBoxLayout(recent)
        inside.setContentsMargins(STEP_PX, 2 * STEP_PX, STEP_PX, STEP_PX)
        inside.setSpacing(STEP_PX)
        heading = wrapped_label(self.tr("Recent runs"), heading=True, scale=1.15)
        for label in (heading, self.recent_empty, self.problem):
            label.setContentsMargins(STEP_PX, 0, STEP_PX, 0)
        inside.addWidget(heading)
        inside.addWidget(self.problem)
        inside.addWidget(self.recent, 1)
        inside.addWidget(self.recent_empty)
        inside.addStretch(0)
        inside.setAlignment(self.recent_empty, Qt.AlignmentFlag.AlignTop)
        columns = QHBoxLayout()
        columns.setSpacing(2 * STEP_PX)
        columns.addLayout(start, 1)
        columns.addWidget(recent)
        page = QVBoxLayout(self)
        page.setContentsMargins(3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
        page.setSpacing(2 * STEP_PX)
        page.addWidget(self.unfinished)
        page.addLayout(columns, 1)
        page.addWidget(_ResearchNotice())


class _DropArea(QFrame):
    """Where a folder is dropped, with the same by buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("dropArea")
        self.title = wrapped_label(self.tr("Drop a folder or images here"), heading=True, scale=1.5)
        self.explanation = wrapped_label(
            self.tr("Sub-folders become cases. Images are read, never changed, and never leave this computer."),
            muted=True,
        )
        self.folder_button = Button(self.tr("Open folder\u2026"), IconName.FOLDER_OPEN, primary=True)
        self.images_button = Button(self.tr("Open images\u2026"), IconName.IMAGE)
        self.samples_button = LinkButton(self.tr("Try it with the drawn samples"))
        self.samples_button.setToolTip(self.tr("Screens the drawn smears that come with SmearScope"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX)
        layout.setSpacing(2 * STEP_PX)
        layout.addStretch(1)
        layout.addWidget(IconLabel(IconName.DROP, 64, "muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.title, self.explanation):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(STEP_PX)
        buttons.addStretch(1)
        buttons.addWidget(self.folder_button)
        buttons.addWidget(self.images_button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addWidget(self.samples_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def set_hovered(self, hovered: bool) -> None:
        """Show that a drop would be taken here."""
        self.setProperty("hovered", hovered)
        restyle(self)


class _ModelCard(QFrame):
    """Which model would answer, and whether it may."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.icon = IconLabel(IconName.PAGE_MODELS, 24, "muted")
        self.name = ElidedLabel()
        self.name.setProperty("heading", True)
        # A sentence, and in other languages a longer one: it wraps where a name would be shortened.
        self.state = wrapped_label(muted=True)
        self.about_button = Button(self.tr("About this model"))
        self.models_button = Button(self.tr("Models\u2026"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.state)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(2 * STEP_PX)
        layout.addWidget(self.icon)
        layout.addLayout(words, 1)
        layout.addWidget(self.about_button)
        layout.addWidget(self.models_button)
        self.show_checking()

    def show_checking(self) -> None:
        """The model is being loaded and tried."""
        self.icon.set_icon(IconName.PAGE_MODELS)
        self.name.setText(self.tr("Checking the model\u2026"))
        self.state.setText(self.tr("A folder can be dropped already; it is screened as soon as the model is ready."))
        self.about_button.setEnabled(False)

    def show_model(self, model: "ModelInfo") -> None:
        """The model is ready."""
        card = model.card
        self.icon.set_icon(IconName.WARNING if model.signature.is_warning else IconName.DONE)
        self.name.setText(f"{card.id} {card.version}")
        ready = self.tr("Ready: its files and its trial answers on this computer are as they should be.")
        # Here, as the window does not wait for the engine.
        from desktop.gui.engine_words import signature_sentence

        self.state.setText(signature_sentence(model.signature) if model.signature.is_warning else ready)
        self.about_button.setEnabled(True)

    def show_missing(self) -> None:
        """There is no model that could answer."""
        self.icon.set_icon(IconName.WARNING)
        self.name.setText(self.tr("No usable model"))
        self.state.setText(self.tr("Nothing can be screened. Runs can be opened and reviewed."))
        self.about_button.setEnabled(False)


class _ResearchNotice(QFrame):
    def __init__(self) -> None:
        super().__init__()
        text = QLabel(self.tr("For research use only. Not a medical device; every answer needs a reader who decides."))
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP_PX)
        layout.addWidget(IconLabel(IconName.INFO, 20))
        layout.addWidget(text, 1)
