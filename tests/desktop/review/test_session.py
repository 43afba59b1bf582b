"""A review session writes each step at once, and takes back and repeats as far as it reaches."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from desktop.review.session import NothingToAcceptError, ReviewSession, reader_of
from desktop.shared_store import SharedStore
from desktop.store.connection import store_path
from desktop.store.images import CheckedImage
from desktop.store.results import RowKey
from desktop.store.reviews import Answer, Reader, ReviewStep
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState
from desktop.store.second_reading import SecondReading
from inference.decision import Decision
from inference.errors import OutputError
from tests.desktop.store.made_runs import make_run, screened


@pytest.fixture
def shared(tmp_path):
    store = make_run(tmp_path, 20)
    store.end(RunState.COMPLETE)
    made = SharedStore(tmp_path, store)
    yield made
    made.close()


@pytest.fixture
def session(shared):
    return ReviewSession(shared, " Dr A ")


@pytest.fixture
def answer(shared):
    """What counts of a row, as another connection sees it."""

    def look(image_id):
        with RunReader(shared.folder) as reader:
            return reader.answer(RowKey(image_id), Reader.FIRST)

    return look


def test_a_step_is_in_the_file_when_the_call_returns(session, shared):
    session.assign(RowKey(3), "Pre-B")

    with closing(sqlite3.connect(store_path(shared.folder))) as other:
        assert other.execute("SELECT reviewer, reviewed_class, step FROM reviews").fetchall() == [
            ("Dr A", "Pre-B", "assigned")
        ]
        # 2 is FULL: a power failure takes nothing of it.
        assert shared.get()._connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_undo_reaches_back_to_the_beginning_and_redo_forward_again(session, answer):
    session.assign(RowKey(1), "Pre-B")
    session.assign(RowKey(1), "Benign")
    session.note(RowKey(1), " smudged ")
    session.unsure(RowKey(2))

    assert session.undo().step is ReviewStep.UNDONE
    assert answer(2) == Answer()
    session.undo()
    assert answer(1) == Answer("Benign")
    session.undo()
    assert answer(1) == Answer("Pre-B")
    session.undo()
    assert answer(1) == Answer()
    assert (session.can_undo, session.undo()) == (False, None)

    for _each in range(4):
        session.redo()
    assert (session.can_redo, session.redo()) == (False, None)
    assert (answer(1), answer(2)) == (Answer("Benign", "smudged"), Answer("unsure"))


def test_every_undo_and_redo_is_a_step_of_its_own_that_says_of_what(session, shared):
    first = session.assign(RowKey(1), "Pre-B")
    session.undo()
    redone = session.redo()

    with closing(sqlite3.connect(store_path(shared.folder))) as other:
        assert other.execute("SELECT step, about_review_id FROM reviews").fetchall() == [
            ("assigned", None),
            ("undone", first.review_id),
            ("redone", first.review_id),
        ]
    assert redone.after == Answer("Pre-B")


def test_undo_after_redo_takes_the_step_back_again(session, answer):
    session.assign(RowKey(1), "Pre-B")
    for _each in range(3):
        session.undo()
        session.redo()
    assert answer(1) == Answer("Pre-B")
    session.undo()
    assert answer(1) == Answer()


def test_a_new_step_ends_what_can_be_redone(session):
    session.assign(RowKey(1), "Pre-B")
    session.undo()
    session.assign(RowKey(2), "Benign")
    assert (session.can_redo, session.redo()) == (False, None)


def test_accept_takes_the_reported_class_and_never_that_of_an_abstention(session, shared):
    with RunReader(shared.folder) as reader:
        rows = reader.page(limit=100)
    reported = next(each for each in rows if each.row.decision is Decision.REPORTED)
    abstained = next(each for each in rows if each.row.decision is Decision.ABSTAINED)

    committed = session.accept(reported)
    assert (committed.step, committed.after) == (ReviewStep.ACCEPTED, Answer(reported.row.predicted_class))
    with pytest.raises(NothingToAcceptError, match="nothing to accept"):
        session.accept(abstained)


def test_a_step_whose_row_is_gone_is_forgotten_and_the_one_before_can_be_undone(session, shared, answer):
    session.assign(RowKey(1), "Pre-B")
    session.assign(RowKey(2), "Benign")
    shared.get().resume({})
    shared.get().settle_changes([CheckedImage(2, 1, 1, "e" * 64)])

    with pytest.raises(KeyError):
        session.undo()
    session.undo()
    assert answer(1) == Answer()


@pytest.mark.parametrize("repeat", [ReviewSession.undo, ReviewSession.redo])
def test_a_step_about_another_content_of_the_file_is_not_taken_over_to_the_new_one(session, shared, answer, repeat):
    session.assign(RowKey(2), "Benign")
    if repeat is ReviewSession.redo:
        session.undo()
    store = shared.get()
    store.resume({})
    store.settle_changes([CheckedImage(2, 1, 1, "e" * 64)])
    (image,) = store.pending()
    made = screened(image)
    rows = [replace(each, row=replace(each.row, image_sha256="e" * 64)) for each in made.rows]
    store.commit([replace(made, rows=rows, sha256="e" * 64)])
    store.finish_walk()

    with pytest.raises(KeyError):
        repeat(session)
    assert answer(2) == Answer()
    with RunReader(shared.folder) as reader:
        assert not reader.verify().problems


def test_a_step_that_could_not_be_written_can_be_tried_again(session, answer, monkeypatch):
    session.assign(RowKey(1), "Pre-B")
    store = session._writer.get()

    def full(_new):
        raise OutputError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(store, "review", full)
        with pytest.raises(OutputError):
            session.undo()
        with pytest.raises(OutputError):
            session.assign(RowKey(2), "Benign")
    assert (session.can_undo, session.can_redo, answer(2)) == (True, False, Answer())
    session.undo()
    assert answer(1) == Answer()


def test_a_name_tells_which_reader_somebody_is():
    reading = SecondReading("Dr B", "2026-01-02T03:04:05Z")
    assert reader_of("dr b ", reading) is Reader.SECOND
    assert reader_of("Dr A", reading) is Reader.FIRST
    assert reader_of("Dr B", SecondReading("Dr B", "x", closed_at_utc="y")) is Reader.FIRST
    assert reader_of("Dr B", None) is Reader.FIRST


def test_nobody_reviews_without_a_name(shared):
    with pytest.raises(ValueError, match="name"):
        ReviewSession(shared, "  ")
