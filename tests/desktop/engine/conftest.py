"""Fixtures of the engine's tests: images under given names, and the guard that no thread or process is left."""

import multiprocessing
import threading

import numpy as np
import pytest
import tifffile


@pytest.fixture
def make_file(images, field_png):
    """Write the drawn field under a name."""

    def make(name):
        path = images / name
        path.write_bytes(field_png)
        return path

    return make


@pytest.fixture
def make_pages(images, field):
    """Write a TIFF of so many pages under a name."""

    def make(name, count):
        tifffile.imwrite(images / name, np.stack([field] * count), photometric="rgb")
        return images / name

    return make


@pytest.fixture(autouse=True)
def _nothing_left():
    threads, processes = set(threading.enumerate()), set(multiprocessing.active_children())
    yield
    assert set(threading.enumerate()) <= threads
    assert set(multiprocessing.active_children()) <= processes
