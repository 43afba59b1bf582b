"""A run goes from found images to rows, once each, whatever comes between."""

import json
import os
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.records import Review
from desktop.store.audit_log import AuditKind
from desktop.store.images import CheckedImage, FoundImage
from desktop.store.results import RowKey, ScreenedImage, ScreenedRow
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState
from desktop.store.run_store import Resumed, RunStore
from inference.decision import Decision, Flag
from tests.desktop.store.made_runs import (
    RUN,
    SCREENED_FOLDER,
    SETTINGS,
    found_images,
    make_run,
    screen_all,
    screened,
)


def _kinds(folder):
    with RunReader(folder) as reader:
        return [entry.kind for entry in reader.audit_entries()]


def _payload(folder, kind):
    with RunReader(folder) as reader:
        return json.loads(next(entry.payload for entry in reader.audit_entries() if entry.kind == kind))


def test_a_run_that_has_just_begun_knows_what_it_was_started_with(store):
    run = store.run

    assert (run.info, run.folder, run.settings) == (RUN, SCREENED_FOLDER.absolute(), SETTINGS)
    assert (run.state, run.walk_finished, run.ended_at_utc) == (RunState.RUNNING, False, "")
    assert _kinds(store.folder) == [AuditKind.RUN_STARTED]
    assert _payload(store.folder, AuditKind.RUN_STARTED)["run"]["bundle_id"] == RUN.bundle_id


def test_a_relative_folder_is_found_again_from_elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    with RunStore.create(Path("run"), RUN, Path("images"), {}) as store:
        assert store.run.folder == tmp_path / "images"


@pytest.mark.parametrize(
    ("change", "folder", "settings", "words"),
    [
        ({}, SCREENED_FOLDER, SETTINGS, ""),
        ({"run_id": "another", "started_at_utc": "later"}, SCREENED_FOLDER, SETTINGS, ""),
        ({"application_version": "9"}, SCREENED_FOLDER, SETTINGS, "its application version is "),
        ({"runtime_version": "9"}, SCREENED_FOLDER, SETTINGS, "its runtime version is "),
        ({}, Path("/elsewhere"), SETTINGS, "it screens the folder "),
        ({"bundle_id": "c" * 64}, SCREENED_FOLDER, SETTINGS, "bundle bbbbbbbbbbbb), not model 1.2.3 (cccccccccccc)"),
        ({}, SCREENED_FOLDER, {**SETTINGS, "threads": 4}, "its setting threads is 2, not 4"),
        ({}, SCREENED_FOLDER, {"thresholds": {"abstain_below": 0.7}}, "its setting threads is 2, not none"),
        (
            *({}, SCREENED_FOLDER, {**SETTINGS, "thresholds": {"abstain_below": 0.9}}),
            "its setting thresholds is another one: abstain_below is 0.7, not 0.9",
        ),
    ],
)
def test_what_keeps_a_run_from_going_on_is_said(store, change, folder, settings, words):
    difference = store.run.difference_from(replace(RUN, **change), folder, settings)

    assert words in difference
    assert bool(difference) is bool(words)


def test_an_image_found_again_stays_one_row(store):
    first = store.add_found(found_images(20))
    again = store.add_found(found_images(25))

    assert (first.new_count, again.new_count) == (20, 5)
    assert again.suspects == ()
    assert store.counts().image_count == 25


def test_pending_images_come_in_the_order_in_which_they_were_found(store):
    found = list(reversed(list(found_images(1200))))
    store.add_found(found)

    pending = list(store.iterate_pending())

    assert [image.path for image in pending] == [image.path for image in found]
    assert pending[0].case == found[0].case
    assert [image.image_id for image in store.pending(after=7, limit=2)] == [8, 9]


def test_pending_images_that_are_found_meanwhile_come_too(store):
    store.add_found(found_images(500))
    taken = store.iterate_pending()
    first = [next(taken) for _number in range(500)]
    store.add_found(found_images(510))

    assert len(first) + len(list(taken)) == 510


@pytest.mark.parametrize(
    "name", [b"r\xe9sum\xe9.png", b"\xff\xfe", "Übersicht ラン.png".encode(), b"line\nbreak.png", b"' --"]
)
def test_an_image_of_any_name_comes_back_by_its_own_bytes(store, name):
    path = Path("Fall Ü") / os.fsdecode(name)
    store.add_found([FoundImage(path, "Fall Ü", 1, 1)])

    (image,) = store.pending()
    store.commit([screened(image)])

    assert os.fsencode(image.path) == os.fsencode(path)
    with RunReader(store.folder) as reader:
        (result,) = reader.page()
    assert os.fsencode(result.path) == os.fsencode(path)
    result.row.image_path.encode("utf-8")


def test_two_names_that_print_alike_are_two_images(store):
    names = [os.fsdecode(b"a\xff.png"), "a\\xff.png"]
    store.add_found([FoundImage(Path(name), "", 1, 1) for name in names])

    screen_all(store)

    with RunReader(store.folder) as reader:
        assert sorted(os.fsencode(result.path) for result in reader.page()) == sorted(map(os.fsencode, names))


def test_committed_rows_come_back_as_they_were(store):
    store.add_found(found_images(3))
    images = [screened(image, unreadable_every=0) for image in store.pending()]
    store.commit(images)

    with RunReader(store.folder) as reader:
        results = reader.page(with_heatmaps=True)

    assert [result.row for result in results] == [image.rows[0].row for image in images]
    for result, image in zip(results, images, strict=True):
        assert result.heatmaps.dtype == np.float16
        scaled = result.heatmaps.astype(np.float64) * result.heatmap_scale
        np.testing.assert_allclose(scaled, image.rows[0].heatmaps, rtol=1e-3, atol=1e-10)
        assert result.key == RowKey(image.image_id)


def test_an_image_is_screened_once(store):
    store.add_found(found_images(2))
    first, second = store.pending()
    store.commit([screened(first)])

    with pytest.raises(sqlite3.IntegrityError):
        store.commit([screened(second), screened(first)])
    with pytest.raises(ValueError, match="image 1 is not pending"):
        store.commit([ScreenedImage(first.image_id, [], "d" * 64)])

    assert store.counts().row_count == 1, "the batch was taken back as a whole"
    assert [image.image_id for image in store.pending()] == [2]


def test_rows_of_another_run_are_refused(store):
    store.add_found(found_images(1))
    (image,) = store.pending()
    answer = screened(image)
    foreign = replace(answer.rows[0].row, run=replace(RUN, run_id="another"))

    with pytest.raises(ValueError, match="a row of run another"):
        store.commit([ScreenedImage(image.image_id, [ScreenedRow(foreign)], "")])


def test_the_tiles_of_an_unfinished_slide_are_screened_again_after_a_crash(store):
    store.add_found(found_images(1))
    (slide,) = store.pending()
    row = screened(slide, unreadable_every=0).rows[0]
    tiles = [ScreenedRow(replace(row.row, tile_x=number), row.heatmaps) for number in range(6)]
    store.commit([ScreenedImage(slide.image_id, tiles[:4], "", is_finished=False)])
    store.commit([ScreenedImage(slide.image_id, tiles[4:5], "", is_finished=False)])
    assert [image.image_id for image in store.pending()] == [slide.image_id]

    assert store.resume({}) == Resumed(removed_row_count=5, retried_image_count=0)

    store.commit([ScreenedImage(slide.image_id, tiles, "d" * 64)])
    counts = store.counts()
    assert (counts.done_count, counts.row_count) == (1, 6)
    assert store._connection.execute("SELECT count(*) FROM heatmaps").fetchone() == (6,)


def _unreadable(image, sha256, *, may_pass=False, count=1):
    row = screened(image).rows[0].row
    rows = [
        ScreenedRow(replace(row, page=page, decision=Decision.UNREADABLE, image_sha256=sha256, reason="Unreadable: so"))
        for page in range(count)
    ]
    return ScreenedImage(image.image_id, rows, sha256, may_pass=may_pass)


def test_what_could_not_be_read_for_a_passing_reason_is_tried_again_by_a_run_that_goes_on(store):
    store.add_found(found_images(5))
    locked, damaged, starved, done, rest = store.pending()
    store.commit([_unreadable(locked, "", count=2), _unreadable(damaged, "d" * 64), screened(done)])
    store.commit([_unreadable(starved, "e" * 64, may_pass=True), screened(rest)])
    store.finish_walk()
    store.end(RunState.COMPLETE)

    assert store.resume({}) == Resumed(removed_row_count=3, retried_image_count=2)

    assert [image.path for image in store.pending()] == [locked.path, starved.path]
    assert {image.sha256 for image in store.pending()} == {""}
    told = _payload(store.folder, AuditKind.RUN_RESUMED)
    assert (told["retried_image_count"], told["removed_row_count"]) == (2, 3)
    store.finish_walk()
    screen_all(store)
    store.end(RunState.COMPLETE)
    assert (store.counts().done_count, store.counts().row_count) == (5, 5)
    assert store.resume({}) == Resumed(0, 0), "what was read meanwhile is not read again"
    with RunReader(store.folder) as reader:
        assert reader.verify().problems == ()


def test_rows_are_written_in_a_session_only(tmp_path):
    with make_run(tmp_path, 3) as store:
        store.end(RunState.CANCELLED)
        for write in (
            lambda: store.add_found(found_images(4)),
            lambda: store.commit([]),
            lambda: store.settle_changes([]),
            lambda: store.finish_walk(),
            lambda: store.end(RunState.COMPLETE),
        ):
            with pytest.raises(ValueError, match="in a session only"):
                write()
    with RunStore.open(tmp_path) as store:
        with pytest.raises(ValueError, match="in a session only"):
            store.commit([])
        store.resume({})
        store.commit([])


def test_the_counts_are_those_of_all_rows(tmp_path):
    with make_run(tmp_path, 300) as store:
        counts = store.counts()
        with RunReader(tmp_path) as reader:
            rows = [result.row for result in reader.rows()]
            assert reader.counts() == counts

    assert (counts.image_count, counts.done_count, counts.row_count) == (300, 300, 300)
    for decision in Decision:
        assert counts.decisions[decision] == sum(row.decision is decision for row in rows) > 0
    for label in RUN.labels:
        assert (
            counts.predicted[label.display_name] == sum(row.predicted_class == label.display_name for row in rows) > 0
        )
        assert counts.reported[label.display_name] == sum(row.reported_class == label.display_name for row in rows) > 0
    for flag in Flag:
        assert counts.flags[flag] == sum(flag in row.flags for row in rows) > 0
    assert counts.flagged_count == sum(bool(row.flags) for row in rows)


def test_a_changed_file_is_pending_again_and_the_audit_chain_says_so(tmp_path):
    with make_run(tmp_path, 10) as store:
        found = list(found_images(10))
        found[3] = replace(found[3], size_bytes=5)
        found[4] = replace(found[4], modified_ns=6)
        suspects = store.add_found(found).suspects
        assert [image.image_id for image in suspects] == [4, 5]
        assert all(len(image.sha256) == 64 for image in suspects)

        changed = store.settle_changes(
            [
                CheckedImage(4, 5, found[3].modified_ns, "e" * 64),
                CheckedImage(5, found[4].size_bytes, 6, suspects[1].sha256),
            ]
        )

        assert changed == 1
        assert [image.image_id for image in store.pending()] == [4]
        assert store.counts().row_count == 9
        assert store.add_found(found).suspects == (), "sizes and times are noted"
        (entry,) = _payload(tmp_path, AuditKind.IMAGES_CHANGED)["images"]
        assert (entry["path"], entry["removed_row_count"]) == (found[3].path.as_posix(), 1)
        assert (entry["sha256_before"], entry["sha256_now"]) == (suspects[0].sha256, "e" * 64)
        screen_all(store)
        assert store.counts().row_count == 10


def test_a_file_that_could_not_be_read_then_or_now_counts_as_changed(store):
    store.add_found(found_images(3))
    first, second, third = store.pending()
    store.commit([replace(screened(first), sha256=""), screened(second), replace(screened(third), sha256="")])

    checked = [CheckedImage(1, 1, 1, "e" * 64), CheckedImage(2, 1, 1, ""), CheckedImage(3, 1, 1, "")]

    assert store.settle_changes(checked) == 3
    assert len(store.pending()) == 3


def test_a_pending_file_that_changes_is_simply_screened_later(store):
    store.add_found(found_images(1))
    (image,) = found_images(1)

    assert store.add_found([replace(image, size_bytes=7)]).suspects == ()

    assert store.pending()[0].size_bytes == 7


def test_the_same_content_is_found_by_its_hash(store):
    store.add_found(found_images(3))
    first, second, third = store.pending()
    store.commit([replace(screened(second), sha256="f" * 64), replace(screened(first), sha256="")])
    store.commit([replace(screened(third), sha256="f" * 64)])

    assert store.first_screened("f" * 64).image_id == 2
    assert store.first_screened("0" * 64) is None
    assert store.first_screened("") is None, "files that could not be read are no copies of each other"


def test_a_resumed_run_gets_back_what_duplicates_are_found_by(tmp_path):
    with make_run(tmp_path, 1100) as store:
        pages = list(store.iterate_screened())

        readable = store.counts().row_count - store.counts().decisions[Decision.UNREADABLE]
        assert len(pages) == readable
        assert [page.image_id for page in pages] == sorted(page.image_id for page in pages)
        assert {len(page.near_hash) for page in pages} == {32}
        assert {len(page.sha256) for page in pages} == {64}


def test_a_run_without_an_image_is_complete(store):
    store.finish_walk()

    digest = store.end(RunState.COMPLETE)

    assert digest.row_count == 0
    counts = store.counts()
    assert (counts.image_count, counts.row_count) == (0, 0)
    assert set(counts.decisions.values()) == {0}
    with RunReader(store.folder) as reader:
        assert reader.page() == []
        assert list(reader.rows()) == list(reader.cases()) == []
        assert reader.verify().problems == ()


def test_a_run_is_complete_only_when_everything_was_found_and_screened(store):
    store.add_found(found_images(2))
    screen_all(store)
    with pytest.raises(ValueError, match="not complete"):
        store.end(RunState.COMPLETE)
    store.finish_walk()
    store.add_found(found_images(3))
    with pytest.raises(ValueError, match="1 images are pending"):
        store.end(RunState.COMPLETE)
    with pytest.raises(ValueError, match="does not end as running"):
        store.end(RunState.RUNNING)

    store.end(RunState.CANCELLED)

    assert store.run.state is RunState.CANCELLED
    assert store.run.ended_at_utc
    assert _payload(store.folder, AuditKind.RUN_ENDED)["pending_count"] == 1


def test_a_cancelled_run_goes_on(store):
    store.add_found(found_images(5))
    store.end(RunState.CANCELLED)

    store.resume({"application_version": "0.2.0"})

    assert (store.run.state, store.run.walk_finished, store.run.ended_at_utc) == (RunState.RUNNING, False, "")
    store.add_found(found_images(5))
    store.finish_walk()
    screen_all(store)
    store.end(RunState.COMPLETE)
    assert _kinds(store.folder) == ["run_started", "run_ended", "run_resumed", "run_ended"]
    assert _payload(store.folder, AuditKind.RUN_RESUMED)["application_version"] == "0.2.0"


def test_the_latest_review_counts_and_earlier_ones_are_kept(tmp_path):
    with make_run(tmp_path, 2) as store:
        first = Review("A", "Benign", "sicher", "2026-01-02T05:00:00Z")
        second = Review("B", "Pro-B", "", "2026-01-02T06:00:00Z")
        store.add_review(RowKey(2), first)
        store.add_review(RowKey(2), second)

        with RunReader(tmp_path) as reader:
            assert [result.row.review for result in reader.page()] == [Review(), replace(second, signed_by="B")]
        assert store._connection.execute("SELECT count(*) FROM reviews").fetchone() == (2,)
        assert _kinds(tmp_path)[-2:] == ["review", "review"]
        with pytest.raises(KeyError):
            store.add_review(RowKey(2, page=1), first)


def test_a_review_of_an_older_content_does_not_count(tmp_path):
    with make_run(tmp_path, 1) as store:
        store.add_review(RowKey(1), Review("A", "Benign"))
        store.settle_changes([CheckedImage(1, 1, 1, "e" * 64)])
        (image,) = store.pending()
        answer = screened(image, unreadable_every=0)
        row = ScreenedRow(replace(answer.rows[0].row, image_sha256="e" * 64), answer.rows[0].heatmaps)
        store.commit([ScreenedImage(1, [row], "e" * 64)])

        with RunReader(tmp_path) as reader:
            assert reader.page()[0].row.review == Review()


def test_reviews_are_on_the_disk_at_once_and_results_soon(store):
    statements = []
    store._connection.set_trace_callback(statements.append)
    store.add_found(found_images(1))
    screen_all(store)
    assert {each for each in statements if "synchronous" in each} == {"PRAGMA synchronous = NORMAL"}

    statements.clear()
    store.add_review(RowKey(1), Review("A"))

    assert statements[0] == "PRAGMA synchronous = FULL"


def test_a_store_is_read_while_it_is_written(store):
    store.add_found(found_images(1000))
    images = store.pending(limit=1000)
    with RunReader(store.folder) as reader:
        rows = reader.rows()
        assert list(rows) == []
        store.commit(map(screened, images[:600]))
        walk = reader.rows()
        first = next(walk)
        store.commit(map(screened, images[600:]))
        assert len([first, *walk]) == 600, "a walk of all rows is of one moment"
        assert reader.counts().row_count == 1000, "and the next call sees what was committed since"


def test_one_thread_finds_images_while_another_commits(store):
    found = list(found_images(600))

    def find():
        for start in range(0, 600, 20):
            store.add_found(found[start : start + 20])

    finder = threading.Thread(target=find)
    finder.start()
    while finder.is_alive():
        screen_all(store)
    finder.join()
    screen_all(store)

    assert store.counts().row_count == 600
