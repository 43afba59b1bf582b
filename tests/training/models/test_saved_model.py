"""A `.keras` file that cannot be loaded is told apart: missing, cut off, or with code of its own."""

from pathlib import Path

import keras
import pytest

from inference.errors import UnusableInputError
from tests.training.tiny import TINY_SPEC
from training.models.build import build_classifier
from training.models.saved_model import load_saved_model


def test_a_missing_a_foreign_and_a_cut_file_are_refused_each_with_its_reason(tmp_path: Path):
    with pytest.raises(UnusableInputError, match=r"none\.keras is missing; name"):
        load_saved_model(tmp_path / "none.keras")
    (tmp_path / "text.keras").write_text("no zip")
    with pytest.raises(UnusableInputError, match=r"is no `\.keras` file, or only a part of one"):
        load_saved_model(tmp_path / "text.keras")
    whole = tmp_path / "whole.keras"
    build_classifier(TINY_SPEC, class_count=4).save(whole)
    (tmp_path / "cut.keras").write_bytes(whole.read_bytes()[:-400])
    with pytest.raises(UnusableInputError, match="only a part of one"):
        load_saved_model(tmp_path / "cut.keras")
    assert load_saved_model(whole).output_shape == (None, 4)


def test_a_file_with_code_of_its_own_is_not_run_and_nobody_is_told_how_to_run_it(tmp_path: Path):
    file = tmp_path / "hostile.keras"
    images = keras.Input((4,))
    keras.Model(images, keras.layers.Lambda(lambda values: values * 2)(images)).save(file)
    with pytest.raises(UnusableInputError, match="it holds program code") as refused:
        load_saved_model(file)
    assert "safe_mode" not in str(refused.value)
    assert "unsafe" not in str(refused.value)
