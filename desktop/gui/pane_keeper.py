"""Remembers where a person put the borders between panes, from one start to the next."""

from PySide6.QtCore import QObject

from desktop.gui.page_host import PageId
from desktop.gui.panes import Panes
from desktop.gui.settings_keeper import SettingsKeeper
from desktop.gui.single_shot import single_shot

# A border that is dragged is one choice, not fifty.
_PATIENCE_MS = 300


class PaneKeeper(QObject):
    """Gives pages their panes as they were, and keeps what is moved.

    Args:
        keeper: of the settings.
    """

    def __init__(self, keeper: SettingsKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._held: dict[PageId, Panes] = {}
        self._pause = single_shot(self, _PATIENCE_MS, self.keep)

    def hold(self, page_id: PageId, panes: Panes) -> None:
        """Put a page's panes as they were left, and remember them from now on."""
        self._held[page_id] = panes
        panes.choose(self._keeper.current.window.panes.get(page_id.value, ()))
        panes.moved.connect(self._pause.start)

    def reset(self) -> None:
        """Share out all pages by their rules again, those too that are not built yet."""
        for panes in self._held.values():
            panes.reset()
        self._choose({})

    def keep(self) -> None:
        """Choose what was moved; to be called once more before the settings are closed."""
        self._pause.stop()
        moved = {page_id.value: panes.chosen for page_id, panes in self._held.items() if panes.chosen is not None}
        self._choose({**self._keeper.current.window.panes, **moved})

    def _choose(self, panes: dict[str, tuple[int, ...]]) -> None:
        self._pause.stop()
        self._keeper.change(window=self._keeper.current.window.model_copy(update={"panes": panes}))
