"""Holds a run between two images, for as long as a person wants the computer for something else."""

import threading
import time


class PauseGate:
    """Open at first. For any number of threads."""

    def __init__(self) -> None:
        self._is_open = threading.Event()
        self._is_open.set()
        self._lock = threading.Lock()
        self._closed_at = 0.0
        self._closed_before = 0.0

    @property
    def paused_seconds(self) -> float:
        """How long it was closed so far, the pause that goes on included."""
        with self._lock:
            now_closed = 0.0 if self._is_open.is_set() else time.monotonic() - self._closed_at
            return self._closed_before + now_closed

    @property
    def is_paused(self) -> bool:
        """Whether nothing new is begun."""
        return not self._is_open.is_set()

    def pause(self) -> None:
        """Begin nothing new; what is under way is finished."""
        with self._lock:
            if self._is_open.is_set():
                self._closed_at = time.monotonic()
                self._is_open.clear()

    def resume(self) -> None:
        """Go on."""
        with self._lock:
            if not self._is_open.is_set():
                self._closed_before += time.monotonic() - self._closed_at
                self._is_open.set()

    def wait_until_open(self, ended: threading.Event, look_seconds: float = 0.1) -> None:
        """Wait until the gate opens or the run ends."""
        while not (self._is_open.is_set() or ended.is_set()):
            self._is_open.wait(look_seconds)
