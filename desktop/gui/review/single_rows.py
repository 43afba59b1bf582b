"""Reads single rows of the run under review at once, and says when it can no longer be read."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.gui.runs.open_run import OpenRun
from desktop.store.results import RowKey, StoredResult
from inference.errors import SmearScopeError

Found = TypeVar("Found")


class SingleRows(QObject):
    """Takes some milliseconds a row; what takes longer is asked in a worker.

    Signals:
        lost (Exception): the store can no longer be read.

    Attributes:
        run: of the rows; without one there is none.
    """

    lost = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run: OpenRun | None = None

    def numbered(self, number: int, *, with_heatmaps: bool = True) -> StoredResult | None:
        """The row of the store's number as it is now; None when there is none, or it was lost."""
        found = self._ask(lambda run: run.reader.rows_by_id([number], with_heatmaps=with_heatmaps))
        return found[0] if found else None

    def of_key(self, key: RowKey) -> StoredResult | None:
        """The row of a key as it is now, with heatmaps; None when there is none, or it was lost."""
        return self._ask(lambda run: run.result(key))

    def number_of(self, key: RowKey) -> int | None:
        """The store's number of a row; None when there is none, or it was lost."""
        return self._ask(lambda run: run.reader.result_id(key))

    def _ask(self, question: Callable[[OpenRun], Found]) -> Found | None:
        if self.run is None:
            return None
        try:
            return question(self.run)
        except SmearScopeError as error:
            self.lost.emit(error)
            return None
