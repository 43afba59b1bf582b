"""What a user asks of an import, and whether that can be done before anything is read."""

import os
from dataclasses import dataclass
from pathlib import Path

from inference.errors import OutputError, UnusableInputError
from training.dataset.class_labels import (
    ALL_LABELS,
    ListedClass,
    NameClasses,
    listed_classes,
    published_classes,
    published_label,
    read_labels_file,
    stated_classes,
)
from training.dataset.files import child_folders
from training.dataset.layouts import Variant
from training.importing.earlier_import import EarlierImport


@dataclass(frozen=True)
class ImportRequest:
    """What to import, and how.

    Attributes:
        source: a folder, or a zip archive.
        out: folder for the manifest, and for the images where they are unpacked or copied. Default: the source folder
            itself, or a folder beside the archive that is called like it.
        variant: which of the published sets; default whichever is there, `Original` first.
        malignant: a laboratory's own classes: folder names of the malignant ones.
        labels_file: the same as a TOML file, with ids and names.
        cases_file: CSV that names the case of each image.
        copy_images: copy the images of a folder into `out`.
        own_data: the four classes are the published ones, but the images are not, so no counts are compared. None: as
            in an earlier import of the same images, else False.
        name: of the data set, for the training record; None: as in an earlier import, or as published.
        citation: the same.
    """

    source: Path
    out: Path | None = None
    variant: Variant | None = None
    malignant: tuple[str, ...] = ()
    labels_file: Path | None = None
    cases_file: Path | None = None
    copy_images: bool = False
    own_data: bool | None = None
    name: str | None = None
    citation: str | None = None


@dataclass(frozen=True)
class Naming:
    """How folder names become classes, and whether these are a laboratory's own."""

    name_classes: NameClasses
    own_classes: bool


def check_source(request: ImportRequest) -> None:
    """Raise UnusableInputError where source and options do not fit together."""
    source = request.source
    try:
        is_there, is_folder = source.exists(), source.is_dir()
    except OSError as error:
        raise UnusableInputError(f"{source} cannot be read: {error.strerror or error}") from error
    if not is_there:
        raise UnusableInputError(
            f"{source} does not exist; name the downloaded archive, or the folder that holds the class folders"
        )
    if request.malignant and request.labels_file:
        raise UnusableInputError("--labels already says which classes are malignant; leave --malignant out")
    if request.copy_images and request.out is None:
        raise UnusableInputError("--copy needs a folder to copy to: --out FOLDER")
    if not is_folder and request.out is None and not source.suffix:
        raise UnusableInputError(f"{source} has no ending such as .zip; name a folder to unpack into with --out")


def naming(request: ImportRequest, earlier: EarlierImport | None) -> Naming:
    """The classes as the request states them, else as an earlier import did, else the published ones.

    Raises:
        UnusableInputError: the labels file cannot be used.
    """
    if request.labels_file is not None:
        return Naming(listed_classes(read_labels_file(request.labels_file), request.labels_file), own_classes=True)
    if request.malignant:
        return Naming(stated_classes(request.malignant), own_classes=True)
    if earlier is not None and earlier.manifest.labels != ALL_LABELS:
        listed = [
            ListedClass(
                folder=each.folder,
                malignant=each.label.malignant,
                id=each.label.id,
                display_name=each.label.display_name,
            )
            for each in earlier.manifest.classes
        ]
        return Naming(listed_classes(listed, earlier.file), own_classes=True)
    return Naming(published_classes, own_classes=False)


def check_manifest_folder(out: Path, source: Path) -> None:
    """Refuse a folder for the manifest of images that stay where they are.

    Raises:
        UnusableInputError: it lies inside the source, where it would look like a class, or holds other data.
        OutputError: nothing may be written there.
    """
    if out.resolve() == source.resolve():
        remedy = "name another folder for the manifest with --out"
    else:
        remedy = "choose another folder with --out"
        refuse_inside(out, source)
        if out.is_dir() and any(published_label(name) for name in child_folders(out)):
            raise UnusableInputError(
                f"{out} holds class folders, so it is a data folder itself; a manifest there would hide them. "
                f"{remedy.capitalize()}"
            )
    there = next((each for each in (out, *out.absolute().parents) if each.exists()), out)
    if not there.is_dir() or not os.access(there, os.W_OK):
        raise OutputError(f"Nothing can be written into {there}; {remedy}")


def refuse_inside(out: Path, source: Path) -> None:
    """Raise UnusableInputError where `out` lies inside the source folder."""
    if source.is_dir() and out.resolve() != source.resolve() and out.resolve().is_relative_to(source.resolve()):
        raise UnusableInputError(f"{out} lies inside {source}, where it would look like a class; choose another --out")
