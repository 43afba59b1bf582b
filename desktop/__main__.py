"""`python -m desktop` is `smearscope`; its entry point and the frozen application start here."""

import multiprocessing

from inference.start import ending_quietly


def main() -> None:
    """Entry point."""
    # In the frozen application a reading process starts here too, and goes no further.
    multiprocessing.freeze_support()
    with ending_quietly("smearscope"):
        from desktop.cli import main as run
    run()


if __name__ == "__main__":
    main()
