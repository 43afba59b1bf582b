"""Holds a run between two images, for as long as a person wants the computer for something else."""

import threading


class PauseGate:
    """Open at first. For any number of threads."""

    def __init__(self) -> None:
        self._is_open = threading.Event()
        self._is_open.set()

    @property
    def is_paused(self) -> bool:
        """Whether nothing new is begun."""
        return not self._is_open.is_set()

    def pause(self) -> None:
        """Begin nothing new; what is under way is finished."""
        self._is_open.clear()

    def resume(self) -> None:
        """Go on."""
        self._is_open.set()

    def wait_until_open(self, ended: threading.Event, look_seconds: float = 0.1) -> None:
        """Wait until the gate opens or the run ends."""
        while not (self._is_open.is_set() or ended.is_set()):
            self._is_open.wait(look_seconds)
