"""Thumbnails of screened rows, made once and kept in the user's cache folder, in a file that never outgrows a limit."""

import sqlite3
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.pictures.source import PictureMissingError, PictureReader, PictureSource
from desktop.store.results import StoredResult
from desktop.user_folders import cache_folder
from inference.prepared import PreparedImage

# The longer side: sharp in the grid on a dense screen, and still only five kilobytes.
THUMBNAIL_SIDE_PX = 192
CACHE_FILE = "thumbnails-1.sqlite3"
DEFAULT_LIMIT_BYTES = 256 * 1024**2

_JPEG_QUALITY = 80
# How much is thrown away at once when the limit is reached, so that not each new thumbnail has to look.
_SHARE_KEPT = 0.8
_BUSY_SECONDS = 1.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS thumbnails (
    key TEXT PRIMARY KEY,
    jpeg BLOB NOT NULL,
    number INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS thumbnails_by_number ON thumbnails (number);
"""


def thumbnail_key(sha256: str, page: int, tile_x: int, tile_y: int) -> str:
    """Names a thumbnail by what it shows: the content of a file, its page and tile, wherever the file lies."""
    return f"{sha256}/{page}/{tile_x}/{tile_y}"


def key_of(result: StoredResult) -> str | None:
    """The key of a row's thumbnail; None for one that could not be read."""
    row = result.row
    if not row.image_sha256 or row.width_px is None:
        return None
    return thumbnail_key(row.image_sha256, row.page, row.tile_x, row.tile_y)


def thumbnail_jpeg(pixels: NDArray[np.uint8], width_px: int, height_px: int) -> bytes:
    """A thumbnail as JPEG bytes.

    Args:
        pixels: uint8 (H, W, 3) RGB, of any proportions.
        width_px, height_px: of the field itself, whose proportions the thumbnail has.
    """
    scale = min(1.0, THUMBNAIL_SIDE_PX / max(width_px, height_px))
    size = (max(1, round(width_px * scale)), max(1, round(height_px * scale)))
    small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    done, data = cv2.imencode(".jpg", cv2.cvtColor(small, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY])
    if not done:
        raise RuntimeError(f"the JPEG encoder failed on a thumbnail of shape {small.shape}")
    return data.tobytes()


class ThumbnailCache:
    """Thumbnails on the disk, the same for every run of the same images. Any thread may use it.

    It is a convenience: where it cannot be written, or is damaged, thumbnails are made again and nothing is told.

    Args:
        folder: where its file lies; made when missing. The user's cache folder unless a test names another.
        limit_bytes: of all thumbnails together; beyond it those that were put in first go.
    """

    def __init__(self, folder: Path | None = None, limit_bytes: int = DEFAULT_LIMIT_BYTES) -> None:
        self.path = (cache_folder() if folder is None else folder) / CACHE_FILE
        self._limit_bytes = limit_bytes
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._is_given_up = False
        self._size_bytes = 0

    def get(self, key: str) -> bytes | None:
        """A thumbnail's JPEG bytes; None when it is not kept."""
        with self._lock:
            found = self._try("SELECT jpeg FROM thumbnails WHERE key = ?", (key,))
            return bytes(found[0][0]) if found else None

    def put(self, thumbnails: Mapping[str, bytes]) -> None:
        """Keep thumbnails, in one transaction."""
        with self._lock:
            if not thumbnails or (connection := self._opened()) is None:
                return
            try:
                with connection:
                    connection.execute("BEGIN IMMEDIATE")
                    connection.executemany(
                        "INSERT OR IGNORE INTO thumbnails (key, jpeg, number) "
                        "VALUES (?, ?, (SELECT coalesce(max(number), 0) + 1 FROM thumbnails))",
                        list(thumbnails.items()),
                    )
                    self._size_bytes += sum(map(len, thumbnails.values()))
                    if self._size_bytes > self._limit_bytes:
                        self._throw_away(connection)
            except sqlite3.Error as error:
                self._mend(error)

    def close(self) -> None:
        """Close the file; it is opened again when it is needed."""
        with self._lock:
            self._close()

    def _throw_away(self, connection: sqlite3.Connection) -> None:
        # Counted anew, as several programs may write.
        size_bytes = _size_bytes(connection)
        if size_bytes > self._limit_bytes:
            too_much = size_bytes - int(self._limit_bytes * _SHARE_KEPT)
            last = 0
            for number, length in connection.execute("SELECT number, length(jpeg) FROM thumbnails ORDER BY number"):
                last = number
                too_much -= length
                if too_much <= 0:
                    break
            connection.execute("DELETE FROM thumbnails WHERE number <= ?", (last,))
            size_bytes = _size_bytes(connection)
        self._size_bytes = size_bytes

    def _try(self, query: str, values: tuple[object, ...]) -> list[tuple[bytes]]:
        connection = self._opened()
        if connection is None:
            return []
        try:
            return connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._mend(error)
            return []

    def _opened(self) -> sqlite3.Connection | None:
        if self._connection is None and not self._is_given_up:
            try:
                self._connection = self._open()
                self._size_bytes = _size_bytes(self._connection)
            except (sqlite3.Error, OSError) as error:
                self._mend(error)
        return self._connection

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            self.path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=16
        )
        try:
            # What a power failure takes is made again. No WAL: a home may lie on a server.
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA cache_size = -2048")
            connection.executescript(_SCHEMA)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _mend(self, error: Exception) -> None:
        """Begin anew when the file is damaged; wait for better times when it is only busy; else do without it."""
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return
        was_given_up, self._is_given_up = self._is_given_up, True
        self._close()
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) and not was_given_up:
            with suppress(OSError):  # held by another program: this session does without thumbnails on the disk
                for suffix in ("", "-journal"):
                    self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
                self._is_given_up = False

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class ThumbnailMaker:
    """Gives thumbnails from the cache, or reads the file; used in one thread.

    Args:
        cache: where they are kept.
    """

    def __init__(self, cache: ThumbnailCache) -> None:
        self._cache = cache
        self._reader = PictureReader()

    def thumbnail(self, source: PictureSource, result: StoredResult) -> bytes | None:
        """JPEG bytes of a row's thumbnail; None when the row was unreadable, or its file is gone or another one now."""
        key = key_of(result)
        if key is None:
            return None
        kept = self._cache.get(key)
        if kept is not None:
            return kept
        try:
            pixels = self._reader.read(source, result).pixels
        except PictureMissingError:
            return None
        made = thumbnail_jpeg(pixels, pixels.shape[1], pixels.shape[0])
        self._cache.put({key: made})
        return made


class ScreenedThumbnails:
    """Keeps thumbnails of what is being screened, made from what the model saw, so that no file is read twice.

    Args:
        cache: where they go, some at a time.
    """

    def __init__(self, cache: ThumbnailCache, batch_size: int = 32) -> None:
        self._cache = cache
        self._batch_size = batch_size
        self._waiting: dict[str, bytes] = {}

    def take(self, prepared: PreparedImage) -> None:
        """Make the thumbnail of a page or tile."""
        key = thumbnail_key(prepared.sha256, prepared.page, prepared.tile_x, prepared.tile_y)
        self._waiting[key] = thumbnail_jpeg(prepared.array, prepared.width_px, prepared.height_px)
        if len(self._waiting) >= self._batch_size:
            self.flush()

    def flush(self) -> None:
        """Keep what was made."""
        self._cache.put(self._waiting)
        self._waiting = {}


def _size_bytes(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(sum(length(jpeg)), 0) FROM thumbnails").fetchone()[0])
