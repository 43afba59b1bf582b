"""Writes a model bundle: same input, same bytes, and either whole or not at all."""

import io
import secrets
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from converter.bundles.card_page import card_page
from inference.bundle import format_sums, read_files
from inference.bundle_files import CARD_FILE, GOLDEN_FILE, MODEL_FILE, README_FILE, SUMS_FILE, TRUST_FILE
from inference.bundle_zip import ZIP_SUFFIX, stored_zip
from inference.card import ModelCard
from inference.errors import OutputError
from inference.files import write_atomically


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
    return write_folder(folder, make_files(model, card, _npz(trust), _npz(golden)), verify)


def make_files(model: bytes, card: ModelCard, trust: bytes, golden: bytes) -> dict[str, bytes]:
    """The files of an unsigned bundle by name; `trust` and `golden` are npz files."""
    files = {
        MODEL_FILE: model,
        CARD_FILE: (card.model_dump_json(indent=2) + "\n").encode(),
        TRUST_FILE: trust,
        GOLDEN_FILE: golden,
        README_FILE: card_page(card).encode(),
    }
    return {**files, SUMS_FILE: format_sums(files)}


def write_folder(
    folder: Path, files: Mapping[str, bytes], verify: Callable[[Path], object] = lambda _folder: None
) -> Path:
    """Write a bundle's files as a folder, replacing one of the same name whole or not at all.

    Raises:
        OutputError: it cannot be written; an older bundle of that name stays.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"Bundle {folder} cannot be written: a file of that name is in the way; move it or rename it")
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
    """Write a bundle folder's files as `<folder>.smear`, the same bytes on every computer, and return its path.

    Other files in the folder stay out.

    Raises:
        BundleRefusedError: a file of the bundle is missing or unreadable.
        OutputError: the file cannot be written.
    """
    target = folder.with_name(folder.name + ZIP_SUFFIX)
    write_atomically(target, stored_zip(read_files(folder)))
    return target


def _npz(arrays: Mapping[str, NDArray[np.generic]]) -> bytes:
    # Not compressed: builds of zlib differ in their output, so the same arrays would give other bytes elsewhere.
    files = {}
    for name, array in arrays.items():
        content = io.BytesIO()
        np.lib.format.write_array(content, np.ascontiguousarray(array), allow_pickle=False)
        files[f"{name}.npy"] = content.getvalue()
    return stored_zip(files)
