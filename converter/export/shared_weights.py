"""Stores a dense layer's weights once, where the backward part of Grad-CAM would keep a transposed copy of them.

TFLite's FULLY_CONNECTED wants its weights as (outputs, inputs). The forward pass and the gradient of one dense layer
want opposite orders, so the converter writes both: for the paper's flatten head 193 MB more in float32. BATCH_MATMUL
takes the second order and reads the one copy that is left.
"""

import hashlib
from typing import Any

import numpy as np
from ai_edge_litert import schema_py_generated as schema
from numpy.typing import NDArray

from converter.export.flatbuffer import Flatbuffer

# Below this a second copy costs less than it is worth to think about: 1,024 numbers.
_SMALLEST_SHARED = 1024


def share_transposed_weights(build: Flatbuffer) -> int:
    """Edit a float32 build in place; its answers stay the same but for the order of sums.

    Args:
        build: as the TFLite converter wrote it.

    Returns:
        Bytes that are stored once less.
    """
    weights = {index: value for index, value in build.constants() if _is_matrix(value)}
    by_content = {_digest(value): index for index, value in weights.items()}
    saved_bytes = 0
    for index, value in weights.items():
        twin = by_content.get(_digest(value.T))
        consumers = build.consumers(index)
        if (
            twin is None
            or twin == index
            or not consumers
            or not all(_is_plain(build, each, index) for each in consumers)
        ):
            continue
        for operation in consumers:
            _read_transposed(build, operation, twin)
        build.drop_data(index)
        # The pair is done: its other half must stay, as it is what both read now.
        by_content.pop(_digest(value), None)
        saved_bytes += value.nbytes
    return saved_bytes


def _is_matrix(value: NDArray[Any]) -> bool:
    return value.dtype == np.float32 and value.ndim == 2 and value.size >= _SMALLEST_SHARED


def _is_plain(build: Flatbuffer, operation: Any, weights: int) -> bool:
    """Whether an operation is FULLY_CONNECTED by these weights, without bias or activation, as gradients are."""
    inputs = list(operation.inputs)
    return bool(
        build.operation_name(operation) == "FULLY_CONNECTED"
        and inputs.index(weights) == 1
        and (len(inputs) < 3 or inputs[2] < 0)
        and operation.builtinOptions.fusedActivationFunction == schema.ActivationFunctionType.NONE
    )


def _read_transposed(build: Flatbuffer, operation: Any, twin: int) -> None:
    options = schema.BatchMatMulOptionsT()
    options.adjX = options.adjY = options.asymmetricQuantizeInputs = False
    operation.opcodeIndex = build.operation_code(schema.BuiltinOperator.BATCH_MATMUL, 1)
    operation.builtinOptionsType = schema.BuiltinOptions.BatchMatMulOptions
    operation.builtinOptions = options
    operation.inputs = np.array([operation.inputs[0], twin], dtype=np.int32)


def _digest(value: NDArray[Any]) -> tuple[tuple[int, ...], bytes]:
    return value.shape, hashlib.sha256(np.ascontiguousarray(value).tobytes()).digest()
