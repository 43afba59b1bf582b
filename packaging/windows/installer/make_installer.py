"""Makes the Windows installer of what `make package-windows` froze: run by `make package-windows`."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from inference import __version__
from linux_packages.errors import PackagingError
from linux_packages.release import Release, release_of
from nsis_installer.build import SIGN_VARIABLE, Compression, Order, build_installer
from nsis_installer.errors import InstallerError

REPOSITORY = Path(__file__).resolve().parents[3]


def main(
    frozen: Annotated[Path, typer.Option(help="Folder of the frozen application.")] = Path("dist/windows/smearscope"),
    out: Annotated[Path, typer.Option(help="Folder for the installer.")] = Path("dist/windows"),
    compression: Annotated[Compression, typer.Option(help="Of the installer.")] = Compression.LZMA,
    as_version: Annotated[str, typer.Option(help="Another version, to test upgrades with.")] = "",
) -> None:
    """Make smearscope-VERSION-windows-x86_64-setup.exe, and SHA256SUMS beside it."""
    sign_command = os.environ.get(SIGN_VARIABLE, "")
    if not sign_command:
        typer.echo(
            f"package-windows: not signed, for {SIGN_VARIABLE} is not set; Windows will warn of an unknown publisher.",
            err=True,
        )
    try:
        release = release_of(REPOSITORY, __version__)
        if as_version:
            release = Release(as_version, release.epoch_seconds)
        out.mkdir(parents=True, exist_ok=True)
        made = build_installer(Order(REPOSITORY, frozen, release, compression, sign_command), out)
    except (InstallerError, PackagingError) as error:
        typer.echo(f"package-windows: {error}", err=True)
        sys.exit(1)
    typer.echo(f"{made}  {made.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    typer.run(main)
