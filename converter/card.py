"""Writes the model card of a build, all but what it scored."""

from converter.plan import ConversionPlan
from converter.scoring.build_outputs import BuildOutputs
from converter.source import Source
from converter.trust.fit import TrustNumbers
from inference.card import SCHEMA_VERSION, ConversionRecord, ModelCard, Precision, ValidationScore

INTENDED_USE = (
    "For research use only; not a medical device. Sorts photographs of blood smears into the classes of its training "
    "data and shows where it looked, for a reader who decides."
)
_LIMITS = (
    "Trained and tested on one set of images (see Training). Other laboratories' stains, cameras and microscopes are "
    "outside what was tested, except for the shifts below.",
    "Stain colour can tell classes apart that were photographed on different days; the model may lean on it.",
    "It knows only the classes below. A field of anything else may still be given one of them, with high probability.",
)
_NO_PATIENTS = (
    "The split knows no patients: images of one patient can lie on both sides of it, so the accuracy below is higher "
    "than it would be on new patients."
)
# The only kind of split that keeps a patient's images together.
_KIND_BY_PATIENT = "patient"


def draft_card(
    source: Source,
    precision: Precision,
    conversion: ConversionRecord,
    outputs: BuildOutputs,
    trust: TrustNumbers,
    validation: ValidationScore,
    plan: ConversionPlan,
) -> ModelCard:
    """The card of a build that has not been scored yet.

    Args:
        source: what it was made of.
        precision: of the build.
        conversion: how it was made.
        outputs: of any images, for the shapes.
        trust: fitted for this build.
        validation: what it scored there.
        plan: name, version, licence, limits and tolerance.
    """
    return ModelCard(
        schema_version=SCHEMA_VERSION,
        id=plan.build_id(precision),
        version=plan.version,
        precision=precision,
        architecture=source.record.architecture,
        heatmap_size=outputs.heatmaps.shape[1:3],
        feature_count=outputs.features.shape[1],
        labels=source.record.labels,
        preprocess=source.record.preprocess,
        temperature=trust.temperature,
        conformal=trust.conformal,
        thresholds=trust.thresholds,
        out_of_distribution_method=trust.out_of_distribution_method,
        golden_tolerance=plan.recipe.build[precision].golden_tolerance,
        training=source.record,
        evidence=(),
        validation=validation,
        licence=plan.licence,
        intended_use=INTENDED_USE,
        limits=(*_limits(source, conversion), *plan.further_limits),
        conversion=conversion,
    )


def _limits(source: Source, conversion: ConversionRecord) -> tuple[str, ...]:
    found = list(_LIMITS)
    if source.split.kind != _KIND_BY_PATIENT:
        found.append(_NO_PATIENTS)
    if conversion.copied_test_images:
        found.append(
            f"Of {conversion.copied_test_images} test images a byte-identical copy was trained or validated with, as "
            f"{source.split.kind} splits leave copies where they fall; on these the model was not tested."
        )
    if conversion.allowed_drops:
        found.append(
            "Whoever converted it allowed beforehand that it fails these checks: "
            f"{', '.join(conversion.allowed_drops)}."
        )
    return tuple(found)
