"""Lists the checksums of packages, gathers those of all systems, and compares a tag with the program's version."""

import sys
from pathlib import Path
from typing import Annotated

import typer

REPOSITORY = Path(__file__).resolve().parents[2]
# a runner that only gathers has no environment with SmearScope in it
sys.path.insert(0, str(REPOSITORY))

from inference.errors import SmearScopeError  # noqa: E402  # the line above finds it
from released_files.errors import ReleaseError  # noqa: E402
from released_files.gathering import gather as gather_packages  # noqa: E402
from released_files.sealing import seal as seal_folder  # noqa: E402
from released_files.tag import require_tag  # noqa: E402

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.command()
def seal(
    folder: Annotated[Path, typer.Argument(help="Of the packages.")],
    system: Annotated[str, typer.Option(help="That they are for, such as linux.")],
    bill: Annotated[Path, typer.Option(help="Bill of materials of the frozen application.")] = Path(
        "dist/smearscope/_internal/assets/sbom.cdx.json"
    ),
    machine: Annotated[str, typer.Option(help="That they are for; this one where it is not said.")] = "",
) -> None:
    """Put the bill of materials beside the packages, and list the checksums of all of them in SHA256SUMS."""
    typer.echo(seal_folder(folder, bill, system, machine))


@app.command()
def gather(
    made: Annotated[Path, typer.Argument(help="Holds a sealed folder for each system.")],
    out: Annotated[Path, typer.Argument(help="A new folder.")],
) -> None:
    """Check every system's packages against its SHA256SUMS, and make one folder of them with one SHA256SUMS."""
    typer.echo(gather_packages(made, out))


@app.command()
def tag(name: Annotated[str, typer.Argument(help="Such as v1.2.3.")]) -> None:
    """Exit code 1 unless the tag names the version that the program prints."""
    require_tag(name)
    typer.echo(f"{name} is the program's version")


if __name__ == "__main__":
    try:
        app()
    except (ReleaseError, SmearScopeError) as error:
        typer.echo(f"release: {error}", err=True)
        sys.exit(1)
