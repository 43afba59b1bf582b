"""A second reader reads blindly, and how far the two agree is what it was when his reading was closed."""

import json
import sqlite3
from contextlib import closing

import pytest

from desktop.records import Review
from desktop.review.session import ReviewSession
from desktop.shared_store import SharedStore
from desktop.store.agreement import AnswerPair, compare_readers
from desktop.store.audit_log import AuditKind
from desktop.store.connection import store_path
from desktop.store.faults import StoreDamagedError
from desktop.store.images import CheckedImage
from desktop.store.result_query import RowFilter
from desktop.store.results import RowKey
from desktop.store.reviews import NewReview, Reader, ReviewStep
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState
from desktop.store.second_reading import ReviewRefusedError
from desktop.store.shown_answers import ShownAnswers
from desktop.store.sign_offs import CaseNotReadyError
from tests.desktop.store.made_readings import FIRST, KAPPA, SECOND, assign, read_twice
from tests.desktop.store.made_runs import make_run

CASE = "Fall Ü 00000"


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


def closing_entry(reader):
    (entry,) = [each for each in reader.audit_entries() if each.kind == AuditKind.SECOND_READING_CLOSED]
    return entry.read_payload()


# --- blindness


def test_the_second_reader_answers_apart_from_the_first(store, reader):
    assign(store, 3, "Pre-B")
    store.open_second_reading("Dr B")
    assign(store, 3, "Pro-B", Reader.SECOND, "dr b")
    number = reader.result_id(RowKey(3))

    reader.shown = ShownAnswers.FIRST
    assert reader.rows_by_id([number])[0].row.review.reviewed_class == "Pre-B"
    reader.shown = ShownAnswers.SECOND
    assert reader.rows_by_id([number])[0].row.review.reviewed_class == "Pro-B"
    assert reader.rows_by_id([reader.result_id(RowKey(4))])[0].row.review == Review()
    with pytest.raises(ReviewRefusedError, match="Dr B is reading blindly"):
        reader.answer_pairs()
    store.close_second_reading()
    (pair,) = reader.answer_pairs()
    assert (pair.result_id, pair.first, pair.second) == (number, "Pre-B", "Pro-B")
    assert reader.verify().problems == ()


def test_nobody_is_told_of_answers_unasked_while_a_second_reading_goes_on(store, reader):
    assign(store, 3, "Pre-B")
    assert {each.row.review.reviewed_class for each in reader.rows()} == {"", "Pre-B"}

    store.open_second_reading("Dr B")
    assign(store, 4, "Pro-B", Reader.SECOND, "Dr B")

    reviewed = RowFilter(reviewed=True)
    assert {each.row.review for each in (*reader.rows(), *reader.page(limit=100))} == {Review()}
    assert (reader.count_rows(reviewed), len(reader.result_ids(wanted=reviewed))) == (0, 0)
    assert len(reader.later_ids(0, reviewed)) == 0
    store.close_second_reading()
    assert {each.row.review.reviewed_class for each in reader.rows()} == {"", "Pre-B"}
    assert reader.count_rows(reviewed) == 1


@pytest.mark.parametrize(
    ("shown", "image_id"), [(ShownAnswers.FIRST, 3), (ShownAnswers.SECOND, 4), (ShownAnswers.NOBODYS, None)]
)
def test_rows_are_filtered_by_the_answers_of_the_reader_who_is_shown(store, reader, shown, image_id):
    assign(store, 3, "Pre-B")
    store.open_second_reading("Dr B")
    assign(store, 4, "Pro-B", Reader.SECOND, "Dr B")
    reader.shown = shown

    reviewed = RowFilter(reviewed=True)
    expected = [] if image_id is None else [image_id]
    assert [each.key.image_id for each in reader.page(wanted=reviewed)] == expected
    assert [each.key.image_id for each in reader.rows(wanted=reviewed)] == expected
    assert reader.result_ids(wanted=reviewed).tolist() == [reader.result_id(RowKey(each)) for each in expected]
    assert reader.later_ids(0, reviewed).tolist() == reader.result_ids(wanted=reviewed).tolist()
    assert reader.count_rows(RowFilter(reviewed=False)) == 20 - len(expected)


def test_a_second_reader_sees_his_own_progress_in_a_case_and_no_sign_off(store, reader):
    for result in reader.rows_by_id(reader.queue(case=CASE).result_ids.tolist()):
        assign(store, result.key.image_id)
    signed = store.sign_off(CASE, "Dr A")
    queued = reader.rows_by_id(reader.queue(case=CASE).result_ids.tolist())
    store.open_second_reading("Dr B")
    assign(store, queued[0].key.image_id, "Benign", Reader.SECOND, "Dr B")

    reader.shown = ShownAnswers.FIRST
    case = reader.case_reviews()[0]
    assert (case.signed_by, case.open_count) == ("Dr A", 0), "a second reader's answers do not touch a sign-off"
    assert {each.row.review.signed_at for each in reader.page(limit=100)} == {"", signed.time_utc}
    reader.shown = ShownAnswers.SECOND
    case = reader.case_reviews()[0]
    assert (case.signed_by, case.signed_at_utc, case.withdrawn_because) == ("", "", "")
    assert (case.reviewed_count, case.answers["Benign"], case.answers["Pre-B"]) == (1, 1, 0)
    assert {(each.row.review.signed_at, each.row.review.signed_by) for each in reader.page(limit=100)} == {("", "")}
    store.withdraw_sign_off(CASE, "Dr A", "Wrong patient.")
    assert reader.case_reviews()[0].withdrawn_because == ""
    reader.shown = ShownAnswers.NOBODYS
    assert reader.case_reviews()[0].reviewed_count == 0


@pytest.mark.parametrize("reviewer", ["Dr A", "Dr B"])
def test_no_case_is_signed_off_while_a_second_reading_goes_on(store, reader, reviewer):
    for result in reader.rows_by_id(reader.queue(case=CASE).result_ids.tolist()):
        assign(store, result.key.image_id)
    store.open_second_reading("Dr B")
    before = [each.kind for each in reader.audit_entries()]

    for case in (CASE, "Fall Ü 00001"):
        with pytest.raises(CaseNotReadyError) as refused:
            store.sign_off(case, reviewer)
        assert refused.value.reason == "Dr B is reading this run blindly. Close the second reading first", (
            "the same of a reviewed case and of one that nobody has looked at"
        )

    assert [each.kind for each in reader.audit_entries()] == before, "nothing was written"
    store.close_second_reading()
    assert store.sign_off(CASE, reviewer).reviewer == reviewer


def test_a_sign_off_can_be_withdrawn_while_a_second_reading_goes_on(store, reader):
    for result in reader.rows_by_id(reader.queue(case=CASE).result_ids.tolist()):
        assign(store, result.key.image_id)
    store.sign_off(CASE, "Dr A")
    store.open_second_reading("Dr B")
    with pytest.raises(CaseNotReadyError) as refused:
        store.sign_off(CASE, "Dr B")
    assert "Dr A" not in str(refused.value), "the second reader is not told who signed"

    assert store.withdraw_sign_off(CASE, "Dr A", "Wrong patient.")


@pytest.mark.parametrize("name", ["Dr A", "dr a", " Dr  A ", "Dr\u00a0A", "\uff24r A"])
def test_nobody_is_the_second_reader_of_the_own_answers_however_the_name_is_written(store, name):
    assign(store, 3)
    with pytest.raises(ReviewRefusedError, match="Dr A has reviewed images of this run"):
        store.open_second_reading(name)


def test_a_reading_that_would_not_be_blind_is_refused(store):
    assign(store, 3)
    with pytest.raises(ReviewRefusedError, match="No second reading"):
        assign(store, 3, "Pro-B", Reader.SECOND, "Dr B")
    store.open_second_reading("Dr B")
    with pytest.raises(ReviewRefusedError, match="is Dr B's, not Dr C's"):
        assign(store, 3, "Pro-B", Reader.SECOND, "Dr C")
    with pytest.raises(ReviewRefusedError, match="cannot be its first one too"):
        assign(store, 3, "Pro-B", Reader.FIRST, "Dr B")
    with pytest.raises(ReviewRefusedError, match="has its second reading already"):
        store.open_second_reading("Dr C")
    store.close_second_reading()
    with pytest.raises(ReviewRefusedError, match="No second reading"):
        assign(store, 3, "Pro-B", Reader.SECOND, "Dr B")
    with pytest.raises(ReviewRefusedError, match="has its second reading already"):
        store.open_second_reading("Dr B")
    with pytest.raises(ReviewRefusedError, match="No second reading"):
        store.close_second_reading()


# --- agreement


def test_agreement_is_written_down_when_the_reading_is_closed(store, reader):
    read_twice(store)
    assert reader.agreement() is None
    store.close_second_reading()

    told = closing_entry(reader)["agreement"]
    found = reader.agreement()
    assert (found.first_reviewer, found.second_reviewer, found.last_review_id) == ("Dr A", "Dr B", 18)
    assert (found.row_count, found.count("Benign", "Pre-B"), found.count("Pro-B", "Pro-B")) == (9, 1, 1)
    assert told["every_answer"]["value"] == found.every_answer.value == pytest.approx(KAPPA)
    assert (told["every_answer"]["count"], told["both_sure"]["count"]) == (9, 8)
    assert reader.verify().problems == ()


def test_settling_the_differences_does_not_change_it_whoever_settles(store, reader):
    read_twice(store)
    store.close_second_reading()
    frozen = reader.agreement()

    assign(store, 3, "Pre-B")
    assign(store, 8, "Benign", reviewer="Dr B")
    assign(store, 12, "Benign", reviewer="Dr B")

    assert reader.agreement() == frozen
    pairs = {pair.result_id: pair for pair in reader.answer_pairs()}
    numbers = {image_id: reader.result_id(RowKey(image_id)) for image_id in (3, 4, 8)}
    assert len(pairs) == 9
    assert [pairs[numbers[3]].first, pairs[numbers[8]].first] == ["Benign", "Pro-B"]
    assert [pairs[numbers[each]].is_settled for each in (3, 4, 8)] == [True, False, True]
    assert {pair.first_reviewer for pair in pairs.values()} == {"Dr A"}


def test_a_note_settles_nothing_nor_does_what_is_taken_back(store, reader):
    read_twice(store)
    store.close_second_reading()

    def settled():
        return [pair.is_settled for pair in reader.answer_pairs()].count(True)

    session = ReviewSession(SharedStore(store.folder, store), "Dr A")
    session.note(RowKey(3), "ask again")
    assert settled() == 0
    for answer in ("Benign", "Pro-B", "Pre-B"):
        session.assign(RowKey(3), answer)
        assert settled() == 1, "the same answer again settles too"
    session.undo()
    assert settled() == 1, "back to another answer than that of the closing"
    session.undo()
    session.undo()
    assert settled() == 0
    session.redo()
    assert settled() == 1


def test_undo_across_the_closing_changes_todays_answer_and_not_the_figure(store, reader):
    shared = SharedStore(store.folder, store)
    first = ReviewSession(shared, "Dr A")
    for image_id, answer in enumerate(FIRST, 1):
        first.assign(RowKey(image_id), answer)
    store.open_second_reading("Dr B")
    second = ReviewSession(shared, "Dr B", Reader.SECOND)
    for image_id, answer in enumerate(SECOND, 1):
        second.assign(RowKey(image_id), answer)
    store.close_second_reading()
    frozen = reader.agreement()

    with pytest.raises(ReviewRefusedError, match="No second reading"):
        second.undo()
    first.undo()

    assert reader.answer(RowKey(9), Reader.FIRST).reviewed_class == ""
    assert reader.answer(RowKey(9), Reader.SECOND).reviewed_class == "unsure"
    assert (reader.agreement(), len(reader.answer_pairs())) == (frozen, 9)
    first.redo()
    assert reader.agreement() == frozen


def test_what_was_undone_before_the_closing_is_no_answer(store, reader):
    read_twice(store)
    store.review(NewReview(RowKey(1), Reader.SECOND, "Dr B", ReviewStep.UNDONE, "", "", 10))
    store.close_second_reading()
    assert reader.agreement().row_count == 8


def test_a_refused_reopening_and_second_closing_leave_the_figure(store, reader):
    read_twice(store)
    store.close_second_reading()
    frozen = reader.agreement()
    for refused in (lambda: store.open_second_reading("Dr C"), store.close_second_reading):
        with pytest.raises(ReviewRefusedError):
            refused()
    assert reader.agreement() == frozen


def test_the_figure_stays_when_an_image_is_changed_and_its_row_goes(store, reader):
    read_twice(store)
    store.close_second_reading()
    frozen = reader.agreement()

    store.resume({})
    store.settle_changes([CheckedImage(3, 1, 1, "e" * 64)])

    assert reader.agreement() == frozen
    assert len(reader.answer_pairs()) == 8, "what is gone cannot be shown"


def test_without_a_common_row_there_are_no_figures(store, reader):
    assign(store, 1)
    store.open_second_reading("Dr B")
    assign(store, 2, "Benign", Reader.SECOND, "Dr B")
    store.close_second_reading()
    found = reader.agreement()
    assert (found.row_count, found.every_answer, found.both_sure, found.first_reviewer) == (0, None, None, "")
    assert reader.answer_pairs() == []
    assert reader.verify().problems == ()


def test_one_class_throughout_is_written_down_without_a_kappa(store, reader):
    read_twice(store, ("Benign",) * 5, ("Benign",) * 5)
    store.close_second_reading()
    found = reader.agreement().every_answer
    assert (found.value, found.observed, found.count) == (None, 1.0, 5)
    assert closing_entry(reader)["agreement"]["every_answer"]["value"] is None


def _edit_closing(folder, edit):
    with closing(sqlite3.connect(store_path(folder))) as connection:
        connection.execute("DROP TRIGGER audit_keeps_text")
        kind = AuditKind.SECOND_READING_CLOSED.value
        (text,) = connection.execute("SELECT payload FROM audit WHERE kind = ?", (kind,)).fetchone()
        payload = edit(json.loads(text))
        connection.execute("UPDATE audit SET payload = ? WHERE kind = ?", (json.dumps(payload), kind))
        connection.commit()


def test_a_closing_of_an_earlier_version_is_worked_out_from_the_reviews_before_it(store, reader):
    read_twice(store)
    store.close_second_reading()
    frozen = reader.agreement()
    assign(store, 3, "Pre-B")

    _edit_closing(store.folder, lambda told: {"second_reading": told["second_reading"]})

    assert reader.agreement() == frozen


@pytest.mark.parametrize("edit", [lambda _told: {}, lambda told: {**told, "agreement": {"kappa": 1}}, lambda _told: 3])
def test_an_edited_closing_is_named(store, reader, edit):
    read_twice(store)
    store.close_second_reading()
    _edit_closing(store.folder, edit)
    for ask in (reader.agreement, reader.answer_pairs):
        with pytest.raises(StoreDamagedError, match="does not say how far two readers agreed"):
            ask()


def test_readers_are_compared_with_and_without_the_answers_unsure():
    pairs = [
        AnswerPair(1, "Pre-B", "Pre-B", "Dr A"),
        AnswerPair(2, "Benign", "unsure", "Dr C"),
        AnswerPair(3, "Benign", "Benign", "Dr A"),
        AnswerPair(4, "unsure", "unsure", "Dr A"),
        AnswerPair(5, "Benign", "Pre-B", "Dr A"),
    ]

    found = compare_readers(pairs, "Dr B", 12)

    assert (found.every_answer.count, found.both_sure.count) == (5, 3)
    assert found.first_reviewer == "Dr A, Dr C"
    assert (found.count("Benign", "unsure"), found.count("unsure", "Benign")) == (1, 0)
    assert found.every_answer.observed == pytest.approx(0.6)
    assert compare_readers([pairs[3]], "Dr B", 12).both_sure is None
