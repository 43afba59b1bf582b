"""A folder of labelled smear images: which files there are, their classes and hashes, and their pixels."""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.card import DataRecord, Label
from inference.errors import UnusableInputError
from inference.images import read_image
from inference.preprocessing import PreprocessSpec, preprocess
from training.dataset.class_labels import ALL_LABELS, ClassFolder, published_classes
from training.dataset.files import child_folders, find_images, sha256_of_file, stored_path
from training.dataset.layouts import Variant
from training.dataset.manifest import MANIFEST_NAME, DatasetManifest, UnreadableEntry, read_manifest

CITATION_UNSTATED = "source not stated"
_NAMED_IN_MESSAGES = 3

OnProgress = Callable[[int, int], None]


@dataclass(frozen=True)
class Sample:
    """One labelled image; `path` is relative to the data folder, with forward slashes.

    `case` is the patient or smear the image is of, where a manifest says so; it is no part of the image's identity.
    """

    path: str
    label_id: str
    sha256: str
    case: str | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Dataset:
    """A labelled folder, its samples sorted by class and number."""

    root: Path
    samples: tuple[Sample, ...]
    labels: tuple[Label, ...]
    name: str
    citation: str = CITATION_UNSTATED

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


def import_folder(root: Path, citation: str = CITATION_UNSTATED, on_progress: OnProgress | None = None) -> Dataset:
    """The images of a data folder, each hashed.

    A folder with a manifest (`smearscope-train import` writes it) is taken as the manifest says, once every image is
    found unchanged; the images may then lie elsewhere, and the classes be a laboratory's own. Without one, `root` must
    hold the four published classes; both spellings are understood (`Early`, `[Malignant] early Pre-B`), in any case.

    No image is decoded: that is for `load_pixels`.

    Args:
        root: the data folder.
        citation: where the images come from; a manifest's own stands unless this states one.
        on_progress: called with (images hashed, images in all).

    Raises:
        UnusableInputError: the folder or one of its four classes is missing, a class is empty, a folder's name is no
            known class, a folder or file cannot be read, or an image is not as its manifest says.
    """
    try:
        if not root.is_dir():
            raise UnusableInputError(f"Data folder {root} does not exist; name the folder that holds the class folders")
        if (root / MANIFEST_NAME).is_file():
            return _as_manifest_says(root, citation, on_progress)
        names = child_folders(root)
        _refuse_download(root, names)
        samples = _hashed(root, labelled_files(root, published_classes(names, root)), on_progress)
    except OSError as error:
        raise UnusableInputError(
            f"{error.filename or root} cannot be read: {error.strerror or error}; make every folder and image below "
            f"{root} readable, leave them in place during the import, then import again"
        ) from error
    return Dataset(root, samples, ALL_LABELS, root.name, citation)


def _refuse_download(root: Path, names: Sequence[str]) -> None:
    variants = [name for name in names if name.casefold() in set(Variant)]
    if variants:
        raise UnusableInputError(
            f"{root} is a data set as downloaded, with its class folders in {' and '.join(variants)}. Import it first "
            f"(`smearscope-train import {root}`), or name {root / variants[0]}"
        )


def labelled_files(root: Path, classes: Sequence[ClassFolder]) -> list[tuple[Path, Label]]:
    """Every image file of the class folders, class by class, folder by folder in the order of their numbers.

    Raises:
        UnusableInputError: a class folder holds no image.
        OSError: a folder cannot be listed.
    """
    found = []
    for each in classes:
        files = find_images(root / each.folder).files
        if not files:
            raise UnusableInputError(f"{root / each.folder} holds no image")
        found += [(file, each.label) for file in files]
    return found


def _hashed(root: Path, files: Sequence[tuple[Path, Label]], on_progress: OnProgress | None) -> tuple[Sample, ...]:
    samples = []
    for file, label in files:
        samples.append(Sample(file.relative_to(root).as_posix(), label.id, sha256_of_file(file)))
        if on_progress is not None:
            on_progress(len(samples), len(files))
    return tuple(samples)


def _as_manifest_says(folder: Path, citation: str, on_progress: OnProgress | None) -> Dataset:
    manifest = read_manifest(folder / MANIFEST_NAME)
    root = manifest.images_root(folder)
    if not root.is_dir():
        raise UnusableInputError(
            f"{folder / MANIFEST_NAME} says that its images lie in {root}, which does not exist. Put them back, or "
            "import them again where they are now"
        )
    class_folders = {each.folder for each in manifest.classes}
    names = child_folders(root)
    on_disk = [file for name in names if name in class_folders for file in find_images(root / name).files]
    found = {stored_path(file, root): file for file in on_disk}
    changed = []
    for index, image in enumerate(manifest.images):
        if image.path in found and sha256_of_file(found[image.path]) != image.sha256:
            changed.append(image.path)
        if on_progress is not None:
            on_progress(index + 1, len(manifest.images))
    changed += [each.path for each in manifest.unreadable if each.path in found and _is_mended(each, found[each.path])]
    known = {each.path for each in manifest.images} | {each.path for each in manifest.unreadable}
    _refuse_differences(
        folder,
        manifest,
        changed=changed,
        missing=[each.path for each in manifest.images if each.path not in found],
        new=[
            *(f"{name}/" for name in names if name not in class_folders),
            *(path for path in found if path not in known),
        ],
    )
    samples = tuple(Sample(each.path, each.label_id, each.sha256, each.case) for each in manifest.images)
    stated = manifest.citation if citation == CITATION_UNSTATED else citation
    return Dataset(root, samples, manifest.labels, manifest.name, stated)


def _is_mended(entry: UnreadableEntry, file: Path) -> bool:
    """Whether a file that was left out at the import has other bytes now, so that it may belong to the data."""
    try:
        return entry.sha256 != sha256_of_file(file)
    except OSError:
        return False


def _refuse_differences(folder: Path, manifest: DatasetManifest, **differences: Sequence[str]) -> None:
    parts = [f"{len(paths)} {kind} ({_first(paths)})" for kind, paths in differences.items() if paths]
    if parts:
        raise UnusableInputError(
            f"{manifest.images_root(folder)} is not as it was imported: of {len(manifest.images)} images, "
            f"{'; '.join(parts)}. Put the images back, or import the folder again (`smearscope-train import`), which "
            f"writes {folder / MANIFEST_NAME} anew; splits made before then have to be made again too"
        )


def _first(paths: Sequence[str]) -> str:
    return ", ".join(paths[:_NAMED_IN_MESSAGES]) + (", …" if len(paths) > _NAMED_IN_MESSAGES else "")


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
