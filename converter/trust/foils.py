"""Makes foreign images, which no blood-smear model may answer: spoilt photographs, plain patterns, drawings.

They stand in for images of other sources when the out-of-distribution score is chosen, so that real foreign images can
be kept for one last, honest measurement.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from converter.trust.drawn_foils import draw_cell_alone, draw_close_up, draw_field
from inference.shifts import Shift, apply_shift

Pixels = NDArray[np.uint8]

SIDE_PX = 224
SHUFFLED_TILES_PER_SIDE = 7
MOSAIC_BLOCKS_PER_SIDE = 14


class FoilGroup(StrEnum):
    """Where foils come from."""

    SPOILT = "spoilt photograph"
    PATTERN = "pattern"
    DRAWING = "drawing"


class FoilKind(StrEnum):
    """One way to make a foreign image."""

    ZOOM_2 = "zoomed in 2x"
    ZOOM_3 = "zoomed in 3x"
    ZOOM_5 = "zoomed in 5x"
    SHRUNK_3 = "shrunk 3x"
    HEAVY_BLUR = "heavy blur"
    HEAVY_NOISE = "heavy noise"
    INVERTED = "inverted"
    SWAPPED_CHANNELS = "swapped channels"
    GREY = "grey"
    SHUFFLED = "shuffled tiles"
    MOSAIC = "mosaic"
    UNDEREXPOSED = "underexposed"
    OVEREXPOSED = "overexposed"
    FLAT = "flat colour"
    GRADIENT = "gradient"
    TEXT = "text"
    STRIPES = "stripes"
    DRAWN_FIELD = "drawn field"
    DRAWN_FIELD_2 = "drawn field 2x"
    DRAWN_BLAST = "drawn blast close up"
    DRAWN_LOBED = "drawn lobed cell close up"
    DRAWN_CELL_ALONE = "drawn cell alone"

    @property
    def group(self) -> FoilGroup:
        """Where foils of this kind come from."""
        if self in _FROM_PHOTOGRAPHS:
            return FoilGroup.SPOILT
        return FoilGroup.PATTERN if self in _PATTERNS else FoilGroup.DRAWING


def make_foils(kind: FoilKind, photographs: Pixels, count: int, seed: int) -> Pixels:
    """Make foreign images of one kind.

    Args:
        kind: how.
        photographs: uint8 (N, H, W, 3) RGB; spoilt photographs are made of them in turn, the other kinds ignore them.
        count: how many.
        seed: the same seed and photographs give the same foils.

    Returns:
        uint8 (count, 224, 224, 3) RGB.
    """
    foils = []
    for index in range(count):
        rng = np.random.default_rng([seed, index])
        if kind in _FROM_PHOTOGRAPHS:
            size = (SIDE_PX, SIDE_PX)
            photograph = cv2.resize(photographs[index % len(photographs)], size, interpolation=cv2.INTER_AREA)
            foils.append(_FROM_PHOTOGRAPHS[kind](np.asarray(photograph, np.uint8), rng))
        elif kind in _PATTERNS:
            foils.append(_PATTERNS[kind](rng))
        else:
            foils.append(_DRAWINGS[kind](SIDE_PX, rng))
    return np.stack(foils)


def _zoomed(zoom: float) -> Callable[[Pixels, np.random.Generator], Pixels]:
    def crop(image: Pixels, rng: np.random.Generator) -> Pixels:
        side_px = round(SIDE_PX / zoom)
        top, left = rng.integers(0, SIDE_PX - side_px + 1, 2)
        part = image[top : top + side_px, left : left + side_px]
        return np.asarray(cv2.resize(part, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_CUBIC), np.uint8)

    return crop


def _shrunk(image: Pixels, _rng: np.random.Generator) -> Pixels:
    third = cv2.resize(image, (SIDE_PX // 3, SIDE_PX // 3), interpolation=cv2.INTER_AREA)
    # Mirrored copies fill the field, so that only the size of its cells is foreign.
    missing = SIDE_PX - third.shape[0]
    return np.asarray(np.pad(third, ((0, missing), (0, missing), (0, 0)), mode="symmetric"), np.uint8)


def _shifted(shift: Shift) -> Callable[[Pixels, np.random.Generator], Pixels]:
    return lambda image, _rng: apply_shift(image, shift)


def _shuffled(image: Pixels, rng: np.random.Generator) -> Pixels:
    side_px = SIDE_PX // SHUFFLED_TILES_PER_SIDE
    tiles = image.reshape(SHUFFLED_TILES_PER_SIDE, side_px, SHUFFLED_TILES_PER_SIDE, side_px, 3).swapaxes(1, 2)
    mixed = rng.permutation(tiles.reshape(-1, side_px, side_px, 3)).reshape(tiles.shape)
    return mixed.swapaxes(1, 2).reshape(image.shape)


def _mosaic(image: Pixels, _rng: np.random.Generator) -> Pixels:
    blocks = cv2.resize(image, (MOSAIC_BLOCKS_PER_SIDE, MOSAIC_BLOCKS_PER_SIDE), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(blocks, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_NEAREST), np.uint8)


def _grey(image: Pixels, _rng: np.random.Generator) -> Pixels:
    return np.asarray(cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB), np.uint8)


def _swapped(image: Pixels, rng: np.random.Generator) -> Pixels:
    orders = ((2, 1, 0), (1, 2, 0), (2, 0, 1), (1, 0, 2))
    return np.ascontiguousarray(image[..., orders[int(rng.integers(len(orders)))]])


def _flat(rng: np.random.Generator) -> Pixels:
    choices = ((0, 0, 0), (255, 255, 255), (128, 128, 128), tuple(rng.integers(0, 256, 3).tolist()))
    return np.full((SIDE_PX, SIDE_PX, 3), choices[int(rng.integers(len(choices)))], np.uint8)


def _gradient(rng: np.random.Generator) -> Pixels:
    start, end = rng.uniform(0.0, 255.0, (2, 3))
    turn = rng.uniform(0.0, 2.0 * np.pi)
    axis = np.linspace(-1.0, 1.0, SIDE_PX)
    along = (np.cos(turn) * axis[None] + np.sin(turn) * axis[:, None]) / 2.0 / np.sqrt(2.0) + 0.5
    return np.asarray(start + (end - start) * along[..., None], np.float64).clip(0, 255).astype(np.uint8)


def _text(rng: np.random.Generator) -> Pixels:
    paper, ink = (255, 255, 255), tuple(rng.integers(0, 110, 3).tolist())
    image = Image.new("RGB", (SIDE_PX, SIDE_PX), paper)
    pen, size_px = ImageDraw.Draw(image), float(rng.uniform(9.0, 26.0))
    font = ImageFont.load_default(size_px)
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz ABCDEFG 0123456789 ,.:- "))
    for top in np.arange(4.0, SIDE_PX, size_px * 1.3):
        pen.text((6, top), "".join(rng.choice(letters, int(rng.integers(12, 46)))), fill=ink, font=font)
    return np.asarray(image, np.uint8)


def _stripes(rng: np.random.Generator) -> Pixels:
    first, second = rng.integers(0, 256, (2, 3))
    width_px = int(rng.integers(4, 40))
    index = np.arange(SIDE_PX) // width_px % 2
    # Every second one is a chequerboard.
    mask = index[None] ^ (index[:, None] if rng.random() < 0.5 else 0)
    mask = np.broadcast_to(mask, (SIDE_PX, SIDE_PX))
    return np.asarray(np.where(mask[..., None] == 1, first, second), np.uint8)


_FROM_PHOTOGRAPHS: Mapping[FoilKind, Callable[[Pixels, np.random.Generator], Pixels]] = MappingProxyType(
    {
        FoilKind.ZOOM_2: _zoomed(2.0),
        FoilKind.ZOOM_3: _zoomed(3.0),
        FoilKind.ZOOM_5: _zoomed(5.0),
        FoilKind.SHRUNK_3: _shrunk,
        FoilKind.HEAVY_BLUR: _shifted(Shift(name="", blur_sigma_px=8.0)),
        FoilKind.HEAVY_NOISE: _shifted(Shift(name="", noise_sigma=80.0)),
        FoilKind.INVERTED: lambda image, _rng: np.asarray(255 - image, np.uint8),
        FoilKind.SWAPPED_CHANNELS: _swapped,
        FoilKind.GREY: _grey,
        FoilKind.SHUFFLED: _shuffled,
        FoilKind.MOSAIC: _mosaic,
        FoilKind.UNDEREXPOSED: _shifted(Shift(name="", gains=(0.15, 0.15, 0.15))),
        FoilKind.OVEREXPOSED: _shifted(Shift(name="", gains=(2.0, 2.0, 2.0))),
    }
)
_PATTERNS: Mapping[FoilKind, Callable[[np.random.Generator], Pixels]] = MappingProxyType(
    {
        FoilKind.FLAT: _flat,
        FoilKind.GRADIENT: _gradient,
        FoilKind.TEXT: _text,
        FoilKind.STRIPES: _stripes,
    }
)
_DRAWINGS: Mapping[FoilKind, Callable[[int, np.random.Generator], Pixels]] = MappingProxyType(
    {
        FoilKind.DRAWN_FIELD: lambda side_px, rng: draw_field(side_px, 1.0, rng),
        FoilKind.DRAWN_FIELD_2: lambda side_px, rng: draw_field(side_px, 2.0, rng),
        FoilKind.DRAWN_BLAST: lambda side_px, rng: draw_close_up(side_px, rng, lobed=False),
        FoilKind.DRAWN_LOBED: lambda side_px, rng: draw_close_up(side_px, rng, lobed=True),
        FoilKind.DRAWN_CELL_ALONE: draw_cell_alone,
    }
)
