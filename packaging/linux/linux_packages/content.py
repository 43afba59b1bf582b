"""What both packages carry beside the frozen application."""

import gzip
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from desktop.program_names import PARTS_FOLDER, PROGRAM, WINDOW_PROGRAM
from desktop.shipped_files import LICENCES_PAGE
from linux_packages.desktop_files import ENTRY_FILE, ICON, METAINFO_FILE, MIME_FILE, desktop_entry, metainfo, mime_type
from linux_packages.doc_files import changelog, copyright_file
from linux_packages.errors import PackagingError
from linux_packages.icons import SIZES_PX, icon_png
from linux_packages.man_page import man_page
from linux_packages.release import PACKAGE, Release
from linux_packages.tree import Entry
from linux_packages.words import AllWords, read_words


@dataclass(frozen=True)
class Sources:
    """What packages are made of.

    Attributes:
        repository: the checkout.
        frozen: folder of the frozen application.
        release: what it is.
        command_line: as Typer builds it, for the manual page.
    """

    repository: Path
    frozen: Path
    release: Release
    command_line: Any

    @property
    def linux(self) -> Path:
        """Where this package's own files lie."""
        return self.repository / "packaging/linux"

    @property
    def words(self) -> AllWords:
        """What the system shows."""
        return read_words(self.linux / "words.toml")

    @property
    def window(self) -> tuple[str, ...]:
        """What opens the window: a program of its own where one is frozen, else the command line, which does it too."""
        return (WINDOW_PROGRAM,) if (self.frozen / WINDOW_PROGRAM).is_file() else (PROGRAM, "gui")

    def require_program(self) -> None:
        """Raises PackagingError unless the program is in the frozen application."""
        if not (self.frozen / PROGRAM).is_file():
            raise PackagingError(f"{self.frozen} holds no program {PROGRAM}; run `make package` first")


def desktop_entries(sources: Sources, share: PurePosixPath, installed_at: str = "") -> list[Entry]:
    """Menu entry, file type and icons below a `share` folder.

    Args:
        sources: of the package.
        share: such as `usr/share`.
        installed_at: folder of the programs; empty where only the installation will know it.
    """
    svg = sources.repository / "assets/icons/smearscope.svg"
    program, *arguments = sources.window
    command = (str(PurePosixPath(installed_at, program)), *arguments)
    icons = share / "icons/hicolor"
    return [
        Entry(share / "applications" / ENTRY_FILE, desktop_entry(sources.words, command).encode()),
        Entry(share / "mime/packages" / MIME_FILE, mime_type(sources.words)),
        Entry(icons / "scalable/apps" / f"{ICON}.svg", svg),
        *(Entry(icons / f"{side}x{side}/apps/{ICON}.png", icon_png(svg, side)) for side in SIZES_PX),
    ]


def documents(sources: Sources, share: PurePosixPath) -> list[Entry]:
    """Manual page, software centre's page, changelog and copyright below a `share` folder."""
    repository, release = sources.repository, sources.release
    page = man_page(sources.command_line, release).encode()
    notices = (
        f"The licences of Python's libraries and of Qt stand in the program's folder, in {PARTS_FOLDER}/assets/"
        f"{LICENCES_PAGE}, those of the models in their cards. The system's libraries that lie there too are Debian's: "
        "their licences stand in /usr/share/doc of the packages that they were taken from."
    )
    return [
        Entry(share / "man/man1" / f"{PROGRAM}.1.gz", gzip.compress(page, 9, mtime=0)),
        Entry(share / "metainfo" / METAINFO_FILE, metainfo(sources.words, release)),
        Entry(
            share / f"doc/{PACKAGE}/changelog.Debian.gz",
            changelog((repository / "CHANGELOG.md").read_text(encoding="utf-8"), release),
        ),
        Entry(
            share / f"doc/{PACKAGE}/copyright",
            copyright_file((repository / "LICENSE").read_text(encoding="utf-8"), notices).encode(),
        ),
    ]
