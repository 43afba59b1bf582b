"""Writes PyTorch state-dict files without PyTorch, in the older format and in that since 1.6."""

import io
import pickle
import struct
import sys
import types
import zipfile
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

MAGIC = 0x1950A86A20F9469CFC6C
_STORAGE_BY_DTYPE = {"float32": "FloatStorage", "int64": "LongStorage", "float16": "HalfStorage"}


@dataclass(frozen=True, eq=False)
class FakeTensor:
    """A view into a storage, as the file will describe it; numbers may be wrong on purpose."""

    storage: np.ndarray
    offset: Any = 0
    shape: Any = ()
    stride: Any = ()

    @classmethod
    def of(cls, values: np.ndarray) -> "FakeTensor":
        strides = tuple(step // values.itemsize for step in values.strides)
        return cls(np.ascontiguousarray(values).ravel(), 0, values.shape, strides)


def write_legacy(path: Path, tensors: Mapping[str, Any], facts: Mapping[str, Any] | None = None) -> Path:
    """The older format: five pickles, then the storages."""
    pickled, storages = _pickle(tensors, with_view=True)
    content = io.BytesIO()
    for part in (MAGIC, 1001, dict(facts or {"little_endian": True})):
        pickle.dump(part, content, protocol=2)
    content.write(pickled)
    pickle.dump(list(storages), content, protocol=2)
    for storage in storages.values():
        content.write(struct.pack("<q", storage.size) + storage.tobytes())
    path.write_bytes(content.getvalue())
    return path


def write_zip(
    path: Path, tensors: Mapping[str, Any], *, byteorder: bytes = b"little", compression: int = zipfile.ZIP_STORED
) -> Path:
    """The format since PyTorch 1.6."""
    pickled, storages = _pickle(tensors, with_view=False)
    with zipfile.ZipFile(path, "w", compression) as archive:
        archive.writestr("weights/data.pkl", pickled)
        archive.writestr("weights/byteorder", byteorder)
        for key, storage in storages.items():
            archive.writestr(f"weights/data/{key}", storage.tobytes())
    return path


def _pickle(tensors: Any, *, with_view: bool) -> tuple[bytes, dict[str, np.ndarray]]:
    storages: dict[str, np.ndarray] = {}
    with _fake_torch() as torch:
        pickler = _Pickler(storages, torch, with_view)
        pickler.dump(tensors)
    return pickler.content.getvalue(), storages


@contextmanager
def _fake_torch() -> Iterator[types.ModuleType]:
    """Modules of PyTorch's names for as long as something is pickled by them."""
    torch, utils = types.ModuleType("torch"), types.ModuleType("torch._utils")
    for name in _STORAGE_BY_DTYPE.values():
        setattr(torch, name, type(name, (), {"__module__": "torch"}))

    def rebuild(*_parts: Any) -> None:
        """Only its name is written."""

    rebuild.__module__, rebuild.__qualname__ = "torch._utils", "_rebuild_tensor_v2"
    utils._rebuild_tensor_v2 = rebuild
    with mock.patch.dict(sys.modules, {"torch": torch, "torch._utils": utils}):
        torch._utils = utils
        yield torch


class _Pickler(pickle.Pickler):
    def __init__(self, storages: dict[str, np.ndarray], torch: types.ModuleType, with_view: bool) -> None:
        self.content = io.BytesIO()
        super().__init__(self.content, protocol=2)
        self._storages, self._torch, self._with_view = storages, torch, with_view

    def reducer_override(self, obj: Any) -> Any:
        if not isinstance(obj, FakeTensor):
            return NotImplemented
        parts = (_Storage(obj.storage), obj.offset, obj.shape, obj.stride, False, OrderedDict())
        return self._torch._utils._rebuild_tensor_v2, parts

    def persistent_id(self, obj: Any) -> Any:
        if not isinstance(obj, _Storage):
            return None
        key = str(id(obj.values))
        self._storages[key] = obj.values
        kind = getattr(self._torch, _STORAGE_BY_DTYPE[str(obj.values.dtype)])
        pid = ("storage", kind, key, "cpu", obj.values.size)
        return (*pid, None) if self._with_view else pid


@dataclass(frozen=True, eq=False)
class _Storage:
    values: np.ndarray
