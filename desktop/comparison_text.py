"""A comparison of two models in words, for a terminal, and as a record for programs."""

from collections.abc import Iterator

from pydantic import JsonValue

from desktop.bundle_comparison import BundleComparison, ComparedModel, Difference, DifferenceKind, GivenAnswer
from desktop.card_text import table_lines
from desktop.kappa import kappa_text
from desktop.records import RunInfo, printable_path, shown_path
from desktop.summary import RESEARCH_USE
from desktop.validation.intervals import Estimate
from desktop.validation.wording import estimate_text, percent
from inference.decision import Decision

NOT_ACCURACY = (
    "Agreement is not accuracy: where both say the same, both may be wrong. `smearscope validate` measures a model on "
    "images whose classes are known."
)
_SHOWN = 20
_KINDS = {
    DifferenceKind.SIDE: "malignant by one only",
    DifferenceKind.CLASS: "another class",
    DifferenceKind.REPORTED: "reported by one only",
    DifferenceKind.READ: "read by one only",
}


def comparison_lines(comparison: BundleComparison) -> Iterator[str]:
    """The figures, the table of classes, and the first of the images on which the two differ."""
    first, second = comparison.first, comparison.second
    yield f"{comparison.row_count:,} images, pages and tiles of {shown_path(comparison.folder)}"
    rows: list[tuple[str, ...]] = [("", "model", "bundle id", "reported", "not reported", "unreadable", "ms an answer")]
    rows += [(letter, *_model_cells(model)) for letter, model in (("A", first), ("B", second))]
    yield from table_lines(rows)
    yield f"Same class: {estimate_text(comparison.same_class)}"
    yield f"Same side, malignant or not: {estimate_text(comparison.same_side)}"
    yield f"Cohen's kappa: {kappa_text(comparison.kappa)}"
    yield f"Same class where both report: {estimate_text(comparison.same_reported)}"
    yield f"Reported by A only: {comparison.only_first_reported:,}; by B only: {comparison.only_second_reported:,}"
    if comparison.left_out_count:
        yield f"Left out, as these came, went or changed between the two runs: {comparison.left_out_count:,}"
    yield "Classes, rows A, columns B:"
    table: list[tuple[str, ...]] = [("", *(label.display_name for label in second.info.labels))]
    table += [
        (label.display_name, *(f"{count:,}" for count in counts))
        for label, counts in zip(first.info.labels, comparison.confusion, strict=True)
    ]
    yield from (f"  {line}" for line in table_lines(table))
    yield f"Different: {len(comparison.differences):,}"
    shown = comparison.differences[:_SHOWN]
    for each in shown:
        yield f"  {place_text(each)}: {difference_text(each, first.info, second.info)}"
    if len(comparison.differences) > len(shown):
        yield f"  and {len(comparison.differences) - len(shown):,} more; --json lists them all"
    yield NOT_ACCURACY
    yield RESEARCH_USE


def comparison_record(comparison: BundleComparison) -> dict[str, JsonValue]:
    """All of it as JSON."""
    first, second = comparison.first, comparison.second
    return {
        "folder": printable_path(comparison.folder),
        "first": _model_record(first),
        "second": _model_record(second),
        "row_count": comparison.row_count,
        "left_out_count": comparison.left_out_count,
        "confusion": [list(counts) for counts in comparison.confusion],
        "same_class": _estimate_record(comparison.same_class),
        "same_side": _estimate_record(comparison.same_side),
        "kappa": None if comparison.kappa is None else comparison.kappa.value,
        "kappa_interval_95": None
        if comparison.kappa is None or comparison.kappa.low is None
        else [comparison.kappa.low, comparison.kappa.high],
        "same_reported": _estimate_record(comparison.same_reported),
        "only_first_reported": comparison.only_first_reported,
        "only_second_reported": comparison.only_second_reported,
        "differences": [
            {
                "image_path": printable_path(each.path),
                "page": each.page,
                "tile_x": each.tile_x,
                "tile_y": each.tile_y,
                "kind": each.kind.name.lower(),
                "first": _answer_record(each.first, first.info),
                "second": _answer_record(each.second, second.info),
            }
            for each in comparison.differences
        ],
    }


def place_text(difference: Difference) -> str:
    """Which image, page or tile."""
    text = printable_path(difference.path)
    if difference.page:
        text += f", page {difference.page}"
    if difference.tile_x or difference.tile_y:
        text += f", tile at {difference.tile_x}, {difference.tile_y}"
    return text


def difference_text(difference: Difference, first: RunInfo, second: RunInfo) -> str:
    """What each of the two said."""
    said = f"A {answer_text(difference.first, first)}, B {answer_text(difference.second, second)}"
    return f"{said} ({_KINDS[difference.kind]})"


def answer_text(answer: GivenAnswer, info: RunInfo) -> str:
    """One model's answer; a class that was not reported is told as such."""
    if answer.label_index is None:
        return "unreadable"
    said = f"{info.labels[answer.label_index].display_name} {percent(answer.probability)}"
    return said if answer.decision is Decision.REPORTED else f"not reported ({said})"


def _model_cells(model: ComparedModel) -> tuple[str, ...]:
    return (
        model.name,
        model.info.bundle_id[:12],
        *(f"{model.decisions.get(each, 0):,}" for each in (Decision.REPORTED, Decision.ABSTAINED, Decision.UNREADABLE)),
        "-" if model.median_ms is None else f"{model.median_ms:.0f}",
    )


def _model_record(model: ComparedModel) -> dict[str, JsonValue]:
    return {
        "model_id": model.info.model_id,
        "model_version": model.info.model_version,
        "bundle_id": model.info.bundle_id,
        "labels": [label.id for label in model.info.labels],
        "signature": model.signature.state.value,
        "decisions": {each.value: count for each, count in model.decisions.items()},
        "median_ms": model.median_ms,
    }


def _estimate_record(estimate: Estimate | None) -> JsonValue:
    return None if estimate is None else estimate.model_dump(mode="json")


def _answer_record(answer: GivenAnswer, info: RunInfo) -> dict[str, JsonValue]:
    return {
        "decision": answer.decision.value,
        "label": None if answer.label_index is None else info.labels[answer.label_index].id,
        "probability": answer.probability,
    }
