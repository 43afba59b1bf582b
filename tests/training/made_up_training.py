"""Made-up epochs and starts of a training, for whatever follows one."""

from typing import Any

from tests.training.tiny import tiny_recipe
from training.fitting.observer import TrainingStart
from training.fitting.training_state import EpochLog, TrainingState


def epoch_log(epoch: int, **changes: Any) -> EpochLog:
    settings: dict[str, Any] = {
        "epoch": epoch,
        "loss": 1.0,
        "accuracy": 0.5,
        "val_loss": 0.9,
        "val_accuracy": 0.6,
        "learning_rate": 1e-3,
        "elapsed_seconds": 12.0,
        "input_px": 32,
        "image_count": 24,
        "train_seconds": 10.0,
        "waiting_seconds": 1.0,
    }
    return EpochLog(**(settings | changes))


def training_start(state: TrainingState, **changes: Any) -> TrainingStart:
    settings: dict[str, Any] = {
        "recipe": tiny_recipe(),
        "state": state,
        "seed": 7,
        "batches_per_epoch": 3,
        "train_count": 24,
        "validation_count": 8,
        "backend": "tensorflow",
        "dtype_policy": "float32",
        "device_count": 1,
        "host_count": 1,
        "parameter_count": 1234,
    }
    return TrainingStart(**(settings | changes))
