"""A folder of packages gets its bill of materials and its list of checksums, as `sha256sum --check` reads it."""

import hashlib
import platform
import shutil
from pathlib import Path, PurePosixPath

from desktop.exports.checksum_list import CHECKSUMS_FILE, read_sum_line, sum_line
from desktop.program_names import PROGRAM
from inference import __version__
from inference.files import write_atomically
from released_files.errors import ReleaseError


def seal(folder: Path, bill: Path, system: str, machine: str = "") -> Path:
    """Put the bill of materials beside the packages, and list the checksums of all of them.

    Args:
        folder: of the packages.
        bill: as `freeze.py finish` wrote it into the frozen application.
        system: that the packages are for, such as `linux`.
        machine: that they are for; empty is this one.

    Returns:
        The list of checksums.

    Raises:
        ReleaseError: there is no package or no bill.
    """
    packages_in(folder)
    if not bill.is_file():
        raise ReleaseError(f"There is no bill of materials in {bill}; `make package` writes it")
    shutil.copyfile(bill, folder / f"{PROGRAM}-{__version__}-{system}-{machine or platform.machine()}.cdx.json")
    return write_checksums(folder)


def packages_in(folder: Path) -> list[Path]:
    """The files of a folder in order of name, without the list of their checksums.

    Raises:
        ReleaseError: there is none.
    """
    if not folder.is_dir():
        raise ReleaseError(f"{folder} is no folder of packages")
    found = sorted(path for path in folder.iterdir() if path.is_file() and path.name != CHECKSUMS_FILE)
    if not found:
        raise ReleaseError(f"{folder} holds no package")
    return found


def write_checksums(folder: Path) -> Path:
    """List the SHA-256 of every file of a folder, in order of name.

    Raises:
        ReleaseError: there is none.
        OutputError: the list cannot be written.
    """
    lines = [sum_line(_sha256(path), PurePosixPath(path.name)) for path in packages_in(folder)]
    target = folder / CHECKSUMS_FILE
    write_atomically(target, "".join(lines).encode())
    return target


def check_checksums(folder: Path) -> list[Path]:
    """The files of a folder, each of them listed and as it is listed.

    Raises:
        ReleaseError: one is missing, changed or not listed.
    """
    found = {path.name: path for path in packages_in(folder)}
    try:
        listed = dict(map(read_sum_line, (folder / CHECKSUMS_FILE).read_text(encoding="utf-8").splitlines()))
    except FileNotFoundError as error:
        raise ReleaseError(f"{folder} holds no {CHECKSUMS_FILE}; `release.py seal` writes it") from error
    if lost := sorted(found.keys() ^ listed.keys()):
        raise ReleaseError(f"{folder}: {', '.join(lost)} is there or in {CHECKSUMS_FILE}, but not both")
    for name, path in found.items():
        if _sha256(path) != listed[name]:
            raise ReleaseError(f"{path} is not the file that {CHECKSUMS_FILE} lists")
    return list(found.values())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
