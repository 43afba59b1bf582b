"""Stores a build's float weights in fewer bytes; a DEQUANTIZE in front of them gives floats again when it is loaded.

Arithmetic stays float32. float16 is what TFLite's own converter writes. int8, one scale for each output of a layer, is
for the paper's flatten head, whose 48 million weights would make two thirds of an int8 build's bytes in float16.
"""

from typing import Any

import numpy as np
from ai_edge_litert import schema_py_generated as schema
from numpy.typing import NDArray

from converter.export.errors import ExportError
from converter.export.flatbuffer import Flatbuffer

_SMALLEST_STORED = 1024
# Versions that tflite-runtime 2.14 knows: float16 since 3, a scale for each channel since 5.
_FLOAT16_VERSION, _PER_CHANNEL_VERSION = 3, 5
_FLOAT16_MAX = float(np.finfo(np.float16).max)
_INT8_MAX = 127


def store_weights(build: Flatbuffer, int8_from_elements: int | None = None) -> None:
    """Edit a build in place: float32 constants of 1,024 numbers or more become float16, very large matrices int8.

    Args:
        build: any build; what is stored as int8 or float16 already stays.
        int8_from_elements: matrices with so many numbers or more are stored as int8; None stores none so.

    Raises:
        ExportError: a weight is larger than float16 can hold.
    """
    chosen = [
        (index, value)
        for index, value in build.constants()
        if value.dtype == np.float32 and value.size >= _SMALLEST_STORED
    ]
    added = []
    for index, value in chosen:
        if int8_from_elements is not None and value.ndim == 2 and value.size >= int8_from_elements:
            added.append(_store_int8(build, index, value))
        else:
            added.append(_store_float16(build, index, value))
    # In front of everything that reads them; they run once, when the build is loaded.
    build.graph.operators = [*added, *build.graph.operators]


def _store_float16(build: Flatbuffer, index: int, value: NDArray[Any]) -> Any:
    largest = float(np.abs(value).max())
    if largest > _FLOAT16_MAX:
        raise ExportError(f"{build.name(index)} holds {largest:g}, more than float16 can ({_FLOAT16_MAX:g})")
    stored = build.add_constant(f"{build.name(index)}/float16", value.astype("<f2"), schema.TensorType.FLOAT16)
    return _dequantize(build, stored, index, _FLOAT16_VERSION)


def _store_int8(build: Flatbuffer, index: int, value: NDArray[Any]) -> Any:
    axis = _output_axis(build, index)
    largest = np.abs(value).max(axis=1 - axis, keepdims=True)
    scales = np.where(largest > 0.0, largest / _INT8_MAX, 1.0).astype(np.float32)
    rounded = np.clip(np.rint(value / scales), -_INT8_MAX, _INT8_MAX).astype(np.int8)
    stored = build.add_constant(f"{build.name(index)}/int8", rounded, schema.TensorType.INT8)
    quantisation = schema.QuantizationParametersT()
    quantisation.scale = scales.ravel()
    quantisation.zeroPoint = np.zeros(scales.size, dtype=np.int64)
    quantisation.quantizedDimension = axis
    build.graph.tensors[stored].quantization = quantisation
    return _dequantize(build, stored, index, _PER_CHANNEL_VERSION)


def _output_axis(build: Flatbuffer, index: int) -> int:
    """The axis of a layer's outputs: FULLY_CONNECTED keeps (outputs, inputs); read by BATCH_MATMUL alone, the other."""
    names = {build.operation_name(each) for each in build.consumers(index)}
    return 0 if "FULLY_CONNECTED" in names else 1


def _dequantize(build: Flatbuffer, stored: int, index: int, version: int) -> Any:
    build.drop_data(index)
    operation = schema.OperatorT()
    operation.opcodeIndex = build.operation_code(schema.BuiltinOperator.DEQUANTIZE, version)
    operation.builtinOptionsType = schema.BuiltinOptions.DequantizeOptions
    operation.builtinOptions = schema.DequantizeOptionsT()
    operation.inputs = np.array([stored], dtype=np.int32)
    operation.outputs = np.array([index], dtype=np.int32)
    return operation
