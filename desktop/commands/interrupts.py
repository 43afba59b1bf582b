"""Ctrl+C as a wish to stop: what is finished is kept, and nothing half is left."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.commands.options import stderr


@contextmanager
def interrupt_as_stop() -> Iterator[threading.Event]:
    """Turn the first Ctrl+C (or termination) into a stop between two images; a second one interrupts at once."""
    stop = threading.Event()

    def ask_to_stop(_number: int, _frame: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        stderr.print("Stopping after this image; press Ctrl+C again to stop at once.", style="yellow")

    earlier = {number: signal.signal(number, ask_to_stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)
