"""A network that learns from labels and from a teacher at once."""

from typing import Any

import keras

from training.distillation import Distillation, distillation_loss
from training.fitting.teacher import Teacher


class TaughtModel(keras.Model):
    """A classifier whose training loss is (1 - weight) times its compiled one, plus weight times the teacher's.

    The teacher sees the very images of each step, augmented as they are (Beyer et al. 2022, "consistent teaching").
    Held images are measured by the compiled loss alone: validation losses compare with those of an untaught training.

    Args:
        classifier: what learns; its layers and weights are taken over as they are.
        teacher: whom it learns from. Its weights are none of this model's.
        settings: temperature and weight.
    """

    def __init__(self, classifier: Any, teacher: Teacher, settings: Distillation) -> None:
        super().__init__(classifier.input, classifier.output, name=classifier.name)
        # No layer, so Keras does not look for weights in it.
        self._teacher = teacher
        self._settings = settings

    def compute_loss(
        self, x: Any = None, y: Any = None, y_pred: Any = None, sample_weight: Any = None, training: bool = True
    ) -> Any:
        """The loss of one step, see `keras.Model.compute_loss`."""
        own = super().compute_loss(x, y, y_pred, sample_weight, training)
        if not training:
            return own
        taught = distillation_loss(self._teacher.logits(x), y_pred, self._settings.temperature)
        return (1 - self._settings.weight) * own + self._settings.weight * keras.ops.mean(taught)
