"""The pages of the window, one shown at a time; each is built when it is first shown, so that the window opens soon."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.gui.icons import IconName

PageFactory = Callable[[], QWidget]


class PageId(StrEnum):
    """The pages in the order of the rail; the value is kept on the disk."""

    START = "start"
    SCREEN = "screen"
    RESULTS = "results"
    REVIEW = "review"
    CASES = "cases"
    MODELS = "models"
    CHECK = "check"
    SETTINGS = "settings"


@dataclass
class _Page:
    title: str
    icon: IconName
    make: PageFactory | None
    widget: QWidget | None = None


class PageHost(QStackedWidget):
    """Holds the pages.

    Signals:
        added (PageId): a page has a place in the rail now.
        built (PageId): its widget was just made, before it is shown for the first time.
        shown (PageId): it is the one that is seen.
    """

    added = Signal(object)
    built = Signal(object)
    shown = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pages: dict[PageId, _Page] = {}
        self._current: PageId | None = None

    @property
    def current(self) -> PageId | None:
        """The page that is seen; None before the first."""
        return self._current

    def add(self, page_id: PageId, title: str, icon: IconName, widget: QWidget) -> None:
        """Add a page that is there already."""
        self.add_lazily(page_id, title, icon, lambda: widget)
        self.widget_of(page_id)

    def add_lazily(self, page_id: PageId, title: str, icon: IconName, make: PageFactory) -> None:
        """Add a page that is built when it is first shown.

        Args:
            make: called once, in the window's thread.
        """
        self._pages[page_id] = _Page(title, icon, make)
        self.added.emit(page_id)

    def title_of(self, page_id: PageId) -> str:
        """The title of a page."""
        return self._pages[page_id].title

    def icon_of(self, page_id: PageId) -> IconName:
        """The icon of a page."""
        return self._pages[page_id].icon

    def is_built(self, page_id: PageId) -> bool:
        """Whether a page was built."""
        return page_id in self._pages and self._pages[page_id].widget is not None

    def widget_of(self, page_id: PageId) -> QWidget:
        """A page's widget, built if it was not."""
        page = self._pages[page_id]
        if page.widget is None:
            if page.make is None:
                raise RuntimeError(f"the page {page_id} is asked for while it is being built")
            make, page.make = page.make, None
            try:
                page.widget = make()
            except BaseException:
                # The next click tries again, and says again what is wrong.
                page.make = make
                raise
            self.addWidget(page.widget)
            self.built.emit(page_id)
        return page.widget

    def show_page(self, page_id: PageId) -> None:
        """Show a page."""
        widget = self.widget_of(page_id)
        has_changed = self._current is not page_id
        self._current = page_id
        self.setCurrentWidget(widget)
        if has_changed:
            self.shown.emit(page_id)
