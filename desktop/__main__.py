"""`python -m desktop` is `smearscope`; its entry point and the frozen application start here."""

import multiprocessing
import sys
from pathlib import PurePath

from desktop.own_libraries import keep_libraries_to_oneself
from desktop.program_names import WINDOW_PROGRAMS
from inference.start import ending_quietly

_VERSION_OPTIONS = (["--version"], ["-V"])


def main() -> None:
    """Entry point."""
    # In the frozen application a reading process starts here too, and goes no further.
    multiprocessing.freeze_support()
    if PurePath(sys.argv[0]).name.removesuffix(".exe") in WINDOW_PROGRAMS:
        sys.argv.insert(1, "gui")
    keep_libraries_to_oneself()
    with ending_quietly("smearscope"):
        window = sys.argv[1:2] == ["gui"]
        from desktop.damaged_start import end_if_damaged

        end_if_damaged(window=window)
        if sys.argv[1:] in _VERSION_OPTIONS:
            from desktop.program_version import version_text

            print(version_text())
            return
        # The window is to be seen within a second, and the other commands' imports alone take as long.
        if window:
            from desktop.commands.gui import main as run
        else:
            from desktop.cli import main as run
    run()


if __name__ == "__main__":
    main()
