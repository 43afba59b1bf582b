"""The rail at the leading edge of the window: one button per page, with icon, name, and a count where work waits."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.gui.icons import IconName, icon_pixmap
from desktop.gui.page_host import PageId
from desktop.gui.theme import RADIUS_PX, STEP_PX, current_tokens

_ICON_PX = 24
_HEIGHT_PX = 64
_LEAST_PX = 80
_MOST_PX = 136
_BAR_PX = 4


class RailButton(QAbstractButton):
    """One page. Its name stands under its icon; the page that is seen has a bar and a tint, not a colour alone."""

    def __init__(self, title: str, icon: IconName, keys: str) -> None:
        super().__init__()
        self._icon = icon
        self._count = 0
        self._is_marked = False
        self._title = title
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(f"{title} ({keys})")
        self.set_count(0)

    @property
    def count(self) -> int:
        """What waits on that page."""
        return self._count

    def set_count(self, count: int) -> None:
        """Say how much waits on that page; 0 shows nothing."""
        self._count = count
        waiting = self.tr("%n waiting", "", count) if count else ""
        self.setAccessibleName(f"{self._title}, {waiting}" if waiting else self._title)
        self.update()

    def set_marked(self, marked: bool) -> None:
        """Draw a ring around it, while it is told of elsewhere."""
        self._is_marked = marked
        self.update()

    def sizeHint(self) -> QSize:
        wanted = self.fontMetrics().horizontalAdvance(self._title) + 3 * STEP_PX
        return QSize(min(max(wanted, _LEAST_PX), _MOST_PX), _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().adjusted(STEP_PX // 2, 2, -STEP_PX // 2, -2)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("selection" if self.isChecked() else "sunken"))
            painter.drawRoundedRect(area, RADIUS_PX, RADIUS_PX)
        if self.isChecked():
            bar = QRect(area.left(), area.top() + STEP_PX, _BAR_PX, area.height() - 2 * STEP_PX)
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                bar.moveRight(area.right())
            painter.setBrush(tokens.colour("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(bar, 2, 2)
        colour = tokens.text if self.isEnabled() else tokens.outline
        icon = QRect(0, area.top() + STEP_PX, _ICON_PX, _ICON_PX)
        icon.moveLeft(area.center().x() - _ICON_PX // 2)
        painter.drawPixmap(icon, icon_pixmap(self._icon, colour, _ICON_PX))
        self._paint_words(painter, area, QColor(colour))
        if self._count:
            self._paint_count(painter, icon)
        if self.hasFocus() or self._is_marked:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), RADIUS_PX, RADIUS_PX)

    def _paint_words(self, painter: QPainter, area: QRect, colour: QColor) -> None:
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(colour)
        words = QRect(area.left(), area.bottom() - 3 * STEP_PX + 2, area.width(), 2 * STEP_PX + STEP_PX // 2)
        shown = QFontMetrics(font).elidedText(self._title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), shown)

    def _paint_count(self, painter: QPainter, icon: QRect) -> None:
        tokens = current_tokens()
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.8)
        font.setBold(True)
        text = "999+" if self._count > 999 else str(self._count)
        metrics = QFontMetrics(font)
        height = metrics.height()
        bubble = QRect(0, 0, max(height, metrics.horizontalAdvance(text) + STEP_PX), height)
        bubble.moveCenter(icon.topRight())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            bubble.moveCenter(icon.topLeft())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("accent"))
        painter.drawRoundedRect(bubble, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(tokens.colour("on_accent"))
        painter.drawText(bubble, int(Qt.AlignmentFlag.AlignCenter), text)


class NavigationRail(QFrame):
    """The buttons of all pages, the settings apart at the foot. Up and Down move between them."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Pages"))
        self.buttons: dict[PageId, RailButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._top = QVBoxLayout()
        self._foot = QVBoxLayout()
        for part in (self._top, self._foot):
            part.setSpacing(STEP_PX // 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, STEP_PX, 0, STEP_PX)
        layout.addLayout(self._top)
        layout.addStretch(1)
        layout.addLayout(self._foot)

    def add(self, page_id: PageId, title: str, icon: IconName, *, at_foot: bool = False) -> None:
        """Add the button of a page."""
        button = RailButton(title, icon, f"Ctrl+{len(self.buttons) + 1}")
        self.buttons[page_id] = button
        self._group.addButton(button)
        (self._foot if at_foot else self._top).addWidget(button)
        button.clicked.connect(lambda: self.wanted.emit(page_id))
        self._order_tabs()

    def show_current(self, page_id: PageId) -> None:
        """Mark the page that is seen."""
        self.buttons[page_id].setChecked(True)

    def mark(self, page_id: PageId | None) -> None:
        """Draw a ring around a page's button; None draws it around none."""
        for each, button in self.buttons.items():
            button.set_marked(each is page_id)

    def set_count(self, page_id: PageId, count: int) -> None:
        """Say how much waits on a page."""
        self.buttons[page_id].set_count(count)

    def _order_tabs(self) -> None:
        buttons: list[QWidget] = list(self.buttons.values())
        for first, second in pairwise(buttons):
            QWidget.setTabOrder(first, second)
