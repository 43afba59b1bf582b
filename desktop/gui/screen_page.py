"""The page of a run that goes on: how far, how fast, what was found so far, and the means to hold or end it."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.class_counts import ClassCounts
from desktop.gui.controls import Button, ElidedLabel, IconLabel, clear_layout, enlarge, wrapped_label
from desktop.gui.direction import begin_as_window
from desktop.gui.engine_words import flag_sentence
from desktop.gui.icons import FLAG_ICONS, IconName
from desktop.gui.numbers import decimal_text, number_text
from desktop.gui.scrolling import ScrolledText
from desktop.gui.state_page import StatePage
from desktop.gui.theme import STEP_PX
from desktop.gui.wording import duration_text, path_text, short_flag
from desktop.run_summary import Ending, Progress, RunSummary
from inference.decision import Decision, Flag

_FINDINGS_PX = 360


class ScreenedRun(Protocol):
    """What this page asks of the run; `desktop.gui.runs.open_run.OpenRun` has it."""

    @property
    def summary(self) -> RunSummary:
        """The run in numbers, at no cost."""


class ScreenPage(QWidget):
    """A run while it is screened, and how it ended.

    Signals:
        open_folder_wanted, pause_wanted, go_on_wanted, cancel_wanted, resume_wanted, results_wanted: as they say.
    """

    open_folder_wanted = Signal()
    pause_wanted = Signal()
    go_on_wanted = Signal()
    cancel_wanted = Signal()
    resume_wanted = Signal()
    results_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.empty = StatePage(
            IconName.PAGE_SCREEN,
            self.tr("Nothing is being screened"),
            self.tr("Open a folder, or drop one on this window; you can watch it here and review while it goes on."),
            self.tr("Open folder\u2026"),
            action_icon=IconName.FOLDER_OPEN,
        )
        self.empty.action_wanted.connect(self.open_folder_wanted)
        self.folder = ElidedLabel()
        enlarge(self.folder, 1.3, bold=True)
        self.state = ElidedLabel()
        self.state.setProperty("muted", True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.pause_button = Button(self.tr("Pause"), IconName.PAUSE)
        self.go_on_button = Button(self.tr("Go on"), IconName.GO_ON, primary=True)
        self.cancel_button = Button(self.tr("Cancel"), IconName.STOP)
        self.cancel_button.setToolTip(self.tr("Stop after the image in hand; finished images are kept (Esc)"))
        self.resume_button = Button(self.tr("Go on with this run"), IconName.GO_ON)
        self.results_button = Button(self.tr("See results"), IconName.TABLE)
        self.done = _Figure(self.tr("Images"))
        self.speed = _Figure(self.tr("Images a second"))
        self.elapsed = _Figure(self.tr("Time"))
        self.left = _Figure(self.tr("Time left"))
        self.classes = ClassCounts()
        self.findings = _Findings()
        self._stack = QStackedWidget()
        self._run: ScreenedRun | None = None
        self._has_ended = False
        self._lay_out()
        self._connect()
        self.show_nothing()

    @property
    def has_run(self) -> bool:
        """Whether it shows a run, and not one that is still being made ready."""
        return self._run is not None

    def show_nothing(self) -> None:
        """There is no run."""
        self._run = None
        self._stack.setCurrentWidget(self.empty)

    def begin(self, folder: str, phase: str) -> None:
        """A run is being made ready; what comes first takes a while and its length is not known."""
        self._run = None
        self._has_ended = False
        self.folder.setText(path_text(folder))
        self.state.setText(phase)
        self.progress.setRange(0, 0)
        for figure in (self.done, self.speed, self.elapsed, self.left):
            figure.show_nothing()
        self.classes.clear()
        self.findings.clear()
        self._show_buttons(running=True, paused=False, resumable=False, has_results=False)
        # Nothing can be held before the first image.
        self.pause_button.setEnabled(False)
        self._stack.setCurrentWidget(self._body)

    def show_phase(self, phase: str) -> None:
        """Say what is being done before the first image."""
        self.state.setText(phase)

    def set_run(self, run: ScreenedRun) -> None:
        """The run is there; its numbers follow by `refresh`."""
        self._run = run
        self._has_ended = False
        self.pause_button.setEnabled(True)
        self.results_button.show()
        self._stack.setCurrentWidget(self._body)
        self.state.setText(self.tr("Screening"))
        self.refresh()

    def show_stored(self, run: ScreenedRun) -> None:
        """A run was opened that nothing screens into: how far it is, and the means to go on with it."""
        self._run = run
        self._stack.setCurrentWidget(self._body)
        self.show_ended(run.summary)

    def refresh(self) -> None:
        """Show the run's numbers as they are now."""
        if self._run is None:
            return
        summary = self._run.summary
        if self.folder.text() == "":
            self.folder.setText(path_text(Path(summary.folder)))
        self.classes.show_counts(summary.run.labels, summary.reported, summary.decisions)
        self.findings.show_summary(summary)
        if self._has_ended:
            # What was written last is counted a moment after an error ended the run.
            self._show_reach(summary)

    def show_progress(self, progress: Progress) -> None:
        """Show how far the run is."""
        self.progress.setRange(0, max(progress.total, 1) if progress.is_total_known else 0)
        self.progress.setValue(progress.done)
        total = number_text(progress.total) + ("" if progress.is_total_known else "+")
        self.done.show_value(self.tr("{done} of {total}").format(done=number_text(progress.done), total=total))
        self.speed.show_value(decimal_text(progress.images_per_second, 1))
        self.elapsed.show_value(duration_text(progress.elapsed_seconds))
        if progress.seconds_left is None:
            self.left.show_nothing()
        else:
            self.left.show_value(duration_text(progress.seconds_left))

    def show_paused(self, paused: bool) -> None:
        """The run is held between two images, or goes on."""
        self._show_buttons(running=True, paused=paused, resumable=False, has_results=True)
        self.state.setText(
            self.tr("Paused: the computer is yours. What is screened is kept.") if paused else self.tr("Screening")
        )
        if paused:
            self.left.show_nothing()
            if self.progress.maximum() == 0:
                # A bar that runs to and fro would say that something goes on.
                self.progress.setRange(0, 1)

    def show_ended(self, summary: RunSummary | None, error: str = "") -> None:
        """The run ended.

        Args:
            summary: None when it ended before its first image.
            error: what ended it, in words; empty when nothing did.
        """
        # One line; the dialog that tells of the error has it whole.
        error = " ".join(error.split())
        self._show_buttons(
            running=False,
            paused=False,
            resumable=summary is not None and summary.ending is not Ending.COMPLETE,
            has_results=summary is not None,
        )
        self._has_ended = summary is not None
        self.progress.setRange(0, 1)
        self.left.show_nothing()
        if summary is None:
            self.progress.setValue(0)
            self.state.setText(error or self.tr("Cancelled before the first image; nothing was screened."))
            return
        self.folder.setText(path_text(Path(summary.folder)))
        self._show_reach(summary)
        if summary.elapsed_seconds > 0:
            self.elapsed.show_value(duration_text(summary.elapsed_seconds))
            self.speed.show_value(decimal_text(summary.done_count / summary.elapsed_seconds, 1))
        elif not error:
            # A session that an error ended is not in the time of its run; of the one just seen it stands here.
            self.elapsed.show_nothing()
            self.speed.show_nothing()
        self.classes.show_counts(summary.run.labels, summary.reported, summary.decisions)
        self.findings.show_summary(summary)
        if error:
            self.state.setText(self.tr("Stopped by an error; what was screened is kept. {error}").format(error=error))
        elif summary.ending is Ending.COMPLETE:
            self.state.setText(self.tr("Finished: every image has its row."))
        else:
            self.state.setText(self.tr("Not finished; what was screened is kept, and the run can go on."))

    def _show_reach(self, summary: RunSummary) -> None:
        done, total = number_text(summary.done_count), number_text(summary.image_count)
        self.progress.setRange(0, max(summary.image_count, 1))
        self.progress.setValue(summary.done_count)
        self.done.show_value(self.tr("{done} of {total}").format(done=done, total=total))

    def _show_buttons(self, *, running: bool, paused: bool, resumable: bool, has_results: bool) -> None:
        self.pause_button.setVisible(running and not paused)
        self.pause_button.setEnabled(True)
        self.go_on_button.setVisible(running and paused)
        self.cancel_button.setVisible(running)
        self.resume_button.setVisible(resumable)
        self.results_button.setVisible(has_results)
        # One thing stands out: to go on where the run is held, to look where it has ended.
        self.results_button.set_primary(not running)

    def _connect(self) -> None:
        self.pause_button.clicked.connect(self.pause_wanted)
        self.go_on_button.clicked.connect(self.go_on_wanted)
        self.cancel_button.clicked.connect(self.cancel_wanted)
        self.resume_button.clicked.connect(self.resume_wanted)
        self.results_button.clicked.connect(self.results_wanted)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.folder)
        words.addWidget(self.state)
        top = QHBoxLayout()
        top.setSpacing(STEP_PX)
        top.addLayout(words, 1)
        for button in (
            self.cancel_button,
            self.pause_button,
            self.go_on_button,
            self.resume_button,
            self.results_button,
        ):
            top.addWidget(button)
        figures = QHBoxLayout()
        figures.setSpacing(2 * STEP_PX)
        for figure in (self.done, self.speed, self.elapsed, self.left):
            figures.addWidget(figure, 1)
        counts = _card(self.tr("Answers"), self.classes)
        findings = _card(self.tr("Findings"), self.findings)
        findings.setFixedWidth(_FINDINGS_PX)
        lower = QHBoxLayout()
        lower.setSpacing(2 * STEP_PX)
        lower.addWidget(counts, 1)
        lower.addWidget(findings)
        self._body = QWidget()
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(2 * STEP_PX)
        layout.addLayout(top)
        layout.addWidget(self.progress)
        layout.addLayout(figures)
        layout.addLayout(lower, 1)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._body)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._stack)


class _Figure(QFrame):
    """One number with its name; the number keeps its place while it changes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._name = name
        self.value = QLabel()
        self.value.setTextFormat(Qt.TextFormat.PlainText)
        enlarge(self.value, 1.6, bold=True)
        begin_as_window(self.value)
        label = wrapped_label(name, muted=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, STEP_PX, 2 * STEP_PX, STEP_PX)
        layout.setSpacing(0)
        layout.addWidget(self.value)
        layout.addWidget(label)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_nothing()

    def show_value(self, text: str) -> None:
        """Show a number."""
        self.value.setText(text)
        self.value.setAccessibleName(f"{self._name}: {text}")

    def show_nothing(self) -> None:
        """The number is not known."""
        self.show_value("\N{EN DASH}")


class _Findings(QWidget):
    """What deserves a look: unreadable files, flags, folders that could not be entered."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inside")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(STEP_PX)
        self._grid.setVerticalSpacing(STEP_PX)
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[bool, list[tuple[IconName, str, int, str]]] | None = None
        self.clear()

    def clear(self) -> None:
        """Nothing was found yet."""
        self._show([], is_complete=False)

    def show_summary(self, summary: RunSummary) -> None:
        """Show what was found so far."""
        rows: list[tuple[IconName, str, int, str]] = []
        unreadable = summary.decisions[Decision.UNREADABLE]
        if unreadable:
            rows.append((IconName.UNREADABLE, self.tr("Unreadable"), unreadable, self.tr("Each row says why.")))
        if summary.unreadable_folders:
            rows.append(
                (
                    IconName.WARNING,
                    self.tr("Folders not entered"),
                    len(summary.unreadable_folders),
                    "\n".join(path_text(Path(each)) for each in summary.unreadable_folders),
                )
            )
        rows += [
            (FLAG_ICONS[flag], short_flag(flag), summary.flags[flag], flag_sentence(flag))
            for flag in Flag
            if summary.flags.get(flag)
        ]
        if summary.other_count:
            rows.append(
                (IconName.INFO, self.tr("Other files"), summary.other_count, self.tr("No images; passed over."))
            )
        self._show(rows, is_complete=summary.ending is Ending.COMPLETE)

    def _show(self, rows: list[tuple[IconName, str, int, str]], *, is_complete: bool) -> None:
        if (is_complete, rows) == self._shown:
            return
        self._shown = is_complete, rows
        clear_layout(self._grid)
        if not rows:
            nothing = (
                self.tr("Nothing that needs a second look.")
                if is_complete
                else self.tr("Nothing that needs a second look so far.")
            )
            self._grid.addWidget(wrapped_label(nothing, muted=True), 0, 0, 1, 3)
        for place, (icon, name, count, detail) in enumerate(rows):
            label = QLabel(name)
            label.setToolTip(detail)
            number = QLabel(number_text(count))
            number.setAccessibleName(f"{name}: {number.text()}")
            self._grid.addWidget(IconLabel(icon, 20, "muted"), place, 0)
            self._grid.addWidget(label, place, 1)
            self._grid.addWidget(number, place, 2, Qt.AlignmentFlag.AlignTrailing)


def _card(title: str, content: QWidget) -> QFrame:
    frame = QFrame()
    frame.setObjectName("card")
    holder = QWidget()
    holder.setObjectName("inside")
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(content)
    inside.addStretch(1)
    area = ScrolledText(holder, title)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX)
    layout.setSpacing(2 * STEP_PX)
    layout.addWidget(wrapped_label(title, heading=True, scale=1.15))
    layout.addWidget(area, 1)
    return frame
