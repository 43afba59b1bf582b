"""The one loaded model as pages beside the screening use it, and what is told of a page that holds it."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.gui.message import Message
from desktop.gui.session import Session
from desktop.local_engine import EngineChoice
from inference.classifier import Classifier


@dataclass(frozen=True)
class HoldingModel:
    """Work on another page that the screening worker is busy with.

    Attributes:
        message: says what it is.
        cancel: ends it after the image in hand.
    """

    message: Message
    cancel: Callable[[], None]


class ModelInUse:
    """The model that the session has at the moment, for a page that outlives a change of it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def choice(self) -> EngineChoice:
        """How it is divided among the processors."""
        return self._session.classifier_keeper.choice

    def get(self) -> Classifier:
        """The classifier; for the screening worker's thread."""
        return self._session.classifier_keeper.get()
