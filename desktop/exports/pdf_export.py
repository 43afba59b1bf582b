"""Writes a report of a run, or of a case, to read and to print."""

import heapq
from collections.abc import Iterable
from pathlib import Path

from reportlab.platypus import Flowable

from desktop.exports.exported import ExportContext, ExportedResult
from desktop.exports.pdf_cards import image_card
from desktop.exports.pdf_document import build_document
from desktop.exports.pdf_tables import (
    BODY,
    HEADING,
    QUIET_TEXT,
    SMALL,
    TITLE,
    case_table,
    class_table,
    decision_table,
    paragraph,
    provenance_table,
    review_tables,
)
from desktop.exports.pictures import read_picture
from desktop.exports.report_facts import tells_reviews
from desktop.records import ResultRow, printable_path
from inference.decision import Decision

_UNREADABLE_LIMIT = 50
_EXPLANATION = QUIET_TEXT.clone("explanation", spaceAfter=4, keepWithNext=1)


def write_pdf(results: Iterable[ExportedResult], context: ExportContext, target: Path) -> None:
    """Write the report. Only the images that it shows are kept in memory, and only they are read again.

    Raises:
        OSError: the file cannot be written.
        AssetsMissingError: a font is missing.
    """
    shown = _MostSuspicious(context.options.picture_limit)
    unreadable: list[ResultRow] = []
    for result in results:
        shown.offer(result)
        if result.row.decision is Decision.UNREADABLE and len(unreadable) < _UNREADABLE_LIMIT:
            unreadable.append(result.row)
    story = [*_front(context), *_images(shown, context), *_unreadable(unreadable, context)]
    build_document(target, story, context)


class _MostSuspicious:
    """The readable rows with the highest probability of malignant classes, so many and no more."""

    def __init__(self, limit: int) -> None:
        self.readable_count = 0
        self._limit = limit
        self._heap: list[tuple[float, int, ExportedResult]] = []

    def offer(self, result: ExportedResult) -> None:
        """Keep a row if it belongs to them."""
        probability = result.row.malignant_probability
        if probability is None:
            return
        self.readable_count += 1
        # The earlier of two equals stays; the count also keeps rows from being compared.
        entry = (probability, -self.readable_count, result)
        if len(self._heap) < self._limit:
            heapq.heappush(self._heap, entry)
        elif self._heap:
            heapq.heappushpop(self._heap, entry)

    def in_order(self) -> list[ExportedResult]:
        """They, the most suspicious first."""
        return [
            result for _probability, _count, result in sorted(self._heap, key=lambda entry: entry[:2], reverse=True)
        ]


def _front(context: ExportContext) -> list[Flowable]:
    case = context.options.case
    subject = "Whole run" if case is None else f"Case {case or '(top folder)'}"
    story = [
        paragraph("Screening report", TITLE),
        paragraph(f"{subject}, folder {printable_path(context.folder)}", BODY),
        paragraph("Provenance", HEADING),
        provenance_table(context),
        paragraph("Classes", HEADING),
        class_table(context),
        paragraph("Decisions and flags", HEADING),
        decision_table(context),
        paragraph("Cases", HEADING),
    ]
    if context.statistics.cases:
        story += case_table(context)
        if tells_reviews(context):
            story += [paragraph("Reviewers and sign-offs", HEADING), *review_tables(context)]
        return story
    return [*story, paragraph("No image was screened, so there is nothing to report.", BODY)]


def _images(shown: _MostSuspicious, context: ExportContext) -> list[Flowable]:
    results = shown.in_order()
    if not results:
        return []
    left_out = shown.readable_count - len(results)
    order = "The images with the highest probability of all malignant classes together come first, reported or not."
    story = [
        paragraph("Most suspicious images first", HEADING),
        paragraph(
            f"{order} Right of each image the heatmap of its predicted class lies over it: where the model looked, not "
            "whether it was right.",
            _EXPLANATION,
        ),
    ]
    if left_out:
        story.append(
            paragraph(
                f"{len(results):,} of {shown.readable_count:,} readable images are shown; {left_out:,} with lower "
                "probabilities are left out. All of them are in the tables of this run.",
                _EXPLANATION,
            )
        )
    for number, result in enumerate(results, start=1):
        context.check_cancelled()
        story.append(image_card(result, read_picture(result, context.folder, context.reading.limits), number))
    return story


def _unreadable(rows: list[ResultRow], context: ExportContext) -> list[Flowable]:
    if not rows:
        return []
    story = [paragraph("Images that could not be read", HEADING)]
    story += [paragraph(f"{row.image_path}: {row.reason}", SMALL) for row in rows]
    more = context.statistics.all.decisions[Decision.UNREADABLE] - len(rows)
    if more:
        story.append(paragraph(f"{more:,} more are left out here; the tables of this run list them.", BODY))
    return story
