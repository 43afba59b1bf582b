"""The images of a run: found in batches, screened in order, and seen when they changed since."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import JsonValue

from desktop.records import printable_path
from desktop.store.audit_log import AuditKind, append_entry
from desktop.store.paths import path_bytes, path_of
from desktop.store.sign_offs import withdraw_for_change
from desktop.store.withdrawal import WithdrawalReason


class ImageState(StrEnum):
    """Whether an image has all its rows."""

    PENDING = "pending"
    DONE = "done"


@dataclass(frozen=True)
class FoundImage:
    """An image that the walk of a folder came upon.

    Attributes:
        path: relative to the screened folder.
        case: the sub-folder, forward slashes; empty at the top.
        modified_ns: the file's time of modification, nanoseconds.
    """

    path: Path
    case: str
    size_bytes: int
    modified_ns: int


@dataclass(frozen=True)
class StoredImage:
    """An image of the store.

    Attributes:
        image_id: 1, 2, 3, ... in the order in which images were found.
        path: relative to the screened folder.
        sha256: of the file when it was screened; empty when pending or not readable.
    """

    image_id: int
    path: Path
    case: str
    size_bytes: int
    modified_ns: int
    sha256: str


@dataclass(frozen=True)
class CheckedImage:
    """What a screened image's file is like now.

    Attributes:
        sha256: of the file now; empty when it cannot be read, which counts as changed.
    """

    image_id: int
    size_bytes: int
    modified_ns: int
    sha256: str


@dataclass(frozen=True)
class FoundCounts:
    """What became of a batch of found images.

    Attributes:
        new_count: images that the store did not have.
        suspects: screened already, but size or time of modification differ: hash the file, then `settle_changes`.
    """

    new_count: int
    suspects: tuple[StoredImage, ...]


_SELECT = "SELECT image_id, path, name, size_bytes, modified_ns, sha256 FROM images JOIN cases USING (case_id) "


def add_found(connection: sqlite3.Connection, found: Iterable[FoundImage]) -> FoundCounts:
    """Add images as pending; one that the store has already stays one row. Inside the caller's transaction."""
    new_count = 0
    suspects: list[StoredImage] = []
    case_ids: dict[str, int] = {}
    for image in found:
        stat = (image.size_bytes, image.modified_ns)
        path = path_bytes(image.path)
        known = connection.execute(
            "SELECT image_id, size_bytes, modified_ns, state FROM images WHERE path = ?", (path,)
        ).fetchone()
        if known is None:
            case = printable_path(image.case)
            if case not in case_ids:
                case_ids[case] = _case_id(connection, case)
                withdraw_for_change(connection, case_ids[case], WithdrawalReason.IMAGES_FOUND)
            connection.execute(
                "INSERT INTO images (path, printable_path, case_id, size_bytes, modified_ns, sha256, "
                "may_pass, state) VALUES (?, ?, ?, ?, ?, '', 0, ?)",
                (path, printable_path(image.path), case_ids[case], *stat, ImageState.PENDING.value),
            )
            new_count += 1
        elif known[1:3] != stat and known[3] == ImageState.DONE:
            suspects.append(read_image(connection, known[0]))
        elif known[1:3] != stat:
            _set_stat(connection, known[0], *stat)
    return FoundCounts(new_count, tuple(suspects))


def settle_changes(connection: sqlite3.Connection, checked: Iterable[CheckedImage]) -> int:
    """Take back the rows of images whose content changed; they are pending again, and the audit chain says so.

    Inside the caller's transaction.

    Returns:
        How many changed; of the others only size and time are noted.
    """
    changed: list[JsonValue] = []
    for now in checked:
        before = read_image(connection, now.image_id)
        _set_stat(connection, now.image_id, now.size_bytes, now.modified_ns)
        if before.sha256 and before.sha256 == now.sha256:
            continue
        removed = connection.execute("DELETE FROM results WHERE image_id = ?", (now.image_id,)).rowcount
        withdraw_for_change(
            connection,
            connection.execute("SELECT case_id FROM images WHERE image_id = ?", (now.image_id,)).fetchone()[0],
            WithdrawalReason.IMAGE_CHANGED,
        )
        connection.execute(
            "UPDATE images SET state = ?, sha256 = '', may_pass = 0 WHERE image_id = ?",
            (ImageState.PENDING.value, now.image_id),
        )
        changed.append(
            {
                "path": printable_path(before.path),
                "sha256_before": before.sha256,
                "sha256_now": now.sha256,
                "removed_row_count": removed,
            }
        )
    if changed:
        append_entry(connection, AuditKind.IMAGES_CHANGED, {"images": changed})
    return len(changed)


def take_back_unread(connection: sqlite3.Connection) -> int:
    """Make images pending again that could not be read for a reason that may have passed, inside the caller's
    transaction; their rows are then those of unfinished images.

    Such a reason is that the file's bytes could not be had (permission, a fault of the drive), or any that was given
    as such with the image's rows (`ScreenedImage.may_pass`). A damaged file stays what it is, and keeps its row.

    Returns:
        How many.
    """
    return connection.execute(
        "UPDATE images SET state = ?, sha256 = '', may_pass = 0 WHERE state = ? AND (sha256 = '' OR may_pass)",
        (ImageState.PENDING.value, ImageState.DONE.value),
    ).rowcount


def remove_unfinished_rows(connection: sqlite3.Connection) -> int:
    """Remove rows of images that were not finished, such as a slide's first tiles; inside the caller's transaction.

    A case that loses rows loses its sign-off too.
    """
    losing = connection.execute(
        "SELECT DISTINCT results.case_id FROM results JOIN images USING (image_id) WHERE state = ? ORDER BY 1",
        (ImageState.PENDING.value,),
    ).fetchall()
    for (case_id,) in losing:
        withdraw_for_change(connection, case_id, WithdrawalReason.SCREENED_AGAIN)
    return connection.execute(
        "DELETE FROM results WHERE image_id IN (SELECT image_id FROM images WHERE state = ?)",
        (ImageState.PENDING.value,),
    ).rowcount


def pending_images(connection: sqlite3.Connection, after: int, limit: int) -> Sequence[StoredImage]:
    """The next pending images in the order in which they were found.

    Args:
        after: `image_id` of the last one had; 0 for the first.
        limit: how many at most.
    """
    found = connection.execute(
        _SELECT + "WHERE state = ? AND image_id > ? ORDER BY image_id LIMIT ?",
        (ImageState.PENDING.value, after, limit),
    )
    return [_stored(values) for values in found]


def read_image(connection: sqlite3.Connection, image_id: int) -> StoredImage:
    """One image.

    Raises:
        KeyError: there is none of this number.
    """
    values = connection.execute(_SELECT + "WHERE image_id = ?", (image_id,)).fetchone()
    if values is None:
        raise KeyError(image_id)
    return _stored(values)


def first_screened(connection: sqlite3.Connection, sha256: str) -> StoredImage | None:
    """The image of this content that was screened first in this run; None when there is none."""
    values = connection.execute(_SELECT + "WHERE sha256 = ? AND sha256 <> '' ORDER BY image_id", (sha256,)).fetchone()
    return None if values is None else _stored(values)


def mark_done(connection: sqlite3.Connection, image_id: int, sha256: str, *, may_pass: bool) -> None:
    """Say that an image has all its rows, inside the caller's transaction.

    Raises:
        ValueError: it had them before, so that its rows would be there twice.
    """
    changed = connection.execute(
        "UPDATE images SET state = ?, sha256 = ?, may_pass = ? WHERE image_id = ? AND state = ?",
        (ImageState.DONE.value, sha256, may_pass, image_id, ImageState.PENDING.value),
    ).rowcount
    if changed != 1:
        raise ValueError(f"image {image_id} is not pending")


def count_images(connection: sqlite3.Connection, state: ImageState) -> int:
    """How many images are in this state."""
    return int(connection.execute("SELECT count(*) FROM images WHERE state = ?", (state.value,)).fetchone()[0])


def last_image_id(connection: sqlite3.Connection) -> int:
    """The highest number of an image; 0 when there is none."""
    return int(connection.execute("SELECT coalesce(max(image_id), 0) FROM images").fetchone()[0])


def _set_stat(connection: sqlite3.Connection, image_id: int, size_bytes: int, modified_ns: int) -> None:
    connection.execute(
        "UPDATE images SET size_bytes = ?, modified_ns = ? WHERE image_id = ?", (size_bytes, modified_ns, image_id)
    )


def _case_id(connection: sqlite3.Connection, name: str) -> int:
    connection.execute("INSERT INTO cases (name) VALUES (?) ON CONFLICT (name) DO NOTHING", (name,))
    return int(connection.execute("SELECT case_id FROM cases WHERE name = ?", (name,)).fetchone()[0])


def _stored(values: tuple[int, bytes, str, int, int, str]) -> StoredImage:
    image_id, path, case, size_bytes, modified_ns, sha256 = values
    return StoredImage(image_id, path_of(path), case, size_bytes, modified_ns, sha256)
