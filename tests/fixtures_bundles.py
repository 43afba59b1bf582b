"""Takes a model bundle apart and puts it together again with a fault, so that refusals can be tested."""

import hashlib
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from numpy.typing import NDArray

from inference.bundle import format_sums
from inference.bundle_files import CARD_FILE, GOLDEN_FILE, LISTED_FILES, MODEL_FILE, README_FILE, SUMS_FILE, TRUST_FILE
from inference.signature import SIGNATURE_FILE, format_signature, signed_message


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
    return _compressed(arrays)


def card_with(card: bytes, **changes: Any) -> bytes:
    """The same card with other top-level fields. NaN and infinity are written as Python's json writes them."""
    return json.dumps({**json.loads(card), **changes}).encode()


def one_byte_changed(data: bytes) -> bytes:
    """The same bytes but for one in the middle."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def tiny_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """A bundle of a few thousand bytes that holds what it promises, but whose build runs nowhere.

    Args:
        files: a bundle whose card is cut down for it.
    """
    card = json.loads(files[CARD_FILE])
    spec = {**card["preprocess"], "width_px": 16, "height_px": 16}
    card |= {"preprocess": spec, "heatmap_size": [1, 1], "feature_count": 1, "evidence": [], "limits": []}
    card["training"] |= {"preprocess": spec, "recipe": {}, "start": None, "teacher": None, "versions": {}}
    count = len(card["labels"])
    trust = {
        "feature_mean": np.zeros(1, np.float32),
        "components": np.ones((1, 1), np.float32),
        "class_means": np.zeros((count, 1), np.float32),
        "precision": np.ones((1, 1), np.float32),
        "residual_square": np.ones(1, np.float32),
        "stain_mean": np.zeros(6, np.float32),
        "stain_precision": np.eye(6, dtype=np.float32),
    }
    golden = {
        "inputs": np.zeros((1, 16, 16, 3), np.uint8),
        "logits": np.zeros((1, count), np.float32),
        "heatmaps": np.zeros((1, 1, 1, count), np.float32),
    }
    listed = {
        MODEL_FILE: b"no build",
        CARD_FILE: json.dumps(card).encode(),
        TRUST_FILE: _compressed(trust),
        GOLDEN_FILE: _compressed(golden),
        README_FILE: b"# tiny\n",
    }
    return {**listed, SUMS_FILE: format_sums(listed)}


def bundle_writer(place: Path, bundle_files: Mapping[str, bytes]) -> Callable[..., Path]:
    """Gives a function that writes a build below `place`, with fields of its card or whole files changed."""

    def write(folder: str = "Bündel", files: Mapping[str, bytes] | None = None, **card: Any) -> Path:
        changed = {CARD_FILE: card_with(bundle_files[CARD_FILE], **card)} if card else {}
        return write_folder(place / folder, bundle_files, {**changed, **(files or {})})

    return write


def signed_with(files: Mapping[str, bytes], key: Ed25519PrivateKey, name: str = "Laboratory") -> dict[str, bytes]:
    """The same bundle, signed: only card and sums are new."""
    public_key = key.public_key().public_bytes_raw()
    signer = {"name": name, "fingerprint": hashlib.sha256(public_key).hexdigest()}
    listed = {name: files[name] for name in LISTED_FILES}
    listed[CARD_FILE] = card_with(listed[CARD_FILE], signer=signer)
    sums = format_sums(listed)
    return {**listed, SUMS_FILE: sums, SIGNATURE_FILE: format_signature(public_key, key.sign(signed_message(sums)))}


def _compressed(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    return buffer.getvalue()
