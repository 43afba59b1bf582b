"""Writes a validation report to read and to print: result first, then the sections of STARD-AI, then wrong images."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Paragraph, Spacer

from desktop.exports.exported import ExportContext, ExportOptions
from desktop.exports.pdf_cards import image_card
from desktop.exports.pdf_document import build_document
from desktop.exports.pdf_tables import BODY, HEADING, QUIET_TEXT, SMALL, TITLE, paragraph
from desktop.exports.pdf_text import BOLD_FONT, Font, markup
from desktop.exports.pictures import read_picture
from desktop.exports.statistics import RunStatistics
from desktop.run_settings import settings_of
from desktop.run_summary import summarise
from desktop.store.result_query import RowFilter
from desktop.store.results import StoredResult
from desktop.store.run_reader import RunReader
from desktop.store.run_store import RunStore
from desktop.validation import sections
from desktop.validation.intervals import Estimate
from desktop.validation.pdf_parts import confusion_table, plain_table, reliability_diagram
from desktop.validation.report import ValidationReport, WrongImage
from desktop.validation.scores import Scores
from desktop.validation.sections import Section
from desktop.validation.wording import (
    KIND_WORDS,
    count_text,
    estimate_text,
    images,
    interval_text,
    percent,
)
from inference.decision import Decision
from inference.percent import percent_words

_LISTED_LIMIT = 300
_INDENTED = SMALL.clone("validation item", leftIndent=10, bulletIndent=2, bulletFontName=Font.LATIN.value, spaceAfter=2)
_INDENTED_BOLD = _INDENTED.clone("validation serious item", fontName=BOLD_FONT)
_TO_STATE = "To be stated by whoever publishes these figures:"


def write_validation_pdf(report: ValidationReport, store: RunStore, target: Path, picture_limit: int) -> None:
    """Write the report into a file that does not exist yet.

    Args:
        report: all figures.
        store: of the run; wrong images are read again from its folder.
        target: where to.
        picture_limit: how many wrong images are shown at most; all are listed.

    Raises:
        OSError: it cannot be written.
        AssetsMissingError: a font is missing.
    """
    run = store.run
    context = ExportContext(
        run=run.info,
        summary=summarise(run, store.counts()),
        folder=run.folder,
        reading=settings_of(run).reading,
        audit_head=store.head(),
        options=ExportOptions(),
        statistics=RunStatistics(run.info),
        check_cancelled=lambda: None,
    )
    build_document(target, [*_front(report), *_study(report), *_wrong_images(report, store, picture_limit)], context)


def _front(report: ValidationReport) -> list[Flowable]:
    story = [
        paragraph("Validation report", TITLE),
        paragraph(f"{report.model.id} {report.model.version} on {report.run.folder}, {report.made_at_utc}", BODY),
        paragraph("Summary", HEADING),
        paragraph(sections.headline(report), BODY),
        Spacer(1, 4),
        _main_table(report),
    ]
    if report.findings:
        story.append(paragraph("Limits of these figures; the bold ones have to be told with them", HEADING))
        story += [_item(finding.text, bold=finding.is_serious) for finding in report.findings]
    return story


def _main_table(report: ValidationReport) -> Flowable:
    columns: list[tuple[str, Scores]] = [("All readable", report.all_readable), ("Reported only", report.reported)]
    if report.without_copies is not None:
        columns.append(("Without copies", report.without_copies))
    lines = [["", *(name for name, _scores in columns)]]
    lines.append(["Images", *(f"{scores.image_count:,}" for _name, scores in columns)])
    lines.append(["Accuracy", *(_two_lines(scores.accuracy) for _name, scores in columns)])
    for name, field in (
        ("Sensitivity (malignant)", "sensitivity"),
        ("Specificity", "specificity"),
        ("PPV at this folder's prevalence", "ppv"),
        ("NPV at this folder's prevalence", "npv"),
        ("Prevalence in this folder", "prevalence"),
    ):
        if any(scores.malignancy is not None for _name, scores in columns):
            lines.append([name, *(_two_lines(getattr(scores.malignancy, field, None)) for _name, scores in columns)])
    table = report.all_readable.malignancy
    if table is not None and (table.sensitivity_by_cases or table.specificity_by_cases):
        rest = [""] * (len(columns) - 1)
        lines.append(["Sensitivity, interval by case", interval_text(table.sensitivity_by_cases), *rest])
        lines.append(["Specificity, interval by case", interval_text(table.specificity_by_cases), *rest])
    return plain_table(lines, (0.25, *([0.75 / len(columns)] * len(columns))))


def _two_lines(estimate: Estimate | None) -> str:
    if estimate is None:
        return "-"
    return f"{percent(estimate.value)}, {count_text(estimate)}\n95 % interval {interval_text(estimate)}"


def _study(report: ValidationReport) -> list[Flowable]:
    story: list[Flowable] = [PageBreak()]
    for section in (
        sections.introduction(report),
        sections.participants(report),
        sections.index_test(report),
        sections.reference_standard(report),
        sections.analysis(report),
    ):
        story += _section(section)
    story += _results(report)
    for section in (sections.discussion(report), sections.other_information(report)):
        story += _section(section)
    return story


def _section(section: Section) -> list[Flowable]:
    story: list[Flowable] = [paragraph(section.title, HEADING)]
    story += [paragraph(line, BODY) for line in section.lines]
    if section.to_state:
        story += [Spacer(1, 3), paragraph(_TO_STATE, QUIET_TEXT), *(_item(each) for each in section.to_state)]
    return story


def _results(report: ValidationReport) -> list[Flowable]:
    scores = report.all_readable
    story = [
        paragraph("Results: flow of images", HEADING),
        _folder_table(report),
        paragraph(sections.withheld_text(report), BODY),
        KeepTogether([paragraph("Results: confusion matrix, all readable images", HEADING), confusion_table(scores)]),
        paragraph("Results: each class against all others", HEADING),
        _class_table(scores),
    ]
    if scores.malignancy is not None and scores.malignancy.other_prevalences:
        story += [
            paragraph("What the same sensitivity and specificity would mean elsewhere", HEADING),
            plain_table(
                [
                    ["Malignant share", "PPV", "NPV"],
                    *(
                        [percent(each.prevalence), percent(each.ppv), percent(each.npv)]
                        for each in scores.malignancy.other_prevalences
                    ),
                ],
                (0.3, 0.2, 0.2),
                numbers=(0, 1, 2),
            ),
            paragraph("By Bayes' rule from the point estimates; the uncertainty of both is not in them.", QUIET_TEXT),
        ]
    story += [paragraph("Results: calibration", HEADING), paragraph(sections.calibration_text(report), BODY)]
    if report.calibration is not None:
        story += [
            KeepTogether(
                [
                    reliability_diagram(report.calibration),
                    paragraph(
                        "Dots: share of right answers among those of about that probability, with its 95 % interval. "
                        "Below the dashed line the model is surer than it is right. Grey: how many images.",
                        QUIET_TEXT,
                    ),
                ]
            ),
            _reliability_table(report),
        ]
    if report.comparisons:
        story += [paragraph("Results: compared with the model's card", HEADING), _comparison_table(report)]
    return story


def _folder_table(report: ValidationReport) -> Flowable:
    lines = [["Folder", "Class", "Cases", "Images"]]
    for each in report.folders:
        cases = f"{each.case_count:,}" if each.case_count else ""
        lines.append([each.folder, each.class_name or "took no part", cases, f"{each.row_count:,}"])
    lines.append(["All that took part", "", "", f"{report.row_count:,}"])
    lines.append(["Unreadable among them", "", "", f"{report.unreadable_count:,}"])
    return plain_table(lines, (0.5, 0.26, 0.1, 0.14), numbers=(2, 3))


def _class_table(scores: Scores) -> Flowable:
    lines = [["Class", "Images", "Sensitivity", "Specificity", "PPV", "NPV", "F1"]]
    for each in scores.classes:
        figures = [
            f"{percent(figure.value)}\n{interval_text(figure)}\n{count_text(figure)}" if figure is not None else "-"
            for figure in (each.sensitivity, each.specificity, each.ppv, each.npv)
        ]
        lines.append(
            [each.display_name, f"{each.image_count:,}", *figures, "-" if each.f1 is None else f"{each.f1:.3f}"]
        )
    return plain_table(lines, (0.14, 0.08, 0.18, 0.18, 0.18, 0.17, 0.07), numbers=(1, 2, 3, 4, 5, 6))


def _reliability_table(report: ValidationReport) -> Flowable:
    lines = [["Probability", "Images", "Mean probability", "Right"]]
    for each in report.calibration.bins if report.calibration is not None else ():
        if each.count:
            lines.append(
                [
                    f"{percent_words(each.low)} to {percent_words(each.high)}",
                    f"{each.count:,}",
                    percent(each.mean_probability),
                    estimate_text(each.accuracy),
                ]
            )
    return plain_table(lines, (0.2, 0.12, 0.18, 0.5), numbers=(1, 2, 3))


def _comparison_table(report: ValidationReport) -> Flowable:
    lines = [["Measure", "Here", "Card", "In words"]]
    lines += [
        [
            each.measure,
            f"{percent(each.here.value)} ({count_text(each.here)})",
            f"{percent(each.card.value)} ({count_text(each.card)}, {each.subset})",
            each.words,
        ]
        for each in report.comparisons
    ]
    return plain_table(lines, (0.2, 0.2, 0.24, 0.36))


def _wrong_images(report: ValidationReport, store: RunStore, picture_limit: int) -> list[Flowable]:
    story = [paragraph("Wrong answers", HEADING)]
    if not report.wrong:
        story.append(paragraph("Every readable image got its own class.", BODY))
    else:
        count = len(report.wrong)
        story.append(
            paragraph(
                f"{images(count)} got another class. Malignant images called benign come first, then those not "
                "malignant called malignant; of each kind reported ones before withheld ones, the surest first.",
                BODY,
            )
        )
        story.append(_wrong_table(report.wrong[:_LISTED_LIMIT]))
        if count > _LISTED_LIMIT:
            story.append(paragraph(f"{count - _LISTED_LIMIT:,} more are in validation.json.", BODY))
        story += _pictures(report.wrong[:picture_limit], store)
    if report.unreadable:
        story.append(paragraph("Images that could not be read", HEADING))
        story += [paragraph(f"{each.image_path}: {each.reason}", SMALL) for each in report.unreadable[:_LISTED_LIMIT]]
    return story


def _wrong_table(wrong: Sequence[WrongImage]) -> Flowable:
    lines = [["", "Image", "Truth", "Given", "Why it weighs, and what was told"]]
    for number, each in enumerate(wrong, start=1):
        told = [KIND_WORDS[each.kind].capitalize() + "."]
        if each.decision is Decision.ABSTAINED:
            told.append(each.reason)
        else:
            told += [flag.sentence for flag in each.flags] or ["Reported without a warning."]
        lines.append(
            [
                f"{number}",
                each.image_path + (f", page {each.page}" if each.page else ""),
                f"{each.truth} {percent(each.probability_of_truth)}",
                f"{each.given} {percent(each.probability)}",
                " ".join(told),
            ]
        )
    return plain_table(lines, (0.05, 0.3, 0.15, 0.15, 0.35))


def _pictures(wrong: Sequence[WrongImage], store: RunStore) -> list[Flowable]:
    found = _stored(wrong, store)
    story: list[Flowable] = []
    run = store.run
    limits = settings_of(run).reading.limits
    for number, each in enumerate(wrong, start=1):
        result = found.get(_place(each))
        if result is None:
            continue
        card = image_card(result, read_picture(result, run.folder, limits), number)
        story.append(KeepTogether([paragraph(f"{number}. Truth: {each.truth}. Given: {each.given}.", HEADING), card]))
    if story:
        story.insert(0, paragraph("Pictures of the gravest", HEADING))
    return story


def _stored(wrong: Sequence[WrongImage], store: RunStore) -> dict[tuple[str, int, int, int], StoredResult]:
    places = {_place(each) for each in wrong}
    classes = frozenset(each.given for each in wrong)
    found: dict[tuple[str, int, int, int], StoredResult] = {}
    if not places:
        return found
    with (
        RunReader(store.folder, check_integrity=False) as reader,
        closing(reader.rows(wanted=RowFilter(classes=classes), with_heatmaps=True)) as rows,
    ):
        for result in rows:
            row = result.row
            place = (row.image_path, row.page, row.tile_x, row.tile_y)
            if place in places:
                found[place] = result
                if len(found) == len(places):
                    break
    return found


def _place(wrong: WrongImage) -> tuple[str, int, int, int]:
    return (wrong.image_path, wrong.page, wrong.tile_x, wrong.tile_y)


def _item(text: str, *, bold: bool = False) -> Flowable:
    return Paragraph(markup(text), _INDENTED_BOLD if bold else _INDENTED, bulletText="\N{BULLET}")
