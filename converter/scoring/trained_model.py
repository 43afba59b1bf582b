"""Sees that a Keras model is one that `training` made, and of its record's size, before Keras is asked for hours."""

from pathlib import Path
from typing import Any

from inference.errors import UnusableInputError

_IMAGE_RANK = 4


def check_trained_model(model: Any, path: Path, *, height_px: int, width_px: int, class_count: int) -> None:
    """Check what Grad-CAM and the export rely on. Keras is loaded here, if it is not yet.

    Args:
        model: as loaded.
        path: its file, for the message.
        height_px: of the images that it will be shown, from its training record.
        width_px: likewise.
        class_count: labels of its training record.

    Raises:
        UnusableInputError: a part is missing or answers otherwise, or size or number of outputs are not the record's.
    """
    from training.explain.heatmaps import check_explainable

    check_explainable(model, path)
    # A layer of that name has one shape, a model of maps to logits and features a list of two.
    shapes = getattr(model.get_layer("classifier"), "output_shape", None)
    if not isinstance(shapes, list | tuple) or len(shapes) != 2 or not all(isinstance(each, tuple) for each in shapes):
        raise UnusableInputError(
            f"The part named classifier of {path} does not turn maps into logits and features, so the model is none of "
            "`smearscope-train fit`; name one that is"
        )
    takes, expected = tuple(model.input_shape), (None, height_px, width_px, 3)
    if len(takes) != _IMAGE_RANK or takes[1:] != expected[1:]:
        raise UnusableInputError(
            f"{path} takes {_images(takes)}, its training record says {_images(expected)}; the record belongs to "
            "another model. Copy model and record together from where they were trained"
        )
    outputs = shapes[0][-1]
    if outputs != class_count:
        raise UnusableInputError(
            f"{path} tells {outputs} classes apart, its training record names {class_count}; the record belongs to "
            "another model. Copy model and record together from where they were trained"
        )


def _images(shape: tuple[int | None, ...]) -> str:
    if len(shape) != _IMAGE_RANK or shape[3] != 3:
        return f"input of shape {shape}"
    return f"images of {shape[2]} x {shape[1]} pixels"
