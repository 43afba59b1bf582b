"""Says whether an export, the images, the model and the audit log still are what they were when it was made."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.exports.checksum_list import CHECKSUMS_FILE, read_sum_line
from desktop.exports.csv_export import read_csv_cells
from desktop.exports.exported import ExportCancelledError
from desktop.exports.formats import ExportFormat
from desktop.exports.image_check import NAMED_LIMIT, ImageCounts, check_images
from desktop.exports.jsonl_export import read_jsonl_cells
from desktop.exports.provenance import Provenance, hash_file, read_provenance
from desktop.exports.xlsx_rows import read_xlsx_cells
from desktop.records import ResultRow, printable_path, shown_path
from inference.bundle import read_bundle
from inference.errors import BundleRefusedError, ExitCode, UnusableInputError

AuditCheck = Callable[[Provenance], Sequence[str]]


class Subject(StrEnum):
    """What is verified."""

    REPORT = "report"
    OVERLAYS = "overlays"
    SLIDE_MAPS = "slide_maps"
    IMAGES = "images"
    MODEL = "model"
    AUDIT = "audit"


class State(StrEnum):
    """What was found."""

    MATCHES = "matches"
    DIFFERS = "differs"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True)
class Finding:
    """One answer.

    Attributes:
        sentence: the answer in words.
        details: names of files or single faults, at most `NAMED_LIMIT`.
    """

    subject: Subject
    state: State
    sentence: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verification:
    """All answers.

    Attributes:
        images: counts; None when they were not checked.
    """

    provenance: Provenance
    findings: tuple[Finding, ...]
    images: ImageCounts | None

    @property
    def exit_code(self) -> ExitCode:
        """1 as soon as something differs; what could not be checked is told, and is no finding."""
        differs = any(finding.state is State.DIFFERS for finding in self.findings)
        return ExitCode.FINDINGS if differs else ExitCode.DONE


def verify_report(
    report: Path,
    *,
    folder: Path | None = None,
    bundle: Path | None = None,
    rows: Iterable[ResultRow] | None = None,
    check_audit: AuditCheck | None = None,
    on_progress: Callable[[ImageCounts], None] = lambda _counts: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Verification:
    """Compare an export with its sidecar, and what it was made from with what is there now.

    Args:
        report: the exported file, or the folder of pictures; its sidecar lies beside it.
        folder: of the images; None is the folder that the sidecar names.
        bundle: the model at hand; None leaves it unchecked.
        rows: of the store, for formats that hold none (PDF, overlays, slide maps); others bring their own.
        check_audit: `audit_problems` of the store, where it is at hand.
        on_progress: called after each image.
        should_stop: asked before each image.

    Raises:
        UnusableInputError: there is no such report or no sidecar.
        ExportCancelledError: `should_stop` said so.
    """
    provenance = read_provenance(report)

    def check_cancelled() -> None:
        if should_stop():
            raise ExportCancelledError(f"The verification of {report} was stopped")

    findings = [_check_report(report, provenance)]
    if provenance.format.is_folder:
        findings.append(_check_pictures(report, provenance.format, check_cancelled))
    images_finding, counts = _check_images(
        report, provenance, folder or Path(provenance.folder), rows, on_progress, check_cancelled
    )
    findings += [images_finding, _check_model(bundle, provenance), _check_audit(check_audit, provenance)]
    return Verification(provenance, tuple(findings), counts)


def _check_report(report: Path, provenance: Provenance) -> Finding:
    hashed = report / CHECKSUMS_FILE if provenance.format.is_folder else report
    name = shown_path(hashed)
    try:
        found, size_bytes = hash_file(hashed)
    except OSError as error:
        raise UnusableInputError(f"{hashed} cannot be read: {error.strerror or error}") from error
    if found == provenance.file_sha256:
        return Finding(Subject.REPORT, State.MATCHES, f"{name} is, byte for byte, what was exported.")
    return Finding(
        Subject.REPORT,
        State.DIFFERS,
        f"{name} was changed since it was exported: its SHA-256 is {found} ({size_bytes:,} bytes), and was "
        f"{provenance.file_sha256} ({provenance.file_bytes:,} bytes). Export it again from the run.",
    )


def _check_pictures(report: Path, export_format: ExportFormat, before_each: Callable[[], None]) -> Finding:
    is_overlays = export_format is ExportFormat.OVERLAYS
    subject, noun = (Subject.OVERLAYS, "overlays") if is_overlays else (Subject.SLIDE_MAPS, "slide maps")
    counts = check_images(_listed(report / CHECKSUMS_FILE), report, before_each=before_each)
    added = _added_pictures(report)
    if counts.changed or counts.missing:
        return Finding(
            subject,
            State.DIFFERS,
            f"Of {counts.checked:,} {noun} {counts.changed:,} were changed and {counts.missing:,} are missing.",
            _named(counts),
        )
    if added:
        return Finding(
            subject,
            State.DIFFERS,
            f"{len(added):,} pictures lie among the {noun} that were not exported with them.",
            tuple(f"not exported: {name}" for name in added[:NAMED_LIMIT]),
        )
    return Finding(subject, State.MATCHES, f"All {counts.matching:,} {noun} are as they were written.")


def _added_pictures(report: Path) -> list[str]:
    """Pictures that the list of checksums does not know; a system's own files, such as Thumbs.db, look like none."""
    listed = {path for path, _sha256 in _listed(report / CHECKSUMS_FILE)}
    found = (path.relative_to(report).as_posix() for path in report.rglob("*") if path.suffix.lower() == ".png")
    return sorted(printable_path(Path(name)) for name in found if name not in listed)


def _listed(sums: Path) -> Iterator[tuple[str, str]]:
    try:
        with sums.open(encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            for line in file:
                yield read_sum_line(line)
    except OSError as error:
        raise UnusableInputError(f"{sums} cannot be read: {error.strerror or error}") from error


def _check_images(
    report: Path,
    provenance: Provenance,
    folder: Path,
    rows: Iterable[ResultRow] | None,
    on_progress: Callable[[ImageCounts], None],
    before_each: Callable[[], None],
) -> tuple[Finding, ImageCounts | None]:
    def not_checked(why: str) -> tuple[Finding, None]:
        return Finding(Subject.IMAGES, State.NOT_CHECKED, f"The images were not checked: {why}"), None

    if rows is None and provenance.format not in _READERS:
        words = f"a {provenance.format.value} export holds no table of them. Name the run folder that it was made from."
        return not_checked(words)
    if not folder.is_dir():
        return not_checked(f"there is no folder {shown_path(folder)}. Name the folder where they are now.")
    counts: ImageCounts
    try:
        with closing(_hashes(report, provenance, rows)) as hashes:
            counts = check_images(hashes, folder, on_progress=on_progress, before_each=before_each)
    except ValueError as error:
        return (
            Finding(
                Subject.IMAGES, State.DIFFERS, f"The images cannot be checked, for the rows cannot be read: {error}."
            ),
            None,
        )
    where = f"in {shown_path(folder)}"
    unhashed = f" {counts.unhashed:,} could not be read when screened, so nothing can be said." * bool(counts.unhashed)
    numbers = f"{counts.matching:,} match, {counts.changed:,} were changed, {counts.missing:,} are missing"
    if counts.row_count != provenance.row_count:
        sentence = f"{counts.row_count:,} rows name images; {provenance.row_count:,} were exported. {where}: {numbers}."
        return Finding(Subject.IMAGES, State.DIFFERS, sentence + unhashed, _named(counts)), counts
    if counts.changed or counts.missing:
        sentence = f"Of {counts.checked:,} images {where} {numbers}."
        return Finding(Subject.IMAGES, State.DIFFERS, sentence + unhashed, _named(counts)), counts
    sentence = f"All {counts.matching:,} images {where} are those that were screened."
    return Finding(Subject.IMAGES, State.MATCHES, sentence + unhashed), counts


def _hashes(report: Path, provenance: Provenance, rows: Iterable[ResultRow] | None) -> Generator[tuple[str, str]]:
    if provenance.format in _READERS:
        try:
            for cells in _READERS[provenance.format](report):
                if "image_path" not in cells or "image_sha256" not in cells:
                    raise ValueError("the columns image_path and image_sha256 are not there")
                yield cells["image_path"], cells["image_sha256"]
        except OSError as error:
            raise UnusableInputError(f"{report} cannot be read: {error.strerror or error}") from error
        return
    for row in rows or ():
        if provenance.case is None or row.case == provenance.case:
            yield row.image_path, row.image_sha256


def _check_model(bundle: Path | None, provenance: Provenance) -> Finding:
    expected = f"{provenance.model_id} {provenance.model_version}, bundle {provenance.bundle_id}"
    if bundle is None:
        return Finding(
            Subject.MODEL, State.NOT_CHECKED, f"The model was not checked: none was named. It was {expected}."
        )
    try:
        found = read_bundle(bundle)
    except BundleRefusedError as error:
        return Finding(Subject.MODEL, State.DIFFERS, f"The model cannot be compared with {expected}.", (str(error),))
    if found.bundle_id == provenance.bundle_id:
        return Finding(Subject.MODEL, State.MATCHES, f"The model is the one that answered: {expected}.")
    return Finding(
        Subject.MODEL,
        State.DIFFERS,
        f"The model at {shown_path(bundle)} is another: {found.card.id} {found.card.version}, bundle "
        f"{found.bundle_id}. The answers are from {expected}.",
    )


def _check_audit(check_audit: AuditCheck | None, provenance: Provenance) -> Finding:
    head = f"entry {provenance.audit_length:,}, {provenance.audit_head}"
    if check_audit is None:
        return Finding(
            Subject.AUDIT,
            State.NOT_CHECKED,
            f"The audit log was not checked: its run folder was not found. When exported it ended with {head}.",
        )
    problems = tuple(check_audit(provenance))
    if problems:
        sentence = f"The audit log is not the one that the export was made from, {head}."
        return Finding(Subject.AUDIT, State.DIFFERS, sentence, problems[:NAMED_LIMIT])
    return Finding(Subject.AUDIT, State.MATCHES, f"The audit log holds, and has {head}.")


def _named(counts: ImageCounts) -> tuple[str, ...]:
    named = [f"changed: {name}" for name in counts.changed_names]
    named += [f"missing: {name}" for name in counts.missing_names]
    rest = counts.changed + counts.missing - len(named[:NAMED_LIMIT])
    return (*named[:NAMED_LIMIT], *([f"and {rest:,} more"] if rest else []))


_READERS: dict[ExportFormat, Callable[[Path], Iterator[dict[str, str]]]] = {
    ExportFormat.CSV: read_csv_cells,
    ExportFormat.JSONL: read_jsonl_cells,
    ExportFormat.XLSX: read_xlsx_cells,
}
