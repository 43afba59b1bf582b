"""`smearscope-train evaluate`, `compare` and `score`: what a trained model is worth."""

import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inference import command_line
from inference.errors import ExitCode
from inference.files import write_atomically
from inference.shifts import DEFAULT_SHIFTS, Shift, read_shifts
from training.commands.arguments import SplitFile, SubsetOption
from training.commands.progress import image_progress
from training.commands.work_tree import warn_in_work_tree
from training.score_results import labels_of, score_results
from training.splitting.splits import Subset, read_split

if TYPE_CHECKING:
    from training.evaluation.record import Evaluation

app = typer.Typer()
console = command_line.make_console()

_NO_SHIFTS = "none"


@app.command()
def evaluate(
    model: Annotated[Path, typer.Argument(help="A `.keras` file with its training record beside it.")],
    data: Annotated[Path, typer.Option("--data", help="The data folder that the split was made for.")],
    split_file: SplitFile,
    out: Annotated[Path, typer.Option("--out", "-o", help="New folder for report, numbers and predictions.")],
    subset: SubsetOption = Subset.TEST,
    shifts: Annotated[
        str, typer.Option(help="Shift file (TOML), or `none`. Default: the shifts every model is tested under.")
    ] = str(DEFAULT_SHIFTS),
    heatmaps: Annotated[bool, typer.Option(help="Show wrong images with where the network looked.")] = True,
    foreign_data: Annotated[
        str | None,
        typer.Option(
            help="Name of an outside data set: all images of --data are tested, and --split, still the split of the "
            "training, proves that none of them trained the model."
        ),
    ] = None,
    batch_size: Annotated[int, typer.Option(min=1, help="Images at a time.")] = 32,
    resamples: Annotated[int, typer.Option(min=100, help="Bootstrap resamples.")] = 2000,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the bootstrap.")] = 0,
) -> ExitCode:
    """Test a model on images it was not trained on: scores with intervals, shifts, calibration, every wrong image."""
    from training.evaluation.output_folder import check_free
    from training.evaluation.record import REPORT_FILE, Bootstrap
    from training.evaluation.source import read_source

    check_free(out)
    chosen: tuple[Shift, ...] = () if shifts == _NO_SHIFTS else read_shifts(Path(shifts))
    source = read_source(model, data, split_file, subset, foreign_data)
    # Its start-up notes about GPUs and instruction sets say nothing a user can act on.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # Keras is imported only here: a wrong argument is told at once.
    from training.evaluation.evaluate import EvaluationPlan, evaluate as run

    plan = EvaluationPlan(
        shifts=chosen,
        with_heatmaps=heatmaps,
        batch_size=batch_size,
        bootstrap=Bootstrap(resamples=resamples, seed=seed),
    )
    with image_progress("Asking the model") as on_progress:
        evaluation = run(source, out, plan, lambda line: console.print(line, markup=False), on_progress)
    for line in _summary(evaluation):
        console.print(line, markup=False)
    console.print(f"{out / REPORT_FILE} written", markup=False)
    warn_in_work_tree(console, out)
    return ExitCode.FINDINGS if evaluation.tested.unreadable else ExitCode.DONE


def _summary(evaluation: "Evaluation") -> list[str]:
    from training.evaluation import wording
    from training.evaluation.record import worst_shift

    malignancy, worst = evaluation.malignancy, worst_shift(evaluation.shifts)
    lines = [
        f"{evaluation.training.architecture}, recipe {wording.recipe_text(evaluation)}: "
        f"{wording.images_text(evaluation.tested)}",
        f"accuracy {wording.share_text(evaluation.overall.accuracy)}, macro F1 "
        f"{wording.share_text(evaluation.overall.macro.f1)}",
    ]
    if malignancy is not None:
        lines.append(
            f"sensitivity {wording.share_text(malignancy.sensitivity)}, {malignancy.missed_count} malignant missed; "
            f"specificity {wording.share_text(malignancy.specificity)}"
        )
    if worst is not None:
        lines.append(
            f"worst shift of {len(evaluation.shifts)}, {worst.shift.name}: accuracy "
            f"{wording.share_text(worst.accuracy)}, {wording.points_text(worst.accuracy_change_points)} points"
        )
    for each in evaluation.tested.unreadable:
        lines.append(f"unreadable, in no figure: {each.path}: {each.reason}")
    return [*lines, *wording.cautions(evaluation)]


@app.command()
def compare(
    evaluations: Annotated[list[Path], typer.Argument(help="Folders of `smearscope-train evaluate`.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Page to write: .md or .html.")] = None,
    update: Annotated[
        Path | None, typer.Option(help="Document whose part between the results markers is written anew.")
    ] = None,
    paper: Annotated[bool, typer.Option("--paper", help="Add the paper's own figures, where they are known.")] = False,
) -> None:
    """Set evaluations side by side: folds pooled, pairs on the same images tested, shifts in one table."""
    from training.evaluation.comparison import compare as run, read_runs
    from training.evaluation.comparison_page import PageFormat, format_of, page_of, update_document
    from training.evaluation.comparison_tables import tables_of
    from training.evaluation.published import read_published

    kind = PageFormat.MARKDOWN if out is None else format_of(out)
    tables = tables_of(run(read_runs(evaluations)), read_published() if paper else None)
    command = _compare_command(evaluations, paper=paper)
    markdown = page_of(tables, PageFormat.MARKDOWN, command)
    if update is not None:
        update_document(update, markdown)
        console.print(f"{update} updated", markup=False)
    if out is not None:
        write_atomically(out, page_of(tables, kind, command).encode())
        console.print(f"{out} written", markup=False)
    if out is None and update is None:
        console.print(markdown, markup=False)


def _compare_command(evaluations: Sequence[Path], *, paper: bool) -> str:
    # Names only: where folders lie on this computer is nobody else's business.
    parts = ["smearscope-train", "compare", *(shlex.quote(folder.resolve().name) for folder in evaluations)]
    return " ".join([*parts, "--paper"] if paper else parts)


@app.command()
def score(
    results: Annotated[Path, typer.Argument(help="results.csv of `smearscope screen` over the data folder.")],
    split_file: Annotated[Path, typer.Option("--split", help="Split file of that folder.")],
    subset: Annotated[Subset, typer.Option(help="Which images to score.")] = Subset.TEST,
    data: Annotated[
        Path | None, typer.Option("--data", help="Imported data folder, for classes other than the published ones.")
    ] = None,
) -> ExitCode:
    """Score a finished screening on the images of one subset."""
    split = read_split(split_file)[0]
    found = score_results(results, split, subset, labels_of(split, data))
    console.print(
        f"{subset.value} images: {found.readable_count} readable, accuracy {found.accuracy:.2%}, "
        f"{found.abstained_count} not reported, {found.unreadable_count} unreadable",
        markup=False,
    )
    console.print("rows: truth, columns: predicted class", markup=False)
    width = max(12, *(len(label.display_name) for label in found.labels))
    for label, row in zip(found.labels, found.confusion, strict=True):
        console.print(f"{label.display_name:>{width}} " + " ".join(f"{cell:5d}" for cell in row), markup=False)
    return ExitCode.FINDINGS if found.unreadable_count else ExitCode.DONE
