"""The small parts that every panel is built from: labels, buttons and boxes that follow the theme."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from desktop.gui.direction import begin_as_window
from desktop.gui.icons import IconName, icon_pixmap
from desktop.gui.theme import STEP_PX, current_tokens

_THEME_EVENTS = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class IconLabel(QLabel):
    """An icon in the theme's colours. It decorates words, so it has no accessible name of its own.

    Args:
        token: name of the colour token.
    """

    def __init__(self, name: IconName, side_px: int = 20, token: str = "text") -> None:
        super().__init__()
        self._name = name
        self._side_px = side_px
        self._token = token
        self.setFixedSize(side_px, side_px)
        self._draw()

    def set_icon(self, name: IconName) -> None:
        """Show another icon."""
        self._name = name
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _THEME_EVENTS:
            self._draw()

    def _draw(self) -> None:
        colour = getattr(current_tokens(), self._token)
        self.setPixmap(icon_pixmap(self._name, colour, self._side_px))


class Button(QPushButton):
    """A push button with an optional icon; `primary` fills it with the accent, at most once in a view."""

    def __init__(self, text: str, icon_name: IconName | None = None, *, primary: bool = False) -> None:
        super().__init__(text)
        self._icon_name = icon_name
        self._primary = primary
        # Enter presses the button that has the focus, as in any dialog.
        self.setAutoDefault(True)
        self.setProperty("primary", primary)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._draw()

    def set_primary(self, primary: bool) -> None:
        """Fill it with the accent, or no longer."""
        if primary != self._primary:
            self._primary = primary
            self.setProperty("primary", primary)
            restyle(self)
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (*_THEME_EVENTS, QEvent.Type.EnabledChange):
            self._draw()

    def _draw(self) -> None:
        if self._icon_name is None:
            return
        tokens = current_tokens()
        colour = tokens.muted if not self.isEnabled() else tokens.on_accent if self._primary else tokens.text
        self.setIcon(QIcon(icon_pixmap(self._icon_name, colour, 20)))
        self.setIconSize(QSize(20, 20))


class LinkButton(QPushButton):
    """A button that looks like a link, for asides."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("link", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class ComboBox(QComboBox):
    """A combo box of a fixed width, so that changing items never move what stands beside it.

    Args:
        widest: text that must fit; empty for a box that is as wide as its layout lets it be.
    """

    def __init__(self, accessible_name: str, widest: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.ensurePolished()
        if widest:
            self.setFixedWidth(self.fontMetrics().horizontalAdvance(widest) + 28 + 2 * STEP_PX)
        else:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.setMinimumContentsLength(10)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = current_tokens()
        colour = tokens.muted if self.isEnabled() else tokens.outline
        top = (self.height() - 16) // 2
        left = 8 if self.isRightToLeft() else self.width() - 24
        QPainter(self).drawPixmap(left, top, icon_pixmap(IconName.CHEVRON_DOWN, colour, 16))


class CheckBox(QCheckBox):
    """A check box whose tick is seen in both themes: the style's own is a shade of the window's colour."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        tokens = current_tokens()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        tick = icon_pixmap(IconName.TICK, tokens.on_accent if self.isEnabled() else tokens.surface, box.width())
        QPainter(self).drawPixmap(box.topLeft(), tick)


class ElidedLabel(QLabel):
    """One line of plain text, shortened in the middle where space is short; the tool tip has it whole."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, area.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, int(self.alignment()) | Qt.TextFlag.TextSingleLine, text)


def wrapped_label(text: str = "", *, muted: bool = False, heading: bool = False, scale: float = 1.0) -> QLabel:
    """A plain-text label that wraps, can be selected, and is `scale` times the system font's size."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    # Tab is for controls; a selectable label would otherwise take the focus.
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    label.setProperty("muted", muted)
    label.setProperty("heading", heading)
    begin_as_window(label)
    if scale != 1.0:
        enlarge(label, scale)
    return label


def enlarge(widget: QWidget, scale: float, *, bold: bool = False) -> None:
    """Give a widget the system font at another size."""
    font = widget.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setBold(bold)
    widget.setFont(font)


def restyle(*widgets: QWidget) -> None:
    """Have the style sheet look at the widgets' names and properties again, which it does only when it is applied."""
    for widget in widgets:
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def clear_layout(layout: QLayout) -> None:
    """Take all out of a layout and of the layouts within it, and let go of its widgets."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            clear_layout(inner)
        if (widget := item.widget()) is not None:
            # Deleted in the event loop: until then it must not be seen where it no longer belongs.
            widget.hide()
            widget.deleteLater()


def button_row(*buttons: QWidget) -> QHBoxLayout:
    """The buttons at the end of a dialog, side by side where a line ends."""
    row = QHBoxLayout()
    row.setSpacing(STEP_PX)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def indent_text(box: QAbstractSpinBox) -> None:
    """Keep a number off the edge of its box, which a style sheet's padding does not do for these."""
    box.lineEdit().setTextMargins(STEP_PX - 2, 0, STEP_PX - 2, 0)


def percent_box(accessible_name: str) -> QSpinBox:
    """A box for 0 to 100 %."""
    box = QSpinBox()
    box.setAccessibleName(accessible_name)
    box.setRange(0, 100)
    box.setSuffix("\N{NO-BREAK SPACE}%")
    indent_text(box)
    return box


def dropped_path(data: QMimeData) -> Path | None:
    """The one file or folder that is dropped; what it is has to be looked at in a worker."""
    urls = data.urls() if data.hasUrls() else []
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
