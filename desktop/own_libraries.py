"""Keeps the frozen application's libraries to itself: other programs that it opens use the system's."""

import os
import sys
from collections.abc import MutableMapping

# Set by PyInstaller's starter so that the application finds its libraries; the second holds what was there before.
_SEARCHED = "LD_LIBRARY_PATH"
_BEFORE = "LD_LIBRARY_PATH_ORIG"


def keep_libraries_to_oneself(environment: MutableMapping[str, str] | None = None) -> None:
    """Put the search path for libraries back to what it was before the frozen application was started.

    A browser or file manager that is opened from here would otherwise load this application's libraries in place of
    its own, and may end at once. The loader read the path when this process began, so nothing changes for it; reading
    processes are started by PyInstaller's starter, which sets it anew.

    Args:
        environment: of this process; None is the real one.
    """
    if not getattr(sys, "frozen", False):
        return
    variables = os.environ if environment is None else environment
    before = variables.pop(_BEFORE, None)
    if before:
        variables[_SEARCHED] = before
    else:
        variables.pop(_SEARCHED, None)
