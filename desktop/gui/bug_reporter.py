"""Brings every uncaught exception, of any thread, to a dialog instead of a terminal nobody sees."""

import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal


class BugReporter(QObject):
    """Python's last resort for exceptions while the window is open. `caught` carries the traceback's text."""

    caught = Signal(str)

    def install(self) -> None:
        """Take over uncaught exceptions; PySide6 sends those of slots here too."""
        self._main, self._threads = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def remove(self) -> None:
        """Give uncaught exceptions back."""
        sys.excepthook, threading.excepthook = self._main, self._threads

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        # Standard error gets it in any case: the dialog itself may be what is broken.
        self._main(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            self.caught.emit("".join(traceback.format_exception(kind, error, trace)))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        self._threads(args)
        if args.exc_value is not None:
            self.caught.emit("".join(traceback.format_exception(args.exc_value)))
