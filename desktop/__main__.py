"""`python -m desktop` is `smearscope`; its entry point and the frozen application start here."""

import os
import signal

from inference.errors import ExitCode


def main() -> None:
    """Entry point."""
    # Importing takes seconds on a cold disk. Nothing is under way yet, so Ctrl+C ends at once and says nothing.
    signal.signal(signal.SIGINT, lambda _number, _frame: os._exit(ExitCode.INTERRUPTED))
    from desktop.cli import main as run

    signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


if __name__ == "__main__":
    main()
