"""The sidecar of an export: what it was made from, and the hashes by which it is known again."""

import hashlib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from desktop.exports.columns import ROW_SCHEMA_VERSION
from desktop.exports.exported import ExportContext
from desktop.exports.filter_words import filter_in_words
from desktop.exports.formats import ExportFormat
from desktop.records import printable_path
from desktop.summary import RESEARCH_USE
from inference import __version__
from inference.errors import UnusableInputError

SIDECAR_SUFFIX = ".provenance.json"
SIDECAR_SCHEMA_VERSION = 4
_READ_BYTES = 1 << 20
# A sidecar has about two kilobytes; more is another file.
_MAX_SIDECAR_BYTES = 1 << 20


class Provenance(BaseModel):
    """The content of `NAME.provenance.json`. Each field is described for docs/results-schema.md."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int = Field(description="Version of this sidecar's form.")
    intended_use: str = Field(description="What the export may be used for.")
    format: ExportFormat = Field(description="`csv`, `xlsx`, `jsonl`, `pdf`, `overlays` or `slide-maps`.")
    file_name: str = Field(
        description="The exported file; of overlays and slide maps, the list of checksums in their folder."
    )
    file_sha256: str = Field(description="SHA-256 of that file's bytes, hexadecimal.", pattern="^[0-9a-f]{64}$")
    file_bytes: int = Field(description="Its size, bytes.")
    row_schema_version: int = Field(description="Version of the columns.")
    row_count: int = Field(description="Rows that the export was made from.")
    rows_sha256: str = Field(description="SHA-256 of these rows as JSON lines, hexadecimal.", pattern="^[0-9a-f]{64}$")
    case: str | None = Field(description="The case that was exported; null for the whole run.")
    filter: str = Field(
        default="", description="Which of its rows were exported, in words; empty for all. Since schema version 2."
    )
    second_reading: str = Field(
        default="",
        description="The run's second reading in words: how far both readers agreed when it was closed, or that it "
        "goes on; empty without one. Since schema version 3.",
    )
    reviews_left_out: bool = Field(
        default=False,
        description="Whether reviewers, answers, notes and sign-offs were left out, as a blind second reading went on. "
        "Since schema version 3.",
    )
    run_id: str = Field(description="The run.")
    run_started_at_utc: str = Field(description="When the run was started, UTC.")
    run_ending: str = Field(description="How far the run was: `complete`, `cancelled` or `unfinished`.")
    folder: str = Field(description="The screened folder.")
    model_id: str = Field(description="The model's id, from its card.")
    model_version: str = Field(description="The model's version, from its card.")
    bundle_id: str = Field(description="SHA-256 that names the exact model bundle.")
    moved_thresholds: dict[str, float] = Field(
        default_factory=dict,
        description="Thresholds that the laboratory moved, by their name in the card, with the value that decided; "
        "empty where the card's own did. Since schema version 4.",
    )
    runtime: str = Field(description="The library that ran the model.")
    runtime_version: str = Field(description="Its version.")
    application_version: str = Field(description="Version of SmearScope that screened.")
    exported_by_version: str = Field(description="Version of SmearScope that exported.")
    exported_at_utc: str = Field(description="When the export was made, UTC.")
    audit_length: int = Field(description="Entries of the audit chain when the export began.")
    audit_head: str = Field(description="Hash of the last of them.", pattern="^[0-9a-f]{64}$")


def sidecar_path(report: Path) -> Path:
    """Where an export's sidecar lies: beside it, with a longer name."""
    return report.with_name(report.name + SIDECAR_SUFFIX)


def describe_export(
    context: ExportContext, export_format: ExportFormat, file_name: str, hashed: tuple[str, int]
) -> Provenance:
    """The provenance of a finished export.

    Args:
        context: its rows have all passed.
        export_format: of the export.
        file_name: by which the sidecar calls it.
        hashed: SHA-256 and size, as `hash_file` gives them.
    """
    run = context.run
    return Provenance(
        schema_version=SIDECAR_SCHEMA_VERSION,
        intended_use=RESEARCH_USE,
        format=export_format,
        file_name=printable_path(file_name),
        file_sha256=hashed[0],
        file_bytes=hashed[1],
        row_schema_version=ROW_SCHEMA_VERSION,
        row_count=context.statistics.all.row_count,
        rows_sha256=context.statistics.rows_sha256,
        case=context.options.case,
        filter=filter_in_words(context.options.wanted),
        second_reading=context.second_reading.words,
        # Pictures hold none anyway.
        reviews_left_out=bool(context.second_reading.blind_reader) and not export_format.is_folder,
        run_id=run.run_id,
        run_started_at_utc=run.started_at_utc,
        run_ending=context.summary.ending.value,
        folder=printable_path(context.folder),
        model_id=run.model_id,
        model_version=run.model_version,
        bundle_id=run.bundle_id,
        moved_thresholds=dict(context.summary.moved_thresholds),
        runtime=run.runtime,
        runtime_version=run.runtime_version,
        application_version=run.application_version,
        exported_by_version=__version__,
        exported_at_utc=context.exported_at_utc,
        audit_length=context.audit_head.sequence,
        audit_head=context.audit_head.hash,
    )


def provenance_sha256(provenance: Provenance) -> str:
    """SHA-256 of what a sidecar says, hexadecimal; the same of what was written and of what is read again.

    A field that came with a later version of the sidecar and is not in this one does not count.
    """
    return hashlib.sha256(provenance.model_dump_json(exclude_unset=True).encode("utf-8")).hexdigest()


def read_provenance(report: Path) -> Provenance:
    """The sidecar of a report.

    Raises:
        UnusableInputError: there is none, or it cannot be read as one.
    """
    path = sidecar_path(report)
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_SIDECAR_BYTES + 1)
    except FileNotFoundError as error:
        if not report.exists():
            raise UnusableInputError(f"There is no report {report}; check its name") from error
        raise UnusableInputError(
            f"{path} is missing, and without it nothing can be verified. It is written beside every export: keep the "
            "two together, and name the exported file"
        ) from error
    except OSError as error:
        raise UnusableInputError(f"{path} cannot be read: {error.strerror or error}") from error
    if len(data) > _MAX_SIDECAR_BYTES:
        raise UnusableInputError(
            f"{path} is no provenance of an export: it is larger than {_MAX_SIDECAR_BYTES:,} bytes"
        )
    try:
        found = Provenance.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise UnusableInputError(
            f"{path} is no provenance of an export, or of a newer SmearScope: {where}: {first['msg']}"
        ) from error
    if found.schema_version > SIDECAR_SCHEMA_VERSION:
        raise UnusableInputError(
            f"{path} has schema version {found.schema_version}; this SmearScope reads up to {SIDECAR_SCHEMA_VERSION}. "
            "Use a newer one"
        )
    return found


def hash_file(path: Path) -> tuple[str, int]:
    """SHA-256 in hexadecimal and size in bytes of a file of any size.

    Raises:
        OSError: it cannot be read.
    """
    digest, size_bytes = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(_READ_BYTES):
            digest.update(block)
            size_bytes += len(block)
    return digest.hexdigest(), size_bytes
