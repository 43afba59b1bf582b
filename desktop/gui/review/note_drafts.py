"""Notes that were typed and are not on the disk yet: nothing typed is lost with another row, run or a full disk."""

from dataclasses import dataclass

from desktop.gui.runs.open_run import OpenRun
from desktop.review.session import ReviewSession
from desktop.store.results import RowKey
from desktop.store.reviews import Reader
from inference.errors import SmearScopeError


@dataclass(frozen=True)
class _Author:
    """Who typed a note, and as which reader; the same person who opens the run again is the same author."""

    reviewer: str
    reader: Reader


@dataclass(frozen=True)
class _Draft:
    """One note.

    Attributes:
        text: of it.
        author: by whom it was given to the disk; None while nobody has given a name. No other reader may see it.
    """

    text: str
    author: _Author | None


_Place = tuple[str, RowKey]


class NoteDrafts:
    """By run and row. Lives as long as the window."""

    def __init__(self) -> None:
        self._drafts: dict[_Place, _Draft] = {}
        self._told: set[_Place] = set()

    def keep(self, run: OpenRun, key: RowKey, text: str, session: ReviewSession | None) -> None:
        """Remember a note; one that was typed earlier makes room."""
        self._drafts[_place(run, key)] = _Draft(text, _author(session))
        self._told.discard(_place(run, key))

    def forget(self, run: OpenRun, key: RowKey) -> None:
        """It was taken back."""
        self._drafts.pop(_place(run, key), None)

    def take_written(self, run: OpenRun, key: RowKey, note: str) -> None:
        """This is on the disk now; what was typed since is not."""
        draft = self._drafts.get(_place(run, key))
        if draft is not None and draft.text.strip() == note:
            self.forget(run, key)

    def leave(self, run: OpenRun) -> None:
        """A run is about to be closed, and nobody is told any more of what was written last: look what was."""
        for key, _draft in self._of(run):
            try:
                stored = run.result(key, with_heatmaps=False)
            except SmearScopeError:
                # It can no longer be read: what is not known to be on the disk stays.
                return
            if stored is not None:
                self.take_written(run, key, stored.row.review.note)

    def text_of(self, run: OpenRun, key: RowKey, session: ReviewSession | None) -> str | None:
        """The note of a row that this session may see; None for none."""
        draft = self._drafts.get(_place(run, key))
        return draft.text if draft is not None and draft.author in (None, _author(session)) else None

    def name(self, run: OpenRun, session: ReviewSession) -> list[tuple[RowKey, str]]:
        """Somebody has given a name: the notes that waited for it, which are his now and are to be written."""
        found = [(key, draft.text) for key, draft in self._of(run) if draft.author is None]
        for key, text in found:
            self.keep(run, key, text, session)
        return found

    def tell_nameless(self) -> int:
        """How many notes of all runs wait for their reviewer's name; 0 when each of them was told of before."""
        nameless = {place for place, draft in self._drafts.items() if draft.author is None}
        is_told, self._told = nameless <= self._told, nameless
        return 0 if is_told else len(nameless)

    def _of(self, run: OpenRun) -> list[tuple[RowKey, _Draft]]:
        return [(key, draft) for (run_id, key), draft in self._drafts.items() if run_id == run.info.run_id]


def _place(run: OpenRun, key: RowKey) -> _Place:
    return run.info.run_id, key


def _author(session: ReviewSession | None) -> _Author | None:
    return None if session is None else _Author(session.reviewer, session.reader)
