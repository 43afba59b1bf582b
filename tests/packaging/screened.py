"""What frozen programs screen: an image of each format and a slide; and the rows that they wrote."""

import csv

import numpy as np
import tifffile
from PIL import Image

from tests.inference.image_files import PngColour, deep_png
from tests.inference.slide_files import aperio, slide_pixels, write_slide


def write_every_format(folder):
    """Make a folder with an image of each format that is read, and a whole slide."""
    folder.mkdir()
    pixels = np.random.default_rng(0).integers(0, 255, (240, 240, 3), np.uint8)
    for suffix in ("jpg", "png", "bmp", "webp", "gif"):
        Image.fromarray(pixels).save(folder / f"image.{suffix}")
    (folder / "deep.png").write_bytes(deep_png(pixels.astype(np.uint16) * 257, PngColour.RGB))
    tifffile.imwrite(folder / "image.tif", pixels, photometric="rgb", compression="zlib")
    slide = slide_pixels(1024, 512, stained=((0, 0, 512),))
    write_slide(folder / "slide.svs", slide, aperio(MPP=0.25))
    return folder


def rows_of(output_folder):
    """The rows of a run's results.csv."""
    with (output_folder / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
