"""While a second reading goes on, the first reader's answers are shown to nobody but him, not even for a moment."""

import threading

import pytest
from PySide6.QtCore import Qt

from desktop.gui.review.close_reading_dialog import CloseReadingDialog
from desktop.gui.review.queue_list import RESULT_ROLE
from desktop.gui.review.reviewer_dialog import ReviewerDialog
from desktop.store.reviews import NewReview, Reader, ReviewStep
from desktop.store.run_reader import RunReader
from desktop.store.shown_answers import ShownAnswers
from inference.decision import Decision


def answer_all(run, answer="Benign", reader=Reader.FIRST, reviewer="Dr A"):
    """Answer the whole queue, as another session of the window did."""
    with RunReader(run.folder) as opened:
        rows = opened.rows_by_id(opened.queue().result_ids.tolist())
    for result in rows:
        run.writer.get().review(NewReview(result.key, reader, reviewer, ReviewStep.ASSIGNED, answer))
    return rows


def given(page):
    """Every answer that the page has of its rows: in its list, and of its current one."""
    model = page.queue.model()
    rows = [model.index(row, 0).data(RESULT_ROLE) for row in range(model.rowCount())]
    return {each.row.review.reviewed_class for each in (*rows, page.review.current) if each is not None}


@pytest.fixture
def held(run, monkeypatch):
    """The store's writing of the reading's beginning, held until the test lets it go."""
    store = run.writer.get()
    go_on, opened = threading.Event(), store.open_second_reading

    def open_when_let(name):
        assert go_on.wait(10)
        return opened(name)

    monkeypatch.setattr(store, "open_second_reading", open_when_let)
    yield go_on
    go_on.set()


def test_the_second_readers_name_counts_only_when_his_reading_has_begun(qtbot, page, run, held):
    answer_all(run)
    page.review.reload()
    qtbot.waitUntil(lambda: not page.review.is_loading and page.review.open_count == 0)
    named, seen = [], []
    page.reviewer_changed.connect(named.append)
    dialog = page.ask_reviewer()
    dialog.name.setText("Dr B")
    dialog.blind.setChecked(True)
    page.review.current_changed.connect(
        lambda result: seen.append((page.review.reviewer, result and result.row.review.reviewed_class))
    )
    dialog.button.click()
    assert (named, page.review.reviewer, page.review.session.reader) == ([], "Dr A", Reader.FIRST)

    with qtbot.waitSignal(page.reviewer_changed):
        held.set()
    qtbot.waitUntil(lambda: not page.review.is_loading and bool(len(page.review.ids)))

    assert (named, page.review.session.reader) == (["Dr B"], Reader.SECOND)
    assert [answer for name, answer in seen if name == "Dr B" and answer] == []


def test_a_second_reader_who_is_refused_may_give_another_name_in_the_same_question(qtbot, page, run):
    answer_all(run)
    dialog = page.ask_reviewer()
    dialog.name.setText("Dr A")
    dialog.blind.setChecked(True)
    with qtbot.waitSignal(page.failed) as refused:
        dialog.button.click()
    assert "as its first reader" in str(refused.args[0])
    assert dialog.isVisible()

    dialog.name.setText("Dr B")
    with qtbot.waitSignals([page.reviewer_changed, dialog.accepted]):
        dialog.button.click()
    assert page.review.session.reader is Reader.SECOND


def test_nothing_of_the_first_reader_is_left_when_the_second_begins(qtbot, page, run):
    answer_all(run)
    page.review.reload()
    qtbot.waitUntil(lambda: not page.review.is_loading and page.review.open_count == 0)
    page.review.go_to(1)
    assert given(page) == {"Benign"}
    open_counts, answers = [], []

    def note():
        if page.review.is_blind:
            open_counts.append(page.review.open_count - len(page.review.ids))
            answers.append(given(page))

    page.review.queue_changed.connect(note)
    page.review.current_changed.connect(lambda _result: note())
    page.review.state_changed.connect(note)
    page.review.open_second_reading("Dr B")
    qtbot.waitUntil(lambda: page.review.is_blind and not page.review.is_loading and bool(len(page.review.ids)))

    assert set().union(*answers) == {""}
    assert set(open_counts) == {0}, "nor how many he has answered"


def test_a_reading_that_is_asked_for_while_an_answer_is_written_says_so(qtbot, page, run, monkeypatch):
    store = run.writer.get()
    go_on, review = threading.Event(), store.review

    def wait_and_review(new):
        assert go_on.wait(10)
        return review(new)

    monkeypatch.setattr(store, "review", wait_and_review)
    page.review.assign(0)
    for ask in (lambda: page.review.open_second_reading("Dr B"), page.review.close_second_reading):
        with qtbot.waitSignal(page.told) as told:
            ask()
        assert "still being written" in told.args[0]
    with qtbot.waitSignal(page.review.committed):
        go_on.set()
    with RunReader(run.folder) as reader:
        assert reader.second_reading() is None


def test_a_remembered_name_does_not_open_the_first_readers_answers(qtbot, page, run):
    """Dr A used the window last; whoever opens the run now may be Dr B."""
    answer_all(run)
    run.writer.get().open_second_reading("Dr B")
    page.set_run(None)
    page.hide()
    page.set_run(run)
    qtbot.waitUntil(lambda: bool(len(page.review.ids)))

    assert (page.review.session, run.shown, page.review.is_blind) == (None, ShownAnswers.NOBODYS, True)
    assert given(page) == {""}
    assert page.review.open_count == len(page.review.ids)
    page.show()
    (dialog,) = page.findChildren(ReviewerDialog)
    assert (dialog.name.text(), page.panel.who.text()) == ("Dr A", "Nobody has given a name yet.")
    assert not page.panel.blind.isVisible(), "who looks may not close a reading that is not his"
    page.review.remember_reviewer("Dr A")
    assert page.review.session is None

    dialog.button.click()
    qtbot.waitUntil(lambda: not page.review.is_loading and bool(len(page.review.ids)))
    assert (run.shown, page.review.open_count) == (ShownAnswers.FIRST, 0)
    assert given(page) == {"Benign"}


def test_a_remembered_second_reader_goes_on_at_once(qtbot, page, run):
    answer_all(run)
    run.writer.get().open_second_reading("Dr B")
    page.set_run(None)
    page.review.remember_reviewer("dr b")
    page.set_run(run)
    qtbot.waitUntil(lambda: bool(len(page.review.ids)))
    assert (page.review.session.reader, run.shown) == (Reader.SECOND, ShownAnswers.SECOND)
    assert page.panel.blind.isVisible()
    assert given(page) == {""}


def test_what_the_person_before_was_still_writing_is_not_told_to_the_next(qtbot, page, run, monkeypatch):
    store = run.writer.get()
    store.open_second_reading("Dr B")
    page.set_run(None)
    page.set_run(run)
    page.review.set_reviewer("Dr A")
    qtbot.waitUntil(lambda: not page.review.is_loading and bool(len(page.review.ids)))
    go_on, review = threading.Event(), store.review

    def wait_and_review(new):
        assert go_on.wait(10)
        return review(new)

    monkeypatch.setattr(store, "review", wait_and_review)
    page.review.assign(0)
    page.review.set_reviewer("Dr B")
    qtbot.waitUntil(lambda: not page.review.is_loading and bool(len(page.review.ids)))
    with qtbot.assertNotEmitted(page.review.committed):
        go_on.set()
        qtbot.waitUntil(lambda: not page.review.is_busy)

    assert page.review.open_count == len(page.review.ids)
    assert given(page) == {""}


def test_cases_are_asked_for_again_only_when_rows_have_come(qtbot, page, run, monkeypatch):
    qtbot.waitUntil(lambda: page.case_box.count() == 4)
    asked, ask = [], run.ask
    monkeypatch.setattr(run, "ask", lambda question: asked.append(question) or ask(question))
    page.hide()
    page.show()
    assert asked == []
    counts = run.counts()
    monkeypatch.setattr(run, "counts", lambda: type(counts)(**{**vars(counts), "row_count": counts.row_count + 1}))
    page.hide()
    page.show()
    assert len(asked) == 1


def test_a_row_without_a_picture_takes_a_note_and_no_answer(qtbot, page, run):
    with RunReader(run.folder) as reader:
        unread = [each for each in reader.rows() if each.row.decision is Decision.UNREADABLE]
    if not unread:
        run.writer.get()._connection.execute(
            "UPDATE results SET decision = 2, class_index = NULL, probability = NULL WHERE image_id = 1"
        )
        unread = [run.reader.page(limit=1)[0]]
    page.review.show_key(unread[0].key)
    assert page.review.current.row.decision is Decision.UNREADABLE
    for action in (*page.actions_.assign, page.actions_.unsure, page.actions_.accept):
        assert not action.isEnabled(), action.text()
    assert page.actions_.note.isEnabled()
    assert page.panel.given.text() == "Unreadable"
    with qtbot.waitSignal(page.review.committed):
        page.review.note(page.review.current.key, "scan again")


def test_keys_of_the_second_reader_write_his_answers(qtbot, page, run):
    rows = answer_all(run)
    page.review.open_second_reading("Dr B")
    qtbot.waitUntil(lambda: page.review.is_blind and not page.review.is_loading and bool(len(page.review.ids)))
    with qtbot.waitSignal(page.review.committed):
        qtbot.keyClick(page.queue, Qt.Key.Key_3)
    with RunReader(run.folder) as reader:
        first, second = (reader.answer(rows[0].key, each).reviewed_class for each in Reader)
    assert (first, second) == ("Benign", "Pre-B")


def test_a_reading_is_closed_only_after_a_question_that_counts_what_is_left_in_the_whole_run(qtbot, page, run):
    answer_all(run)
    page.review.open_second_reading("Dr B")
    qtbot.waitUntil(lambda: page.review.is_blind and not page.review.is_loading and bool(len(page.review.ids)))
    total = len(page.review.ids)
    page.review_case("Fall \u00dc 00001")
    qtbot.waitUntil(lambda: 0 < len(page.review.ids) < total)

    page.panel.close_reading.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(CloseReadingDialog)))
    (dialog,) = page.findChildren(CloseReadingDialog)
    assert dialog.left.text() == f"{total} to review"
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.findChildren(CloseReadingDialog))
    assert page.review.second_reading.is_open, "Enter goes on reading"
    assert page.review.is_blind


def test_after_his_last_image_a_second_reader_is_offered_no_sign_off_and_no_key_closes_his_reading(qtbot, page, run):
    page.review.open_second_reading("Dr B")
    qtbot.waitUntil(lambda: page.review.is_blind and not page.review.is_loading and bool(len(page.review.ids)))
    rows = answer_all(run, reader=Reader.SECOND, reviewer="Dr B")
    run.writer.get().review(NewReview(rows[-1].key, Reader.SECOND, "Dr B", ReviewStep.UNDONE, ""))
    page.review.reload()
    qtbot.waitUntil(lambda: not page.review.is_loading and page.review.open_count == 1)
    page.review.go_to_next_open()
    with qtbot.waitSignal(page.review.completed):
        page.review.unsure()

    assert "until you close it" in page.all_done.explanation.text()
    assert not page.all_done.button.isVisible()
    assert page.back_button.hasFocus()
    qtbot.keyClick(page.back_button, Qt.Key.Key_Return)
    assert page.review.second_reading.is_open
    assert page.image.isVisible()
