"""Foils are what their names say, the same for the same seed, and of the size that was promised."""

import numpy as np
import pytest

from converter.trust.foils import SIDE_PX, FoilGroup, FoilKind, make_foils


@pytest.fixture(scope="module")
def photographs() -> np.ndarray:
    rng = np.random.default_rng(0)
    smooth = np.repeat(np.repeat(rng.integers(60, 200, (2, 28, 28, 3), dtype=np.uint8), 8, axis=1), 8, axis=2)
    return smooth


@pytest.mark.parametrize("kind", FoilKind)
def test_every_kind_gives_different_rgb_fields_again_for_the_same_seed(kind: FoilKind, photographs: np.ndarray):
    first = make_foils(kind, photographs, 2, seed=3)
    assert (first.shape, first.dtype) == ((2, SIDE_PX, SIDE_PX, 3), np.uint8)
    np.testing.assert_array_equal(make_foils(kind, photographs, 2, seed=3), first)
    assert (first[0] != first[1]).any()


@pytest.mark.parametrize("kind", [kind for kind in FoilKind if kind.group is FoilGroup.SPOILT])
def test_a_spoilt_photograph_is_no_longer_the_photograph(kind: FoilKind, photographs: np.ndarray):
    difference = make_foils(kind, photographs, 1, seed=0)[0].astype(int) - photographs[0]
    assert np.abs(difference).mean() > 10


def test_zooming_in_shows_a_part_at_twice_its_size(photographs: np.ndarray):
    ramp = np.broadcast_to(np.arange(SIDE_PX, dtype=np.uint8)[:, None, None], (SIDE_PX, SIDE_PX, 3))
    zoomed = make_foils(FoilKind.ZOOM_2, np.ascontiguousarray(ramp)[None], 1, seed=0)[0].astype(int)
    assert zoomed[200, 0, 0] - zoomed[20, 0, 0] == pytest.approx(90, abs=2)


def test_swapped_channels_hold_the_same_values_in_another_order(photographs: np.ndarray):
    swapped = make_foils(FoilKind.SWAPPED_CHANNELS, photographs, 1, seed=0)[0]
    np.testing.assert_array_equal(np.sort(swapped, axis=-1), np.sort(photographs[0], axis=-1))


def test_a_lone_drawn_cell_covers_much_of_its_picture_and_nothing_else_is_there(photographs: np.ndarray):
    for image in make_foils(FoilKind.DRAWN_CELL_ALONE, photographs, 4, seed=1).astype(int):
        glass = np.median(image[:8].reshape(-1, 3), axis=0)
        covered = np.abs(image - glass).max(axis=-1) > 25
        assert 0.03 < covered.mean() < 0.6
        rows, columns = np.flatnonzero(covered.any(axis=1)), np.flatnonzero(covered.any(axis=0))
        assert max(np.ptp(rows), np.ptp(columns)) > 0.2 * SIDE_PX
        # Glass alone along the edges, but for a speck of dirt: the cell is whole.
        for edge in (covered[:4], covered[-4:], covered[:, :4], covered[:, -4:]):
            assert edge.mean() < 0.02
