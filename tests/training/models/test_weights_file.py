"""A weights file is loaded when it is of this very network, and otherwise refused with what to do."""

from collections.abc import Callable
from pathlib import Path

import h5py
import keras
import numpy as np
import pytest
from keras.src.legacy.saving.legacy_h5_format import save_weights_to_hdf5_group

from inference.errors import UnusableInputError
from training.models.weights_file import load_weights_file


def _network(filters: int = 6, *, top: int | None = None, blocks: int = 2) -> keras.Model:
    images = keras.Input((16, 16, 3))
    maps = images
    for index in range(blocks):
        maps = keras.layers.Conv2D(filters, 3, name=f"conv_{index}")(maps)
        maps = keras.layers.BatchNormalization(name=f"norm_{index}")(maps)
        # Its random state travels in the file, and is no weight.
        maps = keras.layers.Dropout(0.2, name=f"dropout_{index}")(maps)
    if top is not None:
        maps = keras.layers.Dense(top, name="predictions")(keras.layers.GlobalAveragePooling2D()(maps))
    return keras.Model(images, maps, name="small")


def _save_keras(network: keras.Model, path: Path) -> Path:
    network.save_weights(path.with_suffix(".weights.h5"))
    return path.with_suffix(".weights.h5")


def _save_legacy(network: keras.Model, path: Path) -> Path:
    """As keras.applications publishes its files; current Keras reads such files but no longer writes them."""
    with h5py.File(path.with_suffix(".h5"), "w") as file:
        save_weights_to_hdf5_group(file, network)
    return path.with_suffix(".h5")


@pytest.fixture(params=[_save_keras, _save_legacy], ids=["keras", "legacy"])
def save(request: pytest.FixtureRequest) -> Callable[[keras.Model, Path], Path]:
    return request.param


def _refusal(path: Path, network: keras.Model | None = None) -> str:
    with pytest.raises(UnusableInputError) as caught:
        load_weights_file(network or _network(), path, "small_net")
    assert str(path) in str(caught.value), "the message must name the file"
    assert "Name a Keras weights file of small_net without its top" in str(caught.value)
    return str(caught.value)


def test_a_file_of_the_same_network_gives_its_weights(save: Callable[[keras.Model, Path], Path], tmp_path: Path):
    source, target = _network(), _network()
    target.set_weights([weight + 1.0 for weight in target.get_weights()])
    load_weights_file(target, save(source, tmp_path / "größe é"), "small_net")
    for one, other in zip(target.get_weights(), source.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_file_saved_with_its_optimizer_is_taken_too(tmp_path: Path):
    source, target = _network(), _network()
    source.compile("adam", "mse")
    source.train_on_batch(np.ones((1, 16, 16, 3)), np.ones((1, 12, 12, 6)))
    load_weights_file(target, _save_keras(source, tmp_path / "trained"), "small_net")
    np.testing.assert_array_equal(target.get_weights()[0], source.get_weights()[0])


def test_keras_alone_takes_a_file_with_its_top_without_a_word(tmp_path: Path):
    """Why this module exists; should Keras begin to refuse such files, the check may go."""
    _network().load_weights(_save_keras(_network(top=10), tmp_path / "whole"))


def test_a_file_with_its_top_is_refused(save: Callable[[keras.Model, Path], Path], tmp_path: Path):
    said = _refusal(save(_network(top=10), tmp_path / "whole"))
    assert "expected 12 arrays of weights, found 14, among them 6x10. It was probably saved with its classifier" in said


@pytest.mark.parametrize("other", [{"filters": 8}, {"blocks": 1}], ids=["other shapes", "fewer layers"])
def test_a_file_of_another_network_is_refused(
    save: Callable[[keras.Model, Path], Path], tmp_path: Path, other: dict[str, int]
):
    assert "is of another network than small_net without its top" in _refusal(
        save(_network(**other), tmp_path / "other")
    )


def test_a_file_of_a_deeper_network_is_refused(save: Callable[[keras.Model, Path], Path], tmp_path: Path):
    assert "expected 12 arrays of weights, found 18" in _refusal(save(_network(blocks=3), tmp_path / "deeper"))


def test_the_same_arrays_in_other_places_are_refused(tmp_path: Path):
    images = keras.Input((16, 16, 3))
    maps = keras.layers.BatchNormalization()(keras.layers.Conv2D(6, 3)(images))
    turned = keras.Model(images, keras.layers.Conv2D(6, 3)(keras.layers.BatchNormalization()(maps)))
    assert "cannot be read" in _refusal(_save_legacy(turned, tmp_path / "turned"))


@pytest.mark.parametrize("kept", [0.0, 0.2, 0.6, 0.97])
def test_a_file_that_is_cut_off_is_refused(save: Callable[[keras.Model, Path], Path], tmp_path: Path, kept: float):
    whole = save(_network(), tmp_path / "whole")
    content = whole.read_bytes()
    whole.write_bytes(content[: int(len(content) * kept)])
    assert "damaged or cut off: copy it anew" in _refusal(whole)


@pytest.mark.parametrize("name", ["noise.weights.h5", "noise.h5", "noise.hdf5"])
def test_a_file_that_only_has_the_name_is_refused(tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(np.random.default_rng(0).bytes(5000))
    assert "cannot be read" in _refusal(tmp_path / name)


def test_a_file_with_values_that_are_no_numbers_is_refused(tmp_path: Path):
    source = _network()
    weights = source.get_weights()
    weights[0][0, 0, 0, 0] = np.nan
    source.set_weights(weights)
    assert "values that are no finite numbers" in _refusal(_save_keras(source, tmp_path / "broken"))


@pytest.mark.parametrize("name", ["model.keras", "weights.pth", "weights.npz", "weights"])
def test_another_suffix_is_refused_with_those_that_are_read(tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(b"anything")
    said = _refusal(tmp_path / name)
    assert f"ends with {Path(name).suffix or 'no suffix'}" in said
    assert "*.weights.h5 or *.h5 or *.hdf5" in said


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path):
    (tmp_path / "folder.weights.h5").mkdir()
    for name in ("missing.weights.h5", "folder.weights.h5"):
        assert "There is no weights file" in _refusal(tmp_path / name)
