"""Makes of what PyInstaller froze a signed macOS application in a disk image. No Mac was at hand to see it run."""
