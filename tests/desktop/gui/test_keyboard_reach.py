"""Whatever can be worked with is reached by Tab, is seen to be reached, and tells a screen reader its name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QRadioButton, QTabBar, QWidget

from desktop.gui.main_window import MainWindow
from desktop.gui.page_host import PageId
from desktop.gui.worker import Worker

_MOST_STOPS = 200


pytestmark = pytest.mark.usefixtures("own_home")


def stops(top: QWidget) -> list[QWidget]:
    """What Tab is to reach: seen, usable, and meant for it.

    Of buttons of which one is chosen that one stands for all; the arrow keys lead to the others.
    """
    return [
        each
        for each in top.findChildren(QWidget)
        if each.isVisible()
        and each.window() is top
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and not (isinstance(each, QAbstractButton) and is_other_choice(each))
    ]


def is_other_choice(button: QAbstractButton) -> bool:
    group = button.group()
    is_one_of_many = isinstance(button, QRadioButton) or (group is not None and group.exclusive())
    return is_one_of_many and not button.isChecked()


def walked(qtbot, top: QWidget) -> dict[QWidget, bool]:
    """Where the Tab key leads, once around, and whether one sees each time that the keyboard is there."""
    top.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is top)
    found: dict[QWidget, bool] = {}
    now = QApplication.focusWidget() or top
    for _ in range(_MOST_STOPS):
        qtbot.keyClick(now, Qt.Key.Key_Tab)
        now = QApplication.focusWidget() or top
        if now is top or now in found:
            break
        # Where a page scrolls to what Tab reaches, it stays there without the focus.
        seen = top.grab().toImage()
        now.clearFocus()
        found[now] = top.grab().toImage() != seen
        now.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(now.hasFocus)
    return found


def name_of(widget: QWidget) -> str:
    """What a screen reader says of a widget: its own name, its text, or that of the label beside it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else interface.text(QAccessible.Text.Name)


def look_over(qtbot, top: QWidget) -> str:
    """Every fault of a window, in words."""
    wanted, found = stops(top), walked(qtbot, top)
    assert wanted
    faults = [f"{told(each)} is not reached by Tab" for each in wanted if each not in found]
    for each in wanted:
        if not name_of(each) and not isinstance(each, QTabBar):
            faults.append(f"{told(each)} has no name")
        if not found.get(each, True):
            faults.append(f"{told(each)} does not show the focus")
    return "\n".join(faults)


def told(widget: QWidget) -> str:
    """A widget, to be found by whoever reads of it."""
    return f"{type(widget).__name__} {name_of(widget)!r} in {type(widget.parentWidget()).__name__}"


def settled(qtbot, window: MainWindow) -> None:
    """Wait for what workers still bring: rows, counts and cards come after their page or dialog is seen."""
    qtbot.waitUntil(lambda: all(each.is_idle for each in window.findChildren(Worker)), timeout=20_000)


def pages_ready(qtbot, window: MainWindow, page_id: PageId) -> None:
    window.show_page(page_id)
    if page_id is PageId.MODELS:
        models = window.host.widget_of(page_id)
        qtbot.waitUntil(lambda: models.card.body.isVisible(), timeout=20_000)
    settled(qtbot, window)


@pytest.mark.parametrize("page_id", list(PageId))
def test_every_control_of_a_page_is_reached_seen_and_named(qtbot, screened_window, page_id):
    pages_ready(qtbot, screened_window, page_id)
    for dialog in screened_window.findChildren(QDialog):
        dialog.reject()
    qtbot.waitUntil(lambda: not any(each.isVisible() for each in screened_window.findChildren(QDialog)))

    assert look_over(qtbot, screened_window) == ""


@pytest.mark.parametrize("page_id", list(PageId))
def test_every_control_of_an_empty_page_is_reached_seen_and_named(qtbot, open_window, classifier, page_id):
    window = open_window(classifier)
    pages_ready(qtbot, window, page_id)

    assert look_over(qtbot, window) == ""


@pytest.mark.parametrize("name", ["export", "charts", "shortcuts", "about_model", "tour"])
def test_every_control_of_a_dialog_is_reached_seen_and_named(qtbot, screened_window, name):
    getattr(screened_window.actions_, name).trigger()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in screened_window.findChildren(QDialog)))
    (dialog,) = (each for each in screened_window.findChildren(QDialog) if each.isVisible())
    settled(qtbot, screened_window)

    assert look_over(qtbot, dialog) == ""


def test_arrow_keys_lead_through_the_rail(qtbot, open_window, classifier):
    window = open_window(classifier)
    buttons = window.rail.buttons
    buttons[PageId.START].setFocus(Qt.FocusReason.TabFocusReason)
    visited = []
    for _ in range(len(PageId) - 1):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        if not QApplication.focusWidget().isChecked():
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        visited.append(window.host.current)
    assert visited == list(PageId)[1:]
