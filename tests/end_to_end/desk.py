"""A screen that nobody sees (Xvfb), the program on it, and a keyboard (xdotool) that types into its windows."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
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
# A key that comes before its page has read what it shows does nothing: it would answer an image that nobody has seen.
# A person presses it again.
_PRESS_AGAIN_S = 3.0
# names a frozen program, which is then driven instead of the source
PROGRAM_VARIABLE = "SMEARSCOPE_PROGRAM"
_PROGRAMS = ("Xvfb", "xdotool")
# what Qt's plugin for such a screen loads, and few machines without a desktop have
_LIBRARY = "xcb-cursor"


def missing_parts() -> list[str]:
    """What of the system's programs and libraries is not here."""
    missing = [name for name in _PROGRAMS if shutil.which(name) is None]
    return missing if find_library(_LIBRARY) else [*missing, f"lib{_LIBRARY}"]


def program() -> list[str]:
    """The command that starts SmearScope."""
    frozen = os.environ.get(PROGRAM_VARIABLE)
    return [str(Path(frozen).resolve())] if frozen else [sys.executable, "-m", "desktop"]


@contextmanager
def hidden_screen() -> Iterator[str]:
    """Start a screen and give its DISPLAY; it ends with the block.

    Raises:
        RuntimeError: it did not start.
    """
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
                number = told.readline().strip()
            if not number:
                raise RuntimeError("Xvfb ended before it named its display")
            yield f":{number}"
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
        # Nothing of the person who runs the tests: neither choices nor language, and no file of theirs is touched.
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("SMEARSCOPE_", "XDG_", "QT_"))
        }
        kept.pop("WAYLAND_DISPLAY", None)
        self._environment = {
            **kept,
            # A bus would reach the session of whoever runs the tests, with its file manager.
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            "DISPLAY": display,
            "HOME": str(folder),
            "LANGUAGE": "en",
            "LC_ALL": "C.UTF-8",
            "PATH": f"{self._make_opener(folder)}{os.pathsep}{os.environ['PATH']}",
            "QT_QPA_PLATFORM": "xcb",
            "SMEARSCOPE_HOME": str(folder / "smearscope"),
        }
        self._log = log
        self._program: subprocess.Popen[bytes] | None = None

    @property
    def display(self) -> str:
        """The screen on which it is."""
        return self._environment["DISPLAY"]

    @property
    def data_folder(self) -> Path:
        """Where this user's runs and settings are."""
        return Path(self._environment["SMEARSCOPE_HOME"])

    @property
    def opened(self) -> list[str]:
        """What was given to the system to be opened, as its address."""
        return self._opened.read_text(encoding="utf-8").splitlines() if self._opened.exists() else []

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
        command = [*program(), "gui", *arguments]
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
        self.press(title, "ctrl+q")
        return self.wait()

    def wait(self) -> int:
        """Wait until it has ended by itself and give its exit code."""
        assert self._program is not None
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

    def press_until(self, title: str, keys: Sequence[str], what: str, look: Callable[[], T | None]) -> T:
        """Press keys until something comes of it.

        Args:
            title: of the window.
            keys: pressed in this order, each time.
            what: comes, for the message.
            look: None or False as long as it did not.

        Raises:
            TimeoutError: it never came.
        """
        pressed_at = -_PRESS_AGAIN_S

        def press_and_look() -> T | None:
            nonlocal pressed_at
            found = look()
            if not found and time.monotonic() > pressed_at + _PRESS_AGAIN_S and self.is_open(title):
                self.press(title, *keys)
                pressed_at = time.monotonic()
            return found

        return self.wait_for(what, press_and_look)

    def open(self, title: str, keys: Sequence[str], opened: str) -> None:
        """Press keys until a further window is open.

        Raises:
            TimeoutError: it did not open.
        """
        self.press_until(title, keys, f"the window {opened!r}", lambda: self.is_open(opened))

    def type(self, title: str, text: str) -> None:
        """Type words into what has the focus in the window of that title."""
        self._give_keyboard(title)
        self._xdotool("type", "--delay", "20", text)

    def _make_opener(self, folder: Path) -> Path:
        """Stand in for the desktop's way to open a folder, and note what it is asked for."""
        self._opened = folder / "opened"
        programs = folder / "bin"
        programs.mkdir(parents=True)
        opener = programs / "xdg-open"
        opener.write_text(f"""#!/bin/sh
case "$LD_LIBRARY_PATH" in *_internal*) echo "with the frozen program's libraries" >>'{self._opened}' ;; esac
echo "$1" >>'{self._opened}'
""")
        opener.chmod(0o755)
        return programs

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
