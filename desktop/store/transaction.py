"""One transaction of the store: all of it is written, or nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum


class Durability(Enum):
    """What a power failure may take of a transaction that was committed; a killed process takes nothing of either."""

    ON_DISK = "FULL"
    SOON_ON_DISK = "NORMAL"


@contextmanager
def transaction(connection: sqlite3.Connection, durability: Durability) -> Iterator[None]:
    """Begin, and commit at the end; any error takes everything back.

    Args:
        connection: in autocommit mode; no other thread may use it meanwhile.
        durability: see there.
    """
    connection.execute(f"PRAGMA synchronous = {durability.value}")
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may have ended it already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
