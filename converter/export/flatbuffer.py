"""Opens a TFLite flatbuffer for editing and closes it again, with constants aligned as TFLite wants them."""

from collections.abc import Iterator, Mapping
from typing import Any

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema
from numpy.typing import NDArray

# `force_align: 16` of a buffer's data in TFLite's schema, which the generated Python code leaves out.
_ALIGNMENT_BYTES = 16
_IDENTIFIER = b"TFL3"
# Operation codes once had one byte; newer ones keep this number there. Readers take the larger of both fields.
_LARGEST_OLD_CODE = 127

_TYPES: Mapping[int, np.dtype[Any]] = {
    schema.TensorType.FLOAT32: np.dtype("<f4"),
    schema.TensorType.FLOAT16: np.dtype("<f2"),
    schema.TensorType.INT8: np.dtype("i1"),
    schema.TensorType.INT32: np.dtype("<i4"),
}


class Flatbuffer:
    """A build opened for editing; all of SmearScope's builds have one subgraph.

    Args:
        build: a TFLite flatbuffer.

    Attributes:
        model: the schema's `ModelT`.
        graph: its only `SubGraphT`.

    Raises:
        ValueError: more than one subgraph, or none; the project's own exports have one.
    """

    def __init__(self, build: bytes) -> None:
        self.model: Any = schema.ModelT.InitFromObj(schema.Model.GetRootAs(build, 0))
        if len(self.model.subgraphs) != 1:
            raise ValueError(f"expected a build of one subgraph, got {len(self.model.subgraphs)}")
        self.graph: Any = self.model.subgraphs[0]
        for buffer in self.model.buffers:
            # ai-edge-quantizer puts weights behind the flatbuffer; older runtimes and OpenVINO look for them inside.
            if buffer.offset > 1:
                buffer.data = np.frombuffer(build, np.uint8, buffer.size, buffer.offset)
                buffer.offset = buffer.size = 0
        for code in self.model.operatorCodes:
            # And it leaves the old one-byte field empty, which these read.
            code.builtinCode = max(code.builtinCode, code.deprecatedBuiltinCode)
            code.deprecatedBuiltinCode = min(code.builtinCode, _LARGEST_OLD_CODE)

    def to_bytes(self) -> bytes:
        """The flatbuffer as it now is, without what nothing uses; the same edits give the same bytes."""
        self.prune()
        self.model.buffers = [_AlignedBuffer(each) for each in self.model.buffers]
        builder = flatbuffers.Builder(1 << 20)
        builder.Finish(self.model.Pack(builder), _IDENTIFIER)
        return bytes(builder.Output())

    def name(self, index: int) -> str:
        """Name of a tensor."""
        name: bytes | None = self.graph.tensors[index].name
        return "" if name is None else name.decode()

    def constant(self, index: int) -> NDArray[Any] | None:
        """A constant tensor's numbers, or None where the tensor is computed or of a type that is never a weight."""
        tensor = self.graph.tensors[index]
        data = self.model.buffers[tensor.buffer].data
        dtype = _TYPES.get(tensor.type)
        if data is None or not len(data) or dtype is None:
            return None
        values: NDArray[Any] = np.frombuffer(np.asarray(data, dtype=np.uint8).tobytes(), dtype)
        return values.reshape(_shape(tensor))

    def constants(self) -> Iterator[tuple[int, NDArray[Any]]]:
        """Every constant tensor: its index and its numbers."""
        for index in range(len(self.graph.tensors)):
            found = self.constant(index)
            if found is not None:
                yield index, found

    def consumers(self, index: int) -> list[Any]:
        """Operations that read a tensor."""
        return [operation for operation in self.graph.operators if index in list(operation.inputs)]

    def operation_name(self, operation: Any) -> str:
        """Builtin name of an operation, such as `CONV_2D`; a custom one's own name behind `custom:`."""
        code = self.model.operatorCodes[operation.opcodeIndex]
        number = code.builtinCode
        if number == schema.BuiltinOperator.CUSTOM:
            return f"custom:{(code.customCode or b'?').decode()}"
        return str(next(name for name, value in vars(schema.BuiltinOperator).items() if value == number))

    def operation_code(self, builtin: int, version: int) -> int:
        """Index of an operation code, added where the build has none of that version yet."""
        for index, code in enumerate(self.model.operatorCodes):
            if code.builtinCode == builtin and code.version == version:
                return index
        code = schema.OperatorCodeT()
        code.builtinCode = builtin
        code.deprecatedBuiltinCode = min(builtin, _LARGEST_OLD_CODE)
        code.version = version
        self.model.operatorCodes.append(code)
        return len(self.model.operatorCodes) - 1

    def add_constant(self, name: str, values: NDArray[Any], tensor_type: int) -> int:
        """Add a constant tensor and return its index; the type is one of the schema's `TensorType`."""
        buffer = schema.BufferT()
        buffer.data = np.frombuffer(np.ascontiguousarray(values).tobytes(), np.uint8)
        self.model.buffers.append(buffer)
        tensor = schema.TensorT()
        tensor.name, tensor.type = name.encode(), tensor_type
        tensor.shape = np.array(values.shape, dtype=np.int32)
        tensor.buffer = len(self.model.buffers) - 1
        tensor.isVariable, tensor.hasRank = False, True
        self.graph.tensors.append(tensor)
        return len(self.graph.tensors) - 1

    def prune(self) -> None:
        """Take out tensors that no operation reads or writes, and buffers that nothing holds."""
        graph, signatures = self.graph, self.model.signatureDefs or []
        ends = [each for signature in signatures for each in (*signature.inputs, *signature.outputs)]
        used = {*map(int, graph.inputs), *map(int, graph.outputs), *(each.tensorIndex for each in ends)}
        for operation in graph.operators:
            used |= {int(index) for index in (*operation.inputs, *operation.outputs) if index >= 0}
        place = {old: new for new, old in enumerate(sorted(used))} | {-1: -1}

        def moved(indices: Any) -> NDArray[np.int32]:
            return np.array([place[int(index)] for index in indices], dtype=np.int32)

        graph.tensors = [graph.tensors[old] for old in sorted(used)]
        graph.inputs, graph.outputs = moved(graph.inputs), moved(graph.outputs)
        for operation in graph.operators:
            operation.inputs, operation.outputs = moved(operation.inputs), moved(operation.outputs)
        for end in ends:
            end.tensorIndex = place[end.tensorIndex]
        self._prune_buffers()

    def _prune_buffers(self) -> None:
        metadata = self.model.metadata or []
        # Buffer 0 is the empty one that every computed tensor names.
        used = sorted({0, *(each.buffer for each in self.graph.tensors), *(each.buffer for each in metadata)})
        place = {old: new for new, old in enumerate(used)}
        self.model.buffers = [self.model.buffers[old] for old in used]
        for holder in (*self.graph.tensors, *metadata):
            holder.buffer = place[holder.buffer]

    def drop_data(self, index: int) -> None:
        """Turn a constant tensor into one that an operation computes; its buffer goes where no other tensor has it."""
        tensor = self.graph.tensors[index]
        old, tensor.buffer = tensor.buffer, 0
        if not any(each.buffer == old for each in self.graph.tensors):
            self.model.buffers[old].data = None


def _shape(tensor: Any) -> tuple[int, ...]:
    return () if tensor.shape is None else tuple(int(side) for side in tensor.shape)


class _AlignedBuffer(schema.BufferT):  # type: ignore[misc] # the generated module has no types
    """A buffer that is written with the alignment of the schema."""

    def __init__(self, buffer: Any) -> None:
        super().__init__()
        self.data, self.offset, self.size = buffer.data, buffer.offset, buffer.size

    def Pack(self, builder: Any) -> Any:  # noqa: N802 # the generated code calls it by this name
        data = None
        if self.data is not None and len(self.data):
            content = np.asarray(self.data, dtype=np.uint8).tobytes()
            builder.StartVector(1, len(content), _ALIGNMENT_BYTES)
            start = builder.Head() - len(content)
            builder.head = start
            builder.Bytes[start : start + len(content)] = content
            data = builder.EndVector()
        schema.BufferStart(builder)
        if data is not None:
            schema.BufferAddData(builder, data)
        schema.BufferAddOffset(builder, self.offset)
        schema.BufferAddSize(builder, self.size)
        return schema.BufferEnd(builder)
