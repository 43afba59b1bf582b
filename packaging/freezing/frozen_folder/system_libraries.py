"""Which packages of the system a frozen folder carries libraries of, and under which terms: read from dpkg.

PyInstaller takes along what the wheels and Qt ask the system for. Whoever ships it owes their makers' licences, and
whoever looks for known faults needs the package and its version.
"""

import platform
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from packageurl import PackageURL

from desktop.program_names import PARTS_FOLDER
from frozen_folder.distributions import FrozenLibrary
from frozen_folder.errors import FreezingError
from frozen_folder.tools import run_tool

DOCUMENTS = Path("/usr/share/doc")
COMMON_LICENCES = Path("/usr/share/common-licenses")
# where the loader looks, not where some program keeps a copy of its own
_LOADER_FOLDERS = re.compile(r"^(/usr)?/lib(/[a-z0-9_]+-linux-gnu)?/[^/]+$")
# of the Python that it is frozen with, which the list of libraries names
_OF_PYTHON = "libpython"
_FIELDS = "${Package}\t${Version}\t${Architecture}\t${Homepage}\n"
_COMMON = re.compile(r"/usr/share/common-licenses/([A-Za-z0-9.+-]*[A-Za-z0-9])")


@dataclass(frozen=True)
class SystemPackage:
    """A package of the system of which libraries ship.

    Attributes:
        library: name, version, page and licence texts.
        purl: by which scanners for known faults know it.
        files: names of its libraries in the folder of parts, in order.
    """

    library: FrozenLibrary
    purl: PackageURL
    files: tuple[str, ...]


def system_packages(folder: Path) -> tuple[SystemPackage, ...]:
    """The packages whose libraries lie beside those of the wheels, in order of name; none where dpkg is not at hand.

    Args:
        folder: the frozen application's.

    Raises:
        FreezingError: a library belongs to no package, or a package brings no licence.
    """
    if shutil.which("dpkg-query") is None:
        return ()
    owned: dict[str, list[str]] = {}
    for name in system_library_names(folder):
        owned.setdefault(_owner(name), []).append(name)
    return tuple(_package(owner, files) for owner, files in sorted(owned.items()))


def system_library_names(folder: Path) -> Iterator[str]:
    """The libraries of Linux that came from the system, in order; wheels have theirs in folders of their own."""
    for path in sorted((folder / PARTS_FOLDER).glob("lib*.so*")):
        if not path.is_symlink() and not path.name.startswith(_OF_PYTHON):
            yield path.name


def _owner(name: str) -> str:
    told = run_tool(["dpkg-query", "--search", f"*/{name}"], remedy="dpkg brings it")
    for line in told.splitlines():
        packages, _, path = line.rpartition(": ")
        if Path(path).name == name and _LOADER_FOLDERS.match(path):
            return packages.split(", ")[0]
    raise FreezingError(f"{name} belongs to no package of this system, so its licence is not known")


def _package(owner: str, files: Sequence[str]) -> SystemPackage:
    name, version, architecture, page = run_tool(["dpkg-query", "--show", f"--showformat={_FIELDS}", owner]).split("\t")
    copyright_file = DOCUMENTS / name / "copyright"
    if not copyright_file.is_file():
        raise FreezingError(f"{copyright_file} is missing: {name} ships with the application, and so must its licence")
    text = copyright_file.read_text(encoding="utf-8", errors="replace")
    release = platform.freedesktop_os_release()
    system = f"{release['ID']}-{release['VERSION_ID']}" if "VERSION_ID" in release else release["ID"]
    return SystemPackage(
        library=FrozenLibrary(name, version, "", page.strip(), (("copyright", text),)),
        purl=PackageURL("deb", release["ID"], name, version, {"arch": architecture, "distro": system}),
        files=tuple(files),
    )


def common_licences(packages: Sequence[SystemPackage]) -> tuple[tuple[str, str], ...]:
    """The licences that Debian's copyright files name instead of quoting them: name and text of each, in order."""
    named = {
        name
        for package in packages
        for _file, text in package.library.texts
        for name in _COMMON.findall(text)
        if (COMMON_LICENCES / name).is_file()
    }
    return tuple((name, (COMMON_LICENCES / name).read_text(encoding="utf-8")) for name in sorted(named))
