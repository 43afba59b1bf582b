"""The system's programs that a freeze calls."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from frozen_folder.errors import FreezingError

FREEZING_TOOLS = "`packaging/bootstrap.sh freeze` installs what a freeze needs"


def run_tool(command: Sequence[str], folder: Path | None = None, remedy: str = FREEZING_TOOLS) -> str:
    """Run a program of the system, such as those of binutils, and give what it printed.

    Args:
        command: the program and what it is told.
        folder: in which it runs; None is the current one.
        remedy: what to do where it is not there.

    Raises:
        FreezingError: it is not there, or failed; its own words are in the message.
    """
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    except FileNotFoundError as error:
        raise FreezingError(f"{command[0]} is missing; {remedy}") from error
    except subprocess.CalledProcessError as error:
        raise FreezingError(f"{command[0]} failed on {command[-1]}: {error.stderr.strip()}") from error
