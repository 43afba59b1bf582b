"""Makes the macOS disk image of what `make package` froze, or signs an application in which something was replaced."""

import os
import platform
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from desktop.program_names import MAC_APPLICATION, PROGRAM
from frozen_folder.errors import FreezingError
from frozen_folder.machine_paths import machine_paths
from frozen_folder.tools import run_tool
from inference import __version__
from macos_packages.errors import MacPackagingError
from macos_packages.making import Sources, make_image, sign_application
from macos_packages.signing import identity_of, write_entitlements

REPOSITORY = Path(__file__).resolve().parents[2]
OWN = Path(__file__).resolve().parent
_REMEDY = "it comes with macOS, or with Xcode's command line tools (`xcode-select --install`)"

app = typer.Typer(add_completion=False, no_args_is_help=True)
WorkOption = Annotated[Path, typer.Option(help="Folder for what is needed on the way.")]


@app.command()
def image(
    dist: Annotated[Path, typer.Option(help="Where PyInstaller put folder and application.")] = Path("dist"),
    out: Annotated[Path, typer.Option(help="Folder for the disk image.")] = Path("dist/macos"),
    work: WorkOption = Path("build/macos"),
) -> None:
    """Finish, sign, notarise and pack the application as smearscope-VERSION-macos-MACHINE.dmg."""
    sources = Sources(dist / MAC_APPLICATION, dist / PROGRAM, OWN, __version__, machine_paths(REPOSITORY))
    with _on_a_mac():
        out.mkdir(parents=True, exist_ok=True)
        made = make_image(sources, out, work, environment=os.environ, run=_run, tell=_tell)
        typer.echo(f"{made}  {made.stat().st_size / 1e6:.1f} MB")


@app.command()
def sign(
    application: Annotated[Path, typer.Argument(help="Such as /Applications/SmearScope.app.")],
    work: WorkOption = Path("build/macos"),
) -> None:
    """Sign an application anew and list its files anew, after one was replaced on purpose, such as Qt's libraries."""
    with _on_a_mac():
        entitlements = write_entitlements(OWN / "entitlements.plist", work / "entitlements.plist")
        sign_application(application, identity_of(os.environ), entitlements, _run, _tell)


@contextmanager
def _on_a_mac() -> Iterator[None]:
    try:
        if platform.system() != "Darwin":
            raise MacPackagingError(f"this needs a Mac, with codesign and hdiutil; here is {platform.system()}")
        yield
    except (MacPackagingError, FreezingError) as error:
        _tell(str(error))
        sys.exit(1)


def _run(command: Sequence[str]) -> str:
    return run_tool(command, remedy=_REMEDY)


def _tell(sentence: str) -> None:
    typer.echo(f"package-macos: {sentence}", err=True)


if __name__ == "__main__":
    app()
