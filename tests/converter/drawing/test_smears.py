"""Drawn fields are repeatable, differ by style and show what their style asks for."""

import time
from dataclasses import replace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from converter.drawing.smears import CountRange, NamedStyle, ScaleBar, SizeRange, SmearStyle, draw_smear
from inference.errors import UnusableInputError

NONE = CountRange(0, 0)


def _red_cells_only(style: SmearStyle, *, pallor: float) -> SmearStyle:
    """Separate, even, sharp red cells on even light and nothing else."""
    return replace(
        style,
        red_cell_count=CountRange(30, 30),
        red_cell_clustering=0.0,
        red_cell_variation=0.0,
        crenated_fraction=0.0,
        red_cell_size=SizeRange(17.0, 17.0),
        blast_count=NONE,
        lobed_count=NONE,
        smudge_count=NONE,
        pyknotic_count=NONE,
        debris_count=NONE,
        pallor=pallor,
        illumination=0.0,
        noise_sigma=0.0,
        scale_bar=ScaleBar.NONE,
    )


def _centre_minus_rim(pixels: NDArray[np.uint8]) -> float:
    """Mean grey difference between the middle and the outer ring of every separate whole cell."""
    grey = pixels.mean(axis=2)
    mask = (grey < np.percentile(grey, 95) - 12).astype(np.uint8)
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    height_px, width_px = grey.shape
    differences = []
    for contour in contours:
        (x_px, y_px), radius_px = cv2.minEnclosingCircle(contour)
        single = 20 < radius_px < 36
        whole = radius_px < x_px < width_px - radius_px and radius_px < y_px < height_px - radius_px
        if not (single and whole):
            continue
        y, x = np.mgrid[:height_px, :width_px]
        depth = np.hypot(x - x_px, y - y_px) / radius_px
        differences.append(grey[depth < 0.2].mean() - grey[(depth > 0.65) & (depth < 0.8)].mean())
    assert len(differences) >= 5, "too few separate cells to measure"
    return float(np.mean(differences))


@pytest.mark.parametrize("style", list(NamedStyle))
def test_a_field_has_the_size_and_type_asked_for_and_the_same_seed_gives_the_same_bytes(style: NamedStyle) -> None:
    first = draw_smear(style.value, width_px=320, height_px=240, seed=7)
    second = draw_smear(style.value, width_px=320, height_px=240, seed=7)
    assert first.shape == (240, 320, 3)
    assert first.dtype == np.uint8
    assert first.flags.c_contiguous
    assert first.tobytes() == second.tobytes()


def test_another_seed_gives_another_field() -> None:
    style = NamedStyle.TAN_MIXED.value
    first = draw_smear(style, width_px=320, height_px=240, seed=1)
    second = draw_smear(style, width_px=320, height_px=240, seed=2)
    assert np.abs(first.astype(int) - second).mean() > 5


def test_drawing_leaves_the_global_random_state_alone() -> None:
    np.random.seed(3)
    expected = np.random.random()
    np.random.seed(3)
    draw_smear(NamedStyle.TAN_MIXED.value, width_px=128, height_px=96, seed=1)
    assert np.random.random() == expected


def test_every_two_styles_differ_in_tone_or_content() -> None:
    fields = {style: draw_smear(style.value, width_px=320, height_px=240, seed=5).astype(float) for style in NamedStyle}
    looks = {
        style: np.concatenate([np.percentile(field, [2, 20, 50, 90], axis=(0, 1)).ravel()])
        for style, field in fields.items()
    }
    styles = list(NamedStyle)
    for place, one in enumerate(styles):
        for other in styles[place + 1 :]:
            assert np.abs(looks[one] - looks[other]).max() > 8, f"{one.name} looks like {other.name}"


@pytest.mark.parametrize("scale_bar", [bar for bar in ScaleBar if bar is not ScaleBar.NONE])
def test_a_scale_bar_changes_the_bottom_right_corner_and_nothing_else(scale_bar: ScaleBar) -> None:
    style = NamedStyle.WHITE_MAGENTA_SPARSE.value
    bare = draw_smear(replace(style, scale_bar=ScaleBar.NONE), width_px=800, height_px=600, seed=4)
    barred = draw_smear(replace(style, scale_bar=scale_bar), width_px=800, height_px=600, seed=4)
    rows, columns = np.nonzero((bare != barred).any(axis=2))
    assert rows.size > 100
    assert rows.min() > 0.8 * 600
    assert columns.min() > 0.8 * 800
    ink = barred[rows, columns].astype(int)
    if scale_bar is ScaleBar.SMALL_RED:
        assert ((ink[:, 0] > 150) & (ink[:, 1] < 80) & (ink[:, 2] < 80)).any()
    else:
        assert (ink.max(axis=1) < 40).any()
        assert (ink == 255).all(axis=1).any()


def test_a_red_cell_is_lighter_in_its_centre_than_in_its_rim() -> None:
    style = NamedStyle.WHITE_MAGENTA_SPARSE.value
    pale = draw_smear(_red_cells_only(style, pallor=0.9), width_px=800, height_px=600, seed=3)
    solid = draw_smear(_red_cells_only(style, pallor=0.0), width_px=800, height_px=600, seed=3)
    assert _centre_minus_rim(pale) > 15
    assert _centre_minus_rim(solid) < 8


def test_more_blasts_give_more_nuclear_stain() -> None:
    style = replace(NamedStyle.AZURE_VIOLET_CROWDED.value, smudge_count=NONE, pyknotic_count=NONE)
    few = draw_smear(replace(style, blast_count=CountRange(3, 3)), width_px=400, height_px=300, seed=9)
    many = draw_smear(replace(style, blast_count=CountRange(25, 25)), width_px=400, height_px=300, seed=9)

    def violet_share(pixels: NDArray[np.uint8]) -> float:
        return float((pixels[..., 2].astype(int) - pixels[..., 1] > 70).mean())

    assert violet_share(few) > 0.01
    assert violet_share(many) > 3 * violet_share(few)


def test_defocus_takes_the_fine_detail_away() -> None:
    style = replace(NamedStyle.AZURE_LILAC_LARGE.value, scale_bar=ScaleBar.NONE)

    def sharpness(defocus_sigma: float) -> float:
        field = draw_smear(replace(style, defocus_sigma=defocus_sigma), width_px=400, height_px=300, seed=2)
        return float(cv2.Laplacian(cv2.cvtColor(field, cv2.COLOR_RGB2GRAY), cv2.CV_64F).var())

    assert sharpness(3.2) < 0.3 * sharpness(0.3)


@pytest.mark.parametrize(("width_px", "height_px"), [(64, 64), (65, 301), (1001, 97)])
def test_odd_sizes_are_drawn_too(width_px: int, height_px: int) -> None:
    field = draw_smear(NamedStyle.BLUE_GREY_CROWDED.value, width_px=width_px, height_px=height_px, seed=0)
    assert field.shape == (height_px, width_px, 3)


@pytest.mark.parametrize(
    ("change", "named"), [({"width_px": 63}, "width_px"), ({"height_px": 4097}, "height_px"), ({"seed": -1}, "seed")]
)
def test_a_size_or_seed_out_of_range_is_refused_by_name(change: dict[str, int], named: str) -> None:
    arguments = {"width_px": 128, "height_px": 96, "seed": 0} | change
    with pytest.raises(UnusableInputError, match=named):
        draw_smear(NamedStyle.TAN_MIXED.value, **arguments)


def test_a_full_size_field_is_drawn_in_a_moment() -> None:
    draw_smear(NamedStyle.BLUE_GREY_CROWDED.value, width_px=1024, height_px=768, seed=0)
    # Processor time, not the clock: other jobs on the machine must not fail this.
    started_s = time.thread_time()
    draw_smear(NamedStyle.BLUE_GREY_CROWDED.value, width_px=1024, height_px=768, seed=1)
    assert time.thread_time() - started_s < 1.0
