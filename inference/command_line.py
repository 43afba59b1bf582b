"""Ends every SmearScope command with the exit codes and messages that DESIGN.md promises."""

import importlib
import io
import os
import re
import sys
import traceback
from collections.abc import Sequence
from typing import Any, NoReturn

import typer
import typer.exceptions
from rich.console import Console
from rich.text import Text

from inference.errors import ExitCode, SmearScopeError
from inference.start import ending_quietly, program_was_replaced

# All but line break and tab: a file's name may hold a terminal's commands, or turn the direction of writing round.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# a quotation mark that ends a word, before any that begins one
_SWALLOWED = re.compile(r'[^"]*[^"\s]"(\s|$)')


def _without_controls(text: str) -> str:
    r"""Text as a terminal may show it: characters that would command it are spelt out, such as `\x1b`."""
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


class _PatientConsole(Console):
    """A console that no printed name commands, and whose reader may go away (`| head`) without ending the command."""

    def render_str(self, text: str, **options: Any) -> Text:
        """Every string comes through here, a table's cells too."""
        return super().render_str(_without_controls(text), **options)

    def on_broken_pipe(self) -> None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def make_console(*, stderr: bool = False) -> Console:
    """The console every command prints with: plain text, long lines left alone."""
    return _PatientConsole(stderr=stderr, highlight=False, soft_wrap=True, emoji=False)


def run_module(module: str, program: str, extra: str) -> NoReturn:
    """Import a command's module and run its `app`; where a library is missing, say which extra brings it.

    Args:
        module: dotted name of a module with a Typer `app`.
        program: the command's name.
        extra: the extra of the distribution `smearscope` that the command needs.
    """
    try:
        with ending_quietly(program):
            app: typer.Typer = importlib.import_module(module).app
    except ModuleNotFoundError as error:
        sys.stderr.write(_missing_library(error, program, extra) + "\n")
        sys.exit(ExitCode.UNUSABLE)
    sys.exit(_run(app, program, extra))


def _swallowed_argument(arguments: Sequence[str]) -> str | None:
    r"""The first argument that holds a folder, a quotation mark and perhaps all that stood behind it, or None.

    Of `"C:\My images\" --out "D:\Runs\"`, as prompts of Windows complete it, a program there is told one argument,
    `C:\My images" --out D:\Runs"`. No path of Windows has a quotation mark, and in a text the first one opens.
    """
    return next((argument for argument in arguments if _SWALLOWED.match(argument)), None)


def _missing_library(error: ModuleNotFoundError, program: str, extra: str) -> str:
    return f"{program} needs {error.name}, which is not installed: pip install -c constraints.txt -e '.[{extra}]'"


def run(app: typer.Typer, program: str) -> NoReturn:
    """Run a command and exit: 0 done, 1 findings, 2 unusable, 3 stopped or a bug, 130 interrupted.

    A known error is one message without a traceback. Anything else is a bug: its traceback goes to standard error with
    a line that says so.
    """
    sys.exit(_run(app, program))


def _run(app: typer.Typer, program: str, extra: str = "") -> int:
    # A frozen program's Python reads none of its variables, and `doctor` names this one.
    encoding = "utf-8" if os.environ.get("PYTHONUTF8") == "1" else None
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a name shows its code points; that never ends a run.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    stderr = make_console(stderr=True)
    if "" in sys.argv[1:]:
        stderr.print(f"{program}: an argument is empty; is a variable in a script not set?", style="red")
        return ExitCode.UNUSABLE
    swallowed = _swallowed_argument(sys.argv[1:]) if sys.platform == "win32" else None
    if swallowed is not None:
        stderr.print(
            f"{program}: {swallowed} has a quotation mark in it. Where a folder stands in such marks, Windows takes "
            'a backslash before the second one for a part of the name: write "C:\\My images", not "C:\\My images\\"',
            style="red",
            markup=False,
        )
        return ExitCode.UNUSABLE
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
    except Exception as error:
        fault = traceback.format_exc()
        if program_was_replaced(fault):
            stderr.print(fault, markup=False)
            stderr.print(
                f"{program}: it was updated or removed while it ran. Start the same command again; finished results "
                "are kept.",
                style="red",
                markup=False,
            )
            return ExitCode.STOPPED
        if extra and isinstance(error, ModuleNotFoundError):
            # Commands import heavy libraries only when they run, so that --help stays quick.
            stderr.print(_missing_library(error, program, extra), style="red", markup=False)
            return ExitCode.UNUSABLE
        stderr.print(fault, markup=False)
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
