"""Judges a build on the test images, once: evidence for the card, checks for the gate, answers that changed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from converter.bundles.golden_inputs import make_golden
from converter.plan import ConversionPlan
from converter.scoring.build_outputs import BuildOutputs, accuracy, class_scores, confusion, run_build, wilson_interval
from converter.scoring.gate import Metric, check_gates
from converter.scoring.measurements import ChangedAnswer, changed_answers, compare_answers
from converter.scoring.reference import Reference
from converter.scoring.robustness import abstention_rate, largest_drop, score_shifts, screen
from converter.subsets import LabelledImages
from converter.trust.calibration import fit_temperature
from converter.trust.fit import TrustNumbers
from converter.trust.verification import alarm_shares, expected_calibration_error, set_coverage
from inference.bundle import Bundle
from inference.card import CoverageScore, Evidence, FalseAlarm, ModelCard
from inference.classifier import Classifier
from inference.decision import Prediction
from inference.runtime import Runtime
from inference.shifts import Shift
from inference.trust import calibrated_probabilities


@dataclass(frozen=True, eq=False)
class Judgement:
    """What the test images say of a build.

    Attributes:
        evidence: for the card, checks included.
        changed: images that the build answers otherwise than Keras.
        golden: arrays of golden.npz.
    """

    evidence: Evidence
    changed: tuple[ChangedAnswer, ...]
    golden: dict[str, NDArray[np.generic]]


def judge(
    build: bytes,
    float32_size: int,
    card: ModelCard,
    trust: TrustNumbers,
    test: LabelledImages,
    calibration: LabelledImages,
    reference: Reference,
    plan: ConversionPlan,
    on_shift: Callable[[Shift], None],
) -> Judgement:
    """Score a build on the test images and check its gates.

    Args:
        build: a TFLite flatbuffer.
        float32_size: of the float32 build, bytes.
        card: without evidence.
        trust: fitted for this build.
        test: the test images.
        calibration: what trust numbers were fitted on.
        reference: what Keras says.
        plan: gates, shifts and threads.
        on_shift: told before each shift.
    """
    golden = make_golden(card.preprocess, Runtime(build, plan.thread_count).run)
    classifier = Classifier(
        Bundle(Path(card.id), "", card, build, trust.arrays, golden), Runtime(build, plan.thread_count)
    )
    outputs = run_build(build, test.pixels, plan.thread_count)
    predictions = screen(classifier, test.pixels)
    shifts = score_shifts(classifier, test.pixels, test.truth, plan.shifts, reference.shifted_logits, on_shift)
    keras_error = _keras_calibration_error(reference, calibration, test)
    error = expected_calibration_error(calibrated_probabilities(outputs.logits, card.temperature), test.truth)
    measured = compare_answers(test, outputs, reference.test, card.labels) | {
        Metric.CALIBRATION_ERROR_RISE: error - keras_error,
        Metric.ROBUSTNESS_DROP: largest_drop(shifts),
        Metric.SIZE_SHARE: len(build) / float32_size,
    }
    changed = changed_answers(test, outputs, reference.test, card.labels)
    right = int((outputs.predicted == test.truth).sum())
    evidence = Evidence(
        subset=test.subset.value,
        image_count=len(test.truth),
        accuracy=right / len(test.truth),
        accuracy_interval_95=wilson_interval(right, len(test.truth)),
        keras_accuracy=accuracy(reference.test.predicted, test.truth),
        agreement_with_keras=measured[Metric.AGREEMENT],
        heatmap_correlation_median=measured[Metric.HEATMAP_CORRELATION],
        abstention_rate=abstention_rate(predictions),
        confusion=confusion(outputs.predicted, test.truth, len(card.labels)),
        per_class=class_scores(outputs.predicted, test.truth, card.labels),
        shifts=shifts,
        checks=check_gates(plan.recipe.build[card.precision].gates, measured, plan.allowed_drops),
        changed_answers=len(changed),
        malignant_to_benign=int(measured[Metric.MALIGNANT_TO_BENIGN]),
        calibration_error=error,
        keras_calibration_error=keras_error,
        coverage=_coverage(card, outputs, test),
        false_alarms=_false_alarms(card, predictions),
        image_sha256=tuple(sorted(test.sha256)),
    )
    return Judgement(evidence, changed, golden)


def _keras_calibration_error(reference: Reference, calibration: LabelledImages, test: LabelledImages) -> float:
    """Of Keras with a temperature of its own, fitted on the same images as the build's."""
    temperature = fit_temperature(reference.calibration.logits, calibration.truth)
    return expected_calibration_error(calibrated_probabilities(reference.test.logits, temperature), test.truth)


def _coverage(card: ModelCard, outputs: BuildOutputs, test: LabelledImages) -> tuple[CoverageScore, ...]:
    probabilities = calibrated_probabilities(outputs.logits, card.temperature)
    found = []
    for level, quantile in card.conformal.quantile_by_coverage.items():
        covered = set_coverage(probabilities, test.truth, quantile)
        found.append(CoverageScore(level=float(level), covered=covered.covered_share, mean_set_size=covered.mean_size))
    return tuple(found)


def _false_alarms(card: ModelCard, predictions: list[Prediction]) -> tuple[FalseAlarm, ...]:
    shares = alarm_shares(predictions, card.thresholds.abstain_below.default)
    return tuple(
        FalseAlarm(check=check, share=share)
        for check, share in (
            ("out_of_distribution", shares.out_of_distribution),
            ("blur", shares.blur),
            ("exposure", shares.exposure),
            ("stain", shares.stain),
            ("unsure", shares.unsure),
            ("abstained", shares.abstained),
        )
    )
