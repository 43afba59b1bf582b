"""A list of checksums as `sha256sum` writes it: of exported pictures and of the packages. Imports nothing slow."""

from pathlib import PurePath

# `sha256sum --check` reads it too.
CHECKSUMS_FILE = "SHA256SUMS"


def sum_line(sha256: str, relative: PurePath) -> str:
    """A line of the list of checksums, as `sha256sum` writes it: one a file, whatever its name."""
    name = relative.as_posix()
    escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    # The mark by which `sha256sum --check` knows that the name is escaped.
    return f"{'' if escaped == name else chr(92)}{sha256}  {escaped}\n"


def read_sum_line(line: str) -> tuple[str, str]:
    """Path and checksum of a line that `sum_line` wrote."""
    sha256, _gap, name = line.rstrip("\n").partition("  ")
    if not sha256.startswith("\\"):
        return name, sha256
    parts = name.split("\\\\")
    return "\\".join(part.replace("\\n", "\n").replace("\\r", "\r") for part in parts), sha256[1:]
