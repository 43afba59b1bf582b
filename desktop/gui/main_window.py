"""The window: rail, pages, notices and status bar. What needs the engine comes after it is on the screen."""

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from desktop.gui.actions import Actions
from desktop.gui.collector import spare_what_is_loaded
from desktop.gui.dialogs import MessageAction, MessageDialog
from desktop.gui.file_dialogs import choose_files, choose_folder
from desktop.gui.help_pages import HelpPages
from desktop.gui.icons import IconName, application_icon
from desktop.gui.message import Message, bug_message
from desktop.gui.navigation_rail import NavigationRail
from desktop.gui.notice_bar import NoticeBar
from desktop.gui.page_host import PageHost, PageId
from desktop.gui.session_note import SessionNote
from desktop.gui.settings_keeper import SettingsKeeper
from desktop.gui.start_page import StartPage
from desktop.gui.status_bar import StatusBar
from desktop.gui.worker import TaskControl, Worker

if TYPE_CHECKING:
    # For types alone: these import the engine, which takes longer than the window may.
    from desktop.app_settings import AppSettings
    from desktop.gui.model_source import ModelSource
    from desktop.gui.run_flow import RunFlow

_FLOW_MODULE = "desktop.gui.run_flow"
_SIZE_PX = (1366, 768)
_LEAST_PX = (960, 600)
_IDLE_MS = 700
_BUILT_AHEAD = (PageId.RESULTS, PageId.REVIEW, PageId.CASES, PageId.SCREEN)


class MainWindow(QMainWindow):
    """SmearScope's window.

    Signals:
        ready: the engine is loaded, and whatever was asked for before is begun.

    Args:
        keeper: of the settings.
        note: of where the window is.
        model_source: how the model is loaded with given settings; called after `ready`, never in this constructor.
    """

    ready = Signal()

    def __init__(
        self, keeper: SettingsKeeper, note: SessionNote, model_source: "Callable[[AppSettings], ModelSource]"
    ) -> None:
        super().__init__()
        self.keeper = keeper
        self.note = note
        self.flow: RunFlow | None = None
        self._model_source = model_source
        self._waiting: list[Callable[[RunFlow], None]] = []
        self._loading = Worker("loading", self)
        self._idle = QTimer(self)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._build_ahead)
        self._is_closed = False
        self.actions_ = Actions(self)
        self.rail = NavigationRail()
        self.host = PageHost()
        self.notice = NoticeBar()
        self.help = HelpPages(self.notice)
        self.status = StatusBar()
        self.start_page = StartPage()
        self._add_pages()
        self._lay_out()
        self._connect()
        self.host.show_page(PageId.START)
        # So that Enter does the most likely thing, and no ring stands around a page's button.
        self.start_page.drop_area.folder_button.setFocus()

    # Beginning

    def begin(self, paths: Sequence[Path] = (), *, is_beside_silent: bool = False) -> None:
        """Load the engine in the background, then open what is named, or go back to where one was.

        Args:
            paths: named when the program was started: a folder, images, or a model's file.
            is_beside_silent: whether another window of this user is there and does not answer.
        """
        said = [self.keeper.problem] if self.keeper.problem else []
        if is_beside_silent:
            said.append(self.tr("Another SmearScope window is open and does not answer, so this one opened beside it."))
        if said:
            self.notice.show_notice(" ".join(said), warns=True)
        if paths:
            self._when_ready(lambda flow: flow.take_paths(paths))
        elif self.note.crashed is not None:
            self._when_ready(lambda flow: flow.restore())
        if not self.keeper.current.tour_seen and not paths:
            QTimer.singleShot(0, self.show_tour)

        def load(_control: TaskControl) -> None:
            import_module(_FLOW_MODULE)

        task = self._loading.start(load)
        task.finished.connect(lambda _nothing: self._attach())
        task.failed.connect(self._on_loading_failed)

    def _attach(self) -> None:
        # Imported already, in the worker; only its name is needed here.
        from desktop.gui.run_flow import RunFlow

        self.flow = RunFlow(self, self._model_source)
        self.flow.begin()
        waiting, self._waiting = self._waiting, []
        for ask in waiting:
            ask(self.flow)
        self.update_actions()
        spare_what_is_loaded()
        self._idle.start()
        self.ready.emit()

    @property
    def is_prepared(self) -> bool:
        """Whether everything is there that is built ahead."""
        return all(self.host.is_built(each) for each in _BUILT_AHEAD)

    def _build_ahead(self) -> None:
        """Build a page while nobody waits for anything; a tenth of a second each, too long for a click's answer."""
        if self.flow is None or self.flow.session.is_screening or self.flow.session.is_opening:
            return
        page_id = next((each for each in _BUILT_AHEAD if not self.host.is_built(each)), None)
        if page_id is None:
            self._idle.stop()
        else:
            self.host.widget_of(page_id)

    def _on_loading_failed(self, error: Exception) -> None:
        self.status.show_missing()
        self.start_page.model_card.show_missing()
        self.show_bug(f"{type(error).__name__}: {error}")

    def _when_ready(self, ask: "Callable[[RunFlow], None]") -> None:
        if self.flow is None:
            self._waiting.append(ask)
        else:
            ask(self.flow)

    # What a person can ask for

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Come to the front, and open what another start, or the system, handed over; perhaps nothing."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if paths:
            self._when_ready(lambda flow: flow.take_paths(paths))

    def open_folder(self, folder: Path) -> None:
        """Screen a folder into a new run."""
        self._when_ready(lambda flow: flow.screen(folder))

    def open_images(self, files: Sequence[Path]) -> None:
        """Screen some files into a new run."""
        self._when_ready(lambda flow: flow.screen_files(files))

    def open_run(self, run_folder: Path) -> None:
        """Open a run that is stored."""
        self._when_ready(lambda flow: flow.open_run(run_folder))

    def resume_run(self, run_folder: Path) -> None:
        """Go on with a run."""
        self._when_ready(lambda flow: flow.resume(run_folder))

    def show_page(self, page_id: PageId) -> None:
        """Go to a page; one that needs the engine is shown as soon as that is loaded."""
        if page_id is PageId.START or self.flow is not None:
            self.host.show_page(page_id)
            return
        self._waiting = [each for each in self._waiting if not isinstance(each, _ShowPage)]
        self._waiting.append(_ShowPage(self.host, page_id))

    def choose_folder(self) -> None:
        """Let the user choose a folder of images."""
        choose_folder(self, self.tr("Open a folder of images"), self.open_folder)

    def choose_images(self) -> None:
        """Let the user choose images."""
        choose_files(self, self.tr("Open images"), self.open_images)

    def choose_run(self) -> None:
        """Let the user choose a run folder."""
        choose_folder(self, self.tr("Open a run folder"), self.open_run)

    def show_message(self, message: Message, action: MessageAction | None = None) -> None:
        """Show a message without stopping anything."""
        MessageDialog(message, self, action).open()

    def show_bug(self, details: str) -> None:
        """Show an exception that nothing else caught, after a report of it was written."""
        from desktop.gui.crash_notices import write_bug_report

        write_bug_report(details, self.host.current, self.note.current)
        self.show_message(bug_message(details))

    def show_shortcuts(self) -> None:
        """Show every key."""
        from desktop.gui.shortcuts_sheet import ShortcutsSheet

        ShortcutsSheet(self.actions_.sheet(), self).open()

    def show_tour(self) -> None:
        """Show what is where."""
        from desktop.gui.tour import Tour, tour_steps

        tour = Tour(tour_steps(), self)
        tour.step_changed.connect(self.rail.mark)
        tour.finished.connect(lambda: self.keeper.change(tour_seen=True))
        tour.begin()

    def update_actions(self) -> None:
        """Offer what can be done now."""
        if self.flow is not None:
            self.flow.update_actions()

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.start_page.set_hovered(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.start_page.set_hovered(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.start_page.set_hovered(False)
        event.acceptProposedAction()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self._when_ready(lambda flow: flow.take_paths(paths))

    # Holding H

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_H and not event.isAutoRepeat() and self.flow is not None:
            self.flow.pages.hide_heatmap(hidden=False)
        super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The release of a held key never arrives when another window takes the keyboard.
        lost = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        # Qt sends the first of these events before the constructor is done.
        flow = getattr(self, "flow", None)
        if lost and flow is not None:
            flow.pages.hide_heatmap(hidden=False)

    # Closing

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.flow is not None and not self.flow.may_close():
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        if not self._is_closed:
            place = self.keeper.current.window.model_copy(update={"geometry": geometry})
            self.keeper.change(window=place)
        self.hide()
        self.shut_down()
        event.accept()

    @property
    def is_shut_down(self) -> bool:
        """Whether everything was ended already."""
        return self._is_closed

    def shut_down(self) -> None:
        """Cancel everything, wait for the threads and let go of the run. What was finished is on the disk."""
        if self._is_closed:
            return
        self._is_closed = True
        self._idle.stop()
        self._loading.stop()
        if self.flow is not None:
            self.flow.shut_down()
        self.note.close()
        self.keeper.close()
        if self.flow is not None:
            self.flow.stop_looking()

    # Putting it together

    def _add_pages(self) -> None:
        self.host.added.connect(self._add_to_rail)
        self.host.shown.connect(self._on_page_shown)
        self.host.add(PageId.START, self.tr("Start"), IconName.PAGE_START, self.start_page)
        for page_id, title, icon in (
            (PageId.SCREEN, self.tr("Screen"), IconName.PAGE_SCREEN),
            (PageId.RESULTS, self.tr("Results"), IconName.TABLE),
            (PageId.REVIEW, self.tr("Review"), IconName.PAGE_REVIEW),
            (PageId.CASES, self.tr("Cases"), IconName.PAGE_CASES),
            (PageId.MODELS, self.tr("Models"), IconName.PAGE_MODELS),
            (PageId.CHECK, self.tr("Check"), IconName.PAGE_CHECK),
            (PageId.SETTINGS, self.tr("Settings"), IconName.PAGE_SETTINGS),
        ):
            self.host.add_lazily(page_id, title, icon, partial(self._make_page, page_id))

    def _make_page(self, page_id: PageId) -> QWidget:
        if self.flow is None:
            raise RuntimeError(f"the page {page_id} needs the engine, which is not loaded yet")
        return self.flow.pages.make(page_id)

    def _add_to_rail(self, page_id: PageId) -> None:
        title = self.host.title_of(page_id)
        self.rail.add(page_id, title, self.host.icon_of(page_id), at_foot=page_id is PageId.SETTINGS)
        self.actions_.add_page(page_id, title).triggered.connect(lambda: self.show_page(page_id))

    def _on_page_shown(self, page_id: PageId) -> None:
        self.rail.show_current(page_id)
        self.notice.leave_page()
        self.note.change(page=page_id.value)
        if self.flow is not None:
            self.flow.on_page_shown(page_id)

    def _on_rail(self, page_id: PageId) -> None:
        self.show_page(page_id)
        # A page that is shown later, or cannot be built, must not look as if it were the current one.
        if self.host.current is not None:
            self.rail.show_current(self.host.current)

    def _connect(self) -> None:
        actions, start = self.actions_, self.start_page
        self.rail.wanted.connect(self._on_rail)
        actions.open.triggered.connect(self.choose_folder)
        actions.open_images.triggered.connect(self.choose_images)
        actions.open_run.triggered.connect(self.choose_run)
        actions.quit.triggered.connect(self.close)
        actions.guide.triggered.connect(self.help.show_guide)
        actions.licences.triggered.connect(self.help.show_licences)
        actions.shortcuts.triggered.connect(self.show_shortcuts)
        actions.tour.triggered.connect(self.show_tour)
        actions.disable_until_ready()
        start.open_folder_wanted.connect(self.choose_folder)
        start.open_images_wanted.connect(self.choose_images)
        start.samples_wanted.connect(lambda: self._when_ready(lambda flow: flow.screen_samples()))
        start.about_model_wanted.connect(lambda: self._when_ready(lambda flow: flow.model.show_about_in_use()))
        start.models_wanted.connect(lambda: self.show_page(PageId.MODELS))
        start.run_wanted.connect(lambda run: self.open_run(run.folder))
        start.resume_wanted.connect(lambda run: self.resume_run(run.folder))
        start.forget_wanted.connect(lambda run: self._when_ready(lambda flow: flow.forget(run.folder)))
        self.keeper.failed.connect(lambda error: self.notice.show_notice(str(error), warns=True))

    def _lay_out(self) -> None:
        self.setWindowTitle("SmearScope")
        self.setWindowIcon(application_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(*_LEAST_PX)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.host, 1)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(beside, 1)
        self.setCentralWidget(body)
        self.setStatusBar(self.status)
        self.resize(*_SIZE_PX)
        geometry = self.keeper.current.window.geometry
        if geometry:
            # Qt itself sees that the window lies on a screen that is there.
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "replace")))


class _ShowPage:
    """A page that was asked for before the engine was there; only the last one is shown."""

    def __init__(self, host: PageHost, page_id: PageId) -> None:
        self._host = host
        self._page_id = page_id

    def __call__(self, _flow: "RunFlow") -> None:
        self._host.show_page(self._page_id)
