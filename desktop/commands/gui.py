"""`smearscope gui`: opens the window. It imports nothing that the window does not need to be seen."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from inference import command_line
from inference.errors import SmearScopeError


class WindowMissingError(SmearScopeError):
    """The window cannot be opened on this installation."""


def gui(
    path: Annotated[
        Path | None,
        typer.Argument(
            help="Folder or image to screen at once, or a model's .smear file, which is offered to be installed."
        ),
    ] = None,
    model: Annotated[
        Path | None,
        typer.Option(
            "--model",
            "-m",
            help="Bundle folder, .smear file, or name of a model (`smearscope models list`). Default: the default "
            "model.",
        ),
    ] = None,
    require_signature: Annotated[
        bool, typer.Option("--require-signature", help="Refuse a bundle that no trusted signer has signed.")
    ] = False,
    trial: Annotated[bool, typer.Option("--trial", hidden=True)] = False,
) -> int:
    """Open the window, with PATH if one is named."""
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
    if trial:  # `doctor --self-test`
        from desktop.gui.window_trial import try_window

        return try_window()
    return run_gui(path, model, require_signature=require_signature)


def main() -> None:
    """Run `smearscope gui` without the other commands, whose imports take longer than the window."""
    app = typer.Typer(add_completion=False)
    # A second command keeps the name `gui` in the line: alone, a command stands for the whole program.
    app.command()(gui)
    app.callback()(lambda: None)
    command_line.run(app, "smearscope")
