"""Puts a classifier together: scaling, backbone, CBAM, head."""

from typing import Any

import keras

from inference.errors import UnusableInputError
from training.models.block_max_pooling import BlockMaxPooling
from training.models.cbam import CBAM
from training.models.custom_cnn import apply_custom_backbone
from training.models.heads import apply_head
from training.models.spec import Architecture, ModelSpec


def build_classifier(spec: ModelSpec, class_count: int, weights: str | None = None) -> keras.Model:
    """Build an untrained or backbone-initialised classifier.

    Two sub-models carry it, so that Grad-CAM can start between them: `backbone` (images to the last
    convolution's maps) and `classifier` (maps to logits and features: CBAM, batch norm, head).

    Args:
        spec: the graph.
        class_count: K, at least 2.
        weights: `imagenet`, a Keras weights file for the backbone, or None. Only for backbones that have them.

    Returns:
        A model from uint8 or float (batch, input_px, input_px, 3) RGB of 0-255 to logits (batch, K).

    Raises:
        UnusableInputError: weights for an architecture that has none, weights that cannot be had or do not fit, or
            an unknown layer to train from.
    """
    images = keras.Input((spec.input_px, spec.input_px, 3), name="images")
    scaled = keras.layers.Rescaling(1.0 / 255.0, name="scaling")(images)
    backbone = _build_backbone(spec, weights)
    classifier = _build_head(spec, backbone.output_shape[1:], class_count)
    logits, _features = classifier(backbone(scaled))
    return keras.Model(images, logits, name=spec.architecture.value)


def _build_backbone(spec: ModelSpec, weights: str | None) -> keras.Model:
    images = keras.Input((spec.input_px, spec.input_px, 3), name="scaled_images")
    if spec.architecture is Architecture.DENSENET201:
        # Pretrained DenseNet weights expect ImageNet's mean and deviation; from scratch [0,1] is kept as it is.
        start = keras.layers.Normalization(
            mean=(0.485, 0.456, 0.406), variance=(0.229**2, 0.224**2, 0.225**2), name="imagenet_norm"
        )(images)
        network = _densenet201(spec, weights)
        _freeze_below(network, spec.trainable_from)
        return keras.Model(images, network(start if weights else images), name="backbone")
    if weights is not None:
        raise UnusableInputError(f"{spec.architecture.value} has no pretrained weights; leave --weights out")
    maps = apply_custom_backbone(images, spec)
    return keras.Model(images, maps, name="backbone")


def _densenet201(spec: ModelSpec, weights: str | None) -> keras.Model:
    try:
        return keras.applications.DenseNet201(
            include_top=False, weights=weights, input_shape=(spec.input_px, spec.input_px, 3)
        )
    except Exception as error:  # a failed download is a plain Exception, an unfit file one of a dozen kinds
        if weights is None:
            raise
        raise UnusableInputError(
            f"Backbone weights {weights!r} cannot be used: {error}. Name a Keras weights file of DenseNet201 without "
            "its top, or `imagenet` on a computer with network access"
        ) from error


def _freeze_below(network: keras.Model, first_trainable: str | None) -> None:
    if first_trainable is None:
        return
    names = [layer.name for layer in network.layers]
    if first_trainable not in names:
        raise UnusableInputError(f"{network.name} has no layer {first_trainable!r} to train from")
    for layer in network.layers[: names.index(first_trainable)]:
        layer.trainable = False


def _build_head(spec: ModelSpec, maps_shape: tuple[int, ...], class_count: int) -> keras.Model:
    maps = keras.Input(maps_shape, name="feature_maps")
    refined = CBAM(spec.cbam_reduction_ratio, residual=spec.cbam_residual, name="cbam")(maps)
    if spec.architecture is Architecture.CUSTOM_CNN:
        refined = BlockMaxPooling(name="pool")(refined)
    outputs: Any = apply_head(refined, spec, class_count)
    return keras.Model(maps, outputs, name="classifier")
