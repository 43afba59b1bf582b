"""Where the window of a user is asked on this computer: a name for each screen and each set of settings."""

import hashlib
import os
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from desktop.user_folders import cache_folder, config_folder, user_data_folder

# Of a Linux desktop: a window on another screen cannot be seen from this one.
_SCREENS = ("WAYLAND_DISPLAY", "DISPLAY")
# The address of a socket holds 104 to 108 bytes (sun_path), of which the name needs up to 44.
_LONGEST_FOLDER = 60


def window_address(environment: Mapping[str, str] | None = None) -> str:
    """The name of the local socket of this user's window: a path, or the name of a pipe on Windows.

    A local socket is a file, or a pipe, of this computer: no network is used, and no other computer reaches it.
    """
    variables = os.environ if environment is None else environment
    parts = [str(config_folder(variables)), str(user_data_folder(variables))]
    parts += [variables.get(name, "") for name in _SCREENS]
    if sys.platform == "win32":
        parts.append(os.path.expanduser("~"))  # noqa: PTH111  # a name, not a path to use
        return f"smearscope-{_digest(parts)}"
    return str(_runtime_folder(variables) / f"smearscope-{os.getuid()}-{_digest(parts)}")


def lock_of(address: str) -> Path:
    """The lock that the window at an address holds for as long as it lives, whatever ends it."""
    if sys.platform == "win32":
        return Path(tempfile.gettempdir()) / f"{address}.lock"
    return Path(f"{address}.lock")


def is_own(address: str) -> bool:
    """Whether what lies at an address belongs to this user; somebody else's could take what is handed over."""
    if sys.platform == "win32":
        # The pipe's own rights keep others out.
        return True
    try:
        return os.lstat(address).st_uid == os.getuid()
    except OSError:
        return False


def _runtime_folder(variables: Mapping[str, str]) -> Path:
    """The session's own folder; else the user's cache, where nothing is left that others would have to remove."""
    named = variables.get("XDG_RUNTIME_DIR")
    if named and _may_write(Path(named)):
        return Path(named)
    cache = cache_folder(variables)
    if len(os.fsencode(cache)) <= _LONGEST_FOLDER:
        with suppress(OSError):
            cache.mkdir(parents=True, exist_ok=True)
        if _may_write(cache):
            return cache
    return Path(tempfile.gettempdir())


def _may_write(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK)


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:20]
