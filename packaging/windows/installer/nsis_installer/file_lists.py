"""How an installer knows its files: instructions to write them, and the list that it leaves behind."""

from itertools import groupby
from pathlib import PurePosixPath

from nsis_installer.contents import Contents
from nsis_installer.script_text import runtime_text, source_path


def instructions(contents: Contents) -> str:
    """The part of the script that writes every file, one by one: nothing that came into the folder by chance."""
    lines = []
    for folder in reversed(contents.folders):
        lines.append(f"CreateDirectory {_installed(folder)}")
    for folder, files in groupby(contents.files, key=lambda path: path.parent):
        lines.append(f"SetOutPath {_installed(folder)}")
        for path in files:
            name = runtime_text(f"/oname={path.name}")
            lines.append(f"File {name} {source_path(str(contents.folder.absolute() / path))}")
    return "".join(f"{line}\n" for line in lines)


def file_list(contents: Contents) -> bytes:
    """The list that `installed_files.nsh` reads, in UTF-16: files, then folders with a backslash at their end."""
    lines = [*map(_windows, contents.files), *(f"{_windows(path)}\\" for path in contents.folders)]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-16-le")


def _windows(path: PurePosixPath) -> str:
    return str(path).replace("/", "\\")


def _installed(folder: PurePosixPath) -> str:
    # $INSTDIR is NSIS' own; what follows is a name like any other
    below = runtime_text(_windows(folder)).strip('"')
    return '"$INSTDIR"' if folder == PurePosixPath() else f'"$INSTDIR\\{below}"'
