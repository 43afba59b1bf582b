"""A teacher whose weights are random, for whatever learns from one."""

import keras

from inference.card import TeacherRecord
from tests.training.tiny import TINY_SPEC
from training.fitting.teacher import Teacher
from training.models.build import build_classifier

_SPREAD = 600.0


def made_up_teacher(*, input_px: int = 48, seed: int = 3) -> Teacher:
    """The tiny network at an input of its own; each seed makes another one, with another hash.

    Its answers to two images differ as a trained network's do: random weights alone would give all images nearly one.
    """
    keras.utils.set_random_seed(seed)
    model = build_classifier(TINY_SPEC.at_input(input_px), class_count=4)
    logits = model.get_layer("classifier").get_layer("logits")
    logits.kernel.assign(logits.kernel.value * _SPREAD)
    record = TeacherRecord(
        name="teacher.keras",
        architecture="custom_cnn+cbam",
        model_sha256=f"{seed:064x}",
        recipe={"name": "tiny", "model": {"input_px": input_px}},
        epochs_run=3,
        best_epoch=2,
        train_seconds=1.0,
        started_from="scratch",
    )
    return Teacher(model, record)
