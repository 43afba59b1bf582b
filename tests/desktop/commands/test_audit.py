"""`smearscope audit`: finds what was edited, put in, removed, reordered or cut off, and says what happened to a run."""

import json
import sqlite3
from contextlib import closing

import pytest

from desktop.app_settings import AppSettings, save_settings, settings_path
from desktop.commands import audit
from desktop.commands.export import export
from desktop.records import Review
from desktop.settings_log import log_path, record_in_new_run
from desktop.store.audit_log import AuditKind
from desktop.store.connection import store_path
from desktop.store.results import RowKey
from desktop.store.run_store import RunStore
from tests.desktop.commands.command_line import command_of, run
from tests.desktop.store.made_readings import read_twice
from tests.desktop.store.made_runs import make_run

APP = command_of(export, audit=audit.app)


@pytest.fixture
def reviewed(made_run):
    """A complete run with a review and an export; started, ended, reviewed, exported."""
    with RunStore.open(made_run) as store:
        store.add_review(RowKey(1), Review("Dr. Ü", "Pre-B", "seen", "2026-01-02T00:00:00Z"))
    run(APP, "export", made_run)
    return made_run


def _tamper(folder, *statements):
    """Change a store from outside, as somebody would who knows how to get past its guards and puts them back."""
    with closing(sqlite3.connect(store_path(folder), isolation_level=None)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _name, sql in guards:
            connection.execute(sql)


def test_a_run_that_nobody_touched_holds(reviewed):
    ended = run(APP, "audit", "verify", reviewed)

    assert ended.code == 0
    assert "the audit log holds, 4 entries" in ended.out
    assert "The result rows are those that the log vouches for." in ended.out
    assert "cut off the end cannot be told without a head" in ended.out


def test_rows_of_a_run_that_goes_on_are_not_vouched_for_yet(tmp_path):
    with make_run(tmp_path / "run", 3):
        ended = run(APP, "audit", "verify", tmp_path / "run")

    assert ended.code == 0
    assert "not vouched for yet" in ended.out


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "UPDATE audit SET payload = replace(payload, 'complete', 'cancelled') WHERE sequence = 2",
            "entry 2 (run_ended",
        ),
        ("UPDATE audit SET payload = 'no JSON' WHERE sequence = 4", "entry 4 (export"),
        ("UPDATE audit SET payload = '[]' WHERE sequence = 3", "entry 3 (review"),
        ("DELETE FROM audit WHERE sequence = 2", "between entries 1 and 3 an entry was removed"),
        ("UPDATE reviews SET reviewed_class = 'Benign'", "The reviews are not those of the audit log"),
        ("DELETE FROM reviews", "The reviews are not those of the audit log"),
        ("UPDATE results SET probability = 0.5 WHERE result_id = 1", "a result row was edited, put in or removed"),
        ("DELETE FROM results WHERE result_id = 1", "a result row was edited, put in or removed"),
    ],
)
def test_what_was_changed_is_found_and_ends_with_1(reviewed, statement, told):
    _tamper(reviewed, statement)

    ended = run(APP, "audit", "verify", reviewed)

    assert ended.code == 1
    assert "something was changed after it was recorded" in ended.out
    assert told in ended.out


def test_entries_that_changed_places_are_found(reviewed):
    _tamper(
        reviewed,
        "UPDATE audit SET sequence = 99 WHERE sequence = 2",
        "UPDATE audit SET sequence = 2 WHERE sequence = 3",
        "UPDATE audit SET sequence = 3 WHERE sequence = 99",
    )

    ended = run(APP, "audit", "verify", reviewed)

    assert ended.code == 1
    assert "does not follow" in ended.out


def test_a_cut_tail_is_found_with_a_head_that_was_written_down(reviewed):
    head = run(APP, "audit", "head", reviewed).out.strip()
    assert run(APP, "audit", "verify", reviewed, "--head", head).code == 0
    _tamper(reviewed, "DELETE FROM audit WHERE sequence = 4")

    assert run(APP, "audit", "verify", reviewed).code == 0
    ended = run(APP, "audit", "verify", reviewed, "--head", head)

    assert ended.code == 1
    assert "it was cut off or removed" in ended.out


def test_a_cut_tail_is_found_with_an_export(reviewed):
    report = reviewed / "results.csv"
    assert run(APP, "audit", "verify", reviewed, "--export", report).code == 0
    _tamper(reviewed, "DELETE FROM audit WHERE sequence = 4")

    ended = run(APP, "audit", "verify", reviewed, "--export", report)

    assert ended.code == 1
    assert "no entry tells of an export" in ended.out


def test_a_head_of_another_run_is_found(reviewed):
    ended = run(APP, "audit", "verify", reviewed, "--head", f"2:{'0' * 64}")

    assert ended.code == 1
    assert "the log was rewritten, or the export belongs to another run" in ended.out


@pytest.mark.parametrize("head", ["4", "four:" + "0" * 64, "4:" + "0" * 63, "4:" + "g" * 64])
def test_what_is_no_head_is_2(reviewed, head):
    ended = run(APP, "audit", "verify", reviewed, "--head", head)

    assert ended.code == 2
    assert "is no head of an audit log" in ended.err


def test_a_head_and_an_export_together_are_2(reviewed):
    ended = run(APP, "audit", "verify", reviewed, "--head", f"4:{'0' * 64}", "--export", reviewed / "results.csv")

    assert ended.code == 2


def test_a_damaged_store_and_a_folder_without_a_run_are_2(made_run, tmp_path):
    assert run(APP, "audit", "verify", tmp_path).code == 2
    store_path(made_run).write_bytes(b"no database at all" * 100)

    ended = run(APP, "audit", "verify", made_run)

    assert ended.code == 2
    assert "is damaged" in ended.err


def test_json_says_the_same_for_programs(reviewed):
    told = json.loads(run(APP, "audit", "verify", reviewed, "--json").out)
    assert (told["holds"], told["problems"], told["rows"], told["row_count"]) == (True, [], "holds", 25)
    assert told["head"] == json.loads(run(APP, "audit", "head", reviewed, "--json").out)["head"]

    _tamper(reviewed, "DELETE FROM reviews")
    ended = run(APP, "audit", "verify", reviewed, "--json")

    assert ended.code == 1
    assert json.loads(ended.out)["holds"] is False


def test_the_log_is_told_in_words_with_its_times(reviewed):
    lines = run(APP, "audit", "show", reviewed).out.splitlines()

    assert [line.split("Z  ")[1] for line in lines] == [
        "Run started: /images of the ward with model 1.2.3",
        "Run ended, complete: 25 rows, 0 of 25 images left",
        "Reviewed by Dr. Ü: Fall Ü 00000/field 000000.png is Pre-B",
        "Exported results.csv: 25 rows",
    ]


def test_the_last_entries_alone_can_be_shown_as_json_too(reviewed):
    assert len(run(APP, "audit", "show", reviewed, "--last", "2").out.splitlines()) == 2
    told = json.loads(run(APP, "audit", "show", reviewed, "--last", "2", "--json").out)

    assert [entry["kind"] for entry in told] == ["review", "export"]
    assert told[1]["payload"]["file_name"] == "results.csv"
    assert told[1]["previous_hash"] == told[0]["hash"]


@pytest.mark.parametrize("review", ["[]", "[1, 2]", "{}", "3"])
def test_an_edited_review_is_shown_without_what_it_lacks(reviewed, review):
    _tamper(reviewed, f"UPDATE audit SET payload = '{{\"review\": {review}}}' WHERE sequence = 3")

    assert "Reviewed by ?: None is ?" in run(APP, "audit", "show", reviewed).out


def test_an_edited_entry_is_shown_as_it_is(reviewed):
    _tamper(reviewed, "UPDATE audit SET payload = 'no JSON' WHERE sequence = 3")

    assert "Review: no JSON" in run(APP, "audit", "show", reviewed).out
    assert json.loads(run(APP, "audit", "show", reviewed, "--json").out)[2]["payload"] == "no JSON"


@pytest.fixture
def moved_settings(classifier):
    """A laboratory that moved a threshold, and queues more for review."""
    name = classifier.card.id
    settings = AppSettings(reviewer="Dr. Ü", review_below=0.95, thresholds={name: {"abstain_below": 0.8125}})
    return save_settings(settings_path(), settings).settings


def test_changed_settings_are_told_in_the_runs_log_in_words_and_an_edit_of_them_is_found(
    made_run, moved_settings, classifier
):
    card = classifier.card
    with RunStore.open(made_run) as store:
        record_in_new_run(store, settings_path(), card, moved_settings.deciding)

    told = run(APP, "audit", "show", made_run).out
    assert "Setting changed by Dr. Ü at " in told
    own = f"(the model's own is {card.thresholds.abstain_below.default:g})"
    assert f"abstain_below of {card.id}, for new runs, from the model's own to 0.8125 {own}" in told
    assert "what is less sure is queued for review, from 0.9 to 0.95" in told
    assert run(APP, "audit", "verify", made_run).code == 0

    _tamper(made_run, "UPDATE audit SET payload = replace(payload, '0.8125', '0.5') WHERE sequence = 4")
    ended = run(APP, "audit", "verify", made_run)
    assert ended.code == 1
    assert "entry 4 (settings_changed" in ended.out


def test_an_entry_that_somebody_made_up_is_shown_as_it_is(made_run, classifier):
    with RunStore.open(made_run) as store:
        store.record(AuditKind.SETTINGS_CHANGED, {"setting": "courage", "old": "much"})

    assert "Setting changed: {'old': 'much', 'setting': 'courage'}" in run(APP, "audit", "show", made_run).out


def test_the_log_of_settings_is_shown_and_an_edit_of_it_is_found(moved_settings):
    ended = run(APP, "audit", "settings")
    assert ended.code == 0
    assert "Setting changed by Dr. Ü: threshold abstain_below" in ended.out
    assert "the log of settings holds" in ended.out

    path = log_path(settings_path())
    path.write_text(path.read_text().replace("0.8125", "0.5"))
    ended = run(APP, "audit", "settings")
    assert ended.code == 1
    assert "settings_changed" in ended.out
    told = json.loads(run(APP, "audit", "settings", "--json").out)
    assert (told["holds"], len(told["problems"]), len(told["entries"])) == (False, 1, 2)


def test_without_a_change_the_log_of_settings_says_so():
    ended = run(APP, "audit", "settings")

    assert ended.code == 0
    assert "no such setting was ever changed" in ended.out


def test_the_log_tells_no_answer_unasked_while_a_second_reading_goes_on(made_run):
    with RunStore.open(made_run) as store:
        read_twice(store)

    told = run(APP, "audit", "show", made_run).out
    assert "not told while a second reader reads blindly" in told
    assert "Reviewed by" not in told
    for entry in json.loads(run(APP, "audit", "show", made_run, "--json").out):
        assert (entry["payload"] is None) == (entry["kind"] == "review")
    assert "Reviewed by Dr A" in run(APP, "audit", "show", made_run, "--with-answers").out

    with RunStore.open(made_run) as store:
        store.close_second_reading()
    assert "Reviewed by Dr A" in run(APP, "audit", "show", made_run).out


def test_the_closing_of_a_second_reading_says_how_far_both_agreed(made_run):
    with RunStore.open(made_run) as store:
        read_twice(store)
        store.close_second_reading()

    last = run(APP, "audit", "show", made_run, "--last", "1").out
    assert "Second reading closed: Dr B; Cohen's kappa 0.68" in last
    _tamper(
        made_run,
        "UPDATE audit SET payload = '{\"agreement\": 1}' WHERE kind = 'second_reading_closed'",
    )
    assert "an agreement that cannot be read" in run(APP, "audit", "show", made_run, "--last", "1").out
