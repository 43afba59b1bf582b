"""The pages of a PDF report: margins, the notice and the run on each page, and its number of how many."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from desktop.exports.exported import ExportContext
from desktop.exports.pdf_text import BOLD_FONT, Font, register_fonts
from desktop.summary import RESEARCH_USE

MARGIN_PT = 18 * mm
CONTENT_WIDTH_PT = A4[0] - 2 * MARGIN_PT
INK = HexColor("#1F1B2D")
QUIET = HexColor("#5F5A70")
LINE = HexColor("#C9C4D6")
SHADE = HexColor("#F3F1F8")
WARNING = HexColor("#8A1C1C")


class _NumberedCanvas(Canvas):  # type: ignore[misc]  # the library has no types
    """Keeps the pages back until their number is known."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  # the library's name
        """Keep a page."""
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Number the pages, and write them."""
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            self.setFont(Font.LATIN.value, 7.5)
            self.setFillColor(QUIET)
            self.drawRightString(A4[0] - MARGIN_PT, 10 * mm, f"Page {number} of {len(self._pages)}")
            super().showPage()
        super().save()


def build_document(target: Path, story: Sequence[Flowable], context: ExportContext) -> None:
    """Lay the parts of a report out on A4 pages and write the file.

    Raises:
        OSError: it cannot be written.
    """
    register_fonts()
    run_id = context.run.run_id

    def decorate(canvas: Any, _document: Any) -> None:
        # Between pages: where a long report can be stopped.
        context.check_cancelled()
        canvas.saveState()
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN_PT, 15 * mm, A4[0] - MARGIN_PT, 15 * mm)
        canvas.setFillColor(WARNING)
        canvas.setFont(BOLD_FONT, 7.5)
        canvas.drawString(MARGIN_PT, A4[1] - 11 * mm, RESEARCH_USE)
        canvas.setFillColor(QUIET)
        canvas.setFont(Font.LATIN.value, 7.5)
        canvas.drawString(MARGIN_PT, 10 * mm, f"SmearScope, run {run_id}")
        canvas.restoreState()

    frame = Frame(
        *(MARGIN_PT, 18 * mm, CONTENT_WIDTH_PT, A4[1] - 34 * mm),
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    # Opened here: the library would name the file in another encoding, and hide what the disk says.
    with target.open("xb") as file:
        document = BaseDocTemplate(
            file,
            pagesize=A4,
            title=f"SmearScope report, run {run_id}",
            subject=RESEARCH_USE,
            author="SmearScope",
            creator="SmearScope",
            pageTemplates=[PageTemplate(id="page", frames=[frame], onPage=decorate)],
        )
        document.build(list(story), canvasmaker=_NumberedCanvas)
