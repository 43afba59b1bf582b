"""Conversion recipes are files, and a mistake in one is told with its field."""

from pathlib import Path

import pytest

from converter.quantisation.int8_recipe import Activations
from converter.recipe import DEFAULT_RECIPE, find_recipe, read_recipe
from inference.card import Precision
from inference.errors import UnusableInputError


def test_the_shipped_recipes_differ_in_their_arithmetic_and_in_what_follows_from_it():
    default, portable = (read_recipe(find_recipe(name)) for name in ("default", "portable"))
    assert (default.int8.activations, portable.int8.activations) == (Activations.INT8, Activations.FLOAT32)
    assert default.build[Precision.FLOAT16] == portable.build[Precision.FLOAT16]
    assert default.build[Precision.INT8].gates == portable.build[Precision.INT8].gates
    assert default.sha256 != portable.sha256


def test_the_hash_is_of_the_settings_and_not_of_the_file(tmp_path: Path):
    copy = tmp_path / "copy.toml"
    copy.write_text("# a remark\n" + DEFAULT_RECIPE.read_text())
    assert read_recipe(copy).sha256 == read_recipe().sha256
    copy.write_text(DEFAULT_RECIPE.read_text().replace("representative_count = 120", "representative_count = 121"))
    assert read_recipe(copy).sha256 != read_recipe().sha256


def test_the_order_of_the_builds_in_the_file_does_not_change_the_hash(tmp_path: Path):
    text = DEFAULT_RECIPE.read_text()
    before, float16 = text.split("[build.float16.golden_tolerance]")
    float16, int8 = float16.split("[build.int8.golden_tolerance]")
    turned = tmp_path / "turned.toml"
    turned.write_text(f"{before}[build.int8.golden_tolerance]{int8}\n[build.float16.golden_tolerance]{float16}")
    assert read_recipe(turned).sha256 == read_recipe().sha256


def test_a_name_that_is_no_shipped_recipe_is_a_file():
    assert find_recipe("default") == DEFAULT_RECIPE
    assert find_recipe("my.toml") == Path("my.toml")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("seed = 0", "sead = 0", r"int8\.sead: Extra inputs are not permitted"),
        ('metric = "size_share"', 'metric = "size"', r"gate\.8\.metric: Input should be"),
        ("representative_count = 120", "representative_count = 0", r"int8\.representative_count"),
        ("[int8]", "[int8", "is no TOML file"),
        ("limit = 0.45", 'limit = "nan"', "gate.8.limit"),
        ("seed = 0", 'seed = 0\nscope = "("', r"int8\.scope: .*no regular expression"),
        (
            '[[int8.holds]]\nmetric = "images_lost"',
            '[[int8.holds]]\nmetric = "size_share"',
            r"int8\.holds: .*size_share is measured on the test images only",
        ),
    ],
)
def test_a_mistake_is_told_with_its_field(tmp_path: Path, old: str, new: str, message: str):
    text = DEFAULT_RECIPE.read_text()
    assert old in text
    (tmp_path / "mine.toml").write_text(text.replace(old, new))
    with pytest.raises(UnusableInputError, match=message):
        read_recipe(tmp_path / "mine.toml")


def test_a_missing_recipe_is_told():
    with pytest.raises(
        UnusableInputError,
        match=r"Conversion recipe gone cannot be read: there is no such file\. .* come with SmearScope: default, "
        r"portable$",
    ):
        read_recipe(find_recipe("gone"))


def test_a_folder_is_told_apart_from_a_recipe(tmp_path: Path):
    with pytest.raises(UnusableInputError, match="cannot be read: it is a folder"):
        read_recipe(tmp_path)
