"""Says which class a folder's name stands for: one of the four published, or a laboratory's own."""

import difflib
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from inference.card import Label
from inference.errors import UnusableInputError
from inference.file_fault import first_fault

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
PUBLISHED_FOLDERS = ("Benign", "Early", "Pre", "Pro")
MIN_CLASSES = 2


@dataclass(frozen=True)
class ClassFolder:
    """A folder by its name, and the label of every image in it."""

    folder: str
    label: Label


class ListedClass(BaseModel):
    """One `[[label]]` of a labels file; id and display name follow from the folder's name where they are left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    folder: str = Field(min_length=1)
    malignant: bool
    id: str | None = Field(default=None, pattern=r"^[a-z][a-z0-9_]*$")
    display_name: str | None = Field(default=None, min_length=1)


# Takes the names of the folders found and the place they lie in, gives the classes in the order of their indices.
NameClasses = Callable[[Sequence[str], Path | str], tuple[ClassFolder, ...]]


def published_label(name: str) -> Label | None:
    """The published class that a folder's name, a label id or a display name spells, in any case."""
    label_id = _LABEL_BY_FOLDER.get(re.sub(r"[^a-z]", "", name.lower()))
    return next((label for label in ALL_LABELS if label.id == label_id), None)


def published_classes(names: Sequence[str], place: Path | str) -> tuple[ClassFolder, ...]:
    """The four published classes, if `names` are exactly their folders in one of the published spellings.

    Raises:
        UnusableInputError: an unknown name (with the one that was probably meant), a class twice, or one missing.
    """
    folder_of: dict[str, str] = {}
    for name in sorted(names):
        label = published_label(name)
        if label is None:
            raise UnusableInputError(
                f"{_join(place, name)} is no known class; expected folders named {', '.join(PUBLISHED_FOLDERS[:-1])} "
                f"and {PUBLISHED_FOLDERS[-1]} (or their published spellings).{_meant(name, PUBLISHED_FOLDERS)} Rename "
                "it, or move it out of the data folder. If these are your own classes, say which are malignant: "
                "`smearscope-train import SOURCE --malignant FOLDER` (once for each), or --labels FILE"
            )
        if label.id in folder_of:
            raise UnusableInputError(
                f"{_join(place, name)} and {_join(place, folder_of[label.id])} are the same class; merge them"
            )
        folder_of[label.id] = name
    missing = [label.display_name for label in ALL_LABELS if label.id not in folder_of]
    if missing:
        raise UnusableInputError(
            f"{place} has no folder for {', '.join(missing)}; all four classes are needed. Put the missing folder "
            "back, or take fewer classes as your own: `smearscope-train import SOURCE --malignant FOLDER`"
        )
    return tuple(ClassFolder(folder_of[label.id], label) for label in ALL_LABELS)


def stated_classes(malignant: Sequence[str]) -> NameClasses:
    """A laboratory's own classes: every folder is one, and the named ones are malignant."""

    def name_classes(names: Sequence[str], place: Path | str) -> tuple[ClassFolder, ...]:
        known = {_same(name): name for name in names}
        for stated in malignant:
            if _same(stated) not in known:
                raise UnusableInputError(
                    f"--malignant {stated}: {place} has no such folder.{_meant(stated, names)} It has {_listed(names)}"
                )
        chosen = {_same(stated) for stated in malignant}
        return _own_classes(
            (ListedClass(folder=name, malignant=_same(name) in chosen) for name in sorted(names)), place
        )

    return name_classes


def listed_classes(listed: Sequence[ListedClass], source: Path) -> NameClasses:
    """A laboratory's own classes as its labels file lists them; folders and list must agree."""

    def name_classes(names: Sequence[str], place: Path | str) -> tuple[ClassFolder, ...]:
        known = {_same(name): name for name in names}
        wanted = {_same(each.folder) for each in listed}
        for each in listed:
            if _same(each.folder) not in known:
                raise UnusableInputError(
                    f"{source} lists the folder {each.folder}, which {place} does not have."
                    f"{_meant(each.folder, names)} It has {_listed(names)}"
                )
        extra = [name for key, name in known.items() if key not in wanted]
        if extra:
            raise UnusableInputError(
                f"{source} has no [[label]] for {_listed(extra)} in {place}; add one for each, or move the folders away"
            )
        # The disk's spelling counts: the same letters can be composed or decomposed (macOS).
        return _own_classes((each.model_copy(update={"folder": known[_same(each.folder)]}) for each in listed), place)

    return name_classes


def read_labels_file(path: Path) -> tuple[ListedClass, ...]:
    """Read a labels file: TOML with one `[[label]]` a class, in the order of the network's outputs.

    Raises:
        UnusableInputError: missing, malformed, or a folder listed twice.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))["label"]
        listed = tuple(ListedClass.model_validate(table) for table in tables)
    # ValueError covers malformed TOML, wrong fields and text that is not UTF-8.
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = first_fault(error) if isinstance(error, ValidationError) else error
        raise UnusableInputError(
            f'Labels file {path} cannot be used: {reason}. It needs one [[label]] a class with folder = "NAME" and '
            "malignant = true or false, and takes id and display_name"
        ) from error
    folders = [_same(each.folder) for each in listed]
    twice = next((each.folder for each in listed if folders.count(_same(each.folder)) > 1), None)
    if twice is not None:
        raise UnusableInputError(f"Labels file {path} lists the folder {twice} twice; keep one [[label]] of it")
    return listed


def _own_classes(listed: Iterable[ListedClass], place: Path | str) -> tuple[ClassFolder, ...]:
    classes = tuple(ClassFolder(each.folder, _own_label(each)) for each in listed)
    if len(classes) < MIN_CLASSES:
        raise UnusableInputError(
            f"{place} has {len(classes)} class folder; a classifier needs at least {MIN_CLASSES}. Name the folder "
            "that holds one folder for each class"
        )
    for what, names in (
        ("get the label id", [each.label.id for each in classes]),
        ("be shown as", [each.label.display_name for each in classes]),
    ):
        first_of: dict[str, str] = {}
        for each, name in zip(classes, names, strict=True):
            if name in first_of:
                raise UnusableInputError(
                    f"The folders {first_of[name]} and {each.folder} in {place} would both {what} {name}; give them "
                    "different ones in a labels file (--labels), or rename one"
                )
            first_of[name] = each.folder
    return classes


def _own_label(listed: ListedClass) -> Label:
    # Never the published id: a laboratory's folder `Pro` need not mean Pro-B.
    return Label(
        id=listed.id or _id_of(listed.folder),
        display_name=listed.display_name or listed.folder,
        malignant=listed.malignant,
    )


def _id_of(folder: str) -> str:
    letters = unicodedata.normalize("NFKD", folder).encode("ascii", "ignore").decode().lower()
    label_id = re.sub(r"[^a-z0-9]+", "_", letters).strip("_")
    if not re.match(r"[a-z]", label_id):
        raise UnusableInputError(
            f"No label id can be made of the folder name {folder}; list the classes in a labels file (--labels) with "
            f'[[label]] folder = "{folder}", id = "a_name_in_plain_letters", malignant = true or false'
        )
    return label_id


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _join(place: Path | str, name: str) -> str:
    return f"{place}/{name}" if isinstance(place, str) else str(place / name)


def _meant(name: str, choices: Sequence[str]) -> str:
    by_key = {_same(choice): choice for choice in choices}
    close = difflib.get_close_matches(_same(name), list(by_key), n=1)
    return f" Did you mean {by_key[close[0]]}?" if close else ""


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "no folder"
