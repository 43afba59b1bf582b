"""One conversion: a trained model in; scored, gated and verified bundles out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from converter.bundles.golden_inputs import make_golden
from converter.bundles.writer import write_bundle
from converter.export.graph import convert_float, load_keras_model
from converter.quantisation.int8 import quantize_int8, representative_images
from converter.quantisation.int8_recipe import Int8Recipe
from converter.scoring.build_outputs import (
    BuildOutputs,
    accuracy,
    class_scores,
    confusion,
    median_heatmap_correlation,
    run_build,
    wilson_interval,
)
from converter.scoring.gate import DEFAULT_GATES, Gate, Metric, check_gates
from converter.source import LabelledImages, Source, Subset, load_images
from converter.trust.fit import TrustNumbers, TrustRecipe, fit_trust
from inference.bundle import Bundle
from inference.card import (
    SCHEMA_VERSION,
    Evidence,
    GateCheck,
    GoldenTolerance,
    ModelCard,
    Precision,
    ShiftScore,
)
from inference.classifier import Classifier, load_classifier
from inference.decision import Decision, Prediction
from inference.errors import GateFailedError
from inference.images import SmearImage
from inference.runtime import Runtime
from inference.shifts import Shift, apply_shift
from training.explain import explain_batches

Say = Callable[[str], None]

_TOLERANCES: Mapping[Precision, GoldenTolerance] = MappingProxyType(
    {
        Precision.FLOAT16: GoldenTolerance(probability=0.002, heatmap_correlation=0.99),
        Precision.INT8: GoldenTolerance(probability=0.02, heatmap_correlation=0.99),
    }
)

INTENDED_USE = (
    "For research use only; not a medical device. Sorts photographs of blood smears into the classes of its training "
    "data and shows where it looked, for a reader who decides."
)
LIMITS = (
    "Trained and tested on one set of images (see Training). Other laboratories' stains, cameras and microscopes are "
    "outside what was tested, except for the shifts below.",
    "The split knows no patients: images of one patient can lie on both sides of it, so the accuracy below is higher "
    "than it would be on new patients.",
    "Stain colour can tell classes apart that were photographed on different days; the model may lean on it.",
    "It knows only the classes below. A field of anything else may still be given one of them, with high probability.",
)


@dataclass(frozen=True)
class ConversionPlan:
    """What to build and by which rules."""

    bundle_name: str
    version: str
    licence: str
    further_limits: tuple[str, ...]
    precisions: tuple[Precision, ...]
    thread_count: int
    shifts: tuple[Shift, ...]
    gates: Mapping[Precision, tuple[Gate, ...]] = field(default_factory=lambda: DEFAULT_GATES)
    int8: Int8Recipe = field(default_factory=Int8Recipe)
    trust: TrustRecipe = field(default_factory=TrustRecipe)


@dataclass(frozen=True, eq=False)
class _Images:
    """The three subsets, and what Keras says of the test images."""

    train: LabelledImages
    validation: LabelledImages
    test: LabelledImages
    keras_logits: NDArray[np.float32]
    keras_heatmaps: NDArray[np.float32]


def convert(source: Source, data: Path, out: Path, plan: ConversionPlan, say: Say) -> list[Path]:
    """Convert a trained model into one bundle per precision.

    A build that fails its gate leaves no bundle; the other precisions are still tried.

    Args:
        source: model, record and split.
        data: the data folder that the split names.
        out: bundles become sub-folders here.
        plan: what to build and by which rules.
        say: told what happens, a line at a time.

    Raises:
        GateFailedError: at least one build failed; the message lists every failed check.
        UnusableInputError: an image is missing or changed.
        OutputError: a bundle cannot be written.
    """
    say(f"Reading the images of the {source.split.kind} split")
    train, validation, test = (
        load_images(source, data, subset) for subset in (Subset.TRAIN, Subset.VALIDATION, Subset.TEST)
    )
    model = load_keras_model(source.model_path)
    say(f"Keras on {len(test.truth)} test images")
    images = _Images(train, validation, test, *explain_batches(model, test.pixels))
    written: list[Path] = []
    failures: list[str] = []
    for precision in plan.precisions:
        say(f"{precision.value}: converting")
        build = _build(model, precision, images, plan)
        failed, path = _finish(build, precision, source, images, out, plan, say)
        if path is not None:
            written.append(path)
        failures += [
            f"{precision.value}: {check.meaning}: {check.measured:.4f}, limit {check.limit:g}" for check in failed
        ]
    if failures:
        raise GateFailedError("The gate refused a build, and no bundle of it was written: " + "; ".join(failures))
    return written


def _build(model: Any, precision: Precision, images: _Images, plan: ConversionPlan) -> bytes:
    if precision is Precision.FLOAT16:
        return convert_float(model, float16=True)
    chosen = representative_images(images.train.pixels, images.train.truth, plan.int8)
    return quantize_int8(convert_float(model, float16=False), chosen, plan.int8.scope)


def _finish(
    build: bytes,
    precision: Precision,
    source: Source,
    images: _Images,
    out: Path,
    plan: ConversionPlan,
    say: Say,
) -> tuple[list[GateCheck], Path | None]:
    say(f"{precision.value}: {len(build) / 1e6:.2f} MB; trust numbers from training and validation images")
    train_outputs = run_build(build, images.train.pixels, plan.thread_count)
    validation_outputs = run_build(build, images.validation.pixels, plan.thread_count)
    trust = fit_trust(images.train, train_outputs, images.validation, validation_outputs, plan.trust)
    say(f"{precision.value}: scoring the test images")
    test_outputs = run_build(build, images.test.pixels, plan.thread_count)
    checks = check_gates(plan.gates[precision], _measure(test_outputs, images))
    failed = [check for check in checks if not check.passed]
    if failed:
        return failed, None
    golden = make_golden(source.record.preprocess, Runtime(build, plan.thread_count).run)
    draft = _card(source, precision, test_outputs, trust, plan, ())
    bundle = Bundle(out, "", draft, build, trust.arrays, golden)
    evidence = _evidence(bundle, test_outputs, images, checks, plan, say)
    card = draft.model_copy(update={"evidence": (evidence,)})
    path = write_bundle(
        out / card.id,
        model=build,
        card=card,
        trust=trust.arrays,
        golden=golden,
        verify=lambda written: load_classifier(written, plan.thread_count),
    )
    say(f"{precision.value}: test accuracy {evidence.accuracy:.2%}, written to {path}")
    return [], path


def _measure(outputs: BuildOutputs, images: _Images) -> dict[Metric, float]:
    truth, keras_predicted = images.test.truth, images.keras_logits.argmax(axis=1)
    drops = [
        accuracy(keras_predicted[truth == label], truth[truth == label])
        - accuracy(outputs.predicted[truth == label], truth[truth == label])
        for label in np.unique(truth)
    ]
    return {
        Metric.ACCURACY_DROP: accuracy(keras_predicted, truth) - accuracy(outputs.predicted, truth),
        Metric.RECALL_DROP: max(drops),
        Metric.AGREEMENT: accuracy(outputs.predicted, keras_predicted),
        Metric.HEATMAP_CORRELATION: median_heatmap_correlation(
            outputs.heatmaps, images.keras_heatmaps, keras_predicted
        ),
    }


def _card(
    source: Source,
    precision: Precision,
    outputs: BuildOutputs,
    trust: TrustNumbers,
    plan: ConversionPlan,
    evidence: tuple[Evidence, ...],
) -> ModelCard:
    return ModelCard(
        schema_version=SCHEMA_VERSION,
        id=f"{plan.bundle_name}-{precision.value}",
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
        golden_tolerance=_TOLERANCES[precision],
        training=source.record,
        evidence=evidence,
        licence=plan.licence,
        intended_use=INTENDED_USE,
        limits=(*LIMITS, *plan.further_limits),
    )


def _evidence(
    bundle: Bundle,
    outputs: BuildOutputs,
    images: _Images,
    checks: tuple[GateCheck, ...],
    plan: ConversionPlan,
    say: Say,
) -> Evidence:
    truth, labels = images.test.truth, bundle.card.labels
    measured = _measure(outputs, images)
    right = int((outputs.predicted == truth).sum())
    classifier = Classifier(bundle, Runtime(bundle.model, plan.thread_count))
    shifted = []
    for shift in plan.shifts:
        say(f"{bundle.card.precision.value}: test images under the shift {shift.name}")
        predictions = _screen(classifier, (apply_shift(image, shift) for image in images.test.pixels))
        shifted.append(
            ShiftScore(
                name=shift.name,
                accuracy=accuracy(np.array([each.predicted_index for each in predictions]), truth),
                abstention_rate=_abstention_rate(predictions),
            )
        )
    return Evidence(
        subset=images.test.subset.value,
        image_count=len(truth),
        accuracy=right / len(truth),
        accuracy_interval_95=wilson_interval(right, len(truth)),
        keras_accuracy=accuracy(images.keras_logits.argmax(axis=1), truth),
        agreement_with_keras=measured[Metric.AGREEMENT],
        heatmap_correlation_median=measured[Metric.HEATMAP_CORRELATION],
        abstention_rate=_abstention_rate(_screen(classifier, images.test.pixels)),
        confusion=confusion(outputs.predicted, truth, len(labels)),
        per_class=class_scores(outputs.predicted, truth, labels),
        shifts=tuple(shifted),
        checks=checks,
    )


def _screen(classifier: Classifier, pixels: Iterable[NDArray[np.uint8]]) -> list[Prediction]:
    return [classifier.classify(SmearImage(Path("test image"), 0, image, "")) for image in pixels]


def _abstention_rate(predictions: Sequence[Prediction]) -> float:
    return sum(each.decision is Decision.ABSTAINED for each in predictions) / len(predictions)
