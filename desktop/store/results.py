"""Result rows going into the store, and the types they come back in."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.records import ResultRow
from desktop.store.canonical import storable_text
from desktop.store.heatmap_blob import pack_heatmaps
from desktop.store.images import mark_done
from desktop.store.row_codec import ROW_COLUMNS, encode_row
from desktop.store.sign_offs import withdraw_for_change
from desktop.store.withdrawal import WithdrawalReason


@dataclass(frozen=True, eq=False)
class ScreenedRow:
    """A finished row.

    Attributes:
        heatmaps: (h, w, K), unscaled; None when unreadable.
        near_hash: what near duplicates are found by, kept so that a resumed run finds them too.
    """

    row: ResultRow
    heatmaps: NDArray[np.floating] | None = None
    near_hash: bytes = b""


@dataclass(frozen=True)
class ScreenedPage:
    """What duplicates are found by, of a row that was committed."""

    image_id: int
    sha256: str
    near_hash: bytes


@dataclass(frozen=True, eq=False)
class ScreenedImage:
    """Rows of one image, to be committed together.

    Attributes:
        image_id: of the store.
        rows: one per page or tile.
        sha256: of the file; empty when it could not be read.
        is_finished: False when more rows of this image follow in a later batch, as of a slide with many tiles.
        may_pass: a row is unreadable for a reason outside the file, such as lacking memory, so that a resumed run
            should read it again; one whose bytes could not be had is read again anyway. Counts when `is_finished`.
    """

    image_id: int
    rows: Sequence[ScreenedRow]
    sha256: str
    is_finished: bool = True
    may_pass: bool = False


@dataclass(frozen=True)
class RowKey:
    """Which row of a store: an image, its page and its tile."""

    image_id: int
    page: int = 0
    tile_x: int = 0
    tile_y: int = 0


@dataclass(frozen=True, eq=False)
class StoredResult:
    """A row that was read back.

    Attributes:
        row: as it was stored, with the review that counts.
        heatmaps: float16 (h, w, K), largest magnitude 1; None when unreadable or not asked for.
        path: of the image, relative to the screened folder.
        key: which row it is, for a review.
        heatmap_scale: what `heatmaps` are to be multiplied by to be Grad-CAM's own values.
        result_id: the store's own number of it; larger for rows that were committed later.
    """

    row: ResultRow
    heatmaps: NDArray[np.float16] | None
    path: Path
    key: RowKey
    heatmap_scale: float = 1.0
    result_id: int = 0


_INSERT_RESULT = " ".join(
    (
        "INSERT INTO results (image_id, case_id, near_hash, search_text,",
        ", ".join(ROW_COLUMNS),
        ") VALUES (?, (SELECT case_id FROM images WHERE image_id = ?), ?, ?,",
        ", ".join("?" * len(ROW_COLUMNS)),
        ")",
    )
)


def insert_image(connection: sqlite3.Connection, image: ScreenedImage, run_id: str) -> None:
    """Write an image's rows and its state, inside the caller's transaction.

    Raises:
        ValueError: rows of another run, or the image is not pending.
        sqlite3.IntegrityError: the image has one of these rows already.
    """
    for screened in image.rows:
        if screened.row.run.run_id != run_id:
            raise ValueError(f"a row of run {screened.row.run.run_id} was given to the store of run {run_id}")
        search_text = storable_text(screened.row.image_path).casefold()
        before = (image.image_id, image.image_id, screened.near_hash, search_text)
        inserted = connection.execute(_INSERT_RESULT, (*before, *encode_row(screened.row)))
        if screened.heatmaps is not None:
            blob = pack_heatmaps(screened.heatmaps)
            connection.execute(
                "INSERT INTO heatmaps (result_id, height, width, class_count, scale, float16_values) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (inserted.lastrowid, blob.height, blob.width, blob.class_count, blob.scale, blob.float16_values),
            )
    case_id = connection.execute("SELECT case_id FROM images WHERE image_id = ?", (image.image_id,)).fetchone()
    if case_id is not None and image.rows:
        withdraw_for_change(connection, case_id[0], WithdrawalReason.IMAGES_SCREENED)
    if image.is_finished:
        mark_done(connection, image.image_id, image.sha256, may_pass=image.may_pass)


def screened_pages(connection: sqlite3.Connection, first: int, last: int) -> list[ScreenedPage]:
    """The readable rows of images that are done, in the order of images and pages.

    Args:
        connection: of the store.
        first: lowest `image_id`.
        last: highest `image_id`.
    """
    found = connection.execute(
        "SELECT results.image_id, image_sha256, near_hash FROM results JOIN images USING (image_id) "
        "WHERE results.image_id BETWEEN ? AND ? AND state = 'done' AND class_index IS NOT NULL "
        "ORDER BY results.image_id, page, tile_x, tile_y",
        (first, last),
    )
    return [ScreenedPage(*values) for values in found]
