"""A whole benchmark names what it measured and what it could not, and asks for what can be measured at all."""

import shutil
from pathlib import Path

import pytest

from converter.benchmark.builds import drawn_images, parse_untrained
from converter.benchmark.candidates import Engine
from converter.benchmark.page import benchmark_page
from converter.benchmark.report import BenchmarkFile, Settings
from converter.benchmark.run import BenchmarkPlan, run_benchmark
from desktop.bundled import default_bundle
from inference.errors import UnusableInputError
from training.models.spec import Architecture, HeadKind

SETTINGS = Settings(
    thread_count=1, threads_up_to=1, rounds=2, images_per_round=1, throughput_rounds=1, throughput_seconds=0.02
)


@pytest.fixture(scope="module")
def file() -> BenchmarkFile:
    """A run of the shipped bundle alone."""
    return run_benchmark(BenchmarkPlan(None, (default_bundle(),), None, SETTINGS), lambda _line: None)


def test_a_bundle_is_measured_on_tflite_and_on_openvino_where_that_can(file: BenchmarkFile, classifier):
    on_openvino = f"{classifier.card.id} on OpenVINO"

    assert file.results[0].name == classifier.card.id
    assert file.results[0].size_bytes == len(classifier.bundle.model)
    assert classifier.bundle.bundle_id in file.subject
    named = {each.name for each in file.results} | {each.name for each in file.not_measured}
    assert named == {classifier.card.id, on_openvino}
    assert all(each.reason for each in file.not_measured)


def test_only_the_engines_asked_for_are_measured(classifier):
    plan = BenchmarkPlan(None, (default_bundle(),), None, SETTINGS, (Engine.TFLITE,))

    found = run_benchmark(plan, lambda _line: None)

    assert [each.name for each in found.results] == [classifier.card.id]
    assert found.not_measured == ()


def test_where_no_engine_asked_for_runs_a_bundle_there_is_nothing_to_measure():
    with pytest.raises(UnusableInputError, match="Nothing to measure on keras"):
        run_benchmark(BenchmarkPlan(None, (default_bundle(),), None, SETTINGS, (Engine.KERAS,)), lambda _line: None)


def test_the_file_is_read_back_as_it_was_written(file: BenchmarkFile):
    assert BenchmarkFile.model_validate_json(file.model_dump_json()) == file


def test_the_page_has_machine_figures_and_what_is_missing(file: BenchmarkFile):
    page = benchmark_page(file)

    assert file.machine.processor in page
    assert "latency with 1 thread" in page
    for result in file.results:
        assert f"| {result.name} | {result.library} {result.library_version} | {result.size_bytes / 1e6:.2f} |" in page
    for missing in file.not_measured:
        assert f"- {missing.name}: {missing.reason}" in page


def test_the_file_does_not_say_whose_machine_it_is(file: BenchmarkFile):
    assert str(Path.home()) not in file.model_dump_json()


def test_nothing_to_measure_is_wrong_usage():
    with pytest.raises(UnusableInputError, match=r"name a \.keras file, --untrained NETWORK or --bundle"):
        run_benchmark(BenchmarkPlan(None, (), None, SETTINGS), lambda _line: None)


def test_a_bundle_named_twice_is_refused_under_whatever_path(tmp_path: Path):
    copy = shutil.copytree(default_bundle(), tmp_path / "copy")
    for again in (default_bundle(), copy):
        with pytest.raises(UnusableInputError, match="are the same bundle; name each bundle once"):
            run_benchmark(BenchmarkPlan(None, (default_bundle(), again), None, SETTINGS), lambda _line: None)


def test_a_missing_file_is_named_before_anything_is_converted(tmp_path: Path):
    said: list[str] = []
    with pytest.raises(UnusableInputError, match=r"gone\.keras cannot be read"):
        run_benchmark(BenchmarkPlan(tmp_path / "gone.keras", (), None, SETTINGS), said.append)
    assert said == []


@pytest.mark.parametrize(
    ("text", "head"), [("densenet201", HeadKind.POOLED), ("densenet201:flatten", HeadKind.FLATTEN)]
)
def test_an_untrained_network_is_named_by_architecture_and_head(text: str, head: HeadKind):
    spec = parse_untrained(text, seed=3).spec

    assert (spec.architecture, spec.head) == (Architecture.DENSENET201, head)


@pytest.mark.parametrize("text", ["densnet", "densenet201:round", ""])
def test_a_network_that_there_is_not_is_refused_with_those_that_there_are(text: str):
    with pytest.raises(UnusableInputError, match=r"name one of .*densenet201.*one of .*flatten"):
        parse_untrained(text, seed=0)


def test_drawn_images_are_the_same_in_every_run():
    first, again = drawn_images(32, 24, count=2), drawn_images(32, 24, count=2)

    assert first.shape == (2, 24, 32, 3)
    assert (first == again).all()
    assert (first[0] != first[1]).any()
