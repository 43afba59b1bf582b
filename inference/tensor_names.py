"""Reads which tensor of a TFLite build stands for which input and output, for runtimes that know tensors only."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass

from inference.runtime import ModelRejectedError

_MARK = b"TFL3"


@dataclass(frozen=True)
class TensorNames:
    """What a build's inputs and outputs are called inside.

    Attributes:
        inputs: tensor name by name in the signature.
        outputs: tensor name by name in the signature.
    """

    inputs: Mapping[str, str]
    outputs: Mapping[str, str]


def read_tensor_names(model: bytes) -> TensorNames:
    """Read the first signature of a build.

    Args:
        model: a TFLite flatbuffer.

    Raises:
        ModelRejectedError: it is none, or has no signature.
    """
    # Thousands of lines: imported only where they are needed.
    from ai_edge_litert import schema_py_generated as schema

    try:
        if model[4:8] != _MARK:
            raise ValueError(f"it does not begin as a TFLite file, with {_MARK.decode()} at byte 4")
        build = schema.Model.GetRootAs(model, 0)
        signature = build.SignatureDefs(0)
        graph = build.Subgraphs(signature.SubgraphIndex())
        inputs = [signature.Inputs(index) for index in range(signature.InputsLength())]
        outputs = [signature.Outputs(index) for index in range(signature.OutputsLength())]
        return TensorNames(
            *(
                {entry.Name().decode(): graph.Tensors(entry.TensorIndex()).Name().decode() for entry in entries}
                for entries in (inputs, outputs)
            )
        )
    except (struct.error, ValueError, TypeError, IndexError, AttributeError) as error:
        raise ModelRejectedError(f"the build is no TFLite file with a signature: {error}") from error
