"""Runs the commands of these tests in this process, with the exit codes that `smearscope` gives."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import typer
from typer.testing import CliRunner

from inference.errors import SmearScopeError


@dataclass(frozen=True)
class Ended:
    """What a command left: exit code, standard output, standard error with the error's message."""

    code: int
    out: str
    err: str


def command_of(*commands: Callable[..., object], **groups: typer.Typer) -> typer.Typer:
    """A program with some of the commands, each under its own name."""
    app = typer.Typer(no_args_is_help=True, add_completion=False)
    for command in commands:
        app.command()(command)
    for name, group in groups.items():
        app.add_typer(group, name=name)

    @app.command()
    def nothing() -> None:
        """So that there is more than one command, and each is called by its name."""

    return app


def run(app: typer.Typer, *arguments: Path | str) -> Ended:
    """Run it; an error that is meant becomes its exit code, a bug is raised."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], standalone_mode=False)
    if isinstance(result.exception, SmearScopeError):
        return Ended(int(result.exception.exit_code), result.stdout, f"{result.stderr}{result.exception}")
    if result.exception is not None:
        raise result.exception
    code = result.return_value
    return Ended(int(code) if isinstance(code, int) else 0, result.stdout, result.stderr)
