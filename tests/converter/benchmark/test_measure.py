"""Candidates are measured in turn; one that is missing or dies is named with its reason, and the others go on."""

import os
import signal
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from converter.benchmark import measure as measurement
from converter.benchmark.builds import save_images
from converter.benchmark.candidates import Candidate, Engine
from converter.benchmark.measure import measure
from converter.benchmark.report import Settings, Spread
from converter.benchmark.subject import StartFacts
from inference.bundle_files import MODEL_FILE

SETTINGS = Settings(
    thread_count=1, threads_up_to=1, rounds=3, images_per_round=2, throughput_rounds=2, throughput_seconds=0.05
)


@pytest.fixture
def candidate(tmp_path: Path, bundle_files, classifier) -> Candidate:
    """The shipped bundle's build."""
    path = tmp_path / "model.tflite"
    path.write_bytes(bundle_files[MODEL_FILE])
    preprocess = classifier.card.preprocess
    return Candidate("ours", Engine.TFLITE, path, save_images(tmp_path, preprocess.width_px, preprocess.height_px))


def _other(candidate: Candidate, name: str, **changes) -> Candidate:
    return Candidate(**(candidate.__dict__ | {"name": name, "compared_with": ("ours",)} | changes))


def test_the_same_build_twice_has_a_size_ratio_of_one_and_the_same_answers(candidate: Candidate):
    results, missing = measure([candidate, _other(candidate, "again")], SETTINGS, lambda _line: None)

    assert missing == ()
    ours, again = results
    assert ours.comparisons == ()
    assert again.comparisons[0].to == "ours"
    assert again.comparisons[0].size == 1.0
    assert 0.1 < again.comparisons[0].latency.median < 10
    assert again.largest_logit_difference == 0.0
    assert ours.size_bytes == candidate.path.stat().st_size
    assert ours.p10_ms <= ours.median_ms <= ours.p90_ms
    assert ours.load_ms > 0
    assert ours.first_ms > 0
    # A Python process with NumPy and the interpreter; a whole test session would be several times as large.
    assert 20e6 < ours.peak_memory_bytes < 400e6
    assert [(each.worker_count, each.thread_count) for each in ours.throughput] == [(1, 1)]
    assert ours.throughput[0].images_per_s.lowest > 0


def test_threads_and_workers_go_up_to_the_number_asked_for(candidate: Candidate):
    results, _ = measure([candidate], SETTINGS.model_copy(update={"threads_up_to": 2}), lambda _line: None)

    assert [(each.worker_count, each.thread_count) for each in results[0].throughput] == [(1, 1), (1, 2), (2, 1)]


def test_all_others_wait_while_one_runs(candidate: Candidate, monkeypatch: pytest.MonkeyPatch):
    asked: list[tuple[str, str]] = []

    class Watched(measurement.Worker):
        def call(self, method: str, *arguments: object) -> object:
            asked.append((self.name, method))
            return super().call(method, *arguments)

    monkeypatch.setattr(measurement, "Worker", Watched)
    measure([candidate, _other(candidate, "again")], SETTINGS, lambda _line: None)

    turns = [name for name, method in asked if method == "latencies_ms"]
    assert turns == ["ours", "again"] * SETTINGS.rounds


def test_a_candidate_killed_in_the_middle_is_named_and_the_others_go_on(candidate: Candidate):
    workers: dict[str, int] = {}

    class Killed(measurement.Worker):
        def call(self, method: str, *arguments: object) -> object:
            workers[method] = workers.get(method, 0) + 1
            if self.name == "victim" and method == "latencies_ms":
                os.kill(self.pid, signal.SIGKILL)
            return super().call(method, *arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measurement, "Worker", Killed)
        results, missing = measure([candidate, _other(candidate, "victim")], SETTINGS, lambda _line: None)

    assert [result.name for result in results] == ["ours"]
    assert [(lost.name, lost.died) for lost in missing] == [("victim", True)]
    assert "victim: its process died: ended by SIGKILL" in missing[0].reason


def test_a_build_that_the_runtime_refuses_is_named_with_the_reason(candidate: Candidate, tmp_path: Path):
    broken = tmp_path / "broken.tflite"
    broken.write_bytes(b"no build")
    said: list[str] = []

    results, missing = measure([candidate, _other(candidate, "broken", path=broken)], SETTINGS, said.append)

    assert [result.name for result in results] == ["ours"]
    assert "cannot load the build" in missing[0].reason
    assert not missing[0].died
    assert any(line.startswith("broken: not measured: ") for line in said)


def test_without_the_first_candidate_nothing_is_compared_with_it(candidate: Candidate, tmp_path: Path):
    broken = _other(candidate, "ours", path=tmp_path / "missing.tflite", compared_with=())

    results, missing = measure([broken, _other(candidate, "second")], SETTINGS, lambda _line: None)

    assert [lost.name for lost in missing] == ["ours"]
    assert results[0].comparisons == ()
    assert results[0].largest_logit_difference is None


@pytest.mark.parametrize("changes", [{"logits": (1.0, 2.0, 3.0)}, {"images": "images-of-another-size.npy"}])
def test_networks_with_other_classes_or_another_input_are_measured_but_their_answers_not_compared(
    candidate: Candidate, monkeypatch: pytest.MonkeyPatch, changes: dict
):
    images = candidate.images.with_name(changes.get("images", candidate.images.name))
    if images != candidate.images:
        images.write_bytes(candidate.images.read_bytes())

    class OfAnotherNetwork(measurement.Worker):
        def call(self, method: str, *arguments: object) -> object:
            answer = super().call(method, *arguments)
            if self.name == "other" and isinstance(answer, StartFacts):
                return replace(answer, logits=changes.get("logits", answer.logits))
            return answer

    monkeypatch.setattr(measurement, "Worker", OfAnotherNetwork)
    results, missing = measure([candidate, _other(candidate, "other", images=images)], SETTINGS, lambda _line: None)

    assert missing == ()
    assert [result.largest_logit_difference for result in results] == [0.0, None]
    assert results[1].comparisons[0].to == "ours"


def test_a_spread_orders_its_figures():
    spread = Spread.of([4.0, 1.0, 2.0, 3.0, 5.0])

    assert tuple(spread.model_dump().values()) == (3.0, 1.0, 2.0, 4.0, 5.0)
    assert np.isfinite(Spread.of([2.0]).median)
