"""Many images at once, and yet in order, in bounded memory; however a run ends, no thread and no process is left."""

import threading
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from desktop.engine import pause
from desktop.engine.page_result import WorkItem
from desktop.engine.pause import PauseGate
from desktop.engine.pipeline import Ending, screen_images
from desktop.engine.plan import EnginePlan
from desktop.engine.process_reader import ProcessReader, open_reader
from desktop.engine.reading import ImageReader, ReadingMode, ThreadReader
from desktop.engine.reading_process import ReadPage
from inference.classifier import load_classifier
from inference.errors import BundleRefusedError, UnreadableImageError
from inference.images import SmearImage, read_images
from inference.prepared import PreparedImage
from inference.preprocessing import PreprocessSpec
from inference.runtime import ModelRejectedError
from inference.slides import UnreadableTile
from tests.desktop.engine.odd_readers import read_oddly

SPEC = PreprocessSpec(width_px=32, height_px=32)


class StandIn:
    """Answers with the number that is the page's sha256, and is slower on some than on others."""

    def __init__(self, fails_on=()):
        self.fails_on = fails_on
        self.answered = []

    def answer(self, prepared):
        if int(prepared.sha256) % 7 == 0:
            time.sleep(0.002)  # out of order unless something puts it back
        self.answered.append((prepared.sha256, prepared.page))
        if (prepared.sha256, prepared.page) in self.fails_on:
            raise ModelRejectedError("no finite number")
        return SimpleNamespace(number=int(prepared.sha256), elapsed_ms=2.0)


class MadeUpReader(ImageReader):
    """Gives so many pages of files that are nothing but a number; counts what it has read."""

    def __init__(self, page_count=1, log=None):
        self.page_count = page_count
        self.log = log if log is not None else []
        self.is_closed = False

    def pages(self, path, spec):
        for page in range(self.page_count):
            self.log.append((int(path.name), page))
            array = np.zeros((spec.height_px, spec.width_px, 3), np.uint8)
            yield ReadPage(PreparedImage(page, 0, 0, 160, 120, path.name, array, None), b"", 1.0)

    def abort(self):
        pass

    def close(self):
        self.is_closed = True


def _plan(**changes):
    numbers = {"worker_count": 3, "threads_per_worker": 1, "reader_count": 2, "reading": ReadingMode.THREADS}
    return EnginePlan(**{**numbers, **changes})


def _numbers(count):
    return (WorkItem(number, Path(str(number))) for number in range(count))


def _screen(items, make_classifier=StandIn, plan=None, spec=SPEC, **options):
    results, done = [], []
    options.setdefault("on_result", results.append)
    options.setdefault("on_item_done", lambda item: done.append(item.key))
    plan = plan or _plan()
    if "readers" in options:
        plan = plan.model_copy(update={"reader_count": len(options["readers"])})
    ending = screen_images(items, make_classifier=make_classifier, plan=plan, spec=spec, **options)
    return SimpleNamespace(ending=ending, results=results, done=done)


def test_results_come_in_the_order_of_the_items_whatever_the_workers_do():
    run = _screen(_numbers(500), readers=[MadeUpReader() for _ in range(3)])

    assert run.ending is Ending.COMPLETE
    assert [result.item.key for result in run.results] == list(range(500))
    assert [result.prediction.number for result in run.results] == list(range(500))
    assert run.done == list(range(500))
    assert run.results[0].elapsed_ms == 3.0


def test_no_items_are_a_complete_run():
    run = _screen(iter(()), readers=[MadeUpReader()])

    assert (run.ending, run.results, run.done) == (Ending.COMPLETE, [], [])


def test_an_item_that_is_not_there_yet_is_asked_for_again():
    waits = iter([WorkItem(0, Path("0")), None, None, WorkItem(1, Path("1")), None])

    assert _screen(waits, readers=[MadeUpReader()]).done == [0, 1]


def test_real_files_come_through_processes_as_they_do_through_the_classifier(mixed_images, classifier):
    paths = sorted(path for path in mixed_images.rglob("*") if path.suffix in {".png", ".jpg", ".tif"})
    items = [WorkItem(number, path) for number, path in enumerate(paths)]
    plan = _plan(reading=ReadingMode.PROCESSES, worker_count=2)

    run = _screen(items, lambda: load_classifier(classifier.bundle.path), plan=plan, spec=classifier.card.preprocess)

    expected = []
    for path in paths:
        try:
            expected += [(path, image.page, classifier.classify(image).probabilities) for image in read_images(path)]
        except UnreadableImageError as error:
            expected.append((path, 0, error.reason))
    found = [
        (result.item.path, result.page, result.prediction.probabilities if result.prediction else result.reason)
        for result in run.results
    ]
    assert found == expected
    assert len(found) == 6


def test_files_that_crash_or_hang_cost_their_own_rows_only(make_file):
    names = ["good-0.png", "crash-1.png", "good-2.png", "hang-3.png", "crash-4.png", "good-5.png"]
    items = [WorkItem(number, make_file(name)) for number, name in enumerate(names)]
    readers = [ProcessReader(read_oddly, time_limit_seconds=5.0) for _ in range(2)]

    run = _screen(items, lambda: SimpleNamespace(answer=lambda _one: SimpleNamespace(elapsed_ms=1.0)), readers=readers)

    assert [(result.item.key, result.page) for result in run.results] == [(number, 0) for number in range(6)]
    assert [result.prediction is None for result in run.results] == [False, True, False, True, True, False]
    assert ["crashed" in run.results[1].reason, "took more than" in run.results[3].reason] == [True, True]
    assert run.results[1].sha256 == run.results[0].sha256


def test_pages_before_a_damaged_one_have_their_results(make_pages):
    def read(path):
        yield from (image for image in read_images(path) if image.page < 2)
        raise UnreadableImageError(path, "page 2 is damaged", "ab")

    item = WorkItem(0, make_pages("pages.tif", 3))

    run = _screen(
        [item],
        lambda: SimpleNamespace(answer=lambda _one: SimpleNamespace(elapsed_ms=1.0)),
        readers=[ThreadReader(read)],
    )

    assert [(result.page, result.reason) for result in run.results] == [(0, ""), (1, ""), (2, "page 2 is damaged")]
    assert run.results[2].sha256 == "ab"
    assert run.done == [0]


def test_a_tile_that_cannot_be_decoded_is_a_result_and_the_next_tiles_follow(field):
    def read(path):
        yield SmearImage(path, 0, field, "ab", tile_x=0, tile_y=0)
        yield UnreadableTile(path, "ab", 512, 0, "the tile is damaged")
        yield SmearImage(path, 0, field, "ab", tile_x=0, tile_y=512)
        raise UnreadableImageError(path, "the slide is cut off", "ab")

    run = _screen(
        [WorkItem(0, Path("slide.svs"))],
        lambda: SimpleNamespace(answer=lambda _one: SimpleNamespace(elapsed_ms=1.0)),
        readers=[ThreadReader(read)],
    )

    assert [(result.position, result.page, result.tile_x, result.tile_y, result.reason) for result in run.results] == [
        (0, 0, 0, 0, ""),
        (1, 0, 512, 0, "the tile is damaged"),
        (2, 0, 0, 512, ""),
        (3, 1, 0, 0, "the slide is cut off"),
    ]
    assert [result.prepared is None for result in run.results] == [False, True, False, True]


def test_a_model_that_fails_on_a_page_costs_the_rest_of_that_file_only():
    run = _screen(_numbers(3), lambda: StandIn(fails_on=[("1", 1)]), readers=[MadeUpReader(page_count=3)])

    found = [(result.item.key, result.page, result.reason) for result in run.results]
    failed = (1, 1, "the model failed on this image: no finite number")
    assert found == [(0, 0, ""), (0, 1, ""), (0, 2, ""), (1, 0, ""), failed, (2, 0, ""), (2, 1, ""), (2, 2, "")]
    assert run.results[4].prepared.width_px == 160
    assert run.done == [0, 1, 2]


def test_a_file_the_model_fails_on_is_not_read_to_its_end():
    log = []

    _screen(_numbers(1), lambda: StandIn(fails_on=[("0", 0)]), readers=[MadeUpReader(page_count=10_000, log=log)])

    assert len(log) < 100


def test_only_so_many_items_are_taken_ahead_of_the_one_that_is_due():
    taken, delivered, ahead = [0], [0], []

    def items():
        for item in _numbers(2000):
            taken[0] += 1
            ahead.append(taken[0] - delivered[0])
            yield item

    def count(_result):
        delivered[0] += 1

    _screen(items(), plan=_plan(files_in_flight=20), readers=[MadeUpReader()], on_result=count)

    assert (taken[0], delivered[0]) == (2000, 2000)
    assert max(ahead) <= 21


def test_a_long_file_is_not_read_far_ahead_of_its_results():
    log, delivered, ahead = [], [0], []

    def count(_result):
        delivered[0] += 1
        ahead.append(len(log) - delivered[0])

    _screen(_numbers(1), readers=[MadeUpReader(page_count=1000, log=log)], on_result=count)

    assert delivered[0] == 1000
    assert max(ahead) <= 8


def test_a_stop_ends_the_run_between_two_images():
    run = _screen(_numbers(1000), readers=[reader := MadeUpReader()], should_stop=lambda: len(reader.log) > 100)

    assert run.ending is Ending.CANCELLED
    assert run.done == list(range(len(run.done)))
    assert len(run.done) < 1000
    assert reader.is_closed


def test_a_stop_does_not_wait_for_a_file_that_hangs(make_file):
    reader = ProcessReader(read_oddly, time_limit_seconds=1000)
    asked = [0]

    def stop_soon():
        asked[0] += 1
        return asked[0] > 5

    run = _screen([WorkItem(0, make_file("hang-0.png"))], readers=[reader], should_stop=stop_soon)

    assert (run.ending, run.results) == (Ending.CANCELLED, [])


def test_a_stop_within_a_file_leaves_it_unfinished():
    results = []
    run = _screen(
        _numbers(2),
        readers=[MadeUpReader(page_count=5)],
        on_result=results.append,
        should_stop=lambda: len(results) == 7,
    )

    assert (run.ending, len(results), run.done) == (Ending.CANCELLED, 7, [0])


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_a_callback_raises_ends_the_run_and_its_processes(make_file, error):
    items = [WorkItem(number, make_file(f"good-{number}.png")) for number in range(20)]
    results = []

    def fail(result):
        results.append(result)
        raise error

    with pytest.raises(type(error)):
        _screen(
            items,
            lambda: SimpleNamespace(answer=lambda _one: SimpleNamespace(elapsed_ms=1.0)),
            plan=_plan(reading=ReadingMode.PROCESSES),
            on_result=fail,
        )

    assert len(results) == 1


def test_what_the_items_raise_ends_the_run():
    def items():
        yield WorkItem(0, Path("0"))
        raise OSError(5, "Input/output error")

    with pytest.raises(OSError, match="Input/output"):
        _screen(items(), readers=[MadeUpReader()])


def test_a_classifier_that_cannot_be_made_ends_the_run():
    def refuse():
        raise BundleRefusedError("model.smear", "golden outputs")

    with pytest.raises(BundleRefusedError, match="golden outputs"):
        _screen(_numbers(100), refuse, readers=[MadeUpReader()])


def test_a_bug_in_a_worker_ends_the_run_with_its_own_error():
    class Broken:
        def answer(self, _prepared):
            raise ZeroDivisionError("bug")

    with pytest.raises(ZeroDivisionError, match="bug"):
        _screen(_numbers(100), Broken, readers=[MadeUpReader()])


def test_a_bug_in_a_reader_ends_the_run_with_its_own_error():
    class Broken(MadeUpReader):
        def pages(self, path, spec):
            raise ZeroDivisionError("bug")
            yield

    with pytest.raises(ZeroDivisionError, match="bug"):
        _screen(_numbers(100), readers=[Broken()])


def test_every_worker_makes_its_own_classifier_in_its_own_thread():
    made = []
    all_there = threading.Barrier(4, timeout=20)

    def make():
        made.append((threading.current_thread().name, stand_in := StandIn()))
        all_there.wait()
        return stand_in

    _screen(_numbers(400), make, plan=_plan(worker_count=4), readers=[MadeUpReader()])

    assert len({name for name, _stand_in in made}) == 4
    assert sum(len(stand_in.answered) for _name, stand_in in made) == 400


def test_a_gate_knows_how_long_it_was_closed(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(pause, "time", SimpleNamespace(monotonic=lambda: now[0]))
    gate = PauseGate()
    assert gate.paused_seconds == 0.0
    for change, seconds, told in (
        (gate.pause, 5.0, 5.0),
        (gate.pause, 5.0, 10.0),
        (gate.resume, 7.0, 10.0),
        (gate.resume, 7.0, 10.0),
        (gate.pause, 1.0, 11.0),
    ):
        change()
        now[0] += seconds
        assert gate.paused_seconds == told


def test_a_paused_run_begins_nothing_new_and_goes_on_when_it_is_resumed():
    gate, stand_in, log, counts = PauseGate(), StandIn(), [], []

    def pause(result):
        if result.item.key == 50:
            gate.pause()

    def resume_when_all_is_still():
        # While no result comes it is asked ten times a second.
        if gate.is_paused:
            counts.append((len(stand_in.answered), len(log)))
            if len(counts) > 20 and len(set(counts[-5:])) == 1:
                gate.resume()
        return False

    run = _screen(
        _numbers(300),
        lambda: stand_in,
        plan=_plan(worker_count=1, files_in_flight=10),
        readers=[MadeUpReader(log=log)],
        on_result=pause,
        should_stop=resume_when_all_is_still,
        gate=gate,
    )

    assert (run.ending, run.done) == (Ending.COMPLETE, list(range(300)))
    assert counts[-1][0] < 70


def test_readers_that_were_opened_before_are_closed_even_where_nothing_was_read():
    reader = open_reader(ReadingMode.PROCESSES)

    assert _screen(iter(()), readers=[reader]).ending is Ending.COMPLETE
    assert reader.process_id is not None
