"""The manifest of an imported data folder: every image with its class, hash and case, as one sealed file."""

import hashlib
import json
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from inference.card import Label
from inference.errors import UnusableInputError
from inference.file_fault import first_fault
from inference.files import write_atomically
from training.dataset.layouts import Variant

# Not `dataset.json`: other tools put files of that name into data folders.
MANIFEST_NAME = "smearscope-dataset.json"


class SourceKind(StrEnum):
    """What the images were imported from."""

    FOLDER = "folder"
    ARCHIVE = "archive"


class _ManifestPart(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ImageEntry(_ManifestPart):
    """One image; `path` is relative to the images' folder, with forward slashes."""

    path: str
    label_id: str
    sha256: str
    case: str | None = None


class UnreadableEntry(_ManifestPart):
    """A file that could not be decoded when it was imported, so it is left out of the data."""

    path: str
    label_id: str
    sha256: str = Field(description="empty where not even the bytes could be read")
    reason: str


class SourceRecord(_ManifestPart):
    """Where the images came from."""

    kind: SourceKind
    name: str = Field(description="of the folder or archive, without the way to it")
    sha256: str | None = Field(default=None, description="of the archive")
    variant: Variant | None = None


class ClassEntry(_ManifestPart):
    """One class and the folder of its images."""

    folder: str
    label: Label


class DatasetManifest(_ManifestPart):
    """A data folder as it was imported."""

    schema_version: Literal[1] = 1
    name: str
    citation: str
    source: SourceRecord
    images_folder: str = Field(description="relative to the manifest where it lies below it, else absolute")
    classes: tuple[ClassEntry, ...] = Field(min_length=2)
    images: tuple[ImageEntry, ...] = Field(min_length=2)
    unreadable: tuple[UnreadableEntry, ...] = ()
    data_sha256: str = Field(description="over the sorted file hashes and their labels, as in the training record")

    @model_validator(mode="after")
    def _consistent(self) -> "DatasetManifest":
        ids = {label.id for label in self.labels}
        if len(ids) != len(self.classes):
            raise ValueError("a label id stands twice")
        stray = next((each.path for each in self.images if each.label_id not in ids), None)
        if stray is not None:
            raise ValueError(f"{stray} has a label that is no class of this data set")
        return self

    @property
    def labels(self) -> tuple[Label, ...]:
        """The classes in the order of the network's outputs."""
        return tuple(each.label for each in self.classes)

    def images_root(self, folder: Path) -> Path:
        """The folder that the images' paths start from, for a manifest in `folder`."""
        return folder if self.images_folder == "." else folder / self.images_folder


def relative_or_absolute(images: Path, folder: Path) -> str:
    """How a manifest in `folder` names the images' folder: relative if below, so that both can move together."""
    resolved = images.resolve()
    if resolved.is_relative_to(folder.resolve()):
        return PurePosixPath(*resolved.relative_to(folder.resolve()).parts).as_posix()
    return resolved.as_posix()


def write_manifest(manifest: DatasetManifest, path: Path) -> str:
    """Write a manifest with its seal, and return that seal: the SHA-256 over everything else in the file.

    Raises:
        OutputError: the disk is full or permission is lacking; an earlier manifest stays.
    """
    content = manifest.model_dump(mode="json")
    seal = _seal(content)
    text = json.dumps({"seal": seal, **content}, indent=1, ensure_ascii=False) + "\n"
    write_atomically(path, text.encode())
    return seal


def read_manifest(path: Path) -> DatasetManifest:
    """Read a manifest and check its seal.

    Raises:
        UnusableInputError: missing, of another version, or changed since it was written.
    """
    again = "Import the data again (`smearscope-train import`), or delete this file"
    try:
        content = json.loads(path.read_bytes())
        seal = content.pop("seal")
        manifest = DatasetManifest.model_validate(content)
    except OSError as error:
        raise UnusableInputError(f"Manifest {path} cannot be read: {error.strerror or error}. {again}") from error
    except ValidationError as error:
        raise UnusableInputError(f"{path} is no manifest of this version: {first_fault(error)}. {again}") from error
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise UnusableInputError(f"{path} is no manifest: {error}. {again}") from error
    if seal != _seal(content):
        raise UnusableInputError(f"Manifest {path} was changed after it was written, so it proves nothing. {again}")
    return manifest


def _seal(content: object) -> str:
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
