"""Whose answers rows tell of changes for all that a run is asked, and nothing of the reader before stays."""

import pytest

from desktop.gui.runs.columns import Column
from desktop.store.result_query import RowFilter
from desktop.store.reviews import Reader
from desktop.store.shown_answers import ShownAnswers
from tests.desktop.store.made_readings import FIRST, SECOND, assign, read_twice

REVIEWED = RowFilter(reviewed=True)


@pytest.fixture
def run(open_made_run):
    """A run that Dr A has read, and Dr B is reading."""
    made = open_made_run()
    read_twice(made.writer.get())
    made.show_answers_of(ShownAnswers.FIRST)
    return made


def answers(model):
    return {model.index(row, Column.REVIEW).data() for row in range(model.rowCount())} - {""}


def test_the_table_shows_nothing_of_the_reader_before_even_before_it_is_sorted_anew(qtbot, model, run):
    with qtbot.waitSignal(model.arranged):
        model.set_run(run)
    assert answers(model) == set(FIRST)
    seen = []
    model.dataChanged.connect(lambda *_: seen.append(answers(model)))

    run.show_answers_of(ShownAnswers.NOBODYS)

    assert seen == [set()]
    assert answers(model) == set()
    with qtbot.waitSignal(model.arranged):
        run.show_answers_of(ShownAnswers.SECOND)
    assert answers(model) == set(SECOND)


def test_the_filter_reviewed_counts_the_answers_of_who_looks(qtbot, model, run):
    assign(run.writer.get(), 12, "Benign", Reader.SECOND, "Dr B")
    with qtbot.waitSignal(model.arranged):
        model.set_run(run, wanted=REVIEWED)
    assert model.rowCount() == 9
    for shown, count in ((ShownAnswers.SECOND, 10), (ShownAnswers.NOBODYS, 0)):
        with qtbot.waitSignal(model.arranged):
            run.show_answers_of(shown)
        assert model.rowCount() == count


@pytest.mark.parametrize("ask", ["ask", "ask_for_rows"])
def test_a_question_is_answered_for_whoever_looked_when_it_was_asked(qtbot, run, ask):
    found = []
    for shown in (ShownAnswers.FIRST, ShownAnswers.NOBODYS, ShownAnswers.SECOND):
        run.show_answers_of(shown)
        task = getattr(run, ask)(lambda reader, _control: (reader.shown, reader.count_rows(REVIEWED)))
        task.finished.connect(found.append)
    qtbot.waitUntil(lambda: len(found) == 3)
    assert found == [(ShownAnswers.FIRST, 9), (ShownAnswers.NOBODYS, 0), (ShownAnswers.SECOND, 9)]


def test_a_run_that_nobody_said_who_looks_at_keeps_the_answers_to_itself(open_made_run):
    made = open_made_run()
    read_twice(made.writer.get())
    assert {each.row.review.reviewed_class for each in made.reader.page(limit=20)} == {""}
