"""Recipes are data: the paper's carry the paper's numbers, ours say what they leave open, mistakes are refused."""

from importlib import resources
from pathlib import Path

import pytest

from inference.errors import UnusableInputError
from training.augment import Augmentation
from training.models.spec import Architecture, HeadKind
from training.recipe import Keep, OptimizerKind, Recipe, ResizeStep, adapt, bundled_recipes, changed_fields, read_recipe
from training.schedule import ScheduleKind

MINIMAL = 'name = "mine"\nsummary = "Mine."\nepochs = 2\n[model]\narchitecture = "custom_cnn"\n'


def test_every_bundled_file_is_a_recipe_named_as_its_file():
    files = [file.name for file in resources.files("training").joinpath("recipes").iterdir()]
    assert {f"{name}.toml" for name in bundled_recipes()} == {name for name in files if name.endswith(".toml")}
    assert len(bundled_recipes()) >= 3


@pytest.mark.parametrize("architecture", list(Architecture))
def test_the_paper_s_recipe_carries_the_paper_s_numbers_for_every_network(architecture: Architecture):
    recipe = adapt(read_recipe("paper"), architecture=architecture)
    assert recipe.model.architecture is architecture
    assert recipe.model.attention
    assert (recipe.optimizer, recipe.schedule) == (OptimizerKind.ADAM, ScheduleKind.PLATEAU)
    assert not recipe.resize
    assert not recipe.mixed_precision
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
    assert set(read_recipe("paper").open_in_paper()) == {
        "model.cbam_reduction_ratio",
        "model.custom_filters",
        "model.batch_norm_momentum",
        "model.backbone_norm_momentum",
        "model.trainable_from",
        "plateau.factor",
        "plateau.patience_epochs",
        "plateau.min_learning_rate",
        "keep",
        "stop_when_flat_epochs",
    }


def test_our_recipe_has_what_should_hold_elsewhere():
    robust = read_recipe("robust")
    assert robust.model.head is HeadKind.POOLED
    assert robust.mixed_precision
    assert robust.resize
    assert not robust.augmentation.changes_nothing


def test_the_baselines_have_no_attention():
    assert not read_recipe("baseline").model.attention


def test_a_recipe_cut_to_size_says_where_it_differs():
    paper = read_recipe("paper")
    assert changed_fields(paper, paper) == ()
    cut = adapt(
        paper, architecture=Architecture.CUSTOM_CNN, epochs=3, batch_size=8, input_px=112, stop_when_flat_epochs=2
    )
    assert changed_fields(cut, paper) == (
        "batch_size",
        "epochs",
        "model.architecture",
        "model.input_px",
        "stop_when_flat_epochs",
    )
    assert cut.sha256() != paper.sha256()


def test_a_change_that_does_not_fit_is_refused():
    with pytest.raises(UnusableInputError, match="paper cannot be changed so"):
        adapt(read_recipe("paper"), architecture=Architecture.XCEPTION, input_px=64)


def _resized(*steps: tuple[float, float], epochs: int, input_px: int = 160) -> Recipe:
    return Recipe.model_validate(
        {
            "name": "mine",
            "summary": "Mine.",
            "epochs": epochs,
            "resize": [ResizeStep(epochs_share=share, scale=scale) for share, scale in steps],
            "model": {"architecture": "custom_cnn", "head": "pooled", "input_px": input_px},
            "keep": Keep.LAST,
        }
    )


def test_the_input_grows_in_steps_of_16_pixels_and_the_last_epoch_has_all_of_it():
    recipe = _resized((0.4, 0.5), (0.3, 0.7), epochs=10)
    assert [recipe.input_px_at(epoch) for epoch in range(10)] == [80] * 4 + [112] * 3 + [160] * 3
    assert recipe.input_sizes() == (80, 112, 160)
    assert [recipe.is_full_size(epoch) for epoch in (0, 6, 7)] == [False, False, True]


@pytest.mark.parametrize(("epochs", "sizes"), [(1, [160]), (2, [112, 160])])
def test_even_the_shortest_training_ends_at_the_full_input(epochs: int, sizes: list[int]):
    recipe = _resized((0.9, 0.7), epochs=epochs)
    assert [recipe.input_px_at(epoch) for epoch in range(epochs)] == sizes


def test_no_input_is_smaller_than_a_network_takes():
    assert _resized((0.5, 0.1), epochs=4, input_px=64).input_px_at(0) == 32


def test_resizing_is_refused_where_it_cannot_work():
    with pytest.raises(ValueError, match="must leave epochs for the full input size"):
        _resized((0.6, 0.5), (0.4, 0.7), epochs=10)
    flat = _resized((0.5, 0.5), epochs=4).model_dump()
    flat["model"]["head"] = "flatten"
    with pytest.raises(ValueError, match="flatten head fits one input size only"):
        Recipe.model_validate(flat)
    small = _resized((0.5, 0.4), epochs=4).model_dump()
    small["model"]["architecture"] = "xception"
    with pytest.raises(ValueError, match=r"xception takes inputs of at least 71 pixels; change input_px \(64\)"):
        Recipe.model_validate(small)


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
        (MINIMAL.replace("epochs = 2", "epochs = 100001"), "epochs"),
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (MINIMAL.replace("epochs", "epoch"), "epoch: there is no such field; did you mean epochs?"),
        (MINIMAL + "input = 96\n", "model.input: there is no such field; did you mean input_px?"),
        (MINIMAL + "depth = 3\n", "model.depth: there is no such field"),
        (MINIMAL + "input_px = 72\n", "model: the last pooling halves maps of "),
    ],
)
def test_a_mistake_in_a_recipe_is_told_in_one_line(tmp_path: Path, text: str, told: str):
    file = tmp_path / "mine.toml"
    file.write_text(text)
    with pytest.raises(UnusableInputError) as caught:
        read_recipe(str(file))
    assert str(caught.value).startswith(f"Recipe {file} is not valid: {told}")
    assert "\n" not in str(caught.value)


def test_a_change_that_no_recipe_takes_is_told_in_one_line():
    with pytest.raises(UnusableInputError) as caught:
        adapt(read_recipe("paper"), input_px=100_000)
    assert str(caught.value) == (
        "Recipe paper cannot be changed so: model.input_px: Input should be less than or equal to 1024"
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("robsut", "There is no recipe 'robsut'; did you mean robust?"),
        ("mine.toml", "Recipe file mine.toml does not exist"),
        ("recipes/mine", "Recipe file recipes/mine does not exist"),
    ],
)
def test_a_misspelt_recipe_and_a_missing_file_are_told_apart(name: str, told: str):
    with pytest.raises(UnusableInputError) as caught:
        read_recipe(name)
    assert str(caught.value).startswith(told)


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


def test_a_weight_decay_that_adam_would_ignore_is_refused(tmp_path: Path):
    file = tmp_path / "mine.toml"
    file.write_text(f"weight_decay = 1e-4\n{MINIMAL}")
    with pytest.raises(UnusableInputError, match=r'set optimizer = "adamw", or leave weight_decay out'):
        read_recipe(str(file))
    file.write_text(f'weight_decay = 1e-4\noptimizer = "adamw"\n{MINIMAL}')
    assert read_recipe(str(file)).weight_decay == 1e-4


def test_a_number_that_is_none_is_refused(tmp_path: Path):
    file = tmp_path / "mine.toml"
    file.write_text(f"learning_rate = inf\n{MINIMAL}")
    with pytest.raises(UnusableInputError, match="finite"):
        read_recipe(str(file))


def test_the_attempts_that_the_documents_tell_of_are_valid_recipes():
    files = sorted((Path(__file__).resolve().parents[2] / "docs" / "attempts").glob("*.toml"))
    assert [read_recipe(str(file)).name for file in files] == [
        "gentle",
        "half-frozen",
        "paper-dense",
        "plain",
        "robust-dense",
        "robust-onward",
        "robust-taught",
        "vivid",
    ]


def test_plain_is_robust_without_colour_balance():
    plain = read_recipe(str(Path(__file__).resolve().parents[2] / "docs" / "attempts" / "plain.toml"))
    assert changed_fields(plain, read_recipe("robust")) == ("model.colour_constancy", "name", "summary")


def test_robust_onward_is_robust_at_one_size_with_a_lower_rate_and_fewer_epochs():
    onward = read_recipe(str(Path(__file__).resolve().parents[2] / "docs" / "attempts" / "robust-onward.toml"))
    assert changed_fields(onward, read_recipe("robust")) == ("epochs", "learning_rate", "name", "resize", "summary")
