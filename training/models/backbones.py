"""The published backbones, and how each one's pretrained weights expect their images."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

import keras
import numpy as np

from inference.errors import UnusableInputError
from training.models.caffe_normalisation import CaffeNormalisation
from training.models.efficientnet_lite0 import LITE_DEVIATION, LITE_MEAN, apply_efficientnet_lite0
from training.models.efficientnet_lite0_weights import port_weights, published_weights_file
from training.models.spec import Architecture, ModelSpec
from training.models.weights_file import load_weights_file

IMAGENET = "imagenet"
PRETRAINED_NORM = "pretrained_norm"
_IMAGENET_MEAN = (0.485, 0.456, 0.406)
_IMAGENET_DEVIATION = (0.229, 0.224, 0.225)
_STATE_DICT_SUFFIX = ".pth"
# keras.applications' EfficientNets scale and normalise in their first layers; the network proper starts here.
_EFFICIENTNET_START = "stem_conv_pad"


class Normalisation(StrEnum):
    """What pretrained weights were trained on."""

    IMAGENET = "imagenet"  # RGB of 0-1 less ImageNet's mean, over its deviation
    CAFFE = "caffe"  # BGR of 0-255 less ImageNet's mean
    SYMMETRIC = "symmetric"  # RGB of -1 to 1
    LITE = "lite"  # (x - 127) / 128 of 8-bit RGB
    STORED = "stored"  # mean and variance are among the weights


@dataclass(frozen=True)
class Backbone:
    """One network of `keras.applications`."""

    build: Callable[..., keras.Model]
    normalisation: Normalisation


_applications = keras.applications
_PUBLISHED: Mapping[Architecture, Backbone] = MappingProxyType(
    {
        Architecture.DENSENET201: Backbone(_applications.DenseNet201, Normalisation.IMAGENET),
        Architecture.RESNET50: Backbone(_applications.ResNet50, Normalisation.CAFFE),
        Architecture.EFFICIENTNETB6: Backbone(_applications.EfficientNetB6, Normalisation.STORED),
        Architecture.EFFICIENTNETB0: Backbone(_applications.EfficientNetB0, Normalisation.STORED),
        Architecture.XCEPTION: Backbone(_applications.Xception, Normalisation.SYMMETRIC),
        Architecture.RESNET50V2: Backbone(_applications.ResNet50V2, Normalisation.SYMMETRIC),
        Architecture.NASNETLARGE: Backbone(_applications.NASNetLarge, Normalisation.SYMMETRIC),
    }
)


def published_backbone(spec: ModelSpec, weights: str | None) -> keras.Model:
    """Build a published network up to its last convolution's maps.

    Args:
        spec: the graph.
        weights: `imagenet`, a weights file of this network without its top, or None for random weights.

    Returns:
        A model named `backbone`, from RGB scaled to 0-1, float (batch, input_px, input_px, 3), to maps (batch, h, w,
        C). From scratch [0,1] is kept as it is; pretrained weights get the normalisation that they were trained with,
        in a layer named `pretrained_norm`.

    Raises:
        UnusableInputError: the weights cannot be had, or are of another network.
    """
    images = keras.Input((spec.input_px, spec.input_px, 3), name="scaled_images")
    if spec.architecture is Architecture.EFFICIENTNET_LITE0:
        return _lite0(spec, images, weights)
    published = _PUBLISHED[spec.architecture]
    network = _initialised(spec, published, weights)
    start = images
    if published.normalisation is Normalisation.STORED:
        start = images if weights is None else _stored_normalisation(network)(images)
        network = keras.Model(network.get_layer(_EFFICIENTNET_START).input, network.output, name=network.name)
    elif weights is not None:
        start = normalise(images, published.normalisation)
    if spec.backbone_norm_momentum is not None:
        _set_norm_momentum(network, spec.backbone_norm_momentum)
    _freeze_below(network, spec.trainable_from)
    return keras.Model(images, network(start), name="backbone")


def normalise(images: Any, normalisation: Normalisation) -> Any:
    """Bring RGB of 0-1 to what pretrained weights expect; the layer is named `pretrained_norm`."""
    if normalisation is Normalisation.SYMMETRIC:
        return keras.layers.Rescaling(2.0, offset=-1.0, name=PRETRAINED_NORM)(images)
    if normalisation is Normalisation.CAFFE:
        return CaffeNormalisation(name=PRETRAINED_NORM)(images)
    mean, deviation = (
        ((LITE_MEAN,) * 3, (LITE_DEVIATION,) * 3)
        if normalisation is Normalisation.LITE
        else (_IMAGENET_MEAN, _IMAGENET_DEVIATION)
    )
    variance = tuple(value * value for value in deviation)
    return keras.layers.Normalization(mean=mean, variance=variance, name=PRETRAINED_NORM)(images)


def _initialised(spec: ModelSpec, published: Backbone, weights: str | None) -> keras.Model:
    shape = (spec.input_px, spec.input_px, 3)
    if weights == IMAGENET:
        try:
            return published.build(include_top=False, weights=IMAGENET, input_shape=shape)
        except Exception as error:  # a failed download is a plain Exception, a damaged one of a dozen kinds
            raise UnusableInputError(
                f"The {IMAGENET} weights of {spec.architecture.value} cannot be had: {error}. They are downloaded "
                "once, which needs a network; or make a weights file on a computer that has one and name it here: "
                "docs/architectures.md says how"
            ) from error
    network = published.build(include_top=False, weights=None, input_shape=shape)
    if weights is not None:
        load_weights_file(network, Path(weights), spec.architecture.value)
    return network


def _stored_normalisation(network: keras.Model) -> keras.layers.Layer:
    """The normalisation among an EfficientNet's weights, as one layer that starts from RGB of 0-1.

    keras.applications has a Rescaling(1/255), which would scale twice here, and a Normalization, whose state goes stale
    under `set_weights`; so both are left out of the graph, and their effect is kept.
    """
    inner = next(layer for layer in network.layers if isinstance(layer, keras.layers.Normalization))
    mean, variance = (weight.ravel() for weight in inner.get_weights()[:2])
    if np.allclose(variance, _IMAGENET_DEVIATION, atol=1e-4):
        # The published files store the deviation where the variance belongs; for their own download
        # keras.applications divides by its root once more (see the comment in its efficientnet.py).
        variance = variance**2
    return keras.layers.Normalization(mean=mean.tolist(), variance=variance.tolist(), name=PRETRAINED_NORM)


def _lite0(spec: ModelSpec, images: Any, weights: str | None) -> keras.Model:
    # The momentum is ours to choose: this network is built here, not by keras.applications.
    start = images if weights is None else normalise(images, Normalisation.LITE)
    backbone = keras.Model(images, apply_efficientnet_lite0(start, spec.batch_norm_momentum), name="backbone")
    if weights is not None:
        file = published_weights_file() if weights == IMAGENET else Path(weights)
        if file.suffix == _STATE_DICT_SUFFIX:
            port_weights(backbone, file)
        else:
            load_weights_file(backbone, file, spec.architecture.value)
    _freeze_below(backbone, spec.trainable_from)
    return backbone


def _set_norm_momentum(network: keras.Model, momentum: float) -> None:
    for layer in network.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.momentum = momentum


def _freeze_below(network: keras.Model, first_trainable: str | None) -> None:
    if first_trainable is None:
        return
    names = [layer.name for layer in network.layers]
    if first_trainable not in names:
        raise UnusableInputError(f"{network.name} has no layer {first_trainable!r} to train from")
    for layer in network.layers[: names.index(first_trainable)]:
        layer.trainable = False
