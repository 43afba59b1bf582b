"""`smearscope-convert trust-methods` and `foreign`: what out-of-distribution scores find."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from converter.commands.output_file import check_writable
from inference import command_line
from inference.errors import UnusableInputError

if TYPE_CHECKING:
    from converter.trust.foreign import ForeignCount

app = typer.Typer()
console = command_line.make_console()

_EVEN_FALSE_ALARMS = 0.05


@app.command("trust-methods")
def trust_methods(
    bundle: Annotated[Path, typer.Argument(help="Bundle folder or .smear file whose build gives the features.")],
    data: Annotated[Path, typer.Option(help="Data folder that the split names.")],
    split: Annotated[Path, typer.Option(help="The split file the model was trained on.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Page with the tables, Markdown.")],
    foils: Annotated[int, typer.Option(min=1, help="Made foreign images of each kind.")] = 96,
    seed: Annotated[int, typer.Option(min=0, help="Of the made images and of the halvings.")] = 0,
    threads: Annotated[int, typer.Option(min=1, help="Threads of one inference.")] = os.cpu_count() or 1,
) -> None:
    """Weigh out-of-distribution scores by made foreign images, left-out classes and shifts (ADR 14).

    Test images and images of other sources have no part in it.
    """
    from converter.source import check_data_folder
    from converter.trust.method_choice import results_markdown, weigh_candidates
    from converter.trust.proxies import gather_proxies
    from inference.bundle import read_bundle
    from inference.files import write_atomically

    check_data_folder(data)
    check_writable(out)
    found = read_bundle(bundle)
    proxies = gather_proxies(found, data, split, foils, seed, threads, lambda line: console.print(line, markup=False))
    page = results_markdown(
        weigh_candidates(proxies, seed=seed),
        [label.display_name for label in found.card.labels],
        f"Out-of-distribution scores on {found.card.id}",
    )
    write_atomically(out, page.encode())
    console.print(f"{page}\nWritten: {out}", markup=False)


@app.command()
def foreign(
    bundle: Annotated[Path, typer.Argument(help="Bundle folder or .smear file.")],
    folder: Annotated[Path, typer.Argument(help="Images that the model was never meant for; sub-folders are sources.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="JSON file for the counts.")] = None,
    data: Annotated[Path | None, typer.Option(help="With --split: data folder of the model's own images.")] = None,
    split: Annotated[
        Path | None, typer.Option(help="Count also at the limit that 5 % of this split's test images exceed.")
    ] = None,
    threads: Annotated[int, typer.Option(min=1, help="Threads of one inference.")] = os.cpu_count() or 1,
) -> None:
    """Screen foreign images, and count by source how many a bundle keeps quiet about."""
    from converter.source import check_data_folder, read_split_file
    from converter.split_file import Subset
    from converter.subsets import load_images
    from converter.trust.foreign import even_limit, screen_foreign
    from inference.classifier import load_classifier
    from inference.files import write_atomically

    if (data is None) is not (split is None):
        raise UnusableInputError("--data and --split belong together; name both or neither")
    if data is not None:
        check_data_folder(data)
    if out is not None:
        check_writable(out)
    classifier = load_classifier(bundle, threads)
    even = None
    if data is not None and split is not None:
        entries = read_split_file(split, classifier.card.training).of(Subset.TEST)
        test = load_images(entries, data, classifier.card.labels, classifier.card.preprocess)
        even = even_limit(classifier, list(test.pixels), _EVEN_FALSE_ALARMS)
    with console.status("Screening") as status:
        counts = screen_foreign(
            classifier, folder, lambda done, total: status.update(f"Screening: {done} of {total} files")
        )
    console.print(_table(counts, even))
    if out is not None:
        report = {
            "schema_version": 1,
            "bundle": classifier.card.id,
            "bundle_id": classifier.bundle.bundle_id,
            "even_false_alarm_share": None if even is None else _EVEN_FALSE_ALARMS,
            "sources": [count.as_json(even) for count in counts],
        }
        write_atomically(out, (json.dumps(report, indent=2, ensure_ascii=False) + "\n").encode())
        console.print(f"Written: {out}", markup=False)


def _table(counts: Sequence["ForeignCount"], even: float | None) -> Table:
    table = Table("source", "images", "out of distribution", "not reported", "reported as", "unreadable", box=None)
    if even is not None:
        table.add_column(f"out of distribution at {_EVEN_FALSE_ALARMS:.0%} false alarms")
    for count in counts:
        reported = ", ".join(f"{name} {number}" for name, number in count.reported_as.items())
        table.add_row(
            count.source,
            str(count.readable_count),
            _of(count.out_of_distribution_count, count.readable_count),
            _of(count.abstained_count, count.readable_count),
            reported or "none",
            str(count.unreadable_count),
            *([] if even is None else [_of(count.count_above(even), count.readable_count)]),
        )
    return table


def _of(count: int, total: int) -> str:
    return f"{count} ({count / total:.1%})" if total else "none"
