"""Lists what an import would take from a folder or an archive, before anything is written or decoded."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from inference.card import Label
from inference.errors import UnusableInputError
from inference.images import is_candidate
from training.dataset.class_labels import ClassFolder, NameClasses
from training.dataset.files import child_folders, file_order, find_images, sha256_of_file
from training.dataset.layouts import Layout, Variant, find_layout
from training.dataset.manifest import SourceKind, SourceRecord
from training.importing.archive import Archive, ArchiveMember, crc32_of_file, open_archive, refuse_locked
from training.importing.staging import StagedFile


@dataclass(frozen=True)
class PlannedImage:
    """An image file of the source, with its label; the file's path is relative to the folder of the class folders."""

    file: StagedFile
    label: Label


@dataclass(frozen=True)
class ImportPlan:
    """What a source holds.

    Attributes:
        source: what the manifest says of it.
        place: the folder of the class folders, as messages name it.
        default_name: of the data set, where the user gives it none.
        layout: where that folder was found.
        classes: in the order of their indices.
        images: class by class, folder by folder in the order of their numbers.
        passed_over: links that are not followed, as messages name them.
        others: files in the class folders that are no images by their suffix, relative to the folder of these.
    """

    source: SourceRecord
    place: str
    default_name: str
    layout: Layout
    classes: tuple[ClassFolder, ...]
    images: tuple[PlannedImage, ...]
    passed_over: tuple[str, ...]
    others: tuple[PurePosixPath, ...]

    def label_of(self) -> dict[str, Label]:
        """Label of every image by its path."""
        return {image.file.path.as_posix(): image.label for image in self.images}


def plan_folder(folder: Path, variant: Variant | None, name_classes: NameClasses, *, own_classes: bool) -> ImportPlan:
    """Plan the import of a folder; its class folders may lie deeper.

    Raises:
        UnusableInputError: as `find_layout` and `name_classes`; a class without an image, or a folder not readable.
    """
    try:
        layout = find_layout(
            lambda inside: child_folders(folder / inside), str(folder), variant, own_classes=own_classes
        )
        root = folder / layout.root
        classes = name_classes(child_folders(root), root)
        images: list[PlannedImage] = []
        passed_over: list[str] = []
        others: list[PurePosixPath] = []
        for each in classes:
            found = find_images(root / each.folder)
            if not found.files:
                raise UnusableInputError(f"{root / each.folder} holds no image")
            images += [PlannedImage(_file_on_disk(file, root), each.label) for file in found.files]
            passed_over += [str(path) for path in found.passed_over]
            others += [PurePosixPath(path.relative_to(root).as_posix()) for path in found.others]
    except OSError as error:
        raise UnusableInputError(
            f"{error.filename or folder} cannot be read: {error.strerror or error}; make every folder and image below "
            f"{folder} readable, then import again"
        ) from error
    source = SourceRecord(kind=SourceKind.FOLDER, name=folder.resolve().name, variant=layout.variant)
    return ImportPlan(
        source, str(root), root.resolve().name, layout, classes, tuple(images), tuple(passed_over), tuple(others)
    )


@contextmanager
def plan_archive(
    path: Path, variant: Variant | None, name_classes: NameClasses, *, own_classes: bool
) -> Iterator[ImportPlan]:
    """Plan the import of a zip archive; its images can be read within the `with` block.

    Raises:
        UnusableInputError: as `open_archive`, `find_layout` and `name_classes`; a class without an image, a password,
            or two files of one name.
    """
    with open_archive(path) as archive:
        layout = find_layout(archive.child_folders, str(path.with_suffix("")), variant, own_classes=own_classes)
        classes = name_classes(archive.child_folders(layout.root), f"{path.name}/{layout.root}".removesuffix("/."))
        images: list[PlannedImage] = []
        passed_over: list[str] = []
        others: list[PurePosixPath] = []
        for each in classes:
            members, no_images = _members_of(archive, layout.root / each.folder)
            others += [member.path.relative_to(layout.root) for member in no_images]
            if not members:
                raise UnusableInputError(f"{path.name}/{layout.root / each.folder} holds no image")
            refuse_locked(members, path)
            passed_over += [str(member.path) for member in members if member.is_link]
            images += [
                PlannedImage(_file_in_archive(archive, member, layout.root), each.label)
                for member in members
                if not member.is_link
            ]
        _refuse_equal_names(images, path)
        source = SourceRecord(
            kind=SourceKind.ARCHIVE, name=path.name, sha256=sha256_of_file(path), variant=layout.variant
        )
        yield ImportPlan(
            source, path.name, path.stem, layout, classes, tuple(images), tuple(passed_over), tuple(others)
        )


def _members_of(archive: Archive, folder: PurePosixPath) -> tuple[list[ArchiveMember], list[ArchiveMember]]:
    """The image files below a folder of the archive, and the other files there."""
    inside = [member for member in archive.members if member.path.is_relative_to(folder)]
    inside.sort(key=lambda member: file_order(member.path))
    return (
        [member for member in inside if is_candidate(Path(member.path.name))],
        [member for member in inside if not is_candidate(Path(member.path.name))],
    )


def _file_on_disk(file: Path, root: Path) -> StagedFile:
    return StagedFile(
        path=PurePosixPath(file.relative_to(root).as_posix()),
        size_bytes=file.stat().st_size,
        crc32=partial(crc32_of_file, file),
        open=partial(_open_binary, file),
    )


def _open_binary(file: Path) -> IO[bytes]:
    return file.open("rb")


def _file_in_archive(archive: Archive, member: ArchiveMember, root: PurePosixPath) -> StagedFile:
    return StagedFile(
        path=member.path.relative_to(root),
        size_bytes=member.info.file_size,
        crc32=lambda: member.info.CRC,
        open=partial(archive.file.open, member.info),
    )


def _refuse_equal_names(images: list[PlannedImage], archive: Path) -> None:
    # macOS and Windows hold such names for one, so one image would overwrite the other.
    first_of: dict[str, PurePosixPath] = {}
    for image in images:
        key = unicodedata.normalize("NFC", image.file.path.as_posix()).casefold()
        if key in first_of:
            raise UnusableInputError(
                f"Archive {archive} holds {first_of[key]} and {image.file.path}, which are one name on many computers. "
                "Unpack it with an archive program, rename one, and import the folder"
            )
        first_of[key] = image.file.path
