"""Draws foreign smears: the generator's fields, and single large cells as photographs of one cell show them."""

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from converter.drawing.canvas import FIELD_SIDE_UNITS, Canvas, Disc
from converter.drawing.red_cells import draw_debris, draw_red_cells, place_red_cells
from converter.drawing.smears import draw_smear
from converter.drawing.styles import CountRange, NamedStyle, Rgb, ScaleBar, SmearStyle
from converter.drawing.white_cells import WhiteCells, draw_white_cells

Pixels = NDArray[np.uint8]

# Diameter of the one large cell as a share of the picture's side.
LOWEST_CELL_SHARE, HIGHEST_CELL_SHARE = 0.3, 0.7
# A cell of the generator has this diameter, in units; a lobed one 20 to 26.
CELL_UNITS = 24.0
# Glass and red cells as other stains and lamps show them: white, cream, grey, pink, yellowish, blue.
_GLASS: tuple[Rgb, ...] = ((252, 250, 246), (248, 238, 222), (226, 224, 226), (246, 224, 228), (244, 238, 196))
_RED_CELLS: tuple[Rgb, ...] = ((224, 188, 180), (216, 176, 152), (176, 172, 184), (232, 160, 172), (196, 208, 222))


def draw_field(side_px: int, zoom: float, rng: np.random.Generator) -> Pixels:
    """Draw a field in one of the generator's styles, or the middle of one that is `zoom` times as large.

    Returns:
        uint8 (side_px, side_px, 3) RGB.
    """
    style = replace(_any_style(rng), scale_bar=ScaleBar.NONE)
    large_px = round(side_px * zoom)
    field = draw_smear(style, width_px=large_px, height_px=large_px, seed=int(rng.integers(2**31)))
    return _middle(field, side_px)


def draw_close_up(side_px: int, rng: np.random.Generator, *, lobed: bool) -> Pixels:
    """Draw one large nucleated cell among a few red cells, in random tones.

    Returns:
        uint8 (side_px, side_px, 3) RGB.
    """
    style = _any_style(rng)
    # Half of them keep their style's tones: what is foreign then is the size of the cells alone.
    if rng.random() < 0.5:
        glass, red = (tones[int(rng.integers(len(tones)))] for tones in (_GLASS, _RED_CELLS))
        style = replace(style, background=glass, background_edge=glass, red_cell=red, red_cell_alternate=red)
    crowd = int(rng.integers(40, 200))
    return _one_cell(side_px, replace(style, red_cell_count=CountRange(crowd, crowd)), rng, lobed=lobed)


def draw_cell_alone(side_px: int, rng: np.random.Generator) -> Pixels:
    """Draw one large nucleated cell on empty glass.

    Returns:
        uint8 (side_px, side_px, 3) RGB.
    """
    glass = _GLASS[int(rng.integers(len(_GLASS)))]
    style = replace(
        _any_style(rng),
        background=glass,
        background_edge=glass,
        red_cell_count=CountRange(0, 0),
        debris_count=CountRange(0, 0),
    )
    return _one_cell(side_px, style, rng, lobed=bool(rng.random() < 0.5))


def _any_style(rng: np.random.Generator) -> SmearStyle:
    styles = list(NamedStyle)
    return styles[int(rng.integers(len(styles)))].value


def _one_cell(side_px: int, style: SmearStyle, rng: np.random.Generator, *, lobed: bool) -> Pixels:
    share = rng.uniform(LOWEST_CELL_SHARE, HIGHEST_CELL_SHARE)
    # Drawn in a field so large that the cell has that share of the middle, which is kept.
    large_px = round(side_px * share * FIELD_SIDE_UNITS / CELL_UNITS)
    canvas = Canvas(large_px, large_px, rng)
    canvas.rgb *= np.asarray(style.background, np.float32) / np.float32(255.0)
    # Out of the middle by no more than leaves the cell whole; some are drawn a tenth larger than their disc.
    aside_px = side_px * min(0.12, max(0.0, 0.45 - share * 1.2 / 2.0))
    x_px, y_px = rng.uniform(-aside_px, aside_px, 2) + large_px / 2.0
    disc = Disc(float(x_px), float(y_px), canvas.unit_px * rng.uniform(20.0, 26.0) / 2.0)
    cells = WhiteCells([] if lobed else [disc], [disc] if lobed else [], [], [])
    draw_red_cells(canvas, style, place_red_cells(canvas, style, cells.all_discs()))
    draw_debris(canvas, style)
    draw_white_cells(canvas, style, cells)
    field = cv2.GaussianBlur(canvas.rgb, (0, 0), float(rng.uniform(0.4, 1.2)))
    noisy = field + rng.normal(0.0, style.noise_sigma, field.shape)
    return _middle(np.clip(noisy.round(), 0, 255).astype(np.uint8), side_px)


def _middle(field: Pixels, side_px: int) -> Pixels:
    start = (field.shape[0] - side_px) // 2
    return np.ascontiguousarray(field[start : start + side_px, start : start + side_px])
