"""Lists the images of a folder in the store, in a thread of its own, while the first of them are screened already."""

import hashlib
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from desktop.discovery import FolderWalk, case_of
from desktop.records import shown_path
from desktop.screened_folder import FolderGoneError
from desktop.store.images import CheckedImage, FoundImage, StoredImage
from desktop.store.run_store import RunStore

_BATCH_IMAGES = 500
_BATCH_SECONDS = 0.2


class FolderListing:
    """Walks a folder into a store. A context manager: whoever leaves it waits for the thread to end.

    Args:
        walk: of the folder; its own `should_stop` ends the listing early. The store takes the walk for finished only
            if it was not stopped, and every sub-folder could be listed or may not be read by this user.
        store: written from the thread.
    """

    def __init__(self, walk: FolderWalk, store: RunStore) -> None:
        self._walk = walk
        self._store = store
        self._ended = threading.Event()
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._list, name="listing", daemon=True)
        self._new_count = 0

    def __enter__(self) -> "FolderListing":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._walk.stop()
        self._thread.join()

    @property
    def new_count(self) -> int:
        """Images found so far that the store did not have."""
        return self._new_count

    @property
    def has_ended(self) -> bool:
        """Whether every image that could be found is in the store.

        Raises:
            UnusableInputError: the folder has not a single image.
            FolderGoneError: it went away meanwhile.
            OutputError: and whatever else ended the listing early.
        """
        has_ended = self._ended.is_set()
        if self._failure is not None:
            raise self._failure
        return has_ended

    def wait(self, seconds: float) -> bool:
        """Wait for the end, so long at most; returns `has_ended`."""
        self._ended.wait(seconds)
        return self.has_ended

    def check_whole(self) -> None:
        """See that nothing of the folder was left out that may be there another time; for after the end.

        Raises:
            FolderGoneError: the drive failed to list sub-folders.
        """
        if failed := self._walk.failed_folders:
            raise FolderGoneError(
                f"{len(failed)} sub-folders could not be listed, for the drive failed to read them (first: "
                f"{shown_path(failed[0])}). All other images were screened; check the drive, or copy that folder "
                "to another one, then do the same again"
            )

    def _list(self) -> None:
        try:
            for batch in self._batches():
                found = self._store.add_found(batch)
                self._new_count += found.new_count
                self._settle(found.suspects)
            if self._walk.was_stopped:
                return
            # A walk ends early, and as if it were whole, where the drive was pulled between two of its sub-folders.
            self._walk.root.check()
            if not self._walk.failed_folders:
                self._store.finish_walk(self._walk.findings.model_dump(mode="json"))
        except BaseException as error:  # raised again in the thread that screens
            self._failure = error
        finally:
            self._ended.set()

    def _settle(self, suspects: Iterable[StoredImage]) -> None:
        checked: list[CheckedImage] = []
        for image in suspects:
            if self._walk.must_stop():
                break
            now = self._check(image)
            if now is not None:
                checked.append(now)
        if checked:
            self._store.settle_changes(checked)

    def _batches(self) -> Iterator[list[FoundImage]]:
        batch: list[FoundImage] = []
        # The very first image goes alone, so that it can be screened at once.
        due = time.monotonic()
        for path in self._walk.images():
            batch.append(self._found(path))
            if len(batch) >= _BATCH_IMAGES or time.monotonic() >= due:
                yield batch
                batch = []
                due = time.monotonic() + _BATCH_SECONDS
        if batch:
            yield batch

    def _found(self, path: Path) -> FoundImage:
        relative = path.relative_to(self._walk.folder)
        try:
            stat = path.stat()
        except OSError as error:  # a broken link, or gone already: reading it will say so in its row
            self._walk.root.check_after(error)
            return FoundImage(relative, case_of(relative), 0, 0)
        return FoundImage(relative, case_of(relative), stat.st_size, stat.st_mtime_ns)

    def _check(self, image: StoredImage) -> CheckedImage | None:
        """What a file is like that has another size or time than when it was screened.

        None where it cannot be read now, which says nothing of what it holds: its rows stay.
        """
        path = self._walk.folder / image.path
        try:
            stat = path.stat()
            with path.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            self._walk.root.check_after(error)
            return None
        return CheckedImage(image.image_id, stat.st_size, stat.st_mtime_ns, sha256)
