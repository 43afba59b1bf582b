"""The loss of a taught network is the paper's, and a recipe says what makes it up within bounds."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from inference.errors import UnusableInputError
from tests.training.tiny import tiny_recipe
from training.distillation import Distillation, distillation_loss
from training.recipe import Recipe, changed_fields, read_recipe

MINIMAL = 'name = "mine"\nsummary = "Mine."\nepochs = 2\n[model]\narchitecture = "custom_cnn"\n'
TEACHER = np.array([[2.0, -1.0, 0.5, 0.0], [0.0, 0.0, 3.0, -2.0]], np.float32)
STUDENT = np.array([[1.0, 1.0, 0.0, -3.0], [0.5, -0.5, 0.0, 0.0]], np.float32)


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    grown = np.exp(logits)
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))


@pytest.mark.parametrize("temperature", [1.0, 3.0])
def test_it_is_the_divergence_of_the_softened_student_from_the_teacher_times_the_squared_temperature(
    temperature: float,
):
    wanted, given = (_softmax(logits.astype(float) / temperature) for logits in (TEACHER, STUDENT))
    expected = temperature**2 * (wanted * np.log(wanted / given)).sum(axis=1)
    np.testing.assert_allclose(np.asarray(distillation_loss(TEACHER, STUDENT, temperature)), expected, rtol=1e-5)


def test_who_answers_as_the_teacher_does_has_nothing_left_to_learn():
    shifted = TEACHER + np.float32(5)  # the same probabilities
    np.testing.assert_allclose(np.asarray(distillation_loss(TEACHER, shifted, 2.0)), 0.0, atol=1e-5)


def test_logits_of_16_bits_are_compared_in_32():
    certain = np.array([[14.0, 0.0, 0.0, 0.0]], np.float16)
    unsure = np.zeros((1, 4), np.float16)
    loss = distillation_loss(certain, unsure, 1.0)
    assert "float32" in str(loss.dtype)
    assert float(loss[0]) == pytest.approx(np.log(4), abs=1e-3)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("temperature = 0.5\nweight = 0.5", "distillation.temperature"),
        ("temperature = 21\nweight = 0.5", "distillation.temperature"),
        ("temperature = 2\nweight = 0", "distillation.weight"),
        ("temperature = 2\nweight = 1.1", "distillation.weight"),
        ("temperature = 2", "distillation.weight"),
        ("weight = 0.5", "distillation.temperature"),
        ("temperature = 2\nweight = 0.5\nteacher = 'a.keras'", "distillation.teacher"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused_by_its_field(tmp_path: Path, table: str, message: str):
    file = tmp_path / "mine.toml"
    file.write_text(f"{MINIMAL}[distillation]\n{table}\n")
    with pytest.raises(UnusableInputError, match=message):
        read_recipe(str(file))


def test_a_recipe_without_it_says_nothing_of_it_so_that_its_hash_is_what_it_was():
    untaught = tiny_recipe()
    taught = tiny_recipe(distillation=Distillation(temperature=2, weight=0.5))
    assert "distillation" not in untaught.model_dump_json()
    assert Recipe.model_validate_json(taught.model_dump_json()) == taught
    assert taught.sha256() != untaught.sha256()


def test_the_taught_attempt_is_robust_but_for_its_teacher():
    taught = read_recipe(str(Path(__file__).resolve().parents[2] / "docs" / "attempts" / "robust-taught.toml"))
    assert changed_fields(taught, read_recipe("robust")) == ("distillation", "name", "summary")
