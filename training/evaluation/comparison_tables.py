"""Turns a comparison into tables of text, which Markdown and HTML then only have to draw."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from inference.shifts import Shift
from training.evaluation.comparison import Comparison, Entry, Run
from training.evaluation.malignancy_counts import COMPARED_SPECIFICITY
from training.evaluation.published import PublishedFigures
from training.evaluation.record import CONFIDENCE_LEVEL, Exposure, ShiftScore, worst_shift
from training.evaluation.wording import (
    UNDEFINED,
    images_text,
    p_text,
    percent,
    points_text,
    recipe_text,
    share_text,
    signed,
)
from training.models.catalogue import NETWORKS, PaperTable
from training.splitting.splits import SplitKind

_PAPERS_SPLIT = SplitKind.RANDOM
_EXPOSURE_WARNINGS: Mapping[Exposure, str] = MappingProxyType(
    {Exposure.TRAINED_ON: " (trained on)", Exposure.STEERED: " (steered the training)"}
)


@dataclass(frozen=True)
class Table:
    """One table.

    Attributes:
        title: its heading.
        columns: heads of its columns.
        rows: as many cells each as there are columns.
        note: what a reader has to know, below it.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def tables_of(comparison: Comparison, published: PublishedFigures | None) -> tuple[Table, ...]:
    """Every table that has rows: the runs, their folds, the shifts, the pairs, and the paper's figures if given."""
    tables = [
        _runs(comparison.entries),
        _folds(comparison.entries),
        _shifted_accuracy(comparison.entries),
        _shifted_sensitivity(comparison.entries) if _has_sides(comparison.entries) else None,
        _pairs(comparison),
        None if published is None else _paper(comparison.entries, published),
    ]
    return tuple(table for table in tables if table is not None and table.rows)


def _has_sides(entries: Sequence[Entry]) -> bool:
    return any(entry.sensitivity is not None for entry in entries)


def entry_name(entry: Entry, entries: Sequence[Entry]) -> str:
    """Network, recipe and input size; the model file too where these would name two entries alike on one test set."""
    name = _short_name(entry)
    alike = [each for each in entries if _short_name(each) == name and _tested_on(each) == _tested_on(entry)]
    if len(alike) > 1:
        name += f", {entry.evaluation.model_file} ({entry.runs[0].folder.name})"
    return name


def _short_name(entry: Entry) -> str:
    evaluation = entry.evaluation
    size_px = evaluation.training.preprocess.width_px
    return f"{evaluation.training.architecture}, {recipe_text(evaluation)}, {size_px} px"


def _tested_on(entry: Entry) -> str:
    tested = entry.evaluation.tested
    warning = _EXPOSURE_WARNINGS.get(tested.exposure, "")
    if len(entry.runs) == 1:
        return images_text(tested) + warning
    folds = ", ".join(str(run.evaluation.tested.test_fold) for run in entry.runs)
    return f"{len(entry.answers.truth):,} {tested.subset} images, {tested.split_kind} split, folds {folds}{warning}"


def _runs(entries: Sequence[Entry]) -> Table:
    level = round(100 * CONFIDENCE_LEVEL)
    rows = []
    for entry in entries:
        worst = worst_shift(entry.shifts)
        rows.append(
            (
                entry.key,
                entry_name(entry, entries),
                _tested_on(entry),
                share_text(entry.accuracy),
                share_text(entry.macro_f1),
                share_text(entry.sensitivity),
                str(entry.missed_count),
                share_text(entry.specificity),
                share_text(entry.sensitivity_at_specificity),
                f"{entry.expected_calibration_error:.3f}",
                UNDEFINED if worst is None else f"{signed(worst.accuracy_change_points.value)}: {worst.shift.name}",
            )
        )
    return Table(
        title="Runs",
        columns=(
            "",
            "Network, recipe, input",
            "Tested on",
            "Accuracy",
            "Macro F1",
            "Sensitivity",
            "Malignant missed",
            "Specificity",
            f"Sensitivity at {COMPARED_SPECIFICITY:.0%} specificity",
            "ECE",
            "Worst shift, points",
        ),
        rows=tuple(rows),
        note=(
            f"Brackets are {level} % intervals: Wilson for shares of images, stratified bootstrap for F1. Sensitivity "
            "and specificity ask only whether the answer is malignant; at a given specificity the malignant classes' "
            "summed probability decides, with the limit that gives it on these images. An image is the unit; images of "
            "one patient resemble each other, so for new patients the true intervals are wider. Where several folds "
            "stand in one row, their predictions are pooled; their ECE is the mean."
        ),
    )


def _folds(entries: Sequence[Entry]) -> Table:
    folds = sorted({_fold(run) for entry in entries if entry.fold_accuracy for run in entry.runs})
    rows = []
    for entry in entries:
        spread = entry.fold_accuracy
        if spread is not None:
            accuracy_of = {_fold(run): percent(run.evaluation.overall.accuracy.value) for run in entry.runs}
            rows.append(
                (
                    entry.key,
                    *(accuracy_of.get(fold, UNDEFINED) for fold in folds),
                    f"{percent(spread.mean)} \N{PLUS-MINUS SIGN} {100 * spread.deviation:.2f}",
                )
            )
    return Table(
        title="Accuracy fold by fold",
        columns=("", *(f"Fold {fold}" for fold in folds), "Mean \N{PLUS-MINUS SIGN} SD"),
        rows=tuple(rows),
        note="Each fold is a training of its own. SD is the standard deviation between folds, not that of the mean.",
    )


def _fold(run: Run) -> int:
    return run.evaluation.tested.test_fold


def _tested_shifts(entries: Sequence[Entry]) -> list[Shift]:
    found: list[Shift] = []
    for entry in entries:
        found += [each.shift for each in entry.shifts if each.shift not in found]
    return found


def _shifted_accuracy(entries: Sequence[Entry]) -> Table:
    def cell(score: ShiftScore) -> str:
        return f"{percent(score.accuracy.value)} ({signed(score.accuracy_change_points.value)})"

    return _shift_table(
        "Accuracy under shifts",
        entries,
        [percent(entry.accuracy.value) for entry in entries],
        cell,
        "In brackets the change in percentage points on the same images. Shifts change the 8-bit RGB array that "
        "enters the network, after resizing.",
    )


def _shifted_sensitivity(entries: Sequence[Entry]) -> Table:
    def cell(score: ShiftScore) -> str:
        if score.sensitivity is None:
            return UNDEFINED
        return f"{percent(score.sensitivity.value)} ({score.flipped_to_benign_count})"

    return _shift_table(
        "Malignant images found under shifts",
        entries,
        [UNDEFINED if entry.sensitivity is None else percent(entry.sensitivity.value) for entry in entries],
        cell,
        "In brackets how many malignant images were called malignant as photographed and are not under the shift.",
    )


def _shift_table(
    title: str,
    entries: Sequence[Entry],
    as_photographed: Sequence[str],
    cell: Callable[[ShiftScore], str],
    note: str,
) -> Table:
    rows = []
    for shift in _tested_shifts(entries):
        scores = [entry.shift_score(shift) for entry in entries]
        rows.append((shift.name, *(UNDEFINED if score is None else cell(score) for score in scores)))
    if rows:
        rows.insert(0, ("as photographed", *as_photographed))
    return Table(title, ("Shift", *(entry.key for entry in entries)), tuple(rows), note)


def _pairs(comparison: Comparison) -> Table:
    rows = tuple(
        (
            f"{pair.first.key} and {pair.second.key}",
            f"{pair.counts.total:,}",
            str(pair.counts.only_first),
            str(pair.counts.only_second),
            str(pair.counts.neither),
            points_text(pair.difference_points),
            p_text(pair.p),
            p_text(pair.p_holm),
        )
        for pair in comparison.pairs
    )
    unpaired = (
        f" Pairs tested on different images cannot be paired: {comparison.unpaired_count}."
        if comparison.unpaired_count
        else ""
    )
    return Table(
        title="Pairs on the same images",
        columns=(
            "Pair",
            "Images",
            "Only the first right",
            "Only the second right",
            "Both wrong",
            "Second minus first, points",
            "p",
            f"p of {len(comparison.pairs)} (Holm)",
        ),
        rows=rows,
        note=(
            "p is McNemar's exact test; the last column bounds the chance of any false finding over all pairs shown "
            f"(Holm 1979). Intervals of differences are Newcombe's for paired shares.{unpaired}"
        ),
    )


def _paper(entries: Sequence[Entry], published: PublishedFigures) -> Table:
    rows = []
    for network in NETWORKS:
        if network.paper_table is PaperTable.NONE:
            continue
        figure = published.accuracy_of(network.name)
        ours = [
            f"{entry.key} {share_text(entry.accuracy)}"
            for entry in entries
            if entry.evaluation.training.architecture == network.name
            and entry.evaluation.tested.split_kind is _PAPERS_SPLIT
            and entry.evaluation.tested.exposure is Exposure.HELD_OUT
        ]
        rows.append(
            (
                network.name,
                network.paper_table.value,
                "not available to us" if figure is None else percent(figure.value),
                "; ".join(ours) or "not run",
            )
        )
    return Table(
        title="Beside the paper's own figures",
        columns=("Network", "In the paper", "Paper's accuracy", "Here, random split"),
        rows=tuple(rows),
        note=(
            f"Paper: {published.citation}, doi:{published.doi}. {published.limits} Its figures have no intervals and "
            "other test images than ours, so a difference of a few tenths of a point says nothing."
        ),
    )
