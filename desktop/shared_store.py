"""The one writer of a run folder in this process: screening, validation, reviews and exports share it."""

import threading
from pathlib import Path

from desktop.store.run_store import RunStore
from desktop.whole_path import whole_path


class SharedStore:
    """A run's store that is opened for writing when it is first needed, and then stays open until the last `close`.

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
        self._user_count = 1

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

    def adopt(self, store: RunStore) -> None:
        """Take a store that was just created in the folder; it is closed by this object.

        Raises:
            ValueError: another one is open already.
        """
        with self._lock:
            if self._store is not None:
                raise ValueError(f"the store of {self.folder} is open already")
            self._store = store

    def share(self) -> None:
        """Somebody else uses it too, and closes it once more."""
        with self._lock:
            self._user_count += 1

    def close(self) -> None:
        """Close the store if it was opened and nobody else uses it, and let other processes write."""
        # Closed under the lock: whoever takes it anew meanwhile waits instead of meeting the old store's own lock.
        with self._lock:
            self._user_count = max(0, self._user_count - 1)
            if self._user_count == 0:
                store, self._store = self._store, None
                if store is not None:
                    store.close()


class RunWriters:
    """The writers of all run folders of this process: a second one would be refused by the first one's lock."""

    def __init__(self) -> None:
        self._writers: dict[Path, SharedStore] = {}
        self._lock = threading.Lock()

    def take(self, folder: Path) -> SharedStore:
        """The writer of a run folder, which may be in use already; `close` it when it is no longer needed."""
        key = whole_path(folder)
        with self._lock:
            writer = self._writers.get(key)
            if writer is None:
                writer = self._writers[key] = SharedStore(folder)
            else:
                writer.share()
            return writer
