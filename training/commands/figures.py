"""`smearscope-train figure ...` and `faithfulness`: the paper's figures, and whether Grad-CAM can be believed."""

import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from inference import command_line
from inference.errors import ExitCode, UnusableInputError
from inference.files import write_atomically
from training.commands.arguments import SplitFile, SubsetOption
from training.commands.progress import image_progress
from training.commands.work_tree import warn_in_work_tree
from training.evaluation.output_folder import check_writable
from training.faithfulness.perturbation import Baseline
from training.splitting.splits import Subset

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from training.evaluation.source import Source

app = typer.Typer()
figure_app = typer.Typer(help="Draw one of the paper's figures: PNG (300 dpi), SVG or PDF.", no_args_is_help=True)
app.add_typer(figure_app, name="figure")
console = command_line.make_console()

ModelFile = Annotated[Path, typer.Argument(help="A `.keras` file with its training record beside it.")]
DataOption = Annotated[Path, typer.Option("--data", help="The data folder that the split was made for.")]
FigureFile = Annotated[Path, typer.Option("--out", "-o", help="Figure to write: .png, .svg or .pdf.")]
CaptionOption = Annotated[
    bool, typer.Option("--caption/--no-caption", help="Write the caption into the figure; it is printed either way.")
]


@figure_app.command()
def curves(
    models: Annotated[list[Path], typer.Argument(help="One or more `.keras` files, with their history beside them.")],
    out: FigureFile,
    caption: CaptionOption = True,
) -> None:
    """Loss, accuracy and learning rate by epoch (the paper's Fig. 4)."""
    _check_drawable(out)
    from training.figures.curves import caption_of, draw_curves
    from training.figures.style import house_style
    from training.figures.training_history import read_history

    histories = [read_history(model) for model in models]
    text = caption_of(histories)
    with house_style():
        figure = draw_curves(histories, text if caption else None)
    _finish(figure, out, text)


@figure_app.command()
def confusion(
    evaluations: Annotated[list[Path], typer.Argument(help="One or more folders of `smearscope-train evaluate`.")],
    out: FigureFile,
    caption: CaptionOption = True,
) -> None:
    """Confusion matrices with counts and shares (the paper's Fig. 5)."""
    _check_drawable(out)
    from training.evaluation.record import read_evaluation
    from training.figures.confusion_matrices import caption_of, draw_confusions
    from training.figures.style import house_style

    found = [read_evaluation(folder) for folder in evaluations]
    text = caption_of(found)
    with house_style():
        figure = draw_confusions(found, text if caption else None)
    _finish(figure, out, text)


@figure_app.command("grad-cam")
def grad_cam(
    model: ModelFile,
    data: DataOption,
    split_file: SplitFile,
    out: FigureFile,
    subset: SubsetOption = Subset.TEST,
    per_class: Annotated[int, typer.Option(min=1, max=6, help="Most right, and most wrong, images of each class.")] = 2,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the draw among them.")] = 0,
    caption: CaptionOption = True,
) -> ExitCode:
    """Images of each class with their heatmaps, right and wrong answers (the paper's Fig. 6)."""
    _check_drawable(out)
    source, network = _open_model(model, data, split_file, subset)
    from training.figures.grad_cam_panel import caption_of, chosen_lines, draw_panel, make_panel
    from training.figures.style import house_style

    with image_progress("Asking the model") as on_progress:
        panel = make_panel(network, source, per_class=per_class, seed=seed, on_progress=on_progress)
    text = caption_of(panel, source)
    with house_style():
        figure = draw_panel(panel, text if caption else None)
    for line in chosen_lines(panel):
        console.print(line, markup=False)
    for missing in panel.unreadable:
        console.print(f"left out: {missing.path}: {missing.reason}", markup=False)
    _finish(figure, out, text, shows_images=True)
    return ExitCode.FINDINGS if panel.unreadable else ExitCode.DONE


@figure_app.command("feature-maps")
def feature_maps(
    model: ModelFile,
    image: Annotated[Path, typer.Argument(help="One image of a smear.")],
    out: FigureFile,
    caption: CaptionOption = True,
) -> None:
    """First-convolution maps, and maps before and after each CBAM (the paper's Fig. 7)."""
    _check_drawable(out)
    _quiet_tensorflow()
    from inference.images import read_image
    from training.evaluation.model_record import read_record
    from training.evaluation.predictions import load_model
    from training.figures.feature_maps import caption_of, draw_feature_maps
    from training.figures.network_maps import extract_maps
    from training.figures.style import house_style

    record = read_record(model)
    found = read_image(image)
    network = load_model(model, record)
    maps = extract_maps(network, found.pixels, record, model)
    text = caption_of(maps, record, model, found.sha256)
    with house_style():
        figure = draw_feature_maps(maps, text if caption else None)
    _finish(figure, out, text, shows_images=True)


@figure_app.command("faithfulness")
def faithfulness_curves(
    measured: Annotated[Path, typer.Argument(help="JSON file of `smearscope-train faithfulness`.")],
    out: FigureFile,
    caption: CaptionOption = True,
) -> None:
    """Deletion and insertion curves of a faithfulness measurement."""
    _check_drawable(out)
    from training.faithfulness.record import read_faithfulness
    from training.figures.faithfulness_curves import caption_of, draw_faithfulness
    from training.figures.style import house_style

    found = read_faithfulness(measured)
    text = caption_of(found)
    with house_style():
        figure = draw_faithfulness(found, text if caption else None)
    _finish(figure, out, text)


@app.command()
def faithfulness(
    model: ModelFile,
    data: DataOption,
    split_file: SplitFile,
    out: Annotated[Path, typer.Option("--out", "-o", help="File to write (JSON).")],
    subset: SubsetOption = Subset.TEST,
    images: Annotated[int, typer.Option(min=2, help="Images drawn from the subset.")] = 100,
    steps: Annotated[int, typer.Option(min=2, max=1000, help="Equal steps from none to all pixels.")] = 20,
    baseline: Annotated[
        Baseline, typer.Option(help="What replaces pixels: the empty field's tone, or the image blurred.")
    ] = Baseline.BACKGROUND,
    seed: Annotated[int, typer.Option(min=0, help="Seed of images drawn, random orders and bootstrap.")] = 0,
) -> ExitCode:
    """Deletion and insertion scores of Grad-CAM beside orders that know nothing of the image (Petsiuk et al. 2018)."""
    from training.faithfulness.record import Plan, check_replaceable

    check_writable(out)
    check_replaceable(out)
    source, network = _open_model(model, data, split_file, subset)
    from training.faithfulness.measurement import measure_faithfulness

    plan = Plan(baseline=baseline, step_count=steps, image_count=images, seed=seed)
    with image_progress("Measuring") as on_progress:
        found = measure_faithfulness(network, source, plan, on_progress)
    write_atomically(out, (found.model_dump_json(indent=1) + "\n").encode())
    console.print(
        f"{len(found.images)} of {found.images_in_subset} {found.subset} images, {found.training.split.kind} split, "
        f"pixels against {baseline.value}, {steps} steps; areas under the mean probability, 95 % intervals",
        markup=False,
    )
    curve = found.scores[0].deletion_curve
    console.print(f"mean probability, image untouched {curve[0]:.3f}, nothing left of it {curve[-1]:.3f}", markup=False)
    for score in found.scores:
        console.print(
            f"{score.order.value:>12}  deletion {score.deletion.value:.3f} ({score.deletion.low:.3f} to "
            f"{score.deletion.high:.3f})  insertion {score.insertion.value:.3f} ({score.insertion.low:.3f} to "
            f"{score.insertion.high:.3f})",
            markup=False,
        )
    for contrast in found.contrasts:
        gains = (("deletion", contrast.deletion_gain), ("insertion", contrast.insertion_gain))
        text = ", ".join(f"{name} {gain.value:+.3f} ({gain.low:+.3f} to {gain.high:+.3f})" for name, gain in gains)
        console.print(f"Grad-CAM better than {contrast.order.value} by: {text}", markup=False)
    if found.blank_heatmap_count:
        console.print(f"{found.blank_heatmap_count} heatmaps are blank: their order is random", markup=False)
    for missing in found.unreadable:
        console.print(f"left out: {missing.path}: {missing.reason}", markup=False)
    console.print(f"{out} written", markup=False)
    return ExitCode.FINDINGS if found.unreadable else ExitCode.DONE


def _open_model(model: Path, data: Path, split_file: Path, subset: Subset) -> "tuple[Source, Any]":
    _quiet_tensorflow()
    from training.evaluation.predictions import load_model
    from training.evaluation.source import read_source

    source = read_source(model, data, split_file, subset)
    return source, load_model(model, source.record)


def _quiet_tensorflow() -> None:
    # Its start-up notes about GPUs and instruction sets say nothing a user can act on.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")


def _check_drawable(out: Path) -> None:
    """Before any long work: is there something to draw with, a format to draw in, and a place to write to?"""
    if importlib.util.find_spec("matplotlib") is None:
        raise UnusableInputError(
            "Figures need Matplotlib, which is not installed: pip install -c constraints.txt -e '.[train]'"
        )
    from training.figures.output import format_of

    format_of(out)
    check_writable(out)


def _finish(figure: "Figure", out: Path, caption: str, *, shows_images: bool = False) -> None:
    from training.figures.output import write_figure

    write_figure(figure, out, caption)
    console.print(caption, markup=False)
    console.print(f"{out} written", markup=False)
    if shows_images:
        warn_in_work_tree(console, out)
