"""Walks a folder and tells images from everything else, without ever changing it."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from desktop.output_names import is_written_by_a_run
from desktop.records import printable_path, shown_path
from desktop.run_summary import WalkFindings
from desktop.screened_folder import ScreenedFolder, is_device_fault
from inference.errors import UnusableInputError
from inference.fields import FIELD_SUFFIXES, is_field_candidate

ShouldStop = Callable[[], bool]


class FolderWalk:
    """Walks a folder and its sub-folders lazily; hidden files, linked folders and earlier runs' output are passed over.

    What it came upon besides images is whole once `images` has ended.
    """

    def __init__(
        self, folder: Path, should_stop: ShouldStop = lambda: False, *, files: Sequence[Path] | None = None
    ) -> None:
        """See that the folder is there; nothing is walked yet.

        Args:
            folder: to walk.
            should_stop: asked between files.
            files: only these, relative to the folder, in their order; None is all that is found.

        Raises:
            UnusableInputError: missing, no folder, or not reachable.
        """
        self.root = _root_of(folder)
        self.folder = folder
        self._should_stop = should_stop
        self._is_stopped = threading.Event()
        self._image_count = 0
        self._other_count = 0
        self._unreadable: list[tuple[Path, OSError]] = []
        self._skipped: list[Path] = []
        self._images = self._walk() if files is None else self._named(files)
        self._first: Path | None = None

    @property
    def findings(self) -> WalkFindings:
        """What was found besides images."""
        return WalkFindings(
            other_count=self._other_count,
            unreadable_folders=tuple(printable_path(folder) for folder, _error in self._unreadable),
            skipped_folders=tuple(printable_path(folder) for folder in self._skipped),
        )

    @property
    def failed_folders(self) -> tuple[Path, ...]:
        """Sub-folders that the drive failed to list, though it may another time; they count as not walked."""
        return tuple(folder for folder, error in self._unreadable if is_device_fault(error))

    @property
    def was_stopped(self) -> bool:
        """Whether the walk was told to stop before its end; what it found is then not all there is."""
        return self._is_stopped.is_set()

    def stop(self) -> None:
        """End the walk at the next file; for another thread than the one that walks."""
        self._is_stopped.set()

    def must_stop(self) -> bool:
        """Ask whether to stop; once the answer is yes it stays so."""
        if self._should_stop():
            self._is_stopped.set()
        return self._is_stopped.is_set()

    def find_first(self) -> None:
        """See that there is an image, before anything is made for a run.

        Raises:
            UnusableInputError: there is not a single one.
            FolderGoneError: the folder went away meanwhile.
        """
        if self._first is None:
            self._first = next(self._images, None)

    def images(self) -> Iterator[Path]:
        """Candidates by suffix: those of a folder by name, then its sub-folders. They can be taken once.

        Raises:
            UnusableInputError: in the end, when there was not a single one.
            FolderGoneError: the folder went away meanwhile.
        """
        if self._first is not None:
            yield self._first
        yield from self._images

    def _walk(self) -> Iterator[Path]:
        def note_unreadable(error: OSError) -> None:
            self.root.check_after(error)
            self._unreadable.append((Path(error.filename), error))

        # Linked folders are not followed: a link to a parent would never end.
        for parent, names, files in os.walk(self.folder, onerror=note_unreadable):
            visible = sorted(name for name in names if not name.startswith("."))
            names[:] = [name for name in visible if not _is_skipped(Path(parent) / name, files)]
            self._skipped += [Path(parent) / name for name in visible if name not in names]
            for name in sorted(files):
                if self.must_stop():
                    return
                if name.startswith("."):
                    continue
                if is_field_candidate(Path(name)):
                    self._image_count += 1
                    yield Path(parent) / name
                else:
                    self._other_count += 1
        if not self._image_count and not self.must_stop():
            raise UnusableInputError(self._nothing_found())

    def _named(self, files: Sequence[Path]) -> Iterator[Path]:
        for file in files:
            if self.must_stop():
                return
            if is_field_candidate(file):
                self._image_count += 1
                yield self.folder / file
            else:
                self._other_count += 1
        if not self._image_count and not self.must_stop():
            suffixes, folder = ", ".join(sorted(FIELD_SUFFIXES)), shown_path(self.folder)
            raise UnusableInputError(
                f"{shown_path(self.folder / files[0])} is no image ({suffixes})"
                if len(files) == 1
                else f"None of the {len(files)} files of {folder} that were named is an image ({suffixes})"
            )

    def _nothing_found(self) -> str:
        if self._unreadable and self._unreadable[0][0] == self.folder:
            return _unreadable_root(self.folder, self._unreadable[0][1])
        suffixes, folder = ", ".join(sorted(FIELD_SUFFIXES)), shown_path(self.folder)
        text = f"Folder {folder} holds no image ({suffixes}); {self._other_count} other files were seen"
        if self._unreadable:
            first = shown_path(self._unreadable[0][0])
            text += f", and {len(self._unreadable)} sub-folders cannot be read (first: {first})"
        if self._skipped:
            text += (
                f", and {len(self._skipped)} linked folders or earlier results were passed over "
                f"(first: {shown_path(self._skipped[0])})"
            )
        return text


def case_of(image: Path) -> str:
    """The sub-folder of an image, with forward slashes; empty at the top.

    Args:
        image: relative to the screened folder.
    """
    parent = image.parent.as_posix()
    return "" if parent == "." else parent


def _root_of(folder: Path) -> ScreenedFolder:
    try:
        is_there, is_folder = folder.exists(), folder.is_dir()
        if is_folder:
            return ScreenedFolder(folder)
    except OSError as error:
        raise UnusableInputError(_unreadable_root(folder, error)) from error
    if is_there:
        raise UnusableInputError(f"{folder} is a file; name the folder that holds the images")
    raise UnusableInputError(f"Folder {folder} does not exist; check the name, or whether the drive is connected")


def _unreadable_root(folder: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        advice = "Ask its owner for permission to read it"
    else:
        advice = "Check the name, and whether the drive or share is connected"
    return f"Folder {folder} cannot be read: {error.strerror or error}. {advice}"


def _is_skipped(folder: Path, sibling_files: list[str]) -> bool:
    # Unlike `Path.is_symlink` it raises nothing: of a folder that cannot be looked at, listing it says why.
    is_link = os.path.islink(folder)  # noqa: PTH114
    return is_link or is_written_by_a_run(folder.name, sibling_files)
