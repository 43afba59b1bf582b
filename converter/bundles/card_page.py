"""Writes a model card as a page that people read."""

from pydantic import JsonValue

from converter.bundles.report import checks_table
from converter.bundles.tables import bullets, table
from converter.trust.verification import CALIBRATION_BIN_COUNT
from inference.card import Evidence, ModelCard, StartRecord, TrainingRecord


def card_page(card: ModelCard) -> str:
    """The card as Markdown."""
    sections = [
        f"# {card.id} {card.version}",
        f"{card.architecture}, {card.precision.value}. {card.intended_use}",
        bullets("Limits", card.limits),
        *(_evidence(card, evidence) for evidence in card.evidence),
        *_validation(card),
        _training(card),
        *_conversion(card),
        _trust(card),
        f"## Licence\n\n{card.licence}",
    ]
    return "\n\n".join(sections) + "\n"


def _evidence(card: ModelCard, evidence: Evidence) -> str:
    low, high = evidence.accuracy_interval_95
    names = {label.id: label.display_name for label in card.labels}
    split = card.training.split
    lines = [
        f"## On the {evidence.subset} images ({split.kind} split, {evidence.image_count} images)",
        f"Accuracy {evidence.accuracy:.2%} (95 % interval {low:.2%} to {high:.2%}); the Keras model it was made "
        f"from {evidence.keras_accuracy:.2%}, same answer on {evidence.agreement_with_keras:.2%}. Heatmaps correlate "
        f"with Keras's Grad-CAM by {evidence.heatmap_correlation_median:.4f} (median). "
        f"{evidence.abstention_rate:.2%} of the images are not reported. Accuracy counts every image's most probable "
        "class, reported or not.",
        "Rows: truth. Columns: most probable class.",
        table(
            ["", *names.values()],
            [
                [name, *(str(cell) for cell in row)]
                for name, row in zip(names.values(), evidence.confusion, strict=True)
            ],
        ),
        table(
            ["class", "precision", "recall", "F1", "images"],
            [
                [
                    names[score.label_id],
                    f"{score.precision:.2%}",
                    f"{score.recall:.2%}",
                    f"{score.f1:.2%}",
                    str(score.support),
                ]
                for score in evidence.per_class
            ],
        ),
        "The same images under shifts:",
        table(
            ["shift", "accuracy", "Keras", "not reported"],
            [
                [
                    shift.name,
                    f"{shift.accuracy:.2%}",
                    "" if shift.keras_accuracy is None else f"{shift.keras_accuracy:.2%}",
                    f"{shift.abstention_rate:.2%}",
                ]
                for shift in evidence.shifts
            ],
        ),
        *_trust_kept(evidence),
        "The gate:",
        checks_table(evidence.checks),
    ]
    return "\n\n".join(lines)


def _trust_kept(evidence: Evidence) -> list[str]:
    """Whether the trust numbers keep on the test images what they promise."""
    if not evidence.coverage or evidence.calibration_error is None:
        return []
    alarms = "; ".join(f"{alarm.check.replace('_', ' ')} {alarm.share:.2%}" for alarm in evidence.false_alarms)
    return [
        f"Expected calibration error {evidence.calibration_error:.4f} ({CALIBRATION_BIN_COUNT} bins). "
        "Prediction sets, never empty:",
        table(
            ["sets that should hold the truth", "do", "classes in a set, mean"],
            [
                [f"{score.level:.0%}", f"{score.covered:.2%}", f"{score.mean_set_size:.3f}"]
                for score in evidence.coverage
            ],
        ),
        f"False alarms on these images, share of each check: {alarms}.",
    ]


def _validation(card: ModelCard) -> list[str]:
    """What the model was chosen by; cards of before say nothing."""
    found = card.validation
    if found is None:
        return []
    low, high = found.accuracy_interval_95
    held = ", ".join(found.held_shifts) or "none"
    return [
        f"## On the validation images ({card.training.split.kind} split, {found.image_count} images)\n\n"
        f"Accuracy {found.accuracy:.2%} (95 % interval {low:.2%} to {high:.2%}). Model, recipe and int8 layers were "
        f"chosen by these images, so it flatters. Shifts under which the build holds there: {held}."
    ]


def _conversion(card: ModelCard) -> list[str]:
    """How the build was made; cards of before say nothing."""
    made = card.conversion
    if made is None:
        return []
    lines = [f"Recipe {made.recipe}, SHA-256 {made.recipe_sha256}"]
    if made.representative_set is not None:
        drawn = made.representative_set
        lines.append(
            f"{made.quantised_layers} operations in int8 (weights with a scale for each channel), computed in "
            f"{made.activations}; ranges from {drawn.count} training images, seed {drawn.seed}, SHA-256 {drawn.sha256}"
        )
        lines.append(
            f"{len(made.float_layers)} operations left in float because int8 did not hold on the validation images; "
            "model_card.json names them"
            if made.float_layers
            else "No layer had to go back to float"
        )
    lines.append("Versions: " + ", ".join(f"{name} {found}" for name, found in made.versions.items()))
    return [bullets("Conversion", lines)]


def _training(card: ModelCard) -> str:
    training = card.training
    counts = ", ".join(f"{label.display_name} {training.data.count_per_class[label.id]}" for label in card.labels)
    return bullets(
        "Training",
        [
            f"Data: folder `{training.data.name}`, {training.data.image_count} images ({counts}); "
            f"{training.data.citation}; SHA-256 {training.data.sha256}",
            f"Split: {training.split.kind}, seed {training.split.seed}: {training.split.train_count} train, "
            f"{training.split.validation_count} validation, {training.split.test_count} test; "
            f"SHA-256 {training.split.sha256}",
            f"Recipe: {training.recipe['name']}{_input_side(training.recipe)}, started from {training.started_from}; "
            f"{training.epochs_run} epochs, epoch {training.best_epoch + 1} kept; "
            f"{training.parameter_count:,} parameters; {training.train_seconds / 60:.0f} minutes; seed {training.seed}",
            *_teacher(training),
            *_start(training),
            f"Settings the paper leaves open, so they are ours: {', '.join(training.open_in_paper)}",
        ],
    )


def _trust(card: ModelCard) -> str:
    limits = card.thresholds
    return bullets(
        "Trust numbers",
        [
            f"Temperature {card.temperature:.3f}; conformal sets and thresholds fitted on {card.conformal.image_count} "
            f"{card.conformal.fitted_on} images",
            *(
                f"{name.replace('_', ' ')}: {threshold.default:.4g} ({threshold.meaning}; may be set from "
                f"{threshold.minimum:.4g} to {threshold.maximum:.4g})"
                for name, threshold in limits
            ),
        ],
    )


def _start(training: TrainingRecord) -> list[str]:
    """The trainings before, the latest first."""
    lines = []
    start = training.start
    while start is not None:
        lines.append(
            f"Before that, on the same split: recipe {start.recipe['name']}{_input_side(start.recipe)}, started from "
            f"{start.started_from}; {start.epochs_run} epochs, epoch {start.best_epoch + 1} kept; "
            f"{start.train_seconds / 60:.0f} minutes"
        )
        lines += _teacher(start)
        start = start.start
    return lines


def _teacher(training: TrainingRecord | StartRecord) -> list[str]:
    """Whose answers taught it, and how much they counted."""
    teacher = training.teacher
    if teacher is None:
        return []
    settings = training.recipe.get("distillation")
    amount = (
        f" with weight {settings.get('weight')} at temperature {settings.get('temperature')}"
        if isinstance(settings, dict)
        else ""
    )
    return [
        f"Taught{amount} by the answers of `{teacher.name}` ({teacher.architecture}, same split; recipe "
        f"{teacher.recipe['name']}{_input_side(teacher.recipe)}, started from {teacher.started_from}; "
        f"{teacher.epochs_run} epochs; SHA-256 {teacher.model_sha256}) besides the labels"
    ]


def _input_side(recipe: dict[str, JsonValue]) -> str:
    model = recipe.get("model")
    return f" at {model['input_px']} px" if isinstance(model, dict) and "input_px" in model else ""
