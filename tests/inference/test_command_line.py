"""Every way a command can end has its promised exit code, and only a bug shows a traceback."""

import io
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
import typer
from rich.table import Table

from inference import command_line
from inference.errors import (
    BundleRefusedError,
    ExitCode,
    GateFailedError,
    OutputError,
    UnreadableImageError,
    UnusableInputError,
)
from inference.runtime import ModelRejectedError, RuntimeMissingError


@pytest.fixture
def run(monkeypatch, capsys):
    """Run a one-command program, and give its exit code and what it said on standard error."""

    def run_command(action, *arguments):
        app = typer.Typer(add_completion=False)

        @app.command()
        def command(count: int = 1) -> int | None:
            outcome = action()
            return outcome

        monkeypatch.setattr(sys, "argv", ["program", *arguments])
        with pytest.raises(SystemExit) as ended:
            command_line.run(app, "program")
        return ended.value.code, capsys.readouterr().err

    return run_command


def _raising(error):
    def action():
        raise error

    return action


@pytest.mark.parametrize(("outcome", "code"), [(None, 0), (0, 0), (ExitCode.FINDINGS, 1)])
def test_what_a_command_returns_is_its_exit_code(run, outcome, code):
    assert run(lambda: outcome) == (code, "")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UnusableInputError("no such folder"), 2),
        (BundleRefusedError("bundle", "its card is missing"), 2),
        (RuntimeMissingError("no runtime"), 2),
        (ModelRejectedError("other outputs"), 2),
        (UnreadableImageError("a.jpg", "cut off"), 2),
        (GateFailedError("accuracy fell"), 1),
        (OutputError("disk full"), 3),
    ],
)
def test_a_known_error_is_one_line_without_a_traceback(run, error, code):
    assert run(_raising(error)) == (code, f"program: {error}\n")


def _interrupted_in_good_order():
    return ExitCode.INTERRUPTED


@pytest.mark.parametrize("action", [_raising(KeyboardInterrupt()), _raising(typer.Abort()), _interrupted_in_good_order])
def test_an_interruption_is_130_and_says_that_work_is_kept(run, action):
    assert run(action) == (130, "program: interrupted; what was finished is kept.\n")


def test_a_bug_is_3_with_its_traceback_and_an_apology(run):
    code, said = run(_raising(ZeroDivisionError("a mistake of ours")))

    assert code == 3
    assert "Traceback (most recent call last)" in said
    assert "ZeroDivisionError: a mistake of ours" in said
    assert "this is a bug in SmearScope, not a mistake of yours" in said


@pytest.mark.parametrize(
    ("runs", "replaced"),
    [("/usr/lib/smearscope/smearscope.dpkg-tmp (deleted)", True), ("/usr/lib/smearscope/smearscope", False)],
)
def test_a_program_that_was_updated_while_it_ran_calls_that_no_bug(run, monkeypatch, runs, replaced):
    monkeypatch.setattr(os, "readlink", lambda path: {"/proc/self/exe": runs}[str(path)])

    code, said = run(_raising(ValueError("incorrect header check")))

    assert code == 3
    assert "incorrect header check" in said
    assert ("updated or removed while it ran. Start the same command again" in said) is replaced
    assert ("this is a bug" in said) is not replaced


def test_a_part_that_an_update_took_away_is_no_library_that_an_extra_would_bring(monkeypatch, capsys):
    app = typer.Typer(add_completion=False)
    app.command()(_raising(ModuleNotFoundError("No module named 'training.audit'", name="training.audit")))
    monkeypatch.setitem(sys.modules, "updated", SimpleNamespace(app=app))
    monkeypatch.setattr(sys, "argv", ["program"])
    monkeypatch.setattr(os, "readlink", lambda path: {"/proc/self/exe": "/usr/bin/python3 (deleted)"}[str(path)])

    with pytest.raises(SystemExit) as ended:
        command_line.run_module("updated", "program", "train")

    said = capsys.readouterr().err
    assert ended.value.code == 3
    assert "updated or removed while it ran. Start the same command again" in said
    assert "pip install" not in said


@pytest.mark.parametrize("arguments", [["--nonsense"], ["--count", "many"], ["superfluous"]])
def test_wrong_usage_is_2_and_points_to_the_help(run, arguments):
    code, said = run(lambda: None, *arguments)

    assert code == 2
    assert "See program --help" in said
    assert "Traceback" not in said


def test_help_is_no_error(run):
    assert run(lambda: None, "--help") == (0, "")


def test_brackets_in_a_message_are_no_markup(run):
    code, said = run(_raising(UnusableInputError("folder [bold]a[/bold] is missing")))

    assert (code, said) == (2, "program: folder [bold]a[/bold] is missing\n")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("esc\x1b[31mred.jpg", r"esc\x1b[31mred.jpg"),
        ("a\rb\x9bc\x07.jpg", r"a\rb\x9bc\x07.jpg"),
        ("gpj.\u202eexe", r"gpj.\u202eexe"),
        ("Fall Ü 03\tß.jpg", "Fall Ü 03\tß.jpg"),
    ],
)
def test_a_name_cannot_command_the_terminal(run, name: str, shown: str):
    code, said = run(_raising(UnusableInputError(f"{name} is missing")))

    assert (code, said.expandtabs(8)) == (2, f"program: {shown} is missing\n".expandtabs(8))


def test_nor_can_a_name_in_a_table(capsys: pytest.CaptureFixture[str]):
    table = Table("file")
    table.add_row("esc\x1b[31mred.jpg")

    command_line.make_console().print(table)

    assert r"esc\x1b[31mred.jpg" in capsys.readouterr().out


def _started(code: str, *arguments: str, stdout: int | None = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], stdout=stdout, stderr=subprocess.PIPE, text=True, timeout=60
    )


@pytest.mark.parametrize(
    ("library", "arguments"),
    [("pydantic", ("recipes",)), ("keras", ("architectures", "--architecture", "custom_cnn+cbam"))],
    ids=["at the start", "in the command"],
)
def test_a_missing_library_names_the_extra_that_brings_it(library: str, arguments: tuple[str, ...]):
    code = f"import sys; sys.modules['{library}'] = None\nfrom inference.command_line import run_module\n"
    done = _started(code + "run_module('training.cli', 'smearscope-train', 'train')", *arguments)

    assert done.returncode == 2
    assert f"smearscope-train needs {library}" in done.stderr
    assert ".[train]" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("package", "program", "while_importing"),
    [
        ("training", "smearscope-train", "rich"),
        ("training", "smearscope-train", "training.cli"),
        ("converter", "smearscope-convert", "rich"),
        ("converter", "smearscope-convert", "converter.cli"),
    ],
)
def test_ctrl_c_while_a_command_still_starts_is_130_in_one_line(package: str, program: str, while_importing: str):
    code = f"""
import os, signal, sys
import {package}.__main__ as command
class Interrupted:
    def find_spec(self, name, *rest):
        if name == "{while_importing}":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupted())
command.main()
"""
    done = _started(code, "--help")

    assert (done.returncode, done.stdout, done.stderr) == (130, "", f"{program}: interrupted\n")


@pytest.mark.parametrize(
    ("variable", "printed"), [("1", "তথ্য ß"), ("0", r"\u09a4\u09a5\u09cd\u09af ß"), ("", r"\u09a4\u09a5\u09cd\u09af ß")]
)
def test_a_program_that_reads_no_variables_of_python_prints_utf_8_when_it_is_asked_to(monkeypatch, variable, printed):
    """A frozen one, whose output Windows makes a pipe of its own code page."""
    written = io.BytesIO()
    output = io.TextIOWrapper(written, encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", output)
    monkeypatch.setattr(sys, "argv", ["program"])
    monkeypatch.setenv("PYTHONUTF8", variable)
    app = typer.Typer(add_completion=False)
    app.command()(lambda: command_line.make_console().print("তথ্য ß"))

    with pytest.raises(SystemExit):
        command_line.run(app, "program")

    assert written.getvalue().decode(output.encoding) == f"{printed}\n"
    assert output.encoding == ("utf-8" if variable == "1" else "cp1252")


def test_an_empty_argument_is_refused():
    done = _started("from desktop.cli import main; main()", "screen", "", "--out", "")

    assert done.returncode == 2
    assert "an argument is empty" in done.stderr


@pytest.mark.parametrize(
    ("platform", "argument", "is_refused"),
    [
        ("win32", r'C:\My images" --out D:\Runs', True),
        ("win32", r'C:\My images" --out D:\Runs"', True),
        ("win32", 'C:\\My images"', True),
        ("win32", 'a note of "both" readers', False),
        ("win32", "C:\\My images\\", False),
        ("linux", '12" screen', False),
    ],
)
def test_a_backslash_before_the_second_quotation_mark_is_told_on_windows(
    run, monkeypatch, platform, argument, is_refused
):
    """There it swallows the options behind it, and what is said to be missing stands in the command."""
    monkeypatch.setattr(command_line.sys, "platform", platform)

    code, said = run(lambda: None, argument)

    assert code == 2
    assert (f"program: {argument} has a quotation mark in it" in said) is is_refused


def test_a_reader_that_goes_away_does_not_change_the_exit_code():
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = _started("from desktop.cli import main; main()", "version", stdout=writing)
    finally:
        os.close(writing)

    assert (done.returncode, done.stderr) == (0, "")
