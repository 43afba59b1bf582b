"""The right pane: the answer at one glance, how sure it is, and whether to trust it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.gui.badge import Badge
from desktop.gui.classes import ClassStyle
from desktop.gui.controls import IconLabel, LinkButton, clear_layout, enlarge, wrapped_label
from desktop.gui.engine_words import flag_sentence
from desktop.gui.icons import FLAG_ICONS, IconName
from desktop.gui.probability_bars import ProbabilityBars
from desktop.gui.provenance import ProvenanceSection
from desktop.gui.scrolling import ScrolledControls
from desktop.gui.theme import STEP_PX
from desktop.gui.wording import answer_text, percent, reason_text
from desktop.records import ResultRow
from desktop.store.results import RowKey, StoredResult
from inference.decision import Decision, Flag


class AnswerPanel(QFrame):
    """Shows the answer of one row. An abstention is a title of its own, with its reason, never a class."""

    about_model_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("Answer"))
        self.badge = Badge(40)
        self.icon = IconLabel(IconName.NOT_REPORTED, 40)
        self.title = wrapped_label(heading=True)
        enlarge(self.title, 1.6, bold=True)
        self.probability = QLabel()
        enlarge(self.probability, 1.6)
        self.notice = QFrame()
        self.notice.setObjectName("notice")
        self.reason = wrapped_label()
        self.bars_title = wrapped_label(heading=True)
        self.bars = ProbabilityBars()
        self.set_title = wrapped_label(self.tr("95 % set"), heading=True)
        self.set_text = wrapped_label()
        self.set_note = wrapped_label(
            self.tr("Holds the true class in 95 of 100 images like those of the calibration."), muted=True
        )
        self.flags_title = wrapped_label(self.tr("Flags"), heading=True)
        self.flags_area = QWidget()
        self.flags_layout = QVBoxLayout(self.flags_area)
        self.provenance = ProvenanceSection()
        self.about_button = LinkButton(self.tr("About this model and its limits"))
        self.about_button.setToolTip(self.tr("What the model was made for, what it cannot do, how it was measured"))
        self.about_button.clicked.connect(self.about_model_wanted)
        self._key: RowKey | None = None
        self._lay_out()
        self.show_result(None, ())

    def show_result(self, result: StoredResult | None, styles: tuple[ClassStyle, ...]) -> None:
        """Show a row's answer, or nothing; of another row from its beginning, where the class is."""
        key = None if result is None else result.key
        if key != self._key:
            self._key = key
            self.scroll_area.verticalScrollBar().setValue(0)
        self._show_row(None if result is None else result.row, styles)

    def _show_row(self, row: ResultRow | None, styles: tuple[ClassStyle, ...]) -> None:
        self._inside.setVisible(row is not None)
        if row is None:
            return
        index = row.probabilities.index(max(row.probabilities)) if row.probabilities else None
        reported = row.decision is Decision.REPORTED
        readable = row.decision is not Decision.UNREADABLE
        self.title.setText(answer_text(row))
        self.badge.setVisible(reported)
        self.icon.setVisible(not reported)
        self.icon.set_icon(IconName.NOT_REPORTED if readable else IconName.UNREADABLE)
        if reported and index is not None:
            self.badge.set_style(styles[index])
        self.probability.setText(percent(row.probability) if reported and row.probability is not None else "")
        self.notice.setVisible(not reported)
        self.reason.setText(reason_text(row))
        self.bars_title.setText(
            self.tr("Probability of each class") if reported else self.tr("Considered, not reported")
        )
        self.bars.set_probabilities(styles, row.probabilities)
        self.set_text.setText(", ".join(row.prediction_set))
        self._show_flags(row.flags)
        for widget in (
            self.bars_title,
            self.bars,
            self.set_area,
            self.set_note,
            self.flags_title,
            self.flags_area,
        ):
            widget.setVisible(readable)
        self.provenance.show_row(row)

    def _show_flags(self, flags: tuple[Flag, ...]) -> None:
        clear_layout(self.flags_layout)
        if not flags:
            self.flags_layout.addWidget(wrapped_label(self.tr("None")))
        for flag in flags:
            line = QWidget()
            layout = QHBoxLayout(line)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(STEP_PX)
            layout.addWidget(IconLabel(FLAG_ICONS[flag]), 0, Qt.AlignmentFlag.AlignTop)
            layout.addWidget(wrapped_label(flag_sentence(flag)), 1)
            self.flags_layout.addWidget(line)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(STEP_PX)
        head.addWidget(self.badge)
        head.addWidget(self.icon)
        head.addWidget(self.title, 1)
        head.addWidget(self.probability)
        notice = QHBoxLayout(self.notice)
        notice.setContentsMargins(STEP_PX, STEP_PX, STEP_PX, STEP_PX)
        notice.addWidget(self.reason)
        self.flags_layout.setContentsMargins(0, 0, 0, 0)
        self.flags_layout.setSpacing(STEP_PX // 2)
        self._inside = QWidget()
        self._inside.setObjectName("inside")
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX)
        inside.setSpacing(STEP_PX // 2)
        inside.addLayout(head)
        # One line where the set is short, as it is of a sure answer.
        self.set_area = QWidget()
        set_line = QHBoxLayout(self.set_area)
        set_line.setContentsMargins(0, 0, 0, 0)
        set_line.setSpacing(STEP_PX)
        self.set_title.setWordWrap(False)
        set_line.addWidget(self.set_title, 0, Qt.AlignmentFlag.AlignTop)
        set_line.addWidget(self.set_text, 1)
        for widget in (
            self.notice,
            self.bars_title,
            self.bars,
            self.set_area,
            self.set_note,
            self.flags_title,
            self.flags_area,
        ):
            if widget in (self.notice, self.bars_title, self.set_area, self.flags_title):
                inside.addSpacing(STEP_PX)
            inside.addWidget(widget)
        inside.addStretch(1)
        inside.addWidget(self.provenance)
        inside.addWidget(self.about_button, 0, Qt.AlignmentFlag.AlignLeading)
        # Everything fits at 1366x768; a model with more classes, or larger letters, scrolls.
        self.scroll_area = ScrolledControls(self._inside)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(1, 1, 1, 1)
        outside.addWidget(self.scroll_area)
