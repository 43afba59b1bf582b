"""Self-test of the window, in a process of its own and where nobody sees it."""

import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from desktop.environment.finding import Finding, Level
from desktop.installation import application_folder
from desktop.user_folders import HOME_VARIABLE

_TIME_LIMIT_SECONDS = 120
_KEY, _TITLE = "self_test.window", "The window"
_TO_DO = "The command line works without it. Install SmearScope again; if that changes nothing, report all of this"


def window() -> Iterator[Finding]:
    """Whether the window opens and loads the default model; it is no fault where the window was not installed."""
    if importlib.util.find_spec("PySide6") is None:
        yield Finding(_KEY, _TITLE, "not installed", is_plain=True)
        return
    program = [sys.executable] if application_folder() else [sys.executable, "-m", "desktop"]
    with tempfile.TemporaryDirectory(prefix="smearscope-self-test-") as home:
        # settings of its own: the person's say nothing about this computer
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", HOME_VARIABLE: home}
        try:
            done = subprocess.run(
                [*program, "gui", "--trial"],
                env=environment,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=_TIME_LIMIT_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            yield Finding(_KEY, _TITLE, f"does not open within {_TIME_LIMIT_SECONDS} s", Level.FAULT, _TO_DO)
            return
    if done.returncode:
        said = " ".join(done.stderr.split()) or "without a word"
        yield Finding(_KEY, _TITLE, f"does not open (exit code {done.returncode}): {said}", Level.FAULT, _TO_DO)
    else:
        yield Finding(_KEY, _TITLE, "opens, is painted and loads the default model", is_plain=True)
