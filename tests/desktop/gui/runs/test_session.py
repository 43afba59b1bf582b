"""From a folder, some files or a stored run to rows: progress, pause, cancel, going on, and whatever can go wrong."""

import shutil
import threading
from collections.abc import Callable, Iterator

import pytest

from desktop.bundled import default_bundle
from desktop.engine.pause import PauseGate
from desktop.exports.formats import ExportFormat
from desktop.gui import pace
from desktop.gui.activity import Activity
from desktop.gui.export_job import ExportWish
from desktop.gui.jobs import Phase, RunStarted
from desktop.gui.screening_job import EmptyFolderError
from desktop.gui.session import RunEnded, Session
from desktop.known_runs import known_runs
from desktop.run_settings import settings_of
from desktop.run_summary import Ending
from desktop.shared_store import SharedStore
from desktop.store import connection
from desktop.store.faults import StoreDamagedError
from desktop.store.migrations import schema_scripts
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState
from desktop.thumbnails import ThumbnailMaker
from inference.classifier import Classifier, load_classifier
from inference.decision import Decision
from inference.errors import BundleRefusedError, OutputError, UnusableInputError
from tests.desktop.gui.conftest import CHOICE, ClassifierDouble, release_everything
from tests.desktop.store.made_runs import make_run

LONG_MS = 10_000


@pytest.fixture
def open_session(qapp, tmp_path, monkeypatch) -> Iterator[Callable[..., Session]]:
    """Makes sessions on a classifier or a loader; they keep their runs below the test's own folder."""
    monkeypatch.setattr(pace, "BATCH_SECONDS", 0.0)
    sessions: list[Session] = []

    def open_it(source: Classifier | Callable[[], Classifier], *, signed_only: bool = False) -> Session:
        load = (lambda: source) if isinstance(source, Classifier) else source
        sessions.append(Session(load, CHOICE, runs=lambda: tmp_path / "runs", signed_only=signed_only))
        return sessions[-1]

    yield open_it
    for session in sessions:
        session.cancel()
        release_everything(session)
        session.shutdown()
        session.deleteLater()


@pytest.fixture
def session(open_session, classifier) -> Session:
    """Answers at once."""
    return open_session(classifier)


def ended(qtbot, session: Session, begin: Callable[[], object]) -> RunEnded:
    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS) as signal:
        begin()
    return signal.args[0]


def _fail(_prepared):
    raise OutputError("the drive is gone")


def rows_of(session: Session) -> list[str]:
    return [each.row.image_path for each in session.run.reader.rows()]


def image_paths(folder) -> list[str]:
    images = [path for path in folder.rglob("*") if path.suffix in {".png", ".jpg"}]
    return sorted(path.relative_to(folder).as_posix() for path in images)


def test_a_folder_becomes_a_run_with_a_row_per_image(qtbot, session, folder, tmp_path):
    news = []
    session.phase_changed.connect(news.append)
    session.run_opened.connect(lambda run: news.append(run.folder.parent))
    session.run_started.connect(lambda started: news.append(type(started)))
    end = ended(qtbot, session, lambda: session.screen(folder))
    assert news == [Phase.WALKING, Phase.LOADING, tmp_path / "runs", RunStarted]
    assert rows_of(session) == image_paths(folder)
    assert end.summary.decisions[Decision.REPORTED] == 4
    assert session.run.screened_folder == folder
    assert known_runs().runs[0].folder == session.run.folder.resolve()


def test_progress_and_counts_come_while_a_run_goes_on(qtbot, open_session, held_classifier, folder):
    session = open_session(held_classifier)
    seen = []
    session.progressed.connect(lambda progress: seen.append((progress.done, progress.total)))
    session.screen(folder)
    held_classifier.let_through(2)
    qtbot.waitUntil(lambda: (2, 7) in seen, timeout=LONG_MS)
    assert session.is_screening
    # What was screened is in the store half a second later, whether more comes or not.
    qtbot.waitUntil(lambda: session.run.counts().row_count == 2, timeout=LONG_MS)
    ended(qtbot, session, lambda: held_classifier.let_through(100))
    qtbot.waitUntil(lambda: session.run.counts().row_count == 7)
    assert session.run.stored.state is RunState.COMPLETE


def test_only_the_named_files_are_screened_and_only_they_when_it_goes_on(qtbot, session, folder):
    named = [folder / "case B/Pro-B-4.png", folder / "case A/Benign-1.png", folder / "notes.txt"]
    ended(qtbot, session, lambda: session.screen_files(named))
    expected = ["case A/Benign-1.png", "case B/Pro-B-4.png"]
    assert rows_of(session) == expected
    assert len(settings_of(session.run.stored).files) == 3
    ended(qtbot, session, lambda: session.resume(session.run.folder))
    assert rows_of(session) == expected


def test_files_without_an_image_are_told_and_the_open_run_stays(qtbot, session, folder):
    ended(qtbot, session, lambda: session.screen(folder))
    before = session.run
    with qtbot.waitSignal(session.failed) as failed:
        session.screen_files([folder / "notes.txt"])
    assert isinstance(failed.args[1], EmptyFolderError)
    assert session.run is before


def test_a_paused_run_begins_nothing_new_until_it_goes_on(qtbot, open_session, held_classifier, folder):
    session = open_session(held_classifier)
    states = []
    session.paused_changed.connect(states.append)
    session.screen(folder)
    held_classifier.let_through(1)
    qtbot.waitUntil(lambda: held_classifier.asked_count == 2, timeout=LONG_MS)
    session.pause()
    session.pause()
    assert session.is_paused
    held_classifier.let_through(100)
    # The image that was asked for before the pause is finished; none is begun after it.
    qtbot.waitUntil(lambda: held_classifier.classified_count == 2, timeout=LONG_MS)
    qtbot.wait(300)
    assert held_classifier.classified_count == 2
    end = ended(qtbot, session, session.go_on)
    assert end.summary.ending is Ending.COMPLETE
    assert states == [True, False]


def test_a_pause_is_no_part_of_a_runs_time(qtbot, session, folder, monkeypatch):
    # As if the run had been held for longer than no time at all: what it is told is taken off.
    monkeypatch.setattr(PauseGate, "paused_seconds", property(lambda _gate: -1000.0))
    end = ended(qtbot, session, lambda: session.screen(folder))
    assert end.summary.elapsed_seconds > 1000.0
    assert end.last.elapsed_seconds > 1000.0


def test_the_last_images_before_a_halt_are_counted_though_nothing_comes_after_them(
    qtbot, open_session, held_classifier, folder, monkeypatch
):
    session = open_session(held_classifier)
    monkeypatch.setattr(pace, "BATCH_SECONDS", 0.5)
    told = []
    session.progressed.connect(lambda progress: told.append(progress.done))
    session.screen(folder)
    held_classifier.let_through(3)
    qtbot.waitUntil(lambda: told[-1:] == [3], timeout=LONG_MS)


def test_a_run_that_an_error_ends_says_how_many_images_are_kept(
    qtbot, open_session, held_classifier, folder, monkeypatch
):
    session = open_session(held_classifier)
    monkeypatch.setattr(pace, "BATCH_SECONDS", 3600.0)
    session.screen(folder)
    held_classifier.let_through(3)
    qtbot.waitUntil(lambda: held_classifier.classified_count == 3, timeout=LONG_MS)
    monkeypatch.setattr(held_classifier, "answer", _fail)
    end = ended(qtbot, session, lambda: held_classifier.let_through(100))
    assert isinstance(end.error, OutputError)
    assert end.last.done == session.run.reader.counts().done_count > 1


def test_a_paused_run_can_be_cancelled(qtbot, open_session, held_classifier, folder):
    session = open_session(held_classifier)
    session.screen(folder)
    held_classifier.let_through(2)
    qtbot.waitUntil(lambda: held_classifier.classified_count == 2, timeout=LONG_MS)
    session.pause()
    held_classifier.let_through(100)
    end = ended(qtbot, session, session.cancel)
    assert end.summary.ending is Ending.CANCELLED
    assert not session.is_paused


def test_a_cancelled_run_keeps_its_rows_and_goes_on_where_it_was(qtbot, open_session, held_classifier, folder):
    session = open_session(held_classifier)
    session.screen(folder)
    held_classifier.let_through(3)
    qtbot.waitUntil(lambda: held_classifier.classified_count == 3, timeout=LONG_MS)
    session.cancel()
    end = ended(qtbot, session, lambda: held_classifier.let_through(100))
    done = end.summary.done_count
    assert 2 <= done <= 4
    run = session.run
    reloads = []
    run.reloaded.connect(lambda: reloads.append(1))
    end = ended(qtbot, session, lambda: session.resume(run.folder))
    assert session.run is run, "the open run itself goes on"
    assert (end.summary.ending, end.last.done_before) == (Ending.COMPLETE, done)
    assert rows_of(session) == image_paths(folder)
    assert reloads == [1]


def test_an_unfinished_run_goes_on_in_another_session(qtbot, open_session, held_classifier, classifier, folder):
    first = open_session(held_classifier)
    first.screen(folder)
    held_classifier.let_through(2)
    qtbot.waitUntil(lambda: held_classifier.classified_count == 2, timeout=LONG_MS)
    first.cancel()
    ended(qtbot, first, lambda: held_classifier.let_through(100))
    run_folder = first.run.folder
    first.close_run()
    second = open_session(classifier)
    with qtbot.waitSignal(second.run_opened, timeout=LONG_MS):
        second.resume(run_folder)
    qtbot.waitUntil(lambda: not second.is_screening, timeout=LONG_MS)
    assert rows_of(second) == image_paths(folder)


def test_a_run_of_another_model_does_not_go_on(qtbot, open_session, classifier, folder):
    first = open_session(classifier)
    ended(qtbot, first, lambda: first.screen(folder))
    run_folder = first.run.folder
    first.close_run()
    other = ClassifierDouble()
    other.bundle = type(other.bundle)(other.bundle.path, "9" * 64, other.bundle.card, b"", {}, {})
    second = open_session(other)
    with qtbot.waitSignal(second.failed, timeout=LONG_MS) as failed:
        second.resume(run_folder)
    assert failed.args[0] is Activity.SCREEN
    assert "is not installed here" in str(failed.args[1])
    with qtbot.waitSignal(second.run_opened, timeout=LONG_MS):
        second.open_run(run_folder)


def test_a_stored_run_is_opened_and_another_replaces_it(qtbot, session, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        make_run(tmp_path / name, 20 if name == "one" else 30).close()
    opened = []
    session.run_opened.connect(lambda run: opened.append(0 if run is None else run.counts().row_count))
    with qtbot.waitSignal(session.run_opened, timeout=LONG_MS):
        session.open_run(tmp_path / "one")
    first = session.run
    with qtbot.waitSignal(session.run_opened, timeout=LONG_MS):
        session.open_run(tmp_path / "two")
    assert opened == [20, 30]
    with pytest.raises(RuntimeError, match="was closed"):
        first.ask(lambda _reader, _control: None)
    SharedStore(tmp_path / "one").get().close()
    session.close_run()
    assert opened == [20, 30, 0]
    assert session.run is None


def test_only_the_last_of_two_runs_that_were_asked_for_is_shown(qtbot, session, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        make_run(tmp_path / name, 20).close()
    opened = []
    session.run_opened.connect(lambda run: opened.append(run.folder.name))
    session.open_run(tmp_path / "one")
    session.open_run(tmp_path / "two")
    qtbot.waitUntil(lambda: not session.is_opening, timeout=LONG_MS)
    assert opened == ["two"]


def test_a_folder_without_a_run_cannot_be_opened_and_the_open_run_stays(qtbot, session, folder, tmp_path):
    ended(qtbot, session, lambda: session.screen(folder))
    before = session.run
    with qtbot.waitSignal(session.failed, timeout=LONG_MS) as failed:
        session.open_run(tmp_path)
    assert failed.args[0] is Activity.OPEN_RUN
    assert "holds no run" in str(failed.args[1])
    assert session.run is before


def test_an_older_run_is_migrated_when_it_is_opened_or_goes_on(qtbot, session, folder, monkeypatch):
    ended(qtbot, session, lambda: session.screen(folder))
    run_folder = session.run.folder
    session.close_run()
    for step, begin in enumerate((session.open_run, session.resume)):
        newer = (*connection.schema_scripts(), f"CREATE TABLE later_{step} (number INTEGER);")
        monkeypatch.setattr(connection, "schema_scripts", lambda newer=newer: newer)
        with qtbot.waitSignal(session.run_opened, timeout=LONG_MS):
            begin(run_folder)
        qtbot.waitUntil(lambda: not session.is_screening, timeout=LONG_MS)
        assert list(run_folder.glob(f"screening.before-schema-{len(schema_scripts()) + step + 1}*"))
        session.close_run()


def test_a_damaged_store_is_found_after_it_was_shown(qtbot, session, tmp_path, monkeypatch):
    monkeypatch.setattr(RunReader, "problems", lambda _reader, _should_stop: ("row 7 missing from index",))
    make_run(tmp_path, 20).close()
    session._check._patience.setInterval(10)
    with qtbot.waitSignal(session.failed, timeout=LONG_MS) as failed:
        session.open_run(tmp_path)
    assert failed.args[0] is Activity.CHECK_RUN
    assert isinstance(failed.args[1], StoreDamagedError)
    assert session.run is not None


def test_thumbnails_of_what_is_screened_need_no_file_later(qtbot, session, folder):
    ended(qtbot, session, lambda: session.screen(folder))
    source = session.run.picture_source
    results = list(session.run.reader.rows())
    shutil.rmtree(folder)
    made = [ThumbnailMaker(session.thumbnail_cache).thumbnail(source, result) for result in results]
    assert [jpeg is None for jpeg in made] == [each.row.decision is Decision.UNREADABLE for each in results]


def test_the_model_is_loaded_once_for_several_runs(qtbot, open_session, classifier, folder):
    loads = []
    session = open_session(lambda: loads.append(1) or classifier)
    session.check_model()
    for _ in range(2):
        ended(qtbot, session, lambda: session.screen(folder))
    assert loads == [1]
    assert len(classifier.threads) <= 2
    assert threading.get_ident() not in classifier.threads


def test_another_model_is_checked_and_used_from_the_next_run_on(qtbot, session, folder):
    other = ClassifierDouble()
    other.bundle = type(other.bundle)(other.bundle.path, "9" * 64, other.bundle.card, b"", {}, {})
    with qtbot.waitSignal(session.model_ready):
        session.use_model(lambda: other)
    assert session.model.bundle_id == "9" * 64
    ended(qtbot, session, lambda: session.screen(folder))
    assert session.run.info.bundle_id == "9" * 64


@pytest.mark.usefixtures("own_home")
def test_a_run_of_an_unsigned_model_is_not_gone_on_with_where_a_signature_is_required(
    qtbot, open_session, classifier, folder
):
    shipped = default_bundle()
    session = open_session(lambda: load_classifier(shipped, 1))
    ended(qtbot, session, lambda: session.screen(folder))
    run_folder = session.run.folder
    other = open_session(classifier, signed_only=True)

    end = ended(qtbot, other, lambda: other.resume(run_folder))

    assert isinstance(end.error, BundleRefusedError)
    assert "a trusted signature is required" in str(end.error)
    with qtbot.waitSignal(other.model_ready):
        other.use_model(lambda: classifier)
    assert isinstance(ended(qtbot, other, lambda: other.resume(run_folder)).error, BundleRefusedError), (
        "another model changes nothing of it"
    )


def test_cancel_before_the_first_image_leaves_no_run(qtbot, open_session, classifier, folder):
    gate = threading.Event()
    session = open_session(lambda: (gate.wait(10), classifier)[1])
    session.screen(folder)
    session.cancel()
    end = ended(qtbot, session, gate.set)
    assert (end.summary, end.error, session.run) == (None, None, None)


def test_a_folder_that_goes_away_ends_the_run_and_its_rows_stay(qtbot, open_session, held_classifier, folder):
    session = open_session(held_classifier)
    session.screen(folder)
    held_classifier.let_through(1)
    qtbot.waitUntil(lambda: held_classifier.classified_count == 1, timeout=LONG_MS)
    shutil.move(folder, folder.with_name("elsewhere"))
    with qtbot.waitSignal(session.failed, timeout=LONG_MS) as failed:
        held_classifier.let_through(100)
    assert failed.args[0] is Activity.SCREEN
    kept = list(session.run.reader.rows())
    assert kept
    assert all(each.row.decision is not Decision.UNREADABLE for each in kept)


@pytest.mark.parametrize("what", ["empty", "gone"])
def test_a_folder_that_cannot_be_screened_is_told(qtbot, session, tmp_path, what):
    place = tmp_path / what
    if what == "empty":
        place.mkdir()
    with qtbot.waitSignal(session.failed, timeout=LONG_MS) as failed:
        session.screen(place)
    assert isinstance(failed.args[1], EmptyFolderError if what == "empty" else UnusableInputError)
    assert session.run is None


def test_a_refused_bundle_is_told_once_and_nothing_is_screened(qtbot, open_session, folder, tmp_path):
    def refuse():
        raise BundleRefusedError(tmp_path, "model.tflite was changed or damaged")

    session = open_session(refuse)
    failures = []
    session.failed.connect(lambda activity, error: failures.append(activity))
    session.check_model()
    with qtbot.waitSignal(session.model_missing):
        session.screen(folder)
    qtbot.waitUntil(lambda: not session.is_screening, timeout=LONG_MS)
    assert failures == [Activity.SCREEN]
    assert session.run is None


def test_two_screenings_at_once_are_a_bug(open_session, held_classifier, folder, tmp_path):
    session = open_session(held_classifier)
    session.screen(folder)
    for begin in (lambda: session.screen(folder), lambda: session.open_run(tmp_path), session.close_run):
        with pytest.raises(RuntimeError, match="a screening goes on"):
            begin()


def test_a_window_that_closes_in_the_middle_leaves_a_run_that_goes_on(
    qtbot, open_session, held_classifier, classifier, folder
):
    session = open_session(held_classifier)
    session.screen(folder)
    held_classifier.let_through(2)
    qtbot.waitUntil(lambda: held_classifier.classified_count == 2, timeout=LONG_MS)
    run_folder = session.run.folder
    held_classifier.let_through(100)
    session.shutdown()
    assert session.run is None
    second = open_session(classifier)
    ended(qtbot, second, lambda: second.resume(run_folder))
    assert rows_of(second) == image_paths(folder)


def test_an_export_is_written_through_the_runs_own_writer(qtbot, session, folder, tmp_path):
    ended(qtbot, session, lambda: session.screen(folder))
    with qtbot.waitSignal(session.exported, timeout=LONG_MS) as exported:
        session.export([ExportWish(ExportFormat.CSV, tmp_path / "out.csv")])
    assert [each.path for each in exported.args[0].exported] == [tmp_path / "out.csv"]
    assert exported.args[0].row_count == 7
    assert len((tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()) == 8
