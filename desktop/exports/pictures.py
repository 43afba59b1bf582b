"""Reads the picture of a row again, and shows it only when it is the very file that was screened."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.exports.exported import ExportedResult
from desktop.exports.provenance import hash_file
from desktop.overlay import overlay
from inference.decision import Decision
from inference.errors import UnreadableImageError
from inference.images import read_images
from inference.limits import ReadingLimits
from inference.pages import PageChoice

_TILE = "A tile of a whole slide: look at it in the slide."


@dataclass(frozen=True, eq=False)
class Picture:
    """What can be shown of a row.

    Attributes:
        pixels: uint8 (height, width, 3) RGB; None when it must not or cannot be shown.
        missing_because: then why, in a sentence.
    """

    pixels: NDArray[np.uint8] | None
    missing_because: str = ""


def read_picture(result: ExportedResult, folder: Path, limits: ReadingLimits) -> Picture:
    """The picture of a row, or why there is none.

    Args:
        result: of the row.
        folder: the screened folder.
        limits: of the run, so that what it read is not too large now.
    """
    row, path = result.row, folder / result.path
    if row.tile_x or row.tile_y:
        return Picture(None, _TILE)
    # What a decoder failed on, it may crash on: only a process of its own may try that again.
    if not row.image_sha256 or row.decision is Decision.UNREADABLE:
        return Picture(None, "The file could not be read when it was screened.")
    try:
        if not path.exists():
            return Picture(None, "The file is no longer where it was screened.")
        # Before any decoder sees it: another file was never tried by a process of its own.
        if hash_file(path)[0] != row.image_sha256:
            return Picture(None, "The file was changed since it was screened, so it is not shown.")
        # Its page alone: of a file with many, each has a row.
        for image in read_images(path, limits, PageChoice(((row.page, row.page),))):
            if image.sha256 != row.image_sha256:
                return Picture(None, "The file was changed since it was screened, so it is not shown.")
            if (image.width_px, image.height_px) != (row.width_px, row.height_px):
                # A slide's first tile lies at 0, 0 like a whole image.
                return Picture(None, _TILE)
            return Picture(image.pixels)
    except UnreadableImageError as error:
        if error.sha256 and error.sha256 != row.image_sha256:
            return Picture(None, "The file was changed since it was screened, so it is not shown.")
        return Picture(None, f"The file cannot be read: {error.reason}.")
    except OSError as error:
        return Picture(None, f"The file cannot be read: {error.strerror or error}.")
    return Picture(None, f"The file has no page {row.page} any more.")


def overlay_picture(result: ExportedResult, pixels: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    """The heatmap of the predicted class over its picture, uint8 RGB; None for a row without one."""
    names = [label.display_name for label in result.row.run.labels]
    if result.heatmaps is None or result.row.predicted_class not in names:
        return None
    heatmap = result.heatmaps[:, :, names.index(result.row.predicted_class)].astype(np.float32)
    return overlay(pixels, heatmap)
