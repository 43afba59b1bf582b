"""The schema of the store as a series of SQL scripts, and how an older store is brought up to date."""

import sqlite3
from functools import cache
from importlib.resources import files

# Each script leads from one schema to the next and is run once; one that was released is never edited.
_SCRIPTS = ("0001_first.sql", "0002_review.sql")


@cache
def schema_scripts() -> tuple[str, ...]:
    """The scripts in order; their number is the newest schema version."""
    folder = files("desktop.store") / "schema"
    return tuple((folder / name).read_text(encoding="utf-8") for name in _SCRIPTS)


def schema_version(connection: sqlite3.Connection) -> int:
    """The schema version that a store carries; 0 when it has no tables yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, scripts: tuple[str, ...]) -> None:
    """Run the scripts that a store has not seen, each in one transaction with its version number.

    Args:
        connection: in autocommit mode, outside a transaction.
        scripts: all scripts from the first; those up to the store's version are passed over.

    Raises:
        sqlite3.Error: a script failed; the store is as the script before left it.
    """
    for number, script in enumerate(scripts, start=1):
        if number <= schema_version(connection):
            continue
        try:
            connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.rollback()
            raise
