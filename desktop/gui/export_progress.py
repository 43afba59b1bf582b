"""How far an export is, and what was written."""

from pathlib import Path

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.exports.export import Exported
from desktop.gui.controls import wrapped_label
from desktop.gui.export_job import ExportDone
from desktop.gui.theme import STEP_PX
from desktop.records import shown_path
from desktop.run_summary import Progress


class ExportProgress(QWidget):
    """The export dialog's second page."""

    def __init__(self) -> None:
        super().__init__()
        self.title = wrapped_label(heading=True, scale=1.3)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the export"))
        self.words, self.written = wrapped_label(muted=True), wrapped_label()
        layout = QVBoxLayout(self)
        layout.setSpacing(STEP_PX)
        layout.addStretch(1)
        for widget in (self.title, self.bar, self.words, self.written):
            layout.addWidget(widget)
        layout.addStretch(2)

    def begin(self) -> None:
        """Nothing is written yet."""
        self.bar.setRange(0, 0)
        self.title.setText(self.tr("Exporting{dots}").format(dots="\u2026"))
        self.words.setText(self.tr("You may close this window; the export goes on."))
        self.written.setText("")

    def show_progress(self, progress: Progress) -> None:
        """How far it is."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)

    def show_written(self, exported: Exported) -> None:
        """One of several is written."""
        lines = [self.written.text()] if self.written.text() else []
        self.written.setText("\n".join([*lines, _named(exported.path)]))

    def show_exported(self, done: ExportDone) -> None:
        """All is written."""
        self.bar.setRange(0, 1)
        self.bar.setValue(1)
        self.title.setText(self.tr("%Ln row(s) exported", "", done.row_count))
        self.words.setText(shown_path(done.exported[0].path.parent))
        self.written.setText("\n".join(_named(each.path) for each in done.exported))


def _named(path: Path) -> str:
    return shown_path(path.name)
