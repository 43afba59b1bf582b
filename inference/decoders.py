"""What holds for every decoder of foreign bytes: which errors mean a damaged file, and that it writes on no screen."""

import os
import struct
import sys
import threading
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import cv2

# What Pillow's plugins, tifffile and OpenCV raise on damaged files, SyntaxError (Pillow on a broken PNG) included.
DECODER_ERRORS = (
    OSError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    SyntaxError,
    EOFError,
    LookupError,
    ArithmeticError,
    RuntimeError,
    struct.error,
    zlib.error,
    cv2.error,
)

_STDERR = 2


@contextmanager
def warnings_muted() -> Iterator[None]:
    """Keep what Pillow warns of in damaged tags off the screen: a file is read or refused, with a reason."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


class _StandardError:
    """The process's standard error, which several threads may want silent at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._muting_count = 0
        self._kept: int | None = None

    def mute(self) -> None:
        with self._lock:
            self._muting_count += 1
            if self._muting_count > 1:
                return
            # A windowed application has no standard error at all.
            with suppress(OSError):
                if sys.stderr is not None:
                    sys.stderr.flush()
                self._kept = os.dup(_STDERR)
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, _STDERR)
                os.close(nowhere)

    def restore(self) -> None:
        with self._lock:
            self._muting_count -= 1
            if self._muting_count == 0 and self._kept is not None:
                os.dup2(self._kept, _STDERR)
                os.close(self._kept)
                self._kept = None


_STANDARD_ERROR = _StandardError()


@contextmanager
def standard_error_muted() -> Iterator[None]:
    """Keep off the screen what libtiff and libpng print themselves; nothing in Pillow or OpenCV turns that off.

    For as long as it takes, the whole process writes nothing there, other threads included: keep it to one decoding.
    """
    _STANDARD_ERROR.mute()
    try:
        yield
    finally:
        _STANDARD_ERROR.restore()
