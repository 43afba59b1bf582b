"""What people write into a run's store: reviews, sign-offs of cases, and a second reading."""

from desktop.records import Review
from desktop.store.audit_log import ChainHead, chain_head
from desktop.store.open_store import OpenStore
from desktop.store.results import RowKey
from desktop.store.review_queue import DEFAULT_POLICY, QueuePolicy
from desktop.store.reviews import CommittedReview, NewReview, append_review, insert_review
from desktop.store.second_reading import SecondReading, close_second_reading, open_second_reading
from desktop.store.sign_offs import SignOff, sign_off, withdraw
from desktop.store.transaction import Durability


class ReviewedStore(OpenStore):
    """A run's store, open for review; while the run is being screened too."""

    def add_review(self, key: RowKey, review: Review) -> ChainHead:
        """Append a review; it is on the disk when this returns, and counts instead of earlier ones of this row.

        Raises:
            KeyError: there is no such row.
            ReviewRefusedError: it gives an answer to a row that could not be read.
        """
        with self._writing(Durability.ON_DISK) as connection:
            insert_review(connection, key, review)
            return chain_head(connection)

    def review(self, new: NewReview) -> CommittedReview:
        """Append a person's step; it is on the disk when this returns, and a sign-off of the row's case is withdrawn.

        Raises:
            KeyError: there is no such row (any more).
            ReviewRefusedError: it would not be what it says: see `desktop.store.reviews.append_review`.
            ValueError: nobody is named, or the class is none of the run's.
        """
        with self._writing(Durability.ON_DISK) as connection:
            return append_review(connection, new)

    def sign_off(self, case: str, reviewer: str, policy: QueuePolicy = DEFAULT_POLICY) -> SignOff:
        """Sign a case off; it is on the disk when this returns.

        Raises:
            CaseNotReadyError: rows are left to review, or images to screen, or a second reading is going on.
            KeyError: there is no such case with rows.
            ValueError: nobody is named.
        """
        with self._writing(Durability.ON_DISK) as connection:
            return sign_off(connection, case, reviewer, policy)

    def withdraw_sign_off(self, case: str, reviewer: str, reason: str) -> bool:
        """Take a case's sign-off back.

        Returns:
            Whether there was one.

        Raises:
            ValueError: nobody is named.
        """
        with self._writing(Durability.ON_DISK) as connection:
            return withdraw(connection, case, reviewer, reason)

    def open_second_reading(self, reviewer: str) -> SecondReading:
        """Begin the blind second reading of the run.

        Raises:
            ReviewRefusedError: there was one already, nobody is named, or this person is a first reader.
        """
        with self._writing(Durability.ON_DISK) as connection:
            return open_second_reading(connection, reviewer)

    def close_second_reading(self) -> SecondReading:
        """End it; the answers may be compared from now on, and how far they agree is written down with the closing.

        Raises:
            ReviewRefusedError: there is none going on.
        """
        with self._writing(Durability.ON_DISK) as connection:
            return close_second_reading(connection)
