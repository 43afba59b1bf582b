"""Takes a model bundle apart and puts it together again with a fault, so that refusals can be tested."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inference.bundle import LISTED_FILES, SUMS_FILE, format_sums


def read_files(folder: Path) -> dict[str, bytes]:
    """All files of a bundle folder by name."""
    return {name: (folder / name).read_bytes() for name in (*LISTED_FILES, SUMS_FILE)}


def write_folder(folder: Path, files: Mapping[str, bytes], replaced: Mapping[str, bytes]) -> Path:
    """Write a bundle whose sums hold for what is in it, unless `replaced` brings other sums."""
    content = {**{name: files[name] for name in LISTED_FILES}, **replaced}
    content.setdefault(SUMS_FILE, format_sums({name: content[name] for name in LISTED_FILES}))
    folder.mkdir()
    for name, data in content.items():
        (folder / name).write_bytes(data)
    return folder


def arrays_of(npz: bytes) -> dict[str, NDArray[Any]]:
    """The arrays of an npz file by name."""
    with np.load(io.BytesIO(npz), allow_pickle=False) as archive:
        return {name: archive[name] for name in archive.files}


def npz_with(npz: bytes, **changes: NDArray[Any] | None) -> bytes:
    """The same npz file with other arrays; None leaves one out."""
    arrays = {name: array for name, array in {**arrays_of(npz), **changes}.items() if array is not None}
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    return buffer.getvalue()


def card_with(card: bytes, **changes: Any) -> bytes:
    """The same card with other top-level fields. NaN and infinity are written as Python's json writes them."""
    return json.dumps({**json.loads(card), **changes}).encode()


def one_byte_changed(data: bytes) -> bytes:
    """The same bytes but for one in the middle."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
