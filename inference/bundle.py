"""Reads a model bundle and refuses one that does not hold what it promises."""

import hashlib
import io
import re
import struct
import tokenize
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from inference.bundle_files import (
    CARD_FILE,
    GOLDEN_FILE,
    LISTED_FILES,
    MODEL_FILE,
    REQUIRED_FILES,
    SUMS_FILE,
    TRUST_FILE,
)
from inference.bundle_zip import read_stored_zip
from inference.card import SCHEMA_VERSION, ModelCard, OutOfDistributionMethod
from inference.errors import BundleRefusedError
from inference.signature import SIGNATURE_FILE, BundleSignature, check_signature

# The largest build known (DenseNet201, flatten, float16) has 134 MB; more is no bundle but an attack or a mistake.
MAX_FILE_BYTES = 1_000_000_000

_SUM_LINE = re.compile(r"^([0-9a-f]{64})  ([^/\\]+)$")


@dataclass(frozen=True, eq=False)
class Bundle:
    """A verified bundle, whole in memory: what was hashed is what runs.

    Attributes:
        path: folder or `.smear` file.
        bundle_id: SHA-256 of SHA256SUMS, carried by every result row.
        card: the model card.
        model: the TFLite flatbuffer.
        trust: arrays of trust.npz by name.
        golden: arrays of golden.npz by name.
        signature: verified; None for an unsigned bundle. Whether its key is trusted is asked of `signature_state`.
    """

    path: Path
    bundle_id: str
    card: ModelCard
    model: bytes
    trust: dict[str, NDArray[Any]]
    golden: dict[str, NDArray[Any]]
    signature: BundleSignature | None = None


def read_bundle(path: Path) -> Bundle:
    """Read a bundle folder or `.smear` file and verify hashes, signature, card schema and array shapes.

    The golden outputs are replayed by `inference.classifier.load_classifier`, which has a runtime.

    Raises:
        BundleRefusedError: names the file that does not hold, and why.
    """
    return parse_bundle(path, read_files(path))


def read_files(path: Path) -> dict[str, bytes]:
    """The files of a bundle folder or `.smear` file by name, nothing verified but the zip's form.

    Raises:
        BundleRefusedError: one is missing or unreadable.
    """
    try:
        is_file = path.is_file()
    except OSError as error:
        raise BundleRefusedError(path, f"it cannot be opened: {error.strerror or error}") from error
    if not is_file:
        return _read_folder(path)
    files = read_stored_zip(path, REQUIRED_FILES, (SIGNATURE_FILE,))
    for name, data in files.items():
        if len(data) > MAX_FILE_BYTES:
            raise _too_large(path, name)
    return files


def parse_bundle(path: Path, files: dict[str, bytes]) -> Bundle:
    """Verify these files of a bundle, and read them.

    Args:
        path: where they came from.
        files: contents by name, as `read_files` gives them.

    Raises:
        BundleRefusedError: names the file that does not hold, and why.
    """
    _verify_sums(path, files)
    card = _parse_card(path, files[CARD_FILE])
    signature = check_signature(path, files[SUMS_FILE], card.signer, files.get(SIGNATURE_FILE))
    bundle = Bundle(
        path=path,
        bundle_id=hashlib.sha256(files[SUMS_FILE]).hexdigest(),
        card=card,
        model=files[MODEL_FILE],
        trust=_read_arrays(path, TRUST_FILE, files[TRUST_FILE]),
        golden=_read_arrays(path, GOLDEN_FILE, files[GOLDEN_FILE]),
        signature=signature,
    )
    _check_shapes(bundle)
    return bundle


def format_sums(files: dict[str, bytes]) -> bytes:
    """The SHA256SUMS file for these files, in canonical (name) order, as `sha256sum` prints it."""
    lines = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)]
    return "".join(lines).encode()


def _read_folder(path: Path) -> dict[str, bytes]:
    if not path.is_dir():
        raise BundleRefusedError(path, "there is no such bundle; name a bundle folder or a .smear file")
    files: dict[str, bytes] = {}
    for name in (*REQUIRED_FILES, SIGNATURE_FILE):
        try:
            if (path / name).stat().st_size > MAX_FILE_BYTES:
                raise _too_large(path, name)
            files[name] = (path / name).read_bytes()
        except FileNotFoundError as error:
            if name in REQUIRED_FILES:
                raise BundleRefusedError(path, f"{name} is missing") from error
        except OSError as error:
            raise BundleRefusedError(path, f"{name} cannot be read: {error.strerror or error}") from error
    return files


def _too_large(path: Path, name: str) -> BundleRefusedError:
    return BundleRefusedError(path, f"{name} is larger than {MAX_FILE_BYTES:,} bytes")


def _verify_sums(path: Path, files: dict[str, bytes]) -> None:
    try:
        lines = files[SUMS_FILE].decode("ascii").splitlines()
    except UnicodeDecodeError as error:
        raise BundleRefusedError(path, f"{SUMS_FILE} is not plain text; get the bundle again") from error
    promised: dict[str, str] = {}
    for line in lines:
        match = _SUM_LINE.match(line)
        if match is None:
            raise BundleRefusedError(path, f"{SUMS_FILE} has a malformed line: {line[:80]!r}")
        promised[match[2]] = match[1]
    if sorted(promised) != sorted(LISTED_FILES):
        raise BundleRefusedError(
            path, f"{SUMS_FILE} lists {sorted(promised)}; expected {sorted(LISTED_FILES)}, each once"
        )
    for name in LISTED_FILES:
        found = hashlib.sha256(files[name]).hexdigest()
        if found != promised[name]:
            raise BundleRefusedError(
                path,
                f"{name} was changed or damaged: its SHA-256 is {found}, {SUMS_FILE} promises "
                f"{promised[name]}. Get the bundle again from where it came",
            )
    if format_sums({name: files[name] for name in LISTED_FILES}) != files[SUMS_FILE]:
        raise BundleRefusedError(path, f"{SUMS_FILE} is not in its canonical form (sorted by name, no other lines)")


def _parse_card(path: Path, data: bytes) -> ModelCard:
    try:
        return ModelCard.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise BundleRefusedError(
            path,
            f"{CARD_FILE} does not follow card schema {SCHEMA_VERSION}: {where}: {first['msg']} "
            f"({error.error_count()} fault(s)). A newer SmearScope may be needed",
        ) from error


def _read_arrays(path: Path, name: str, data: bytes) -> dict[str, NDArray[Any]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as entries:
            # Checked before reading, so a small file cannot unpack to fill the memory.
            if sum(entry.file_size for entry in entries.infolist()) > MAX_FILE_BYTES:
                raise BundleRefusedError(path, f"{name} unpacks to more than {MAX_FILE_BYTES:,} bytes")
        with np.load(io.BytesIO(data), allow_pickle=False) as archive:
            arrays = {key: archive[key] for key in archive.files}
    except (
        *(zipfile.BadZipFile, OSError, KeyError, RuntimeError, EOFError, zlib.error),
        # from an array's header: no shape, no Python, numbers too large for any memory
        *(ValueError, tokenize.TokenError, struct.error, OverflowError, MemoryError),
    ) as error:
        raise BundleRefusedError(path, f"{name} cannot be read: {error}") from error
    # NumPy hands over an entry that is no array as it is, as bytes.
    others = [key for key, array in arrays.items() if not isinstance(array, np.ndarray)]
    if others:
        raise BundleRefusedError(path, f"{name} has an entry {others[0][:80]!r} that is no array")
    return arrays


def _check_shapes(bundle: Bundle) -> None:
    card = bundle.card
    classes, features = len(card.labels), card.feature_count
    side = (card.preprocess.height_px, card.preprocess.width_px)
    golden_count = next(iter(_shape_of(bundle.golden, "inputs")), 0)
    directions = next(reversed(_shape_of(bundle.trust, "components")), 0)
    expected: dict[str, dict[str, tuple[int, ...]]] = {
        GOLDEN_FILE: {
            "inputs": (golden_count, *side, 3),
            "logits": (golden_count, classes),
            "heatmaps": (golden_count, *card.heatmap_size, classes),
        },
        TRUST_FILE: {
            "feature_mean": (features,),
            "components": (features, directions),
            "class_means": (classes, directions),
            "precision": (directions, directions),
            "stain_mean": (6,),
            "stain_precision": (6, 6),
        },
    }
    if card.out_of_distribution_method is OutOfDistributionMethod.DIRECTION:
        expected[TRUST_FILE]["residual_square"] = (1,)
    for name, shapes in expected.items():
        arrays = bundle.golden if name == GOLDEN_FILE else bundle.trust
        for key, shape in shapes.items():
            found = arrays[key].shape if key in arrays else None
            if found != shape:
                raise BundleRefusedError(bundle.path, f"{name} has {key} of shape {found}; expected {shape}")
            if not np.issubdtype(arrays[key].dtype, np.uint8 if key == "inputs" else np.floating):
                raise BundleRefusedError(bundle.path, f"{name} has {key} of the wrong type, {arrays[key].dtype}")
            if not np.all(np.isfinite(arrays[key])):
                raise BundleRefusedError(bundle.path, f"{name} has numbers in {key} that are not finite")
    if not 1 <= golden_count <= 4:
        raise BundleRefusedError(bundle.path, f"{GOLDEN_FILE} has {golden_count} inputs; expected 1 to 4")
    if not 1 <= directions <= 64:
        raise BundleRefusedError(bundle.path, f"{TRUST_FILE} has {directions} components; expected 1 to 64")
    if "residual_square" in expected[TRUST_FILE] and not bundle.trust["residual_square"][0] > 0.0:
        raise BundleRefusedError(bundle.path, f"{TRUST_FILE} has a residual_square that is not above 0")


def _shape_of(arrays: dict[str, NDArray[Any]], key: str) -> tuple[int, ...]:
    return arrays[key].shape if key in arrays else ()
