"""Paragraphs and tables of a PDF report, in one look."""

from collections.abc import Sequence

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer, Table, TableStyle

from desktop.exports.exported import ExportContext
from desktop.exports.pdf_document import CONTENT_WIDTH_PT, INK, LINE, QUIET, SHADE
from desktop.exports.pdf_text import BOLD_FONT, Font, markup
from desktop.exports.report_facts import (
    REVIEW_HEADS,
    TOGETHER_MEANS,
    CountLine,
    class_lines,
    decision_lines,
    provenance_lines,
    review_lines,
    sign_off_of,
    signed_off_sentence,
)
from desktop.probability_words import probability_percent, share_percent
from inference.decision import Decision

BODY = ParagraphStyle("body", fontName=Font.LATIN.value, fontSize=8.5, leading=12, textColor=INK)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=7.5, leading=10.5)
QUIET_TEXT = ParagraphStyle("quiet", parent=SMALL, textColor=QUIET)
TITLE = ParagraphStyle("title", parent=BODY, fontName=BOLD_FONT, fontSize=18, leading=24, spaceAfter=2)
HEADING = ParagraphStyle(
    "heading", parent=BODY, fontName=BOLD_FONT, fontSize=11, leading=15, spaceBefore=12, spaceAfter=5, keepWithNext=1
)
HEAD = ParagraphStyle("head", parent=SMALL, fontName=BOLD_FONT)
RIGHT = ParagraphStyle("right", parent=SMALL, alignment=TA_RIGHT)
HEAD_RIGHT = ParagraphStyle("head right", parent=HEAD, alignment=TA_RIGHT)

CASE_LIMIT = 500
# A row of the table has to fit a page, and folders can be nested to a path of thousands.
_CASE_NAME_CHARACTERS = 300


def paragraph(text: str, style: ParagraphStyle = BODY) -> Paragraph:
    """A paragraph of any text; nothing in it is taken for markup."""
    return Paragraph(markup(text), style)


def share_text(share: float | None) -> str:
    """A share, 0-1, as a percentage; a dash where there is none."""
    return "-" if share is None else share_percent(share)


def provenance_table(context: ExportContext) -> Flowable:
    """Where the rows come from."""
    lines = [[paragraph(name, HEAD), paragraph(value, SMALL)] for name, value in provenance_lines(context)]
    return ruled_table(lines, (0.24, 0.76), has_head=False)


def class_table(context: ExportContext) -> Flowable:
    """Counts per reported class."""
    return _count_table("Reported class", "Share of reported", class_lines(context))


def decision_table(context: ExportContext) -> Flowable:
    """Counts per decision and flag."""
    return _count_table("Decision or flag", "Share of all", decision_lines(context))


def case_table(context: ExportContext) -> list[Flowable]:
    """A line per case, the most suspicious first, with what was left out."""
    cases, order = context.statistics.cases, _suspicious_first(context)
    heads = ("Case", "Rows", "Reported", "Not reported", "Unreadable", "Malignant", "Share", "Highest")
    lines = [_heads(heads)]
    for name in order[:CASE_LIMIT]:
        counts = cases[name]
        numbers = [f"{counts.row_count:,}", *(f"{counts.decisions[decision]:,}" for decision in Decision)]
        numbers += [f"{counts.malignant_reported:,}", share_text(counts.malignant_share)]
        highest = counts.highest_malignant
        numbers.append(share_text(None) if highest is None else probability_percent(highest))
        lines.append([_case_name(name), *(paragraph(each, RIGHT) for each in numbers)])
    told = [
        ruled_table(lines, (0.26, 0.08, 0.11, 0.12, 0.13, 0.12, 0.085, 0.095)),
        paragraph(
            "Share: malignant classes among the reported images. Highest: the largest probability of all malignant "
            "classes together, over all images that could be read.",
            QUIET_TEXT,
        ),
    ]
    return [*told, *_left_out(order)]


def review_tables(context: ExportContext) -> list[Flowable]:
    """What the reviewers make of the rows, and a line per case with its sign-off, in the order of `case_table`."""
    sentence = paragraph(signed_off_sentence(context), BODY)
    if not context.statistics.all.answers and not any(each.is_signed_off for each in context.statistics.cases.values()):
        return [sentence]
    counted = [
        [paragraph(name, SMALL), *(_number(each) for each in numbers)] for name, *numbers in review_lines(context)
    ]
    cases, order = context.statistics.cases, _suspicious_first(context)
    heads = _heads(("Case", "Reviewed", "Together", "Malignant", "Share", "Signed off by", "Signed off (UTC)"))
    heads[-2:] = [paragraph(text, HEAD) for text in ("Signed off by", "Signed off (UTC)")]
    lines = [heads]
    for name in order[:CASE_LIMIT]:
        counts = cases[name]
        numbers = (counts.answers.total(), counts.together.total(), counts.malignant_together)
        share = paragraph(share_text(counts.malignant_share_together), RIGHT)
        signed = (paragraph(_short(text), SMALL) for text in sign_off_of(counts))
        lines.append([_case_name(name), *(_number(each) for each in numbers), share, *signed])
    return [
        sentence,
        Spacer(1, 4),
        ruled_table([_heads(REVIEW_HEADS), *counted], (0.58, 0.14, 0.14, 0.14)),
        paragraph(TOGETHER_MEANS, QUIET_TEXT),
        Spacer(1, 6),
        ruled_table(lines, (0.22, 0.1, 0.1, 0.12, 0.08, 0.17, 0.21)),
        *_left_out(order),
    ]


def _suspicious_first(context: ExportContext) -> list[str]:
    cases = context.statistics.cases
    return sorted(cases, key=lambda name: (-(cases[name].highest_malignant or 0.0), name))


def _left_out(order: Sequence[str]) -> list[Flowable]:
    more = len(order) - CASE_LIMIT
    return [paragraph(f"{more:,} cases with lower values are left out here.", BODY)] if more > 0 else []


def _heads(texts: Sequence[str]) -> list[Flowable]:
    return [paragraph(text, HEAD_RIGHT if index else HEAD) for index, text in enumerate(texts)]


def _number(count: int) -> Flowable:
    return paragraph(f"{count:,}", RIGHT)


def _case_name(name: str) -> Flowable:
    return paragraph(_short(name) or "(top folder)", SMALL)


def _short(name: str) -> str:
    """A name as a cell can hold it: the ends tell most of a path."""
    half = _CASE_NAME_CHARACTERS // 2
    return name if len(name) <= _CASE_NAME_CHARACTERS else f"{name[:half]} \N{HORIZONTAL ELLIPSIS} {name[-half:]}"


def _count_table(name: str, share: str, counts: Sequence[CountLine]) -> Flowable:
    lines = [[paragraph(name, HEAD), paragraph("Rows", HEAD_RIGHT), paragraph(share, HEAD_RIGHT)]]
    for text, count, part in counts:
        lines.append([paragraph(text, SMALL), paragraph(f"{count:,}", RIGHT), paragraph(share_text(part), RIGHT)])
    return ruled_table(lines, (0.64, 0.14, 0.22))


def ruled_table(
    lines: Sequence[Sequence[Flowable | list[Flowable]]], shares: Sequence[float], *, has_head: bool = True
) -> Flowable:
    """A table over the whole width, with a line below each row.

    Args:
        lines: rows of cells.
        shares: of the width, for each column.
        has_head: whether the first row is one, which is repeated on each page.
    """
    table = Table(
        [list(line) for line in lines],
        colWidths=[share * CONTENT_WIDTH_PT for share in shares],
        repeatRows=1 if has_head else 0,
        hAlign="LEFT",
    )
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ]
    if has_head:
        style.append(("BACKGROUND", (0, 0), (-1, 0), SHADE))
    table.setStyle(TableStyle(style))
    return table
