"""Makes the macOS disk image of what `make package` froze: run by `make package-macos` on a Mac."""

import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from desktop.program_names import MAC_APPLICATION
from frozen_folder.errors import FreezingError
from frozen_folder.machine_paths import machine_paths
from frozen_folder.tools import run_tool
from inference import __version__
from macos_packages.errors import MacPackagingError
from macos_packages.making import Sources, make_image

REPOSITORY = Path(__file__).resolve().parents[2]
_REMEDY = "it comes with macOS, or with Xcode's command line tools (`xcode-select --install`)"


def main(
    dist: Annotated[Path, typer.Option(help="Where PyInstaller put folder and application.")] = Path("dist"),
    out: Annotated[Path, typer.Option(help="Folder for the disk image.")] = Path("dist/macos"),
    work: Annotated[Path, typer.Option(help="Folder for what is needed on the way.")] = Path("build/macos"),
) -> None:
    """Finish, sign, notarise and pack the application as smearscope-VERSION-macos-MACHINE.dmg."""
    sources = Sources(
        application=dist / MAC_APPLICATION,
        frozen=dist / "smearscope",
        own=Path(__file__).resolve().parent,
        version=__version__,
        machine_paths=machine_paths(REPOSITORY),
    )
    try:
        if platform.system() != "Darwin":
            raise MacPackagingError(
                f"a disk image is made on a Mac, with codesign and hdiutil; this is {platform.system()}"
            )
        out.mkdir(parents=True, exist_ok=True)
        image = make_image(sources, out, work, environment=os.environ, run=_run, tell=_tell)
    except (MacPackagingError, FreezingError) as error:
        _tell(str(error))
        sys.exit(1)
    typer.echo(f"{image}  {image.stat().st_size / 1e6:.1f} MB")


def _run(command: Sequence[str]) -> str:
    return run_tool(command, remedy=_REMEDY)


def _tell(sentence: str) -> None:
    typer.echo(f"package-macos: {sentence}", err=True)


if __name__ == "__main__":
    typer.run(main)
