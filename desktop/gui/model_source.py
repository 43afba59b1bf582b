"""How the window loads its model, as the settings ask for it."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.app_settings import AppSettings
from desktop.local_engine import EngineChoice
from inference.classifier import Classifier


@dataclass(frozen=True)
class ModelSource:
    """How the model is loaded.

    Attributes:
        load: makes the classifier, with the threads of `choice`; called in a worker's thread.
        choice: how runs are divided among the processors.
        signed_only: whether every model that no trusted signer has signed is refused, however it comes to be used.
    """

    load: Callable[[], Classifier]
    choice: EngineChoice
    signed_only: bool = False


def division(settings: AppSettings) -> tuple[int | None, int | None]:
    """What of the settings a loaded model depends on: with others it is loaded anew."""
    return settings.workers, settings.threads
