"""Fixtures of the converter tests: one tiny network trained on drawn fields, and what is made from it."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

# Before anything imports TensorFlow, whose start-up notes would bury a failure.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from converter.conversion import convert
from converter.export.graph import convert_float, load_keras_model
from converter.own_process import measured
from converter.plan import ConversionPlan
from converter.quantisation.int8_recipe import Int8Recipe
from converter.recipe import BuildRecipe, ConversionRecipe
from converter.scoring.gate import Bound, Gate, Metric
from converter.source import Source, read_source
from converter.trust.recipe import TrustRecipe
from inference.card import GoldenTolerance, Precision
from inference.shifts import Shift
from tests.training.drawn_folder import draw_class_folders
from tests.training.tiny import TINY_SPEC, tiny_recipe
from training.augment import Augmentation
from training.dataset.folder import import_folder
from training.fitting.run import train_and_save
from training.splitting.splits import SplitKind, make_split, write_split

# What the tiny network reaches is not the question here; the gates' own tests are in test_gate.py.
LOOSE_GATES = tuple(Gate(metric=metric, bound=Bound.AT_LEAST, limit=-1e9) for metric in Metric)
SHIFTS = (
    Shift(name="warm", gains=(1.08, 1.0, 0.90)),
    Shift(name="no bar", hide_scale_bar=True),
)
TOLERANCE = GoldenTolerance(probability=0.02, heatmap_correlation=0.9)


def loose_recipe(int8: Int8Recipe | None = None, **gates: tuple[Gate, ...]) -> ConversionRecipe:
    """Gates that always pass but for those named by precision; ranges from a dozen images."""
    return ConversionRecipe(
        name="loose",
        summary="a test's own",
        int8=int8 or Int8Recipe(representative_count=12),
        trust=TrustRecipe(),
        build={
            precision: BuildRecipe(gate=gates.get(precision.value, LOOSE_GATES), golden_tolerance=TOLERANCE)
            for precision in Precision
        },
    )


def loose_plan(**changes: Any) -> ConversionPlan:
    """Both precisions, gates that always pass."""
    settings: dict[str, Any] = {
        "bundle_name": "tiny",
        "version": "0.0.1",
        "licence": "none: a test",
        "further_limits": ("a limit of the test's own",),
        "precisions": tuple(Precision),
        "thread_count": 1,
        "shifts": SHIFTS,
        "recipe": loose_recipe(),
    }
    return ConversionPlan(**(settings | changes))


@dataclass(frozen=True)
class Trained:
    """A trained model with everything a conversion needs."""

    data: Path
    split_file: Path
    model_path: Path

    def source(self) -> Source:
        return read_source(self.model_path, self.split_file)


@dataclass(frozen=True)
class Converted:
    """The bundles of one conversion, by precision, and what it said."""

    folder: Path
    bundles: dict[Precision, Path]
    said: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    """Ten epochs of the tiny network on ten drawn fields per class."""
    folder = tmp_path_factory.mktemp("trained")
    data = draw_class_folders(folder / "smears", count_per_class=10)
    write_split(make_split(import_folder(data), SplitKind.CONTIGUOUS), folder / "split.json")
    # Without dropout and with a wider hidden layer it learns the drawings in seconds, so that answers differ clearly.
    model = TINY_SPEC.model_copy(update={"dense_units": (16,), "dropout": 0.0})
    recipe = tiny_recipe(model=model, epochs=10, learning_rate=1e-2, augmentation=Augmentation())
    train_and_save(
        data, folder / "split.json", recipe, folder / "tiny.keras", seed=1, weights=None, start_from=None, say=_quiet
    )
    return Trained(data, folder / "split.json", folder / "tiny.keras")


@pytest.fixture(scope="session")
def keras_model(trained: Trained) -> Any:
    """The trained network."""
    return load_keras_model(trained.model_path)


@pytest.fixture(scope="session")
def float_builds(keras_model: Any) -> Callable[[bool], bytes]:
    """The float builds, `float_builds(True)` with float16 weights; each is converted once."""
    made: dict[bool, bytes] = {}

    def build(float16: bool) -> bytes:
        if float16 not in made:
            made[float16] = convert_float(keras_model, float16=float16)
        return made[float16]

    return build


@pytest.fixture(scope="session")
def converted(trained: Trained, tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """Both bundles, made with loose gates."""
    folder = tmp_path_factory.mktemp("converted")
    said: list[str] = []
    # Here and in all tests but one the steps run in this process, which has loaded TensorFlow already.
    paths = convert(trained.source(), trained.data, folder, loose_plan(), said.append, measured)
    return Converted(folder, dict(zip(Precision, paths, strict=True)), said)


def _quiet(_line: str) -> None:
    """Nobody listens."""
