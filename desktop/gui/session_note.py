"""Keeps a note of where the window is, so that a start after a crash finds it again. Written in a worker, soon."""

from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from PySide6.QtCore import QObject

from desktop.gui.single_shot import single_shot
from desktop.gui.worker import Worker
from desktop.last_session import LastSession, read_session, session_path, write_session
from inference.errors import OutputError

# Half a second of moving about is one note.
_PATIENCE_MS = 500


class SessionNote(QObject):
    """The note of this session, and the one that the last session left.

    A note that cannot be written is no reason to disturb anybody: it only costs the way back after a crash. It belongs
    to one window: a second one beside it neither goes back to where the first one is, nor writes.

    Args:
        path: of the note; None is the user's.
    """

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path or session_path()
        self._lock = FileLock(self._path.with_name(f".{self._path.name}.window.lock"))
        self._is_own = self._claim()
        self.last: LastSession | None = read_session(self._path) if self._is_own else None
        self.current = LastSession()
        self._worker = Worker("session note", self)
        self._pause = single_shot(self, _PATIENCE_MS, self._write)

    @property
    def crashed(self) -> LastSession | None:
        """The last session, if nobody closed its window."""
        return None if self.last is None or self.last.was_closed else self.last

    def change(self, **place: Any) -> None:
        """The window is elsewhere now."""
        self.current = self.current.model_copy(update=place)
        self._pause.start()

    def close(self) -> None:
        """A person closes the window."""
        self._pause.stop()
        self._worker.stop()
        self.current = self.current.model_copy(update={"was_closed": True})
        if not self._is_own:
            return
        try:
            write_session(self._path, self.current)
        except OutputError:
            # See above; the user data folder tells of itself wherever it is needed.
            return
        finally:
            self._lock.release()

    def _claim(self) -> bool:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        except OSError:
            # A home that cannot be written keeps no note either; see above.
            return True
        return True

    def _write(self) -> None:
        if not self._is_own:
            return
        path, session = self._path, self.current
        self._worker.start(lambda _control: write_session(path, session))
