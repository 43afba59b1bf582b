"""Starts a training with the weights of an earlier one."""

from pathlib import Path
from typing import Any

from inference.errors import UnusableInputError
from training.models.saved_model import load_saved_model


def take_weights(model: Any, start_from: Path) -> None:
    """Give a model the weights of a `.keras` file of the same network, whatever its input size.

    Raises:
        UnusableInputError: as `load_saved_model`, or another network.
    """
    source = load_saved_model(start_from)
    try:
        # ImageNet's normalisation has no weights, so set_weights alone would let two different graphs pass as one.
        if _is_normalised(source) != _is_normalised(model):
            raise ValueError(
                "one of the two normalises as pretrained weights expect; give --weights as that training did"
            )
        model.set_weights(source.get_weights())
    except (ValueError, TypeError) as error:
        raise UnusableInputError(
            f"{start_from} cannot start this training: it is no model of the same network ({error})"
        ) from error


def _is_normalised(model: Any) -> bool:
    return any(layer.name == "pretrained_norm" for layer in model.get_layer("backbone").layers)
