"""The first page's list: the runs that are there, last used first, each with how far it is."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from desktop.known_runs import remember_run
from desktop.recent_runs import recent_runs
from desktop.run_glance import RunCondition, glance_at
from desktop.store import connection
from desktop.store.connection import create_store, store_path
from desktop.store.migrations import schema_scripts
from desktop.store.run_record import RunState, insert_run
from desktop.store.run_store import RunStore
from desktop.user_folders import HOME_VARIABLE


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


def make_run(folder, run_info, screened, state=None):
    with RunStore.create(folder, run_info, screened, {}) as store:
        if state is not None:
            store.finish_walk()
            store.end(state, 1.0)
    remember_run(folder)


def test_runs_that_are_there_come_last_used_first_with_their_state(tmp_path, run_info):
    make_run(tmp_path / "one", run_info, tmp_path / "case 1", RunState.COMPLETE)
    make_run(tmp_path / "two", replace(run_info, run_id="two"), tmp_path / "case 2")

    runs = {run.name: run for run in recent_runs().runs}

    assert set(runs) == {"case 1", "case 2"}
    assert runs["case 1"].condition is RunCondition.COMPLETE
    assert not runs["case 1"].is_unfinished
    assert runs["case 2"].is_unfinished
    assert runs["case 2"].can_open
    assert runs["case 1"].model_id == run_info.model_id


def test_a_run_that_is_gone_is_not_listed_and_a_damaged_one_says_so(tmp_path, run_info):
    for name in ("gone", "damaged"):
        make_run(tmp_path / name, run_info, tmp_path / "case", RunState.COMPLETE)
    for path in (tmp_path / "gone").iterdir():
        path.unlink()
    for path in (tmp_path / "damaged").iterdir():
        path.write_bytes(b"no store" * 1000)

    (run,) = recent_runs().runs

    assert run.name == "damaged"
    assert not run.can_open
    assert run.advice


def test_the_list_is_as_long_as_asked_and_can_be_stopped(tmp_path, run_info):
    for number in range(3):
        make_run(tmp_path / str(number), run_info, tmp_path / "case", RunState.COMPLETE)

    assert len(recent_runs(limit=2).runs) == 2
    assert not recent_runs(should_stop=lambda: True).runs


def test_unfinished_runs_are_found_beyond_the_end_of_the_list_the_last_used_first(tmp_path, run_info, monkeypatch):
    # Known in the order of their making, whatever the second is.
    times = iter(f"2026-01-01T00:00:{second:02d}Z" for second in range(60))
    monkeypatch.setattr("desktop.known_runs.utc_now", lambda: next(times))
    for name, state in (
        ("old", None),
        ("older still", RunState.CANCELLED),
        ("new", RunState.COMPLETE),
        ("newest", None),
    ):
        make_run(tmp_path / name, run_info, tmp_path / name / "images", state)

    found = recent_runs(limit=2)

    assert [run.folder.name for run in found.runs] == ["newest", "new"]
    assert [run.folder.name for run in found.unfinished] == ["newest", "older still", "old"]
    assert [run.folder.name for run in recent_runs(unfinished_limit=2).unfinished] == ["newest", "older still"]


def test_a_run_of_an_older_version_can_be_opened_and_says_how_far_it_is(tmp_path, run_info, monkeypatch):
    make_run(tmp_path / "one", run_info, tmp_path / "case 1")
    newer = (*schema_scripts(), "CREATE TABLE later (number INTEGER);")
    monkeypatch.setattr(connection, "schema_scripts", lambda: newer)

    found = recent_runs()

    (run,) = found.runs
    assert (run.condition, run.name) == (RunCondition.OLDER_VERSION, "case 1")
    assert run.can_open
    assert found.unfinished == (run,)


def test_an_older_version_without_what_is_read_here_is_listed_by_its_folder(tmp_path, run_info, monkeypatch):
    make_run(tmp_path / "one", run_info, tmp_path / "case 1")
    with closing(sqlite3.connect(store_path(tmp_path / "one"))) as store:
        store.execute("ALTER TABLE run RENAME COLUMN walk_findings TO findings")
    newer = (*schema_scripts(), "ALTER TABLE run RENAME COLUMN findings TO walk_findings;")
    monkeypatch.setattr(connection, "schema_scripts", lambda: newer)

    (run,) = recent_runs().runs

    assert (run.name, run.can_open, run.is_unfinished) == ("one", True, False)


def test_the_first_released_schema_can_be_looked_at(tmp_path, run_info):
    folder = tmp_path / "run"
    folder.mkdir()
    create_store(folder, lambda filling: insert_run(filling, run_info, tmp_path, {}), schema_scripts()[:1]).close()

    glance = glance_at(folder)

    assert glance.condition is RunCondition.OLDER_VERSION
    assert glance.summary.run == run_info
