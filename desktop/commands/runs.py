"""`smearscope runs`: which runs there are, how far each is, and what one found."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import JsonValue
from rich import box
from rich.markup import escape
from rich.table import Table
from typer.core import TyperGroup

from desktop.commands.json_output import print_json
from desktop.commands.options import JsonOption, console, stderr
from desktop.exports.second_reading_words import told_reading
from desktop.known_runs import forget_run, known_runs
from desktop.probability_words import probability_percent, share_percent
from desktop.records import ResultRow, printable_path, shown_path
from desktop.run_glance import RunGlance, glance_at
from desktop.run_summary import summarise
from desktop.store.case_summary import CaseSummary
from desktop.store.result_query import MOST_SUSPICIOUS_FIRST, RowFilter
from desktop.store.run_reader import RunReader
from desktop.summary import run_figures, summary_lines
from inference.decision import Decision

_READABLE = frozenset({Decision.REPORTED, Decision.ABSTAINED})
_TOP = 10


class _ShowsByDefault(TyperGroup):
    """`runs` and `runs DIR` mean `runs show`."""

    # Any: the type is Click's, of which Typer brings its own copy in some versions.
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the name of the command in where it was left out."""
        if not args or args[0] not in {*self.commands, *ctx.help_option_names}:
            args = ["show", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_ShowsByDefault,
    help="List the runs of this user, or show what runs found: `smearscope runs`, `smearscope runs DIR`.",
)


@app.command()
def show(
    runs: Annotated[
        list[Path] | None, typer.Argument(metavar="DIR", help="Run folders to show. Without any: list all runs.")
    ] = None,
    top: Annotated[
        int, typer.Option("--top", min=0, help="How many of the most suspicious images to name in each case.")
    ] = _TOP,
    case: Annotated[
        str | None, typer.Option("--case", help="Only this case (sub-folder); `.` is the top folder.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """List your runs; with DIR, what that run found: in numbers, and case by case.

    A case is a sub-folder of the screened folder. Its images stand with the most suspicious first: those that the model
    gives the highest probability of a malignant class. Nothing is changed, and a run may be looked at while it goes on.
    """
    if not runs:
        _list_runs(json=json)
        return
    wanted = None if case is None else ("" if case == "." else case)
    records = []
    for number, folder in enumerate(runs):
        with RunReader(folder) as reader:
            if json:
                records.append(_run_record(reader, wanted, top))
            else:
                if number:
                    console.print()
                _print_run(reader, wanted, top)
    if json:
        print_json(records)


@app.command()
def forget(
    run: Annotated[Path, typer.Argument(metavar="DIR", help="Run folder, as `smearscope runs` names it.")],
) -> None:
    """Take a run from the list. Its folder and everything in it stay as they are."""
    forget_run(run)
    console.print(f"No longer listed: {shown_path(run)}. The folder itself was not touched.", markup=False)


def _list_runs(*, json: bool) -> None:
    known = known_runs()
    if known.problem:
        stderr.print(f"Warning: {known.problem}", style="yellow", markup=False)
    glances = [(run.last_used_utc, glance_at(run.folder)) for run in known.runs]
    if json:
        print_json([_glance_record(used, glance) for used, glance in glances])
        return
    if not glances:
        console.print("No run is known yet. `smearscope screen FOLDER --out DIR` makes one.", markup=False)
        return
    _print_table([glance for _used, glance in glances])
    for _used, glance in glances:
        if glance.advice:
            console.print(f"{shown_path(glance.folder)}: {glance.advice}.", markup=False)


def _print_table(glances: Iterable[RunGlance]) -> None:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("Started (UTC)", "State", "Images", "Model", "Run folder", "Images from"):
        table.add_column(name, justify="right" if name == "Images" else "left", no_wrap=True)
    for glance in glances:
        summary = glance.summary
        cells = [
            "?" if summary is None else summary.run.started_at_utc[:16].replace("T", " "),
            glance.condition.value,
            "?" if summary is None else f"{summary.done_count:,} of {summary.image_count:,}",
            "?" if summary is None else f"{summary.run.model_id} {summary.run.model_version}",
            shown_path(glance.folder),
            "?" if summary is None else summary.folder,
        ]
        table.add_row(*(escape(cell) for cell in cells))
    # A path that is cut helps nobody; the terminal breaks long lines, as of every other command.
    table.width = table.__rich_measure__(console, console.options.update(max_width=1_000_000)).maximum
    console.print(table)


def _glance_record(last_used_utc: str, glance: RunGlance) -> dict[str, JsonValue]:
    return {
        "run_folder": printable_path(glance.folder),
        "last_used_utc": last_used_utc,
        "state": glance.condition.value,
        "advice": glance.advice,
        "summary": None if glance.summary is None else run_figures(glance.summary),
    }


def _print_run(reader: RunReader, case: str | None, top: int) -> None:
    glance = glance_at(reader.folder)
    console.print(f"Run folder: {shown_path(reader.folder)}", markup=False)
    for line in summary_lines(summarise(reader.run, reader.counts())):
        console.print(line, markup=False)
    if glance.advice:
        console.print(f"{glance.advice}.", markup=False)
    words = told_reading(reader).words
    if words:
        console.print(f"Second reading: {words}.", markup=False)
    found = 0
    for each in reader.cases():
        if case is None or each.case == case:
            found += 1
            _print_case(reader, each, top)
    if not found:
        console.print()
        console.print(
            "No case has rows yet." if case is None else f"No row belongs to the case {case!r}.", markup=False
        )


def _print_case(reader: RunReader, case: CaseSummary, top: int) -> None:
    console.print()
    console.print(f"Case {case.case or '(top folder)'}: {_images_in_words(case)}", markup=False)
    reported = case.decisions[Decision.REPORTED]
    classes = "".join(f"; {name} {count:,}" for name, count in case.reported.items())
    console.print(f"  Reported: {reported:,}{classes}", markup=False)
    if case.malignant_share is not None:
        console.print(f"  Malignant: {share_percent(case.malignant_share)} of those reported", markup=False)
    console.print(
        f"  Not reported (the model abstained): {case.decisions[Decision.ABSTAINED]:,}; "
        f"unreadable: {case.decisions[Decision.UNREADABLE]:,}",
        markup=False,
    )
    rows = _most_suspicious(reader, case.case, top)
    if rows:
        console.print("  Most suspicious first:", markup=False)
    for row in rows:
        probability = row.malignant_probability
        share = "-" if probability is None else probability_percent(probability)
        console.print(f"    {share:>7} malignant  {_row_in_words(row)}", markup=False)


def _images_in_words(case: CaseSummary) -> str:
    rows = "" if case.row_count == case.image_count else f", {case.row_count:,} rows"
    return f"{case.image_count:,} image{'' if case.image_count == 1 else 's'}{rows}"


def _row_in_words(row: ResultRow) -> str:
    page = f" page {row.page}" if row.page else ""
    tile = f" tile at {row.tile_x}, {row.tile_y}" if row.tile_x or row.tile_y else ""
    said = row.predicted_class if row.decision is Decision.REPORTED else f"not reported ({row.predicted_class}?)"
    flags = f"  [{', '.join(flag.value for flag in row.flags)}]" if row.flags else ""
    review = f"  reviewed: {row.review.reviewed_class}" if row.review.reviewed_class else ""
    return f"{row.image_path}{page}{tile}: {said}{flags}{review}"


def _most_suspicious(reader: RunReader, case: str, top: int) -> list[ResultRow]:
    if not top:
        return []
    wanted = RowFilter(case=case, decisions=_READABLE)
    return [found.row for found in reader.page(MOST_SUSPICIOUS_FIRST, wanted, limit=top)]


def _run_record(reader: RunReader, case: str | None, top: int) -> dict[str, JsonValue]:
    glance = glance_at(reader.folder)
    return {
        "run_folder": printable_path(reader.folder),
        "state": glance.condition.value,
        "advice": glance.advice,
        "summary": run_figures(summarise(reader.run, reader.counts())),
        "second_reading": _reading_record(reader),
        "cases": [
            {
                "case": each.case,
                "image_count": each.image_count,
                "row_count": each.row_count,
                "decisions": {decision.value: count for decision, count in each.decisions.items()},
                "reported": dict(each.reported),
                "malignant_share": each.malignant_share,
                "most_suspicious": [_row_record(row) for row in _most_suspicious(reader, each.case, top)],
            }
            for each in reader.cases()
            if case is None or each.case == case
        ],
    }


def _reading_record(reader: RunReader) -> dict[str, JsonValue] | None:
    second = reader.second_reading()
    if second is None:
        return None
    agreement = reader.agreement()
    return {
        "reviewer": second.reviewer,
        "opened_at_utc": second.opened_at_utc,
        "closed_at_utc": second.closed_at_utc,
        "agreement": None if agreement is None else agreement.model_dump(mode="json"),
    }


def _row_record(row: ResultRow) -> dict[str, JsonValue]:
    return {
        "image_path": row.image_path,
        "page": row.page,
        "tile_x": row.tile_x,
        "tile_y": row.tile_y,
        "malignant_probability": row.malignant_probability,
        "predicted_class": row.predicted_class,
        "decision": row.decision.value,
        "flags": [flag.value for flag in row.flags],
        "reviewed_class": row.review.reviewed_class,
    }
