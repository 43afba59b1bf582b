"""One call trains from a data folder to a model and a training record that tell the same story."""

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np
import pytest
from PIL import Image

from inference.card import TrainingRecord, record_path
from inference.errors import UnreadableImageError, UnusableInputError
from inference.preprocessing import PreprocessSpec
from tests.training.drawn_folder import CLASS_STYLES
from tests.training.tiny import tiny_recipe
from training.dataset.folder import import_folder, load_pixels
from training.fitting import run
from training.fitting.checkpoint import lock_checkpoints
from training.fitting.run import RunOptions, train_and_save
from training.importing.dataset_import import import_data
from training.importing.request import ImportRequest
from training.models.build import build_classifier
from training.models.spec import ModelSpec
from training.recipe import Recipe
from training.splitting.splits import SplitKind, Subset, make_split, read_split, write_split


@dataclass(frozen=True)
class Trained:
    data: Path
    split_file: Path
    model: Path
    record: TrainingRecord
    said: tuple[str, ...]


@pytest.fixture(scope="module")
def split_file(tmp_path_factory: pytest.TempPathFactory, drawn_data: Path) -> Path:
    path = tmp_path_factory.mktemp("split") / "split.json"
    write_split(make_split(import_folder(drawn_data), SplitKind.CONTIGUOUS), path)
    return path


def _train(data: Path, split_file: Path, out: Path, recipe: Recipe, start_from: Path | None = None) -> Trained:
    said: list[str] = []
    record = train_and_save(data, split_file, recipe, out, seed=2, weights=None, start_from=start_from, say=said.append)
    assert record is not None
    return Trained(data, split_file, out, record, tuple(said))


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory, drawn_data: Path, split_file: Path) -> Trained:
    out = tmp_path_factory.mktemp("trained") / "tiny.keras"
    return _train(drawn_data, split_file, out, tiny_recipe(epochs=2))


def test_the_record_lies_beside_the_model_and_is_what_was_returned(trained: Trained):
    assert record_path(trained.model) == trained.model.parent / "tiny.record.json"
    assert TrainingRecord.model_validate_json(record_path(trained.model).read_bytes()) == trained.record


def test_the_record_names_this_model_this_split_and_these_data(trained: Trained):
    record = trained.record
    assert record.model_sha256 == hashlib.sha256(trained.model.read_bytes()).hexdigest()
    assert record.split.sha256 == hashlib.sha256(trained.split_file.read_bytes()).hexdigest()
    assert record.data == import_folder(trained.data).record()
    assert (record.split.train_count, record.split.validation_count, record.split.test_count) == (24, 8, 8)
    assert record.parameter_count == keras.saving.load_model(trained.model).count_params()
    assert Recipe.model_validate(record.recipe) == tiny_recipe(epochs=2)
    assert record.epochs_run == 2
    assert record.started_from == "scratch"
    assert record.versions["keras"] == keras.__version__
    assert record.backend == keras.backend.backend()


def test_the_validation_accuracy_of_the_record_is_the_saved_model_s_own(trained: Trained):
    dataset = import_folder(trained.data)
    samples = read_split(trained.split_file)[0].samples(Subset.VALIDATION)
    pixels = load_pixels(dataset, samples, PreprocessSpec(width_px=32, height_px=32))
    predicted = np.asarray(keras.saving.load_model(trained.model)(pixels)).argmax(axis=1)
    truth = [dataset.class_index(sample) for sample in samples]
    assert trained.record.validation_accuracy == pytest.approx(np.mean(predicted == truth))


def test_every_epoch_is_told_with_its_losses_its_speed_and_what_is_left(trained: Trained):
    epochs = [line for line in trained.said if line.startswith("epoch ")]
    assert [line.split(":")[0] for line in epochs] == ["epoch 1/2", "epoch 2/2"]
    for part in ("validation loss", "images/s", "model ran", "left"):
        assert part in epochs[0]
    assert "left" not in epochs[1]


def test_the_log_lies_beside_the_model(trained: Trained):
    lines = trained.model.with_suffix(".history.jsonl").read_text().splitlines()
    assert [json.loads(line)["event"] for line in lines] == ["start", "epoch", "epoch", "stop"]


def test_a_second_training_into_the_same_checkpoints_is_refused(tmp_path: Path, trained: Trained):
    out = tmp_path / "tiny.keras"
    with (
        lock_checkpoints(tmp_path / "tiny.checkpoints"),
        pytest.raises(UnusableInputError, match="Another process is training into"),
    ):
        _train(trained.data, trained.split_file, out, tiny_recipe())


def test_an_unreadable_image_is_named_and_nothing_is_trained(tmp_path: Path, trained: Trained):
    data = shutil.copytree(trained.data, tmp_path / "smears")
    # Cut off after the split was made of it, so that its bytes are what the split knows.
    (data / "Pre" / "Pre-3.png").write_bytes((data / "Pre" / "Pre-3.png").read_bytes()[:200])
    write_split(make_split(import_folder(data), SplitKind.RANDOM), tmp_path / "split.json")
    with pytest.raises(UnreadableImageError, match=r"Pre-3\.png"):
        _train(data, tmp_path / "split.json", tmp_path / "tiny.keras", tiny_recipe())
    assert not list(tmp_path.glob("tiny*"))


def test_a_folder_in_the_model_s_place_is_refused(tmp_path: Path, trained: Trained):
    (tmp_path / "tiny.keras").mkdir()
    with pytest.raises(UnusableInputError, match=r"tiny\.keras is a folder"):
        _train(trained.data, trained.split_file, tmp_path / "tiny.keras", tiny_recipe())


def test_too_little_memory_is_told_before_the_first_step(
    tmp_path: Path, trained: Trained, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(run, "available_bytes", lambda: 100_000)
    with pytest.raises(UnusableInputError, match=r"needs about .* MB of memory.*--batch-size or --input-px"):
        _train(trained.data, trained.split_file, tmp_path / "tiny.keras", tiny_recipe())
    assert not list(tmp_path.glob("tiny*"))
    options = RunOptions(ignores_memory=True)
    train_and_save(
        trained.data,
        trained.split_file,
        tiny_recipe(epochs=1),
        tmp_path / "tiny.keras",
        seed=2,
        weights=None,
        start_from=None,
        say=lambda line: None,
        options=options,
    )
    assert (tmp_path / "tiny.keras").exists()


def test_the_test_images_never_reach_the_training(tmp_path: Path, trained: Trained):
    """Replacing every test image, in data and split alike, changes nothing of the model."""
    data = shutil.copytree(trained.data, tmp_path / "smears")
    for sample in read_split(trained.split_file)[0].samples(Subset.TEST):
        Image.fromarray(np.full((64, 64, 3), 7, np.uint8)).save(data / sample.path)
    old, _sha256 = read_split(trained.split_file)
    hashes = {sample.path: sample.sha256 for sample in import_folder(data).samples}
    entries = tuple(entry.model_copy(update={"sha256": hashes[entry.path]}) for entry in old.entries)
    write_split(old.model_copy(update={"entries": entries}), tmp_path / "split.json")

    again = _train(data, tmp_path / "split.json", tmp_path / "tiny.keras", tiny_recipe(epochs=2))

    expected, found = (keras.saving.load_model(each.model).get_weights() for each in (trained, again))
    for one, other in zip(expected, found, strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_split_of_other_data_is_refused_before_training(tmp_path: Path, trained: Trained):
    data = shutil.copytree(trained.data, tmp_path / "smears")
    (data / "Pro" / "Pro-1.png").unlink()
    with pytest.raises(UnusableInputError, match="Make the split again"):
        _train(data, trained.split_file, tmp_path / "tiny.keras", tiny_recipe())
    assert not list(tmp_path.glob("tiny*"))


def test_a_training_is_not_gone_on_with_when_its_labels_have_another_order(tmp_path: Path, trained: Trained):
    """The split file knows no order: the same file, but every class would have another one's output."""
    data, labels, out = (
        shutil.copytree(trained.data, tmp_path / "smears"),
        tmp_path / "labels.toml",
        tmp_path / "o.keras",
    )
    listed = [f'[[label]]\nfolder = "{name}"\nmalignant = {str(name != "Benign").lower()}\n' for name in CLASS_STYLES]
    labels.write_text("".join(listed))
    import_data(ImportRequest(data, labels_file=labels))
    split, _sha256 = read_split(trained.split_file)
    own = {sample.path: sample.label_id for sample in import_folder(data).samples}
    entries = tuple(entry.model_copy(update={"label_id": own[entry.path]}) for entry in split.entries)
    write_split(split.model_copy(update={"entries": entries}), tmp_path / "split.json")
    _train(data, tmp_path / "split.json", out, tiny_recipe(epochs=1))
    labels.write_text("".join(reversed(listed)))
    import_data(ImportRequest(data, labels_file=labels))
    with pytest.raises(UnusableInputError, match="holds checkpoints of another recipe, split, data or seed"):
        _train(data, tmp_path / "split.json", out, tiny_recipe(epochs=1))


def test_the_record_names_a_weights_file_by_its_name_and_hash_and_not_by_the_way_to_it(
    tmp_path: Path, trained: Trained, monkeypatch: pytest.MonkeyPatch
):
    def build_without(spec: ModelSpec, class_count: int, _weights: str | None) -> keras.Model:
        return build_classifier(spec, class_count)

    # No network that is small enough for a test has pretrained weights.
    monkeypatch.setattr("training.fitting.network.build_classifier", build_without)
    weights = tmp_path / "home of somebody" / "notop.weights.h5"
    weights.parent.mkdir()
    weights.write_bytes(b"weights")
    record = train_and_save(
        trained.data,
        trained.split_file,
        tiny_recipe(epochs=1),
        tmp_path / "tiny.keras",
        seed=2,
        weights=str(weights),
        start_from=None,
        say=lambda line: None,
    )
    assert record is not None
    assert record.started_from == f"notop.weights.h5 (SHA-256 {hashlib.sha256(b'weights').hexdigest()[:12]})"


def test_a_model_name_without_keras_is_refused(tmp_path: Path, trained: Trained):
    with pytest.raises(UnusableInputError, match=r"must end with \.keras, got"):
        _train(trained.data, trained.split_file, tmp_path / "tiny.h5", tiny_recipe())


def test_a_missing_start_from_file_is_refused(tmp_path: Path, trained: Trained):
    with pytest.raises(
        UnusableInputError,
        match=r"Model none\.keras cannot be read: No such file or directory\. Name the `\.keras` file",
    ):
        _train(trained.data, trained.split_file, tmp_path / "tiny.keras", tiny_recipe(), start_from=Path("none.keras"))


def test_the_record_says_what_started_a_training(tmp_path: Path, trained: Trained):
    again = _train(trained.data, trained.split_file, tmp_path / "tiny.keras", tiny_recipe(), start_from=trained.model)

    start = again.record.start
    assert start is not None
    assert start.model_sha256 == trained.record.model_sha256
    assert start.recipe == trained.record.recipe
    assert again.record.started_from == trained.model.name


def test_the_record_of_a_chain_of_trainings_keeps_every_link(trained: Trained, tmp_path: Path):
    second, third = tmp_path / "second.keras", tmp_path / "third.keras"
    _train(trained.data, trained.split_file, second, tiny_recipe(epochs=1), start_from=trained.model)
    start = _train(trained.data, trained.split_file, third, tiny_recipe(epochs=1), start_from=second).record.start
    assert start is not None
    assert start.start is not None
    assert (start.epochs_run, start.start.epochs_run, start.start.start) == (1, 2, None)
    assert start.start.model_sha256 == trained.record.model_sha256


def test_a_start_from_model_of_another_split_is_refused_since_it_may_know_the_test_images(
    tmp_path: Path, trained: Trained
):
    other = tmp_path / "other.json"
    write_split(make_split(import_folder(trained.data), SplitKind.RANDOM, seed=9), other)

    message = r"tiny\.keras cannot start this training: it was trained on another split .*this one is random, seed 9"
    with pytest.raises(UnusableInputError, match=message):
        _train(trained.data, other, tmp_path / "tiny.keras", tiny_recipe(), start_from=trained.model)


def test_a_start_from_model_with_its_classes_in_another_order_is_refused(tmp_path: Path, trained: Trained):
    copied = Path(shutil.copy(trained.model, tmp_path / "copied.keras"))
    turned = trained.record.model_copy(update={"labels": trained.record.labels[::-1]})
    record_path(copied).write_text(turned.model_dump_json())
    message = (
        r"copied\.keras cannot start this training: its classes are pro_b, pre_b, .* Name a --start-from with the same"
    )
    with pytest.raises(UnusableInputError, match=message):
        _train(trained.data, trained.split_file, tmp_path / "tiny.keras", tiny_recipe(), start_from=copied)


def test_a_start_from_record_that_is_none_is_told_in_one_line(tmp_path: Path, trained: Trained):
    copied = Path(shutil.copy(trained.model, tmp_path / "copied.keras"))
    record_path(copied).write_text('{"seed": "x"}')
    with pytest.raises(
        UnusableInputError, match=r"copied\.record\.json is no training record .*: architecture: Field required\. Copy"
    ) as told:
        _train(trained.data, trained.split_file, tmp_path / "tiny.keras", tiny_recipe(), start_from=copied)
    assert "\n" not in str(told.value)


def test_a_start_from_model_of_another_record_says_what_to_do(tmp_path: Path, trained: Trained):
    copied = Path(shutil.copy(trained.model, tmp_path / "copied.keras"))
    shutil.copy(record_path(trained.model), record_path(copied))
    copied.write_bytes(copied.read_bytes() + b" ")
    with pytest.raises(
        UnusableInputError, match=r"the record belongs to another file\. Copy model and record together"
    ):
        _train(trained.data, trained.split_file, tmp_path / "tiny.keras", tiny_recipe(), start_from=copied)


def test_a_start_from_model_without_its_record_is_refused(tmp_path: Path, trained: Trained):
    alone = tmp_path / "alone.keras"
    alone.write_bytes(trained.model.read_bytes())

    with pytest.raises(UnusableInputError, match=r"alone\.record\.json"):
        _train(trained.data, trained.split_file, tmp_path / "tiny.keras", tiny_recipe(), start_from=alone)


def test_the_same_line_again_leaves_a_finished_model_as_it_is(tmp_path: Path, trained: Trained):
    for each in trained.model.parent.iterdir():
        (shutil.copytree if each.is_dir() else shutil.copyfile)(each, tmp_path / each.name)
    again = _train(trained.data, trained.split_file, tmp_path / "tiny.keras", tiny_recipe(epochs=2))
    assert again.model.read_bytes() == trained.model.read_bytes(), "reports name its hash"
    assert again.record == trained.record


def test_a_damaged_model_is_written_anew_from_its_checkpoints(tmp_path: Path, trained: Trained):
    for each in trained.model.parent.iterdir():
        (shutil.copytree if each.is_dir() else shutil.copyfile)(each, tmp_path / each.name)
    (tmp_path / "tiny.keras").write_bytes(trained.model.read_bytes()[:1000])
    again = _train(trained.data, trained.split_file, tmp_path / "tiny.keras", tiny_recipe(epochs=2))
    loaded, expected = (keras.saving.load_model(path).get_weights() for path in (again.model, trained.model))
    assert all(map(np.array_equal, loaded, expected))


def test_a_finished_model_without_checkpoints_is_not_overwritten(tmp_path: Path, trained: Trained):
    model = tmp_path / "tiny.keras"
    shutil.copyfile(trained.model, model)
    with pytest.raises(UnusableInputError, match=r"tiny\.keras exists already.* left as it is: name another --out"):
        _train(trained.data, trained.split_file, model, tiny_recipe(epochs=1))
    assert model.read_bytes() == trained.model.read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == ["tiny.keras"], "no empty checkpoint folder either"
