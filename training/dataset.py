"""Imports a folder of labelled smear images: which files there are, their classes and hashes."""

import hashlib
import os
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from inference.card import DataRecord, Label
from inference.errors import UnusableInputError
from inference.images import is_candidate, read_image
from inference.preprocessing import PreprocessSpec, preprocess

ALL_LABELS = (
    Label(id="benign", display_name="Benign", malignant=False),
    Label(id="early_pre_b", display_name="Early Pre-B", malignant=True),
    Label(id="pre_b", display_name="Pre-B", malignant=True),
    Label(id="pro_b", display_name="Pro-B", malignant=True),
)

# Folder names as published, in letters only, lower case.
_LABEL_BY_FOLDER = MappingProxyType(
    {
        "benign": "benign",
        "early": "early_pre_b",
        "earlypreb": "early_pre_b",
        "malignantearlypreb": "early_pre_b",
        "pre": "pre_b",
        "preb": "pre_b",
        "malignantpreb": "pre_b",
        "pro": "pro_b",
        "prob": "pro_b",
        "malignantprob": "pro_b",
    }
)

OnProgress = Callable[[int, int], None]


@dataclass(frozen=True)
class Sample:
    """One labelled image; `path` is relative to the data folder, with forward slashes."""

    path: str
    label_id: str
    sha256: str


@dataclass(frozen=True)
class Dataset:
    """A labelled folder, its samples sorted by class and number."""

    root: Path
    samples: tuple[Sample, ...]
    labels: tuple[Label, ...]
    name: str
    citation: str = "source not stated"

    def record(self) -> DataRecord:
        """What the training record says of the data."""
        digest = hashlib.sha256()
        for sample in sorted(self.samples, key=lambda each: (each.sha256, each.label_id)):
            digest.update(f"{sample.sha256} {sample.label_id}\n".encode())
        counts = Counter(sample.label_id for sample in self.samples)
        return DataRecord(
            name=self.name,
            image_count=len(self.samples),
            count_per_class={label.id: counts[label.id] for label in self.labels},
            sha256=digest.hexdigest(),
            citation=self.citation,
        )

    def class_index(self, sample: Sample) -> int:
        """Position of a sample's label among the labels, 0 to K-1."""
        return [label.id for label in self.labels].index(sample.label_id)


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that puts `x-9` before `x-10`."""
    parts = re.split(r"(\d+)", name)
    return tuple((1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts)


def import_folder(root: Path, citation: str = "source not stated") -> Dataset:
    """Find the four class folders below `root` and hash their images.

    Both published spellings are understood (`Early`, `[Malignant] early Pre-B`), in any case.

    Raises:
        UnusableInputError: the folder or one of its four classes is missing, a class is empty, a folder's name
            is no known class, or a folder or file cannot be read.
        UnreadableImageError: never here; images are decoded by `load_pixels`.
    """
    try:
        folder_of = _class_folders(root)
        samples = [sample for label in ALL_LABELS for sample in _samples(root, folder_of[label.id], label)]
    except OSError as error:
        raise UnusableInputError(
            f"{error.filename or root} cannot be read: {error.strerror or error}; make every folder and image below "
            f"{root} readable, leave them in place during the import, then import again"
        ) from error
    return Dataset(root, tuple(samples), ALL_LABELS, root.name, citation)


def _class_folders(root: Path) -> dict[str, Path]:
    if not root.is_dir():
        raise UnusableInputError(f"Data folder {root} does not exist; name the folder that holds the class folders")
    folder_of: dict[str, Path] = {}
    for folder in sorted(each for each in root.iterdir() if each.is_dir()):
        key = re.sub(r"[^a-z]", "", folder.name.lower())
        if key not in _LABEL_BY_FOLDER:
            raise UnusableInputError(
                f"{folder} is no known class; expected folders named Benign, Early, Pre and Pro "
                "(or their published spellings). Move it out of the data folder or rename it"
            )
        label_id = _LABEL_BY_FOLDER[key]
        if label_id in folder_of:
            raise UnusableInputError(f"{folder} and {folder_of[label_id]} are the same class; merge them")
        folder_of[label_id] = folder
    missing = [label.display_name for label in ALL_LABELS if label.id not in folder_of]
    if missing:
        raise UnusableInputError(f"{root} has no folder for {', '.join(missing)}; all four classes are needed")
    return folder_of


def _samples(root: Path, folder: Path, label: Label) -> list[Sample]:
    files = sorted(
        (each for each in _files_below(folder) if is_candidate(each) and each.is_file()),
        key=lambda each: natural_key(each.name),
    )
    if not files:
        raise UnusableInputError(f"{folder} holds no image")
    return [
        Sample(file.relative_to(root).as_posix(), label.id, hashlib.sha256(file.read_bytes()).hexdigest())
        for file in files
    ]


def _files_below(folder: Path) -> list[Path]:
    def refuse(error: OSError) -> None:
        raise error

    # Path.rglob passes silently over a folder that may not be listed; a training would lose its images unnoticed.
    return [Path(parent) / name for parent, _, names in os.walk(folder, onerror=refuse) for name in names]


def load_pixels(
    dataset: Dataset, samples: Sequence[Sample], spec: PreprocessSpec, on_progress: OnProgress | None = None
) -> NDArray[np.uint8]:
    """Decode and resize samples exactly as screening does.

    Returns:
        uint8 (N, spec.height_px, spec.width_px, 3) RGB. 2,932 images at 224x224 take 441 MB.

    Raises:
        UnreadableImageError: one image cannot be decoded; training on a silent subset is not wanted.
    """
    array = np.empty((len(samples), spec.height_px, spec.width_px, 3), dtype=np.uint8)
    for index, sample in enumerate(samples):
        array[index] = preprocess(read_image(dataset.root / sample.path).pixels, spec)
        if on_progress is not None:
            on_progress(index + 1, len(samples))
    return array
