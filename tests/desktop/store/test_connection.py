"""A store is created whole, checked when it is opened, and refused in words when it is not what it should be."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.store import connection as store_connection, drives, open_store
from desktop.store.connection import (
    APPLICATION_ID,
    STORE_FILE,
    create_store,
    open_for_reading,
    open_for_writing,
    store_path,
)
from desktop.store.faults import StoreDamagedError
from desktop.store.migrations import schema_scripts, schema_version
from desktop.store.run_reader import RunReader
from desktop.store.run_store import RunStore
from inference.claimed_folder import claim_folder
from inference.errors import OutputError, UnusableInputError
from tests.desktop.store.made_runs import RUN, SCREENED_FOLDER, SETTINGS, make_run

NEXT_SCHEMA = (*schema_scripts(), "ALTER TABLE run ADD COLUMN ward TEXT NOT NULL DEFAULT 'none';")


def _pragma(folder, name):
    with closing(sqlite3.connect(store_path(folder))) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def finished(tmp_path):
    """A folder with a closed store of twenty rows."""
    make_run(tmp_path / "run", 20).close()
    return tmp_path / "run"


def test_a_store_is_a_write_ahead_database_with_its_own_id_and_version(finished):
    assert _pragma(finished, "journal_mode") == "wal"
    assert _pragma(finished, "application_id") == APPLICATION_ID
    assert _pragma(finished, "user_version") == 2
    with RunStore.open(finished) as store:
        assert store._connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert store._connection.execute("PRAGMA busy_timeout").fetchone() == (10_000,)


def test_a_closed_store_is_one_file(finished):
    assert sorted(_files(finished)) == [".smearscope.lock", STORE_FILE]


def test_a_store_that_could_not_be_filled_is_not_there(tmp_path):
    def fill(_connection):
        raise RuntimeError("the process ended here")

    with pytest.raises(RuntimeError):
        create_store(tmp_path, fill)

    assert not store_path(tmp_path).exists()
    RunStore.create(tmp_path, RUN, SCREENED_FOLDER, SETTINGS).close()
    assert sorted(_files(tmp_path)) == [".smearscope.lock", STORE_FILE]


def test_a_second_run_in_a_folder_is_refused(finished):
    with pytest.raises(UnusableInputError, match="already holds a run"):
        RunStore.create(finished, RUN, SCREENED_FOLDER, SETTINGS)


@pytest.mark.parametrize("opening", [RunStore.open, RunReader])
def test_a_folder_without_a_store_is_refused_and_not_made(tmp_path, opening):
    with pytest.raises(UnusableInputError, match="holds no run"):
        opening(tmp_path / "none")

    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("opening", [RunStore.open, RunReader])
@pytest.mark.parametrize("content", [b"not a database, but long enough to be taken for one" * 100, b"", b"SQLite"])
def test_a_file_that_is_no_store_is_refused_and_left_as_it_is(tmp_path, opening, content):
    store_path(tmp_path).write_bytes(content)

    with pytest.raises(UnusableInputError, match=f"{STORE_FILE} is (no store of SmearScope|damaged)"):
        opening(tmp_path)

    assert store_path(tmp_path).read_bytes() == content


@pytest.mark.parametrize("opening", [RunStore.open, RunReader])
def test_another_programs_database_is_refused_and_left_as_it_is(tmp_path, opening):
    with closing(sqlite3.connect(store_path(tmp_path))) as connection:
        connection.execute("CREATE TABLE notes (text)")
    before = store_path(tmp_path).read_bytes()

    with pytest.raises(UnusableInputError, match="no store of SmearScope: its application id is 0x0"):
        opening(tmp_path)

    assert store_path(tmp_path).read_bytes() == before


@pytest.mark.parametrize("opening", [RunStore.open, RunReader])
def test_a_damaged_store_is_refused_with_what_is_wrong_and_never_changed(tmp_path, opening):
    make_run(tmp_path, 300).close()
    path = store_path(tmp_path)
    data = bytearray(path.read_bytes())
    page = 4096
    # The second half of all pages, but for the first 8 bytes of each.
    for start in range(len(data) // 2 // page * page, len(data), page):
        data[start + 8 : start + page] = b"\xff" * (page - 8)
    path.write_bytes(data)

    with pytest.raises(StoreDamagedError, match=r"screening\.sqlite3 is damaged: .+ left unchanged.*backup.*--new-run"):
        opening(tmp_path)

    assert path.read_bytes() == data


def test_damage_that_only_the_full_check_sees_is_seen(tmp_path):
    """An index that holds an entry too many; not every version's `quick_check` compares indexes with their tables."""
    make_run(tmp_path, 20).close()
    with closing(sqlite3.connect(store_path(tmp_path), isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        # SQLite maintains an index only while it knows of it.
        entry = connection.execute("SELECT * FROM sqlite_master WHERE name = 'page_by_time'").fetchone()
        connection.execute("DELETE FROM sqlite_master WHERE name = 'page_by_time'")
        connection.execute("PRAGMA schema_version = 1000")
    with closing(sqlite3.connect(store_path(tmp_path), isolation_level=None)) as connection:
        connection.execute("DELETE FROM heatmaps")
        connection.execute("DELETE FROM results WHERE result_id = 7")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", entry)
        connection.execute("PRAGMA schema_version = 1001")

    with pytest.raises(StoreDamagedError, match="wrong # of entries in index page_by_time"):
        RunStore.open(tmp_path)


def test_a_store_with_a_crashed_log_is_whole_again(tmp_path):
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom tests.desktop.store.made_runs import make_run\n"
        "make_run(Path(sys.argv[1]), 30)\nos._exit(1)"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False, timeout=120)
    assert (tmp_path / f"{STORE_FILE}-wal").stat().st_size > 0

    with RunReader(tmp_path) as reader:
        assert reader.counts().row_count == 30
    with RunStore.open(tmp_path) as store:
        assert store.counts().done_count == 30


@pytest.mark.parametrize("opening", [RunStore.open, RunReader])
def test_a_newer_store_is_refused_in_words_and_left_as_it_is(finished, opening):
    with closing(sqlite3.connect(store_path(finished))) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = store_path(finished).read_bytes()

    with pytest.raises(UnusableInputError, match=r"newer SmearScope \(schema 99; this one knows up to 2\).*Install"):
        opening(finished)

    assert store_path(finished).read_bytes() == before


def test_an_older_store_is_copied_then_migrated(finished):
    with closing(open_for_writing(finished, NEXT_SCHEMA)) as connection:
        assert schema_version(connection) == 3
        assert connection.execute("SELECT ward FROM run").fetchone() == ("none",)
        assert connection.execute("SELECT count(*) FROM results").fetchone() == (20,)

    with closing(sqlite3.connect(finished / "screening.before-schema-3.sqlite3")) as copy:
        assert schema_version(copy) == 2
        assert copy.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert copy.execute("SELECT count(*) FROM results").fetchone() == (20,)
    with closing(open_for_writing(finished, NEXT_SCHEMA)) as connection:
        assert schema_version(connection) == 3, "a second time there is nothing to do"


def test_a_migration_that_fails_leaves_the_old_store(finished):
    with pytest.raises(sqlite3.OperationalError):
        open_for_writing(finished, (*NEXT_SCHEMA, "CREATE TABLE wards (name); SELECT * FROM nowhere;"))

    with closing(sqlite3.connect(store_path(finished))) as connection:
        assert schema_version(connection) == 3, "each script is a transaction of its own"
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'wards'").fetchone() == (0,)


def test_an_older_store_is_not_read_by_halves(finished):
    with pytest.raises(UnusableInputError, match="older SmearScope"):
        open_for_reading(finished, NEXT_SCHEMA)


def test_a_network_drive_is_refused_for_writing(monkeypatch, tmp_path, finished):
    share = [SimpleNamespace(mountpoint=tmp_path.anchor, fstype="cifs", opts="rw")]
    monkeypatch.setattr(drives.psutil, "disk_partitions", lambda **_options: share)

    with pytest.raises(UnusableInputError, match="network drive"):
        RunStore.create(tmp_path / "new", RUN, SCREENED_FOLDER, SETTINGS)
    with pytest.raises(UnusableInputError, match="network drive"):
        RunStore.open(finished)
    # A finished run may be copied there and read.
    with RunReader(finished) as reader:
        assert reader.counts().row_count == 20
    assert sorted(_files(finished)) == [".smearscope.lock", STORE_FILE]


@pytest.fixture
def locks(monkeypatch):
    """The locks that stores took; kept, as a forgotten one would release itself."""
    taken = []

    def claim(*arguments, **options):
        taken.append(claim_folder(*arguments, **options))
        return taken[-1]

    monkeypatch.setattr(open_store, "claim_folder", claim)
    return taken


def test_two_cannot_write_one_run(tmp_path, locks):
    with RunStore.create(tmp_path, RUN, SCREENED_FOLDER, SETTINGS):
        with pytest.raises(UnusableInputError, match="Open another run in that window or close it"):
            RunStore.open(tmp_path)
        with pytest.raises(UnusableInputError, match=r"Another program works in .* choose another folder"):
            RunStore.create(tmp_path, RUN, SCREENED_FOLDER, SETTINGS)
    RunStore.open(tmp_path).close()
    assert [lock.is_locked for lock in locks] == [False, False]


def test_a_lock_that_the_caller_holds_stays_his(tmp_path):
    lock = claim_folder(tmp_path, (), new_run=False)

    RunStore.create(tmp_path, RUN, SCREENED_FOLDER, SETTINGS, lock=lock).close()
    RunStore.open(tmp_path, lock=lock).close()

    assert lock.is_locked
    lock.release()


def test_a_store_that_cannot_be_opened_gives_the_folder_back(finished, locks):
    before = store_path(finished).read_bytes()
    store_path(finished).write_bytes(b"damaged" * 1000)
    with pytest.raises(StoreDamagedError):
        RunStore.open(finished)

    assert [lock.is_locked for lock in locks] == [False]
    store_path(finished).write_bytes(before)
    RunStore.open(finished).close()


@pytest.mark.parametrize("name", ["Läufe #1 50% done?", "ラン", os.fsdecode(b"r\xfcn"), "a b&mode=memory"])
def test_a_run_folder_may_have_any_name(tmp_path, name):
    folder = tmp_path / name
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this file system does not take the name")

    make_run(folder, 3).close()

    assert store_path(folder).stat().st_size > 0
    with RunReader(folder) as reader:
        assert reader.counts().row_count == 3


def test_a_store_held_by_another_program_is_said_in_words(monkeypatch, tmp_path):
    monkeypatch.setattr(store_connection, "_BUSY_TIMEOUT_SECONDS", 0.0)
    with (
        RunStore.create(tmp_path, RUN, SCREENED_FOLDER, SETTINGS) as store,
        closing(sqlite3.connect(store_path(tmp_path), isolation_level=None)) as browser,
    ):
        browser.execute("BEGIN IMMEDIATE")
        with pytest.raises(OutputError, match=r"another program holds it.*can be resumed"):
            store.add_found(())
        browser.execute("ROLLBACK")
        store.add_found(())
