"""The model in use: it is shown, and loaded anew when another one, or other threads, are chosen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.app_settings import AppSettings
from desktop.gui.about_model import AboutModelDialog
from desktop.gui.classifier_keeper import ModelInfo
from desktop.gui.model_source import ModelSource, division
from desktop.gui.pages import Pages
from desktop.gui.session import Session

if TYPE_CHECKING:
    from desktop.gui.main_window import MainWindow

# A number box that is turned from 1 to 8 is one choice of threads, not eight loaded models.
_PATIENCE_MS = 1_000


class ModelFlow(QObject):
    """Lives as long as the window.

    Args:
        window: whose status bar, start page and settings it uses.
        session: that screens with the model.
        pages: of the window.
        model_source: how the model is loaded with given settings.
    """

    def __init__(
        self,
        window: "MainWindow",
        session: Session,
        pages: Pages,
        model_source: Callable[[AppSettings], ModelSource],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._pages = pages
        self._model_source = model_source
        # With what the model was loaded last.
        self._divided = division(window.keeper.current)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_PATIENCE_MS)
        self._due.timeout.connect(self._use)
        session.model_ready.connect(self._show)
        session.model_missing.connect(self._show_missing)
        window.keeper.changed.connect(self._follow_settings)

    def use_chosen(self) -> None:
        """Another default model was chosen: it is checked, and answers from the next run on."""
        self._due.start()

    def show_about(self) -> None:
        """Show the card of the model in use."""
        if self._session.model is not None:
            AboutModelDialog(self._session.model, self._window).open()

    def close(self) -> None:
        """Load no other model any more."""
        self._due.stop()

    def _follow_settings(self, settings: AppSettings) -> None:
        if division(settings) != self._divided:
            self._due.start()

    def _use(self) -> None:
        if self._session.is_screening:
            self._due.start()
            return
        settings = self._window.keeper.current
        self._divided = division(settings)
        source = self._model_source(settings)
        self._window.status.show_checking()
        self._session.use_model(source.load, source.choice)

    def _show(self, model: ModelInfo) -> None:
        self._window.status.show_model(model)
        self._window.start_page.model_card.show_model(model)
        if self._pages.settings is not None:
            self._pages.settings.show_model(model)

    def _show_missing(self) -> None:
        self._window.status.show_missing()
        self._window.start_page.model_card.show_missing()
        if self._pages.settings is not None:
            self._pages.settings.show_model(None)
