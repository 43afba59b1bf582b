"""Answers for one image: the whole way from decoded pixels to a decision with its reasons."""

import time
from dataclasses import replace
from pathlib import Path

from inference.bundle import Bundle, read_bundle
from inference.card import ModelCard
from inference.decision import Flag, Prediction, decide, is_barely_sure
from inference.errors import BundleRefusedError
from inference.golden import replay_golden
from inference.images import SmearImage
from inference.prepared import PreparedImage, prepare
from inference.runtime import InferenceRuntime, ModelRejectedError
from inference.runtime_choice import RuntimeKind, open_runtime
from inference.trust import (
    calibrated_probabilities,
    out_of_distribution_score,
    prediction_set,
    stain_distance,
)

SET_COVERAGE = "0.95"


class Classifier:
    """A bundle with a runtime. Not to be shared between threads: make one per worker.

    Args:
        bundle: verified.
        runtime: with the bundle's build loaded.
    """

    def __init__(self, bundle: Bundle, runtime: InferenceRuntime) -> None:
        self.bundle = bundle
        self.runtime = runtime

    @property
    def card(self) -> ModelCard:
        """The bundle's model card."""
        return self.bundle.card

    def classify(self, image: SmearImage) -> Prediction:
        """Classify one decoded field.

        Raises:
            ModelRejectedError: the interpreter fails on it.
        """
        started = time.perf_counter()
        prediction = self.answer(prepare(image, self.card.preprocess))
        return replace(prediction, elapsed_ms=(time.perf_counter() - started) * 1000.0)

    def answer(self, prepared: PreparedImage) -> Prediction:
        """Classify a field that was read and prepared elsewhere, with this bundle's `PreprocessSpec`.

        Returns:
            The prediction; its `elapsed_ms` is of the inference alone.

        Raises:
            ModelRejectedError: the interpreter fails on it.
        """
        started = time.perf_counter()
        card = self.card
        outputs = self.runtime.run(prepared.array)
        probabilities = calibrated_probabilities(outputs.logits, card.temperature)
        score = out_of_distribution_score(outputs.features, self.bundle.trust, card.out_of_distribution_method)
        best = int(probabilities.argmax())
        flags = self._flags(prepared, float(probabilities[best]), score)
        return Prediction(
            probabilities=tuple(probabilities.tolist()),
            predicted_index=best,
            prediction_set=prediction_set(probabilities, card.conformal.quantile_by_coverage[SET_COVERAGE]),
            decision=decide(float(probabilities[best]), card.thresholds.abstain_below.default, flags),
            flags=tuple(flag for flag in Flag if flag in flags),
            heatmaps=outputs.heatmaps,
            out_of_distribution_score=score,
            elapsed_ms=(time.perf_counter() - started) * 1000.0,
        )

    def _flags(self, prepared: PreparedImage, probability: float, score: float) -> frozenset[Flag]:
        quality = prepared.quality
        limits = self.card.thresholds
        found = {
            Flag.BLUR: quality.sharpness < limits.blur_below.default,
            Flag.EXPOSURE: not limits.dark_below.default <= quality.brightness <= limits.bright_above.default,
            Flag.STAIN: stain_distance(quality.stain, self.bundle.trust) > limits.stain_above.default,
            Flag.ASPECT_RATIO: not self.card.preprocess.aspect_ratio_is_known(prepared.width_px, prepared.height_px),
            Flag.OUT_OF_DISTRIBUTION: score > limits.out_of_distribution_above.default,
            Flag.NEAR_THRESHOLD: is_barely_sure(
                probability, limits.abstain_below.default, limits.near_threshold_margin.default
            ),
        }
        return frozenset(flag for flag, present in found.items() if present)


def load_classifier(path: Path, thread_count: int = 1, runtime: RuntimeKind = RuntimeKind.TFLITE) -> Classifier:
    """Read a bundle, verify it, and replay its golden outputs.

    Args:
        path: bundle folder or `.smear` file.
        thread_count: threads of one inference.
        runtime: what runs the build; one that cannot reproduce the golden outputs is refused, never replaced.

    Raises:
        BundleRefusedError: hash, schema, labels, shapes or golden outputs do not hold.
        RuntimeMissingError: the runtime is not installed.
    """
    bundle = read_bundle(path)
    try:
        loaded = open_runtime(runtime, bundle.model, thread_count)
        expected = (1, bundle.card.preprocess.height_px, bundle.card.preprocess.width_px, 3)
        if loaded.input_shape != expected:
            raise BundleRefusedError(
                path, f"model.tflite takes {loaded.input_shape}; model_card.json promises {expected}"
            )
        replay_golden(bundle, loaded)
    except ModelRejectedError as error:
        raise BundleRefusedError(path, f"model.tflite: {error}{_hint(runtime)}") from error
    except BundleRefusedError as error:
        raise BundleRefusedError(path, f"{error.reason}{_hint(runtime)}") from error
    if SET_COVERAGE not in bundle.card.conformal.quantile_by_coverage:
        raise BundleRefusedError(path, f"model_card.json has no conformal quantile for {SET_COVERAGE}")
    return Classifier(bundle, loaded)


def _hint(runtime: RuntimeKind) -> str:
    return "" if runtime is RuntimeKind.TFLITE else f". Try it with the runtime {RuntimeKind.TFLITE.value}, the default"
