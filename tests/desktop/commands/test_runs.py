"""`smearscope runs`: every known run in one table, and one run case by case."""

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from desktop.commands import runs
from desktop.known_runs import list_path, remember_run
from desktop.probability_words import probability_percent
from desktop.store.connection import store_path
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState
from desktop.store.run_store import RunStore
from inference.decision import Decision
from tests.desktop.commands.command_line import command_of, run
from tests.desktop.store.made_readings import KAPPA, read_twice
from tests.desktop.store.made_runs import make_run
from tests.fixtures_commands import as_ordinary_user

APP = command_of(runs=runs.app)


def _state_of(folder):
    (found,) = [each for each in json.loads(run(APP, "runs", "--json").out) if each["run_folder"] == folder.as_posix()]
    return found["state"], found["advice"]


def test_without_any_run_it_says_how_to_make_one():
    ended = run(APP, "runs")

    assert ended.code == 0
    assert "No run is known yet" in ended.out


def test_a_complete_run_stands_in_the_table_with_all_that_it_is_known_by(made_run):
    remember_run(made_run)

    ended = run(APP, "runs")

    assert ended.code == 0
    (line,) = [line for line in ended.out.splitlines() if str(made_run) in line]
    for expected in ("2026-01-02 03:04", "complete", "25 of 25", "model 1.2.3", "/images of the ward"):
        assert expected in line


def test_the_run_last_used_comes_first_and_names_are_no_markup(tmp_path, monkeypatch):
    times = iter(("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"))
    monkeypatch.setattr("desktop.known_runs.utc_now", lambda: next(times))
    for name in ("[red]one[/red]", "two"):
        with make_run(tmp_path / name, 1):
            pass
        remember_run(tmp_path / name)

    out = run(APP, "runs").out

    assert out.index(str(tmp_path / "two")) < out.index(str(tmp_path / "[red]one[/red]"))


def test_a_run_that_goes_on_elsewhere_or_was_killed_is_unfinished_and_says_how_to_go_on(tmp_path):
    folder = tmp_path / "my run"
    with make_run(folder, 3):
        remember_run(folder)
        state, advice = _state_of(folder)

    assert state == "unfinished"
    assert f'`smearscope resume "{folder}"` goes on' in advice


def test_a_cancelled_run_says_how_to_go_on(tmp_path):
    with make_run(tmp_path / "run", 3) as store:
        store.end(RunState.CANCELLED)
        remember_run(store.folder)

    assert _state_of(tmp_path / "run") == (
        "cancelled",
        f"It was stopped by a person; `smearscope resume {tmp_path / 'run'}` goes on",
    )


def test_a_folder_that_is_gone_is_told_and_the_list_is_whole(made_run, tmp_path):
    remember_run(made_run)
    shutil.copytree(made_run, tmp_path / "copy")
    remember_run(tmp_path / "copy")
    shutil.rmtree(made_run)

    assert _state_of(made_run)[0] == "gone"
    assert _state_of(tmp_path / "copy")[0] == "complete"


def test_a_damaged_store_is_told(made_run):
    remember_run(made_run)
    store_path(made_run).write_bytes(b"no database at all" * 100)

    assert _state_of(made_run)[0] == "damaged"


def test_a_store_whose_run_is_no_run_is_damaged(made_run):
    remember_run(made_run)
    with closing(sqlite3.connect(store_path(made_run))) as connection:
        connection.execute("UPDATE run SET info = '{}'")
        connection.commit()

    assert _state_of(made_run)[0] == "damaged"


@pytest.mark.parametrize(("version", "state"), [(99, "newer version"), (0, "older version")])
def test_a_store_of_another_version_is_told(made_run, version, state):
    remember_run(made_run)
    with closing(sqlite3.connect(store_path(made_run))) as connection:
        connection.execute(f"PRAGMA user_version = {version}")

    assert _state_of(made_run)[0] == state


def test_a_damaged_list_is_a_warning(made_run):
    remember_run(made_run)
    list_path().write_bytes(b"{")

    ended = run(APP, "runs")

    assert ended.code == 0
    assert "is damaged" in ended.err


def test_a_run_is_shown_case_by_case_with_the_most_suspicious_images_first(made_run):
    out = run(APP, "runs", made_run, "--top", "3").out

    assert "Images: 25 of 25 screened" in out
    with RunReader(made_run) as reader:
        cases = list(reader.cases())
        rows = [each.row for each in reader.rows()]
    assert out.count("\nCase ") == len(cases) == 3
    for case in cases:
        part = out.split(f"Case {case.case}:")[1].split("\nCase ")[0]
        assert f"Reported: {case.decisions[Decision.REPORTED]}" in part
        assert f"Malignant: {100 * case.malignant_share:.1f} % of those reported" in part
        readable = [row for row in rows if row.case == case.case and row.probabilities]
        most = sorted(readable, key=lambda row: row.malignant_probability)
        named = [line.split("malignant  ")[1].split(":")[0] for line in part.splitlines() if "% malignant  " in line]
        assert named == [row.image_path for row in reversed(most[-3:])]
        assert f"{probability_percent(most[-1].malignant_probability)} malignant  " in part


def test_one_case_alone_is_shown_and_one_that_is_not_there_is_told(made_run):
    assert run(APP, "runs", made_run, "--case", "Fall Ü 00001").out.count("\nCase ") == 1
    assert "No row belongs to the case 'x'" in run(APP, "runs", made_run, "--case", "x").out


def test_the_top_folder_is_a_case_of_its_own(screened_run):
    out = run(APP, "runs", screened_run.folder, "--case", ".").out

    assert "Case (top folder): 2 images" in out
    assert "unreadable: 1" in out


def test_json_says_the_same_for_programs(made_run):
    (told,) = json.loads(run(APP, "runs", made_run, "--json", "--top", "1").out)

    assert (told["state"], told["summary"]["done_count"]) == ("complete", 25)
    assert [len(case["most_suspicious"]) for case in told["cases"]] == [1, 1, 1]
    assert sum(case["row_count"] for case in told["cases"]) == 25


def test_several_runs_are_shown_one_after_the_other(made_run, screened_run):
    told = json.loads(run(APP, "runs", made_run, screened_run.folder, "--json").out)

    assert [each["run_folder"] for each in told] == [made_run.as_posix(), screened_run.folder.as_posix()]


def test_looking_changes_nothing_and_works_while_another_writes(tmp_path):
    with make_run(tmp_path / "run", 5) as store:
        before = store_path(store.folder).read_bytes()
        assert run(APP, "runs", store.folder).code == 0
        assert store_path(store.folder).read_bytes() == before


def test_a_folder_without_a_run_is_2(tmp_path):
    ended = run(APP, "runs", tmp_path)

    assert ended.code == 2
    assert "holds no run" in ended.err


def test_a_forgotten_run_is_off_the_list_and_stays_where_it_is(made_run):
    remember_run(made_run)

    ended = run(APP, "runs", "forget", made_run)

    assert ended.code == 0
    assert json.loads(run(APP, "runs", "--json").out) == []
    assert store_path(made_run).is_file()
    assert run(APP, "runs", "forget", made_run).code == 2


def test_a_run_folder_that_may_not_be_looked_into_is_told(made_run):
    remember_run(made_run)
    made_run.chmod(0)
    script = (
        "from pathlib import Path; import sys; from desktop.run_glance import glance_at; "
        "print(glance_at(Path(sys.argv[1])).condition.value)"
    )
    try:
        ended = subprocess.run(
            [*as_ordinary_user(), sys.executable, "-c", script, str(made_run)],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        made_run.chmod(0o700)

    assert (ended.stdout.strip(), ended.stderr) == ("unreadable", "")


def test_while_somebody_reads_blindly_no_answer_is_told(made_run):
    with RunStore.open(made_run) as store:
        read_twice(store)

    shown = run(APP, "runs", "show", made_run, "--top", "25").out
    (told,) = json.loads(run(APP, "runs", "show", made_run, "--top", "25", "--json").out)

    assert "Second reading: Dr B has been reading blindly" in shown
    assert "reviewed:" not in shown
    assert {row["reviewed_class"] for case in told["cases"] for row in case["most_suspicious"]} == {""}
    assert (told["second_reading"]["reviewer"], told["second_reading"]["agreement"]) == ("Dr B", None)


def test_how_far_two_readers_agreed_is_told_when_the_reading_is_closed(made_run):
    assert json.loads(run(APP, "runs", "show", made_run, "--json").out)[0]["second_reading"] is None
    with RunStore.open(made_run) as store:
        read_twice(store)
        store.close_second_reading()

    shown = run(APP, "runs", "show", made_run, "--top", "25").out
    (told,) = json.loads(run(APP, "runs", "show", made_run, "--json").out)

    assert "Cohen's kappa 0.68" in shown
    assert shown.count("reviewed:") == 9
    assert told["second_reading"]["agreement"]["every_answer"]["value"] == pytest.approx(KAPPA)
