"""The processors are divided by what a measurement found, once per bundle and computer."""

import threading
from types import SimpleNamespace

import pytest

from desktop.engine import plan
from desktop.engine.plan import (
    EnginePlan,
    Speed,
    affordable_workers,
    core_count,
    divisions,
    fastest,
    measure_speed,
    measured_plan,
    plan_for,
    unmeasured_plan,
)
from inference.runtime import ModelRejectedError, TfliteRuntime


class StandIn:
    """Answers at once; counts."""

    name, version = "stand-in", "1"

    def __init__(self):
        self.count = 0

    def run_outputs(self, _image):
        self.count += 1
        return {}


@pytest.mark.parametrize(
    ("cores", "expected"),
    [
        (1, ((1, 1),)),
        (2, ((1, 2), (2, 1))),
        (3, ((1, 3), (3, 1))),
        (4, ((1, 4), (2, 2), (4, 1))),
        (8, ((1, 8), (2, 4), (4, 2), (8, 1))),
    ],
)
def test_no_division_takes_more_processors_than_there_are(cores, expected):
    assert divisions(cores) == expected


def test_no_division_takes_more_memory_than_there_is():
    assert divisions(8, most_workers=3) == ((1, 8), (2, 4))
    assert divisions(8, most_workers=1) == ((1, 8),)


@pytest.mark.parametrize(
    ("bytes_each", "free_bytes", "expected"),
    [(500_000_000, 16_000_000_000, 16), (500_000_000, 1_900_000_000, 1), (500_000_000, 100_000_000, 1), (0, 100, 50)],
)
def test_interpreters_take_half_of_the_free_memory_at_most(bytes_each, free_bytes, expected):
    assert affordable_workers(bytes_each, free_bytes) == expected


def test_where_memory_is_scarce_one_interpreter_is_measured_alone(classifier, monkeypatch):
    monkeypatch.setattr(plan, "affordable_workers", lambda _bytes_each, _free_bytes: 1)
    bundle = classifier.bundle

    found = measured_plan(bundle, lambda _threads: StandIn(), cores=8, seconds=0.0)

    assert (found.worker_count, found.threads_per_worker) == (1, 8)


def test_the_fastest_division_is_taken():
    assert fastest([Speed(1, 4, 50.0), Speed(2, 2, 80.0), Speed(4, 1, 60.0)]) == (2, 2)


def test_several_interpreters_have_to_be_worth_their_memory():
    assert fastest([Speed(1, 2, 100.0), Speed(2, 1, 104.0)]) == (1, 2)
    assert fastest([Speed(1, 2, 100.0), Speed(2, 1, 106.0)]) == (2, 1)


def test_a_division_is_judged_by_its_best_try():
    assert fastest([Speed(1, 2, 100.0), Speed(2, 1, 30.0), Speed(1, 2, 90.0), Speed(2, 1, 130.0)]) == (2, 1)


def test_every_runtime_is_measured_in_its_own_thread():
    both_there = threading.Barrier(2, timeout=20)

    class Waiting(StandIn):
        def run_outputs(self, _image):
            if self.count == 1:
                both_there.wait()
            return super().run_outputs(_image)

    runtimes = [Waiting(), Waiting()]

    assert measure_speed(runtimes, [None], seconds=0.0) > 0
    assert [runtime.count for runtime in runtimes] == [2, 2]


def test_a_runtime_that_fails_while_it_is_measured_says_so():
    class Failing(StandIn):
        def run_outputs(self, _image):
            if self.count == 1:
                raise ModelRejectedError("no answer")
            return super().run_outputs(_image)

    with pytest.raises(ModelRejectedError, match="no answer"):
        measure_speed([Failing()], [None], seconds=0.0)


def test_the_shipped_bundle_is_measured_on_its_golden_inputs(classifier):
    bundle = classifier.bundle

    found = measured_plan(bundle, lambda threads: TfliteRuntime(bundle.model, threads), cores=2, seconds=0.02)

    assert (found.worker_count, found.threads_per_worker) in divisions(2)
    assert found.reader_count == 2


def test_a_plan_is_measured_once_and_kept(classifier, tmp_path):
    opened = []

    def open_runtime(threads):
        opened.append(threads)
        return StandIn()

    folder = tmp_path / "Pläne"
    first = plan_for(classifier.bundle, open_runtime, folder, cores=2)
    count = len(opened)
    second = plan_for(classifier.bundle, open_runtime, folder, cores=2)

    assert second == first
    assert len(opened) == count + 1  # one, to know the runtime's version


def test_another_bundle_and_another_number_of_processors_are_measured_anew(classifier, tmp_path):
    other = SimpleNamespace(bundle_id="other", golden=classifier.bundle.golden)

    for bundle, cores in ((classifier.bundle, 1), (classifier.bundle, 2), (other, 1)):
        plan_for(bundle, lambda _threads: StandIn(), tmp_path, cores=cores)

    assert len(list(tmp_path.glob("*.json"))) == 3


def test_a_damaged_plan_is_measured_anew(classifier, tmp_path):
    first = plan_for(classifier.bundle, lambda _threads: StandIn(), tmp_path, cores=1)
    kept = next(tmp_path.glob("*.json"))
    kept.write_text('{"worker_count": 0}')

    assert plan_for(classifier.bundle, lambda _threads: StandIn(), tmp_path, cores=1) == first
    assert EnginePlan.model_validate_json(kept.read_bytes()) == first


def test_a_folder_that_cannot_be_written_stops_nothing(classifier, tmp_path):
    (tmp_path / "file").write_bytes(b"")

    found = plan_for(classifier.bundle, lambda _threads: StandIn(), tmp_path / "file" / "plans", cores=1)

    assert found == unmeasured_plan(1)


def test_there_is_at_least_one_processor():
    assert core_count() >= 1
