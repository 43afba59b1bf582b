"""Prints a PDF page by page: what goes to the printer is the exported report itself, not another layout of it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from desktop.gui.pixels import to_qimage
from desktop.gui.worker import TaskControl, Worker
from inference.errors import OutputError, SmearScopeError

_POINTS_PER_INCH = 72
# A page of A4 is 26 MB then; finer shows nothing more of pictures that have 200 pixels a side.
_MOST_DOTS_PER_INCH = 300


class PrintError(SmearScopeError):
    """The printer took no page, or the report cannot be read."""


@dataclass(frozen=True)
class PrintJob:
    """Paints pages onto a printer; Qt allows that in any thread. Returns the number of pages."""

    path: Path
    printer: QPrinter

    def __call__(self, control: TaskControl) -> int:
        # Only here: 40 ms that nobody should wait for who prints nothing.
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(self.path)
        except (OSError, pypdfium2.PdfiumError) as error:
            raise PrintError(f"{self.path} cannot be read to be printed: {error}. Export the report again") from error
        try:
            return self._print(document, control)
        finally:
            document.close()

    def _print(self, document: "pypdfium2.PdfDocument", control: TaskControl) -> int:  # type: ignore[name-defined]  # noqa: F821  # imported late
        printer, count = self.printer, len(document)
        first = max(1, printer.fromPage()) - 1
        last = min(count, printer.toPage() or count)
        painter = QPainter()
        if not painter.begin(printer):
            raise OutputError(f"{printer.printerName() or 'The printer'} took no page. See that it is on and has paper")
        printed = 0
        try:
            for number in range(first, last):
                if control.should_stop():
                    printer.abort()
                    break
                if printed:
                    printer.newPage()
                self._paint(painter, document[number])
                printed += 1
                control.report((printed, last - first))
        finally:
            painter.end()
        return printed

    def _paint(self, painter: QPainter, page: object) -> None:
        dots_per_inch = min(_MOST_DOTS_PER_INCH, self.printer.resolution())
        bitmap = page.render(scale=dots_per_inch / _POINTS_PER_INCH, rev_byteorder=True)  # type: ignore[attr-defined]  # untyped
        image = to_qimage(bitmap.to_numpy()[:, :, :3])
        room = QRectF(painter.viewport())
        size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF((room.width() - size.width()) / 2, 0, size.width(), size.height())
        painter.drawImage(area, image)


class Printing(QObject):
    """Asks for a printer and prints in a worker.

    Signals:
        printed (int): so many pages went to the printer; 0 when it was stopped before the first.
        failed (Exception): nothing was printed.
    """

    printed = Signal(int)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = Worker("printing", self)
        self._dialog: QPrintDialog | None = None

    @property
    def is_printing(self) -> bool:
        """Whether pages are on their way to a printer."""
        return not self._worker.is_idle

    @property
    def is_asking(self) -> bool:
        """Whether a person is choosing a printer."""
        # It may have gone with the dialog that it was opened over.
        return self._dialog is not None and isValid(self._dialog) and self._dialog.isVisible()

    def ask(self, path: Path, window: QWidget) -> QPrintDialog:
        """Let a person choose a printer for a PDF, and print. Stops nothing meanwhile."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(path.name)
        dialog = QPrintDialog(printer, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The dialog must not be gone before its printer is used, so the job holds the printer alone.
        dialog.accepted.connect(lambda: self.print_to(path, printer))
        self._dialog = dialog
        # QPrintDialog hides this method behind one that wants the name of a slot.
        QDialog.open(dialog)
        return dialog

    def print_to(self, path: Path, printer: QPrinter) -> None:
        """Print a PDF."""
        task = self._worker.start(PrintJob(path, printer))
        task.finished.connect(self.printed.emit)
        task.failed.connect(self.failed)

    def cancel(self) -> None:
        """Stop after the page in hand; `printed` follows."""
        self._worker.cancel()

    def close(self) -> None:
        """Stop printing and end the worker."""
        self._worker.stop()
