"""Crashes as the window handles them: reports are told once, and the next start goes back to where one was."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.crash_report import CrashReport, mark_seen, new_reports, write_report
from desktop.gui.dialogs import MessageDialog
from desktop.gui.message import crash_message
from desktop.gui.page_host import PageId
from desktop.last_session import LastSession, SelectedRow
from inference.errors import OutputError

if TYPE_CHECKING:
    # For types alone: a bug may be caught before the engine is loaded.
    from desktop.gui.main_window import MainWindow
    from desktop.gui.run_flow import RunFlow
    from desktop.gui.runs.open_run import OpenRun

translate = QCoreApplication.translate


def write_bug_report(details: str, page_id: PageId | None, session: LastSession) -> None:
    """Write a report of a bug that the user is told of right now; without one where the disk refuses it."""
    doing = {
        "Page": "" if page_id is None else page_id.value,
        "Run": "" if session.run_folder is None else session.run_folder.name,
    }
    try:
        write_report(details, doing, seen=True)
    except OutputError:
        # The dialog that follows shows the details all the same, and a full disk is told of where it is met.
        return


def take_new_reports() -> tuple[CrashReport, ...]:
    """The reports that nobody was told of yet; from now on they count as told. For a worker's thread.

    Raises:
        OutputError: the reports cannot be read.
    """
    return tuple(mark_seen(report) for report in new_reports())


def offer_reports(window: "MainWindow", reports: Sequence[CrashReport]) -> None:
    """Tell of reports; none says nothing."""
    if not reports:
        return
    text = "\n\n".join(report.text for report in reports)
    window.notice.show_notice(
        translate("crash", "SmearScope crashed the last time. A report was written on this computer and sent nowhere."),
        translate("crash", "Show the report"),
        lambda: MessageDialog(crash_message(text), window).open(),
        warns=True,
    )


def show_where_one_was(window: "MainWindow", flow: "RunFlow", last: LastSession, run: "OpenRun") -> None:
    """Show the page and the row that were seen when the window ended without being closed.

    Args:
        run: of that session, just opened.
    """
    page_id = PageId(last.page) if last.page in list(PageId) else PageId.RESULTS
    # A run that was being screened is not: its rows are what there is to see.
    window.show_page(PageId.RESULTS if page_id in (PageId.SCREEN, PageId.START) else page_id)
    if last.selected is not None:
        _select(flow, run, last.selected)
    text = translate("crash", "SmearScope ended without being closed. Your run is open again where you were.")
    if run.stored.walk_finished and run.summary.done_count == run.summary.image_count:
        window.notice.show_notice(text)
    else:
        window.notice.show_notice(text, translate("crash", "Go on screening"), flow.resume_shown)
    # Of another run it would not be true, and its button would go on with that one.
    flow.session.run_opened.connect(lambda _run: window.notice.withdraw(text))


def _select(flow: "RunFlow", run: "OpenRun", row: SelectedRow) -> None:
    # Only now: it comes with the engine.
    from desktop.store.results import RowKey

    key = RowKey(row.image_id, row.page, row.tile_x, row.tile_y)
    if flow.pages.results is not None:
        flow.pages.results.select_when_there(key)
    if flow.pages.review_page is not None:
        result = run.result(key)
        if result is not None:
            flow.pages.review.show(result)
