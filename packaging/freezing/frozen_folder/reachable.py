"""Which libraries of the frozen folder anything can still ask for."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from frozen_folder.elf import ElfFile


def unreachable_libraries(files: Iterable[ElfFile]) -> list[PurePosixPath]:
    """The shared libraries that no program, extension module or plugin needs, however far along.

    A file counts as asked for by itself if Python or Qt loads it by its path: an extension module, a plugin, a program.

    Args:
        files: every ELF file of the folder.
    """
    files = list(files)
    by_name: dict[str, list[ElfFile]] = {}
    for file in files:
        for name in {file.soname, file.path.name}:
            by_name.setdefault(name, []).append(file)
    waiting = [file for file in files if not _is_library(file.path)]
    reached = {file.path for file in waiting}
    while waiting:
        for name in waiting.pop().needed:
            for found in by_name.get(name, []):
                if found.path not in reached:
                    reached.add(found.path)
                    waiting.append(found)
    return sorted(file.path for file in files if file.path not in reached)


def _is_library(path: PurePosixPath) -> bool:
    """Whether a file is loaded only because another needs it: lib*.so*, but no plugin and no extension module."""
    if not path.name.startswith("lib") or ".so" not in path.name or "plugins" in path.parts:
        return False
    # loaded by name from Python
    return not path.name.startswith(("libpdfium", "libopenslide", "libpython"))
