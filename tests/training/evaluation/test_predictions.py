"""The model is asked about every image once, and once under each shift."""

import hashlib
from pathlib import Path

import keras
import numpy as np
import pytest
from PIL import Image

from inference.errors import UnusableInputError
from inference.shifts import Shift, apply_shift
from tests.training.evaluation.conftest import Trained
from tests.training.evaluation.made_up import training_record
from training.dataset.folder import Sample, import_folder, load_pixels
from training.evaluation.predictions import load_model, predict

DARK = Shift(name="dark", gains=(0.5, 0.5, 0.5))


def test_answers_are_the_networks_own_in_the_given_order(trained: Trained):
    dataset = import_folder(trained.data)
    samples = dataset.samples[3:16]
    record = training_record()

    found = predict(trained.model, trained.data, samples, record, {"dark": DARK}, batch_size=5)

    pixels = load_pixels(dataset, samples, record.preprocess)
    np.testing.assert_allclose(found.answers.logits, np.asarray(trained.model(pixels)), rtol=1e-4, atol=1e-5)
    assert found.answers.logits.dtype == np.float64
    assert found.samples == samples
    assert found.answers.truth.tolist() == [dataset.class_index(each) for each in samples]
    shifted = np.stack([apply_shift(image, DARK) for image in pixels])
    expected = np.asarray(trained.model(shifted)).argmax(axis=1)
    np.testing.assert_array_equal(found.shifted["dark"], expected)


def test_progress_ends_with_all_images(trained: Trained):
    seen: list[tuple[int, int]] = []
    samples = import_folder(trained.data).samples[:7]
    predict(
        trained.model,
        trained.data,
        samples,
        training_record(),
        {},
        batch_size=3,
        on_progress=lambda done, total: seen.append((done, total)),
    )
    assert seen == [(3, 7), (6, 7), (7, 7)]


def sample_of(path: Path, root: Path) -> Sample:
    return Sample(path.relative_to(root).as_posix(), "benign", hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"Bild ä {number}.png" for number in range(3)]
    for number, path in enumerate(paths):
        Image.fromarray(np.full((40, 40, 3), 60 * number, dtype=np.uint8)).save(path)
    return paths


def test_an_unreadable_image_is_listed_and_counted_in_nothing(trained: Trained, tmp_path: Path, pictures: list[Path]):
    pictures[1].write_bytes(b"no image")
    samples = [sample_of(path, tmp_path) for path in pictures]

    found = predict(trained.model, tmp_path, samples, training_record(), {"dark": DARK}, batch_size=1)

    assert [each.path for each in found.samples] == ["Bild ä 0.png", "Bild ä 2.png"]
    assert [each.path for each in found.unreadable] == ["Bild ä 1.png"]
    assert len(found.answers.truth) == len(found.shifted["dark"]) == 2


def test_a_changed_image_ends_the_evaluation(trained: Trained, tmp_path: Path, pictures: list[Path]):
    samples = [sample_of(path, tmp_path) for path in pictures]
    pictures[2].write_bytes(pictures[0].read_bytes())
    with pytest.raises(UnusableInputError, match=r"Bild ä 2\.png has changed since the split was made"):
        predict(trained.model, tmp_path, samples, training_record(), {}, batch_size=2)


def test_an_image_cut_off_since_the_split_is_a_changed_one(trained: Trained, tmp_path: Path, pictures: list[Path]):
    samples = [sample_of(path, tmp_path) for path in pictures]
    pictures[2].write_bytes(pictures[2].read_bytes()[:40])
    with pytest.raises(UnusableInputError, match="has changed"):
        predict(trained.model, tmp_path, samples, training_record(), {}, batch_size=2)


def test_a_folder_of_nothing_but_unreadable_images_is_refused(trained: Trained, tmp_path: Path, pictures: list[Path]):
    for path in pictures:
        path.write_bytes(b"no image")
    samples = [sample_of(path, tmp_path) for path in pictures]
    with pytest.raises(UnusableInputError, match="None of the 3 images can be read"):
        predict(trained.model, tmp_path, samples, training_record(), {}, batch_size=2)


def test_a_model_that_answers_nonsense_is_refused(trained: Trained):
    images = keras.Input((32, 32, 3))
    broken = keras.Model(images, keras.layers.GlobalAveragePooling2D()(images) * float("nan"))
    with pytest.raises(UnusableInputError, match="no finite number"):
        predict(broken, trained.data, import_folder(trained.data).samples[:2], training_record(), {}, batch_size=2)


def test_a_model_of_another_number_of_classes_is_not_its_records(trained: Trained):
    record = training_record(labels=training_record().labels[:3])
    with pytest.raises(UnusableInputError, match="tells 4 classes apart; its training record says"):
        load_model(trained.model_path, record)


def test_a_file_that_is_no_model_is_refused(tmp_path: Path):
    path = tmp_path / "model.keras"
    path.write_bytes(b"no model")
    with pytest.raises(UnusableInputError, match="cannot be loaded as a Keras model"):
        load_model(path, training_record())
