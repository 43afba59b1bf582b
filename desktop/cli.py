"""`smearscope`: screen a folder, open the window, look after what came out. Each command is in `desktop.commands`."""

import typer

from desktop.commands import audit, models, runs, screen, signers
from desktop.commands.doctor import doctor
from desktop.commands.export import export
from desktop.commands.gui import gui
from desktop.commands.options import console
from desktop.commands.validate import validate
from desktop.commands.verify import verify
from desktop.shipped_files import sample_folder
from desktop.summary import RESEARCH_USE
from inference import __version__, command_line
from inference.runtime import runtime_version

app = typer.Typer(
    help=f"Screen folders of blood-smear photographs, offline. {RESEARCH_USE}",
    no_args_is_help=True,
    add_completion=False,
)
app.command()(screen.screen)
app.command()(screen.resume)
app.add_typer(runs.app, name="runs")
app.command()(export)
app.command()(verify)
app.add_typer(audit.app, name="audit")
app.add_typer(models.app, name="models")
app.add_typer(signers.app, name="signers")
app.command()(validate)
app.command()(doctor)
app.command()(gui)


@app.command()
def samples() -> None:
    """Print where the drawn sample smears lie."""
    console.print(str(sample_folder()), markup=False)


@app.command()
def version() -> None:
    """Print the versions of SmearScope and of its runtime."""
    console.print(f"SmearScope {__version__}", markup=False)
    library, found = runtime_version()
    console.print(f"{library} {found}", markup=False)


def main() -> None:
    """Entry point."""
    command_line.run(app, "smearscope")


if __name__ == "__main__":
    main()
