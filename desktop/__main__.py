"""`python -m desktop` is `smearscope`; its entry point and the frozen application start here."""

from inference.start import ending_quietly


def main() -> None:
    """Entry point."""
    with ending_quietly("smearscope"):
        from desktop.cli import main as run
    run()


if __name__ == "__main__":
    main()
