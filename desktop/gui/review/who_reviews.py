"""Who reviews the open run, as which of its readers, and whose answers may be shown meanwhile."""

from desktop.gui.runs.open_run import OpenRun
from desktop.review.session import ReviewSession, reader_of
from desktop.store.reviews import Reader
from desktop.store.second_reading import SecondReading
from desktop.store.shown_answers import ShownAnswers


class WhoReviews:
    """The person of a review.

    Attributes:
        name: given, or remembered; empty before anybody gave one.
        session: of this person with the run; None while nobody has said that it is he who looks.
        second_reading: of the run; None when there was none.
    """

    def __init__(self) -> None:
        self.name = ""
        self.session: ReviewSession | None = None
        self.second_reading: SecondReading | None = None

    @property
    def shown(self) -> ShownAnswers:
        """Whose answers are shown: while a second reading goes on, nobody's before somebody has said who looks."""
        if self.session is not None:
            return ShownAnswers.SECOND if self.session.reader is Reader.SECOND else ShownAnswers.FIRST
        return ShownAnswers.NOBODYS if self._is_blind_reading else ShownAnswers.FIRST

    @property
    def reader(self) -> Reader | None:
        """Whose answers are shown; None is nobody."""
        match self.shown:
            case ShownAnswers.SECOND:
                return Reader.SECOND
            case ShownAnswers.NOBODYS:
                return None
        return Reader.FIRST

    def leave(self) -> None:
        """No run is reviewed; the name stays."""
        self.session = self.second_reading = None

    def begin(self, run: OpenRun, *, is_remembered: bool) -> None:
        """Review a run as the person of the name, if there is one.

        Args:
            run: that is open.
            is_remembered: the name is the last one that was used, and perhaps not that of who looks: it does not open
                the first reader's answers while a second reading goes on.

        Raises:
            SmearScopeError: the run's second reading cannot be read.
        """
        self.session = None
        self.second_reading = run.reader.second_reading()
        if not self.name:
            return
        reader = reader_of(self.name, self.second_reading)
        if not (is_remembered and self._is_blind_reading and reader is Reader.FIRST):
            self.session = ReviewSession(run.writer, self.name, reader)

    @property
    def _is_blind_reading(self) -> bool:
        return self.second_reading is not None and self.second_reading.is_open
