"""Fixtures of the training tests: a drawn data folder and drawn arrays, made once."""

import os
from pathlib import Path

import pytest

# Before anything imports TensorFlow, whose start-up notes would bury a failure.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from tests.training.drawn_folder import draw_class_folders, draw_labelled_pixels
from training.dataset.labelled_pixels import LabelledPixels


@pytest.fixture(scope="session")
def drawn_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten drawn fields in each of Benign, Early, Pre and Pro; not to be changed."""
    return draw_class_folders(tmp_path_factory.mktemp("drawn") / "smears", count_per_class=10)


@pytest.fixture(scope="session")
def train_pixels() -> LabelledPixels:
    """Six fields of each class at 32 pixels."""
    return draw_labelled_pixels(6, first_seed=100, side_px=32)


@pytest.fixture(scope="session")
def validation_pixels() -> LabelledPixels:
    """Two other fields of each class at 32 pixels."""
    return draw_labelled_pixels(2, first_seed=200, side_px=32)
