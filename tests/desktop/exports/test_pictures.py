"""No decoder of this program's own process sees a file that was not read whole, as it is, when it was screened."""

from dataclasses import replace

import pytest

from desktop.exports import pictures
from desktop.exports.pictures import read_picture
from inference.decision import Decision
from inference.limits import DEFAULT_LIMITS


@pytest.fixture
def never_decoded(monkeypatch):
    def decode(path, *_rest):
        raise AssertionError(f"{path} was decoded")

    monkeypatch.setattr(pictures, "read_images", decode)


@pytest.fixture
def readable(screened):
    return next(each for each in screened.results if each.row.decision is not Decision.UNREADABLE)


def test_a_file_that_could_not_be_read_is_never_tried_again(screened, readable, never_decoded):
    # As of a file that ended its reading process: its bytes were hashed, and its decoder crashed.
    crashed = replace(readable, row=replace(readable.row, decision=Decision.UNREADABLE))

    picture = read_picture(crashed, screened.images, DEFAULT_LIMITS)

    assert picture.pixels is None
    assert picture.missing_because == "The file could not be read when it was screened."


def test_a_file_that_was_changed_is_not_even_decoded(screened, readable, never_decoded):
    path = screened.images / readable.path
    path.write_bytes(path.read_bytes() + b"more")

    picture = read_picture(readable, screened.images, DEFAULT_LIMITS)

    assert picture.pixels is None
    assert picture.missing_because == "The file was changed since it was screened, so it is not shown."


def test_the_file_that_was_screened_is_shown(screened, readable):
    picture = read_picture(readable, screened.images, DEFAULT_LIMITS)

    assert picture.pixels.shape == (readable.row.height_px, readable.row.width_px, 3)
