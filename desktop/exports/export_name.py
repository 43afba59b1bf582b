"""What an export is called when nobody names it."""

import hashlib
import re

from desktop.exports.formats import ExportFormat

# Names of cases become part of file names; these characters are safe on every system.
_UNSAFE = re.compile(r"[^\w .()+-]|[. ]+$")
_CASE_NAME_CHARACTERS = 40
_TOP_FOLDER = "top-folder"


def default_name(export_format: ExportFormat, case: str | None) -> str:
    """What an export is called in a run folder: for a case with a name of its own.

    No other case has it, unless the two differ in capitals only.
    """
    name = export_format.default_name
    if case is None:
        return name
    stem, dot, suffix = name.partition(".")
    safe = _UNSAFE.sub("_", case)[:_CASE_NAME_CHARACTERS] or _TOP_FOLDER
    if case and (safe != case or safe == _TOP_FOLDER):
        # Cases that differ only in what was replaced or cut are told apart.
        digest = hashlib.sha256(case.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        safe = f"{safe}-{digest}"
    return f"{stem}-{safe}{dot}{suffix}"


def filtered_name(export_format: ExportFormat, case: str | None) -> str:
    """What an export of some rows is called, so that it never takes the place of a whole one."""
    stem, dot, suffix = default_name(export_format, case).rpartition(".")
    return f"{stem}-filtered{dot}{suffix}"
