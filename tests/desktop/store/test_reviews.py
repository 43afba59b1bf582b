"""Reviews are steps that are only appended; a sign-off needs all of them, and goes when anything changes."""

import sqlite3
from contextlib import closing

import pytest

from desktop.records import Review
from desktop.store.audit_log import AuditKind, append_entry
from desktop.store.connection import create_store, store_path
from desktop.store.faults import StoreDamagedError
from desktop.store.images import CheckedImage, FoundImage, add_found
from desktop.store.migrations import schema_scripts, schema_version
from desktop.store.results import RowKey, insert_image
from desktop.store.review_queue import UNSURE, QueuePolicy
from desktop.store.reviews import Answer, NewReview, Reader, ReviewStep
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState, insert_run, set_walk_finished
from desktop.store.run_store import RunStore
from desktop.store.second_reading import ReviewRefusedError
from desktop.store.sign_offs import CaseNotReadyError
from desktop.store.withdrawal import WithdrawalReason
from inference.claimed_folder import claim_folder
from inference.decision import Decision, Flag
from tests.desktop.store.made_runs import RUN, SCREENED_FOLDER, SETTINGS, found_images, make_run, screen_all, screened

CASE = "Fall Ü 00000"
OTHER_CASE = "Fall Ü 00001"


@pytest.fixture
def store(tmp_path):
    """A finished run of two cases with ten images each."""
    with make_run(tmp_path, 20) as made:
        made.end(RunState.COMPLETE)
        yield made


@pytest.fixture
def reader(store):
    with RunReader(store.folder) as opened:
        yield opened


def assign(store, image_id, answer="Pre-B", reader=Reader.FIRST, reviewer="Dr A", **more):
    return store.review(NewReview(RowKey(image_id), reader, reviewer, ReviewStep.ASSIGNED, answer, **more))


def review_case(store, reader, case=CASE):
    """Answer all that is queued of a case."""
    for result in reader.rows_by_id([int(each) for each in reader.queue(case=case).result_ids]):
        assign(store, result.key.image_id)


def test_the_queue_has_what_was_not_reported_what_is_flagged_and_what_is_not_sure(reader):
    every = reader.page(limit=100)
    wanted = {
        each.result_id
        for each in every
        if each.row.decision is Decision.ABSTAINED
        or (each.row.decision is Decision.REPORTED and (each.row.flags or each.row.probability < 0.9))
    }
    assert any(each.row.decision is Decision.REPORTED and each.result_id not in wanted for each in every)

    queue = reader.queue()

    assert set(queue.result_ids.tolist()) == wanted
    assert queue.open_count == len(wanted)


def test_the_queue_goes_case_by_case_and_the_most_suspicious_come_first(reader):
    rows = reader.rows_by_id(reader.queue().result_ids.tolist())

    def suspicion(row):
        return sum(p for p, label in zip(row.probabilities, RUN.labels, strict=True) if label.malignant)

    order = [(each.row.case, -suspicion(each.row)) for each in rows]
    assert order == sorted(order)
    assert {case for case, _suspicion in order} == {CASE, OTHER_CASE}


def test_unreadable_rows_are_counted_and_not_queued(tmp_path):
    with RunStore.create(tmp_path / "run", RUN, SCREENED_FOLDER, SETTINGS) as store:
        store.add_found(found_images(3))
        store.commit([screened(image, unreadable_every=1) for image in store.pending()])
    with RunReader(tmp_path / "run") as reader:
        (case,) = reader.case_reviews()
        assert (case.unreadable_count, case.queued_count, case.undecided_count) == (3, 0, 0)


def test_a_policy_decides_what_is_queued(reader):
    strict = QueuePolicy(low_confidence_below=1.0)
    lax = QueuePolicy(low_confidence_below=0.0, flags=frozenset())
    readable = sum(each.row.decision is not Decision.UNREADABLE for each in reader.page(limit=100))

    assert len(reader.queue(strict).result_ids) == readable
    rows = reader.rows_by_id(reader.queue(lax).result_ids.tolist())
    assert {each.row.decision for each in rows} == {Decision.ABSTAINED}
    blurred = reader.rows_by_id(reader.queue(QueuePolicy(0.0, frozenset({Flag.BLUR}))).result_ids.tolist())
    assert all(each.row.decision is Decision.ABSTAINED or Flag.BLUR in each.row.flags for each in blurred)


def test_rows_that_come_later_are_told_apart(reader):
    half = reader.last_result_id() // 2

    later = reader.later_queue(QueuePolicy(), Reader.FIRST, half)

    assert set(later.result_ids.tolist()) == {each for each in reader.queue().result_ids.tolist() if each > half}
    assert later.result_ids.tolist() == sorted(later.result_ids.tolist())


def test_each_step_is_appended_and_the_latest_counts(store, reader):
    first = assign(store, 3, "Pre-B")
    second = store.review(NewReview(RowKey(3), Reader.FIRST, "Dr A", ReviewStep.NOTED, note="smudged"))
    back = store.review(
        NewReview(RowKey(3), Reader.FIRST, "Dr A", ReviewStep.UNDONE, "", "", about_review_id=first.review_id)
    )

    assert (first.before, first.after) == (Answer(), Answer("Pre-B"))
    assert second.after == Answer("Pre-B", "smudged")
    assert back.after == Answer()
    assert [first.review_id, second.review_id, back.review_id] == [1, 2, 3]
    (row,) = reader.rows_by_id([reader.result_id(RowKey(3))])
    assert row.row.review == Review(), "an answer that was undone is none"
    assert [entry.kind for entry in reader.audit_entries()].count("review") == 3
    assert reader.verify().problems == ()


def test_a_row_counts_as_reviewed_by_its_answer_and_not_by_a_note(store, reader):
    number = int(reader.queue().result_ids[0])
    (result,) = reader.rows_by_id([number])

    store.review(NewReview(result.key, Reader.FIRST, "Dr A", ReviewStep.NOTED, note="look again"))
    assert not reader.queue().is_reviewed[0]
    store.review(NewReview(result.key, Reader.FIRST, "Dr A", ReviewStep.UNSURE, UNSURE))
    queue = reader.queue()
    assert queue.is_reviewed.tolist() == [True, *[False] * (len(queue.result_ids) - 1)]
    (row,) = reader.rows_by_id([number])
    assert row.row.review == Review("Dr A", UNSURE, "look again")


def test_a_row_without_a_picture_takes_a_note_and_no_answer(tmp_path):
    with RunStore.create(tmp_path / "run", RUN, SCREENED_FOLDER, SETTINGS) as store:
        store.add_found(found_images(1))
        store.commit([screened(image, unreadable_every=1) for image in store.pending()])
        for answer in ("Pre-B", UNSURE):
            with pytest.raises(ReviewRefusedError, match="could not be read, so there is no picture"):
                assign(store, 1, answer)
            with pytest.raises(ReviewRefusedError, match="could not be read"):
                store.add_review(RowKey(1), Review("Dr A", answer))
        store.review(NewReview(RowKey(1), Reader.FIRST, "Dr A", ReviewStep.NOTED, note="scan again"))
        with RunReader(tmp_path / "run") as reader:
            assert reader.page()[0].row.review == Review("Dr A", "", "scan again")
            (case,) = reader.case_reviews()
    assert sum(case.answers.values()) == sum(case.final.values()) == 0


def test_an_answer_that_was_given_while_a_file_could_be_read_stays_when_it_no_longer_can(store, reader):
    """As when there is no memory for the same file later."""
    given = assign(store, 3, "Pre-B")
    store._connection.execute("UPDATE results SET decision = 2, class_index = NULL WHERE image_id = 3")

    noted = store.review(NewReview(RowKey(3), Reader.FIRST, "Dr A", ReviewStep.NOTED, note="no memory"))
    assert noted.after == Answer("Pre-B", "no memory")
    kept = store.review(
        NewReview(RowKey(3), Reader.FIRST, "Dr A", ReviewStep.UNDONE, "Pre-B", "", about_review_id=given.review_id)
    )
    assert kept.after == Answer("Pre-B")
    assert assign(store, 3, "").after == Answer()
    with pytest.raises(ReviewRefusedError, match="could not be read"):
        assign(store, 3, "Pre-B")


@pytest.mark.parametrize(("answer", "reviewer"), [("Pre-C", "Dr A"), ("Pre-B", "  ")])
def test_an_unknown_class_and_a_nameless_review_are_refused(store, answer, reviewer):
    with pytest.raises(ValueError, match=r"classes|name"):
        assign(store, 3, answer, reviewer=reviewer)
    assert [entry for entry in _kinds(store) if entry == "review"] == []


def _kinds(store):
    with RunReader(store.folder) as reader:
        return [entry.kind for entry in reader.audit_entries()]


def test_a_row_that_is_not_there_is_no_place_for_a_review(store):
    with pytest.raises(KeyError):
        assign(store, 99)


def test_a_case_is_signed_off_only_when_every_queued_row_is_reviewed(store, reader):
    open_count = next(each for each in reader.case_reviews() if each.case == CASE).open_count
    with pytest.raises(CaseNotReadyError, match=rf"{open_count} of {open_count} images are left to review"):
        store.sign_off(CASE, "Dr A")

    review_case(store, reader)
    signed = store.sign_off(CASE, " Dr A ")

    assert (signed.case, signed.reviewer, signed.row_count) == (CASE, "Dr A", 10)
    case, other = reader.case_reviews()
    assert (case.signed_by, case.signed_at_utc, case.open_count) == ("Dr A", signed.time_utc, 0)
    assert other.signed_by == ""
    rows = reader.page(limit=100)
    told = {(each.row.case, each.row.review.signed_at, each.row.review.signed_by) for each in rows}
    assert told == {(CASE, signed.time_utc, "Dr A"), (OTHER_CASE, "", "")}
    with pytest.raises(CaseNotReadyError, match="Dr A signed it off"):
        store.sign_off(CASE, "Dr B")
    assert reader.verify().problems == ()


def test_a_case_with_images_to_screen_cannot_be_signed_off(tmp_path):
    with make_run(tmp_path, 10) as store, RunReader(tmp_path) as reader:
        review_case(store, reader)
        store.add_found([FoundImage(SCREENED_FOLDER / "new.png", CASE, 1, 1)])
        with pytest.raises(CaseNotReadyError, match="1 image is not screened yet"):
            store.sign_off(CASE, "Dr A")


def test_a_case_cannot_be_signed_off_while_the_folder_is_not_searched_to_its_end(tmp_path):
    with make_run(tmp_path, 10) as store, RunReader(tmp_path) as reader:
        review_case(store, reader)
        store.resume({})
        with pytest.raises(CaseNotReadyError, match="not searched to its end"):
            store.sign_off(CASE, "Dr A")


def test_an_unknown_case_cannot_be_signed_off(store):
    with pytest.raises(KeyError):
        store.sign_off("elsewhere", "Dr A")


def _found(store):
    store.resume({})
    store.add_found([FoundImage(SCREENED_FOLDER / "new.png", CASE, 1, 1)])


def _changed(store):
    store.resume({})
    store.settle_changes([CheckedImage(1, 1, 1, "e" * 64)])


def _taken_back(store):
    """As an image that could not be read for want of memory, and is tried again."""
    store._connection.execute("UPDATE images SET may_pass = 1 WHERE image_id = 1")
    assert store.resume({}).retried_image_count == 1


def _reviewed(store):
    assert assign(store, 1, "Benign").withdrawn_case == CASE


def _by_hand(store):
    assert store.withdraw_sign_off(CASE, "Dr B", "Wrong patient.")
    assert not store.withdraw_sign_off(CASE, "Dr B", "Wrong patient.")


def _by_hand_in_its_words(store):
    assert store.withdraw_sign_off(CASE, "Dr B", "More images of it were found.")


@pytest.mark.parametrize(
    ("happen", "reason", "withdrawn_by"),
    [
        (_taken_back, "Some of its images are screened again.", ""),
        (_found, "More images of it were found.", ""),
        (_changed, "One of its images was changed.", ""),
        (_reviewed, "A review of one of its images was changed.", ""),
        (_by_hand, "Wrong patient.", "Dr B"),
        # A person may use the program's own words.
        (_by_hand_in_its_words, "More images of it were found.", "Dr B"),
    ],
)
def test_a_sign_off_goes_when_anything_changes(store, reader, happen, reason, withdrawn_by):
    review_case(store, reader)
    store.sign_off(CASE, "Dr A")

    happen(store)

    case = reader.case_reviews()[0]
    assert (case.signed_by, case.withdrawn_because) == ("", reason)
    assert isinstance(case.withdrawn_because, WithdrawalReason) == (not withdrawn_by)
    entry = [entry for entry in reader.audit_entries() if entry.kind == AuditKind.SIGN_OFF_WITHDRAWN]
    assert len(entry) == 1
    assert entry[0].read_payload()["sign_off"][3:5] == [withdrawn_by, reason]
    assert not reader.verify().problems


def test_rows_that_arrive_withdraw_a_sign_off(store, reader):
    """As when an image was found, and another program signed before it was screened."""
    store.resume({})
    store.add_found([FoundImage(SCREENED_FOLDER / "new.png", CASE, 1, 1)])
    connection = store._connection
    (image,) = store.pending()
    connection.execute("UPDATE images SET state = 'done' WHERE image_id = ?", (image.image_id,))
    store.finish_walk()
    review_case(store, reader)
    store.sign_off(CASE, "Dr A")
    connection.execute("UPDATE images SET state = 'pending' WHERE image_id = ?", (image.image_id,))

    store.commit([screened(image)])

    assert reader.case_reviews()[0].withdrawn_because == "More of its images were screened."


def test_what_happens_in_one_case_leaves_the_other_signed(store, reader):
    review_case(store, reader, OTHER_CASE)
    store.sign_off(OTHER_CASE, "Dr A")
    assign(store, 1)
    _found(store)
    assert reader.case_reviews()[1].signed_by == "Dr A"


def test_final_answers_are_the_readers_where_there_are_some_and_else_the_reported(store, reader):
    reported = next(each for each in reader.page(limit=100) if each.row.reported_class and each.row.case == CASE)
    before = reader.case_reviews()[0]
    other = "Benign" if reported.row.reported_class != "Benign" else "Pro-B"

    assign(store, reported.key.image_id, other)
    after = reader.case_reviews()[0]
    assert after.final[other] == before.final[other] + 1
    assert after.final[reported.row.reported_class] == before.final[reported.row.reported_class] - 1
    assert (after.answers[other], after.agreement) == (1, (0, 1))

    store.review(NewReview(reported.key, Reader.FIRST, "Dr A", ReviewStep.UNSURE, UNSURE))
    unsure = reader.case_reviews()[0]
    assert sum(unsure.final.values()) == sum(before.final.values()) - 1
    assert unsure.undecided_count == before.undecided_count + 1
    malignant = sum(count for name, count in unsure.final.items() if name != "Benign")
    assert unsure.final_malignant_share == pytest.approx(malignant / sum(unsure.final.values()))


@pytest.mark.parametrize(
    ("table", "guard", "words"),
    [("sign_offs", "sign_offs_keep_text", "sign-offs"), ("second_readings", "second_readings_keep_text", "second")],
)
def test_edited_sign_offs_and_readings_are_found(store, reader, table, guard, words):
    review_case(store, reader)
    store.sign_off(CASE, "Dr A")
    store.open_second_reading("Dr B")
    with closing(sqlite3.connect(store_path(store.folder))) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            connection.execute(f"UPDATE {table} SET reviewer = 'X'")
        connection.rollback()
        text = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (guard,)).fetchone()[0]
        connection.execute(f"DROP TRIGGER {guard}")
        connection.execute(f"UPDATE {table} SET reviewer = 'X'")
        connection.execute(text)
        connection.commit()

    (problem,) = reader.verify().problems
    assert f"The {words}" in problem
    with pytest.raises(StoreDamagedError, match=f"another program changed it: The {words}"):
        store.record_export({"file": "report.pdf"})


def test_an_edited_answer_is_neither_exported_nor_gone_on_with(store, reader):
    """It would stand in a report as the reviewer's."""
    review_case(store, reader)
    store.record_export({"file": "before.csv"})
    with closing(sqlite3.connect(store_path(store.folder))) as connection:
        connection.execute("DROP TRIGGER reviews_keep_text")
        connection.execute("UPDATE reviews SET reviewed_class = 'Benign'")
        connection.commit()

    for refused in (lambda: store.record_export({"file": "after.csv"}), lambda: store.resume({})):
        with pytest.raises(StoreDamagedError, match="The reviews are not those of the audit log"):
            refused()


def _store_of_schema_1(folder):
    """A run with two reviews, as the first release wrote it."""
    folder.mkdir()
    lock = claim_folder(folder, (), new_run=False)

    def fill(connection):
        insert_run(connection, RUN, SCREENED_FOLDER, SETTINGS)
        add_found_of_schema_1(connection)

    def add_found_of_schema_1(connection):
        # What looks after sign-offs has no table there yet.
        connection.execute("CREATE TEMP TABLE sign_offs (sign_off_id, case_id, step)")
        add_found(connection, found_images(3))
        from desktop.store.images import pending_images

        for image in pending_images(connection, 0, 10):
            insert_image(connection, screened(image), RUN.run_id)
        connection.execute("DROP TABLE sign_offs")
        set_walk_finished(connection, {})
        for number in (1, 2):
            place = [number, 1, 0, 0, 0]
            sha256 = connection.execute("SELECT image_sha256 FROM results WHERE image_id = 1").fetchone()[0]
            values = [*place, sha256, "Dr A", "Pre-B", f"note {number}", "2026-01-02T05:00:00Z"]
            connection.execute("INSERT INTO reviews VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
            append_entry(connection, AuditKind.REVIEW, {"image_path": "x", "review": values})

    create_store(folder, fill, schema_scripts()[:1]).close()
    lock.release()


def test_a_store_of_schema_1_is_copied_and_keeps_its_reviews(tmp_path):
    _store_of_schema_1(tmp_path / "run")

    with RunStore.open(tmp_path / "run") as store:
        with RunReader(tmp_path / "run") as reader:
            (row,) = reader.rows_by_id([1])
            assert row.row.review == Review("Dr A", "Pre-B", "note 2", "2026-01-02T05:00:00Z", "Dr A")
            assert reader.verify().problems == ()
        assign(store, 1, "Benign")
        with RunReader(tmp_path / "run") as reader:
            assert reader.rows_by_id([1])[0].row.review == Review("Dr A", "Benign", "note 2")
            assert reader.verify().problems == ()
    with closing(sqlite3.connect(tmp_path / "run" / "screening.before-schema-2.sqlite3")) as copy:
        assert schema_version(copy) == 1
        assert copy.execute("SELECT count(*) FROM reviews").fetchone() == (2,)


def test_screening_goes_on_beside_reviews(tmp_path):
    with RunStore.create(tmp_path / "run", RUN, SCREENED_FOLDER, SETTINGS) as store:
        store.add_found(found_images(10))
        store.commit([screened(store.pending()[0])])
        assign(store, 1)
        screen_all(store)
        store.finish_walk()
        store.end(RunState.COMPLETE)
    with RunReader(tmp_path / "run") as reader:
        assert reader.verify().problems == ()
        assert reader.answer(RowKey(1), Reader.FIRST) == Answer("Pre-B")
