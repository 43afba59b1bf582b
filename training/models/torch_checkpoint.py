"""Reads tensors from a PyTorch state-dict file, without PyTorch and without running its code.

The older files are five pickles (magic number, protocol, system facts, the dictionary, the storages' keys) and then the
storages' bytes (`torch.serialization`, "legacy load"); those since PyTorch 1.6 are a ZIP archive of one pickle and a
member for each storage. Pickles can run code, so only the names that a state dict needs are resolved; anything else is
refused. All bytes are bounded by the file's size, so that a wrong number in it cannot ask for more memory.
"""

import math
import pickle
import pickletools
import struct
import zipfile
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from inference.errors import UnusableInputError

_MAGIC = 0x1950A86A20F9469CFC6C
_PICKLE_PROTOCOL = 2  # what PyTorch writes
_ZIP_START = b"PK\x03\x04"
_DTYPE_BY_STORAGE: Mapping[str, np.dtype[Any]] = MappingProxyType(
    {"FloatStorage": np.dtype("<f4"), "LongStorage": np.dtype("<i8")}
)
_ONLY_TENSORS = "save the network's state dict alone: torch.save(network.state_dict(), 'NAME.pth')"


@dataclass(frozen=True, eq=False)
class _View:
    """A tensor as the dictionary describes it, before the bytes are read."""

    storage_key: str
    offset: int
    shape: tuple[int, ...]
    stride: tuple[int, ...]


def read_state_dict(path: Path) -> dict[str, NDArray[Any]]:
    """The tensors of a state-dict file by name, as NumPy arrays.

    Raises:
        UnusableInputError: missing, damaged, of another format, or it asks for more than tensors.
    """
    try:
        with path.open("rb") as file:
            zipped = file.read(len(_ZIP_START)) == _ZIP_START
            file.seek(0)
            return _read_zip(file) if zipped else _read_legacy(file, path.stat().st_size)
    except OSError as error:
        raise UnusableInputError(f"{path} cannot be read: {error.strerror or error}") from error
    except Exception as error:  # unpickling what is no pickle raises nearly anything, as its documentation says
        reason = str(error) or type(error).__name__
        raise UnusableInputError(
            f"{path} is no PyTorch state dict that can be read here: {reason}. It may be damaged or cut off (copy it "
            f"anew), or hold more than tensors ({_ONLY_TENSORS})"
        ) from error


def _read_legacy(file: BinaryIO, size_bytes: int) -> dict[str, NDArray[Any]]:
    storage_types: dict[str, str] = {}
    if _unpickle(file, storage_types) != _MAGIC:
        raise ValueError("the magic number of PyTorch's older format is missing")
    _protocol = _unpickle(file, storage_types)
    facts = _unpickle(file, storage_types)
    if not facts["little_endian"]:
        raise ValueError("it was written on a big-endian machine")
    views = _unpickle(file, storage_types)
    keys = _unpickle(file, storage_types)
    storages: dict[str, NDArray[Any]] = {}
    for key in keys:
        dtype = _DTYPE_BY_STORAGE[storage_types[key]]
        (count,) = struct.unpack("<q", file.read(8))
        if not 0 <= count * dtype.itemsize <= size_bytes - file.tell():
            raise EOFError("it is cut off")
        storages[key] = np.frombuffer(file.read(count * dtype.itemsize), dtype)
    return _tensors(views, storages)


def _read_zip(file: BinaryIO) -> dict[str, NDArray[Any]]:
    storage_types: dict[str, str] = {}
    with zipfile.ZipFile(file) as archive:
        packed = [member.filename for member in archive.infolist() if member.compress_type != zipfile.ZIP_STORED]
        if packed:
            # PyTorch stores plainly; a packed member could grow beyond any memory.
            raise ValueError(f"its member {packed[0]} is compressed")
        pickled = next((name for name in archive.namelist() if name.endswith("/data.pkl")), None)
        if pickled is None:
            raise ValueError("it is a ZIP archive without PyTorch's data.pkl")
        root = pickled.removesuffix("data.pkl")
        if f"{root}byteorder" in archive.namelist() and archive.read(f"{root}byteorder") != b"little":
            raise ValueError("it was written on a big-endian machine")
        with archive.open(pickled) as stream:
            views = _unpickle(stream, storage_types)
        storages = {
            key: np.frombuffer(archive.read(f"{root}data/{key}"), _DTYPE_BY_STORAGE[kind])
            for key, kind in storage_types.items()
        }
    return _tensors(views, storages)


def _tensors(views: Any, storages: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    if not isinstance(views, dict):
        raise ValueError(f"it holds one {type(views).__name__} instead of a dictionary of tensors")
    for name, view in views.items():
        if not isinstance(view, _View):
            raise ValueError(f"its entry {name!r} is a {type(view).__name__}, no tensor")
    return {str(name): _tensor(view, storages[view.storage_key]) for name, view in views.items()}


def _tensor(view: _View, storage: NDArray[Any]) -> NDArray[Any]:
    numbers = (view.offset, *view.shape, *view.stride)
    if any(type(number) is not int or number < 0 for number in numbers):
        raise ValueError("a tensor of it has a shape that is no row of whole numbers")
    count = math.prod(view.shape)
    # A tensor larger than its storage repeats values: weights never do, and a small file could ask for all memory.
    last = view.offset + sum((size - 1) * step for size, step in zip(view.shape, view.stride, strict=True))
    if count > len(storage) or (count and last >= len(storage)):
        raise ValueError("a tensor of it reaches outside its storage")
    if not count:
        return np.empty(view.shape, storage.dtype)
    byte_strides = [step * storage.itemsize for step in view.stride]
    return np.lib.stride_tricks.as_strided(storage[view.offset :], view.shape, byte_strides).copy()


def _rebuild_tensor(
    storage_key: str, offset: int, shape: tuple[int, ...], stride: tuple[int, ...], *_rest: Any
) -> _View:
    return _View(storage_key, offset, tuple(shape), tuple(stride))


def _unpickle(file: Any, storage_types: dict[str, str]) -> Any:
    start = file.tell()
    for operation, _argument, _place in pickletools.genops(file):
        # Later protocols add nothing that tensors need; some of their operations fail badly on damaged files.
        if operation.proto > _PICKLE_PROTOCOL:
            raise pickle.UnpicklingError(f"it is pickled by protocol {operation.proto}, not {_PICKLE_PROTOCOL}")
    file.seek(start)
    return _RestrictedUnpickler(file, storage_types).load()


class _RestrictedUnpickler(pickle.Unpickler):
    """Knows ordered dictionaries, tensors and two kinds of storage; every other name ends the reading."""

    def __init__(self, file: Any, storage_types: dict[str, str]) -> None:
        super().__init__(file)
        self._storage_types = storage_types

    def find_class(self, module: str, name: str) -> Any:
        """Resolve one of the allowed names."""
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _rebuild_tensor
        if module == "torch" and name in _DTYPE_BY_STORAGE:
            return name
        raise pickle.UnpicklingError(f"it asks for {module}.{name}, which no table of weights needs")

    def persistent_load(self, pid: Any) -> str:
        """A storage: its kind is noted, its bytes lie elsewhere in the file."""
        # The older format adds a sixth part for storages that share memory, which current PyTorch no longer writes.
        _kind, storage_type, key, _location, _count, *shared = pid
        if any(part is not None for part in shared):
            raise pickle.UnpicklingError("its tensors share memory in a way that is not read here")
        self._storage_types[str(key)] = storage_type
        return str(key)
