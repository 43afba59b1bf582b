"""The user's own reference images of each class: copies in his data folder, made only when he asks for one."""

import json
import secrets
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from desktop.overlay import write_png
from desktop.pictures.shrinking import shrunk
from desktop.records import RunInfo, printable_path, utc_now
from desktop.store.second_reading import same_person
from desktop.user_folders import user_data_folder
from inference.errors import OutputError, UnusableInputError
from inference.files import write_atomically
from inference.images import read_image

LIST_FILE = "gallery.json"
SCHEMA_VERSION = 1
# No comparison on a screen needs more, and a slide's tile or a 150-megapixel field would take hundreds of megabytes.
MAX_SIDE_PX = 1600
# What a person can look through.
MAX_PER_CLASS = 48
_FILE_PATTERN = r"^[0-9a-f]{16}\.png$"


class GalleryError(UnusableInputError):
    """The gallery cannot take an image, or its list cannot be read."""


class ReferenceImage(BaseModel):
    """A reference image.

    Attributes:
        class_name: display name of the class that it shows.
        file_name: in the gallery's folder.
        title: what it is called: by default the name of the file that it was copied from, without its folder.
        added_at_utc: ISO 8601.
        added_by: the reviewer's name; may be empty.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    class_name: str = Field(min_length=1)
    file_name: str = Field(pattern=_FILE_PATTERN)
    title: str
    added_at_utc: str
    added_by: str = ""


def may_give_away(image: ReferenceImage, run: RunInfo, blind_reader: str) -> bool:
    """Whether an image may show what somebody else thinks of this very run: it was added since the run began.

    Args:
        image: of the gallery.
        run: that is being read blindly.
        blind_reader: by whom; what he added himself gives nothing away.
    """
    return image.added_at_utc >= run.started_at_utc and not same_person(image.added_by, blind_reader)


class _ImageList(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int
    images: tuple[ReferenceImage, ...]


@dataclass(frozen=True)
class Gallery:
    """The reference images of a folder. Its methods read and write files: call them in a worker.

    Attributes:
        folder: made when the first image is added.
    """

    folder: Path

    @classmethod
    def of_user(cls) -> "Gallery":
        """This user's gallery."""
        return cls(user_data_folder() / "gallery")

    def images(self, class_name: str | None = None) -> tuple[ReferenceImage, ...]:
        """The images in the order in which they were added, of one class or of all.

        Raises:
            GalleryError: the list is damaged, or a newer SmearScope wrote it.
        """
        found = self._read()
        return found if class_name is None else tuple(each for each in found if each.class_name == class_name)

    def path_of(self, image: ReferenceImage) -> Path:
        """Where an image lies."""
        return self.folder / image.file_name

    def pixels(self, image: ReferenceImage) -> NDArray[np.uint8]:
        """The pixels of an image, uint8 (height, width, 3) RGB.

        Raises:
            UnreadableImageError: its file is gone or damaged.
        """
        return read_image(self.path_of(image)).pixels

    def add(self, pixels: NDArray[np.uint8], class_name: str, *, title: str = "", added_by: str = "") -> ReferenceImage:
        """Copy an image into the gallery, as PNG, shrunk to at most `MAX_SIDE_PX`.

        Args:
            pixels: uint8 (height, width, 3) RGB.
            class_name: display name.
            title: see `ReferenceImage`; only its last part is kept, as folders may name patients.
            added_by: the reviewer's name.

        Raises:
            GalleryError: the class has `MAX_PER_CLASS` images, or the list cannot be read.
            OutputError: it cannot be written.
        """
        before = self._read()
        if sum(each.class_name == class_name for each in before) >= MAX_PER_CLASS:
            raise GalleryError(
                f"The gallery has {MAX_PER_CLASS} images of {class_name} already. Remove one that helps less, then add "
                "this one again"
            )
        image = ReferenceImage(
            class_name=class_name,
            file_name=f"{secrets.token_hex(8)}.png",
            title=printable_path(title).rsplit("/", 1)[-1],
            added_at_utc=utc_now(),
            added_by=added_by,
        )
        write_png(self.path_of(image), shrunk(pixels, MAX_SIDE_PX))
        self._write((*before, image))
        return image

    def remove(self, image: ReferenceImage) -> None:
        """Take an image out, and its copy off the disk; one that is gone already stays gone.

        Raises:
            GalleryError: the list cannot be read.
            OutputError: it cannot be written.
        """
        # The list first: a file without an entry is only clutter, an entry without a file a picture that fails.
        self._write(tuple(each for each in self._read() if each.file_name != image.file_name))
        try:
            self.path_of(image).unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(f"{self.path_of(image)} cannot be removed: {error.strerror or error}") from error

    def _read(self) -> tuple[ReferenceImage, ...]:
        path = self.folder / LIST_FILE
        try:
            content = json.loads(path.read_bytes())
            version = content.get("schema_version") if isinstance(content, dict) else None
            if isinstance(version, int) and version > SCHEMA_VERSION:
                raise GalleryError(
                    f"The list of reference images {path} was written by a newer SmearScope (schema {version}; this "
                    f"one knows {SCHEMA_VERSION}) and was left as it is. Use the newer SmearScope"
                )
            return _ImageList.model_validate(content).images
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise GalleryError(
                f"The list of reference images {path} cannot be read: {error.strerror or error}"
            ) from error
        except (ValueError, ValidationError) as error:
            raise GalleryError(
                f"The list of reference images {path} is damaged. The pictures beside it are untouched. Move the list "
                "away to begin a new one, or put a copy of it back"
            ) from error

    def _write(self, images: tuple[ReferenceImage, ...]) -> None:
        content = _ImageList(schema_version=SCHEMA_VERSION, images=images)
        write_atomically(self.folder / LIST_FILE, content.model_dump_json(indent=2).encode())
