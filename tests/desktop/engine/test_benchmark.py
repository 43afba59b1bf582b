"""The engine's speed is compared with a bare loop over the very same images."""

import re

import numpy as np
import pytest
from typer.testing import CliRunner

from desktop.engine.benchmark import app, bare_loop, prepared_arrays
from inference.errors import UnusableInputError
from inference.preprocessing import PreprocessSpec


class StandIn:
    """Counts what it answers."""

    def __init__(self):
        self.count = 0

    def run_outputs(self, _image):
        self.count += 1
        return {}


def test_the_bare_loop_answers_every_array_once():
    runtimes = [StandIn(), StandIn()]

    assert bare_loop(runtimes, [np.zeros((4, 4, 3), np.uint8)] * 50) > 0
    assert sum(runtime.count for runtime in runtimes) == 50


def test_only_readable_images_of_one_page_are_compared(images, make_file, make_pages):
    good = [make_file(f"{number}.png") for number in range(3)]
    (images / "bad.png").write_bytes(b"no image")

    paths, arrays = prepared_arrays([*good, images / "bad.png", make_pages("two.tif", 2)], PreprocessSpec(), 100)

    assert paths == good
    assert [array.shape for array in arrays] == [(224, 224, 3)] * 3


def test_a_folder_without_images_cannot_be_measured(make_file):
    with pytest.raises(UnusableInputError, match="fewer than two"):
        prepared_arrays([make_file("only.png")], PreprocessSpec(), 100)


def test_the_command_prints_both_speeds_and_their_ratio(images, make_file):
    for number in range(4):
        make_file(f"{number}.png")

    done = CliRunner().invoke(app, [str(images), "--rounds", "1", "--reading", "threads", "--workers", "1"])

    assert done.exit_code == 0, done.output
    assert "4 images, 1 x" in done.output
    assert re.search(r"bare\s+loop\s+[\d.]+\s+images/s;\s+engine\s+[\d.]+\s+images/s", done.output)
    assert re.search(r"median: \d\.\d{3}", done.output)
