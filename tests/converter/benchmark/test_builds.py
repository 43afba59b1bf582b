"""A network's builds are made, measured and compared; those with drawn ranges say that they are for speed only."""

from pathlib import Path

import keras
import pytest

from converter.benchmark.builds import BuildMaker
from converter.benchmark.candidates import Engine
from converter.benchmark.report import Settings
from converter.benchmark.run import BenchmarkPlan, run_benchmark
from inference.errors import UnusableInputError
from tests.converter.conftest import Trained

SETTINGS = Settings(
    thread_count=1, threads_up_to=1, rounds=1, images_per_round=1, throughput_rounds=1, throughput_seconds=0.02
)


@pytest.mark.slow
def test_a_network_is_measured_in_every_precision_with_and_without_heatmaps(trained: Trained):
    plan = BenchmarkPlan(trained.model_path, (), None, SETTINGS, (Engine.TFLITE,))

    file = run_benchmark(plan, lambda _line: None)

    assert file.not_measured == ()
    results = {result.name: result for result in file.results}
    with_heatmaps = ("float32", "float16", "int8")
    assert set(results) == {*with_heatmaps, *(f"{name} without heatmaps" for name in with_heatmaps)}
    assert [each.to for each in results["int8"].comparisons] == ["float32", "int8 without heatmaps"]
    assert results["float32"].size_bytes > results["float32 without heatmaps"].size_bytes
    assert results["float32"].largest_logit_difference == 0.0
    difference = results["float16"].largest_logit_difference
    assert difference is not None
    assert 0.0 < difference < 0.1
    assert any("must not be screened with" in note for note in file.notes)


def test_a_network_that_is_none_of_training_is_refused_before_anything_is_measured(tmp_path: Path):
    images = keras.Input((32, 32, 3))
    keras.Model(images, keras.layers.GlobalAveragePooling2D()(images)).save(tmp_path / "plain.keras")
    with pytest.raises(UnusableInputError, match=r"plain\.keras has no part named scaling"):
        BuildMaker(tmp_path / "plain.keras", tmp_path)
