"""One hash over all result rows, so that a row edited in the store shows against what the audit chain says."""

import hashlib
import sqlite3
from dataclasses import dataclass

from pydantic import JsonValue

from desktop.store.canonical import Payload, canonical_json
from desktop.store.row_codec import ROW_COLUMNS

_ROWS = " ".join(
    (
        "SELECT images.path, images.sha256, cases.name, height, width, class_count, scale, float16_values,",
        ", ".join(f"results.{column}" for column in ROW_COLUMNS),
        "FROM results JOIN images ON images.image_id = results.image_id",
        "JOIN cases ON cases.case_id = results.case_id",
        "LEFT JOIN heatmaps ON heatmaps.result_id = results.result_id",
        "ORDER BY results.image_id, results.page, results.tile_x, results.tile_y",
    )
)


@dataclass(frozen=True)
class RowDigest:
    """All result rows in one value.

    Attributes:
        row_count: rows that went in.
        sha256: over each row's columns, heatmaps included, as a line of canonical JSON, in the order of images, pages
            and tiles. Reviews are not in it: each is an audit entry of its own.
    """

    row_count: int
    sha256: str

    def payload(self) -> dict[str, JsonValue]:
        """As an audit entry carries it; an export's entry says beside it what the export itself holds."""
        return {"store_row_count": self.row_count, "store_rows_sha256": self.sha256}

    @classmethod
    def of_payload(cls, payload: Payload) -> "RowDigest | None":
        """The digest that an audit entry carries; None when it has none."""
        count, value = payload.get("store_row_count"), payload.get("store_rows_sha256")
        return cls(count, value) if isinstance(count, int) and isinstance(value, str) else None


def digest_rows(connection: sqlite3.Connection) -> RowDigest:
    """Read all rows, one at a time."""
    digest = hashlib.sha256()
    row_count = 0
    for values in connection.execute(_ROWS):
        line = canonical_json([value.hex() if isinstance(value, bytes) else value for value in values])
        digest.update(line.encode("ascii") + b"\n")
        row_count += 1
    return RowDigest(row_count, digest.hexdigest())
