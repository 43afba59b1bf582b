"""What a split is worth is said from the cards of bundles that differ in nothing but their split."""

from pathlib import Path

import pytest

from converter.bundles.comparison import comparison_limit
from converter.bundles.writer import write_bundle
from inference.bundle import read_bundle
from inference.card import Precision
from inference.errors import UnusableInputError
from tests.converter.conftest import Converted


@pytest.fixture
def bundle(converted: Converted) -> Path:
    return converted.bundles[Precision.INT8]


def _with(bundle: Path, folder: Path, *, kind: str, recipe: str | None = None) -> Path:
    found = read_bundle(bundle)
    training = found.card.training
    split = training.split.model_copy(update={"kind": kind})
    named = {**training.recipe, "name": recipe or training.recipe["name"]}
    card = found.card.model_copy(update={"training": training.model_copy(update={"split": split, "recipe": named})})
    return write_bundle(folder, model=found.model, card=card, trust=found.trust, golden=found.golden)


def test_both_scores_and_both_splits_stand_in_the_sentence(bundle: Path, tmp_path: Path):
    evidence = read_bundle(bundle).card.evidence[0]

    text = comparison_limit(
        [_with(bundle, tmp_path / "a", kind="random"), _with(bundle, tmp_path / "b", kind="contiguous")]
    )

    assert text.count(f"{evidence.accuracy:.2%}") >= 2
    assert "random split" in text
    assert "contiguous split" in text


def test_bundles_of_one_split_are_no_comparison(bundle: Path, tmp_path: Path):
    with pytest.raises(UnusableInputError, match="another kind of split"):
        comparison_limit([_with(bundle, tmp_path / name, kind="random") for name in ("a", "b")])


def test_bundles_of_different_recipes_are_no_comparison(bundle: Path, tmp_path: Path):
    with pytest.raises(UnusableInputError, match="different recipes"):
        comparison_limit(
            [
                _with(bundle, tmp_path / "a", kind="random"),
                _with(bundle, tmp_path / "b", kind="contiguous", recipe="another"),
            ]
        )
