"""The window: puts the panes together and passes the session's news on to them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.gui.about_model import AboutModelDialog
from desktop.gui.actions import Actions
from desktop.gui.answer_panel import AnswerPanel
from desktop.gui.dialogs import ExportFirstDialog, MessageDialog, ShortcutsDialog
from desktop.gui.entry import Entry
from desktop.gui.icons import IconName, application_icon
from desktop.gui.image_panel import ImagePanel
from desktop.gui.jobs import EmptyFolderError, ModelInfo, Phase, RunStarted
from desktop.gui.messages import (
    Message,
    bug_message,
    busy_message,
    dropped_file_message,
    message_of,
    several_dropped_message,
)
from desktop.gui.results_table import ResultsTable
from desktop.gui.run_bar import RunBar
from desktop.gui.session import Activity, RunEnded, Session
from desktop.gui.state_page import StatePage
from desktop.gui.status_bar import StatusBar
from desktop.gui.wording import count_text, progress_text, stopped_text, summary_text
from desktop.gui.workspace import Workspace
from desktop.local_engine import EngineChoice
from desktop.records import printable_path
from desktop.run_summary import Progress
from inference.classifier import Classifier
from inference.errors import UnreadableImageError

_START = (
    "Drop a folder of images here",
    "Sub-folders become cases. Images are read, never changed, and never leave this computer.",
)


class MainWindow(QMainWindow):
    """SmearScope's window.

    Args:
        load: makes the classifier, with the threads of `choice`; called in a worker's thread.
        choice: how runs are divided among the processors.
    """

    def __init__(self, load: Callable[[], Classifier], choice: EngineChoice) -> None:
        super().__init__()
        self.session = Session(load, choice, self)
        self.actions_ = Actions(self)
        self.run_bar = RunBar()
        self.table = ResultsTable(self.session.results)
        self.image_panel = ImagePanel()
        self.answer_panel = AnswerPanel()
        self.start_page = StatePage(
            IconName.DROP,
            *_START,
            "Open folder\N{HORIZONTAL ELLIPSIS}",
            action_icon=IconName.FOLDER_OPEN,
            frame=True,
        )
        self.empty_page = StatePage(
            IconName.EMPTY,
            "",
            "",
            "Open another folder\N{HORIZONTAL ELLIPSIS}",
            action_icon=IconName.FOLDER_OPEN,
        )
        self.workspace = Workspace(self.table, self.image_panel, self.answer_panel)
        self.pages = QStackedWidget()
        self.status = StatusBar()
        self._after_run: Callable[[], None] | None = None
        self._after_export: Callable[[], None] | None = None
        self._may_close = False
        self._ended_text = ""
        self._lay_out()
        self._connect()
        self._update_actions()

    def start(self, folder: Path | None) -> None:
        """Check the model, so that a refused one is known before the first folder, and screen a folder named."""
        self.session.check_model()
        if folder is not None:
            self.open_folder(folder)

    def open_folder(self, folder: Path) -> None:
        """Screen a folder, after asking where results would be lost."""
        if self.session.is_screening or self.session.is_exporting:
            self.show_message(busy_message())
            return
        self._export_before("opening another folder", "Open without", lambda: self._screen(folder))

    def choose_folder(self) -> None:
        """Let the user choose a folder."""
        dialog = QFileDialog(self, "Open a folder of images")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.open_folder(Path(name)))
        dialog.open()

    def choose_export(self) -> None:
        """Let the user choose where the results go."""
        name = self.session.folder.name if self.session.folder else "results"
        dialog = QFileDialog(self, "Export all results as CSV", "", "CSV table (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"smearscope-{name}-{date.today():%Y-%m-%d}.csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.rejected.connect(self._forget_plans)
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write all rows to a CSV."""
        self.run_bar.show_busy("Exporting\N{HORIZONTAL ELLIPSIS}")
        self.session.export(path)
        self._update_actions()

    def show_message(self, message: Message) -> None:
        """Show a message without stopping anything."""
        MessageDialog(message, self).open()

    def show_bug(self, details: str) -> None:
        """Show an exception that nothing else caught."""
        self.show_message(bug_message(details))

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.start_page.set_hovered(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.start_page.set_hovered(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.start_page.set_hovered(False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if len(paths) != 1:
            self.show_message(several_dropped_message(len(event.mimeData().urls())))
        elif paths[0].is_file():
            self.show_message(dropped_file_message(paths[0]))
        else:
            self.open_folder(paths[0])

    # Holding H

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_H and not event.isAutoRepeat():
            self.image_panel.view.set_heatmap_hidden(False)
        super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The release of a held key never arrives when another window takes the keyboard.
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.image_panel.view.set_heatmap_hidden(False)

    def _toggle_heatmap(self) -> None:
        view = self.image_panel.view
        view.set_heatmap_hidden(not view.heatmap_is_hidden)

    # Closing, and what goes before it

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.session.is_exporting and not self._may_close:
            self._after_export = self._close_now
            event.ignore()
        elif self.session.has_unexported_rows and not self._may_close:
            event.ignore()
            self._export_before("closing", "Close without", self._close_now)
        else:
            self.hide()
            self.session.shutdown()
            event.accept()

    def _close_now(self) -> None:
        self._may_close = True
        # Not from inside the signal of a dialog, which the close would destroy.
        QTimer.singleShot(0, self.close)

    def _export_before(self, before: str, go_on: str, then: Callable[[], None]) -> None:
        """Do something that loses the results, after asking whether to export them."""
        if not self.session.has_unexported_rows:
            then()
            return
        dialog = ExportFirstDialog(
            before,
            go_on,
            len(self.session.results.entries),
            on_export=lambda: self._export_then(then),
            on_go_on=then,
            parent=self,
        )
        dialog.open()

    def _export_then(self, then: Callable[[], None]) -> None:
        self._after_export = then
        if self.session.is_screening:
            # What is exported is what the run has finished, so it has to stop first.
            self._after_run = self.choose_export
            self.session.cancel()
        else:
            self.choose_export()

    def _forget_plans(self) -> None:
        self._after_run = self._after_export = None

    # The session's news

    def _screen(self, folder: Path) -> None:
        self.session.screen(folder)
        self.run_bar.title.setText(printable_path(folder))
        self.run_bar.show()
        self.pages.setCurrentWidget(self.workspace)
        # So that the arrow keys go through the rows at once.
        self.table.table.setFocus()
        self._update_actions()

    def _on_phase(self, phase: Phase) -> None:
        self.run_bar.show_busy(f"{phase}\N{HORIZONTAL ELLIPSIS}")

    def _on_run_started(self, _run: RunStarted) -> None:
        self.image_panel.set_classes(self.session.results.styles)
        self.run_bar.show_busy("Screening\N{HORIZONTAL ELLIPSIS}")

    def _on_progress(self, progress: Progress) -> None:
        if progress.is_total_known:
            self.run_bar.show_progress(progress.done, progress.total, progress_text(progress))
        else:
            self.run_bar.show_busy(progress_text(progress))

    def _on_run_ended(self, ended: RunEnded) -> None:
        self._ended_text = self._text_of(ended)
        self.run_bar.show_ended(self._ended_text)
        if self.session.folder is None:
            self.pages.setCurrentWidget(self.start_page)
            self.run_bar.setVisible(ended.error is None)
        else:
            self.run_bar.title.setText(printable_path(self.session.folder))
        self._update_actions()
        then, self._after_run = self._after_run, None
        if then is not None:
            then()

    def _text_of(self, ended: RunEnded) -> str:
        if ended.summary is not None:
            return summary_text(ended.summary)
        if ended.last is not None:
            return stopped_text(ended.last)
        if ended.error is None:
            return "Cancelled before the first image; nothing was screened" + (
                ", the earlier results stay" if self.session.folder else ""
            )
        return self._ended_text

    def _on_exported(self, path: Path, count: int) -> None:
        self.run_bar.show_ended(f"{count_text(count, 'row')} exported to {printable_path(path)}")
        self._update_actions()
        then, self._after_export = self._after_export, None
        if then is not None:
            then()

    def _on_export_cancelled(self, text: str) -> None:
        self._forget_plans()
        self.run_bar.show_ended(text)
        self._update_actions()

    def _on_failed(self, activity: Activity, error: Exception) -> None:
        self._update_actions()
        if activity is Activity.SHOW_IMAGE and isinstance(error, UnreadableImageError):
            self.image_panel.show_failure(error.reason)
            return
        if activity is Activity.EXPORT:
            self._forget_plans()
            self.run_bar.show_ended(self._ended_text)
        if isinstance(error, EmptyFolderError) and self.session.folder is None:
            self.empty_page.set_texts("No images in this folder", str(error))
            self.pages.setCurrentWidget(self.empty_page)
            return
        self.show_message(message_of(activity, error))

    def _on_model(self, model: ModelInfo) -> None:
        self.status.show_model(model)
        self._update_actions()

    def _show_entry(self, entry: Entry | None) -> None:
        self.answer_panel.show_entry(entry, self.session.results.styles)
        self.image_panel.show_entry(entry)
        readable = entry is not None and entry.heatmaps is not None
        self.session.show_image(entry if readable else None)
        self._update_actions()

    def _show_about_model(self) -> None:
        if self.session.model is not None:
            AboutModelDialog(self.session.model, self).open()

    def _show_shortcuts(self) -> None:
        ShortcutsDialog(self.actions_.sheet(), self).open()

    def _update_actions(self) -> None:
        busy = self.session.is_screening or self.session.is_exporting
        has_rows = bool(self.session.results.entries)
        selected = self.table.current is not None
        self.actions_.open.setEnabled(not busy)
        self.actions_.export.setEnabled(has_rows and not busy)
        self.actions_.cancel.setEnabled(busy)
        for action in (self.actions_.previous, self.actions_.next):
            action.setEnabled(has_rows)
        for action in (self.actions_.hide_heatmap, self.actions_.zoom):
            action.setEnabled(selected)
        self.actions_.about_model.setEnabled(self.session.model is not None)
        for button in (self.run_bar.open_button, self.start_page.button, self.empty_page.button):
            button.setEnabled(not busy)
        self.run_bar.export_button.setEnabled(has_rows and not busy)

    def _connect(self) -> None:
        session, actions = self.session, self.actions_
        session.model_ready.connect(self._on_model)
        session.model_missing.connect(self.status.show_missing)
        session.phase_changed.connect(self._on_phase)
        session.run_started.connect(self._on_run_started)
        session.progressed.connect(self._on_progress)
        session.run_ended.connect(self._on_run_ended)
        session.image_decoded.connect(self.image_panel.show_image)
        session.export_progressed.connect(self._on_export_progress)
        session.exported.connect(self._on_exported)
        session.export_cancelled.connect(self._on_export_cancelled)
        session.failed.connect(self._on_failed)
        actions.open.triggered.connect(self.choose_folder)
        actions.export.triggered.connect(self.choose_export)
        actions.cancel.triggered.connect(session.cancel)
        actions.quit.triggered.connect(self.close)
        actions.previous.triggered.connect(lambda: self.table.select_neighbour(-1))
        actions.next.triggered.connect(lambda: self.table.select_neighbour(1))
        actions.hide_heatmap.triggered.connect(self._toggle_heatmap)
        actions.zoom.triggered.connect(self.image_panel.view.toggle_fit)
        actions.about_model.triggered.connect(self._show_about_model)
        actions.shortcuts.triggered.connect(self._show_shortcuts)
        self.run_bar.open_wanted.connect(self.choose_folder)
        self.run_bar.export_wanted.connect(self.choose_export)
        self.run_bar.cancel_wanted.connect(session.cancel)
        for page in (self.start_page, self.empty_page):
            page.action_wanted.connect(self.choose_folder)
        self.table.current_changed.connect(self._show_entry)
        self.answer_panel.about_model_wanted.connect(self._show_about_model)

    def _on_export_progress(self, progress: Progress) -> None:
        self.run_bar.show_progress(
            progress.done, progress.total, f"Exporting {progress.done:,} of {progress.total:,} rows"
        )

    def _lay_out(self) -> None:
        self.setWindowTitle("SmearScope")
        self.setWindowIcon(application_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 600)
        for page in (self.start_page, self.empty_page, self.workspace):
            self.pages.addWidget(page)
        self.run_bar.hide()
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.run_bar)
        layout.addWidget(self.pages, 1)
        self.setCentralWidget(body)
        self.setStatusBar(self.status)
        self.resize(1366, 768)
