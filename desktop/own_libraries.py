"""Keeps the frozen application's libraries to itself: other programs that it opens use the system's."""

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

_SEARCHED = "LD_LIBRARY_PATH"
# PyInstaller's word to its starter that a program is started anew; otherwise one that this program starts takes the
# search path for set and finds no library.
_BEGIN_ANEW = "PYINSTALLER_RESET_ENVIRONMENT"


def keep_libraries_to_oneself(environment: MutableMapping[str, str] | None = None) -> None:
    """Take the frozen application's folders out of the search path for libraries, which other programs inherit.

    A browser or file manager that is opened from here would otherwise load this application's libraries in place of
    its own, and may end at once. The loader read the path when this process began, so nothing changes for it; this
    application's own further processes are told to set it anew. To be called before anything is opened: OpenCV puts its
    folder in when it is imported, and an empty item, which stands for whatever folder is the current one.

    Args:
        environment: of this process; None is the real one.
    """
    variables = os.environ if environment is None else environment
    if not getattr(sys, "frozen", False):
        return
    variables[_BEGIN_ANEW] = "1"
    if _SEARCHED not in variables:
        return
    own = Path(sys.executable).resolve().parent
    left = [
        folder
        for folder in variables[_SEARCHED].split(os.pathsep)
        if folder and not Path(folder).resolve().is_relative_to(own)
    ]
    if left:
        variables[_SEARCHED] = os.pathsep.join(left)
    else:
        del variables[_SEARCHED]
