"""Keeps what people wrote into an export before the run's next session writes it anew."""

from pathlib import Path

from desktop.exports.provenance import hash_file, read_provenance
from inference.errors import OutputError, UnusableInputError


def keep_edited(report: Path) -> Path | None:
    """Give an exported file another name unless it is still as it was exported.

    Args:
        report: a file, not a folder of overlays.

    Returns:
        Its new name; None where there is none, or nobody has changed it.

    Raises:
        OutputError: it was changed and cannot be renamed, or it cannot be read.
    """
    if not report.exists():
        return None
    try:
        is_as_exported = hash_file(report)[0] == read_provenance(report).file_sha256
    except UnusableInputError:
        # Without its sidecar nobody can say who wrote it: as good as edited.
        is_as_exported = False
    except OSError as error:
        raise OutputError(f"{report} cannot be read: {error.strerror or error}") from error
    if is_as_exported:
        return None
    number = 1
    while (kept := report.with_name(f"{report.stem}-kept-{number:03d}{report.suffix}")).exists():
        number += 1
    try:
        report.rename(kept)
    except OSError as error:
        raise OutputError(
            f"{report} was changed since it was exported, and cannot be kept under another name: "
            f"{error.strerror or error}. Close it where it is open, or rename it yourself, then start the same command "
            "again"
        ) from error
    return kept
