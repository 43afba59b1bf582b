"""`smearscope-train benchmark`: how fast this computer trains, and what holds it up."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inference import command_line
from inference.errors import UnusableInputError
from training.dataset.files import find_images
from training.dataset.manifest import MANIFEST_NAME, read_manifest
from training.models.spec import Architecture
from training.recipe import adapt, read_recipe

if TYPE_CHECKING:
    from training.benchmark import Speed

console = command_line.make_console()


def benchmark(
    recipe_name: Annotated[str, typer.Option("--recipe", help="A bundled recipe's name, or a TOML file.")] = "robust",
    architecture: Annotated[Architecture | None, typer.Option(help="Network, other than the recipe's.")] = None,
    input_px: Annotated[int | None, typer.Option("--input-px", min=32, help="Input side, pixels.")] = None,
    batch_size: Annotated[int | None, typer.Option(min=1, help="Images per step.")] = None,
    steps: Annotated[int, typer.Option(min=1, help="Timed steps of each kind.")] = 10,
    data: Annotated[
        Path | None, typer.Option(help="Data folder, or any folder with images, to time their decoding.")
    ] = None,
) -> None:
    """Time decoding, augmentation and training steps on this computer; writes nothing."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    recipe = adapt(read_recipe(recipe_name), architecture=architecture, input_px=input_px, batch_size=batch_size)
    files = None if data is None else _images_of(data)
    # Keras is imported only here: a wrong folder is told at once.
    import keras

    from training import benchmark as measuring
    from training.explain.backend import backend
    from training.processors import usable_processors

    model = recipe.model
    console.print(
        f"{model.network_name}, {model.input_px} px, batch {recipe.batch_size}, Keras {keras.__version__} on "
        f"{backend()}, {usable_processors()} processors",
        markup=False,
    )
    if files is not None:
        for speed in measuring.measure_decoding(files, model.input_px):
            _print_speed(speed)
    _print_speed(measuring.measure_augmentation(recipe, model.input_px))
    alone: float | None = None
    for speed in measuring.measure_steps(recipe, steps):
        alone = alone or speed.images_per_second
        _print_speed(speed, alone)


def _images_of(data: Path) -> tuple[Path, ...]:
    """The image files below a folder, or, where it holds a manifest, below the folder that this names."""
    manifest = data / MANIFEST_NAME
    root = read_manifest(manifest).images_root(data) if manifest.is_file() else data
    try:
        files = find_images(root).files
    except OSError as error:
        raise UnusableInputError(
            f"{error.filename or root} cannot be read: {error.strerror or error}; name a folder with images with "
            "--data, or leave it out"
        ) from error
    if not files:
        raise UnusableInputError(f"{root} holds no image; name a folder with images below it")
    return files


def _print_speed(speed: "Speed", alone: float | None = None) -> None:
    ratio = "" if alone is None else f"  {speed.images_per_second / alone:.2f} of the model alone"
    first = "" if speed.first_step_seconds is None else f", first step {speed.first_step_seconds:.1f} s"
    console.print(f"{speed.what:<36}{speed.images_per_second:>9.1f} images/s{ratio}{first}", markup=False)
