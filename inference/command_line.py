"""Ends every SmearScope command with the exit codes and messages that DESIGN.md promises."""

import os
import sys
import traceback
from typing import NoReturn

import typer
import typer.exceptions
from rich.console import Console

from inference.errors import ExitCode, SmearScopeError


def run(app: typer.Typer, program: str) -> NoReturn:
    """Run a command and exit: 0 done, 1 findings, 2 unusable, 3 stopped or a bug, 130 interrupted.

    A known error is one message without a traceback. Anything else is a bug: its traceback goes to standard error with
    a line that says so.
    """
    sys.exit(_run(app, program))


def _run(app: typer.Typer, program: str) -> int:
    stderr = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        outcome = typer.main.get_command(app).main(prog_name=program, standalone_mode=False)
        if outcome == ExitCode.INTERRUPTED:
            # From Typer, which turns Ctrl+C into this code, or from a command that stopped in good order.
            return _interrupted(stderr, program)
        return outcome if isinstance(outcome, int) else ExitCode.DONE
    except SmearScopeError as error:
        stderr.print(f"{program}: {error}", style="red", markup=False)
        return error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return _interrupted(stderr, program)
    except typer.exceptions.TyperException as error:
        stderr.print(f"{error.format_message()}\nSee {program} --help", markup=False)
        return ExitCode.UNUSABLE
    except BrokenPipeError:
        # The reader of our output went away (`| head`): point stdout elsewhere so that exit stays quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.STOPPED
    except Exception:
        stderr.print(traceback.format_exc(), markup=False)
        stderr.print(
            f"{program}: this is a bug in SmearScope, not a mistake of yours. Please report the lines above; "
            "finished results are kept.",
            style="red",
            markup=False,
        )
        return ExitCode.STOPPED


def _interrupted(stderr: Console, program: str) -> int:
    stderr.print(f"{program}: interrupted; what was finished is kept.", style="yellow", markup=False)
    return ExitCode.INTERRUPTED
