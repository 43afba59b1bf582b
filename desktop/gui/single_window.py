"""One window for each user and screen: a second start hands its paths to the first window, and ends.

The two talk through a local socket, which is a file of this computer and no network. The window that is there speaks
first; whoever is not greeted in time has said nothing, so that a frozen window opens nothing when it wakes up.
"""

import json
import os
import sys
import time
from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from filelock import FileLock, Timeout
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.window_address import is_own, lock_of, window_address

# Starting up, a window answers as soon as it is built; one that is silent for longer is frozen.
PATIENCE_SECONDS = 5.0
_RETRY_SECONDS = 0.1
_GREETING = b"smearscope 1\n"
_TAKEN = b"taken\n"
# What a person could name on a command line; more is nobody's wish.
_MOST_BYTES = 4_000_000
# By it a Wayland desktop lets a window come to the front that a person asked for elsewhere.
_TOKEN_VARIABLE = "XDG_ACTIVATION_TOKEN"  # the name of a variable
_ANY_PROCESS = 0xFFFFFFFF


class Claim(Enum):
    """What a start found."""

    FIRST = auto()
    HANDED_OVER = auto()
    # The first window is there and does not answer.
    SILENT = auto()


class SingleWindow(QObject):
    """The claim of one start; the first one's lasts until `close`, or until its process ends in any way.

    Signals:
        paths_wanted (list[Path]): another start handed these over, perhaps none: come to the front and open them.

    Args:
        address: of the local socket; None is this user's.
    """

    paths_wanted = Signal(list)

    def __init__(self, address: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address or window_address()
        self._lock = FileLock(lock_of(self._address))
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self._heard: dict[QLocalSocket, bytes] = {}

    def claim(self, paths: Sequence[Path], patience_seconds: float = PATIENCE_SECONDS) -> Claim:
        """Be the first window, or hand over to it. Waits for an answer, and no longer than it is told to.

        Args:
            paths: what this start was to open; absolute.
            patience_seconds: how long a window that is there may take to answer.
        """
        end = time.monotonic() + patience_seconds
        wait_seconds = 0.0
        while True:
            try:
                self._lock.acquire(timeout=wait_seconds)
            except Timeout:
                pass
            except OSError:
                # Nobody can be first where no lock can be made; then each start has its own window, as before.
                return Claim.FIRST
            else:
                self._listen()
                return Claim.FIRST
            left_seconds = end - time.monotonic()
            if hand_over(self._address, paths, max(0.0, left_seconds)):
                return Claim.HANDED_OVER
            if time.monotonic() >= end:
                return Claim.SILENT
            # The first window may still be starting, or be about to end.
            wait_seconds = _RETRY_SECONDS

    def close(self) -> None:
        """Be no longer the first window."""
        for socket in list(self._heard):
            socket.abort()
        self._heard.clear()
        self._server.close()
        self._lock.release()

    def _listen(self) -> None:
        # What a killed window left there is replaced: with the rights of this user alone, Qt makes the socket aside and
        # renames it. Where it fails, a later start finds nobody who answers, and says so.
        self._server.listen(self._address)

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._heard[socket] = b""
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            socket.disconnected.connect(lambda socket=socket: self._forget(socket))
            socket.write(_GREETING)
            socket.flush()

    def _hear(self, socket: QLocalSocket) -> None:
        if socket not in self._heard:
            return
        self._heard[socket] += bytes(socket.readAll().data())
        text = self._heard[socket]
        if len(text) > _MOST_BYTES:
            socket.abort()
        elif text.endswith(b"\n"):
            del self._heard[socket]
            paths = _read_request(text)
            if paths is None:
                socket.abort()
                return
            socket.write(_TAKEN)
            socket.flush()
            socket.disconnectFromServer()
            self.paths_wanted.emit(paths)

    def _forget(self, socket: QLocalSocket) -> None:
        self._heard.pop(socket, None)
        socket.deleteLater()


def hand_over(address: str, paths: Sequence[Path], patience_seconds: float) -> bool:
    """Ask the window at an address to come to the front and open paths.

    Returns:
        Whether it took them; False where nobody of this user answers in time.
    """
    end = time.monotonic() + patience_seconds
    if not is_own(address):
        return False
    socket = QLocalSocket()
    socket.connectToServer(address)
    try:
        if not socket.waitForConnected(_milliseconds(end)) or _read_line(socket, end) != _GREETING:
            return False
        _let_come_to_front()
        socket.write(_request(paths))
        socket.flush()
        return _read_line(socket, end) == _TAKEN
    finally:
        socket.abort()


def _read_line(socket: QLocalSocket, end: float) -> bytes:
    text = bytes(socket.readAll().data())
    while not text.endswith(b"\n") and socket.waitForReadyRead(_milliseconds(end)):
        text += bytes(socket.readAll().data())
    return text


def _request(paths: Sequence[Path]) -> bytes:
    # ASCII: a path may hold what stands for bytes that are no UTF-8.
    told = {"paths": [str(path) for path in paths], "token": os.environ.get(_TOKEN_VARIABLE, "")}
    return json.dumps(told, ensure_ascii=True).encode("ascii") + b"\n"


def _read_request(text: bytes) -> list[Path] | None:
    """The paths of a request; None where it is none."""
    try:
        told = json.loads(text)
        paths, token = told["paths"], told["token"]
    except (ValueError, TypeError, KeyError):
        return None
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in (*paths, token)):
        return None
    if token:
        # Qt takes it from here when the window asks to be in front.
        os.environ[_TOKEN_VARIABLE] = token
    return [Path(path) for path in paths]


def _let_come_to_front() -> None:
    """Windows lets the first window come to the front only if the program that a person just started says so."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)


def _milliseconds(end: float) -> int:
    # 0 would still look once, which is meant; below it Qt waits for ever.
    return max(0, round((end - time.monotonic()) * 1000))
