"""Draws the golden inputs of a bundle: generated fields on which the build answers clearly."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from converter.drawing.smears import NamedStyle, draw_smear
from inference.preprocessing import PreprocessSpec, preprocess
from inference.runtime import RawOutputs

GOLDEN_COUNT = 4
_CANDIDATE_SEEDS = (11, 12)
_CANVAS_PX = (448, 336)


def make_golden(spec: PreprocessSpec, run: Callable[[NDArray[np.uint8]], RawOutputs]) -> dict[str, NDArray[np.generic]]:
    """Draw candidates and keep those with the largest margin between first and second class.

    A field near a tie would fail the replay on a CPU that rounds differently without anything being broken.

    Args:
        spec: the model's preprocessing.
        run: one inference of the build.

    Returns:
        `inputs` uint8 (4, H, W, 3), `logits` float32 (4, K), `heatmaps` float32 (4, h, w, K).
    """
    width_px, height_px = _CANVAS_PX
    inputs = [
        preprocess(draw_smear(style.value, width_px=width_px, height_px=height_px, seed=seed), spec)
        for seed in _CANDIDATE_SEEDS
        for style in NamedStyle
    ]
    outputs = [run(image) for image in inputs]
    margins = [float(np.diff(np.sort(each.logits)[-2:])[0]) for each in outputs]
    chosen = sorted(np.argsort(margins)[-GOLDEN_COUNT:].tolist())
    return {
        "inputs": np.stack([inputs[index] for index in chosen]),
        "logits": np.stack([outputs[index].logits for index in chosen]),
        "heatmaps": np.stack([outputs[index].heatmaps for index in chosen]),
    }
