"""The custom CNN is Fig. 2 of the paper: four convolution blocks, CBAM after each."""

import keras
import pytest
from pydantic import ValidationError

from training.models.build import build_classifier
from training.models.cbam import CBAM
from training.models.spec import Architecture, ModelSpec


@pytest.fixture(scope="module")
def paper_cnn() -> keras.Model:
    return build_classifier(ModelSpec(architecture=Architecture.CUSTOM_CNN), class_count=4)


def test_there_are_four_convolutions_and_the_first_has_32_filters(paper_cnn: keras.Model):
    layers = paper_cnn.get_layer("backbone").layers
    filters = [layer.filters for layer in layers if isinstance(layer, keras.layers.Conv2D)]
    assert len(filters) == 4
    assert filters[0] == 32


def test_cbam_follows_each_of_the_four_blocks(paper_cnn: keras.Model):
    backbone, classifier = paper_cnn.get_layer("backbone"), paper_cnn.get_layer("classifier")
    kinds = [type(layer) for layer in [*backbone.layers[1:], *classifier.layers[1:3]]]
    block = [keras.layers.Conv2D, keras.layers.BatchNormalization, keras.layers.ReLU]
    inner = [*block, CBAM, keras.layers.MaxPooling2D]
    assert kinds[:18] == [*inner, *inner, *inner, *block]
    assert kinds[18] is CBAM, "the last block's CBAM lies behind the Grad-CAM point"


def test_grad_cam_looks_at_maps_of_28_by_28(paper_cnn: keras.Model):
    assert paper_cnn.get_layer("backbone").output_shape == (None, 28, 28, 256)


def test_the_last_pooling_halves_the_maps_before_the_head(paper_cnn: keras.Model):
    assert paper_cnn.get_layer("classifier").get_layer("dense_1").kernel.shape == (14 * 14 * 256, 512)


@pytest.mark.parametrize(("input_px", "filters"), [(72, (4, 4, 4, 4)), (33, (4,)), (32, (2,) * 6)])
def test_an_input_size_that_cannot_be_halved_often_enough_is_refused(input_px: int, filters: tuple[int, ...]):
    with pytest.raises(ValidationError, match="must be even; change input_px"):
        ModelSpec(architecture=Architecture.CUSTOM_CNN, input_px=input_px, custom_filters=filters)
