"""Golden inputs are drawn, and are those on which the build answers most clearly."""

import numpy as np
from numpy.typing import NDArray

from converter.bundles.golden_inputs import GOLDEN_COUNT, make_golden
from converter.drawing.smears import NamedStyle
from inference.preprocessing import PreprocessSpec
from inference.runtime import RawOutputs

SPEC = PreprocessSpec(width_px=32, height_px=24)


def test_the_four_candidates_with_the_largest_margin_are_kept_with_their_outputs():
    margins: list[float] = []

    def run(image: NDArray[np.uint8]) -> RawOutputs:
        margin = float(image.mean())
        margins.append(margin)
        logits = np.array([1.0, 1.0 + margin, 0.5], np.float32)
        return RawOutputs(logits, np.full((2, 2, 3), margin, np.float32), np.zeros(5, np.float32))

    golden = make_golden(SPEC, run)

    assert golden["inputs"].shape == (GOLDEN_COUNT, 24, 32, 3)
    assert golden["inputs"].dtype == np.uint8
    assert golden["logits"].shape == (GOLDEN_COUNT, 3)
    assert golden["heatmaps"].shape == (GOLDEN_COUNT, 2, 2, 3)
    assert len(margins) == 2 * len(NamedStyle)
    kept = golden["logits"][:, 1] - golden["logits"][:, 0]
    np.testing.assert_allclose(np.sort(kept), np.sort(margins)[-GOLDEN_COUNT:], rtol=1e-5)
    for image, heatmap in zip(golden["inputs"], golden["heatmaps"], strict=True):
        assert heatmap[0, 0, 0] == np.float32(image.mean()), "inputs and outputs stay together"
