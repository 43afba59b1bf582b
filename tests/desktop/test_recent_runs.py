"""The first page's list: the runs that are there, last used first, each with how far it is."""

from dataclasses import replace

import pytest

from desktop.known_runs import remember_run
from desktop.recent_runs import recent_runs
from desktop.run_glance import RunCondition
from desktop.store.run_record import RunState
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
