"""Whether a store that is open is still the file at its place, and not one that was removed, moved or replaced."""

import os
from pathlib import Path

from inference.errors import OutputError


class StorePlace:
    """The place of a store's file, and which file lay there when it was opened.

    A system other than Windows lets an open file be removed: it takes all that is written, and keeps nothing of it.

    Args:
        path: of the store, which is open.

    Raises:
        OutputError: there is none.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened = self._look()

    def refuse_if_gone(self) -> None:
        """Raise where the file that was opened is not at its place.

        Raises:
            OutputError: the run's folder was removed or moved, another file was put there, or the drive is gone.
        """
        if not os.path.samestat(self._opened, self._look()):
            raise OutputError(
                f"The store {self._path} was replaced while the run was open, and nothing is written into another "
                "one. Open the run again"
            )

    def _look(self) -> os.stat_result:
        try:
            return self._path.stat()
        except OSError as error:
            raise OutputError(
                f"The store {self._path} is no longer there: its folder was removed or moved, or its drive is gone. "
                "What was written before is where it went. Put the folder back, then try again"
            ) from error
