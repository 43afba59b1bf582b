"""The `.deb`: control file, checksums, scripts, and the whole by dpkg-deb."""

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path, PurePosixPath

from desktop.program_names import PROGRAM
from frozen_folder.elf import library_names, read_elf_files
from linux_packages.architecture import debian_architecture
from linux_packages.content import Sources, desktop_entries, documents
from linux_packages.dependencies import dependencies, library_table
from linux_packages.errors import PackagingError
from linux_packages.release import INSTALLED_AT, MAINTAINER, PACKAGE, Release
from linux_packages.tree import PROGRAM_MODE, Entry, frozen_entries, write_tree

# Beside what it cannot do without: guide and reports are opened by xdg-open.
RECOMMENDS = ("xdg-utils",)
# Persian and Bengali letters in the window; a desktop that is set to these languages has fonts for them.
SUGGESTS = ("fonts-noto-core",)


class Compression(StrEnum):
    """How the files in a `.deb` are packed."""

    XZ = "xz"
    ZSTD = "zstd"
    NONE = "none"  # for tests: made and installed in seconds


# The smallest that each reaches; measured in docs/packaging-linux.md.
_LEVELS = {Compression.XZ: ("-z9",), Compression.ZSTD: ("-z19",), Compression.NONE: ()}


def debian_entries(sources: Sources) -> list[Entry]:
    """Every file that the `.deb` installs."""
    share = PurePosixPath("usr/share")
    installed_at = PurePosixPath(INSTALLED_AT.lstrip("/"))
    return [
        *frozen_entries(sources.frozen, installed_at),
        Entry(PurePosixPath("usr/bin") / PROGRAM, PurePosixPath("..", "lib", PACKAGE, PROGRAM)),
        *desktop_entries(sources, share, INSTALLED_AT),
        *documents(sources, share),
    ]


def control_file(
    release: Release, architecture: str, depends: Sequence[str], summary: str, entries: Sequence[Entry]
) -> str:
    """Debian's control file (policy, chapter 5).

    Args:
        release: version.
        architecture: as Debian names it.
        depends: packages that have to be there.
        summary: one line.
        entries: every file that is installed.
    """
    sizes = (len(each.read()) for each in entries if each.link_target is None)
    fields = {
        "Package": PACKAGE,
        "Version": release.debian_version,
        "Architecture": architecture,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(sum(-(-size // 1024) for size in sizes)),
        "Depends": ", ".join(depends),
        "Recommends": ", ".join(RECOMMENDS),
        "Suggests": ", ".join(SUGGESTS),
        "Section": "science",
        "Priority": "optional",
        "Description": f"{summary}\n"
        " SmearScope sorts photographs of peripheral blood smears into Benign, Early\n"
        " Pre-B, Pre-B and Pro-B, shows where it looked, says when it should not be\n"
        " trusted, and keeps a record that a second reader can check.\n"
        " .\n"
        " It brings its models and libraries along, needs no network and no Python.\n"
        " .\n"
        " For research use only. Not a medical device.",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def checksums(entries: Sequence[Entry]) -> str:
    """The file md5sums, by which `dpkg --verify` and `debsums` find what was changed."""
    files = sorted((each for each in entries if each.link_target is None), key=lambda each: each.path)
    return "".join(f"{_md5(each.read())}  {each.path}\n" for each in files)


def control_entries(sources: Sources, entries: Sequence[Entry]) -> list[Entry]:
    """What dpkg itself reads.

    Raises:
        PackagingError: a library comes from a package that is not known.
    """
    release, place = sources.release, PurePosixPath("DEBIAN")
    depends = dependencies(
        read_elf_files(sources.frozen), library_names(sources.frozen), library_table(sources.repository)
    )
    architecture = debian_architecture(sources.frozen / PROGRAM)
    summary = sources.words.english.summary
    scripts = {name: sources.linux / "maintainer" / file for name, file in _SCRIPTS.items()}
    return [
        Entry(place / "control", control_file(release, architecture, depends, summary, entries).encode()),
        Entry(place / "md5sums", checksums(entries).encode()),
        *(
            Entry(
                place / name,
                path.read_text(encoding="utf-8").replace("@VERSION@", release.debian_version).encode(),
                PROGRAM_MODE,
            )
            for name, path in scripts.items()
        ),
    ]


def build_debian_package(sources: Sources, folder: Path, compression: Compression) -> Path:
    """Make the `.deb`.

    Args:
        sources: of the package.
        folder: exists; the package is written into it.
        compression: of what is in it.

    Returns:
        Its path.

    Raises:
        PackagingError: something is missing, or dpkg-deb failed.
    """
    sources.require_program()
    entries = debian_entries(sources)
    architecture = debian_architecture(sources.frozen / PROGRAM)
    package = folder / f"{PACKAGE}_{sources.release.debian_version}_{architecture}.deb"
    with tempfile.TemporaryDirectory(dir=folder, prefix=".deb-") as staging:
        root = Path(staging) / "root"
        write_tree(root, [*control_entries(sources, entries), *entries], sources.release.epoch_seconds)
        command = ["dpkg-deb", "--root-owner-group", f"-Z{compression}", *_LEVELS[compression], "--build"]
        try:
            done = subprocess.run(
                [*command, str(root), str(package)],
                capture_output=True,
                text=True,
                check=False,
                env={**os.environ, "SOURCE_DATE_EPOCH": str(sources.release.epoch_seconds)},
            )
        except FileNotFoundError as error:
            raise PackagingError("dpkg-deb is missing; the system package dpkg has it") from error
    if done.returncode:
        raise PackagingError(f"dpkg-deb failed: {done.stderr.strip()}")
    return package


_SCRIPTS = {"preinst": "before.sh", "postinst": "after.sh", "postrm": "after.sh"}


def _md5(data: bytes) -> str:
    # dpkg wants this one; it finds damage, not intent
    return hashlib.md5(data, usedforsecurity=False).hexdigest()
