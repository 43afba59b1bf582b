"""Writes a map of each whole slide of a run: how probable the malignant classes are, tile by tile, over the slide."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.exports.exported import ExportContext, ExportedResult
from desktop.exports.picture_folder import new_picture_folder, picture_name
from desktop.exports.slide_map_legend import with_legend
from desktop.records import ResultRow
from inference.decision import Decision
from inference.errors import UnreadableImageError, UnusableInputError
from inference.fields import ReadingSettings
from inference.slide_file import is_slide, is_slide_candidate
from inference.slide_map import slide_map
from inference.slides import SlideSettings, plan_slide

_CHANGED = "The slide was changed since it was screened, so it is not shown."


@dataclass(eq=False)
class _ScreenedFile:
    """What the rows of one file say, without the rows.

    Attributes:
        values: of each tile, see `inference.slide_map`.
        hashes: SHA-256 of the file as each row has it; more than one where it was changed while it was screened.
        row_count: rows, those of tiles and others.
        has_tiles: whether a row is surely of a tile, not of a page.
        has_answer: whether the model answered any row.
    """

    image_path: str
    values: dict[tuple[int, int], float] = field(default_factory=dict)
    hashes: set[str] = field(default_factory=set)
    row_count: int = 0
    has_tiles: bool = False
    has_answer: bool = False

    def add(self, row: ResultRow) -> None:
        """Take in a row."""
        self.row_count += 1
        self.has_tiles |= bool(row.tile_x or row.tile_y)
        self.has_answer |= row.decision is not Decision.UNREADABLE
        if row.image_sha256:
            self.hashes.add(row.image_sha256)
        # Where the rest of a slide could not be read, its row is of a page after the last, not of a tile.
        if row.page == 0:
            probability = row.malignant_probability if row.decision is Decision.REPORTED else None
            self.values[row.tile_x, row.tile_y] = math.nan if probability is None else probability


def write_slide_maps(results: Iterable[ExportedResult], context: ExportContext, target: Path) -> None:
    """Write a map for each slide that still is the one that was screened; the others are listed with why.

    Args:
        results: the rows; those of one file follow each other.
        context: of the export.
        target: a folder that does not exist yet.

    Raises:
        UnusableInputError: no row is of a slide.
        OSError: a file cannot be written.
        OutputError: a picture cannot be encoded.
    """
    slide_count = 0
    with new_picture_folder(target) as folder:
        for relative, rows in groupby(results, key=lambda result: result.path):
            file: _ScreenedFile | None = None
            for result in rows:
                file = file or _ScreenedFile(result.row.image_path)
                file.add(result.row)
            if file is None or not _is_of_slide(file, context.folder / relative, context.reading):
                continue
            slide_count += 1
            drawn = _drawn(file, context.folder / relative, context.reading.slides)
            if isinstance(drawn, str):
                folder.leave_out(file.image_path, drawn)
            else:
                sha256 = next(iter(file.hashes))
                folder.add(relative.parent / picture_name(relative.name, 0, sha256), with_legend(drawn))
    is_unknown_case = context.options.case is not None and not context.statistics.all.row_count
    if not slide_count and not is_unknown_case:
        raise UnusableInputError(
            f"{'The run' if context.options.case is None else 'The case'} has no whole slide, and a slide map is made "
            "of slides alone; heatmaps over the images (overlays) show where the model looked in these"
        )


def _is_of_slide(file: _ScreenedFile, path: Path, reading: ReadingSettings) -> bool:
    if file.has_tiles or is_slide_candidate(path):
        return True
    # A slide whose only tile lies at 0, 0, or that could not be read at all, looks like an image with one page.
    return file.row_count == 1 and is_slide(path, reading.limits)


def _drawn(file: _ScreenedFile, path: Path, settings: SlideSettings) -> NDArray[np.uint8] | str:
    """The map, uint8 (height, width, 3) RGB, or why there is none, in a sentence."""
    if not file.has_answer:
        return "Nothing of the slide could be read when it was screened."
    if len(file.hashes) != 1:
        return "The slide was changed while it was screened, so it is not shown."
    (sha256,) = file.hashes
    try:
        if not path.exists():
            return "The slide is no longer where it was screened."
        plan = plan_slide(path, settings)
    except UnreadableImageError as error:
        if error.sha256 and error.sha256 != sha256:
            return _CHANGED
        return f"The slide cannot be read: {error.reason}."
    except OSError as error:
        return f"The slide cannot be read: {error.strerror or error}."
    if plan.sha256 != sha256:
        return _CHANGED
    return slide_map(plan.overview, plan.tile_side_px, file.values)
