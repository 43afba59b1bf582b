"""A screen that nobody sees (Xvfb), the program on it, and a keyboard (xdotool) that types into its windows."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes.util import find_library
from pathlib import Path
from typing import TypeVar

from PIL import ImageGrab

T = TypeVar("T")
SIZE = "1366x768x24"
# One machine may be busy with other things; what is waited for usually takes a second.
PATIENCE_S = 120.0
_LOOK_S = 0.1
_PROGRAMS = ("Xvfb", "xdotool")
# what Qt's plugin for such a screen loads, and few machines without a desktop have
_LIBRARY = "xcb-cursor"


def missing_parts() -> list[str]:
    """What of the system's programs and libraries is not here."""
    missing = [name for name in _PROGRAMS if shutil.which(name) is None]
    return missing if find_library(_LIBRARY) else [*missing, f"lib{_LIBRARY}"]


@contextmanager
def hidden_screen() -> Iterator[str]:
    """Start a screen and give its DISPLAY; it ends with the block."""
    receiver, sender = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(sender), "-screen", "0", SIZE, "-nolisten", "tcp"],
        pass_fds=[sender],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(sender)
        try:
            with os.fdopen(receiver) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


class Desk:
    """One running window with its keyboard.

    Args:
        display: of `hidden_screen`.
        folder: of this user; settings, runs and caches go there.
        log: what the program prints is added to it.
    """

    def __init__(self, display: str, folder: Path, log: Path) -> None:
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "SMEARSCOPE_HOME": str(folder),
            "LC_ALL": "C.UTF-8",
        }
        self._environment.pop("WAYLAND_DISPLAY", None)
        self._log = log
        self._program: subprocess.Popen[bytes] | None = None

    def wait_for(self, what: str, look: Callable[[], T | None]) -> T:
        """Look until there is something.

        Args:
            what: is waited for, for the message.
            look: None or False as long as it is not there.

        Raises:
            TimeoutError: it never came.
            RuntimeError: the program ended before it came.
        """
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            found = look()
            if found:
                return found
            if self._program is None or self._program.poll() is not None:
                raise RuntimeError(f"the program ended before {what} came; its own words are in {self._log}")
            time.sleep(_LOOK_S)
        raise TimeoutError(f"{what} did not come within {PATIENCE_S:.0f} s")

    def take_picture(self, path: Path) -> None:
        """Keep what the screen shows, for whoever looks for a fault."""
        ImageGrab.grab(xdisplay=self._environment["DISPLAY"]).save(path)

    def start(self, *arguments: str) -> None:
        """Start the program's window."""
        command = [sys.executable, "-m", "desktop", "gui", *arguments]
        with self._log.open("ab") as log:
            self._program = subprocess.Popen(command, env=self._environment, stdout=log, stderr=log)

    def kill(self) -> None:
        """End it as a pulled plug does."""
        if self._program is not None:
            self._program.kill()
            self._program.wait()
            self._program = None

    def quit(self, title: str) -> int:
        """Close it by its key and give its exit code."""
        assert self._program is not None
        self.press(title, "ctrl+q")
        return self._program.wait(PATIENCE_S)

    def is_open(self, title: str) -> bool:
        """Whether a window of that title can be seen."""
        return bool(self._windows(title))

    def wait_until_open(self, title: str) -> None:
        """Wait for a window.

        Raises:
            TimeoutError: it did not open.
        """
        self.wait_for(f"the window {title!r}", lambda: self.is_open(title))

    def wait_until_closed(self, title: str) -> None:
        """Wait until no window of that title can be seen.

        Raises:
            TimeoutError: it stays.
        """
        self.wait_for(f"the end of the window {title!r}", lambda: not self.is_open(title))

    def press(self, title: str, *keys: str) -> None:
        """Press keys in the window of that title."""
        self._give_keyboard(title)
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)

    def type(self, title: str, text: str) -> None:
        """Type words into what has the focus in the window of that title."""
        self._give_keyboard(title)
        self._xdotool("type", "--delay", "20", text)

    def _give_keyboard(self, title: str) -> None:
        # No window manager runs here, which would do this.
        self.wait_until_open(title)
        window = self._windows(title)[-1]
        self._xdotool("windowfocus", window)
        self.wait_for(f"the keyboard in {title!r}", lambda: self._xdotool("getwindowfocus", "-f").strip() == window)

    def _windows(self, title: str) -> list[str]:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", title],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,  # 1 is: none
        )
        return found.stdout.split()

    def _xdotool(self, *arguments: str) -> str:
        return subprocess.run(
            ["xdotool", *arguments], env=self._environment, capture_output=True, text=True, check=True
        ).stdout
