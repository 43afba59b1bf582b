"""What new runs ask of a laboratory: which thresholds it moved, and what was changed since the last run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.store.run_store import RunStore
from inference.card import ModelCard


def _moved_none(_model_id: str) -> Mapping[str, float]:
    return {}


def _records_nothing(_store: RunStore, _card: ModelCard) -> None:
    """Settings that nobody keeps cannot have changed."""


@dataclass(frozen=True)
class LaboratoryChoices:
    """Asked in the thread that begins a run, when it begins.

    Attributes:
        thresholds: by name what was moved of a model's, by the model's id.
        record: tells in a new run's audit log what was changed since the last one, with the card as its bundle has it.
            Raises OutputError where settings, their log or the store cannot be written.
    """

    thresholds: Callable[[str], Mapping[str, float]] = _moved_none
    record: Callable[[RunStore, ModelCard], None] = _records_nothing


# Of whoever has no settings: a single job, or a test.
NO_CHOICES = LaboratoryChoices()
