"""`python -m converter` is `smearscope-convert`: starts quickly, and says what is missing where it cannot."""

from inference import command_line


def main() -> None:
    """Entry point."""
    command_line.run_module("converter.cli", "smearscope-convert", "convert")


if __name__ == "__main__":
    main()
