"""A tiny network with its papers that has hardly been trained, so that a figure of it costs a second."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import keras

from inference.card import record_path
from tests.training.evaluation.made_up import training_record
from tests.training.tiny import TINY_SPEC, tiny_recipe
from training.dataset.folder import import_folder
from training.models.build import build_classifier
from training.splitting.splits import SplitKind, make_split, write_split

EPOCHS = (
    {"epoch": 0, "loss": 1.4, "accuracy": 0.30, "val_loss": 1.3, "val_accuracy": 0.25, "learning_rate": 0.01},
    {"epoch": 1, "loss": 0.9, "accuracy": 0.60, "val_loss": 0.8, "val_accuracy": 0.75, "learning_rate": 0.01},
    {"epoch": 2, "loss": 0.5, "accuracy": 0.90, "val_loss": 1.1, "val_accuracy": 0.50, "learning_rate": 0.005},
)


@dataclass(frozen=True)
class DrawnModel:
    """A model file with record and history beside it, its data folder and split file; not to be changed."""

    path: Path
    data: Path
    split_file: Path


def write_drawn_model(folder: Path, data: Path, *, attention: bool = True) -> DrawnModel:
    """Write model, record, history and split below `folder`."""
    dataset = import_folder(data)
    split = make_split(dataset, SplitKind.RANDOM)
    split_file = folder / "split.json"
    split_sha256 = write_split(split, split_file)
    keras.utils.set_random_seed(7)
    path = folder / "tiny.keras"
    spec = TINY_SPEC.model_copy(update={"attention": attention})
    build_classifier(spec, class_count=4).save(path)
    record = training_record(
        architecture=spec.network_name,
        recipe=tiny_recipe().model_dump(mode="json"),
        data=dataset.record(),
        split=split.record(split_sha256),
        best_epoch=1,
        model_sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
    )
    record_path(path).write_text(record.model_dump_json())
    write_history(path, EPOCHS)
    return DrawnModel(path, data, split_file)


def write_history(model_path: Path, epochs: tuple[dict[str, float], ...]) -> Path:
    """Write `NAME.history.jsonl` as a training does: other lines between those of the epochs."""
    path = model_path.with_suffix(".history.jsonl")
    lines = [{"event": "start", "seed": 0}]
    lines += [{"event": "epoch", "elapsed_seconds": 1.0, **epoch} for epoch in epochs]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path
