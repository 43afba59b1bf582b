"""The open run tells what was committed, a few times a second, and answers from a thread of its own."""

import threading
from itertools import pairwise

import pytest
from PySide6.QtCore import QElapsedTimer

from desktop.gui.runs.open_run import REFRESH_MS, OpenRun, open_reader
from desktop.records import Review
from desktop.shared_store import SharedStore
from desktop.store.results import RowKey
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState
from inference.decision import Decision
from inference.errors import OutputError, UnusableInputError
from tests.desktop.gui.runs.conftest import COUNT, grow
from tests.desktop.store.made_runs import RUN, SCREENED_FOLDER, make_run


def test_an_open_run_says_what_it_is(open_made_run):
    run = open_made_run()
    assert (run.info, run.screened_folder, run.labels) == (RUN, SCREENED_FOLDER, RUN.labels)
    assert [style.name for style in run.styles] == [label.display_name for label in RUN.labels]
    assert run.counts().row_count == COUNT
    assert run.stored.state is RunState.COMPLETE


def test_a_row_is_read_with_its_heatmaps_by_its_key(open_made_run):
    run = open_made_run()
    result = next(each for each in run.reader.page(limit=20) if each.row.decision is not Decision.UNREADABLE)
    found = run.result(result.key)
    assert (found.row, found.result_id) == (result.row, result.result_id)
    assert found.heatmaps.shape == (7, 7, 4)
    assert run.result(result.key, with_heatmaps=False).heatmaps is None
    assert run.result(RowKey(99_999)) is None
    assert run.path_of(found) == SCREENED_FOLDER / found.path
    assert (run.style_of(found).name if found.row.reported_class else None) == (found.row.reported_class or None)


def test_news_come_at_most_every_fifth_of_a_second_and_with_new_counts(qtbot, open_made_run):
    run = open_made_run(100, growing=True)
    times = []
    clock = QElapsedTimer()
    clock.start()
    run.changed.connect(lambda: times.append(clock.elapsed()))
    for first in range(100, 200, 10):
        grow(run, first, 10)
    qtbot.waitUntil(lambda: run.counts().row_count == 200)
    for _ in range(20):
        run.tell_changed()
    qtbot.waitUntil(lambda: len(times) >= 2)
    assert all(later - earlier >= REFRESH_MS * 0.9 for earlier, later in pairwise(times))


def test_a_review_is_told_at_once_and_then_as_news(qtbot, open_made_run):
    run = open_made_run()
    key = run.reader.page(limit=1)[0].key
    run.writer.get().add_review(key, Review("Dr. A", "Benign", "", "2026-01-02T03:04:05Z"))
    with qtbot.waitSignals([run.reviewed, run.changed], order="strict"):
        run.tell_reviewed(key)
    assert run.result(key).row.review.reviewed_class == "Benign"


def test_a_question_is_answered_in_another_thread_and_one_after_another(qtbot, open_made_run):
    run = open_made_run()
    tasks = [run.ask(lambda reader, _control: (threading.get_ident(), reader.count_rows())) for _ in range(2)]
    answers = []
    for task in tasks:
        task.finished.connect(answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    threads = {thread for thread, _count in answers}
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_a_question_that_was_cancelled_before_its_turn_is_not_asked(qtbot, open_made_run):
    run = open_made_run()
    gate = threading.Event()
    run.ask(lambda _reader, _control: gate.wait(10))
    asked = []
    task = run.ask(lambda _reader, _control: asked.append(1))
    task.cancel()
    with qtbot.waitSignal(task.finished):
        gate.set()
    assert not asked


def test_closing_lets_other_processes_write_and_leaves_no_thread(open_made_run):
    run = open_made_run()
    run.ask(lambda reader, _control: reader.count_rows())
    run.close()
    run.close()
    SharedStore(run.folder).get().close()
    with pytest.raises(RuntimeError, match="was closed"):
        run.ask(lambda reader, _control: reader.count_rows())


def test_a_store_that_went_away_is_told(qtbot, open_made_run, monkeypatch):
    run = open_made_run()
    error = OutputError("the drive is gone")

    def fail(_reader):
        raise error

    monkeypatch.setattr(RunReader, "counts", fail)
    with qtbot.waitSignal(run.failed) as failed:
        run.tell_changed()
    assert failed.args == [error]


def test_a_store_that_stays_away_is_told_of_once_until_it_was_back(qtbot, open_made_run, monkeypatch):
    run = open_made_run()
    counts, told = RunReader.counts, []
    run.failed.connect(told.append)

    def fail(_reader):
        raise OutputError("the drive is gone")

    def look():
        run.tell_changed()
        qtbot.waitUntil(lambda: run._refresh is None and not run._pause.isActive())

    monkeypatch.setattr(RunReader, "counts", fail)
    look()
    look()
    assert len(told) == 1
    monkeypatch.setattr(RunReader, "counts", counts)
    look()
    monkeypatch.setattr(RunReader, "counts", fail)
    look()
    assert len(told) == 2


def test_the_writer_is_opened_once_and_shared(tmp_path):
    make_run(tmp_path, 10).close()
    writer = SharedStore(tmp_path)
    assert not writer.is_open
    assert writer.get() is writer.get()
    with pytest.raises(UnusableInputError, match="is in use: a SmearScope window"):
        SharedStore(tmp_path).get()
    writer.close()
    writer.close()
    assert not writer.is_open
    SharedStore(tmp_path).get().close()


def test_a_folder_without_a_run_cannot_be_opened(tmp_path):
    with pytest.raises(UnusableInputError, match="holds no run"):
        open_reader(tmp_path, SharedStore(tmp_path))


def test_an_older_store_is_migrated_when_it_is_opened(tmp_path, monkeypatch):
    from desktop.store import connection
    from desktop.store.migrations import schema_scripts

    make_run(tmp_path, 10).close()
    newer = (*schema_scripts(), "CREATE TABLE later (number INTEGER);")
    monkeypatch.setattr(connection, "schema_scripts", lambda: newer)
    writer = SharedStore(tmp_path)
    run = OpenRun(open_reader(tmp_path, writer), writer)
    assert run.counts().row_count == 10
    assert list(tmp_path.glob("screening.before-schema-*"))
    run.close()
