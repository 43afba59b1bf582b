"""What happens with exports and charts: dialogs over the open run, their wishes to the session, its news to them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.export_choices import choices_of
from desktop.exports.export import Exported
from desktop.gui.activity import Activity
from desktop.gui.export_dialog import ExportDialog
from desktop.gui.export_job import ExportDone, PartialExportError
from desktop.gui.messages import message_of
from desktop.gui.page_host import PageId
from desktop.gui.pages import Pages
from desktop.gui.runs.open_run import OpenRun
from desktop.gui.session import Session
from desktop.records import shown_path
from desktop.run_summary import Progress
from desktop.store.result_query import EVERY_ROW
from inference.errors import SmearScopeError

if TYPE_CHECKING:
    from desktop.gui.charts.charts_dialog import ChartsDialog
    from desktop.gui.main_window import MainWindow
    from desktop.gui.printing import Printing


class ExportFlow(QObject):
    """Lives as long as the window.

    Args:
        window: whose dialogs they are.
        session: exports, and has the run.
        pages: that of results has the filter.
    """

    def __init__(self, window: "MainWindow", session: Session, pages: Pages) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._pages = pages
        self.dialog: ExportDialog | None = None
        self.charts: ChartsDialog | None = None
        self._printing: Printing | None = None
        # The window was to be closed, and waits for an export, or for a printer.
        self._close_due = False
        session.export_progressed.connect(self._on_progress)
        session.export_written.connect(self._on_written)
        session.exported.connect(self._on_exported)
        session.export_cancelled.connect(self._on_cancelled)
        session.failed.connect(self._on_failed)

    def choose(self) -> None:
        """Let a person choose what is exported, and where to."""
        run, results = self._session.run, self._pages.results
        if run is None or self._session.is_exporting or self.dialog is not None:
            return
        wanted, case = EVERY_ROW, None
        if results is not None:
            current = results.pane.current
            wanted, case = results.rows.wanted, None if current is None else current.row.case
        dialog = ExportDialog(run, choices_of(self._window.keeper.current.exports), wanted, case, self._window)
        dialog.export_wanted.connect(self._session.export)
        dialog.export_wanted.connect(lambda *_args: self._window.update_actions())
        dialog.cancel_wanted.connect(self._session.cancel_export)
        dialog.choices_changed.connect(lambda choices: self._window.keeper.change(exports=choices.to_settings()))
        # In the dialog, which stands before the window's notice.
        dialog.folder_wanted.connect(lambda folder: self._pages.opener.open(folder, dialog.tell))
        dialog.print_wanted.connect(self.print_report)
        dialog.finished.connect(lambda _result: self._forget_dialog(dialog))
        self.dialog = dialog
        dialog.open()

    def show_charts(self) -> None:
        """Show the charts of the open run beside the window."""
        run = self._session.run
        if run is None:
            return
        if self.charts is None:
            # Painted with what nothing else needs.
            from desktop.gui.charts.charts_dialog import ChartsDialog

            charts = ChartsDialog(run, self._window)
            charts.case_wanted.connect(self._show_case)
            charts.failed.connect(lambda error: self._window.notice.show_notice(str(error), warns=True))
            charts.finished.connect(lambda _result: self._forget_charts(charts))
            self.charts = charts
        self.charts.show()
        self.charts.raise_()
        self.charts.activateWindow()

    def print_report(self, path: Path) -> None:
        """Print a PDF, after a person has chosen the printer."""
        if self._printing is None:
            # Qt looks for printers when this is first imported and used.
            from desktop.gui.printing import Printing

            self._printing = Printing(self)
            self._printing.printed.connect(self._on_printed)
            self._printing.failed.connect(self._on_print_failed)
        self._printing.ask(path, self.dialog or self._window)

    def set_run(self, run: OpenRun | None) -> None:
        """Another run is open, or none: what is shown of the one before goes. To be called before that is closed."""
        if self.charts is not None:
            self.charts.reject()
        if self.dialog is not None:
            self.dialog.reject()

    def may_close(self) -> bool:
        """Whether the window may close now; otherwise it is closed when the export is written, or the pages printed.

        After one that failed it stays open: there is a message to be read.
        """
        notice, stays = self._window.notice, self.tr("&Keep it open")
        self._close_due = True
        if self._session.is_exporting:
            notice.show_notice(self.tr("SmearScope closes when the export is written."), stays, self._stay_open)
        elif self._printing is not None and self._printing.is_printing:
            words = self.tr("SmearScope closes when the printer has all pages.")
            notice.show_notice(words, self.tr("&Stop printing"), self._printing.cancel)
        else:
            self._close_due = False
        return not self._close_due

    def close(self) -> None:
        """Let go of the run, and end printing."""
        self.set_run(None)
        if self._printing is not None:
            self._printing.close()

    def _forget_dialog(self, dialog: ExportDialog) -> None:
        if dialog is self.dialog:
            self.dialog = None

    def _forget_charts(self, charts: "ChartsDialog") -> None:
        if charts is self.charts:
            self.charts = None

    def _show_case(self, case: str) -> None:
        self._window.show_page(PageId.RESULTS)
        if self._pages.results is not None:
            self._pages.results.pane.clear_filter()
            self._pages.results.pane.show_case(case)

    # News

    def _on_progress(self, progress: Progress) -> None:
        if self.dialog is not None:
            self.dialog.progress.show_progress(progress)
        else:
            self._window.status.show_progress(progress)

    def _on_written(self, exported: Exported) -> None:
        if self.dialog is not None:
            self.dialog.progress.show_written(exported)

    def _on_exported(self, done: ExportDone) -> None:
        if self.dialog is not None:
            self.dialog.show_exported(done)
        else:
            self._tell_written(done)
        self._end()

    def _tell_written(self, done: ExportDone) -> None:
        folder = done.exported[0].path.parent
        name = done.exported[0].path if len(done.exported) == 1 else folder
        words = self.tr("%n row(s) exported to {path}.", "", done.row_count).format(path=shown_path(name))
        self._window.notice.show_notice(words, self.tr("Open folder"), lambda: self._pages.opener.open(folder))

    def _on_cancelled(self, words: str) -> None:
        if self.dialog is not None:
            self.dialog.show_stopped(words)
        else:
            self._window.notice.show_notice(words)
        self._end()

    def _on_failed(self, activity: Activity, error: Exception) -> None:
        if activity is Activity.EXPORT:
            if self.dialog is not None:
                self.dialog.show_failed(error)
            elif isinstance(error, PartialExportError):
                self._tell_written(error.done)
            if self._close_due:
                self._stay_open()
                words = self.tr("SmearScope stays open, as the results could not be exported.")
                self._window.notice.show_notice(words, warns=True)
            self._end()

    def _on_printed(self, count: int) -> None:
        self._window.notice.show_notice(self.tr("%n page(s) went to the printer.", "", count))
        self._close_if_due()

    def _on_print_failed(self, error: Exception) -> None:
        self._stay_open()
        if isinstance(error, SmearScopeError):
            self._window.notice.show_notice(str(error), warns=True)
        else:
            self._window.show_message(message_of(Activity.EXPORT, error))

    def _stay_open(self) -> None:
        self._close_due = False

    def _end(self) -> None:
        if not self._session.is_screening:
            self._window.status.show_no_progress()
        self._window.update_actions()
        self._close_if_due()

    def _close_if_due(self) -> None:
        if self._printing is not None and self._printing.is_asking:
            # A report is to be printed after its export: a person is choosing where.
            self._stay_open()
        elif self._close_due:
            self._close_due = False
            # Not from inside a worker's signal, which the close would end. What else goes on is waited for anew.
            QTimer.singleShot(0, self._window.close)
