"""The export dialog: which rows, which formats, where to, how it would look, and how far it is."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.export_choices import ExportChoices
from desktop.exports.formats import ExportFormat
from desktop.gui.controls import Button, button_row, wrapped_label
from desktop.gui.export_form import ExportForm
from desktop.gui.export_job import ExportDone, ExportWish, PartialExportError, existing_targets
from desktop.gui.export_progress import ExportProgress
from desktop.gui.icons import IconName
from desktop.gui.runs.open_run import OpenRun
from desktop.gui.theme import STEP_PX
from desktop.records import shown_path
from desktop.store.result_query import EVERY_ROW, RowFilter

_WIDTH_PX, _HEIGHT_PX = 1040, 640
_FORM_PX = 432
_MOST_PICTURES = 1000


class ExportDialog(QDialog):
    """Lets a person choose an export, and shows how it goes. Closed meanwhile, the export goes on.

    Signals:
        export_wanted (tuple[ExportWish, ...], int): write these, each of so many rows.
        cancel_wanted: stop what is being written.
        choices_changed (ExportChoices): to be remembered.
        folder_wanted (Path): open it.
        print_wanted (Path): print this PDF.

    Args:
        run: to be exported.
        choices: of the last time.
        wanted: the filter that the results are under.
        case: the one that is looked at, to begin with.
    """

    export_wanted = Signal(object, int)
    cancel_wanted = Signal()
    choices_changed = Signal(object)
    folder_wanted = Signal(object)
    print_wanted = Signal(object)

    def __init__(
        self,
        run: OpenRun,
        choices: ExportChoices,
        wanted: RowFilter = EVERY_ROW,
        case: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export results"))
        self.resize(_WIDTH_PX, _HEIGHT_PX)
        self._run = run
        self._may_replace = False
        self._is_exporting = False
        self._asked: tuple[ExportWish, ...] = ()
        self._done: ExportDone | None = None
        self.form = ExportForm(run, choices, wanted, case)
        self._make_buttons()
        self.progress = ExportProgress()
        self.notice = wrapped_label()
        self._lay_out()
        self._connect()
        self._show_state()

    # Exporting

    def _begin(self) -> None:
        if self._is_exporting or not self.export_button.isEnabled():
            return
        wishes = self.form.wishes(may_replace=self._may_replace)
        if self._may_replace:
            self._export(wishes)
            return
        self.export_button.setEnabled(False)
        # A folder on a network answers when it likes.
        self._asked = wishes
        task = self._run.ask(lambda _reader, _control: existing_targets(wishes))
        # Methods, not lambdas: Qt calls them no more when the dialog is gone.
        task.finished.connect(self._take_existing)
        task.failed.connect(self._lose_existing)

    def _take_existing(self, there: Sequence[Path] | None) -> None:
        wishes = self._asked
        self.export_button.setEnabled(True)
        if there is None or wishes != self.form.wishes(may_replace=False):
            return
        if not there:
            self._export(wishes)
            return
        names = ", ".join(shown_path(each.name) for each in there)
        self._may_replace = True
        self.notice.setText(self.tr("There already, and about to be replaced: {names}").format(names=names))
        self._notice_frame.show()
        self.export_button.setText(self.tr("&Replace"))
        self.export_button.setFocus()

    def _lose_existing(self, error: Exception) -> None:
        # The run's drive went away, and nobody else tells of this question.
        self._back(str(error))

    def _export(self, wishes: tuple[ExportWish, ...]) -> None:
        count = self.form.row_count
        self.choices_changed.emit(self.form.choices)
        self._is_exporting = True
        self._done = None
        self._notice_frame.hide()
        self.progress.begin()
        self._stack.setCurrentWidget(self.progress)
        self._show_state()
        self.export_wanted.emit(wishes, self._run.counts().row_count if count is None else count)

    def show_exported(self, done: ExportDone) -> None:
        """All is written."""
        self._is_exporting = False
        self.progress.show_exported(done)
        self._take_written(done)
        self.open_button.setFocus()

    def _take_written(self, done: ExportDone) -> None:
        self._done = done
        self._show_state()
        if self.form.opens_box.isChecked():
            self.folder_wanted.emit(done.exported[0].path.parent)
        if self.form.prints_box.isChecked() and self._report is not None:
            self.print_wanted.emit(self._report)

    def show_stopped(self, words: str) -> None:
        """It was cancelled."""
        self._is_exporting = False
        self._back(words)

    def show_failed(self, error: Exception) -> None:
        """It did not work, or not all of it; the window tells why."""
        self._is_exporting = False
        self._back("")
        if isinstance(error, PartialExportError):
            self._take_written(error.done)

    def tell(self, words: str) -> None:
        """Say something in passing; empty is nothing."""
        self.notice.setText(words)
        self._notice_frame.setVisible(bool(words))

    def _back(self, words: str) -> None:
        self._stack.setCurrentWidget(self.form)
        self._reset_replacing()
        self.tell(words)
        self._show_state()

    @property
    def _report(self) -> Path | None:
        """The PDF that was written."""
        if self._done is None:
            return None
        return next((each.path for each in self._done.exported if each.provenance.format is ExportFormat.PDF), None)

    # Showing what is chosen

    def _on_choice(self) -> None:
        self._reset_replacing()
        self._notice_frame.hide()
        self._show_state()

    def _reset_replacing(self) -> None:
        self._may_replace = False
        self.export_button.setText(self.tr("&Export"))

    def _show_state(self) -> None:
        is_form = self._stack.currentWidget() is self.form
        self.export_button.setEnabled(self.form.is_complete)
        for button, shown in (
            (self.export_button, is_form),
            (self.stop_button, self._is_exporting),
            (self.open_button, self._done is not None),
            (self.print_button, self._report is not None),
        ):
            button.setVisible(shown)
        self.close_button.setText(self.tr("Cancel") if is_form else self.tr("Close"))

    # Building

    def _make_buttons(self) -> None:
        self.export_button = Button(self.tr("&Export"), IconName.EXPORT, primary=True)
        self.export_button.setDefault(True)
        self.close_button = Button(self.tr("Cancel"))
        self.stop_button = Button(self.tr("&Stop the export"), IconName.STOP)
        self.open_button = Button(self.tr("&Open folder"), IconName.FOLDER_OPEN, primary=True)
        self.print_button = Button(self.tr("&Print the report"))
        for button in (self.close_button, self.stop_button, self.open_button, self.print_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.form)
        self._stack.addWidget(self.progress)
        self._notice_frame = QFrame()
        self._notice_frame.setObjectName("notice")
        inside = QHBoxLayout(self._notice_frame)
        inside.addWidget(self.notice)
        self._notice_frame.hide()
        buttons = button_row(
            *(self.close_button, self.stop_button, self.print_button),
            *(self.open_button, self.export_button),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * STEP_PX, 2 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(2 * STEP_PX)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._notice_frame)
        layout.addLayout(buttons)
        self.form.scope.run_button.setFocus()

    def _connect(self) -> None:
        self.form.changed.connect(self._on_choice)
        self.export_button.clicked.connect(self._begin)
        self.close_button.clicked.connect(self.reject)
        self.stop_button.clicked.connect(self.cancel_wanted)
        self.open_button.clicked.connect(self._open_folder)
        self.print_button.clicked.connect(self._print)

    def _open_folder(self) -> None:
        if self._done is not None:
            self.folder_wanted.emit(self._done.exported[0].path.parent)

    def _print(self) -> None:
        if self._report is not None:
            self.print_wanted.emit(self._report)
