"""`smearscope`: screen a folder, open the window, look after what came out. Each command is in `desktop.commands`."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from desktop.bundled import sample_folder
from desktop.commands import audit, models, runs, screen, signers
from desktop.commands.doctor import doctor
from desktop.commands.export import export
from desktop.commands.options import ModelOption, SignatureOption, console
from desktop.commands.verify import verify
from desktop.summary import RESEARCH_USE
from inference import __version__, command_line
from inference.errors import SmearScopeError
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
app.command()(doctor)


class WindowMissingError(SmearScopeError):
    """The window cannot be opened on this installation."""


@app.command()
def gui(
    folder: Annotated[Path | None, typer.Argument(help="Folder to screen at once.")] = None,
    model: ModelOption = None,
    require_signature: SignatureOption = False,
) -> int:
    """Open the window, with FOLDER if one is named."""
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise WindowMissingError(
            "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open; "
            "`smearscope screen FOLDER --out DIR` works without one"
        )
    try:
        # Qt is imported only here: the command line works where no Qt is installed.
        from desktop.gui.app import run_gui
    except ModuleNotFoundError as error:
        raise WindowMissingError(f"The window needs {error.name}; install `smearscope[gui]`") from error
    except ImportError as error:
        raise WindowMissingError(
            f"Qt cannot start because a system library is missing ({error}); `make demo` in a checkout installs it"
        ) from error
    return run_gui(folder, model, require_signature=require_signature)


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
