"""The few pictures that the guide shows, small enough to ship with the program."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple
from pathlib import Path

import numpy as np
from PIL import Image

from desktop.gui.classes import OKABE_ITO
from desktop.gui.screenshots.shots import guide_pictures
from desktop.gui.theme import DARK, LIGHT
from desktop.overlay import heatmap_layer
from inference.errors import UnusableInputError

Colour = tuple[int, int, int]

# Of the image in a picture; a page has few colours besides.
_IMAGE_COLOURS = 64
_LEGEND_COLOURS = 16


def write_guide_pictures(pictures: Path, guide: Path) -> Iterator[Path]:
    """Write the guide's pictures, and give each that is written.

    Args:
        pictures: folder of `make screenshots`.
        guide: folder of the guide's pictures; others in it are left alone.

    Raises:
        UnusableInputError: one is missing.
    """
    guide.mkdir(parents=True, exist_ok=True)
    for source, name in guide_pictures():
        path = pictures / source
        if not path.is_file():
            raise UnusableInputError(f"The guide needs the picture {path}, which is not there; make all of them")
        with Image.open(path) as image:
            with_few_colours(image.convert("RGB")).save(guide / name, optimize=True)
        yield guide / name


def with_few_colours(image: Image.Image) -> Image.Image:
    """An image in a palette that has every colour of the window besides the image's own most frequent ones.

    Left to itself a palette has no place for what is small: two classes would wear one colour.
    """
    own = image.quantize(_IMAGE_COLOURS, method=Image.Quantize.MEDIANCUT, kmeans=1, dither=Image.Dither.NONE)
    channels = own.getpalette() or []
    frequent = (_colour(channels[place : place + 3]) for place in range(0, 3 * _IMAGE_COLOURS, 3))
    colours = dict.fromkeys([*_window_colours(), *frequent])
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for colour in colours for channel in colour])
    return image.quantize(palette=palette, dither=Image.Dither.NONE)


def _window_colours() -> Iterator[Colour]:
    for name in (*astuple(LIGHT), *astuple(DARK), *OKABE_ITO):
        red, green, blue = bytes.fromhex(name.removeprefix("#"))
        yield red, green, blue
    ramp = np.linspace(0.0, 1.0, _LEGEND_COLOURS, dtype=np.float32)[np.newaxis]
    for pixel in heatmap_layer(ramp, _LEGEND_COLOURS, 1)[0]:
        yield _colour(pixel.tolist())


def _colour(channels: Sequence[int]) -> Colour:
    red, green, blue = (int(channel) for channel in channels[:3])
    return red, green, blue
