"""The keys that move through results and change how the image is shown, on whichever page it is seen."""

from PySide6.QtCore import QObject, Qt

from desktop.gui.actions import Actions
from desktop.gui.pages import Pages


class ViewKeys(QObject):
    """Passes the actions of the menu View on to the page that is seen.

    Args:
        actions: of the window.
        pages: of the window.
    """

    def __init__(self, actions: Actions, pages: Pages) -> None:
        super().__init__(pages)
        self._pages = pages
        actions.previous.triggered.connect(lambda: self._step(-1))
        actions.next.triggered.connect(lambda: self._step(1))
        actions.find.triggered.connect(self._find)
        actions.thumbnails.triggered.connect(self._toggle_thumbnails)
        actions.hide_heatmap.triggered.connect(self._toggle_heatmap)
        actions.side_by_side.triggered.connect(self._toggle_side_by_side)
        actions.zoom.triggered.connect(self._toggle_zoom)
        actions.reset_panes.triggered.connect(pages.panes.reset)
        actions.reset_panes.setEnabled(True)

    def _step(self, by: int) -> None:
        if self._pages.results is not None:
            self._pages.results.pane.select_neighbour(by)

    def _find(self) -> None:
        if self._pages.results is not None:
            self._pages.results.pane.text_box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _toggle_thumbnails(self) -> None:
        if self._pages.results is not None:
            pane = self._pages.results.pane
            pane.show_thumbnails(not pane.shows_thumbnails)
            pane.focus_rows()

    def _toggle_heatmap(self) -> None:
        panel = self._pages.image_panel
        if panel is not None:
            panel.set_heatmap_hidden(not panel.view.heatmap_is_hidden)

    def _toggle_side_by_side(self) -> None:
        panel = self._pages.image_panel
        if panel is not None:
            panel.pair_button.toggle()

    def _toggle_zoom(self) -> None:
        panel = self._pages.image_panel
        if panel is not None:
            panel.view.toggle_fit()
