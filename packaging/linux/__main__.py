"""Makes the Linux packages of what `make package` froze: run by `make package-linux`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from desktop.cli import app as command_line
from frozen_folder.errors import FreezingError
from inference import __version__
from linux_packages.content import Sources
from linux_packages.debian import Compression, build_debian_package
from linux_packages.errors import PackagingError
from linux_packages.inspection import problems_of
from linux_packages.portable import build_portable
from linux_packages.release import Release, release_of

REPOSITORY = Path(__file__).resolve().parents[2]


def main(
    frozen: Annotated[Path, typer.Option(help="Folder of the frozen application.")] = Path("dist/smearscope"),
    out: Annotated[Path, typer.Option(help="Folder for the packages.")] = Path("dist"),
    compression: Annotated[Compression, typer.Option(help="Of the .deb.")] = Compression.XZ,
    portable: Annotated[bool, typer.Option(help="Make the .tar.gz too.")] = True,
    as_version: Annotated[str, typer.Option(help="Another version, to test upgrades with.")] = "",
) -> None:
    """Make smearscope_VERSION_ARCHITECTURE.deb and smearscope-VERSION-linux-MACHINE.tar.gz."""
    try:
        release = release_of(REPOSITORY, __version__)
        if as_version:
            release = Release(as_version, release.epoch_seconds)
        sources = Sources(REPOSITORY, frozen, release, typer.main.get_command(command_line))
        out.mkdir(parents=True, exist_ok=True)
        package = build_debian_package(sources, out, compression)
        problems = problems_of(package)
        if problems:
            raise PackagingError(f"{package} is not as it should be:\n  " + "\n  ".join(problems))
        made = [package, build_portable(sources, out)] if portable else [package]
    except (PackagingError, FreezingError) as error:
        typer.echo(f"package-linux: {error}", err=True)
        sys.exit(1)
    for path in made:
        typer.echo(f"{path}  {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    typer.run(main)
