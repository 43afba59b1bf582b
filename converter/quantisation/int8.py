"""Quantises a float build's backbone to int8; attention, head, heatmap and outputs are computed in float."""

import re
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from ai_edge_quantizer import calibrator, quantizer
from ai_edge_quantizer.algorithm_manager import AlgorithmName
from ai_edge_quantizer.qtyping import TFLOperationName
from ai_edge_quantizer.utils.qsv_utils import min_max_update
from numpy.typing import NDArray

from converter.export.flatbuffer import Flatbuffer
from converter.export.interface import ENDPOINT, INPUT
from converter.export.stored_weights import store_weights
from converter.quantisation.int8_recipe import Activations, Int8Recipe

# The range of each tensor, as ai-edge-quantizer keeps it.
Ranges = dict[str, Any]

_DEFAULT = Int8Recipe()
_WITH_WEIGHTS = (TFLOperationName.CONV_2D, TFLOperationName.DEPTHWISE_CONV_2D, TFLOperationName.FULLY_CONNECTED)


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
    return quantize_with(float_build, find_ranges(float_build, images, recipe), recipe, recipe.scope, float_layers)


def find_ranges(float_build: bytes, images: NDArray[np.uint8], recipe: Int8Recipe) -> Ranges:
    """The smallest and the largest value of each tensor that the recipe quantises; none where only weights are int8.

    Args:
        float_build: a float32 build.
        images: uint8 (N, H, W, 3), representative images.
        recipe: its scope.
    """
    with tempfile.TemporaryDirectory(prefix="smearscope-ranges-") as folder, _keeping_all_tensors():
        work = _quantizer(float_build, Path(folder), recipe.scope, recipe.activations)
        if not work.need_calibration:
            return {}
        # Not `Quantizer.calibrate`: its moving average cuts off what half of the images exceed (ADR 4), and the
        # recipe in force has no public way from the quantiser to a calibrator with another rule.
        found = calibrator.Calibrator(float_build, num_threads=2, qsv_update_func=min_max_update)
        found.calibrate({ENDPOINT: [{INPUT: image[None]} for image in images]}, work._recipe_manager)
        return dict(found.get_model_qsvs())


def quantize_with(
    float_build: bytes, ranges: Ranges, recipe: Int8Recipe, scope: str, float_layers: Sequence[str] = ()
) -> bytes:
    """Quantise what `scope` finds, within the recipe's scope, with ranges found before.

    Args:
        float_build: a float32 build.
        ranges: from `find_ranges` of the same build and recipe.
        recipe: how floats are stored.
        scope: regular expression on names of operations, each followed by a semicolon.
        float_layers: names that stay float all the same.
    """
    with tempfile.TemporaryDirectory(prefix="smearscope-quantize-") as folder, _keeping_all_tensors():
        work = _quantizer(float_build, Path(folder), scope, recipe.activations)
        for name in float_layers:
            # The last rule that finds an operation is the one that counts.
            work.update_quantization_recipe(
                regex=only(name), operation_name=TFLOperationName.ALL_SUPPORTED, algorithm_key=AlgorithmName.NO_QUANTIZE
            )
        build = Flatbuffer(bytes(work.quantize(ranges or None).quantized_model))
    store_weights(build, recipe.int8_storage_from_elements)
    return build.to_bytes()


def only(*names: str) -> str:
    """A scope of these operations; the quantiser ends each name with a semicolon."""
    return f"^({'|'.join(re.escape(name) for name in names)});$"


@contextmanager
def _keeping_all_tensors() -> Iterator[None]:
    """The quantiser keeps all tensors on purpose, to read them, and the interpreter warns of it."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*experimental_preserve_all_tensors", UserWarning)
        yield


def _quantizer(float_build: bytes, folder: Path, scope: str, activations: Activations) -> Any:
    path = folder / "float.tflite"
    path.write_bytes(float_build)
    work = quantizer.Quantizer(str(path))
    if activations is Activations.FLOAT32:
        for operation in _WITH_WEIGHTS:
            work.add_weight_only_config(regex=scope, operation_name=operation, num_bits=8)
    else:
        work.add_static_config(
            regex=scope,
            operation_name=TFLOperationName.ALL_SUPPORTED,
            activation_num_bits=8,
            weight_num_bits=8,
        )
    return work
