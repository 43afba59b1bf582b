"""`python -m desktop` is `smearscope`; its entry point and the frozen application start here."""

import multiprocessing
import sys

from inference.start import ending_quietly


def main() -> None:
    """Entry point."""
    # In the frozen application a reading process starts here too, and goes no further.
    multiprocessing.freeze_support()
    with ending_quietly("smearscope"):
        # The window is to be seen within a second, and the other commands' imports alone take as long.
        if sys.argv[1:2] == ["gui"]:
            from desktop.commands.gui import main as run
        else:
            from desktop.cli import main as run
    run()


if __name__ == "__main__":
    main()
