"""A model card as lines of text, limits before figures: what a technician reads before relying on a model."""

from collections.abc import Iterable, Iterator, Sequence

from desktop.signature_report import SignatureReport
from inference.bundle import Bundle
from inference.card import Evidence, ModelCard, Threshold
from inference.percent import percent_words

_INDENT = "  "


def card_lines(bundle: Bundle, signature: SignatureReport) -> tuple[str, ...]:
    """The card of a verified bundle for people.

    Args:
        bundle: texts of its card are a stranger's words; whoever prints them has to defuse them for a terminal.
        signature: what its signature is worth on this computer.
    """
    card = bundle.card
    sections: tuple[tuple[str, Iterable[str]], ...] = (
        ("Signature", [signature.sentence]),
        ("Intended use", [card.intended_use]),
        ("Limits", [f"- {limit}" for limit in card.limits] or ["The card names none, which no model deserves."]),
        ("Classes", _classes(card)),
        ("Training", _training(card)),
        ("Evidence", _evidence(card)),
        ("Gate", _gate(card)),
        ("Thresholds", _thresholds(card)),
        ("Licence", [card.licence]),
    )
    head = [
        f"{card.id} {card.version}",
        f"{card.architecture}, {card.precision.value}",
        f"bundle id {bundle.bundle_id}",
    ]
    for title, lines in sections:
        head += ["", title, *(_INDENT + line for line in lines)]
    return tuple(head)


def table_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of cells as lines with aligned columns, two spaces between them."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _classes(card: ModelCard) -> list[str]:
    counts = card.training.data.count_per_class
    return table_lines(
        [
            (
                label.display_name,
                "malignant" if label.malignant else "not malignant",
                f"{counts[label.id]:,} images" if label.id in counts else "",
            )
            for label in card.labels
        ]
    )


def _training(card: ModelCard) -> Iterator[str]:
    record = card.training
    split = record.split
    calibration = f", {split.calibration_count:,} to calibrate" if split.calibration_count else ""
    yield f"{record.data.name}: {record.data.image_count:,} images. {record.data.citation}"
    yield (
        f"Split {split.kind}, seed {split.seed}: {split.train_count:,} to train, {split.validation_count:,} to "
        f"validate{calibration}, {split.test_count:,} to test"
    )
    yield f"Recipe {record.recipe.get('name', 'without a name')}, seed {record.seed}, {record.epochs_run} epochs"
    yield f"Started from {record.started_from}"
    if record.teacher is not None:
        yield f"Taught by {record.teacher.name} ({record.teacher.architecture}) besides its labels"
    if record.recipe_changes:
        yield f"Changed in the recipe: {', '.join(record.recipe_changes)}"
    if card.validation is not None:
        low, high = card.validation.accuracy_interval_95
        yield (
            f"Validation, by which it was chosen: accuracy {percent_words(card.validation.accuracy, 2)} "
            f"({percent_words(low, 2)} to {percent_words(high, 2)}), "
            f"{card.validation.image_count:,} images"
        )


def _evidence(card: ModelCard) -> Iterator[str]:
    if not card.evidence:
        yield "The card carries none: trust no answer of this model."
    names = {label.id: label.display_name for label in card.labels}
    for evidence in card.evidence:
        yield from _accuracy(evidence)
        scores = [
            (
                names.get(score.label_id, score.label_id),
                percent_words(score.recall, 1),
                percent_words(score.precision, 1),
                f"{score.support:,}",
            )
            for score in evidence.per_class
        ]
        if scores:
            yield from _indented(table_lines([("class", "found (recall)", "right (precision)", "images"), *scores]))
        worst_first = sorted(evidence.shifts, key=lambda shift: shift.accuracy)
        shifts = [
            (shift.name, percent_words(shift.accuracy, 1), percent_words(shift.abstention_rate, 1))
            for shift in worst_first
        ]
        if shifts:
            yield from _indented(table_lines([("under this change", "accuracy", "not reported"), *shifts]))
        for level in evidence.coverage:
            yield (
                f"{_INDENT}prediction sets of {percent_words(level.level)}: held the truth in "
                f"{percent_words(level.covered, 1)}, "
                f"{level.mean_set_size:.2f} classes on average"
            )


def _accuracy(evidence: Evidence) -> Iterator[str]:
    low, high = evidence.accuracy_interval_95
    yield (
        f"{evidence.subset}, {evidence.image_count:,} images: accuracy {percent_words(evidence.accuracy, 2)} "
        f"(95 % interval {percent_words(low, 2)} to {percent_words(high, 2)}), not reported "
        f"{percent_words(evidence.abstention_rate, 2)}"
    )
    yield (
        f"{_INDENT}its model before conversion: {percent_words(evidence.keras_accuracy, 2)}; both agree on "
        f"{percent_words(evidence.agreement_with_keras, 2)}"
    )
    if evidence.malignant_to_benign is not None:
        yield f"{_INDENT}malignant images that only the model called malignant: {evidence.malignant_to_benign}"


def _gate(card: ModelCard) -> Iterator[str]:
    checks = [(evidence.subset, check) for evidence in card.evidence for check in evidence.checks]
    if not checks:
        yield "The card records no check of the conversion."
    for subset, check in checks:
        result = "passed" if check.passed else "FAILED, and was allowed to" if check.allowed else "FAILED"
        yield f"{result}: {check.meaning} on {subset}: {check.measured:.4g}, limit {check.limit:.4g}"


def _thresholds(card: ModelCard) -> list[str]:
    named: list[tuple[str, Threshold]] = [
        (name.replace("_", " "), getattr(card.thresholds, name)) for name in type(card.thresholds).model_fields
    ]
    rows = [
        (name, f"{limit.default:.4g}", f"{limit.minimum:.4g} to {limit.maximum:.4g}", limit.meaning)
        for name, limit in named
    ]
    return table_lines([("threshold", "default", "may be set", "meaning"), *rows])


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (_INDENT + line for line in lines)
