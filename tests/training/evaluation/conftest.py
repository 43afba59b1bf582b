"""Fixtures of the evaluation tests: a drawn data set, its split, and a tiny network that has learned it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from inference.card import record_path
from tests.training.evaluation.made_up import training_record
from tests.training.tiny import TINY_SPEC
from training.dataset.folder import import_folder, load_pixels
from training.models.build import build_classifier
from training.splitting.splits import SplitKind, Subset, make_split, write_split


@dataclass(frozen=True)
class Trained:
    """A model with its papers; not to be changed."""

    model_path: Path
    data: Path
    split_file: Path
    model: Any


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory, drawn_data: Path) -> Trained:
    folder = tmp_path_factory.mktemp("trained")
    dataset = import_folder(drawn_data)
    split = make_split(dataset, SplitKind.CONTIGUOUS)
    split_file = folder / "split.json"
    split_sha256 = write_split(split, split_file)
    record = training_record()
    samples = split.samples(Subset.TRAIN)
    pixels = load_pixels(dataset, samples, record.preprocess)
    keras.utils.set_random_seed(1)
    model = build_classifier(TINY_SPEC.model_copy(update={"dropout": 0.0}), class_count=4)
    model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    # Two epochs: enough to tell some classes apart, too few to be right about all, so there are wrong images to show.
    model.fit(pixels, np.array([dataset.class_index(each) for each in samples]), batch_size=4, epochs=2, verbose=0)
    model_path = folder / "tiny.keras"
    model.save(model_path)
    record = record.model_copy(
        update={
            "split": split.record(split_sha256),
            "data": dataset.record(),
            "model_sha256": hashlib.sha256(model_path.read_bytes()).hexdigest(),
        }
    )
    record_path(model_path).write_text(record.model_dump_json())
    return Trained(model_path, drawn_data, split_file, model)
