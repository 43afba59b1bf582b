"""One image's way through a network with and without CBAM."""

from pathlib import Path

import keras
import numpy as np
import pytest

from inference.errors import UnusableInputError
from tests.training.drawn_model import DrawnModel, write_drawn_model
from tests.training.evaluation.made_up import training_record
from training.figures.feature_maps import caption_of, draw_feature_maps
from training.figures.network_maps import extract_maps
from training.figures.style import house_style

RECORD = training_record()


def test_a_network_with_cbam_gives_its_weights_and_maps(drawn_model: DrawnModel, field: np.ndarray, tmp_path: Path):
    model = keras.saving.load_model(drawn_model.path)
    maps = extract_maps(model, field, RECORD, drawn_model.path)
    assert maps.first_maps.shape == (32, 32, 4)
    assert [block.name for block in maps.attention] == ["block1_cbam", "cbam"]
    for block, channels in zip(maps.attention, (4, 8), strict=True):
        assert block.channel_weights.shape == (channels,)
        assert block.spatial_weights.shape == block.before.shape[:2]
        assert block.before.shape == block.after.shape
    assert maps.picture.shape == field.shape, "the field for display, not the network's small input"
    assert 0.25 <= maps.probability <= 1
    with house_style():
        caption = caption_of(maps, RECORD, drawn_model.path, "ab" * 32)
        draw_feature_maps(maps, caption).savefig(tmp_path / "a.png")
    assert "SHA-256 abababababab" in caption
    assert "all 4 maps of the first convolution (block1_conv)" in caption
    assert "trained on 24 images of a contiguous split" in caption


def test_a_network_without_cbam_gives_its_first_convolution_alone(drawn_data: Path, field: np.ndarray, tmp_path: Path):
    plain = write_drawn_model(tmp_path, drawn_data, attention=False)
    maps = extract_maps(keras.saving.load_model(plain.path), field, RECORD, plain.path)
    assert maps.attention == ()
    with house_style():
        caption = caption_of(maps, RECORD, plain.path, "ab" * 32)
        draw_feature_maps(maps, caption).savefig(tmp_path / "a.png")
    assert "This network has no CBAM." in caption


def test_a_network_that_does_not_convolve_is_refused(field: np.ndarray, tmp_path: Path):
    model = keras.Sequential([keras.layers.Input((32, 32, 3)), keras.layers.Flatten(), keras.layers.Dense(4)])
    with pytest.raises(UnusableInputError, match="no convolution"):
        extract_maps(model, field, RECORD, tmp_path / "dense.keras")
