"""Measures how long the window's thread does not come back to its event loop, and what it was doing meanwhile."""

import sys
import threading
import time
import traceback
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal

# No person notices less.
LIMIT_MS = 100.0

_TICK_MS = 10
_LOOK_SECONDS = 0.02


@dataclass(frozen=True)
class Stall:
    """The event loop stood still.

    Attributes:
        length_ms: for how long.
        busy_ms: processor time of the window's thread meanwhile. Much less than `length_ms` means that it waited: for
            a disk, a lock, another thread of Python, or a processor that other programs had.
        stack: where the thread was when the limit had passed; empty where that was not caught.
    """

    length_ms: float
    busy_ms: float
    stack: str = ""


class StallMonitor(QObject):
    """Ticks in the event loop of the thread it lives in; a tick that comes late is a stall.

    Signals:
        stalled (Stall): after one.

    Args:
        limit_ms: shorter ones do not count.
        with_stacks: look from a thread of its own where the window's thread is when it stalls.
    """

    stalled = Signal(object)

    def __init__(self, limit_ms: float = LIMIT_MS, *, with_stacks: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stalls: list[Stall] = []
        # The longest gap, whether it counts as a stall or not.
        self.worst_ms = 0.0
        self._limit_ms = limit_ms
        self._with_stacks = with_stacks
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._last = self._last_busy = 0.0
        self._stack = ""
        self._thread_id = 0
        self._ended = threading.Event()
        self._watcher: threading.Thread | None = None

    def start(self) -> None:
        """Begin to measure."""
        self._thread_id = threading.get_ident()
        self._last, self._last_busy = time.perf_counter(), time.thread_time()
        self._timer.start()
        if self._with_stacks:
            self._ended.clear()
            self._watcher = threading.Thread(target=self._watch, name="stall watcher", daemon=True)
            self._watcher.start()

    def stop(self) -> None:
        """End it; a stall that goes on counts."""
        if self._timer.isActive():
            self._tick()
            self._timer.stop()
        self._ended.set()
        if self._watcher is not None:
            self._watcher.join()
            self._watcher = None

    def forget(self) -> None:
        """Begin to count anew."""
        self.stalls.clear()
        self.worst_ms = 0.0
        self._last, self._last_busy = time.perf_counter(), time.thread_time()

    def _tick(self) -> None:
        now, busy = time.perf_counter(), time.thread_time()
        # A tick that comes when it should is no gap.
        gap_ms = (now - self._last) * 1000.0 - _TICK_MS
        busy_ms = (busy - self._last_busy) * 1000.0
        self._last, self._last_busy = now, busy
        stack, self._stack = self._stack, ""
        self.worst_ms = max(self.worst_ms, gap_ms)
        if gap_ms > self._limit_ms:
            self.stalls.append(Stall(gap_ms, busy_ms, stack))
            self.stalled.emit(self.stalls[-1])

    def _watch(self) -> None:
        """In a thread of its own."""
        while not self._ended.wait(_LOOK_SECONDS):
            late_ms = (time.perf_counter() - self._last) * 1000.0 - _TICK_MS
            # Half-way: the thread may be back before the next look after the limit.
            if late_ms > self._limit_ms / 2 and not self._stack:
                frame = sys._current_frames().get(self._thread_id)
                self._stack = "" if frame is None else "".join(traceback.format_stack(frame))
