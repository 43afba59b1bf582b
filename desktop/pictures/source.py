"""Reads the pixels of a stored row again, and only when they are those that were screened."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.pictures.pyramid import MAX_KEPT_PX
from desktop.store.results import StoredResult
from inference.errors import SmearScopeError, UnreadableImageError
from inference.fields import DEFAULT_READING, ReadingSettings
from inference.images import read_images
from inference.pages import PageChoice
from inference.slide_file import SlideReader, is_slide
from inference.slides import SlidePlan, plan_slide

# A tile of more is read from a coarser level.
_MAX_TILE_PX = MAX_KEPT_PX


class PictureMissingError(SmearScopeError):
    """The picture of a row cannot, or must not, be shown; its answer stays.

    Attributes:
        path: of the file.
        reason: why, in a sentence.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True)
class PictureSource:
    """Where the pictures of a run are, and how they were read.

    Attributes:
        folder: the screened one.
        reading: of the run's settings; other ones would cut other tiles.
        run_folder: of the store, for a slide's other tiles; None leaves their colours out.
    """

    folder: Path
    reading: ReadingSettings = DEFAULT_READING
    run_folder: Path | None = None

    def path_of(self, result: StoredResult) -> Path:
        """The file of a row."""
        return self.folder / result.path


@dataclass(frozen=True, eq=False)
class RowPixels:
    """What a row's picture is.

    Attributes:
        pixels: uint8 (height, width, 3) RGB, the file's own.
        slide: the slide that it is a tile of; None for a page of an image.
    """

    pixels: NDArray[np.uint8]
    slide: SlidePlan | None = None


@dataclass
class PictureReader:
    """Reads pictures one after another, in one thread; remembers the last slide, whose overview takes seconds."""

    _slide: tuple[Path, ReadingSettings, SlidePlan] | None = field(default=None, repr=False)

    def read(self, source: PictureSource, result: StoredResult) -> RowPixels:
        """The pixels of a row at the file's own resolution.

        Of a slide's tile these are finer than what the model saw, which a slide's smaller level is enough for.

        Raises:
            PictureMissingError: the file is gone, cannot be read, or is another one than was screened.
        """
        path, row = source.path_of(result), result.row
        if not row.image_sha256:
            raise PictureMissingError(path, "The file could not be read when it was screened.")
        try:
            if not path.exists():
                raise PictureMissingError(path, "The file is no longer where it was screened.")
            if is_slide(path, source.reading.limits):
                return self._read_tile(source, result)
            chosen = PageChoice(((row.page, row.page),))
            image = next(read_images(path, source.reading.limits, chosen))
        except UnreadableImageError as error:
            if error.sha256 and error.sha256 != row.image_sha256:
                raise _changed(path) from error
            raise PictureMissingError(path, f"The file cannot be read: {error.reason}.") from error
        except OSError as error:
            raise PictureMissingError(path, f"The file cannot be read: {error.strerror or error}.") from error
        if image.sha256 != row.image_sha256:
            raise _changed(path)
        return RowPixels(image.pixels)

    def _read_tile(self, source: PictureSource, result: StoredResult) -> RowPixels:
        path, row = source.path_of(result), result.row
        plan = self._plan(path, source.reading)
        if plan.sha256 != row.image_sha256:
            # The next look may find the right file back in its place.
            self._slide = None
            raise _changed(path)
        with SlideReader(path) as reader:
            level = _finest_level(reader, plan)
            side_px = max(1, round(plan.tile_side_px / reader.open().level_downsamples[level]))
            pixels = reader.region((row.tile_x, row.tile_y), level, (side_px, side_px), "this tile")
        return RowPixels(pixels, plan)

    def _plan(self, path: Path, reading: ReadingSettings) -> SlidePlan:
        if self._slide is not None and self._slide[:2] == (path, reading):
            return self._slide[2]
        plan = plan_slide(path, reading.slides)
        self._slide = (path, reading, plan)
        return plan


def _finest_level(reader: SlideReader, plan: SlidePlan) -> int:
    """The full resolution, unless a tile would be no field but a large part of the slide."""
    downsamples = reader.open().level_downsamples
    fitting = (level for level in range(plan.level) if (plan.tile_side_px / downsamples[level]) ** 2 <= _MAX_TILE_PX)
    return next(fitting, plan.level)


def _changed(path: Path) -> PictureMissingError:
    return PictureMissingError(path, "The file was changed since it was screened, so it is not shown.")
