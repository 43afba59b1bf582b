"""`smearscope-train audit`: what a data folder gives away before any network sees it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.box import SIMPLE
from rich.markup import escape
from rich.table import Column, Table

from inference import command_line
from inference.errors import ExitCode, UnusableInputError
from inference.shifts import DEFAULT_SHIFTS, read_shifts
from training.commands.arguments import DataFolder
from training.commands.progress import step_progress
from training.dataset.folder import CITATION_UNSTATED, import_folder

if TYPE_CHECKING:
    from training.audit.record import Audit

app = typer.Typer()
console = command_line.make_console()


@app.command()
def audit(
    data: DataFolder,
    out: Annotated[Path, typer.Option("--out", "-o", help="New folder for `audit.html` and `audit.json`.")],
    splits: Annotated[
        list[Path] | None,
        typer.Option(
            "--split", help="Split file to look for leaks in; may be given several times. Default: all kinds."
        ),
    ] = None,
    shifts: Annotated[
        Path, typer.Option(help="Shift file (TOML); its white-balance shifts are used.")
    ] = DEFAULT_SHIFTS,
    baselines: Annotated[
        bool, typer.Option(help="Ask how far colour, background and scale bar alone tell the classes apart.")
    ] = True,
    seed: Annotated[int, typer.Option(min=0, help="Seed of splits, forests and resampling.")] = 0,
    citation: Annotated[str, typer.Option(help="Where the images come from.")] = CITATION_UNSTATED,
) -> ExitCode:
    """Look for copies, leaks and shortcuts in a data folder. Ends with 1 where there are findings.

    The report holds pictures of the images: it must not be published.
    """
    # scikit-learn and Matplotlib are imported only here: `--help` stays quick.
    from training.audit.audit import AuditPlan, audit_dataset, read_splits
    from training.audit.record import REPORT_FILE, View
    from training.audit.report import write_report
    from training.evaluation.output_folder import check_free, new_folder

    check_free(out)
    if out.resolve().is_relative_to(data.resolve()):
        raise UnusableInputError(f"{out} lies in the data folder {data}; name an --out folder outside of it")
    plan = AuditPlan(read_shifts(shifts), tuple(View) if baselines else (), seed)
    with step_progress() as on_step:
        dataset = import_folder(data, citation, lambda done, total: on_step("Hashing files", done, total))
        given = read_splits(splits or (), dataset)
        with new_folder(out) as folder:
            audited = audit_dataset(dataset, given, plan, on_step)
            write_report(folder, audited)
    _print(audited.audit)
    console.print(f"Report, not to be published because it holds images: {out / REPORT_FILE}", markup=False)
    return ExitCode.FINDINGS if audited.audit.findings else ExitCode.DONE


def _print(found: "Audit") -> None:
    console.print(f"{found.data.name}: {found.data.image_count:,} images", markup=False)
    if found.baselines:
        kinds = list(dict.fromkeys(score.kind for score in found.baselines))
        first = Column("shown alone", no_wrap=True)
        table = Table(first, *(kind.value for kind in kinds), "worst colour shift", box=SIMPLE)
        for view in dict.fromkeys(score.view for score in found.baselines):
            scores = [score for score in found.baselines if score.view is view]
            worst = min((each.accuracy for score in scores for each in score.shifts), default=None)
            cells = [
                f"{each.accuracy:.1%} ({100 * each.interval.low:.1f}-{100 * each.interval.high:.1f})" for each in scores
            ]
            table.add_row(view.value, *cells, "" if worst is None else f"{worst:.1%}")
        console.print(table)
        console.print(f"Accuracy of random forests, 95 % intervals; chance is {found.baselines[0].chance:.1%}.")
    for skipped in found.skipped:
        console.print(f"Left out: {skipped.check}: {skipped.reason}", markup=False)
    if not found.findings:
        console.print("No findings: no duplicates, no leaks, every image readable.")
        return
    table = Table("finding", "count", "", box=SIMPLE)
    for finding in found.findings:
        # Names of files may hold brackets, which Rich would take for its markup.
        table.add_row(finding.kind.value, str(finding.count), escape(finding.message))
    console.print(table)
