"""What lies under the pointer stays there, 1:1 is met, and no one gets lost beyond the edge."""

import pytest
from PySide6.QtCore import QRect

from desktop.gui.viewport import MOST_SCALE, Viewport
from desktop.pictures.tiling import Area


@pytest.fixture
def viewport(qapp):
    made = Viewport()
    made.set_pane(800, 600)
    made.set_image(4000, 3000)
    return made


def test_an_image_is_fitted_first(viewport):
    assert viewport.fits
    assert viewport.scale == pytest.approx(0.2)
    assert viewport.seen == Area(0, 0, 4000, 3000)


def test_zooming_keeps_what_lies_under_the_pointer(viewport):
    # So far in that no edge is in the way.
    viewport.zoom(6, (300, 200))
    before = viewport.image_point(300, 200)
    viewport.zoom(2, (300, 200))
    after = viewport.image_point(300, 200)
    assert after == pytest.approx(before, abs=1.0 / viewport.scale)


def test_zooming_by_steps_meets_single_pixels_from_both_sides(viewport):
    scales = []
    for _ in range(12):
        viewport.zoom(1)
        scales.append(viewport.scale)
    assert 1.0 in scales
    back = []
    viewport.zoom_to(1.1)
    viewport.zoom(-1)
    back.append(viewport.scale)
    assert back == [1.0]


def test_zooming_out_ends_at_the_whole_image(viewport):
    viewport.zoom(3)
    assert not viewport.fits
    viewport.zoom(-20)
    assert viewport.fits
    assert viewport.scale == pytest.approx(0.2)


def test_zooming_in_ends(viewport):
    viewport.zoom(100)
    assert viewport.scale == 1.0, "single pixels are a stop on the way"
    viewport.zoom(100)
    assert viewport.scale == MOST_SCALE


def test_z_goes_to_the_pixels_under_the_pointer_and_back(viewport):
    held = viewport.image_point(400, 150)
    viewport.toggle_fit((400, 150))
    assert viewport.scale == 1.0
    assert viewport.image_point(400, 150) == pytest.approx(held, abs=1)
    viewport.toggle_fit()
    assert viewport.fits


def test_panning_stops_at_the_edge(viewport):
    viewport.toggle_fit()
    viewport.pan(-99_999, 99_999)
    assert viewport.seen == Area(0, 2400, 800, 3000)


def test_a_small_image_stays_in_the_middle(viewport):
    viewport.set_image(100, 100)
    viewport.zoom_to(1.0)
    viewport.pan(500, 500)
    assert viewport.target_of(Area(0, 0, 100, 100)).center() == QRect(350, 250, 100, 100).center()


def test_neighbouring_areas_neither_part_nor_overlap_at_any_scale(viewport):
    for scale in (0.37, 0.512, 1.0, 1.37, 7.77):
        viewport.zoom_to(scale)
        first = viewport.target_of(Area(0, 0, 512, 512))
        second = viewport.target_of(Area(512, 0, 1024, 512))
        assert first.right() + 1 == second.left()


def test_a_larger_pane_keeps_the_middle_and_a_fitted_image_fitted(viewport):
    viewport.set_pane(1600, 1200)
    assert viewport.scale == pytest.approx(0.4)
    viewport.toggle_fit()
    middle = viewport.image_point(800, 600)
    viewport.set_pane(400, 300)
    assert viewport.image_point(200, 150) == pytest.approx(middle, abs=1)


def test_the_fit_is_told(qtbot, viewport):
    with qtbot.waitSignal(viewport.fit_changed) as told:
        viewport.zoom(1)
    assert told.args == [False]


def test_without_an_image_nothing_moves(qapp):
    empty = Viewport()
    empty.set_pane(800, 600)
    empty.zoom(1)
    empty.toggle_fit()
    assert empty.fits
    assert not empty.has_image
