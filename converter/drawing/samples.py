"""Writes the demo's sample folder: drawn fields, good ones and ones that a screening must flag or refuse."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from converter.drawing.smears import NamedStyle, ScaleBar, draw_smear
from inference.files import write_atomically

WIDTH_PX = 800
HEIGHT_PX = 600
JPEG_QUALITY = 88
TRUNCATED_SHARE = 0.6
TIFF_PREDICTOR_TAG, HORIZONTAL_PREDICTOR = 317, 2

BLUR_SIGMA_UNITS = 5.0  # cells remain as clouds
OVEREXPOSURE = 1.5  # gain on 8-bit values: the pale half of the field burns out
STAIN_GAINS = (1.0, 0.74, 0.62)  # RGB: orange glass, outside every style's tones


class Condition(StrEnum):
    """What is done to a sample beyond drawing it."""

    PLAIN = "plain"
    BLURRED = "blurred"
    OVEREXPOSED = "overexposed"
    SHIFTED_STAIN = "shifted_stain"
    TEST_CHART = "test_chart"
    TRUNCATED = "truncated"


class Encoding(StrEnum):
    """Image file formats of the samples; the value is Pillow's name of the format."""

    JPEG = "JPEG"
    PNG = "PNG"
    TIFF = "TIFF"


@dataclass(frozen=True)
class Sample:
    """One file of the sample folder; `name` is its path inside the folder, with forward slashes."""

    name: str
    style: NamedStyle
    seed: int
    condition: Condition = Condition.PLAIN
    encoding: Encoding = Encoding.JPEG


# Lossless files are much larger, so these two are drawn for a camera without noise.
NOISE_BY_ENCODING: Mapping[Encoding, float | None] = MappingProxyType(
    {Encoding.JPEG: None, Encoding.PNG: 0.0, Encoding.TIFF: 0.0}
)

SAMPLES: tuple[Sample, ...] = (
    Sample("case-01/field-01-azure-violet.jpg", NamedStyle.AZURE_VIOLET_CROWDED, 39),
    Sample("case-01/field-02-azure-lilac.jpg", NamedStyle.AZURE_LILAC_LARGE, 12),
    Sample("case-01/field-03-blurred.jpg", NamedStyle.AZURE_LILAC_LARGE, 13, Condition.BLURRED),
    Sample("case-01/field-04-azure-violet.jpg", NamedStyle.AZURE_VIOLET_CROWDED, 14),
    Sample("case-01/field-05-overexposed.jpg", NamedStyle.BLUE_GREY_SOFT, 15, Condition.OVEREXPOSED),
    Sample("case-02/field-06-tan-mixed.jpg", NamedStyle.TAN_MIXED, 16),
    Sample("case-02/field-07-blue-grey-crowded.jpg", NamedStyle.BLUE_GREY_CROWDED, 17),
    Sample("case-02/field-08-shifted-stain.jpg", NamedStyle.GREY_GREEN_CRENATED, 18, Condition.SHIFTED_STAIN),
    Sample("case-02/field-09-truncated.jpg", NamedStyle.TAN_MIXED, 19, Condition.TRUNCATED),
    Sample("case-02/field-10-tan-mixed.jpg", NamedStyle.TAN_MIXED, 20),
    Sample("Fall Ü 03/field-11-magenta.png", NamedStyle.WHITE_MAGENTA_SPARSE, 21, encoding=Encoding.PNG),
    Sample("Fall Ü 03/field-12-pale-yellow.tif", NamedStyle.PALE_YELLOW_SPARSE, 43, encoding=Encoding.TIFF),
    Sample("Fall Ü 03/field-13-grey-green.jpg", NamedStyle.GREY_GREEN_CRENATED, 23),
    Sample("Fall Ü 03/field-14-not-a-smear.jpg", NamedStyle.WHITE_MAGENTA_SPARSE, 24, Condition.TEST_CHART),
)


def write_samples(folder: Path) -> list[Path]:
    """Draw every sample into `folder`, replacing files of the same names and leaving others alone.

    Returns:
        the files written, in the order of `SAMPLES`.

    Raises:
        OutputError: a file cannot be written; those before it stay.
    """
    written = []
    for sample in SAMPLES:
        path = folder / sample.name
        write_atomically(path, encode_sample(sample))
        written.append(path)
    return written


def encode_sample(sample: Sample) -> bytes:
    """The sample's file as bytes; for `TRUNCATED` only the first part of them."""
    image = Image.fromarray(draw_sample(sample))
    buffer = io.BytesIO()
    match sample.encoding:
        case Encoding.JPEG:
            image.save(buffer, Encoding.JPEG, quality=JPEG_QUALITY)
        case Encoding.PNG:
            image.save(buffer, Encoding.PNG, optimize=True)
        case Encoding.TIFF:
            predictor = {TIFF_PREDICTOR_TAG: HORIZONTAL_PREDICTOR}
            image.save(buffer, Encoding.TIFF, compression="tiff_adobe_deflate", tiffinfo=predictor)
    data = buffer.getvalue()
    if sample.condition is Condition.TRUNCATED:
        return data[: int(len(data) * TRUNCATED_SHARE)]
    return data


def draw_sample(sample: Sample) -> NDArray[np.uint8]:
    """The sample's pixels before encoding: uint8 (600, 800, 3), RGB."""
    if sample.condition is Condition.TEST_CHART:
        return _draw_test_chart()
    style = sample.style.value
    noise_sigma = NOISE_BY_ENCODING[sample.encoding]
    if noise_sigma is not None:
        style = replace(style, noise_sigma=noise_sigma)
    if sample.condition is Condition.BLURRED:
        style = replace(style, defocus_sigma=BLUR_SIGMA_UNITS)
    if sample.condition is Condition.OVEREXPOSED:
        # Without a bar: a camera burns the bar in after the light, so gain would not whiten it.
        style = replace(style, scale_bar=ScaleBar.NONE)
    pixels = draw_smear(style, width_px=WIDTH_PX, height_px=HEIGHT_PX, seed=sample.seed)
    if sample.condition is Condition.OVEREXPOSED:
        return _with_gains(pixels, (OVEREXPOSURE, OVEREXPOSURE, OVEREXPOSURE))
    if sample.condition is Condition.SHIFTED_STAIN:
        return _with_gains(pixels, STAIN_GAINS)
    return pixels


def _with_gains(pixels: NDArray[np.uint8], gains: tuple[float, float, float]) -> NDArray[np.uint8]:
    brighter = pixels.astype(np.float32) * np.asarray(gains, np.float32)
    return np.asarray(np.clip(brighter + 0.5, 0.0, 255.0), dtype=np.uint8)


def _draw_test_chart() -> NDArray[np.uint8]:
    """Colour bars, a grey wedge, rings and a grid: a monitor's test chart, no cells anywhere."""
    image = Image.new("RGB", (WIDTH_PX, HEIGHT_PX), (96, 96, 96))
    pen = ImageDraw.Draw(image)
    for x_px in range(0, WIDTH_PX, 50):
        pen.line((x_px, 0, x_px, HEIGHT_PX), fill=(140, 140, 140))
    for y_px in range(0, HEIGHT_PX, 50):
        pen.line((0, y_px, WIDTH_PX, y_px), fill=(140, 140, 140))
    bars = ("white", "yellow", "cyan", "lime", "magenta", "red", "blue", "black")
    for place, colour in enumerate(bars):
        pen.rectangle((100 + 75 * place, 75, 174 + 75 * place, 274), fill=colour)
    for step in range(600):
        level = step * 255 // 599
        pen.line((100 + step, 275, 100 + step, 349), fill=(level, level, level))
    for place in range(12):
        for line in range(0, 50, place + 2):
            pen.line((100 + 50 * place + line, 350, 100 + 50 * place + line, 449), fill="white")
    for radius_px in (290, 288, 60, 58):
        box = (400 - radius_px, 300 - radius_px, 400 + radius_px, 300 + radius_px)
        pen.ellipse(box, outline="white", width=2)
    pen.rectangle((250, 470, 550, 515), fill="black")
    pen.text((400, 493), "TEST CHART - NOT A SMEAR", fill="white", font_size=20, anchor="mm")
    return np.asarray(image, dtype=np.uint8)
