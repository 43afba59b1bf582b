"""`smearscope gui` starts by the short way, and says what is missing where no window can open."""

import os
import subprocess
import sys

import pytest

from desktop import cli
from desktop.commands.gui import gui


def run(*arguments, code=None, **environment):
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    command = (
        [sys.executable, "-m", "desktop", *arguments] if code is None else [sys.executable, "-c", code, *arguments]
    )
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env={**kept, **environment})


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_what_works_instead():
    done = run("gui")
    assert done.returncode == 2
    assert "smearscope screen FOLDER" in done.stderr


def test_the_short_way_imports_neither_engine_nor_other_commands():
    done = run(
        code="import sys, desktop.commands.gui; print([m for m in ('numpy', 'desktop.cli') if m in sys.modules])"
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("arguments", [("gui", "--help"), ("--help",)])
def test_both_ways_know_the_command(arguments):
    done = run(*arguments)
    assert done.returncode == 0
    assert "Open the window" in done.stdout


def test_it_is_one_command_by_either_way():
    assert gui in [command.callback for command in cli.app.registered_commands]


def test_a_wrong_option_is_wrong_usage():
    done = run("gui", "--colour", "red")
    assert done.returncode == 2
    assert "--colour" in done.stderr
