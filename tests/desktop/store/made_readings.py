"""Two readings of a made run, for tests of blindness and of agreement."""

from collections.abc import Sequence

from desktop.store.results import RowKey
from desktop.store.reviews import CommittedReview, NewReview, Reader, ReviewStep
from desktop.store.run_reader import RunReader
from desktop.store.run_store import RunStore

# Of images 1 to 9, all of which can be read: two of the nine answers differ, and kappa is (63 - 24) / (81 - 24).
FIRST = ("Benign", "Benign", "Benign", "Pre-B", "Pre-B", "Pre-B", "Pro-B", "Pro-B", "unsure")
SECOND = ("Benign", "Benign", "Pre-B", "Pre-B", "Pre-B", "Pre-B", "Pro-B", "Benign", "unsure")
KAPPA = 39 / 57


def assign(
    store: RunStore, image_id: int, answer: str = "Pre-B", reader: Reader = Reader.FIRST, reviewer: str = "Dr A"
) -> CommittedReview:
    """Give an answer to an image of one page."""
    return store.review(NewReview(RowKey(image_id), reader, reviewer, ReviewStep.ASSIGNED, answer))


def read_twice(store: RunStore, first: Sequence[str] = FIRST, second: Sequence[str] = SECOND) -> None:
    """Dr A's reading and Dr B's blind one, which is still open."""
    for image_id, answer in enumerate(first, 1):
        assign(store, image_id, answer)
    store.open_second_reading("Dr B")
    for image_id, answer in enumerate(second, 1):
        assign(store, image_id, answer, Reader.SECOND, "Dr B")


def sign_everything(store: RunStore) -> None:
    """Dr A's answers to everything that is queued, and her sign-off of every case."""
    with RunReader(store.folder) as reader:
        for result in reader.rows_by_id(reader.queue().result_ids.tolist()):
            assign(store, result.key.image_id)
        for case in reader.cases():
            store.sign_off(case.case, "Dr A")
