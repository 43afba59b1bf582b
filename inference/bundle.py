"""Reads a model bundle and refuses one that does not hold what it promises."""

import hashlib
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from inference.card import SCHEMA_VERSION, ModelCard
from inference.errors import BundleRefusedError

MODEL_FILE = "model.tflite"
CARD_FILE = "model_card.json"
TRUST_FILE = "trust.npz"
GOLDEN_FILE = "golden.npz"
README_FILE = "README.md"
SUMS_FILE = "SHA256SUMS"
LISTED_FILES = (MODEL_FILE, CARD_FILE, TRUST_FILE, GOLDEN_FILE, README_FILE)

ZIP_SUFFIX = ".smear"
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
    """

    path: Path
    bundle_id: str
    card: ModelCard
    model: bytes
    trust: dict[str, NDArray[Any]]
    golden: dict[str, NDArray[Any]]


def read_bundle(path: Path) -> Bundle:
    """Read a bundle folder or `.smear` file and verify hashes, card schema and array shapes.

    The golden outputs are replayed by `inference.classifier.load_classifier`, which has a runtime.

    Raises:
        BundleRefusedError: names the file that does not hold, and why.
    """
    try:
        is_file = path.is_file()
    except OSError as error:
        raise BundleRefusedError(path, f"it cannot be opened: {error.strerror or error}") from error
    files = _read_zip(path) if is_file else _read_folder(path)
    _verify_sums(path, files)
    card = _parse_card(path, files[CARD_FILE])
    bundle = Bundle(
        path=path,
        bundle_id=hashlib.sha256(files[SUMS_FILE]).hexdigest(),
        card=card,
        model=files[MODEL_FILE],
        trust=_read_arrays(path, TRUST_FILE, files[TRUST_FILE]),
        golden=_read_arrays(path, GOLDEN_FILE, files[GOLDEN_FILE]),
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
    for name in (*LISTED_FILES, SUMS_FILE):
        try:
            if (path / name).stat().st_size > MAX_FILE_BYTES:
                raise BundleRefusedError(path, f"{name} is larger than {MAX_FILE_BYTES:,} bytes")
            files[name] = (path / name).read_bytes()
        except FileNotFoundError as error:
            raise BundleRefusedError(path, f"{name} is missing") from error
        except OSError as error:
            raise BundleRefusedError(path, f"{name} cannot be read: {error.strerror or error}") from error
    return files


def _read_zip(path: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            for name in (*LISTED_FILES, SUMS_FILE):
                # The size is checked before reading, so a small file cannot unpack to fill the memory.
                if archive.getinfo(name).file_size > MAX_FILE_BYTES:
                    raise BundleRefusedError(path, f"{name} is larger than {MAX_FILE_BYTES:,} bytes")
                files[name] = archive.read(name)
    except KeyError as error:
        raise BundleRefusedError(
            path, f"{error.args[0]}; a bundle's files must lie at the top of the zip, in no folder"
        ) from error
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error) as error:
        raise BundleRefusedError(path, f"it is no readable .smear (zip) file: {error}") from error
    return files


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
            return {key: archive[key] for key in archive.files}
    except (ValueError, OSError, KeyError, RuntimeError, zipfile.BadZipFile, EOFError, zlib.error) as error:
        raise BundleRefusedError(path, f"{name} cannot be read: {error}") from error


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


def _shape_of(arrays: dict[str, NDArray[Any]], key: str) -> tuple[int, ...]:
    return arrays[key].shape if key in arrays else ()
