"""Recipes are data: the paper's carry the paper's numbers, ours say what they leave open, mistakes are refused."""

from importlib import resources
from pathlib import Path

import pytest

from inference.errors import UnusableInputError
from training.augment import Augmentation
from training.models.spec import Architecture, HeadKind
from training.recipe import Recipe, bundled_recipes, read_recipe

MINIMAL = 'name = "mine"\nsummary = "Mine."\nepochs = 2\n[model]\narchitecture = "custom_cnn"\n'


def test_every_bundled_file_is_a_recipe_named_as_its_file():
    files = [file.name for file in resources.files("training").joinpath("recipes").iterdir()]
    assert {f"{name}.toml" for name in bundled_recipes()} == {name for name in files if name.endswith(".toml")}
    assert len(bundled_recipes()) >= 3


@pytest.mark.parametrize(
    ("name", "architecture"),
    [("densenet201-paper", Architecture.DENSENET201), ("custom-cnn-paper", Architecture.CUSTOM_CNN)],
)
def test_the_paper_s_recipes_carry_the_paper_s_numbers(name: str, architecture: Architecture):
    recipe = read_recipe(name)
    assert recipe.model.architecture is architecture
    assert (recipe.epochs, recipe.batch_size, recipe.learning_rate) == (75, 24, 1e-4)
    assert recipe.augmentation == Augmentation()
    assert recipe.label_smoothing == 0.0
    assert recipe.model.head is HeadKind.FLATTEN
    assert recipe.model.dense_units == (512, 128)
    assert recipe.model.dropout == 0.25
    assert recipe.model.input_px == 224
    assert recipe.model.custom_filters[0] == 32
    assert recipe.model.cbam_residual is False


def test_the_fields_that_the_paper_leaves_open_are_listed_and_no_others():
    assert set(read_recipe("densenet201-paper").open_in_paper()) == {
        "model.cbam_reduction_ratio",
        "model.custom_filters",
        "model.batch_norm_momentum",
        "model.trainable_from",
        "plateau.factor",
        "plateau.patience_epochs",
        "plateau.min_learning_rate",
        "keep",
    }


def test_a_toml_file_is_read_with_defaults_for_what_it_leaves_out(tmp_path: Path):
    file = tmp_path / "mine.toml"
    file.write_text(MINIMAL)
    recipe = read_recipe(str(file))
    assert recipe == Recipe.model_validate(
        {"name": "mine", "summary": "Mine.", "epochs": 2, "model": {"architecture": "custom_cnn"}}
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("optimiser = 'sgd'\n" + MINIMAL, "optimiser"),
        (MINIMAL + "depth = 3\n", "depth"),
        (MINIMAL.replace("epochs = 2", "epochs = 0"), "epochs"),
        (MINIMAL.replace("custom_cnn", "resnet"), "architecture"),
        (MINIMAL + "input_px = 72\n", "input_px"),
        ("epochs = [", "mine.toml"),
    ],
)
def test_a_mistake_in_a_recipe_is_refused_and_named(tmp_path: Path, text: str, named: str):
    file = tmp_path / "mine.toml"
    file.write_text(text)
    with pytest.raises(UnusableInputError, match=r"mine\.toml is not valid") as caught:
        read_recipe(str(file))
    assert named in str(caught.value)


def test_an_unknown_recipe_is_answered_with_the_bundled_names():
    with pytest.raises(UnusableInputError, match="no recipe 'resnet50'") as caught:
        read_recipe("resnet50")
    for name in bundled_recipes():
        assert name in str(caught.value)


def test_a_recipe_that_is_not_text_is_refused(tmp_path: Path):
    file = tmp_path / "image.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnusableInputError, match="cannot be read"):
        read_recipe(str(file))
