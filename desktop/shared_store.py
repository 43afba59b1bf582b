"""The one writer of a run folder in this process: screening, reviews and exports all write through the same store."""

import threading
from pathlib import Path

from desktop.store.run_store import RunStore


class SharedStore:
    """A run's store that is opened for writing when it is first needed, and then stays open until `close`.

    Opening reads the whole file for damage, which takes seconds for a large run: call `get` in a worker until
    `is_open`. Any thread may use it; `RunStore` itself makes them wait for each other.

    Args:
        folder: the run folder.
        store: already open; it is closed by this object.
    """

    def __init__(self, folder: Path, store: RunStore | None = None) -> None:
        self.folder = folder
        self._store = store
        self._lock = threading.Lock()

    @property
    def is_open(self) -> bool:
        """Whether `get` gives the store at once."""
        return self._store is not None

    def get(self) -> RunStore:
        """The store, open for writing.

        Raises:
            UnusableInputError: no run, or another process writes into it, or it is of a newer version.
            StoreDamagedError: its integrity check fails.
            OutputError: it cannot be written.
        """
        with self._lock:
            if self._store is None:
                self._store = RunStore.open(self.folder)
            return self._store

    def close(self) -> None:
        """Close the store, if it was opened, and let other processes write."""
        with self._lock:
            store, self._store = self._store, None
        if store is not None:
            store.close()
