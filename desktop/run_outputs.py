"""What a run leaves beside its store when it has ended, and whether that was written: a process can die in between."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.exports.formats import ExportFormat
from desktop.exports.provenance import hash_file, read_provenance
from desktop.output_names import SUMMARY_JSON_FILE, SUMMARY_TEXT_FILE
from desktop.run_summary import Ending, summarise
from desktop.store.audit_log import AuditKind
from desktop.store.run_reader import RunReader
from desktop.store.run_store import RunStore
from inference.errors import OutputError, UnusableInputError


def unwritten_exports(store: RunStore, formats: Sequence[ExportFormat]) -> Iterator[ExportFormat]:
    """Which exports under their usual names are missing, or were made before the run's last session ended.

    One that was edited since is not among them: its sidecar says that it was made.
    """
    last_end, run_id = store.last_end(), store.run.info.run_id
    for each in formats:
        path = store.folder / each.default_name
        try:
            made = read_provenance(path)
        except UnusableInputError:
            yield each
            continue
        if not path.exists() or made.run_id != run_id or made.audit_length < last_end:
            yield each


def is_logged(store: RunStore, export: Path) -> bool:
    """Whether a file is, byte for byte, an export that the run's audit log tells of.

    A process that dies between giving an export and its sidecar their names leaves one that only the log knows.

    Raises:
        OutputError: it cannot be read.
    """
    try:
        sha256 = hash_file(export)[0]
    except FileNotFoundError:
        return False
    except OSError as error:
        raise OutputError(f"{export} cannot be read: {error.strerror or error}") from error
    with RunReader(store.folder, check_integrity=False) as reader:
        payloads = (entry.read_payload() for entry in reader.audit_entries() if entry.kind == AuditKind.EXPORT)
        return any(payload is not None and payload.get("file_sha256") == sha256 for payload in payloads)


def is_summary_written(store: RunStore) -> bool:
    """Whether summary.txt and summary.json are those of the run as it is; they are written last."""
    try:
        record = json.loads((store.folder / SUMMARY_JSON_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # missing, or not as it was written
        return False
    now = summarise(store.run, store.counts())
    # The time of all sessions grows with each of them.
    expected = {
        "run_id": now.run.run_id,
        "ending": Ending.COMPLETE.value,
        "row_count": now.row_count,
        "elapsed_seconds": round(now.elapsed_seconds, 3),
    }
    is_current = isinstance(record, dict) and {name: record.get(name) for name in expected} == expected
    return is_current and (store.folder / SUMMARY_TEXT_FILE).exists()
