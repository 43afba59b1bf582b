"""What goes into the engine, a file, and what comes out, a result for each of its pages or tiles."""

from dataclasses import dataclass
from pathlib import Path

from inference.decision import Prediction
from inference.errors import UnreadableImageError
from inference.prepared import PreparedImage
from inference.slides import UnreadableTile


@dataclass(frozen=True)
class WorkItem:
    """One file to screen.

    Attributes:
        key: the caller's own name for it.
        path: of the file.
    """

    key: int
    path: Path


@dataclass(frozen=True, eq=False)
class PageResult:
    """What became of one page of a file, or of one tile of a slide.

    Attributes:
        position: of this result among those of its file, counted from 0.
        page: in a multi-page file, counted from 0; of the rest of a file that cannot be read, the one after the last.
        tile_x, tile_y: of a tile in its slide; 0 for a whole field.
        prepared: what was read; None where nothing could be.
        near_hash: of the picture, see `desktop.engine.duplicates`; empty where there is none.
        prediction: None where the page could not be read, or the model failed on it.
        reason: why there is no prediction, in words; else empty.
        sha256: of the file; empty where it could not be had.
        elapsed_ms: reading and inference without the waits between, milliseconds.
        may_pass: the reason lies outside the file, so that it may be read later.
    """

    item: WorkItem
    position: int
    page: int
    prepared: PreparedImage | None
    prediction: Prediction | None
    reason: str
    sha256: str
    elapsed_ms: float
    near_hash: bytes = b""
    tile_x: int = 0
    tile_y: int = 0
    may_pass: bool = False


def result_of_refusal(
    item: WorkItem, position: int, page: int, error: UnreadableImageError, elapsed_ms: float
) -> PageResult:
    """What the rest of a file becomes that cannot be read.

    Args:
        item: the file.
        position: of the result among those of its file.
        page: the one after the last that was read.
        error: why.
        elapsed_ms: spent on it, milliseconds.
    """
    return PageResult(
        item=item,
        position=position,
        page=page,
        prepared=None,
        prediction=None,
        reason=error.reason,
        sha256=error.sha256,
        elapsed_ms=elapsed_ms,
        may_pass=error.may_pass,
    )


def result_of_unreadable_tile(item: WorkItem, position: int, tile: UnreadableTile) -> PageResult:
    """What a tile becomes that could not be decoded."""
    return PageResult(
        item=item,
        position=position,
        page=0,
        prepared=None,
        prediction=None,
        reason=tile.reason,
        sha256=tile.sha256,
        elapsed_ms=0.0,
        tile_x=tile.tile_x,
        tile_y=tile.tile_y,
    )
