"""A trained model whose answers another one learns from."""

from dataclasses import dataclass
from typing import Any

import cv2
import keras
import numpy as np

from inference.card import TeacherRecord
from inference.errors import UnusableInputError
from training.recipe import Recipe


@dataclass(frozen=True, eq=False)
class Teacher:
    """A trained model that answers, and learns nothing.

    Attributes:
        model: float images of 0-255 (B, input_px, input_px, 3) to logits (B, K).
        record: what the student's training record says of it.
    """

    model: Any
    record: TeacherRecord

    def __post_init__(self) -> None:
        # Nothing that a training looks for may find these weights; on PyTorch none of them keeps a graph, either.
        self.model.trainable = False

    @property
    def input_px(self) -> int:
        """Side of its input, pixels."""
        return int(self.model.input_shape[1])

    def logits(self, images: Any) -> Any:
        """What it answers to the images of a batch, with batch norms and dropout as in use.

        Args:
            images: float (B, side, side, 3) of 0-255, of any side. They are resized as all images are, by area, but
                not rounded to whole numbers.

        Returns:
            (B, K), through which no gradient flows.
        """
        seen = keras.ops.convert_to_tensor(images)
        side_px = seen.shape[1]
        if side_px != self.input_px:
            # OpenCV's resizing is linear and treats rows and columns alike: as a matrix it runs on every backend.
            rows = cv2.resize(np.eye(side_px, dtype=np.float32), (side_px, self.input_px), interpolation=cv2.INTER_AREA)
            seen = keras.ops.einsum("ij,bjkc->bikc", rows, seen)
            seen = keras.ops.einsum("ij,bkjc->bkic", rows, seen)
        return keras.ops.stop_gradient(self.model(seen, training=False))


def check_taught(recipe: Recipe, *, has_teacher: bool) -> None:
    """Raise UnusableInputError where a recipe wants a teacher and has none, or the other way round."""
    if recipe.distillation is not None and not has_teacher:
        raise UnusableInputError(
            f"Recipe {recipe.name} has a table [distillation], so it needs a trained model to learn from: name one "
            "with `smearscope-train fit --teacher MODEL.keras`, or take a recipe without that table"
        )
    if recipe.distillation is None and has_teacher:
        raise UnusableInputError(
            f"A teacher is given, but recipe {recipe.name} does not say how much to learn from it: leave --teacher "
            "out, or take a recipe file with a table [distillation], which has `temperature` and `weight`"
        )
