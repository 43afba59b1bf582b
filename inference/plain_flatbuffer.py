"""Writes a TFLite build in the plain form that every reader knows, and reads its signature.

Newer converters put large buffers behind the flatbuffer and leave the older of two operation codes empty; the TFLite
interpreter reads both, OpenVINO neither (its issue 29666).
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from inference.runtime import ModelRejectedError

_MARK = b"TFL3"
# Codes above it do not fit the older field; readers of both fields take the larger.
_LARGEST_OLD_CODE = 127


@dataclass(frozen=True, eq=False)
class PlainBuild:
    """A build in plain form.

    Attributes:
        model: the TFLite flatbuffer, without anything behind it.
        inputs: tensor name by name in the signature.
        outputs: tensor name by name in the signature.
    """

    model: bytes
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]


def plain_build(model: bytes) -> PlainBuild:
    """Write a build anew: same operations, same weights.

    Args:
        model: a TFLite flatbuffer with one signature.

    Raises:
        ModelRejectedError: it is none.
    """
    # Thousands of lines: imported only where a build is written anew.
    import flatbuffers
    from ai_edge_litert import schema_py_generated as schema

    try:
        if model[4:8] != _MARK:
            raise ValueError(f"it does not begin as a TFLite file, with {_MARK.decode()} at byte 4")
        graph = schema.ModelT.InitFromObj(schema.Model.GetRootAs(model, 0))
        signature = graph.signatureDefs[0]
        tensors = graph.subgraphs[signature.subgraphIndex].tensors
        inputs, outputs = (
            {entry.name.decode(): tensors[entry.tensorIndex].name.decode() for entry in entries}
            for entries in (signature.inputs, signature.outputs)
        )
        for buffer in graph.buffers:
            _take_in(buffer, model)
        for code in graph.operatorCodes:
            code.deprecatedBuiltinCode = min(max(code.builtinCode, code.deprecatedBuiltinCode), _LARGEST_OLD_CODE)
        builder = flatbuffers.Builder(len(model))
        builder.Finish(graph.Pack(builder), _MARK)
    except (struct.error, ValueError, TypeError, IndexError, AttributeError, UnicodeDecodeError) as error:
        raise ModelRejectedError(f"the build is no TFLite file with a signature: {error}") from error
    return PlainBuild(bytes(builder.Output()), inputs, outputs)


def _take_in(buffer: Any, model: bytes) -> None:
    # An offset of 0 or 1 stands for none.
    if buffer.offset > 1:
        buffer.data = np.frombuffer(model, np.uint8, buffer.size, buffer.offset)
        buffer.offset = buffer.size = 0
