"""The Windows build on Linux: Windows' own Python and wheels, a Wine prefix, a freeze in it."""
