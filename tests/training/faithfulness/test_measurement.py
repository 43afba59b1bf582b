"""Images are drawn by seed, unreadable ones are named and left out, and the record says what was measured."""

import shutil
from pathlib import Path

import keras
import pytest

from inference.errors import UnreadableImageError, UnusableInputError
from tests.training.drawn_model import DrawnModel
from training.evaluation.source import read_source
from training.faithfulness import measurement
from training.faithfulness.measurement import draw_samples, measure_faithfulness
from training.faithfulness.record import Order, Plan, read_faithfulness
from training.splitting.splits import Subset

PLAN = Plan(step_count=3, image_count=5, resamples=100)


def test_images_are_drawn_by_seed_and_kept_in_their_order(drawn_model: DrawnModel):
    samples = read_source(drawn_model.path, drawn_model.data, drawn_model.split_file, Subset.TRAIN).samples
    drawn = draw_samples(samples, PLAN)
    assert len(drawn) == 5
    assert drawn == draw_samples(samples, PLAN)
    assert drawn != draw_samples(samples, PLAN.model_copy(update={"seed": 1}))
    assert [samples.index(each) for each in drawn] == sorted(samples.index(each) for each in drawn)
    assert draw_samples(samples, PLAN.model_copy(update={"image_count": 1000})) == list(samples)


def test_the_record_names_model_images_and_scores(drawn_model: DrawnModel, tmp_path: Path):
    source = read_source(drawn_model.path, drawn_model.data, drawn_model.split_file, Subset.TEST)
    model = keras.saving.load_model(drawn_model.path)
    done = []
    found = measure_faithfulness(model, source, PLAN, lambda *counts: done.append(counts))
    assert done[-1] == (5, 5)
    assert (found.model_file, found.subset, found.images_in_subset) == ("tiny.keras", "test", 8)
    assert found.training.model_sha256 == source.record.model_sha256
    assert len(found.images) == 5
    for image in found.images:
        assert set(image.deletion) == set(image.insertion) == set(Order)
        assert image.predicted in {label.id for label in source.record.labels}
    mean = sum(image.deletion[Order.GRAD_CAM] for image in found.images) / 5
    assert found.score(Order.GRAD_CAM).deletion.value == pytest.approx(mean)
    path = tmp_path / "faithfulness.json"
    path.write_text(found.model_dump_json())
    assert read_faithfulness(path) == found


def test_an_unreadable_image_is_named_and_left_out(drawn_model: DrawnModel, tmp_path: Path, monkeypatch):
    source = read_source(drawn_model.path, drawn_model.data, drawn_model.split_file, Subset.TEST)
    bad = draw_samples(source.samples, PLAN)[2]
    whole = measurement.read_pixels

    def read(root, sample, spec):
        if sample == bad:
            raise UnreadableImageError(root / sample.path, "cut off")
        return whole(root, sample, spec)

    monkeypatch.setattr(measurement, "read_pixels", read)
    found = measure_faithfulness(keras.saving.load_model(drawn_model.path), source, PLAN)
    assert [(each.path, each.reason) for each in found.unreadable] == [(bad.path, "cut off")]
    assert len(found.images) == 4


def test_a_file_that_is_no_measurement_says_which_command_writes_one(tmp_path: Path, drawn_model: DrawnModel):
    wrong = shutil.copy(drawn_model.split_file, tmp_path / "split.json")
    with pytest.raises(UnusableInputError, match="smearscope-train faithfulness"):
        read_faithfulness(Path(wrong))
    with pytest.raises(UnusableInputError, match=r"none\.json cannot be read"):
        read_faithfulness(tmp_path / "none.json")


@pytest.mark.parametrize("wrong", [{"step_count": 1}, {"image_count": 1}, {"blur_sigma_share": 0.0}])
def test_a_plan_that_measures_nothing_is_refused(wrong: dict[str, float]):
    with pytest.raises(ValueError, match="greater than"):
        Plan.model_validate(wrong)
