"""One line of an environment report: what was found, how it stands, and what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How a finding stands."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        key: for programs; never changes.
        title: for people.
        value: what was found.
        advice: what to do; empty where all is well.
        is_plain: it is made of versions, sizes and product names, so it cannot tell who uses the computer. Everything
            else passes `privacy.Hiding` before it is shown.
    """

    key: str
    title: str
    value: str
    level: Level = Level.OK
    advice: str = ""
    is_plain: bool = False
