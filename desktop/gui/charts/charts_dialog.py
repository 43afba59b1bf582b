"""The charts of the open run beside its results; they follow a run that is being screened."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.gui.charts.bars import BarKey
from desktop.gui.charts.class_chart import ClassChart
from desktop.gui.charts.confidence_chart import ConfidenceChart
from desktop.gui.charts.stain_map import StainKey, StainMap
from desktop.gui.controls import Button, ComboBox, LinkButton, button_row, clear_layout, wrapped_label
from desktop.gui.direction import isolated
from desktop.gui.numbers import number_text, percent_text
from desktop.gui.runs.open_run import OpenRun
from desktop.gui.single_shot import single_shot
from desktop.gui.theme import STEP_PX
from desktop.gui.wording import path_text
from desktop.gui.worker import Task
from desktop.store.chart_counts import ChartCounts, StainCounts

_WIDTH_PX, _HEIGHT_PX = 1120, 656
# Counting 100,000 rows takes a tenth of a second of a core that a screening could use.
_REFRESH_MS = 2_000
_CASE_PX = 200


class ChartsDialog(QDialog):
    """Counts per class, confidence and stain of a run. The window goes on behind it.

    Signals:
        case_wanted (str): a case is to be shown in the results.
        failed (Exception): the store can no longer be read.

    Args:
        run: closed by somebody else, after this dialog.
    """

    case_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, run: OpenRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Charts of {folder}").format(folder=path_text(run.screened_folder)))
        self.resize(_WIDTH_PX, _HEIGHT_PX)
        self._run = run
        self._task: Task | None = None
        self._is_stale = True
        self.counts: ChartCounts | None = None
        self.class_chart, self.confidence_chart = ClassChart(), ConfidenceChart()
        self.class_box = ComboBox(self.tr("Class"), max((style.name for style in run.styles), key=len) + "MM")
        self.class_box.addItem(self.tr("All classes"))
        for style in run.styles:
            self.class_box.addItem(style.name)
        self.stain_map, self.stain_key = StainMap(), StainKey()
        self.stain_summary, self.pointed = wrapped_label(muted=True), QLabel()
        self.pointed.setTextFormat(Qt.TextFormat.PlainText)
        self.case_buttons: list[LinkButton] = []
        self._cases = QVBoxLayout()
        self._pause = single_shot(self, _REFRESH_MS, self._refresh_if_stale)
        self._lay_out()
        self.class_box.currentIndexChanged.connect(self._show_confidence)
        self.stain_map.pointed.connect(self.pointed.setText)
        run.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()

    # Counting

    def _on_changed(self) -> None:
        self._is_stale = True
        self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if not self._is_stale or self._task is not None or self._pause.isActive() or not self.isVisible():
            return
        self._is_stale = False
        self._task = self._run.ask(lambda reader, _control: reader.chart_counts())
        self._task.finished.connect(self._show_counts)
        self._task.failed.connect(self._fail)

    def _fail(self, error: Exception) -> None:
        self._task = None
        self.failed.emit(error)

    def _show_counts(self, counts: ChartCounts | None) -> None:
        self._task = None
        if counts is None:
            return
        self.counts = counts
        confidence = counts.confidence
        reported, withheld = confidence.reported.sum(axis=1).tolist(), confidence.withheld.sum(axis=1).tolist()
        self.class_chart.show_counts(self._run.styles, reported, withheld, counts.unreadable_count)
        self._show_confidence()
        self._show_stain(counts.stain)
        self._pause.start()

    def _show_confidence(self) -> None:
        if self.counts is None:
            return
        confidence, place = self.counts.confidence, self.class_box.currentIndex() - 1
        threshold = self._run.info.abstain_below
        if place < 0:
            self.confidence_chart.show_counts(
                confidence.reported.sum(axis=0), confidence.withheld.sum(axis=0), threshold
            )
        else:
            colour = self._run.styles[place].colour
            self.confidence_chart.show_counts(confidence.reported[place], confidence.withheld[place], threshold, colour)

    def _show_stain(self, stain: StainCounts) -> None:
        share = stain.unlike_count / stain.row_count if stain.row_count else 0.0
        text = self.tr("{count} of {total} images ({share}) have a stain unlike the model's training images.")
        text = text.format(
            count=number_text(stain.unlike_count), total=number_text(stain.row_count), share=percent_text(share, 1)
        )
        per_block = self.tr(
            "A square stands for %Ln image(s) in the order in which they were screened.", "", stain.rows_per_block
        )
        self.stain_summary.setText(f"{text} {per_block}")
        # The square that is pointed at stays, and so does the keyboard's place among the cases.
        with QSignalBlocker(self.stain_map):
            self.stain_map.show_stain(stain)
        place = self.stain_map.current
        self.pointed.setText(self.stain_map.words_of(place) if place >= 0 else "")
        self._show_cases(stain)

    def _show_cases(self, stain: StainCounts) -> None:
        focused = next((place for place, each in enumerate(self.case_buttons) if each.hasFocus()), None)
        clear_layout(self._cases)
        self.case_buttons = []
        heading = self.tr("Cases with the most") if stain.cases else self.tr("No case has any")
        self._cases.addWidget(wrapped_label(heading, muted=True))
        for each in stain.cases:
            name = each.case or self.tr("(top folder)")
            numbers = self.tr("{count} of {total}").format(
                count=number_text(each.unlike_count), total=number_text(each.row_count)
            )
            short = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _CASE_PX)
            # A case is anybody's text: an ampersand of its name is no key.
            button = LinkButton(f"{isolated(short)}, {numbers}".replace("&", "&&"))
            button.setAutoDefault(False)
            button.setToolTip(self.tr("Show the case {name} in the results").format(name=name))
            button.setAccessibleName(f"{name}, {numbers}")
            button.clicked.connect(lambda _checked=False, case=each.case: self.case_wanted.emit(case))
            self._cases.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
            self.case_buttons.append(button)
        self._cases.addStretch(1)
        if focused is not None and self.case_buttons:
            self.case_buttons[min(focused, len(self.case_buttons) - 1)].setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    # Looks

    def _lay_out(self) -> None:
        self.class_box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        classes = _panel(self.tr("Images per class"), BarKey())
        classes.addWidget(self.class_chart)
        classes.addStretch(1)
        confidence = _panel(self.tr("How sure the model was"), self.class_box)
        confidence.addWidget(self.confidence_chart, 1)
        stain = _panel(self.tr("Stain of the run"), None)
        stain.addWidget(self.stain_summary)
        body = QHBoxLayout()
        body.setSpacing(3 * STEP_PX)
        squares = QVBoxLayout()
        squares.setSpacing(STEP_PX)
        squares.addWidget(self.stain_map, 1)
        squares.addWidget(self.pointed)
        squares.addWidget(self.stain_key)
        body.addLayout(squares, 1)
        self._cases.setSpacing(STEP_PX // 2)
        self._cases.addStretch(1)
        body.addLayout(self._cases)
        stain.addLayout(body, 1)
        grid = QGridLayout()
        grid.setSpacing(2 * STEP_PX)
        for column, (layout, row, span) in enumerate(((classes, 0, 1), (confidence, 0, 1), (stain, 1, 2))):
            frame = QFrame()
            frame.setObjectName("panel")
            frame.setLayout(layout)
            grid.addWidget(frame, row, column if row == 0 else 0, 1, span)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
            grid.setRowStretch(column, 1)
        close = Button(self.tr("Close"), primary=True)
        close.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX)
        whole.setSpacing(2 * STEP_PX)
        whole.addLayout(grid, 1)
        whole.addLayout(button_row(close))
        close.setFocus()


def _panel(title: str, beside: QWidget | None) -> QVBoxLayout:
    """The layout of a panel with its heading, and what stands at the other end of that."""
    head = QHBoxLayout()
    label = QLabel(title)
    label.setProperty("heading", True)
    head.addWidget(label)
    head.addStretch(1)
    if beside is not None:
        head.addWidget(beside)
    layout = QVBoxLayout()
    layout.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX)
    layout.setSpacing(STEP_PX)
    layout.addLayout(head)
    return layout
