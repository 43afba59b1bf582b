"""Goes through the window as its two people do, from the first start to the signed case, and pictures what they see."""

from pathlib import Path

from desktop.crash_report import CrashReport
from desktop.drawn_folders import DrawnFolders
from desktop.gui.about_model import AboutModelDialog
from desktop.gui.activity import Activity
from desktop.gui.cases.cases_page import CasesPage
from desktop.gui.charts.charts_dialog import ChartsDialog
from desktop.gui.crash_notices import offer_reports
from desktop.gui.dialogs import MessageDialog
from desktop.gui.export_dialog import ExportDialog
from desktop.gui.messages import message_of
from desktop.gui.models.models_page import ModelsPage
from desktop.gui.page_host import PageId
from desktop.gui.results_page import ResultsPage
from desktop.gui.review.agreement_dialog import AgreementDialog
from desktop.gui.review.review_model import ReviewModel
from desktop.gui.review.review_page import ReviewPage
from desktop.gui.review.reviewer_dialog import ReviewerDialog
from desktop.gui.runs.quick_filter import QuickFilter
from desktop.gui.screenshots.shots import Scene
from desktop.gui.screenshots.studio import Studio
from desktop.gui.shortcuts_sheet import ShortcutsSheet
from desktop.gui.tour import Tour
from desktop.gui.validate_wizard import CheckPage, Step
from desktop.run_summary import Progress
from desktop.screened_folder import FolderGoneError
from inference.decision import Decision

FIRST_READER, SECOND_READER = "Dr. A. Reader", "Dr. B. Reader"
# Images; progress is told ten times a second, so that it is a few more.
_CANCELLED_AT, _PICTURED_AT = 5, 20
_ANSWERED_FIRST = 5
_REFERENCES = 6
# Made up, as a real one names the computer.
_CRASH = """SmearScope crash report
This file holds no image and was sent nowhere.

Page: results
Run: Smears 26 Nov

Traceback (most recent call last):
  File "example.py", line 1, in <module>
RuntimeError: an example, so that there is a report to be shown
"""


class Walk:
    """One way through everything; each part begins where the one before has ended.

    Args:
        studio: open.
        folders: what is screened.
    """

    def __init__(self, studio: Studio, folders: DrawnFolders) -> None:
        self._studio = studio
        self._folders = folders
        self._window = studio.window
        self._flow = studio.flow

    def whole(self) -> None:
        """Picture every scene."""
        self.first_start()
        self.screening()
        self.results()
        self.dialogs_of_a_run()
        self.review()
        self.second_reading()
        self.cases()
        self.models()
        self.check()
        self.rest()

    def first_start(self) -> None:
        """A new user's first minute, and what pages say before there is a run."""
        studio, window = self._studio, self._window
        tour = studio.dialog(Tour)
        studio.take(Scene.TOUR, tour)
        tour.reject()
        studio.take(Scene.START_EMPTY)
        for page_id, scene in (
            (PageId.SCREEN, Scene.SCREEN_EMPTY),
            (PageId.RESULTS, Scene.RESULTS_EMPTY),
            (PageId.REVIEW, Scene.REVIEW_EMPTY),
            (PageId.CASES, Scene.CASES_EMPTY),
            (PageId.CHECK, Scene.CHECK_START),
        ):
            window.show_page(page_id)
            studio.take(scene)
        page = self._models_page()
        page.show_comparison(shown=True)
        studio.take(Scene.MODELS_EMPTY_COMPARISON)
        page.show_comparison(shown=False)

    def screening(self) -> None:
        """A run that is cancelled, and one that is held for the camera, paused, and finished."""
        studio, flow, session = self._studio, self._flow, self._flow.session
        flow.screen(self._folders.second)
        self._hold_at(_CANCELLED_AT)
        session.cancel()
        studio.wait(lambda: not session.is_screening)
        studio.take(Scene.STOPPED)
        flow.screen(self._folders.smears)
        last = self._hold_at(_PICTURED_AT)
        page = flow.pages.screen
        if page is not None:
            # Held, or it would be done before the second picture; shown as it was a moment before.
            page.show_paused(False)
            page.show_progress(last)
            self._window.status.show_progress(last)
            studio.take(Scene.SCREENING)
            page.show_paused(True)
            self._window.status.show_paused()
        studio.take(Scene.PAUSED)
        session.go_on()
        studio.wait(lambda: not session.is_screening)
        studio.take(Scene.FINISHED)
        self._window.show_page(PageId.START)
        studio.take(Scene.START)

    def _hold_at(self, count: int) -> Progress:
        """Hold the screening that has been begun at its so-manieth image, and give how far it was."""
        session, seen = self._flow.session, list[Progress]()

        def look(progress: Progress) -> None:
            seen.append(progress)
            if progress.done >= count:
                session.pause()

        session.progressed.connect(look)
        self._studio.wait(lambda: session.is_paused)
        self._studio.settle()
        session.progressed.disconnect(look)
        return seen[-1]

    def results(self) -> None:
        """Table, thumbnails, filters and the image view."""
        studio, page = self._studio, self._results_page()
        pane = page.pane
        studio.wait(lambda: pane.rows.rowCount() > 0)
        pane.select(0)
        studio.wait(lambda: page.image_panel.is_sharp)
        studio.take(Scene.TABLE)
        pane.more_button.click()
        studio.take(Scene.FILTERS)
        pane.more_button.click()
        pane.text_box.setText("no image has this name")
        studio.wait(lambda: pane.stack.currentWidget() is pane.nothing_left)
        studio.take(Scene.NOTHING_LEFT)
        pane.clear_filter()
        studio.wait(lambda: pane.rows.rowCount() > 0)
        pane.show_thumbnails(True)
        pane.select(2)
        studio.take(Scene.GRID)
        pane.show_thumbnails(False)
        pane.quick_box.setCurrentIndex(pane.quick_box.findData(QuickFilter.UNREADABLE))
        studio.wait(lambda: _shows(page, Decision.UNREADABLE))
        studio.take(Scene.UNREADABLE)
        pane.clear_filter()
        studio.wait(lambda: pane.rows.rowCount() > 1)
        pane.select(0)
        studio.wait(lambda: page.image_panel.is_sharp)
        page.image_panel.viewport.toggle_fit()
        studio.take(Scene.IMAGE)
        page.image_panel.viewport.toggle_fit()
        page.image_panel.set_side_by_side(True)
        studio.take(Scene.PAIR)
        page.image_panel.set_side_by_side(False)

    def dialogs_of_a_run(self) -> None:
        """Charts and export."""
        studio, flow = self._studio, self._flow
        self._results_page()
        flow.exports.show_charts()
        charts = studio.dialog(ChartsDialog)
        studio.settle()
        studio.take(Scene.CHARTS, charts)
        charts.reject()
        flow.exports.choose()
        dialog = studio.dialog(ExportDialog)
        studio.settle()
        studio.take(Scene.EXPORT, dialog)
        # Nobody is there to look into the folder.
        dialog.form.opens_box.setChecked(False)
        dialog.export_button.click()
        studio.wait(dialog.open_button.isVisible)
        studio.take(Scene.EXPORTED, dialog)
        dialog.reject()

    def review(self) -> None:
        """The first reader, from giving a name to the last image."""
        studio, window = self._studio, self._window
        window.show_page(PageId.REVIEW)
        dialog = studio.dialog(ReviewerDialog)
        studio.take(Scene.REVIEWER, dialog)
        dialog.name.setText(FIRST_READER)
        dialog.button.click()
        page, review = self._review_page(), self._flow.pages.review
        studio.wait(lambda: not review.is_loading and review.current is not None)
        self._answer(review, _ANSWERED_FIRST, shift=0)
        studio.settle()
        studio.take(Scene.REVIEW)
        page.actions_.compare.trigger()
        for place in range(_REFERENCES):
            studio.settle()
            buttons = list(page.compare.add_buttons.values())
            buttons[place % len(buttons)].click()
            review.step(1)
        studio.settle()
        studio.take(Scene.REVIEW_COMPARE)
        page.actions_.compare.trigger()
        window.show_page(PageId.CASES)
        self._select_case()
        studio.take(Scene.CASES)
        window.show_page(PageId.REVIEW)
        self._answer(review, review.open_count, shift=1)
        studio.take(Scene.REVIEW_DONE)

    def second_reading(self) -> None:
        """The second reader, who sees nothing of the first one's answers, and what both come to."""
        studio, review = self._studio, self._flow.pages.review
        page = self._review_page()
        review.open_second_reading(SECOND_READER)
        studio.wait(lambda: review.is_blind and not review.is_loading and not review.is_busy and review.open_count > 0)
        self._answer(review, _ANSWERED_FIRST, shift=0)
        page.back_button.click()
        studio.take(Scene.SECOND_READER)
        self._answer(review, review.open_count, shift=2)
        review.close_second_reading()
        dialog = studio.dialog(AgreementDialog)
        studio.settle()
        studio.take(Scene.AGREEMENT, dialog)
        dialog.reject()

    def cases(self) -> None:
        """The sign-off of a case."""
        studio = self._studio
        self._window.show_page(PageId.CASES)
        page = self._select_case()
        dialog = page.ask_sign_off()
        if dialog is None:
            raise RuntimeError("no case can be signed off, though every image is reviewed")
        studio.take(Scene.SIGN_OFF, dialog)
        dialog.button.click()
        studio.wait(lambda: not page.is_writing)
        studio.take(Scene.SIGNED)

    def models(self) -> None:
        """The models that are here, two of them compared, and the card behind every answer."""
        studio, page = self._studio, self._models_page()
        # What was said of the sign-off.
        self._window.notice.hide()
        studio.wait(lambda: page.card.model is not None and page.card.body.isVisible())
        studio.take(Scene.MODELS)
        page.show_comparison(shown=True)
        page.compare.set_folder(self._folders.by_class)
        page.compare.start()
        studio.wait(lambda: not page.compare.is_busy)
        studio.take(Scene.MODELS_COMPARISON)
        page.show_comparison(shown=False)
        self._flow.model.show_about()
        dialog = studio.dialog(AboutModelDialog)
        studio.take(Scene.ABOUT_MODEL, dialog)
        dialog.reject()

    def check(self) -> None:
        """A validation."""
        studio, window = self._studio, self._window
        window.show_page(PageId.CHECK)
        page = window.host.widget_of(PageId.CHECK)
        if not isinstance(page, CheckPage):
            raise TypeError("another page than the validation's")
        page.look_into(self._folders.by_class)
        studio.wait(lambda: not page.is_busy and page.step is Step.CLASSES)
        studio.take(Scene.CHECK_CLASSES)
        page.validate()
        studio.wait(lambda: not page.is_busy and page.step is Step.RESULT)
        studio.take(Scene.CHECK_RESULT)

    def rest(self) -> None:
        """Settings, keys, and what is said when something went wrong."""
        studio, window = self._studio, self._window
        window.show_page(PageId.SETTINGS)
        studio.take(Scene.SETTINGS)
        window.show_page(PageId.RESULTS)
        window.show_shortcuts()
        sheet = studio.dialog(ShortcutsSheet)
        studio.take(Scene.SHORTCUTS, sheet)
        sheet.reject()
        window.show_page(PageId.START)
        offer_reports(window, [CrashReport(Path("crash.txt"), _CRASH)])
        studio.take(Scene.NOTICE)
        window.notice.action_button.click()
        self._take_message(Scene.CRASHED)
        window.notice.hide()
        gone = FolderGoneError(f"The folder {self._folders.second.name} is no longer there")
        window.show_message(message_of(Activity.SCREEN, gone))
        self._take_message(Scene.ERROR)

    def _take_message(self, scene: Scene) -> None:
        dialog = self._studio.dialog(MessageDialog)
        self._studio.take(scene, dialog)
        dialog.reject()
        self._studio.wait(lambda: not self._window.findChildren(MessageDialog))

    def _answer(self, review: ReviewModel, count: int, shift: int) -> None:
        for place in range(count):
            if place % 7 == 6:
                review.unsure()
            else:
                review.assign((place // 2 + shift) % 4 if place % 3 else place % 4)
            self._studio.wait(lambda: not review.is_busy)

    def _select_case(self) -> CasesPage:
        page = self._flow.pages.cases
        if page is None:
            raise RuntimeError("the page of cases is not shown")
        self._studio.wait(lambda: page.cases.rowCount() > 0)
        page.select("case-01")
        self._studio.wait(lambda: page.current is not None)
        self._studio.settle()
        return page

    def _results_page(self) -> ResultsPage:
        self._window.show_page(PageId.RESULTS)
        page = self._flow.pages.results
        if page is None:
            raise RuntimeError("the page of results is not shown")
        return page

    def _review_page(self) -> ReviewPage:
        self._window.show_page(PageId.REVIEW)
        page = self._flow.pages.review_page
        if page is None:
            raise RuntimeError("the page of the review is not shown")
        return page

    def _models_page(self) -> ModelsPage:
        self._window.show_page(PageId.MODELS)
        page = self._window.host.widget_of(PageId.MODELS)
        if not isinstance(page, ModelsPage):
            raise TypeError("another page than that of models")
        return page


def _shows(page: ResultsPage, decision: Decision) -> bool:
    current = page.pane.current
    return current is not None and current.row.decision is decision and page.pane.rows.rowCount() == 1
