"""Every command of the window with its key, so that menus and shortcuts sheet can never differ."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.gui.key_caps import key_cap
from desktop.gui.page_host import PageId
from desktop.gui.shortcuts_sheet import ShortcutGroup

_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
translate = QCoreApplication.translate


class Actions:
    """The window's actions; each also sits in a menu. Keys work in the whole window."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.open = self._action(translate("actions", "&Open folder") + _ELLIPSIS, "Ctrl+O")
        self.open_images = self._action(translate("actions", "Open &images") + _ELLIPSIS, "Ctrl+Shift+O")
        self.open_run = self._action(translate("actions", "Open a &run") + _ELLIPSIS, "Ctrl+R")
        self.export = self._action(translate("actions", "&Export results") + _ELLIPSIS, "Ctrl+E")
        self.charts = self._action(translate("actions", "C&harts of the run"), "Ctrl+G")
        self.pause = self._action(translate("actions", "&Pause the run"), "Ctrl+P")
        self.resume = self._action(translate("actions", "&Screen the rest of the run"), "Ctrl+Shift+R")
        self.cancel = self._action(translate("actions", "&Cancel the run or export"), "Esc")
        self.quit = self._action(translate("actions", "&Quit"), "Ctrl+Q")
        self.find = self._action(translate("actions", "&Find an image by its name"), "Ctrl+F")
        self.thumbnails = self._action(translate("actions", "Table or &thumbnails"), "T")
        # Where the language runs from right to left, the next image lies to the left.
        back, forth = ("Right", "Left") if QGuiApplication.isRightToLeft() else ("Left", "Right")
        self.previous = self._action(translate("actions", "&Previous image"), back)
        self.next = self._action(translate("actions", "&Next image"), forth)
        self.hide_heatmap = self._action(translate("actions", "&Hide the heatmap (hold the key)"), "H")
        self.hide_heatmap.setAutoRepeat(False)
        self.side_by_side = self._action(translate("actions", "&Original beside the heatmap"), "O")
        self.zoom = self._action(translate("actions", "&Zoom: whole image or single pixels"), "Z")
        self.reset_panes = self._action(translate("actions", "&Usual width of all panes"), "")
        self.guide = self._action(translate("actions", "User &guide"), "F1")
        self.licences = self._action(translate("actions", "&Licences"), "")
        self.shortcuts = self._action(translate("actions", "&Keyboard shortcuts"), "?")
        self.about_model = self._action(translate("actions", "About this &model"), "Ctrl+I")
        self.tour = self._action(translate("actions", "&Tour"), "")
        self.pages: dict[PageId, QAction] = {}
        self._menus: list[tuple[QMenu, list[QAction]]] = []
        self._add_menu(
            translate("actions", "&File"),
            (
                *(self.open, self.open_images, self.open_run, self.export),
                *(self.pause, self.resume, self.cancel, self.quit),
            ),
        )
        self._go_menu = self._add_menu(translate("actions", "&Go to"), ())
        self._add_menu(
            translate("actions", "&View"),
            (
                *(self.find, self.thumbnails, self.charts, self.previous, self.next),
                *(self.hide_heatmap, self.side_by_side, self.zoom, self.reset_panes),
            ),
        )
        self._help_menu = self._add_menu(
            translate("actions", "&Help"), (self.guide, self.shortcuts, self.about_model, self.tour, self.licences)
        )

    def add_page(self, page_id: PageId, title: str) -> QAction:
        """Add the command that goes to a page."""
        action = self._action(title.replace("&", "&&"), f"Ctrl+{len(self.pages) + 1}")
        self.pages[page_id] = action
        self._extend(self._go_menu, (action,))
        return action

    def set_page_menu(self, title: str, actions: Sequence[QAction]) -> None:
        """Show a page's own commands as a menu before the help, in the place of an earlier one of that title."""
        for place, (menu, _known) in enumerate(self._menus):
            if menu.title() == title:
                self._window.menuBar().removeAction(menu.menuAction())
                menu.deleteLater()
                del self._menus[place]
                break
        self._add_menu(title, actions, before=self._help_menu)

    def disable_until_ready(self) -> None:
        """Until the engine is loaded there is nothing that these could do."""
        for action in (
            *(self.export, self.charts, self.pause, self.resume, self.cancel),
            *(self.find, self.thumbnails, self.previous, self.next),
            *(self.hide_heatmap, self.side_by_side, self.zoom, self.reset_panes, self.about_model),
        ):
            action.setEnabled(False)

    def sheet(self) -> list[ShortcutGroup]:
        """Key and meaning of every action that has a key, by menu."""
        groups = []
        for menu, actions in self._menus:
            rows = [(key, _plain(action.text())) for action in actions if (key := key_cap(action))]
            if rows:
                groups.append(ShortcutGroup(_plain(menu.title()), rows))
        return groups

    def _action(self, text: str, keys: str) -> QAction:
        action = QAction(text, self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        return action

    def _add_menu(self, title: str, actions: Sequence[QAction], before: QMenu | None = None) -> QMenu:
        bar = self._window.menuBar()
        menu = QMenu(title, bar)
        if before is None:
            bar.addMenu(menu)
            self._menus.append((menu, []))
        else:
            bar.insertMenu(before.menuAction(), menu)
            place = next(index for index, (each, _actions) in enumerate(self._menus) if each is before)
            self._menus.insert(place, (menu, []))
        self._extend(menu, actions)
        return menu

    def _extend(self, menu: QMenu, actions: Sequence[QAction]) -> None:
        menu.addActions(list(actions))
        for each, known in self._menus:
            if each is menu:
                known.extend(actions)


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").replace(_ELLIPSIS, "")
