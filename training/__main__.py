"""`python -m training` is `smearscope-train`: starts quickly, and says what is missing where it cannot."""

from inference.start import ending_quietly


def main() -> None:
    """Entry point."""
    with ending_quietly("smearscope-train"):
        from inference import command_line
    command_line.run_module("training.cli", "smearscope-train", "train")


if __name__ == "__main__":
    main()
