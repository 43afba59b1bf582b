"""The folders of a validation, one or more a class: found, matched to classes by name, and put right by a person."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.discovery import FolderWalk, ShouldStop
from desktop.records import shown_path
from desktop.validation.class_names import match_class, same_name
from inference.card import Label
from inference.errors import UnusableInputError

_NAMED_IN_MESSAGES = 5


@dataclass(frozen=True)
class ClassFolder:
    """A folder directly below the chosen one.

    Attributes:
        name: as on the disk.
        image_count: candidates in it and its sub-folders.
        label: the class of every image in it; None while nobody has said.
        is_left_out: a person said that it takes no part.
    """

    name: str
    image_count: int
    label: Label | None = None
    is_left_out: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether a person has to say what it is; an empty folder says nothing and needs nothing."""
        return self.label is None and not self.is_left_out and self.image_count > 0


@dataclass(frozen=True)
class ClassFolders:
    """What lies in a folder that is to be validated with.

    Attributes:
        folder: the chosen one.
        folders: by name.
        labels: the model's classes.
        loose_count: images directly in `folder`; they have no class and take no part.
    """

    folder: Path
    folders: tuple[ClassFolder, ...]
    labels: tuple[Label, ...]
    loose_count: int = 0

    @property
    def labelled(self) -> tuple[ClassFolder, ...]:
        """The folders that take part."""
        return tuple(each for each in self.folders if each.label is not None and not each.is_left_out)

    @property
    def image_count(self) -> int:
        """Images that take part."""
        return sum(each.image_count for each in self.labelled)

    def count_of(self, label: Label) -> int:
        """Images of a class."""
        return sum(each.image_count for each in self.labelled if each.label == label)

    def label_of(self, folder_name: str) -> Label | None:
        """The class of a folder that takes part."""
        return next((each.label for each in self.labelled if each.name == folder_name), None)

    def with_label(self, folder_name: str, label: Label | None) -> "ClassFolders":
        """The same with another class for one folder; None leaves it out."""
        return replace(
            self,
            folders=tuple(
                replace(each, label=label, is_left_out=label is None) if each.name == folder_name else each
                for each in self.folders
            ),
        )

    def with_nothing_said(self, folder_name: str) -> "ClassFolders":
        """The same with one folder whose class a person still has to say."""
        return replace(
            self,
            folders=tuple(
                replace(each, label=None, is_left_out=False) if each.name == folder_name else each
                for each in self.folders
            ),
        )

    def as_before(self, before: "ClassFolders") -> "ClassFolders":
        """The same with what a person chose for folders of these names before; nothing where the classes differ."""
        if self.labels != before.labels:
            return self
        result = self
        for each in before.folders:
            if each.label is not None or each.is_left_out:
                result = result.with_label(each.name, None if each.is_left_out else each.label)
        return result

    def with_choices(self, classes: Sequence[str], left_out: Sequence[str]) -> "ClassFolders":
        """The same with what a person typed.

        Args:
            classes: `NAME=FOLDER`: a class by id, display name or synonym, and the name of a folder.
            left_out: names of folders.

        Raises:
            UnusableInputError: no `=`, no such class or no such folder, or a folder twice.
        """
        result = self
        seen: set[str] = set()
        for label, name in [(self._class_named(text), text.partition("=")[2]) for text in classes] + [
            (None, name) for name in left_out
        ]:
            found = self._folder_named(name)
            if found in seen:
                raise UnusableInputError(f"The folder {found} was given twice; say once what it is")
            seen.add(found)
            result = result.with_label(found, label)
        return result

    def problem(self) -> str:
        """Why it cannot be validated with this, and what to do; empty when it can."""
        where = shown_path(self.folder)
        if not self.folders:
            return (
                f"{where} holds no sub-folders. Put the images of each class into a folder of its own, named "
                f"{self._class_names()}, and name the folder that holds these"
            )
        unknown = [shown_path(each.name) for each in self.folders if each.is_unknown]
        if unknown:
            return (
                f"{where}: {_first(unknown)} {'is' if len(unknown) == 1 else 'are'} no class of this model, which "
                f"knows {self._class_names()}. Say which class each is, or leave it out"
            )
        if self.image_count == 0:
            return (
                f"{where} holds no image that takes part: its class folders are empty, or all are left out. Put images "
                "into them, or name another folder"
            )
        return ""

    def _class_names(self) -> str:
        return ", ".join(label.display_name for label in self.labels)

    def _class_named(self, text: str) -> Label:
        name, equals, folder = text.partition("=")
        if not equals or not name.strip() or not folder:
            raise UnusableInputError(f"--class {text}: expected NAME=FOLDER, such as --class {self._example()}")
        label = match_class(name, self.labels)
        if label is None:
            raise UnusableInputError(f"--class {text}: the model has no class {name}; it knows {self._class_names()}")
        return label

    def _folder_named(self, name: str) -> str:
        found = next((each.name for each in self.folders if same_name(each.name, name)), None)
        if found is None:
            there = ", ".join(shown_path(each.name) for each in self.folders) or "none"
            raise UnusableInputError(f"{shown_path(self.folder)} has no folder {name}; its folders are {there}")
        return found

    def _example(self) -> str:
        folder = self.folders[0].name if self.folders else "FOLDER"
        return f"'{self.labels[0].display_name}={shown_path(folder)}'"


def find_class_folders(
    folder: Path,
    labels: Sequence[Label],
    should_stop: ShouldStop = lambda: False,
    on_found: Callable[[int], None] = lambda _count: None,
) -> ClassFolders:
    """Look into a folder, count its images and propose a class for each of its sub-folders.

    Args:
        folder: holds one folder or more for each class; hidden and linked ones are passed over.
        labels: of the model.
        should_stop: asked between files; True gives what was counted so far.
        on_found: called with the number of images so far, after each.

    Raises:
        UnusableInputError: missing, no folder, or not readable.
    """
    walk = FolderWalk(folder, should_stop)
    names = _sub_folders(folder)
    counts: Counter[str] = Counter()
    loose_count = 0
    for done, image in enumerate(_images(walk), start=1):
        parts = image.relative_to(folder).parts
        if len(parts) > 1:
            counts[parts[0]] += 1
        else:
            loose_count += 1
        on_found(done)
    found = tuple(ClassFolder(name, counts[name], match_class(name, labels)) for name in names)
    return ClassFolders(folder, found, tuple(labels), loose_count)


def _images(walk: FolderWalk) -> Iterator[Path]:
    try:
        yield from walk.images()
    except UnusableInputError:
        # Not one image: `ClassFolders.problem` says so, with the folders that there are.
        return


def _sub_folders(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.name
                for entry in entries
                if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")
            )
    except OSError as error:
        raise UnusableInputError(
            f"Folder {folder} cannot be read: {error.strerror or error}. Ask its owner for permission to read it"
        ) from error


class ClassFolderWalk(FolderWalk):
    """Walks only the folders that take part."""

    def __init__(self, folders: ClassFolders, should_stop: ShouldStop = lambda: False) -> None:
        """See that the folder is there.

        Raises:
            UnusableInputError: missing, no folder, or not reachable.
        """
        super().__init__(folders.folder, should_stop)
        self._names = {each.name for each in folders.labelled}
        self._wanted: Iterator[Path] | None = None
        self._first_wanted: Path | None = None

    def find_first(self) -> None:
        """See that there is an image that takes part.

        Raises:
            UnusableInputError: there is not a single one.
        """
        if self._wanted is None:
            self._wanted = self._taking_part()
            self._first_wanted = next(self._wanted, None)
            if self._first_wanted is None and not self._should_stop():
                raise UnusableInputError(
                    f"The class folders in {shown_path(self.folder)} hold no image; put images into them, or name "
                    "another folder"
                )

    def images(self) -> Iterator[Path]:
        """Candidates of the folders that take part; they can be taken once."""
        self.find_first()
        if self._first_wanted is not None:
            yield self._first_wanted
        if self._wanted is not None:
            yield from self._wanted

    def _taking_part(self) -> Iterator[Path]:
        for image in super().images():
            parts = image.relative_to(self.folder).parts
            if len(parts) > 1 and parts[0] in self._names:
                yield image


def labels_by_folder(folders: ClassFolders) -> Mapping[str, int]:
    """Position of the class, among the model's, of each folder that takes part."""
    return {each.name: folders.labels.index(each.label) for each in folders.labelled if each.label is not None}


def _first(names: Sequence[str]) -> str:
    more = len(names) - _NAMED_IN_MESSAGES
    return ", ".join(names[:_NAMED_IN_MESSAGES]) + (f" and {more} more" if more > 0 else "")
