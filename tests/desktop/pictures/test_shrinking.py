"""A picture is made smaller, never larger, and keeps its proportions."""

import numpy as np

from desktop.pictures.shrinking import shrunk


def test_only_large_pictures_are_shrunk():
    pixels = np.zeros((30, 40, 3), dtype=np.uint8)
    assert shrunk(pixels, 40) is pixels
    assert shrunk(np.zeros((3000, 4000, 3), dtype=np.uint8), 2000).shape == (1500, 2000, 3)


def test_a_strip_keeps_at_least_one_pixel():
    assert shrunk(np.zeros((2, 4000, 3), dtype=np.uint8), 100).shape == (1, 100, 3)
