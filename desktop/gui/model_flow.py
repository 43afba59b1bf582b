"""The model in use and the one that answered: both are told, and another one, or other threads, are loaded anew."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.app_settings import AppSettings
from desktop.gui.about_model import AboutModelDialog
from desktop.gui.activity import Activity
from desktop.gui.classifier_keeper import ModelInfo
from desktop.gui.messages import message_of
from desktop.gui.model_source import ModelSource, division
from desktop.gui.pages import Pages
from desktop.gui.run_model import RunModel
from desktop.gui.session import Session
from desktop.gui.single_shot import single_shot

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
        self.of_run = RunModel(self)
        self._is_missing = False
        # Whether its card is waited for.
        self._is_asked = False
        # With what the model was loaded last.
        self._divided = division(window.keeper.current)
        self._due = single_shot(self, _PATIENCE_MS, self._use)
        session.model_ready.connect(self._show)
        session.model_missing.connect(self._show_missing)
        session.run_opened.connect(lambda _run: self._follow_run())
        self.of_run.changed.connect(self._show_in_status_bar)
        self.of_run.known.connect(self._tell_of_run)
        window.keeper.changed.connect(self._follow_settings)

    def use_chosen(self) -> None:
        """Another default model was chosen: it is checked, and answers from the next run on."""
        self._due.start()

    def show_about(self) -> None:
        """Show the card of the model that answered the run that is open; without one, of the model in use."""
        if self.of_run.info is None:
            self.show_about_in_use()
        elif self.of_run.model is not None:
            AboutModelDialog(self.of_run.model, self._window).open()
        else:
            self._is_asked = True
            self.of_run.read()

    def show_about_in_use(self) -> None:
        """Show the card of the model that answers new runs."""
        if self._session.model is not None:
            AboutModelDialog(self._session.model, self._window).open()

    def close(self) -> None:
        """Load no other model any more."""
        self._due.stop()
        self.of_run.close()

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

    def _follow_run(self) -> None:
        run = self._session.run
        self.of_run.follow(None if run is None else run.info, self._session.model)

    def _tell_of_run(self) -> None:
        if not self._is_asked:
            return
        self._is_asked = False
        if self.of_run.problem is not None:
            self._window.show_message(message_of(Activity.MODELS, self.of_run.problem))
        else:
            self.show_about()

    def _show_in_status_bar(self) -> None:
        """Name the model whose answers are seen; that nothing can be screened is said before that."""
        shown, in_use = self.of_run, self._session.model
        if self._is_missing:
            self._window.status.show_missing()
        elif shown.model is not None:
            self._window.status.show_model(shown.model)
        elif shown.info is not None:
            self._window.status.show_model_of_run(shown.info)
        elif in_use is not None:
            self._window.status.show_model(in_use)

    def _show(self, model: ModelInfo) -> None:
        self._is_missing = False
        self._follow_run()
        self._window.start_page.model_card.show_model(model)
        if self._pages.settings is not None:
            self._pages.settings.show_model(model)

    def _show_missing(self) -> None:
        self._is_missing = True
        self._show_in_status_bar()
        self._window.start_page.model_card.show_missing()
        if self._pages.settings is not None:
            self._pages.settings.show_model(None)
