"""Bars of how many images got which answer, updated in place while a run goes on."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from desktop.gui.badge import Badge
from desktop.gui.classes import class_styles
from desktop.gui.controls import IconLabel, clear_layout
from desktop.gui.icons import IconName
from desktop.gui.numbers import number_text
from desktop.gui.theme import STEP_PX, current_tokens
from inference.card import Label
from inference.decision import Decision

_BADGE_PX = 24
_BAR_PX = 2 * STEP_PX


class ClassCounts(QWidget):
    """A line per class, then those that were not reported and those that could not be read."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inside")
        self._labels: tuple[Label, ...] = ()
        self._bars: list[_Bar] = []
        self._numbers: list[QLabel] = []
        self._names: list[str] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(STEP_PX)
        self._grid.setVerticalSpacing(STEP_PX)
        self._grid.setColumnStretch(2, 1)

    @property
    def texts(self) -> tuple[str, ...]:
        """What the lines say, for screen readers and tests."""
        return tuple(number.accessibleName() for number in self._numbers)

    def clear(self) -> None:
        """Count nothing."""
        for bar, number, name in zip(self._bars, self._numbers, self._names, strict=True):
            bar.set_share(0.0)
            number.setText("0")
            number.setAccessibleName(f"{name}: 0")

    def show_counts(
        self, labels: Sequence[Label], reported: Mapping[str, int], decisions: Mapping[Decision, int]
    ) -> None:
        """Show counts.

        Args:
            labels: the model's classes in order.
            reported: rows per display name.
            decisions: rows per decision.
        """
        if tuple(labels) != self._labels:
            self._labels = tuple(labels)
            self._build()
        counts = [reported.get(label.display_name, 0) for label in labels]
        counts += [decisions.get(Decision.ABSTAINED, 0), decisions.get(Decision.UNREADABLE, 0)]
        total = sum(counts)
        for bar, number, name, count in zip(self._bars, self._numbers, self._names, counts, strict=True):
            share = count / total if total else 0.0
            bar.set_share(share)
            text = number_text(count)
            number.setText(text)
            number.setAccessibleName(f"{name}: {text}")

    def _build(self) -> None:
        clear_layout(self._grid)
        self._bars, self._numbers, self._names = [], [], []
        for style in class_styles(self._labels):
            badge = Badge(_BADGE_PX)
            badge.set_style(style)
            self._add(badge, style.name, style.colour)
        self._add(IconLabel(IconName.NOT_REPORTED, _BADGE_PX, "muted"), self.tr("Not reported"), "")
        self._add(IconLabel(IconName.UNREADABLE, _BADGE_PX, "muted"), self.tr("Unreadable"), "")

    def _add(self, sign: QWidget, name: str, colour: str) -> None:
        row = len(self._bars)
        bar, number = _Bar(colour), QLabel("0")
        number.setMinimumWidth(self.fontMetrics().horizontalAdvance("000,000"))
        number.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(sign, row, 0)
        self._grid.addWidget(QLabel(name), row, 1)
        self._grid.addWidget(bar, row, 2)
        self._grid.addWidget(number, row, 3)
        self._bars.append(bar)
        self._numbers.append(number)
        self._names.append(name)


class _Bar(QWidget):
    """A share of the whole. The number beside it says the same."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, _BAR_PX)

    def set_share(self, share: float) -> None:
        """Show a share, 0-1."""
        if share != self._share:
            self._share = share
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(self.rect())
        painter.setBrush(tokens.colour("sunken"))
        painter.drawRoundedRect(track, 4, 4)
        if self._share > 0:
            filled = QRectF(track)
            # At least a sliver: one image in 100,000 is not none.
            filled.setWidth(max(4.0, track.width() * self._share))
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                filled.moveRight(track.right())
            painter.setBrush(QColor(self._colour) if self._colour else tokens.colour("outline"))
            painter.drawRoundedRect(filled, 4, 4)
