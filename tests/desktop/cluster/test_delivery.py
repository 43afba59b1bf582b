"""The order and the bounds of a run, with a stand-in for the cluster that does what a test says."""

import threading
from concurrent.futures import CancelledError
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.cluster.address import ClusterLostError, ClusterRefusedError
from desktop.cluster.station import BatchAnswer, FilePart
from desktop.engine.page_result import PageResult, WorkItem
from desktop.engine.pipeline import Ending

distributed = pytest.importorskip("distributed", reason="distributed is missing (extra `cluster`)")
delivery = pytest.importorskip("desktop.cluster.delivery")


class StandInFuture:
    def __init__(self, outcome, client):
        self.outcome = outcome
        self.client = client

    def result(self):
        self.client.fetched_count += 1
        if isinstance(self.outcome, BaseException):
            raise self.outcome
        return self.outcome

    def add_done_callback(self, callback):
        # As distributed does: in another thread, and a while after others were sent.
        threading.Timer(0.02, callback, (self,)).start()

    def release(self):
        pass


class StandInClient:
    """Answers a batch by `answer(jobs)`; counts what is under way."""

    def __init__(self, answer, workers=2):
        self.answer = answer
        self.status = "running"
        self.batches = []
        self.options = []
        self.fetched_count = 0
        self.open_counts = []
        self.cancelled = []
        self.worker_count = workers
        self.scheduler = SimpleNamespace(identity=None)

    def submit(self, _function, _name, jobs, **options):
        self.open_counts.append(len(self.batches) - self.fetched_count)
        self.batches.append(jobs)
        self.options.append(options)
        try:
            found = ("tls://w:1", self.answer(jobs))
        except (Exception, CancelledError) as error:
            found = error
        return StandInFuture(found, self)

    @property
    def keys(self):
        return [[job.item.key for job in jobs] for jobs in self.batches]

    def sync(self, _function, callback_timeout):
        workers = {f"tls://w:{number}": {"nthreads": 1} for number in range(self.worker_count)}
        return {"address": "tls://s:8786", "workers": workers}

    def cancel(self, futures):
        self.cancelled += futures


def result_of(job, position=None, reason=""):
    return PageResult(
        job.item, position or job.first_position, position or job.first_position, None, None, reason, "", 0
    )


def whole(jobs):
    return BatchAnswer(tuple(FilePart((result_of(job),), is_last=True) for job in jobs), 0.001 * len(jobs))


def numbers(count):
    return [WorkItem(number, Path(str(number))) for number in range(count)]


def screen(client, items, took, on_message=lambda _text: None, **changed):
    engine = delivery.ClusterEngine(client, "name", "tls://s:8786", on_message)
    return engine(items, **{**took.callbacks, **changed})


def test_every_file_comes_back_once_and_in_order(took):
    client = StandInClient(whole)

    assert screen(client, numbers(500), took) is Ending.COMPLETE

    assert [result.item.key for result in took.results] == list(range(500))
    assert took.done == list(range(500))
    # Its batches grew, so that 500 files took no 500 messages.
    assert len(client.batches) < 200
    assert client.cancelled == []


def test_rows_have_the_path_as_the_caller_named_it_and_workers_get_it_whole(took):
    client = StandInClient(whole)

    screen(client, numbers(1), took)

    assert client.batches[0][0].item.path == Path("0").absolute()
    assert took.results[0].item.path == Path("0")


def test_no_more_files_are_taken_than_the_bound(took, monkeypatch):
    taken = []

    def items():
        for item in numbers(300):
            taken.append(item.key)
            yield item

    def finish(item):
        # One file a batch at first: 4 x 2 files in flight; then more as they prove quick.
        assert len(taken) - item.key <= 4 * 2 * 64

    screen(StandInClient(whole), items(), took, on_item_done=finish)

    assert len(taken) == 300


def test_none_says_that_there_is_nothing_at_the_moment(took):
    def items():
        yield from numbers(3)
        yield None
        # Nothing waits for a full batch meanwhile.
        while len(took.done) < 3:
            yield None
        yield WorkItem(3, Path("3"))

    assert screen(StandInClient(whole), items(), took) is Ending.COMPLETE
    assert took.done == [0, 1, 2, 3]


def test_no_file_at_all_is_complete(took):
    assert screen(StandInClient(whole), [], took) is Ending.COMPLETE


def test_a_stop_ends_the_run_and_takes_back_what_is_under_way(took):
    client = StandInClient(whole)
    client.submit = lambda *_arguments, **_options: SimpleNamespace(add_done_callback=lambda _callback: None)
    asked = []

    def should_stop():
        asked.append(None)
        return len(asked) > 5

    assert screen(client, numbers(20), took, should_stop=should_stop) is Ending.CANCELLED
    assert took.results == []
    assert len(client.cancelled) == 8


def test_a_file_that_is_cut_short_by_a_stop_is_not_done(took):
    def two_pages(jobs):
        return BatchAnswer(
            tuple(FilePart((result_of(job), result_of(job, 1)), is_last=True) for job in jobs), 0.1 * len(jobs)
        )

    stops = []

    assert (
        screen(StandInClient(two_pages), numbers(2), took, on_result=stops.append, should_stop=lambda: bool(stops))
        is Ending.CANCELLED
    )
    assert [result.position for result in stops] == [0]
    assert took.done == []


def test_what_a_callback_raises_ends_the_run(took):
    def fail(_item):
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        screen(StandInClient(whole), numbers(30), took, on_item_done=fail)


def test_a_file_goes_on_in_parts_first_on_the_worker_that_has_it_open(took):
    def one_page_of_three(jobs):
        return BatchAnswer(
            tuple(FilePart((result_of(job),), is_last=job.first_position == 2) for job in jobs), 0.6 * len(jobs)
        )

    client = StandInClient(one_page_of_three)

    screen(client, numbers(2), took)

    assert [(result.item.key, result.position) for result in took.results] == [(k, p) for k in (0, 1) for p in range(3)]
    rest = [options for jobs, options in zip(client.batches, client.options, strict=True) if jobs[0].first_position]
    assert rest[0]["workers"] == ["tls://w:1"]
    assert rest[0]["allow_other_workers"] is True


def test_results_that_wait_for_an_earlier_file_have_a_bound(took, monkeypatch):
    monkeypatch.setattr(delivery, "_MAX_PAGES_AHEAD", 5)
    ahead = []

    def endless_but_the_first(jobs):
        job = jobs[0]
        if job.item.key == 0:
            # Slow: it comes in twenty parts.
            return BatchAnswer((FilePart((result_of(job),), is_last=job.first_position == 20),), 0.6)
        ahead.append(job.item.key)
        return BatchAnswer((FilePart((result_of(job),), is_last=job.first_position == 100),), 0.6)

    screen(StandInClient(endless_but_the_first), numbers(2), took, on_result=lambda r: took.results.append(len(ahead)))

    # While the first file came, the second one was not read further than the bound, and a part that was under way.
    assert max(took.results[:20]) <= 7


def test_a_worker_that_ends_a_batch_early_leaves_the_rest_to_be_sent_again(took):
    def only_the_first(jobs):
        return BatchAnswer((FilePart((result_of(jobs[0]),), is_last=True),), 0.001)

    screen(StandInClient(only_the_first), numbers(100), took)

    assert took.done == list(range(100))


def test_only_a_file_that_ends_workers_alone_is_blamed(took):
    def die_of_one(jobs):
        if any(job.item.key == 250 for job in jobs):
            raise distributed.KilledWorker("task", None, 1)
        return whole(jobs)

    client = StandInClient(die_of_one)

    assert screen(client, numbers(400), took) is Ending.COMPLETE

    assert took.done == list(range(400))
    assert len(took.results) == 400
    bad = [result for result in took.results if result.reason]
    assert [result.item.key for result in bad] == [250]
    assert "every worker of the cluster that screened it" in bad[0].reason
    # First among others, then each of these by itself, with nothing else under way.
    tries = [keys for keys in client.keys if 250 in keys]
    assert len(tries[0]) > 1
    assert tries[1:] == [[250]]
    alone = [client.keys.index([key]) for key in tries[0]]
    assert [client.open_counts[position] for position in alone] == [0] * len(alone)


def test_a_worker_that_does_not_see_a_file_which_is_here_ends_the_run(took, tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(b"here")

    def unseen(jobs):
        return BatchAnswer((FilePart((result_of(jobs[0], reason="no such file"),), is_last=True, is_unseen=True),), 0.1)

    client = StandInClient(unseen)

    with pytest.raises(ClusterRefusedError, match=r"Worker tls://w:1 does not see .*a\.png, which is there"):
        screen(client, [WorkItem(0, path)], took)
    assert len(client.batches) == 3


def test_a_file_that_nobody_sees_is_a_row(took, tmp_path):
    def unseen(jobs):
        return BatchAnswer((FilePart((result_of(jobs[0], reason="no such file"),), is_last=True, is_unseen=True),), 0.1)

    screen(StandInClient(unseen), [WorkItem(0, tmp_path / "gone.png")], took)

    assert took.results[0].reason == "no such file"


def test_a_lost_scheduler_is_told_as_such(took):
    def lose(_jobs):
        raise CancelledError("scheduler-connection-lost")

    with pytest.raises(ClusterLostError, match=r"went away while it screened\. What was screened is kept"):
        screen(StandInClient(lose), numbers(3), took)


def test_a_scheduler_that_is_too_busy_to_answer_does_not_end_the_run(took):
    client = StandInClient(whole)

    def fail(*_arguments, **_options):
        raise TimeoutError

    client.sync = fail

    assert screen(client, numbers(3), took) is Ending.COMPLETE


def test_a_scheduler_that_went_away_is_told_as_lost(took):
    client = StandInClient(whole)

    def fail(*_arguments, **_options):
        raise OSError("connection reset")

    client.sync = fail

    with pytest.raises(ClusterLostError, match="does not answer any more"):
        screen(client, numbers(3), took)


def test_a_worker_that_cannot_take_part_ends_the_run_in_its_words(took):
    def refuse(_jobs):
        raise ClusterRefusedError("Worker tls://w:2 has other versions")

    with pytest.raises(ClusterRefusedError, match="Worker tls://w:2 has other versions"):
        screen(StandInClient(refuse), numbers(3), took)


@pytest.mark.parametrize(
    ("workers", "words"),
    [
        (0, "No worker is connected to cluster tls://s:8786 any more"),
        (2, "No result has come from cluster tls://s:8786"),
    ],
)
def test_silence_is_explained_and_the_run_waits(took, monkeypatch, workers, words):
    monkeypatch.setattr(delivery, "_SILENCE_SECONDS", 0.0)
    client = StandInClient(whole, workers)
    client.submit = lambda *_arguments, **_options: SimpleNamespace(add_done_callback=lambda _callback: None)
    messages = []

    ending = screen(client, numbers(1), took, messages.append, should_stop=lambda: bool(messages))

    assert ending is Ending.CANCELLED
    assert words in messages[0]
    assert len(messages) == 1
