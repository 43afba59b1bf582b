"""Reads a long list of row numbers in one call of SQLite, while which other threads of Python go on."""

import sqlite3
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def read_numbers(connection: sqlite3.Connection, query: str, values: Sequence[object]) -> NDArray[np.int64]:
    """The numbers that a query finds, int64 (N,), in its order: 100,000 in some ten milliseconds.

    Taken one by one, each number would ask for Python's lock, and a window's thread that is busy too would make that
    half a second.

    Args:
        connection: of the store.
        query: selects one column, `result_id`, and ends with a LIMIT (-1 for all): with one, SQLite keeps the order of
            a query inside another.
        values: bound to it.
    """
    if "LIMIT" not in query:
        raise ValueError("a query without a LIMIT may lose its order")
    (text,) = connection.execute(f"SELECT group_concat(result_id) FROM ({query})", values).fetchone()  # noqa: S608  # a query of the store's own
    return np.empty(0, np.int64) if text is None else np.fromstring(text, np.int64, sep=",")
