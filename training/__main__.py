"""`python -m training` is `smearscope-train`: starts quickly, and says what is missing where it cannot."""

from inference import command_line


def main() -> None:
    """Entry point."""
    command_line.run_module("training.cli", "smearscope-train", "train")


if __name__ == "__main__":
    main()
