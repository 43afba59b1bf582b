"""Quantises a float build's backbone to int8; attention, head, heatmap and outputs stay in float."""

import tempfile
import warnings
from pathlib import Path

import numpy as np
from ai_edge_quantizer import quantizer
from ai_edge_quantizer.qtyping import TFLOperationName
from numpy.typing import NDArray

from converter.export.graph import ENDPOINT
from converter.quantisation.int8_recipe import QUANTISED_SCOPE, Int8Recipe


def representative_images(
    train_pixels: NDArray[np.uint8], truth: NDArray[np.int64], recipe: Int8Recipe
) -> NDArray[np.uint8]:
    """Draw images for the ranges from the training images only, the same number of each class.

    Args:
        train_pixels: uint8 (N, H, W, 3).
        truth: int (N,).
        recipe: how many, and the seed.

    Returns:
        uint8 (about representative_count, H, W, 3).
    """
    rng = np.random.default_rng(recipe.seed)
    classes = np.unique(truth)
    each = max(1, recipe.representative_count // len(classes))
    chosen = [rng.permutation(np.flatnonzero(truth == label))[:each].astype(np.int64) for label in classes]
    return train_pixels[np.sort(np.concatenate(chosen))]


def quantize_int8(float_model: bytes, images: NDArray[np.uint8], scope: str = QUANTISED_SCOPE) -> bytes:
    """Quantise the backbone's weights (per channel) and activations to int8.

    Args:
        float_model: a float32 build from `convert_float`.
        images: uint8 (N, H, W, 3), representative images.
        scope: regular expression; operations whose output tensor's name it finds are quantised.

    Returns:
        A TFLite flatbuffer with the same inputs and outputs.
    """
    with tempfile.TemporaryDirectory(prefix="smearscope-quantize-") as folder:
        path = Path(folder) / "float.tflite"
        path.write_bytes(float_model)
        work = quantizer.Quantizer(str(path))
        work.add_static_config(
            regex=scope,
            operation_name=TFLOperationName.ALL_SUPPORTED,
            activation_num_bits=8,
            weight_num_bits=8,
        )
        with warnings.catch_warnings():
            # The quantiser keeps all tensors on purpose: it reads their ranges.
            warnings.filterwarnings("ignore", ".*experimental_preserve_all_tensors", UserWarning)
            ranges = work.calibrate({ENDPOINT: [{"images": image[None]} for image in images]}, num_threads=2)
            return bytes(work.quantize(ranges).quantized_model)
