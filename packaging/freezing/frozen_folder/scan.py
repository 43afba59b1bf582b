"""Looks through a frozen folder for what must never be in it: training, tests, a second Qt, paths of the machine."""

import marshal
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from types import CodeType

from PyInstaller.archive.readers import CArchiveReader, ZlibArchiveReader

_FOREIGN = re.compile(
    r"(^|[/.])(tensorflow|tensorboard|keras|torch|jax|sklearn|scipy|matplotlib|pytest|_pytest|dask|distributed|training|converter|PyQt\d|PySide2|tests?)"
    r"([/.]|$)",
    re.IGNORECASE,
)
# under the GPL, and a part of Python that the program has no use for
_COPYLEFT = re.compile(r"(^|/)(libreadline\.|readline\.)")
# Qt's own library on each system; its Python module has no number
_QT_CORE = re.compile(r"^(lib)?Qt\d+Core[._]|^QtCore$")


def problems_of(folder: Path, paths: Iterable[str]) -> list[str]:
    """What is wrong with a frozen folder, a sentence each.

    Args:
        folder: the application's.
        paths: of the machine that froze it.
    """
    forbidden = [path.encode() for path in paths]
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    names = [path.relative_to(folder).as_posix() for path in files]
    problems = [f"{name}: not a part of this application" for name in names if _FOREIGN.search(name)]
    problems += [f"{name}: is under the GPL" for name in names if _COPYLEFT.search(name)]
    cores = [name for name in names if _QT_CORE.match(PurePosixPath(name).name)]
    if len(cores) != 1:
        problems.append(f"one Qt is expected, found {len(cores)}: {', '.join(cores) or 'none'}")
    for path, name in zip(files, names, strict=True):
        content = path.read_bytes()
        problems += [f"{name}: names {found.decode()}" for found in forbidden if found in content]
    for program in files:
        if program.parent == folder:
            problems += _program_problems(program, forbidden)
    return problems


def _program_problems(program: Path, forbidden: list[bytes]) -> Iterator[str]:
    archive = CArchiveReader(str(program))
    for name, entry in archive.toc.items():
        if entry[-1] not in ("z", "Z"):
            continue
        modules: ZlibArchiveReader = archive.open_embedded_archive(name)
        for module in modules.toc:
            if _FOREIGN.search(module):
                yield f"{program.name}: holds the module {module}"
            code = modules.extract(module)
            if isinstance(code, CodeType):
                content = marshal.dumps(code)
                yield from (f"{program.name}: {module} names {path.decode()}" for path in forbidden if path in content)
