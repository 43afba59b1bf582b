"""What was going on in the window when something failed: the message about it is worded for that."""

from enum import Enum, auto


class Activity(Enum):
    """One for each kind of message."""

    CHECK_MODEL = auto()
    SCREEN = auto()
    OPEN_RUN = auto()
    READ_RUN = auto()
    CHECK_RUN = auto()
    SHOW_IMAGE = auto()
    EXPORT = auto()
    MODELS = auto()
    REVIEW = auto()
