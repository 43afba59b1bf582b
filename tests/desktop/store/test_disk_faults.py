"""A full disk and a lack of permission end in words, and the run goes on from there later."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.records import Review
from desktop.store.audit_log import AuditKind
from desktop.store.connection import STORE_FILE, store_path
from desktop.store.results import RowKey
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState
from desktop.store.run_store import RunStore
from inference.errors import ExitCode, OutputError
from tests.desktop.store.made_runs import RUN, SCREENED_FOLDER, SETTINGS, found_images, make_run, screen_all
from tests.fixtures_commands import as_ordinary_user, on_a_disk_of

REPOSITORY = Path(__file__).resolve().parents[3]
IN_WORDS = """
import sys
from pathlib import Path
from inference.errors import SmearScopeError
from desktop.store.run_reader import RunReader
from desktop.store.run_store import RunStore
from tests.desktop.store.made_runs import *

def create(folder):
    with RunStore.create(folder, RUN, SCREENED_FOLDER, SETTINGS) as store:
        store.add_found(found_images(20_000))
        screen_all(store)

def write(folder):
    RunStore.open(folder).close()

def read(folder):
    with RunReader(folder) as reader:
        print(reader.counts().row_count, reader.verify().problems)

try:
    globals()[sys.argv[1]](Path(sys.argv[2]))
except SmearScopeError as error:
    print(error)
    sys.exit(error.exit_code)
"""


def _run(what, folder, before):
    line = [*before, sys.executable, "-c", IN_WORDS, what, str(folder)]
    return subprocess.run(line, capture_output=True, text=True, timeout=240, check=False, cwd=REPOSITORY)


def test_a_full_store_says_so_keeps_what_was_committed_and_goes_on(store):
    store.add_found(found_images(2000))
    (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
    store._connection.execute(f"PRAGMA max_page_count = {pages + 60}")

    with pytest.raises(OutputError, match=r"the disk is full. Free space.*can be resumed"):
        screen_all(store)
    with pytest.raises(OutputError, match="the disk is full"):
        _review_without_end(store)

    counts = store.counts()
    assert 0 < counts.done_count == counts.row_count < 2000
    assert (
        store._connection.execute("SELECT count(*) FROM reviews").fetchone()
        == store._connection.execute("SELECT count(*) FROM audit WHERE kind = 'review'").fetchone()
    ), "a review and its entry come together or not at all"
    store._connection.execute("PRAGMA max_page_count = 1000000")
    _finish(store)


def test_a_real_disk_that_fills_up_ends_with_3_and_the_run_goes_on_elsewhere(tmp_path):
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    kept.mkdir()

    ended = _run("create", disk, on_a_disk_of(12_000, disk, kept))

    assert ended.returncode == ExitCode.STOPPED, ended.stdout + ended.stderr
    assert "the disk is full" in ended.stdout
    assert ended.stderr == ""
    with RunStore.open(kept) as store:
        before = store.counts()
        assert before.done_count == before.row_count
        _finish(store, found_images(before.image_count))


def test_a_disk_too_small_for_an_empty_store_leaves_none(tmp_path):
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    kept.mkdir()

    ended = _run("create", disk, on_a_disk_of(60, disk, kept))

    assert ended.returncode == ExitCode.STOPPED, ended.stdout + ended.stderr
    assert not store_path(kept).exists()
    RunStore.create(kept, RUN, SCREENED_FOLDER, SETTINGS).close()


@pytest.fixture
def locked(tmp_path):
    """A folder that may not be written to, with a finished run in it."""
    make_run(tmp_path / "run", 5).close()
    (tmp_path / "run").chmod(0o500)
    yield tmp_path / "run"
    (tmp_path / "run").chmod(0o700)


def test_a_folder_without_permission_is_3_for_writing(locked):
    before = as_ordinary_user()

    for what, folder in (("write", locked), ("create", locked / "below")):
        ended = _run(what, folder, before)
        assert ended.returncode == ExitCode.STOPPED, ended.stdout + ended.stderr
        assert "permission" in ended.stdout.lower()
        assert ended.stderr == ""


def test_a_folder_without_permission_is_read_all_the_same(locked):
    ended = _run("read", locked, as_ordinary_user())

    assert (ended.stdout.strip(), ended.returncode) == ("5 ()", 0), ended.stderr


def test_a_store_without_permission_is_3_when_it_is_opened(tmp_path):
    make_run(tmp_path, 5).close()
    store_path(tmp_path).chmod(0o400)

    ended = _run("write", tmp_path, as_ordinary_user())

    assert ended.returncode == ExitCode.STOPPED, ended.stdout + ended.stderr
    assert "may not be written to" in ended.stdout


def test_a_folder_that_vanishes_is_said_in_words(tmp_path):
    make_run(tmp_path / "run", 5).close()
    with RunReader(tmp_path / "run") as reader:
        (tmp_path / "run" / STORE_FILE).rename(tmp_path / "elsewhere")
        with pytest.raises(OutputError, match="cannot be opened"):
            list(reader.rows())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the files of an open store")
def test_a_store_whose_folder_was_removed_takes_no_answer_that_would_be_kept_nowhere(tmp_path):
    with make_run(tmp_path / "run", 5) as store:
        (tmp_path / "run").rename(tmp_path / "moved")
        with pytest.raises(OutputError, match="is no longer there: its folder was removed or moved"):
            store.add_review(RowKey(1), Review("Dr A", note="seen"))
        (tmp_path / "moved").rename(tmp_path / "run")
        store.add_review(RowKey(1), Review("Dr A", note="seen"))
    with RunReader(tmp_path / "run") as reader:
        assert reader.verify().problems == ()
        assert [entry.kind for entry in reader.audit_entries()].count(AuditKind.REVIEW) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the files of an open store")
def test_a_screening_stops_when_its_run_is_removed(tmp_path):
    with RunStore.create(tmp_path / "run", RUN, SCREENED_FOLDER, SETTINGS) as store:
        store.add_found(found_images(5))
        shutil.rmtree(tmp_path / "run")
        with pytest.raises(OutputError, match="is no longer there"):
            screen_all(store)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the files of an open store")
def test_nothing_is_written_into_a_store_that_was_replaced(tmp_path):
    make_run(tmp_path / "other", 5).close()
    with make_run(tmp_path / "run", 5) as store:
        (tmp_path / "other" / STORE_FILE).replace(tmp_path / "run" / STORE_FILE)
        with pytest.raises(OutputError, match="was replaced while the run was open"):
            store.add_review(RowKey(1), Review("Dr A", note="seen"))


def _review_without_end(store):
    while True:
        store.add_review(RowKey(1), Review("A", note="long" * 1000))


def _finish(store, found=()):
    store.resume({})
    if found:
        store.add_found(found)
    store.finish_walk()
    screen_all(store)
    store.end(RunState.COMPLETE)
    counts = store.counts()
    assert counts.image_count == counts.done_count == counts.row_count > 0
    with RunReader(store.folder) as reader:
        assert reader.verify().problems == ()
