"""An exported folder of PNG files, with a list of their checksums and one of what was left out."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.exports.checksum_list import CHECKSUMS_FILE, sum_line
from inference.errors import OutputError, UnusableInputError
from inference.files import temporary_beside, write_synced

LEFT_OUT_FILE = "LEFT_OUT.txt"
# File systems allow 255 bytes for a name; page, tile and ".png" need some of them.
_MAX_NAME_BYTES = 220


@dataclass(frozen=True, eq=False)
class PictureFolder:
    """A folder that is being filled; made by `new_picture_folder`."""

    path: Path
    sums: IO[str]
    left_out: IO[str]

    def add(self, relative: Path, pixels: NDArray[np.uint8]) -> None:
        """Write a picture and its checksum.

        Args:
            relative: where it goes.
            pixels: uint8 (height, width, 3), RGB.

        Raises:
            OSError: it cannot be written.
            OutputError: it cannot be encoded.
        """
        data = _png(pixels, relative)
        (self.path / relative).parent.mkdir(parents=True, exist_ok=True)
        write_synced(self.path / relative, data)
        self.sums.write(sum_line(hashlib.sha256(data).hexdigest(), relative))

    def leave_out(self, what: str, why: str) -> None:
        """Note, in one line, what has no picture."""
        self.left_out.write(f"{what}: {why}\n")


@contextmanager
def new_picture_folder(path: Path) -> Iterator[PictureFolder]:
    """Make the folder and its two lists.

    Args:
        path: a folder that does not exist yet.

    Raises:
        OSError: it cannot be made.
    """
    path.mkdir(parents=True)
    # newline: the list is hashed, and must be the same on every system.
    with (
        (path / CHECKSUMS_FILE).open("x", encoding="utf-8", errors="surrogateescape", newline="\n") as sums,
        (path / LEFT_OUT_FILE).open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as left_out,
    ):
        yield PictureFolder(path, sums, left_out)


def picture_name(image_name: str, page: int, sha256: str) -> str:
    """The name of the picture of an image's page: the image's own, cut where a file system would not take it."""
    stem = image_name
    if len(stem.encode("utf-8", "surrogateescape")) > _MAX_NAME_BYTES:
        # Cut by characters of up to four bytes, and told apart by the content's hash.
        stem = f"{stem[:50]}-{sha256[:12]}"
    return f"{stem}.png" if page == 0 else f"{stem}-p{page:04d}.png"


def replace_picture_folder(finished: Path, target: Path) -> None:
    """Give a finished folder its name; an older exported folder goes.

    Raises:
        UnusableInputError: what has the name is no exported folder of pictures.
        OSError: it cannot be renamed.
    """
    if not os.path.lexists(target):
        finished.rename(target)
        return
    if not (target / CHECKSUMS_FILE).is_file():
        raise UnusableInputError(
            f"{target} is no folder of exported pictures (it has no {CHECKSUMS_FILE}), so it is not overwritten. "
            "Choose another name"
        )
    old = temporary_beside(target)
    target.rename(old)
    try:
        finished.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old)


def _png(pixels: NDArray[np.uint8], relative: Path) -> bytes:
    done, data = cv2.imencode(".png", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))
    if not done:
        raise OutputError(f"The picture {relative} cannot be written: the PNG encoder failed")
    return data.tobytes()
