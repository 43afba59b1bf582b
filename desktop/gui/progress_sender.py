"""Thins out the progress of a run for the window's event loop, without losing the last of it."""

from collections.abc import Callable
from dataclasses import replace

from desktop.gui.pace import Pace
from desktop.run_summary import Progress


class ProgressSender:
    """Reports progress a few times a second; used in the thread that screens.

    Args:
        report: tells the window.
    """

    def __init__(self, report: Callable[[object], None]) -> None:
        self._report = report
        self._latest: Progress | None = None
        self._is_held = False
        self._pace = Pace()

    def take(self, progress: Progress) -> None:
        """Report it now if the last one was long ago, or all is done; else it is held back."""
        self._latest, self._is_held = progress, True
        self._send(at_once=progress.done == progress.total)

    def send_due(self) -> None:
        """Report what is held back, when it is time: in a pause no other progress would come after it."""
        self._send(at_once=False)

    def send_end(self, done: int) -> None:
        """Report how far a run was when an error ended it.

        Args:
            done: images that are kept; what was told before may count some that could not be written.
        """
        if self._latest is not None:
            self._report(replace(self._latest, done=done))
            self._is_held = False

    def _send(self, *, at_once: bool) -> None:
        if self._latest is not None and self._is_held and (at_once or self._pace.is_due()):
            self._report(self._latest)
            self._is_held = False
