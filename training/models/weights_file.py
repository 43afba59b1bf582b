"""Loads a file of backbone weights, after making sure that it is of this very network.

Keras alone is not enough: it passes over whatever a `.weights.h5` file holds besides what the network asks for, so a
file with its top, or of a larger network whose first layers happen to fit, would load without a word.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import h5py  # type: ignore[import-untyped]  # ships no type information
import keras
import numpy as np

from inference.errors import UnusableInputError

_KERAS_SUFFIX = ".weights.h5"
_LEGACY_SUFFIXES = (".h5", ".hdf5")
# What such files hold besides weights: a trained model's optimizer, and the state of its random numbers.
_NO_WEIGHTS = ("optimizer", "optimizer_weights", "seed_generator")
_TOP_ARRAYS = 2  # kernel and bias of the classifier

_Shapes = Counter[tuple[int, ...]]


def load_weights_file(network: keras.Model, path: Path, architecture: str) -> None:
    """Give a network the weights of a file.

    Args:
        network: a backbone without its top.
        path: `NAME.weights.h5` as Keras 3 saves it, or the older `NAME.h5`, as keras.applications publishes them.
        architecture: its name, for messages.

    Raises:
        UnusableInputError: missing, of another kind, damaged, with the top, or of another network; the message says
            what was expected, what was found and what to do. The network may then hold some of the file's weights.
    """
    if not path.is_file():
        raise UnusableInputError(f"There is no weights file {path}. {_wanted(architecture)}")
    if not path.name.endswith((_KERAS_SUFFIX, *_LEGACY_SUFFIXES)):
        raise UnusableInputError(
            f"Weights file {path} ends with {path.suffix or 'no suffix'}, but weights are read from "
            f"{' or '.join(f'*{suffix}' for suffix in (_KERAS_SUFFIX, *_LEGACY_SUFFIXES))}. {_wanted(architecture)}"
        )
    try:
        found = _shapes_in(path)
    except (OSError, KeyError, RuntimeError) as error:  # h5py's errors for what is no HDF5 file, or is cut off
        raise _damaged(path, architecture, error) from error
    _check_same(found, Counter(tuple(weight.shape) for weight in network.weights), path, architecture)
    try:
        network.load_weights(path)
    except Exception as error:  # Keras has a dozen kinds of error for a file that does not fit
        raise _damaged(path, architecture, error) from error
    for weight, values in zip(network.weights, network.get_weights(), strict=True):
        if not np.isfinite(values).all():
            raise _damaged(path, architecture, ValueError(f"{weight.path} holds values that are no finite numbers"))


def _shapes_in(path: Path) -> _Shapes:
    shapes: _Shapes = Counter()

    def note(name: str, item: Any) -> None:
        # `optimizer_1` is what a second optimizer of the same model is stored as.
        parts = {part.rstrip("_0123456789") for part in name.split("/")}
        if isinstance(item, h5py.Dataset) and parts.isdisjoint(_NO_WEIGHTS):
            shapes[tuple(item.shape)] += 1

    with h5py.File(path, "r") as file:
        file.visititems(note)
    return shapes


def _check_same(found: _Shapes, expected: _Shapes, path: Path, architecture: str) -> None:
    missing, extra = expected - found, found - expected
    if not missing and not extra:
        return
    counts = f"expected {expected.total()} arrays of weights, found {found.total()}"
    if not missing and extra.total() <= _TOP_ARRAYS:
        raise UnusableInputError(
            f"Weights file {path} holds more than {architecture} without its top: {counts}, among them "
            f"{_largest(extra)}. It was probably saved with its classifier. {_wanted(architecture)}"
        )
    raise UnusableInputError(
        f"Weights file {path} is of another network than {architecture} without its top: {counts}; "
        f"{f'it has no {_largest(missing)}' if missing else f'it also has {_largest(extra)}'}. {_wanted(architecture)}"
    )


def _largest(shapes: _Shapes) -> str:
    return "x".join(str(side) for side in max(shapes, key=lambda shape: (int(np.prod(shape)), shape)))


def _damaged(path: Path, architecture: str, error: Exception) -> UnusableInputError:
    first_line = (str(error).strip() or type(error).__name__).splitlines()[0]
    return UnusableInputError(
        f"Weights file {path} cannot be read: {first_line}. It may be damaged or cut off: copy it anew and compare its "
        f"size. {_wanted(architecture)}"
    )


def _wanted(architecture: str) -> str:
    return f"Name a Keras weights file of {architecture} without its top; docs/architectures.md says how to make one"
