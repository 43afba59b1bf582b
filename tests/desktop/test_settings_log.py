"""Each new run tells in its own audit log which settings were changed before it, and nobody changes that unseen."""

import json
from dataclasses import replace

import pytest

from desktop.app_settings import AppSettings, save_settings
from desktop.settings_log import LOG_BEGUN_ANEW, log_path, log_problems, read_log, record_in_new_run
from desktop.store.audit_log import AuditKind
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState
from desktop.store.run_store import RunStore


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "settings.json"


@pytest.fixture
def begin(tmp_path, run_info, path, classifier):
    """Begins a run as a window with these settings does; gives what its audit log tells of settings."""

    def make(name, settings, model_id=""):
        card = classifier.card.model_copy(update={"id": model_id or classifier.card.id})
        info = replace(run_info, run_id=name, model_id=card.id)
        with RunStore.create(tmp_path / name, info, tmp_path / "images", {}) as store:
            record_in_new_run(store, path, card, settings.deciding)
            store.finish_walk()
            store.end(RunState.COMPLETE)
        return told_by(tmp_path / name)

    return make


def told_by(folder):
    with RunReader(folder) as reader:
        assert not reader.verify().problems
        entries = [entry for entry in reader.audit_entries() if entry.kind == AuditKind.SETTINGS_CHANGED]
        return [entry.read_payload() for entry in entries]


def test_the_next_run_tells_each_change_once_with_who_when_and_both_values(path, begin, classifier):
    own = classifier.card.thresholds.abstain_below
    start = save_settings(path, AppSettings(reviewer="Dr. A")).settings
    moved = start.changed(thresholds={classifier.card.id: {"abstain_below": own.maximum}})
    save_settings(path, moved, start)

    (told,) = begin("first", moved)
    logged = read_log(log_path(path))[0]

    assert (told["name"], told["old"], told["new"]) == ("abstain_below", None, own.maximum)
    assert (told["card_value"], told["who"], told["changed_at_utc"]) == (own.default, "Dr. A", logged.time_utc)
    assert told["settings_log"] == {"sequence": 1, "hash": logged.hash}
    assert begin("second", moved) == []
    back = save_settings(path, start, moved).settings
    (told,) = begin("third", back)
    assert (told["old"], told["new"]) == (own.maximum, None)


def test_a_change_for_another_model_waits_for_its_run(path, begin, classifier):
    settings = save_settings(path, AppSettings(thresholds={"other": {"blur_below": 1.0}})).settings

    assert begin("first", settings) == []
    (told,) = begin("second", settings, "other")

    assert told["model_id"] == "other"


def test_what_another_program_wrote_into_the_settings_is_told_as_nobodys(path, begin, classifier):
    save_settings(path, AppSettings(reviewer="Dr. A", review_below=0.8))
    path.write_text(json.dumps({"reviewer": "Dr. A", "review_below": 0.2}))

    told = begin("first", AppSettings(reviewer="Dr. A", review_below=0.2))

    assert [(each["old"], each["new"], each["who"]) for each in told] == [(0.9, 0.8, "Dr. A"), (0.8, 0.2, "")]


def test_a_damaged_log_is_kept_aside_and_the_new_one_says_so(path, begin):
    settings = save_settings(path, AppSettings(review_below=0.8)).settings
    log_path(path).write_text("no entry\n")

    begin("first", settings)

    first = read_log(log_path(path))[0]
    assert first.kind == LOG_BEGUN_ANEW
    kept = log_path(path).with_name(first.read_payload()["kept_as"])
    assert kept.read_text() == "no entry\n"


def test_an_entry_that_was_edited_or_taken_out_is_found(path):
    start = save_settings(path, AppSettings(review_below=0.8)).settings
    middle = save_settings(path, start.changed(review_below=0.7), start).settings
    save_settings(path, middle.changed(review_below=0.6), middle)
    lines = log_path(path).read_text().splitlines(keepends=True)
    assert not log_problems(read_log(log_path(path)))

    log_path(path).write_text("".join([lines[0].replace("0.8", "0.5"), *lines[1:]]))
    assert "entry 1 (settings_changed" in log_problems(read_log(log_path(path)))[0]
    log_path(path).write_text("".join([lines[0], lines[2]]))
    assert "between entries 1 and 3" in log_problems(read_log(log_path(path)))[0]


def test_an_edited_change_in_a_runs_log_is_found(path, begin, tmp_path):
    begin("run", save_settings(path, AppSettings(reviewer="Dr. A", review_below=0.8)).settings)
    with RunStore.open(tmp_path / "run") as store:
        store._connection.execute("DROP TRIGGER audit_keeps_text")
        store._connection.execute("UPDATE audit SET payload = replace(payload, 'Dr. A', 'Dr. B') WHERE sequence = 2")

    with RunReader(tmp_path / "run") as reader:
        assert any("entry 2 (settings_changed" in each for each in reader.verify().problems)
