"""What happens with runs: a person's wishes go to the session, and its news to pages, rail and status bar."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.app_settings import AppSettings
from desktop.gui.activity import Activity
from desktop.gui.crash_notices import offer_reports, show_where_one_was, take_new_reports
from desktop.gui.dialogs import MessageAction
from desktop.gui.export_flow import ExportFlow
from desktop.gui.jobs import Phase, RunStarted
from desktop.gui.messages import busy_message, empty_drop_message, exporting_message, message_of, mixed_drop_message
from desktop.gui.model_flow import ModelFlow
from desktop.gui.model_source import ModelSource
from desktop.gui.opened_run_notice import OpenedRunNotice
from desktop.gui.page_host import PageId
from desktop.gui.pages import Pages
from desktop.gui.path_looker import PathLooker
from desktop.gui.runs.open_run import OpenRun
from desktop.gui.session import RunEnded, Session
from desktop.gui.settings_record import SettingsRecord
from desktop.gui.slow_path_notice import SlowPathNotice
from desktop.gui.view_keys import ViewKeys
from desktop.gui.worker import Worker
from desktop.known_runs import forget_run
from desktop.recent_runs import RecentRuns, recent_runs
from desktop.records import shown_path
from desktop.run_summary import Progress
from desktop.shipped_files import sample_folder
from desktop.user_folders import runs_folder
from inference.errors import SmearScopeError, UnusableInputError

if TYPE_CHECKING:
    from desktop.gui.main_window import MainWindow


class RunFlow(QObject):
    """Made when the engine is loaded; lives as long as the window.

    Args:
        window: whose pages and bars it uses.
        model_source: how the model is loaded with given settings.
    """

    def __init__(self, window: "MainWindow", model_source: Callable[[AppSettings], ModelSource]) -> None:
        super().__init__(window)
        self._window = window
        source = model_source(window.keeper.current)
        self.settings_record = SettingsRecord(window.keeper, self)
        choices = self.settings_record.choices
        self.session = Session(
            source.load, source.choice, self, runs=self.runs_folder, laboratory=choices, signed_only=source.signed_only
        )
        self.settings_record.watch(self.session)
        self.pages = Pages(window, self, self.session)
        self.model = ModelFlow(window, self.session, self.pages, model_source)
        self.exports = ExportFlow(window, self.session, self.pages)
        self._keys = ViewKeys(window.actions_, self.pages)
        self._looking = Worker("looking for runs", self)
        self.looker = PathLooker(self)
        self._slow_path = SlowPathNotice(self.looker, window.notice)
        self._after_opening: Callable[[OpenRun], None] | None = None
        self._opened = OpenedRunNotice(window, self.resume_shown)
        self._connect()

    def begin(self) -> None:
        """Check the model, so that a refused one is known before the first folder; list the runs and crashes."""
        self.session.check_model()
        self.list_runs()
        # A page that is built when it is asked for, and whose modules alone take a twentieth of a second.
        self._looking.start(lambda _control: import_module("desktop.gui.models.models_page"))
        task = self._looking.start(lambda _control: take_new_reports())
        task.finished.connect(lambda reports: offer_reports(self._window, reports))
        task.failed.connect(lambda error: self._window.notice.show_notice(str(error), warns=True))

    def runs_folder(self) -> Path:
        """Where new runs are kept now."""
        return self._window.keeper.current.runs_folder or runs_folder()

    # Wishes

    def offer_model(self, source: Path) -> None:
        """Show what a model's file holds, and ask whether it is to be installed."""
        self._window.show_page(PageId.MODELS)
        if self.pages.models is not None:
            self.pages.models.offer(source)

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Something was dropped or named at a start: a folder, a run's own folder, a model, or images; or no path."""
        if paths:
            self.looker.look_at(paths)
        else:
            self._window.show_message(empty_drop_message())

    def screen(self, folder: Path) -> None:
        """Screen a folder into a new run."""

        def begin() -> None:
            self._show_begin(shown_path(folder))
            self.session.screen(folder)
            self.update_actions()

        self._when_free(begin)

    def screen_files(self, files: Sequence[Path]) -> None:
        """Screen some files into a new run."""

        def begin() -> None:
            try:
                self.session.screen_files(files)
            except UnusableInputError as error:
                self._window.show_message(message_of(Activity.SCREEN, error))
                return
            self._show_begin(self.tr("%n image(s)", "", len(files)))
            self.update_actions()

        if files:
            self._when_free(begin)

    def screen_samples(self) -> None:
        """Screen the drawn samples."""
        try:
            self.screen(sample_folder())
        except SmearScopeError as error:
            self.show_error(error)

    def open_run(self, run_folder: Path) -> None:
        """Open a run that is stored, and show its results."""
        # Whoever begins something waits no longer for a drive.
        self.looker.forget()
        if self._refuses():
            return
        self._after_opening = self._opened.show
        self._opened.begin()
        self.session.open_run(run_folder)

    def resume(self, run_folder: Path) -> None:
        """Go on with a run."""

        def begin() -> None:
            shown = self.session.run
            name = shown.screened_folder if shown is not None and shown.folder == run_folder else run_folder
            self._show_begin(shown_path(name))
            self.session.resume(run_folder)
            self.update_actions()

        self._when_free(begin)

    def resume_shown(self) -> None:
        """Go on with the run that is open."""
        if self.session.run is not None:
            self.resume(self.session.run.folder)

    def restore(self) -> None:
        """Go back to where the window was when it ended without being closed."""
        last = self._window.note.crashed
        if last is not None and last.run_folder is not None and not self._refuses():
            self._after_opening = lambda run: show_where_one_was(self._window, self, last, run)
            self.session.open_run(last.run_folder)

    def forget(self, run_folder: Path) -> None:
        """Take a run from the list; the run itself stays."""
        task = self._looking.start(lambda _control: forget_run(run_folder))
        task.finished.connect(lambda _nothing: self.list_runs())
        task.failed.connect(lambda error: self._window.notice.show_notice(str(error), warns=True))

    def list_runs(self) -> None:
        """Read the list of runs anew."""
        task = self._looking.start(lambda control: recent_runs(should_stop=control.should_stop))
        task.finished.connect(self._show_runs)
        task.failed.connect(lambda error: self._window.start_page.show_runs((), str(error)))

    def show_error(self, error: Exception, activity: Activity = Activity.SHOW_IMAGE) -> None:
        """Say in words what did not work."""
        self._window.show_message(message_of(activity, error))

    # Closing

    def may_close(self) -> bool:
        """Whether the window may close now: half an export is nothing, and no note that was typed may be lost."""
        page = self.pages.review_page
        return (page is None or page.may_close()) and self.exports.may_close()

    def shut_down(self) -> None:
        """Cancel everything, wait for the threads and let go of the run; `stop_looking` is to follow."""
        self.model.close()
        self._looking.stop()
        self.settings_record.close()
        self.exports.close()
        self.pages.close()
        self.session.shutdown()

    def stop_looking(self) -> None:
        """End the workers that look at paths; a drive that hangs is waited for, so nothing may be left to be done."""
        if self.pages.models is not None:
            self.pages.models.looker.close()
        self.looker.close()

    # News

    def on_page_shown(self, page_id: PageId) -> None:
        """Another page is seen."""
        if page_id is PageId.START:
            self.list_runs()
        elif page_id is PageId.RESULTS and self.pages.results is not None:
            self.pages.results.focus_rows()
        self._refresh_screen()
        self.update_actions()

    def update_actions(self) -> None:
        """Offer what can be done now."""
        actions, session, results = self._window.actions_, self.session, self.pages.results
        page_id = self._window.host.current
        busy = session.is_screening or session.is_exporting
        on_results = page_id is PageId.RESULTS and results is not None and results.has_rows
        has_image = self.pages.image_panel is not None
        for action in (actions.open, actions.open_images, actions.open_run):
            action.setEnabled(not busy)
        actions.export.setEnabled(session.run is not None and not session.is_exporting)
        actions.charts.setEnabled(session.run is not None)
        actions.cancel.setEnabled(busy)
        actions.pause.setEnabled(session.is_screening)
        actions.pause.setText(self.tr("&Go on with the run") if session.is_paused else self.tr("&Pause the run"))
        for action in (actions.find, actions.thumbnails, actions.previous, actions.next):
            action.setEnabled(on_results)
        for action in (actions.hide_heatmap, actions.side_by_side, actions.zoom):
            action.setEnabled(has_image)
        actions.about_model.setEnabled(session.model is not None or session.run is not None)
        self._update_resume()
        self._window.start_page.set_busy(busy)

    def _update_resume(self) -> None:
        run, busy = self.session.run, self.session.is_screening or self.session.is_exporting
        self._window.actions_.resume.setEnabled(run is not None and not run.is_complete and not busy)

    def _refuses(self) -> bool:
        busy = self.session.is_screening or self.session.is_exporting
        if busy:
            self._window.show_message(busy_message() if self.session.is_screening else exporting_message())
        return busy

    def _when_free(self, begin: Callable[[], None]) -> None:
        """Begin to screen; where a comparison or a validation holds the model, a person decides which goes first."""
        self.looker.forget()
        if self._refuses():
            return
        held = self.pages.holding_model()
        if held is None:
            begin()
            return

        def cancel_and_begin() -> None:
            # The screening waits in the same worker until the image in hand is done.
            held.cancel()
            if not self._refuses():
                begin()

        self._window.show_message(held.message, MessageAction(self.tr("Cancel it and screen"), cancel_and_begin))

    def _show_begin(self, name: str) -> None:
        self._window.show_page(PageId.SCREEN)
        if self.pages.screen is not None:
            self.pages.screen.begin(name, self.tr("Getting ready\u2026"))

    def _on_phase(self, phase: Phase) -> None:
        words = {
            Phase.WALKING: self.tr("Looking through the folder\u2026"),
            Phase.LOADING: self.tr("Checking the model\u2026"),
            Phase.OPENING: self.tr("Opening the run\u2026"),
        }
        if self.pages.screen is not None and self.session.is_screening:
            self.pages.screen.show_phase(words[phase])

    def _on_run_opened(self, run: OpenRun | None) -> None:
        self.exports.set_run(run)
        self.pages.set_run(run)
        self._window.note.change(run_folder=None if run is None else run.folder, selected=None)
        if run is not None:
            run.changed.connect(self._refresh_screen)
            run.changed.connect(self._update_resume)
            run.failed.connect(lambda error: self.show_error(error, Activity.READ_RUN))
            self._window.setWindowTitle(f"{run.screened_folder.name} \N{EN DASH} SmearScope")
            then, self._after_opening = self._after_opening, None
            if then is not None and not self.session.is_screening:
                then(run)
        self.update_actions()

    def _on_run_started(self, _started: RunStarted) -> None:
        if self.pages.screen is not None and self.session.run is not None:
            self.pages.screen.set_run(self.session.run)
        self.update_actions()

    def _on_progress(self, progress: Progress) -> None:
        if self.pages.screen is not None:
            self.pages.screen.show_progress(progress)
        if not self.session.is_paused:
            self._window.status.show_progress(progress)

    def _on_paused(self, paused: bool) -> None:
        if self.session.is_screening:
            if self.pages.screen is not None:
                self.pages.screen.show_paused(paused)
            if paused:
                self._window.status.show_paused()
        self.update_actions()

    def _on_run_ended(self, ended: RunEnded) -> None:
        self._window.status.show_no_progress()
        page = self.pages.screen
        run = self.session.run
        if page is not None and not page.has_run and run is not None:
            # It ended before there was one, and the run from before is still open; the message tells why.
            page.show_stored(run)
        elif page is not None:
            error = "" if ended.error is None else str(ended.error)
            kept = ended.summary
            if kept is None and ended.last is not None and run is not None:
                kept = run.summary
            page.show_ended(kept, error)
        self.list_runs()
        self.update_actions()

    def _refresh_screen(self) -> None:
        # Numbers that nobody sees are not drawn.
        if self.pages.screen is not None and self._window.host.current is PageId.SCREEN:
            self.pages.screen.refresh()

    def _on_failed(self, activity: Activity, error: Exception) -> None:
        self._after_opening = None
        self.show_error(error, activity)
        self.update_actions()

    def _show_runs(self, found: RecentRuns) -> None:
        self._window.start_page.show_runs(found.runs, found.problem, found.unfinished)
        self.update_actions()

    def _connect(self) -> None:
        session, actions, window = self.session, self._window.actions_, self._window
        self.looker.model_named.connect(self.offer_model)
        self.looker.run_named.connect(self.open_run)
        self.looker.folder_named.connect(self.screen)
        self.looker.images_named.connect(self.screen_files)
        self.looker.mixture_named.connect(lambda: window.show_message(mixed_drop_message()))
        self.looker.failed.connect(self.show_error)
        session.model_ready.connect(lambda _model: self.update_actions())
        session.phase_changed.connect(self._on_phase)
        session.run_opened.connect(self._on_run_opened)
        session.run_started.connect(self._on_run_started)
        session.progressed.connect(self._on_progress)
        session.paused_changed.connect(self._on_paused)
        session.cautioned.connect(self._opened.caution)
        session.run_ended.connect(self._on_run_ended)
        session.failed.connect(self._on_failed)
        window.keeper.changed.connect(self.pages.follow_settings)
        self.settings_record.failed.connect(lambda error: window.notice.show_notice(str(error), warns=True))
        actions.export.triggered.connect(self.exports.choose)
        actions.charts.triggered.connect(self.exports.show_charts)
        actions.cancel.triggered.connect(session.cancel)
        actions.resume.triggered.connect(self.resume_shown)
        actions.pause.triggered.connect(lambda: session.go_on() if session.is_paused else session.pause())
        actions.about_model.triggered.connect(self.model.show_about)
