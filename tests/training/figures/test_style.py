"""Captions fit their width by the letters' own widths, and no character becomes an empty box."""

import pytest
from matplotlib.textpath import TextPath

from training.figures.style import (
    PAGE_WIDTH_INCHES,
    caption_height_inches,
    new_canvas,
    new_figure,
    place,
    printable,
    text_width_inches,
    wrapped,
)

CAPTION = "A caption of MANY WIDE WORDS and narrow ones, such as illicit: 98.47 % of 589 images." * 6


def test_every_line_of_a_caption_fits():
    lines = wrapped(CAPTION, 3.0)
    assert len(lines) > 4
    assert all(text_width_inches(line, 7.0) <= 3.0 for line in lines)
    assert " ".join(lines).replace("\u00a0", " ") == CAPTION.strip()


def test_text_is_as_wide_as_matplotlib_draws_it():
    drawn = TextPath((0, 0), "Wide and narrow, 98.47", size=7.0, prop={"family": "DejaVu Sans"}).get_extents().width
    assert text_width_inches("Wide and narrow, 98.47", 7.0) == pytest.approx(drawn / 72.0, rel=0.03)


def test_a_figure_and_its_unit_stay_on_one_line():
    assert not any(line.startswith("%") for line in wrapped("99.1 % " * 40, 1.5))


def test_a_word_longer_than_the_line_is_not_lost():
    assert wrapped("a " + "w" * 300 + " z", 1.0) == ["a", "w" * 300, "z"]


def test_a_character_without_a_shape_is_written_as_its_code_point():
    assert printable("Médias 98 %") == "Médias 98 %"
    assert printable("模型.keras") == "\\u6a21\\u578b.keras"


def test_the_caption_takes_its_own_room():
    plain, captioned = new_canvas(2.0), new_canvas(2.0, caption=CAPTION)
    assert plain.get_figheight() == pytest.approx(2.0)
    assert captioned.get_figheight() == pytest.approx(2.0 + caption_height_inches(CAPTION, PAGE_WIDTH_INCHES))
    assert new_figure(2.0, caption=CAPTION).get_figheight() == captioned.get_figheight()


def test_places_are_inches_from_the_top_left():
    figure = new_canvas(2.0, 4.0)
    axes = place(figure, left_inches=1.0, top_inches=0.5, width_inches=2.0, height_inches=1.0)
    assert axes.get_position().bounds == pytest.approx((0.25, 0.25, 0.5, 0.5))
