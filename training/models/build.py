"""Puts a classifier together: scaling, backbone, CBAM, head."""

from typing import Any

import keras

from inference.errors import UnusableInputError
from training.models.backbones import published_backbone
from training.models.block_max_pooling import BlockMaxPooling
from training.models.cbam import CBAM
from training.models.custom_cnn import apply_custom_backbone
from training.models.gray_world import GrayWorld
from training.models.heads import apply_head
from training.models.spec import Architecture, ColourConstancy, ModelSpec


def build_classifier(spec: ModelSpec, class_count: int, weights: str | None = None) -> keras.Model:
    """Build an untrained or backbone-initialised classifier.

    Two sub-models carry it, so that Grad-CAM can start between them: `backbone` (images to the last
    convolution's maps) and `classifier` (maps to logits and features: CBAM, batch norm, head).

    Args:
        spec: the graph.
        class_count: K, at least 2.
        weights: `imagenet`, a file of backbone weights (see `published_backbone`), or None for random weights.

    Returns:
        A model from uint8 or float (batch, input_px, input_px, 3) RGB of 0-255 to logits (batch, K).

    Raises:
        UnusableInputError: weights for an architecture that has none, weights that cannot be had or do not fit, an
            unknown layer to train from, or a Keras that is set to channels first.
    """
    if keras.config.image_data_format() != "channels_last":
        # CBAM and the flatten head fix the order of their weights: channels first would train another network.
        raise UnusableInputError(
            'Keras is set to image_data_format "channels_first", but the networks are channels last on every backend: '
            'set "channels_last" in ~/.keras/keras.json'
        )
    images = keras.Input((spec.input_px, spec.input_px, 3), name="images")
    backbone = build_backbone(spec, weights)
    classifier = build_head(spec, backbone.output_shape[1:], class_count)
    logits, _features = classifier(backbone(build_scaling(spec)(images)))
    return keras.Model(images, logits, name=spec.architecture.value)


def build_scaling(spec: ModelSpec) -> Any:
    """Images of 0-255, (batch, input_px, input_px, 3), to what the backbone takes: a layer or model named `scaling`."""
    if spec.colour_constancy is ColourConstancy.NONE:
        return keras.layers.Rescaling(1.0 / 255.0, name="scaling")
    images = keras.Input((spec.input_px, spec.input_px, 3), name="unscaled_images")
    scaled = keras.layers.Rescaling(1.0 / 255.0, name="to_0_1")(images)
    return keras.Model(images, GrayWorld(name="gray_world")(scaled), name="scaling")


def build_backbone(spec: ModelSpec, weights: str | None) -> keras.Model:
    """Scaled images, float (batch, input_px, input_px, 3) of about 0-1, to the last maps (batch, h, w, C).

    Raises:
        UnusableInputError: as `build_classifier`.
    """
    if spec.architecture is not Architecture.CUSTOM_CNN:
        return published_backbone(spec, weights)
    if weights is not None:
        raise UnusableInputError(f"{spec.architecture.value} has no pretrained weights; leave --weights out")
    images = keras.Input((spec.input_px, spec.input_px, 3), name="scaled_images")
    return keras.Model(images, apply_custom_backbone(images, spec), name="backbone")


def build_head(spec: ModelSpec, maps_shape: tuple[int, ...], class_count: int) -> keras.Model:
    """Maps of `maps_shape` (h, w, C) to logits (batch, K) and features (batch, C)."""
    maps = keras.Input(maps_shape, name="feature_maps")
    refined = maps
    if spec.attention:
        refined = CBAM(spec.cbam_reduction_ratio, residual=spec.cbam_residual, name="cbam")(maps)
    if spec.architecture is Architecture.CUSTOM_CNN:
        refined = BlockMaxPooling(name="pool")(refined)
    outputs: Any = apply_head(refined, spec, class_count)
    return keras.Model(maps, outputs, name="classifier")
