"""What the review says in passing, in the window's notice for as long as it holds and no longer."""

from PySide6.QtCore import QObject

from desktop.gui.notice_bar import NoticeBar
from desktop.gui.review.review_model import ReviewModel
from desktop.review.session import ReviewSession
from desktop.store.results import RowKey, StoredResult


class ReviewNotice(QObject):
    """Withdraws what was said of a row when that is answered or another is shown, and the rest when another reads.

    Args:
        review: of the window.
        notice: of the window.
    """

    def __init__(self, review: ReviewModel, notice: NoticeBar) -> None:
        super().__init__(notice)
        self._review = review
        self._notice = notice
        self._text = ""
        # Of which row it was said; None is of none.
        self._row: RowKey | None = None
        self._session: ReviewSession | None = None
        review.told_of_row.connect(self._tell_of_row)
        review.current_changed.connect(self._follow_row)
        review.state_changed.connect(self._follow_session)

    def tell(self, text: str) -> None:
        """Say something that holds for this reader."""
        self._text, self._row, self._session = text, None, self._review.session
        self._notice.show_notice(text)

    def _tell_of_row(self, text: str) -> None:
        self.tell(text)
        current = self._review.current
        self._row = None if current is None else current.key

    def _follow_row(self, result: StoredResult | None) -> None:
        if self._row is not None and (
            result is None or result.key != self._row or bool(result.row.review.reviewed_class)
        ):
            self._withdraw()

    def _follow_session(self) -> None:
        if self._text and self._review.session is not self._session:
            self._withdraw()

    def _withdraw(self) -> None:
        self._notice.withdraw(self._text)
        self._text, self._row = "", None
