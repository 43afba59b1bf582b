"""Tables and drawings of the validation report: confusion matrix, reliability diagram, wrong images."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Rect, String
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Table, TableStyle

from desktop.exports.pdf_document import CONTENT_WIDTH_PT, INK, LINE, QUIET, SHADE
from desktop.exports.pdf_tables import HEAD, HEAD_RIGHT, RIGHT, SMALL, paragraph, ruled_table
from desktop.exports.pdf_text import BOLD_FONT, Font
from desktop.validation.calibration import Calibration
from desktop.validation.scores import Scores
from inference.percent import percent_words

_CENTRE = ParagraphStyle("validation centre", parent=SMALL, alignment=TA_CENTER)
_CENTRE_BOLD = ParagraphStyle("validation centre bold", parent=_CENTRE, fontName=BOLD_FONT)
# Right answers on a tint of blue, wrong ones of orange (Okabe and Ito 2008); the counts say the same.
_RIGHT_TINT, _WRONG_TINT = HexColor("#0072B2"), HexColor("#D55E00")
_SIDE_PT = 200.0
_MARGIN_PT = 34.0


def plain_table(
    lines: Sequence[Sequence[str]], shares: Sequence[float], *, numbers: Sequence[int] = (), head: bool = True
) -> Flowable:
    """A table of texts.

    Args:
        lines: rows of cells, which may have several lines; the first row is the head if there is one.
        shares: of the width, for each column.
        numbers: columns that are set to the right.
        head: whether there is a head, which is repeated on each page; without one the first column is bold.
    """
    cells = []
    for index, line in enumerate(lines):
        cells.append(
            [
                _cell(text, _style(column in numbers, head=head, row=index, column=column))
                for column, text in enumerate(line)
            ]
        )
    return ruled_table(cells, shares, has_head=head)


def confusion_table(scores: Scores) -> Flowable:
    """Rows the class of the folder, columns the class given; each cell tinted by its share of the row."""
    names = [each.display_name for each in scores.classes]
    lines = [
        [
            paragraph("Truth \N{RIGHTWARDS ARROW} given", HEAD),
            *(paragraph(name, _CENTRE_BOLD) for name in names),
            paragraph("Images", HEAD_RIGHT),
        ]
    ]
    tints = []
    for row, (name, counts) in enumerate(zip(names, scores.confusion, strict=True), start=1):
        total = sum(counts)
        cells = [
            paragraph(f"{count:,}", _CENTRE_BOLD if column == row else _CENTRE)
            for column, count in enumerate(counts, start=1)
        ]
        lines.append([paragraph(name, HEAD), *cells, paragraph(f"{total:,}", RIGHT)])
        tints += [
            (
                "BACKGROUND",
                (column, row),
                (column, row),
                _tint(_RIGHT_TINT if column == row else _WRONG_TINT, count / total),
            )
            for column, count in enumerate(counts, start=1)
            if count
        ]
    width = CONTENT_WIDTH_PT * 0.66 / max(len(names), 1)
    table = Table(
        lines, colWidths=[CONTENT_WIDTH_PT * 0.2, *([width] * len(names)), CONTENT_WIDTH_PT * 0.14], hAlign="LEFT"
    )
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("BACKGROUND", (0, 0), (-1, 0), SHADE),
                ("GRID", (0, 0), (-1, -1), 0.4, LINE),
                *tints,
            ]
        )
    )
    return table


def reliability_diagram(calibration: Calibration) -> Drawing:
    """Accuracy over mean probability of each bin, with its interval; on the diagonal both are the same."""
    drawing = Drawing(_SIDE_PT + _MARGIN_PT + 12, _SIDE_PT + _MARGIN_PT + 8, hAlign="LEFT")
    inside = Group()

    def place(share: float) -> float:
        return _MARGIN_PT + share * _SIDE_PT

    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        at = place(tick)
        inside.add(Line(place(0), at, place(1), at, strokeColor=LINE, strokeWidth=0.4))
        inside.add(Line(at, place(0), at, place(1), strokeColor=LINE, strokeWidth=0.4))
        inside.add(_words(at, place(0) - 10, percent_words(tick), "middle"))
        inside.add(_words(place(0) - 4, at - 2.5, percent_words(tick), "end"))
    inside.add(Line(place(0), place(0), place(1), place(1), strokeColor=QUIET, strokeWidth=0.7, strokeDashArray=(3, 2)))
    top = max((each.count for each in calibration.bins), default=0)
    for each in calibration.bins:
        if each.accuracy is None or each.mean_probability is None:
            continue
        height = each.count / top * _SIDE_PT * 0.18
        # How many images lie in the bin, along the bottom.
        inside.add(
            Rect(
                place(each.low),
                place(0),
                _SIDE_PT * (each.high - each.low),
                height,
                fillColor=SHADE,
                strokeColor=LINE,
                strokeWidth=0.3,
            )
        )
        at = place(each.mean_probability)
        inside.add(
            Line(at, place(each.accuracy.low), at, place(each.accuracy.high), strokeColor=_RIGHT_TINT, strokeWidth=1)
        )
        inside.add(Circle(at, place(each.accuracy.value), 2.6, fillColor=_RIGHT_TINT, strokeColor=None))
    inside.add(_words(place(0.5), 6, "Probability of the answer", "middle"))
    drawing.add(inside)
    sideways = Group(_words(0, 0, "Share that is right", "middle"))
    sideways.translate(8, place(0.5))
    sideways.rotate(90)
    drawing.add(sideways)
    return drawing


def _style(is_number: bool, *, head: bool, row: int, column: int) -> ParagraphStyle:
    is_bold = row == 0 if head else column == 0
    if is_number:
        return HEAD_RIGHT if is_bold else RIGHT
    return HEAD if is_bold else SMALL


def _cell(text: str, style: ParagraphStyle) -> list[Flowable]:
    return [paragraph(line, style) for line in text.split("\n")]


def _tint(colour: Color, share: float) -> Color:
    strength = 0.12 + 0.38 * share
    return Color(*(1 - (1 - part) * strength for part in (colour.red, colour.green, colour.blue)))


def _words(x: float, y: float, text: str, anchor: str) -> String:
    return String(x, y, text, fontName=Font.LATIN.value, fontSize=6.5, fillColor=INK, textAnchor=anchor)
