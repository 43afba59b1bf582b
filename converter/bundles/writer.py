"""Writes a model bundle: same input, same bytes, and either whole or not at all."""

import io
import secrets
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from converter.bundles.card_page import card_page
from inference.bundle import (
    CARD_FILE,
    GOLDEN_FILE,
    MODEL_FILE,
    README_FILE,
    SUMS_FILE,
    TRUST_FILE,
    ZIP_SUFFIX,
    format_sums,
)
from inference.card import ModelCard
from inference.errors import OutputError
from inference.files import write_atomically

# Zip entries carry a time; a fixed one keeps the bytes the same (the earliest that zip can hold).
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def write_bundle(
    folder: Path,
    *,
    model: bytes,
    card: ModelCard,
    trust: Mapping[str, NDArray[np.generic]],
    golden: Mapping[str, NDArray[np.generic]],
    verify: Callable[[Path], object] = lambda _folder: None,
) -> Path:
    """Write a bundle folder, replacing one of the same name.

    Args:
        folder: where it goes.
        model: the TFLite flatbuffer.
        card: its model card.
        trust: arrays of trust.npz.
        golden: arrays of golden.npz.
        verify: told the finished folder before it gets its name; what it raises leaves an older bundle in place.

    Raises:
        OutputError: it cannot be written; an older bundle of that name stays.
    """
    files = {
        MODEL_FILE: model,
        CARD_FILE: (card.model_dump_json(indent=2) + "\n").encode(),
        TRUST_FILE: _npz(trust),
        GOLDEN_FILE: _npz(golden),
        README_FILE: card_page(card).encode(),
    }
    files[SUMS_FILE] = format_sums(files)
    building = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.part")
    retired = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.old")
    try:
        for name, data in files.items():
            write_atomically(building / name, data)
        verify(building)
        if folder.exists():
            folder.rename(retired)
        building.rename(folder)
    except OSError as error:
        raise OutputError(f"Bundle {folder} cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
        if folder.exists():
            shutil.rmtree(retired, ignore_errors=True)
        elif retired.exists():
            retired.rename(folder)
    return folder


def zip_bundle(folder: Path) -> Path:
    """Write the folder's files as `<folder>.smear`, reproducibly, and return its path.

    Raises:
        OutputError: the file cannot be written.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for file in sorted(folder.iterdir()):
            _add(archive, file.name, file.read_bytes())
    target = folder.with_name(folder.name + ZIP_SUFFIX)
    write_atomically(target, buffer.getvalue())
    return target


def _npz(arrays: Mapping[str, NDArray[np.generic]]) -> bytes:
    # As numpy.savez_compressed writes it, but with a fixed time and order.
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(arrays):
            content = io.BytesIO()
            np.lib.format.write_array(content, np.ascontiguousarray(arrays[name]), allow_pickle=False)
            _add(archive, f"{name}.npy", content.getvalue())
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, date_time=_ZIP_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)
