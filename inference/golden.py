"""Replays a bundle's golden inputs, so that a broken runtime or CPU is found before a patient image meets it."""

import numpy as np
from numpy.typing import NDArray

from inference.bundle import Bundle
from inference.bundle_files import GOLDEN_FILE
from inference.errors import BundleRefusedError
from inference.runtime import InferenceRuntime
from inference.trust import calibrated_probabilities


def replay_golden(bundle: Bundle, runtime: InferenceRuntime) -> None:
    """Run the golden inputs and compare with what the build gave when it was made.

    Raises:
        BundleRefusedError: another class, a probability or a heatmap outside the card's tolerance.
        ModelRejectedError: the interpreter fails.
    """
    tolerance = bundle.card.golden_tolerance
    for index, image in enumerate(bundle.golden["inputs"].astype(np.uint8)):
        outputs = runtime.run(image)
        _check_output_shapes(bundle, outputs.logits, outputs.heatmaps, outputs.features)
        expected = calibrated_probabilities(bundle.golden["logits"][index].astype(np.float32), bundle.card.temperature)
        found = calibrated_probabilities(outputs.logits, bundle.card.temperature)
        difference = float(np.abs(expected - found).max())
        if expected.argmax() != found.argmax() or difference > tolerance.probability:
            raise _mismatch(
                bundle,
                runtime,
                index,
                f"probabilities differ by {difference:.4f}; at most {tolerance.probability} is allowed",
            )
        correlation = heatmap_correlation(bundle.golden["heatmaps"][index].astype(np.float32), outputs.heatmaps)
        if correlation < tolerance.heatmap_correlation:
            raise _mismatch(
                bundle,
                runtime,
                index,
                f"heatmaps correlate by {correlation:.3f}; at least {tolerance.heatmap_correlation} is needed",
            )


def heatmap_correlation(first: NDArray[np.float32], second: NDArray[np.float32]) -> float:
    """Pearson correlation of two heatmaps of the same shape; 1 for two constant ones, 0 if only one is constant."""
    left, right = first.ravel().astype(np.float64), second.ravel().astype(np.float64)
    deviations = left.std(), right.std()
    if min(deviations) == 0.0:
        return 1.0 if max(deviations) == 0.0 else 0.0
    return float(np.mean((left - left.mean()) * (right - right.mean())) / (deviations[0] * deviations[1]))


def _check_output_shapes(
    bundle: Bundle,
    logits: NDArray[np.float32],
    heatmaps: NDArray[np.float32],
    features: NDArray[np.float32],
) -> None:
    card = bundle.card
    expected = ((len(card.labels),), (*card.heatmap_size, len(card.labels)), (card.feature_count,))
    found = (logits.shape, heatmaps.shape, features.shape)
    if found != expected:
        raise BundleRefusedError(bundle.path, f"the model answers with shapes {found}; its card promises {expected}")


def _mismatch(bundle: Bundle, runtime: InferenceRuntime, index: int, what: str) -> BundleRefusedError:
    return BundleRefusedError(
        bundle.path,
        f"{GOLDEN_FILE} could not be reproduced by {runtime.name} {runtime.version} on this computer: input {index}: "
        f"{what}. Do not screen with this bundle here; report computer and version",
    )
