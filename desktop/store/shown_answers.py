"""Whose answers, notes and sign-offs a reading of the store tells of: a blind second reader must not see the first."""

import sqlite3
from enum import Enum, auto

from desktop.store.reviews import Reader
from desktop.store.second_reading import read_second_reading


class ShownAnswers(Enum):
    """Whose work is told of. Sign-offs are the first reader's."""

    FIRST_UNLESS_BLIND = auto()
    """The first reader's; nobody's while a second reading goes on, as nobody knows who looks."""
    FIRST = auto()
    """The first reader's, for somebody who is known not to be the second one."""
    SECOND = auto()
    NOBODYS = auto()

    def reader(self, connection: sqlite3.Connection) -> Reader | None:
        """Which reader that is now; None is nobody."""
        match self:
            case ShownAnswers.FIRST:
                return Reader.FIRST
            case ShownAnswers.SECOND:
                return Reader.SECOND
            case ShownAnswers.NOBODYS:
                return None
            case ShownAnswers.FIRST_UNLESS_BLIND:
                second = read_second_reading(connection)
                return None if second is not None and second.is_open else Reader.FIRST
