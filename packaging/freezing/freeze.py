"""Finishes what PyInstaller froze, looks through it, or tells what takes its space."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from frozen_folder.errors import FreezingError
from frozen_folder.file_list import write_file_list
from frozen_folder.finish import finish as finish_folder
from frozen_folder.imports import audit_imports, system_libraries
from frozen_folder.machine_paths import machine_paths
from frozen_folder.scan import problems_of
from frozen_folder.space import space_table

REPOSITORY = Path(__file__).resolve().parents[2]

app = typer.Typer(add_completion=False, no_args_is_help=True)
Folder = Annotated[Path, typer.Argument(help="The frozen application's folder.")]


@app.command()
def finish(folder: Folder) -> None:
    """Take out what nobody calls and every trace of this machine, and list the files."""
    try:
        finish_folder(folder, REPOSITORY, lambda sentence: typer.echo(f"freeze: {sentence}"))
    except FreezingError as error:
        typer.echo(f"freeze: {error}", err=True)
        sys.exit(1)


@app.command("list")
def list_files(folder: Folder) -> None:
    """List the files anew, after one was replaced on purpose: the program starts with these only."""
    write_file_list(folder)


@app.command()
def scan(
    folder: Folder,
    forbid: Annotated[
        list[str] | None, typer.Option(help="A text that no file may hold, besides this machine's.")
    ] = None,
) -> None:
    """Look for what must not be in it. Exit code 1: something was found."""
    problems = problems_of(folder, (*machine_paths(REPOSITORY), *(forbid or ())))
    for problem in problems:
        typer.echo(problem, err=True)
    typer.echo(f"scan: {len(problems)} problems in {folder}")
    sys.exit(1 if problems else 0)


@app.command()
def imports(folder: Folder) -> None:
    """See that all libraries it asks for are in it or in Windows 10. Exit code 1: one is not."""
    try:
        audit = audit_imports(folder, system_libraries())
    except FreezingError as error:
        typer.echo(f"freeze: {error}", err=True)
        sys.exit(1)
    for problem in audit.problems:
        typer.echo(problem, err=True)
    typer.echo(f"imports: {audit.files} programs and libraries ask for {audit.imports}; {len(audit.problems)} problems")
    sys.exit(1 if audit.problems else 0)


@app.command()
def space(folder: Folder) -> None:
    """Print what takes the space, as the table of docs/packaging.md."""
    typer.echo(space_table(folder))


if __name__ == "__main__":
    app()
