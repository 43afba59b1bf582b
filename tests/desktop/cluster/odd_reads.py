"""A way to read files, imported by name in reading processes: what it does is in the file's name."""

import os
import signal

from inference.images import read_images


def read_or_kill(path):
    """Read a file; one whose name begins with `killer` ends the worker that asked for it."""
    if path.name.startswith("killer"):
        os.kill(os.getppid(), signal.SIGKILL)
        return
    yield from read_images(path)
