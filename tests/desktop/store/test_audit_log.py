"""The audit chain finds an edited, removed or reordered entry, and a store whose rows are not those it vouches for."""

import json
import sqlite3
from contextlib import closing

import pytest

from desktop.records import Review
from desktop.store import run_store
from desktop.store.audit_log import (
    START_HASH,
    AuditEntry,
    AuditKind,
    ChainHead,
    append_entry,
    audit_entries,
    chain_head,
    verify_chain,
)
from desktop.store.connection import store_path
from desktop.store.faults import StoreDamagedError
from desktop.store.images import CheckedImage
from desktop.store.results import RowKey
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState
from desktop.store.run_store import RunStore
from desktop.store.verification import RowCover
from desktop.store.vouched import read_vouched
from tests.desktop.store.made_runs import found_images, make_run, screen_all


@pytest.fixture
def ended(tmp_path):
    """A finished run with a review and an export; six audit entries."""
    with make_run(tmp_path, 12) as store:
        store.end(RunState.COMPLETE)
        store.add_review(RowKey(3), Review("A", "Benign", "", "2026-01-02T05:00:00Z"))
        store.record(AuditKind.SETTINGS_CHANGED, {"reviewer": "A"})
        store.add_review(RowKey(3), Review("B", "Pre-B", "dick", "2026-01-02T06:00:00Z"))
        store.record_export({"file": "results.csv", "sha256": "a" * 64})
    return tmp_path


def _tamper(folder, *statements):
    """What somebody with an SQLite editor can do."""
    with closing(sqlite3.connect(store_path(folder))) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


WITHOUT_GUARDS = tuple(f"DROP TRIGGER {name}" for name in ("audit_in_order", "audit_keeps_text", "audit_stays"))


def _problems(folder, expected=None):
    with RunReader(folder) as reader:
        return reader.verify(expected).problems


def _entries(folder):
    with RunReader(folder) as reader:
        return list(reader.audit_entries())


def test_a_chain_that_nobody_touched_holds(ended):
    entries = _entries(ended)

    assert [entry.sequence for entry in entries] == [1, 2, 3, 4, 5, 6]
    assert entries[0].previous_hash == START_HASH
    assert [entry.kind for entry in entries] == [
        *("run_started", "run_ended", "review", "settings_changed", "review", "export")
    ]
    with RunReader(ended) as reader:
        found = reader.verify(reader.head())
    assert found.problems == ()
    assert found.row_cover is RowCover.HOLDS
    assert found.head == ChainHead(6, entries[-1].hash)
    assert found.digest.row_count == 12


def test_the_hash_is_over_everything_in_an_entry(ended):
    entry = _entries(ended)[2]

    for name in ("sequence", "time_utc", "kind", "payload", "previous_hash"):
        fields = {**entry.__dict__, name: 99 if name == "sequence" else "other"}
        assert AuditEntry(**fields).computed_hash() != entry.hash


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET payload = '{}' WHERE sequence = 2",
        "DELETE FROM audit WHERE sequence = 2",
        "DELETE FROM audit WHERE sequence = 6",
        "INSERT INTO audit VALUES (9, '', '', '', '', '')",
        "INSERT OR REPLACE INTO audit VALUES (2, '', '', '', '', '')",
        "UPDATE reviews SET note = 'other'",
        "DELETE FROM reviews",
        "INSERT OR REPLACE INTO reviews (review_id, image_id, page, tile_x, tile_y, image_sha256, reviewer, "
        "reviewed_class, note, signed_at) SELECT 1, image_id, page, tile_x, tile_y, '', '', '', '', '' FROM reviews",
    ],
)
def test_the_database_itself_refuses_to_change_entries_and_reviews(ended, statement):
    with pytest.raises(sqlite3.IntegrityError, match=r"never|only ever"):
        _tamper(ended, statement)

    assert _problems(ended) == ()


@pytest.mark.parametrize("column", ["time_utc", "kind", "payload", "hash", "previous_hash"])
def test_an_edited_entry_is_found(ended, column):
    change = "'{}'" if column == "payload" else f"substr({column}, 2) || 'x'"
    _tamper(ended, *WITHOUT_GUARDS, f"UPDATE audit SET {column} = {change} WHERE sequence = 4")

    assert [each for each in _problems(ended) if "entry 4" in each]


@pytest.mark.parametrize("sequence", [1, 2, 5])
def test_a_removed_entry_is_found(ended, sequence):
    _tamper(ended, *WITHOUT_GUARDS, f"DELETE FROM audit WHERE sequence = {sequence}")

    assert f"Audit log: between entries {sequence - 1} and {sequence + 1} an entry was removed" in _problems(ended)


def test_a_removed_entry_is_found_though_the_rest_was_numbered_anew(ended):
    _tamper(
        ended,
        *WITHOUT_GUARDS,
        "DELETE FROM audit WHERE sequence = 4",
        "UPDATE audit SET sequence = 4 WHERE sequence = 5",
        "UPDATE audit SET sequence = 5 WHERE sequence = 6",
    )

    problems = _problems(ended)
    assert [each for each in problems if "entry 4 does not follow entry 3" in each]


def test_reordered_entries_are_found(ended):
    _tamper(
        ended,
        *WITHOUT_GUARDS,
        "UPDATE audit SET sequence = 100 WHERE sequence = 3",
        "UPDATE audit SET sequence = 3 WHERE sequence = 4",
        "UPDATE audit SET sequence = 4 WHERE sequence = 100",
    )

    assert [each for each in _problems(ended) if "entry 3 does not follow entry 2" in each]


def test_missing_guards_are_found(ended):
    _tamper(ended, "DROP TRIGGER reviews_stay")

    assert _problems(ended) == ("The guard reviews_stay was taken out of the store",)


def test_a_cut_tail_shows_against_an_exports_head(ended):
    head = ChainHead(6, _entries(ended)[-1].hash)
    guard = _trigger(ended, "audit_stays")
    _tamper(ended, "DROP TRIGGER audit_stays", "DELETE FROM audit WHERE sequence = 6", guard)

    assert _problems(ended) == (), "alone, a shorter chain is a chain"
    (problem,) = _problems(ended, head)
    assert "ends with entry 5, and entry 6, at which an export was made, is not in it" in problem


def test_a_rewritten_chain_shows_against_an_exports_head(ended):
    head = ChainHead(6, _entries(ended)[-1].hash)
    guard = _trigger(ended, "audit_keeps_text")
    _tamper(ended, "DROP TRIGGER audit_keeps_text", "UPDATE audit SET time_utc = '2020-01-01T00:00:00Z'")
    with closing(sqlite3.connect(store_path(ended))) as connection:
        before = START_HASH
        for entry in list(audit_entries(connection)):
            new = AuditEntry(entry.sequence, entry.time_utc, entry.kind, entry.payload, before, "")
            before = new.computed_hash()
            connection.execute(
                "UPDATE audit SET previous_hash = ?, hash = ? WHERE sequence = ?",
                (new.previous_hash, before, entry.sequence),
            )
        connection.execute(guard)
        connection.commit()

    assert _problems(ended) == ()
    (problem,) = _problems(ended, head)
    assert "the log was rewritten" in problem


def test_a_chain_of_nothing_is_no_chain(ended):
    _tamper(ended, *WITHOUT_GUARDS, "DELETE FROM audit")
    with closing(sqlite3.connect(store_path(ended))) as connection:
        assert chain_head(connection) == ChainHead(0, START_HASH)
        assert verify_chain(connection) == ("there is no entry at all, though every run begins with one",)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE results SET class_index = 0 WHERE result_id = 5",
        "UPDATE results SET reason = 'because' WHERE result_id = 5",
        "UPDATE results SET elapsed_ms = 1 WHERE result_id = 5",
        "UPDATE results SET case_id = (SELECT min(case_id) FROM cases) WHERE result_id = 12",
        "UPDATE heatmaps SET float16_values = zeroblob(392) WHERE result_id = 5",
        "UPDATE heatmaps SET scale = 2 * scale WHERE result_id = 5",
        "UPDATE images SET path = CAST('elsewhere.png' AS BLOB) WHERE image_id = 5",
        "UPDATE images SET sha256 = '' WHERE image_id = 5",
        "DELETE FROM results WHERE result_id = 12",
    ],
)
def test_an_edited_row_is_found(ended, statement):
    _tamper(ended, statement)

    with RunReader(ended) as reader:
        found = reader.verify()
    assert found.row_cover is RowCover.DIFFERS
    (problem,) = found.problems
    assert "not as entry 6 of the audit log vouches for: a result row was edited, put in or removed" in problem


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE run SET state = 'cancelled'",
        "UPDATE run SET walk_findings = '{}'",
        "UPDATE run SET ended_at_utc = '2020-01-01T00:00:00Z'",
        "UPDATE run SET elapsed_seconds = 1",
    ],
)
def test_an_edited_end_of_a_run_is_found(tmp_path, statement):
    with make_run(tmp_path, 3) as store:
        store.finish_walk({"other_count": 3})
        store.end(RunState.COMPLETE, 12.5)
    assert _problems(tmp_path) == ()

    _tamper(tmp_path, statement)

    (problem,) = _problems(tmp_path)
    assert "not as entry 2 of the audit log vouches for: what the run says of its end was edited" in problem


EDIT = "UPDATE results SET class_index = 0, decision = 0 WHERE result_id = 5"


@pytest.mark.parametrize("what", ["export", "resume"])
@pytest.mark.parametrize("statement", [EDIT, "UPDATE run SET state = 'cancelled'"])
def test_an_edited_row_is_neither_exported_nor_gone_on_with_and_stays_found(ended, what, statement):
    _tamper(ended, statement)

    with RunStore.open(ended) as store, pytest.raises(StoreDamagedError, match="after entry 6 of its audit log"):
        store.record_export({"file": "results.csv"}) if what == "export" else store.resume({})

    assert len(_entries(ended)) == 6
    (problem,) = _problems(ended)
    assert "not as entry 6 of the audit log vouches for" in problem


def test_an_edited_threshold_of_the_run_is_not_exported(ended):
    _tamper(ended, "UPDATE run SET info = replace(info, '\"abstain_below\":0.7', '\"abstain_below\":0.9')")

    with RunStore.open(ended) as store, pytest.raises(StoreDamagedError, match="What the run was started with"):
        store.record_export({"file": "results.csv"})


@pytest.mark.parametrize("kind", [AuditKind.EXPORT, AuditKind.RUN_ENDED, AuditKind.RUN_RESUMED])
def test_an_entry_that_vouches_for_an_edited_row_does_not_hide_the_edit(ended, kind):
    """As another program could append it, or this one if it did not look."""
    _tamper(ended, EDIT)
    with closing(sqlite3.connect(store_path(ended))) as connection:
        append_entry(connection, kind, read_vouched(connection).payload())
        append_entry(connection, AuditKind.EXPORT, read_vouched(connection).payload())
        connection.commit()

    (problem,) = _problems(ended)
    assert "Between entries 6 and 7 of the audit log, without an entry that says so, a result row was edited" in problem


def test_a_resume_that_does_not_say_what_it_found_is_found(ended):
    with closing(sqlite3.connect(store_path(ended))) as connection:
        append_entry(connection, AuditKind.RUN_RESUMED, {"application_version": "0.1.0"})
        connection.commit()

    (problem,) = _problems(ended)
    assert "Entry 7 of the audit log does not say whether the store was still as entry 6 vouches for" in problem


def test_what_a_killed_process_left_is_vouched_for_by_its_export_until_the_run_goes_on(tmp_path):
    make_run(tmp_path, 3).close()
    with RunStore.open(tmp_path) as store:
        store.record_export({"file": "results.csv"})
    with RunReader(tmp_path) as reader:
        assert reader.verify().row_cover is RowCover.HOLDS
    _tamper(tmp_path, "DELETE FROM results WHERE result_id = 3")

    with RunStore.open(tmp_path) as store, pytest.raises(StoreDamagedError, match="after entry 2"):
        store.resume({})


def test_a_run_may_go_on_after_an_export_that_was_made_while_it_was_screened(tmp_path):
    with make_run(tmp_path, 3) as store:
        store.record_export({"file": "results.csv"})
        store.add_found(found_images(5))
        screen_all(store)
        store.end(RunState.COMPLETE)
        store.resume({})
        store.finish_walk()
        store.end(RunState.COMPLETE)

    assert _problems(tmp_path) == ()


def test_no_row_is_read_to_go_on_with_a_killed_run(tmp_path, monkeypatch):
    make_run(tmp_path, 3).close()
    monkeypatch.setattr(run_store, "read_vouched", lambda _connection: pytest.fail("all rows were read"))

    with RunStore.open(tmp_path) as store:
        store.resume({})


def test_edited_reviews_and_an_edited_run_are_found(ended):
    guard = _trigger(ended, "reviews_keep_text")
    _tamper(
        ended,
        "DROP TRIGGER reviews_keep_text",
        "UPDATE reviews SET reviewed_class = 'Benign' WHERE review_id = 2",
        guard,
        "UPDATE run SET settings = '{}'",
    )

    problems = _problems(ended)
    assert len(problems) == 2
    assert "What the run was started with" in problems[0]
    assert "The reviews are not those" in problems[1]


def test_while_a_run_goes_on_its_rows_are_not_yet_vouched_for(ended):
    with RunStore.open(ended) as store:
        store.resume({})
        store.finish_walk()
        store.settle_changes([CheckedImage(1, 1, 1, "e" * 64)])
        with RunReader(ended) as reader:
            assert reader.verify().row_cover is RowCover.NOT_YET
        screen_all(store)
        store.end(RunState.COMPLETE)

    with RunReader(ended) as reader:
        assert reader.verify().row_cover is RowCover.HOLDS
        assert reader.verify().problems == ()


def test_an_export_vouches_for_the_rows_as_they_are(tmp_path):
    with make_run(tmp_path, 3) as store:
        head = store.record_export({"file": "results.csv"})
        assert head == store.head()
    payload = json.loads(_entries(tmp_path)[-1].payload)
    with RunReader(tmp_path) as reader:
        assert reader.verify().row_cover is RowCover.NOT_YET, "rows may follow"
        assert payload == {
            "file": "results.csv",
            "run_goes_on": True,
            "store_row_count": 3,
            "store_rows_sha256": reader.verify().digest.sha256,
            "store_ending": {
                "state": "running",
                "walk_finished": True,
                "walk_findings": {},
                "elapsed_seconds": 0.0,
                "ended_at_utc": "",
            },
        }


def test_a_payload_that_is_no_json_writes_nothing(tmp_path):
    with make_run(tmp_path, 1) as store:
        before = store.head()
        with pytest.raises(ValueError, match="JSON"):
            store.record(AuditKind.SETTINGS_CHANGED, {"share": float("nan")})
        assert store.head() == before


def _trigger(folder, name):
    with closing(sqlite3.connect(store_path(folder))) as connection:
        return connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
