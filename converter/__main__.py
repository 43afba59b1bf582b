"""`python -m converter` is `smearscope-convert`: starts quickly, and says what is missing where it cannot."""

from inference.start import ending_quietly


def main() -> None:
    """Entry point."""
    with ending_quietly("smearscope-convert"):
        from inference import command_line
    command_line.run_module("converter.cli", "smearscope-convert", "convert")


if __name__ == "__main__":
    main()
