"""Ties an export to the audit log of its run: what the log is told, and whether it still knows the export."""

from desktop.exports.provenance import Provenance, provenance_sha256
from desktop.store.audit_log import AuditKind, ChainHead
from desktop.store.canonical import Payload
from desktop.store.run_reader import RunReader

PROVENANCE_SHA256 = "provenance_sha256"


def export_payload(provenance: Provenance) -> Payload:
    """What the log is told of an export, for `RunStore.record_export`, which adds the digest of the whole store."""
    return {
        "format": provenance.format.value,
        "file_name": provenance.file_name,
        "file_sha256": provenance.file_sha256,
        "exported_row_count": provenance.row_count,
        "exported_rows_sha256": provenance.rows_sha256,
        "case": provenance.case,
        "filter": provenance.filter,
        "reviews_left_out": provenance.reviews_left_out,
        "audit_length": provenance.audit_length,
        PROVENANCE_SHA256: provenance_sha256(provenance),
    }


def audit_problems(store: RunReader, provenance: Provenance) -> tuple[str, ...]:
    """Look for a cut, rewritten or foreign log, and for an export whose sidecar was made anew or changed.

    Args:
        store: of the run.
        provenance: of the export.

    Returns:
        What is wrong, a sentence each; empty when the log holds and knows the export and its sidecar.
    """
    problems = store.verify(ChainHead(provenance.audit_length, provenance.audit_head)).problems
    own = provenance_sha256(provenance)
    is_told = False
    for entry in store.audit_entries():
        payload = entry.read_payload() if entry.kind == AuditKind.EXPORT else None
        if payload is not None and payload.get("file_sha256") == provenance.file_sha256:
            # Earlier versions did not tell of the sidecar.
            if payload.get(PROVENANCE_SHA256, own) == own:
                return problems
            is_told = True
    if is_told:
        return (
            *problems,
            "the sidecar does not say what it said when the export was made: something in it was changed, such as the "
            "model, the folder, a time or a figure",
        )
    return (
        *problems,
        f"no entry tells of an export with the SHA-256 {provenance.file_sha256}: report and provenance were both made "
        "elsewhere or later, or the log was cut",
    )
