"""Starts a training with the weights of an earlier one."""

from pathlib import Path
from typing import Any

import keras

from inference.errors import UnusableInputError


def take_weights(model: Any, start_from: Path) -> None:
    """Give a model the weights of a `.keras` file of the same network, whatever its input size.

    Raises:
        UnusableInputError: the file is no such model.
    """
    try:
        source = keras.saving.load_model(start_from, compile=False)
        # ImageNet's normalisation has no weights, so set_weights alone would let two different graphs pass as one.
        if _is_normalised(source) != _is_normalised(model):
            raise ValueError(
                "one of the two normalises as pretrained weights expect; give --weights as that training did"
            )
        model.set_weights(source.get_weights())
    except (ValueError, OSError, TypeError) as error:
        raise UnusableInputError(
            f"{start_from} cannot start this training: it is no `.keras` file of the same network ({error})"
        ) from error


def _is_normalised(model: Any) -> bool:
    return any(layer.name == "pretrained_norm" for layer in model.get_layer("backbone").layers)
