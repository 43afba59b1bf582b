"""`python -m desktop` is `smearscope`; the frozen application starts here."""

from desktop.cli import main

if __name__ == "__main__":
    main()
