"""The list of known runs: newest first, shared by processes, and never a reason to lose anything."""

import json
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import known_runs as known
from desktop.known_runs import KnownRunsError, forget_run, known_runs, list_path, remember_run
from desktop.user_folders import HOME_VARIABLE, runs_folder
from inference.errors import OutputError, UnusableInputError
from tests.desktop.store.made_runs import make_run
from tests.fixtures_commands import as_ordinary_user


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home of the test's own."""
    folder = tmp_path / "Zuhause Ü"
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder


@pytest.fixture
def tick(monkeypatch):
    """A clock that goes on by a second whenever it is looked at."""
    times = iter(f"2026-01-02T03:04:{second:02d}Z" for second in range(60))
    monkeypatch.setattr(known, "utc_now", lambda: next(times))


def _folders():
    return [run.folder for run in known_runs().runs]


def test_nothing_is_known_at_first(home):
    assert (known_runs().runs, known_runs().problem) == ((), "")
    assert not home.exists()


@pytest.mark.usefixtures("tick")
def test_the_run_last_used_comes_first_and_each_folder_once(tmp_path):
    for name in ("a", "b", "c", "a"):
        remember_run(tmp_path / name)

    assert _folders() == [tmp_path / "a", tmp_path / "c", tmp_path / "b"]


def test_a_relative_folder_is_remembered_by_where_it_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    remember_run(Path("sub/../run"))

    assert _folders() == [tmp_path / "run"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes names of any bytes")
def test_a_name_that_is_no_utf8_is_remembered(tmp_path):
    folder = tmp_path / os.fsdecode(b"run \xff \xe2\x82\xac")

    remember_run(folder)

    assert _folders() == [folder]


@pytest.mark.usefixtures("tick")
def test_the_list_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(known, "MAX_KNOWN", 3)

    for number in range(5):
        remember_run(tmp_path / str(number))

    assert _folders() == [tmp_path / "4", tmp_path / "3", tmp_path / "2"]


def test_runs_of_the_users_own_folder_are_known_without_being_remembered():
    with make_run(runs_folder() / "20260102T030405Z-00000000", 1):
        pass
    (runs_folder() / "no run").mkdir()

    assert _folders() == [runs_folder() / "20260102T030405Z-00000000"]


def test_a_run_of_the_users_own_folder_that_was_remembered_too_is_there_once():
    with make_run(runs_folder() / "one", 1) as store:
        remember_run(store.folder)

    assert _folders() == [runs_folder() / "one"]


def _remember_some(home, folder, first, both_started):
    os.environ[HOME_VARIABLE] = str(home)
    both_started.wait(60)
    for number in range(first, first + 10):
        remember_run(folder / str(number))


def test_two_processes_lose_none_of_each_others_runs(home, tmp_path):
    context = multiprocessing.get_context("spawn")
    started = context.Barrier(2)
    both = [context.Process(target=_remember_some, args=(home, tmp_path, first, started)) for first in (0, 10)]
    for process in both:
        process.start()
    for process in both:
        process.join()

    assert [process.exitcode for process in both] == [0, 0]
    assert {folder.name for folder in _folders()} == {str(number) for number in range(20)}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"schema_version": 1}',
        b'{"schema_version": 1, "runs": [{"folder": 3, "last_used_utc": ""}]}',
    ],
)
def test_a_damaged_list_is_told_moved_aside_and_begun_anew(tmp_path, content):
    list_path().parent.mkdir()
    list_path().write_bytes(content)

    assert "is damaged" in known_runs().problem
    assert list_path().read_bytes() == content
    with pytest.raises(KnownRunsError, match=r"was damaged .* kept as known_runs\.damaged-001\.json"):
        remember_run(tmp_path / "run")

    assert _folders() == [tmp_path / "run"]
    assert known_runs().problem == ""
    assert list_path().with_name("known_runs.damaged-001.json").read_bytes() == content


def test_a_second_damaged_list_does_not_replace_the_first(tmp_path):
    list_path().parent.mkdir()
    for content in (b"first", b"second"):
        list_path().write_bytes(content)
        with pytest.raises(KnownRunsError):
            remember_run(tmp_path / "run")

    kept = sorted(list_path().parent.glob("known_runs.damaged-*"))
    assert [path.read_bytes() for path in kept] == [b"first", b"second"]


def test_a_list_of_a_newer_version_is_left_as_it_is(tmp_path):
    list_path().parent.mkdir()
    newer = json.dumps({"schema_version": 2, "somewhere": "else"}).encode()
    list_path().write_bytes(newer)

    with pytest.raises(KnownRunsError, match="newer SmearScope"):
        remember_run(tmp_path / "run")
    with pytest.raises(KnownRunsError, match="newer SmearScope"):
        known_runs()

    assert list_path().read_bytes() == newer


def test_a_home_that_cannot_be_made_is_one_typed_error(home, tmp_path):
    home.write_text("a file")

    with pytest.raises(KnownRunsError, match=HOME_VARIABLE) as caught:
        remember_run(tmp_path / "run")
    assert isinstance(caught.value, OutputError)


def test_a_home_without_permission_is_one_typed_error(home, tmp_path):
    home.mkdir()
    home.chmod(0o500)
    script = (
        "import sys; from pathlib import Path; from desktop.known_runs import *\n"
        "try: remember_run(Path(sys.argv[1]))\n"
        "except KnownRunsError as error: print(error); sys.exit(7)"
    )
    try:
        ended = subprocess.run(
            [*as_ordinary_user(), sys.executable, "-c", script, str(tmp_path / "run")],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        home.chmod(0o700)

    assert (ended.returncode, ended.stderr) == (7, "")
    assert "Permission denied" in ended.stdout


def test_a_list_that_another_process_holds_is_waited_for_and_then_told(tmp_path, monkeypatch):
    monkeypatch.setattr(known, "_LOCK_SECONDS", 0.01)

    with known._locked(list_path()), pytest.raises(KnownRunsError, match="held by another SmearScope"):
        remember_run(tmp_path / "run")


@pytest.mark.usefixtures("tick")
def test_a_forgotten_run_is_off_the_list_and_its_folder_stays(tmp_path):
    with make_run(tmp_path / "a", 1):
        pass
    remember_run(tmp_path / "a")
    remember_run(tmp_path / "b")
    before = sorted(tmp_path.joinpath("a").iterdir())

    forget_run(tmp_path / "a")

    assert _folders() == [tmp_path / "b"]
    assert sorted(tmp_path.joinpath("a").iterdir()) == before


def test_a_run_that_is_not_on_the_list_cannot_be_forgotten(tmp_path):
    remember_run(tmp_path / "a")

    with pytest.raises(UnusableInputError, match="is not on the list"):
        forget_run(tmp_path / "b")

    assert _folders() == [tmp_path / "a"]


def test_a_run_of_the_users_own_folder_cannot_be_forgotten():
    with make_run(runs_folder() / "one", 1) as store, pytest.raises(UnusableInputError, match="always known"):
        forget_run(store.folder)
