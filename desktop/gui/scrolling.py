"""Places that scroll up and down where what they hold is higher: texts by the keyboard, controls with the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget


class ScrolledText(QScrollArea):
    """A text, or a table that is only read: takes the keyboard where there is something to scroll, and shows it."""

    def __init__(self, widget: QWidget, accessible_name: str) -> None:
        super().__init__()
        self.setProperty("scrolled", True)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(accessible_name)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self.setWidget(widget)
        self._on_range(0, self.verticalScrollBar().maximum())

    def _on_range(self, _least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if most > 0 else Qt.FocusPolicy.NoFocus)


class ScrolledControls(QScrollArea):
    """Brings what has the keyboard into view, from wherever the keyboard came: Qt does so only for Tab inside it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(widget)
        self._held = widget
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._held.isAncestorOf(now):
            self.ensureWidgetVisible(now)
