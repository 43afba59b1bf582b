"""Walks a folder and tells images from everything else, without ever changing it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.output_names import is_written_by_a_run
from inference.errors import UnusableInputError
from inference.images import IMAGE_SUFFIXES, is_candidate

ShouldStop = Callable[[], bool]


@dataclass(frozen=True)
class FolderScan:
    """What a folder holds.

    Attributes:
        folder: as the user named it.
        images: candidates by suffix, in the order of their paths.
        other_count: other files; counted, not listed.
        unreadable_folders: sub-folders that may not be entered, with the reason.
        skipped_folders: linked sub-folders, and what earlier runs wrote (overlays are no images to screen).
    """

    folder: Path
    images: tuple[Path, ...]
    other_count: int
    unreadable_folders: tuple[tuple[Path, str], ...]
    skipped_folders: tuple[Path, ...] = ()

    def case_of(self, image: Path) -> str:
        """The sub-folder an image lies in, with forward slashes; empty at the top."""
        parent = image.relative_to(self.folder).parent.as_posix()
        return "" if parent == "." else parent


def scan_folder(folder: Path, should_stop: ShouldStop = lambda: False) -> FolderScan:
    """Walk a folder and its sub-folders; hidden files, linked folders and earlier runs' output are passed over.

    Raises:
        UnusableInputError: missing, no folder, not readable, or without a single image.
    """
    try:
        is_there, is_folder = folder.exists(), folder.is_dir()
    except OSError as error:
        raise UnusableInputError(f"Folder {folder} cannot be read: {error.strerror or error}") from error
    if not is_there:
        raise UnusableInputError(f"Folder {folder} does not exist; check the name, or whether the drive is connected")
    if not is_folder:
        raise UnusableInputError(f"{folder} is a file; name the folder that holds the images")
    images: list[Path] = []
    unreadable: list[tuple[Path, str]] = []
    skipped: list[Path] = []
    other_count = 0

    def note_unreadable(error: OSError) -> None:
        unreadable.append((Path(error.filename), error.strerror or str(error)))

    # Linked folders are not followed: a link to a parent would never end.
    for parent, names, files in os.walk(folder, onerror=note_unreadable):
        if should_stop():
            break
        visible = sorted(name for name in names if not name.startswith("."))
        names[:] = [name for name in visible if not _is_skipped(Path(parent) / name, files)]
        skipped += [Path(parent) / name for name in visible if name not in names]
        for name in sorted(files):
            if name.startswith("."):
                continue
            if is_candidate(Path(name)):
                images.append(Path(parent) / name)
            else:
                other_count += 1
    if not images and not should_stop():
        raise UnusableInputError(_nothing_found(folder, other_count, unreadable, skipped))
    return FolderScan(folder, tuple(images), other_count, tuple(unreadable), tuple(skipped))


def _is_skipped(folder: Path, sibling_files: list[str]) -> bool:
    return folder.is_symlink() or is_written_by_a_run(folder.name, sibling_files)


def _nothing_found(folder: Path, other_count: int, unreadable: list[tuple[Path, str]], skipped: list[Path]) -> str:
    if unreadable and unreadable[0][0] == folder:
        return f"Folder {folder} cannot be read: {unreadable[0][1]}. Ask its owner for permission to read it"
    text = f"Folder {folder} holds no image ({', '.join(sorted(IMAGE_SUFFIXES))}); {other_count} other files were seen"
    if unreadable:
        text += f", and {len(unreadable)} sub-folders cannot be read (first: {unreadable[0][0]})"
    if skipped:
        text += f", and {len(skipped)} linked folders or earlier results were passed over (first: {skipped[0]})"
    return text
