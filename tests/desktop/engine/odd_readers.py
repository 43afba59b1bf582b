"""Readers for reading processes, which import them by name: what they do is in the name of the file."""

import os
import re
import signal
import threading

from inference.images import read_images


def read_oddly(path):
    """Read a file after, or instead of, what its name says."""
    deed = path.name.split("-")[0]
    if deed == "crash":
        os._exit(7)
    if deed == "segfault":
        os.kill(os.getpid(), signal.SIGSEGV)
    if deed == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if deed in ("hang", "stuck"):
        path.with_suffix(".begun").touch()
    if deed == "hang":
        threading.Event().wait()
    if deed == "stuck":
        # Takes for ever, and no other thread gets its turn meanwhile.
        re.match(r"(a+)+$", "a" * 64 + "b")
    if deed == "memory":
        raise MemoryError
    if deed == "surprise":
        raise TypeError("no such thing")
    for image in read_images(path):
        yield image
        if deed == "once":
            # Killed after the first page, but only the first time that the file is read.
            mark = path.with_suffix(".mark")
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        if deed == "late":
            os._exit(7)
