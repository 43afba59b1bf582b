"""What the model said of each image beside what the image is: the pairs that every figure is counted from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from desktop.records import ResultRow, printable_path
from desktop.store.results import RowKey, StoredResult
from inference.card import Label
from inference.decision import Decision, Flag

_COPY_FLAGS = frozenset({Flag.DUPLICATE, Flag.NEAR_DUPLICATE})


class Seriousness(IntEnum):
    """What kind of mistake, the worst first."""

    MISSED = 0
    FALSE_ALARM = 1
    OTHER_CLASS = 2


@dataclass(frozen=True, eq=False)
class Answer:
    """One image, page or tile of a known class.

    Attributes:
        key: of the row in the run's store.
        truth: position of its class among the model's.
        predicted: position of the most probable class; None when unreadable.
        folder: which of the class folders it lies in, printable.
        case: sub-folder below its class folder, printable; empty directly in it.
    """

    row: ResultRow
    key: RowKey
    truth: int
    predicted: int | None
    folder: str
    case: str

    @property
    def is_readable(self) -> bool:
        """Whether there is an answer at all."""
        return self.predicted is not None

    @property
    def is_reported(self) -> bool:
        """Whether the answer was given to the reader."""
        return self.row.decision is Decision.REPORTED

    @property
    def is_right(self) -> bool:
        """Whether the most probable class is its own."""
        return self.predicted == self.truth

    @property
    def is_copy(self) -> bool:
        """Whether the run found the same or nearly the same picture before it."""
        return bool(_COPY_FLAGS.intersection(self.row.flags))


def read_answers(rows: Iterable[StoredResult], label_of_folder: Mapping[str, int]) -> tuple[Answer, ...]:
    """Pair the rows of a run with their classes; rows of folders that take no part are passed over.

    Args:
        rows: of the store.
        label_of_folder: position of the class for each folder that takes part, by its name on the disk.
    """
    found = []
    for result in rows:
        parts = result.path.parts
        truth = label_of_folder.get(parts[0]) if len(parts) > 1 else None
        if truth is None:
            continue
        names = [label.display_name for label in result.row.run.labels]
        predicted = names.index(result.row.predicted_class) if result.row.predicted_class else None
        case = printable_path("/".join(parts[1:-1]))
        found.append(Answer(result.row, result.key, truth, predicted, printable_path(parts[0]), case))
    return tuple(found)


def seriousness(truth: Label, predicted: Label) -> Seriousness:
    """What kind of mistake it is to take one class for another."""
    if truth.malignant == predicted.malignant:
        return Seriousness.OTHER_CLASS
    return Seriousness.MISSED if truth.malignant else Seriousness.FALSE_ALARM
