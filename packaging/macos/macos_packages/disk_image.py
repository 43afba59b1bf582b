"""The disk image that people open: the application, a link to drag it onto, and a page to read first."""

import shutil
from pathlib import Path

from desktop.program_names import MAC_APPLICATION

READ_ME = "Read me first.txt"
_APPLICATIONS = "/Applications"


def stage(application: Path, read_me: str, folder: Path) -> Path:
    """Lay out what the image will show.

    Args:
        application: signed; its links stay links.
        read_me: text of the page.
        folder: made anew.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(application, folder / MAC_APPLICATION, symlinks=True)
    (folder / "Applications").symlink_to(_APPLICATIONS)
    (folder / READ_ME).write_text(read_me, encoding="utf-8")
    return folder


def image_command(staged: Path, volume: str, target: Path) -> list[str]:
    """The command line that makes the image: compressed, read-only, as every macOS since 10.15 opens it."""
    options = ["-fs", "HFS+", "-format", "ULMO", "-ov"]
    return ["hdiutil", "create", "-volname", volume, "-srcfolder", str(staged), *options, str(target)]


def archive_command(application: Path, target: Path) -> list[str]:
    """The command line that packs an application for the notary, which takes no folders."""
    return ["ditto", "-c", "-k", "--keepParent", str(application), str(target)]
