"""Quantises a float build's backbone to int8; attention, head, heatmap and outputs are computed in float."""

import re
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from ai_edge_quantizer import quantizer
from ai_edge_quantizer.algorithm_manager import AlgorithmName
from ai_edge_quantizer.qtyping import TFLOperationName
from numpy.typing import NDArray

from converter.export.flatbuffer import Flatbuffer
from converter.export.interface import ENDPOINT
from converter.export.stored_weights import store_weights
from converter.quantisation.int8_recipe import Int8Recipe

_DEFAULT = Int8Recipe()


def quantize_int8(
    float_build: bytes,
    images: NDArray[np.uint8],
    recipe: Int8Recipe = _DEFAULT,
    float_layers: Sequence[str] = (),
) -> bytes:
    """Quantise the backbone's weights (per channel) and activations to int8, and store what stays float in fewer bytes.

    Args:
        float_build: a float32 build from `convert_float`.
        images: uint8 (N, H, W, 3), representative images, which the ranges of activations come from.
        recipe: scope and storage.
        float_layers: names of operations (their output tensors') that stay float although the scope finds them.

    Returns:
        A TFLite flatbuffer with the same inputs and outputs.
    """
    with tempfile.TemporaryDirectory(prefix="smearscope-quantize-") as folder:
        path = Path(folder) / "float.tflite"
        path.write_bytes(float_build)
        work = quantizer.Quantizer(str(path))
        work.add_static_config(
            regex=recipe.scope,
            operation_name=TFLOperationName.ALL_SUPPORTED,
            activation_num_bits=8,
            weight_num_bits=8,
        )
        for name in float_layers:
            # The quantiser ends a scope with a semicolon; the last rule that finds an operation is the one that counts.
            work.update_quantization_recipe(
                regex=f"^{re.escape(name)};$",
                operation_name=TFLOperationName.ALL_SUPPORTED,
                algorithm_key=AlgorithmName.NO_QUANTIZE,
            )
        with warnings.catch_warnings():
            # The quantiser keeps all tensors on purpose: it reads their ranges.
            warnings.filterwarnings("ignore", ".*experimental_preserve_all_tensors", UserWarning)
            ranges = work.calibrate({ENDPOINT: [{"images": image[None]} for image in images]}, num_threads=2)
            quantised = bytes(work.quantize(ranges).quantized_model)
    build = Flatbuffer(quantised)
    store_weights(build, recipe.int8_storage_from_elements)
    return build.to_bytes()
