"""Builds the pages that need the engine, each when it is first shown, and tells those that are there of the run."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.app_settings import AppSettings
from desktop.crash_report import crash_folder
from desktop.engine.plan import core_count
from desktop.gui.activity import Activity
from desktop.gui.answer_panel import AnswerPanel
from desktop.gui.cases.cases_page import CasesPage
from desktop.gui.file_dialogs import choose_file, choose_folder
from desktop.gui.image_loader import ImageLoader
from desktop.gui.image_panel import ImagePanel
from desktop.gui.messages import comparing_message, validating_message
from desktop.gui.model_in_use import HoldingModel, ModelInUse
from desktop.gui.page_host import PageId
from desktop.gui.pane_keeper import PaneKeeper
from desktop.gui.place_opener import PlaceOpener
from desktop.gui.results_page import ResultsPage
from desktop.gui.review.agreement_dialog import AgreementDialog
from desktop.gui.review.review_model import ReviewModel
from desktop.gui.review.review_notice import ReviewNotice
from desktop.gui.review.review_page import ReviewPage
from desktop.gui.runs.open_run import OpenRun
from desktop.gui.runs.thumbnail_source import ThumbnailSource
from desktop.gui.screen_page import ScreenPage
from desktop.gui.session import Session
from desktop.gui.settings_page import SettingsPage
from desktop.gui.slow_path_notice import SlowPathNotice
from desktop.gui.worker import Worker
from desktop.last_session import SelectedRow
from desktop.review.gallery import Gallery
from desktop.store.results import RowKey, StoredResult
from desktop.store.review_queue import QueuePolicy
from desktop.whole_path import whole_path
from inference.errors import SmearScopeError

if TYPE_CHECKING:
    from desktop.gui.main_window import MainWindow
    from desktop.gui.models.models_page import ModelsPage
    from desktop.gui.run_flow import RunFlow
    from desktop.gui.validate_wizard import CheckPage
    from desktop.validation.validating import Validation


class Pages(QObject):
    """The pages and what they share.

    Args:
        window: whose pages they are.
        flow: what their wishes go to.
        session: whose run they show.
    """

    def __init__(self, window: "MainWindow", flow: "RunFlow", session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._session = session
        self._workers: list[Worker] = []
        self._loaders: list[ImageLoader] = []
        self.panes = PaneKeeper(window.keeper, self)
        self.opener = PlaceOpener(window.notice)
        self.thumbnails = ThumbnailSource(session.thumbnail_cache, self)
        self.review = ReviewModel(parent=self)
        self._review_notice = ReviewNotice(self.review, window.notice)
        self.follow_settings(window.keeper.current)
        self.review.queue_changed.connect(self._count_queue)
        # Pages tell of themselves; None is not built yet.
        self.screen: ScreenPage | None = None
        self.results: ResultsPage | None = None
        self.review_page: ReviewPage | None = None
        self.cases: CasesPage | None = None
        self.models: ModelsPage | None = None
        self.check: CheckPage | None = None
        self.settings: SettingsPage | None = None
        self._makers: dict[PageId, Callable[[], QWidget]] = {
            PageId.SCREEN: self._make_screen,
            PageId.RESULTS: self._make_results,
            PageId.REVIEW: self._make_review,
            PageId.CASES: self._make_cases,
            PageId.MODELS: self._make_models,
            PageId.CHECK: self._make_check,
            PageId.SETTINGS: self._make_settings,
        }

    def make(self, page_id: PageId) -> QWidget:
        """Build a page and tell it of the run."""
        return self._makers[page_id]()

    def set_run(self, run: OpenRun | None) -> None:
        """Show another run everywhere. To be called before the one that is shown is closed."""
        self.thumbnails.set_run(run)
        if self.review_page is not None:
            self._give_run_to_review(run)
        else:
            self.review.set_run(run)
        self._show_on_screen_page(run)
        if self.results is not None:
            self.results.set_run(run)
        if self.cases is not None:
            self.cases.set_run(run)

    def follow_settings(self, settings: AppSettings) -> None:
        """Review as this person, and queue what these settings say."""
        self.review.set_policy(QueuePolicy(low_confidence_below=settings.review_below))
        self.review.remember_reviewer(settings.reviewer)

    @property
    def image_panel(self) -> ImagePanel | None:
        """The image view of the page that is seen."""
        match self._window.host.current:
            case PageId.RESULTS if self.results is not None:
                return self.results.image_panel
            case PageId.REVIEW if self.review_page is not None:
                image = self.review_page.image
                return image if isinstance(image, ImagePanel) else None
        return None

    def holding_model(self) -> HoldingModel | None:
        """What keeps the screening worker from beginning at once; None when nothing does."""
        if self.models is not None and self.models.compare.is_busy:
            return HoldingModel(comparing_message(), self.models.compare.cancel)
        if self.check is not None and self.check.is_busy:
            return HoldingModel(validating_message(), self.check.cancel)
        return None

    def hide_heatmap(self, *, hidden: bool) -> None:
        """Hide the heatmap of the page that is seen, or show it again."""
        panel = self.image_panel
        if panel is not None:
            panel.set_heatmap_hidden(hidden)

    def close(self) -> None:
        """End the workers of all pages, but for those that look at paths."""
        self.panes.keep()
        self.set_run(None)
        if self.review_page is not None:
            self.review_page.compare.close_worker()
        for loader in self._loaders:
            loader.close()
        for worker in self._workers:
            worker.stop()
        self.thumbnails.close()

    # Building

    def _make_screen(self) -> ScreenPage:
        page, flow = ScreenPage(), self._flow
        page.open_folder_wanted.connect(self._window.choose_folder)
        page.pause_wanted.connect(self._session.pause)
        page.go_on_wanted.connect(self._session.go_on)
        page.cancel_wanted.connect(self._session.cancel)
        page.resume_wanted.connect(flow.resume_shown)
        page.results_wanted.connect(lambda: self._window.show_page(PageId.RESULTS))
        self.screen = page
        self._show_on_screen_page(self._session.run)
        return page

    def _make_results(self) -> ResultsPage:
        page = ResultsPage(self.thumbnails, self._make_image_panel("decoding results"))
        page.open_wanted.connect(lambda: self._window.show_page(PageId.START))
        page.review_wanted.connect(lambda: self._window.show_page(PageId.REVIEW))
        page.export_wanted.connect(self._flow.exports.choose)
        page.charts_wanted.connect(self._flow.exports.show_charts)
        page.about_model_wanted.connect(self._flow.model.show_about)
        page.failed.connect(lambda error: self._flow.show_error(error, Activity.READ_RUN))
        page.current_changed.connect(self._note_selected)
        page.rows.counted.connect(self._window.update_actions)
        page.set_run(self._session.run)
        self.panes.hold(PageId.RESULTS, page.workspace.panes)
        self.results = page
        return page

    def _make_review(self) -> ReviewPage:
        image, answer = self._make_image_panel("decoding review"), AnswerPanel()
        page = ReviewPage(self.review, image, answer, self.thumbnails, Gallery.of_user())

        def show(result: StoredResult | None) -> None:
            run = self._session.run
            answer.show_result(result, () if run is None else run.styles)
            image.show_result(result, None if result is None else self.thumbnails.image(result))
            self._note_selected(result)

        def read_ahead() -> None:
            likely = self.review.likely_next()
            if likely is not None:
                image.prefetch(likely)

        page.current_changed.connect(show)
        page.reviewer_changed.connect(lambda name: self._window.keeper.change(reviewer=name))
        page.open_wanted.connect(lambda: self._window.show_page(PageId.START))
        page.cases_wanted.connect(lambda: self._window.show_page(PageId.CASES))
        page.agreement_wanted.connect(self._show_agreement)
        page.told.connect(self._review_notice.tell)
        # Not from inside a worker's signal, which the close would end.
        page.close_wanted.connect(self._window.close, Qt.ConnectionType.QueuedConnection)
        page.failed.connect(self._show_review_error)
        image.failed.connect(self._flow.show_error)
        image.opened.connect(read_ahead)
        answer.about_model_wanted.connect(self._flow.model.show_about)
        self.panes.hold(PageId.REVIEW, page.work)
        self.review_page = page
        self._give_run_to_review(self._session.run)
        return page

    def _make_cases(self) -> CasesPage:
        page = CasesPage(self.review, self.thumbnails)
        page.open_wanted.connect(lambda: self._window.show_page(PageId.START))
        page.review_wanted.connect(self._review_case)
        page.row_wanted.connect(self._show_row)
        page.agreement_wanted.connect(self._show_agreement)
        page.told.connect(self._window.notice.show_notice)
        page.failed.connect(self._show_review_error)
        page.set_run(self._session.run)
        self.panes.hold(PageId.CASES, page.work)
        self.cases = page
        return page

    def _make_models(self) -> QWidget:
        # Only here: cards and comparisons are drawn with what no screening needs.
        from desktop.gui.models.models_page import ModelsPage

        worker = Worker("models", self)
        self._workers.append(worker)
        in_use = self._session.classifier_keeper
        page = ModelsPage(
            worker,
            self._session.screening_worker,
            lambda: self._session.classifier_keeper.choice,
            signed_only=in_use.signed_only,
        )
        kinds = self.tr("Model bundle (*.smear)")
        page.file_wanted.connect(lambda: choose_file(self._window, self.tr("Install a model"), kinds, page.offer))
        page.folder_wanted.connect(
            lambda: choose_folder(self._window, self.tr("A folder of images to compare on"), page.compare.set_folder)
        )
        page.default_changed.connect(self._flow.model.use_chosen)
        self._slow_drop = SlowPathNotice(page.looker, self._window.notice)
        page.image_wanted.connect(self.opener.open)
        page.check_wanted.connect(lambda: self._window.show_page(PageId.CHECK))
        page.told.connect(self._window.notice.show_notice)
        page.warned.connect(lambda text: self._window.notice.show_notice(text, warns=True))
        page.failed.connect(lambda error: self._flow.show_error(error, Activity.MODELS))
        self.models = page
        return page

    def _make_check(self) -> QWidget:
        # Only here: its figures are drawn with what nothing else needs.
        from desktop.gui.validate_wizard import CheckPage

        page = CheckPage(
            self._session.screening_worker,
            ModelInUse(self._session),
            self._flow.runs_folder,
            laboratory=self._flow.settings_record.choices,
            writers=self._session.writers,
        )
        page.validated.connect(self._reload_validated)
        page.folder_wanted.connect(
            lambda: choose_folder(self._window, self.tr("A folder with one sub-folder per class"), page.look_into)
        )
        page.report_wanted.connect(self.opener.open)
        page.images_wanted.connect(self._flow.open_run)
        page.image_wanted.connect(self.opener.open)
        page.warned.connect(lambda text: self._window.notice.show_notice(text, warns=True))
        page.failed.connect(self._show_bug)
        self.check = page
        return page

    def _make_settings(self) -> SettingsPage:
        page = SettingsPage(self._window.keeper, core_count())
        page.tour_wanted.connect(self._window.show_tour)
        page.reports_wanted.connect(lambda: self.opener.open(crash_folder()))
        page.show_model(self._session.model)
        self.settings = page
        return page

    # Between pages

    def _make_image_panel(self, name: str) -> ImagePanel:
        worker = Worker(name, self)
        loader = ImageLoader(worker, self)
        self._workers.append(worker)
        self._loaders.append(loader)
        return ImagePanel(loader)

    def _show_on_screen_page(self, run: OpenRun | None) -> None:
        # What is screened is shown there as it goes.
        if self.screen is None or self._session.is_screening:
            return
        if run is None:
            self.screen.show_nothing()
        else:
            self.screen.show_stored(run)

    def _give_run_to_review(self, run: OpenRun | None) -> None:
        page = self.review_page
        if page is None:
            return
        if run is not None and isinstance(page.image, ImagePanel):
            page.image.set_run(run.picture_source, run.styles)
        page.set_run(run)
        self._window.actions_.set_page_menu(self.tr("&Review"), page.actions_.every())

    def _review_case(self, case: str) -> None:
        self._window.show_page(PageId.REVIEW)
        if self.review_page is not None:
            self.review_page.review_case(case)

    def _review_row(self, key: RowKey) -> None:
        self._window.show_page(PageId.REVIEW)
        if self.review_page is not None:
            self.review_page.show_key(key)

    def _show_row(self, result: StoredResult) -> None:
        self._window.show_page(PageId.RESULTS)
        if self.results is not None:
            self.results.pane.clear_filter()
            self.results.select_when_there(result.key)

    def _show_agreement(self) -> None:
        run = self._session.run
        if run is not None:
            dialog = AgreementDialog(run, self._window)
            dialog.row_wanted.connect(self._review_row)
            dialog.failed.connect(self._show_bug)
            dialog.open()

    def _reload_validated(self, validation: "Validation") -> None:
        """The run that is shown was gone on with by a validation: rows of it may be others now."""
        run = self._session.run
        if run is None:
            return
        task = run.ask(lambda reader, _control: whole_path(reader.folder) == whole_path(validation.pdf_path.parent))
        # Never called when the run was closed meanwhile.
        task.finished.connect(lambda is_it: run.tell_reloaded() if is_it else None)
        task.failed.connect(lambda error: self._flow.show_error(error, Activity.READ_RUN))

    def _show_review_error(self, error: Exception) -> None:
        self._flow.show_error(error, Activity.REVIEW)

    def _show_bug(self, error: Exception) -> None:
        """Tell of a failure that its page or dialog could not put into words itself."""
        if not isinstance(error, SmearScopeError):
            self._flow.show_error(error)

    def _count_queue(self) -> None:
        self._window.rail.set_count(PageId.REVIEW, self.review.open_count)

    def _note_selected(self, result: StoredResult | None) -> None:
        if result is not None:
            key = result.key
            place = SelectedRow(image_id=key.image_id, page=key.page, tile_x=key.tile_x, tile_y=key.tile_y)
            self._window.note.change(selected=place)
