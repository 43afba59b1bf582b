"""`smearscope-train import` and `fetch`: a data set becomes a data folder whose every image is known."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from inference import command_line
from inference.errors import ExitCode
from training.commands.progress import image_progress
from training.dataset.layouts import Variant
from training.dataset.manifest import MANIFEST_NAME
from training.importing.dataset_import import ImportReport, import_data
from training.importing.fetch import fetch as fetch_data
from training.importing.published_counts import published_data
from training.importing.request import ImportRequest

app = typer.Typer()
console = command_line.make_console()

_DETAILS_SHOWN = 20

OutOption = Annotated[
    Path | None,
    typer.Option("--out", "-o", readable=False, help="Folder for the manifest, and for unpacked or copied images."),
]
VariantOption = Annotated[
    Variant | None, typer.Option(help="Which published set to take. Default: the original one if it is there.")
]
CasesOption = Annotated[
    Path | None, typer.Option("--cases", readable=False, help="CSV with columns image and case (and label to check).")
]


# readable=False: what cannot be read is told in our words, with what to do, not in Typer's.
@app.command("import")
def import_source(
    source: Annotated[Path, typer.Argument(readable=False, help="Downloaded .zip, or folder of class folders.")],
    out: OutOption = None,
    cases: CasesOption = None,
    variant: VariantOption = None,
    malignant: Annotated[
        list[str] | None,
        typer.Option(help="Your own classes: the folder name of a malignant one. Once for each of them."),
    ] = None,
    labels: Annotated[
        Path | None, typer.Option(readable=False, help="Your own classes as a TOML file, with ids and names.")
    ] = None,
    copy: Annotated[bool, typer.Option("--copy", help="Copy the images of a folder into --out.")] = False,
    own_data: Annotated[
        bool | None,
        typer.Option("--own-data/--published-data", help="Whether these are other images than the published ones."),
    ] = None,
    name: Annotated[str | None, typer.Option(help="Name of the data set, for the training record.")] = None,
    citation: Annotated[str | None, typer.Option(help="Where the images come from, for record and card.")] = None,
) -> int:
    """Read a data set, decode every image, and write down what is there.

    SOURCE is the archive of Kaggle's mehradaria/leukemia as downloaded, the folder it unpacks into, or any folder with
    one folder for each class. An archive is unpacked into --out, or beside itself. A folder stays as it is and gets a
    manifest, in --out or, without it, in SOURCE.

    A folder that is imported again keeps what its manifest says: name, citation, classes, own data or not, and the case
    of each image that is unchanged. An option overrules it.

    Exit codes: 0 done; 1 done, with findings to look at; 2 unusable input; 3 no space or permission, the same command
    goes on; 130 interrupted, the same command goes on.
    """
    request = ImportRequest(
        source=source,
        out=out,
        variant=variant,
        malignant=tuple(malignant or ()),
        labels_file=labels,
        cases_file=cases,
        copy_images=copy,
        own_data=own_data,
        name=name,
        citation=citation,
    )
    return _print_report(import_data(request, image_progress))


@app.command()
def fetch(out: OutOption = None, cases: CasesOption = None, variant: VariantOption = None) -> int:
    """Download Kaggle's mehradaria/leukemia and import it. Needs a network and kagglehub.

    The images stay in kagglehub's cache; with --out they are copied there. Exit codes as of `import`.
    """
    folder = fetch_data(published_data().name)
    console.print(f"Downloaded to {folder}", markup=False)
    request = ImportRequest(source=folder, out=out, variant=variant, cases_file=cases, copy_images=out is not None)
    return _print_report(import_data(request, image_progress))


def _print_report(report: ImportReport) -> ExitCode:
    for line in report.notes:
        console.print(line, markup=False)
    _print_lines(_count_lines(report))
    for finding in report.findings:
        console.print(f"{finding.title}", style="yellow", markup=False)
        shown = finding.details[:_DETAILS_SHOWN]
        _print_lines(f"  {detail}" for detail in shown)
        if len(shown) < len(finding.details):
            console.print(f"  and {len(finding.details) - len(shown)} more", markup=False)
    manifest = report.manifest
    console.print(f"Cited as: {manifest.citation}", markup=False)
    if report.published:
        console.print("If these are other images in the same four classes, import them with --own-data", markup=False)
    console.print(
        f"{report.folder / MANIFEST_NAME}: {len(manifest.images)} images, data SHA-256 {manifest.data_sha256[:12]}, "
        f"manifest {report.seal[:12]}",
        markup=False,
    )
    console.print(f"Data folder for the other commands: {report.folder}", markup=False)
    return ExitCode.FINDINGS if report.findings else ExitCode.DONE


def _count_lines(report: ImportReport) -> Iterable[str]:
    width = max(len(each.display_name) for each in report.counts)
    for each, label in zip(report.counts, report.manifest.labels, strict=True):
        kind = "malignant" if label.malignant else "not malignant"
        published = "" if each.published is None else f"   published {each.published:>6}   {each.difference:+d}"
        yield f"{each.display_name:<{width}}  {kind:<13} {each.found:>7} images{published}"


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        console.print(line, markup=False)
