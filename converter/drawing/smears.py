"""Draws synthetic blood-smear fields from a style and a seed, so that no real image is ever shipped.

The drawings serve as golden inputs of a model bundle, as the demo's samples and in tests. They look like stained
smears; nothing a model says of them has any medical meaning.
"""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from converter.drawing.canvas import Canvas, Plane, blurred
from converter.drawing.red_cells import draw_debris, draw_red_cells, place_red_cells
from converter.drawing.styles import CountRange, NamedStyle, ScaleBar, SizeRange, SmearStyle
from converter.drawing.white_cells import draw_white_cells, place_white_cells
from inference.errors import UnusableInputError

__all__ = ["CountRange", "NamedStyle", "ScaleBar", "SizeRange", "SmearStyle", "draw_scale_bar", "draw_smear"]

MIN_SIDE_PX = 64
MAX_SIDE_PX = 4096


def draw_smear(style: SmearStyle, *, width_px: int, height_px: int, seed: int) -> NDArray[np.uint8]:
    """Draw one field.

    Args:
        style: tones, counts and sizes; see `NamedStyle` for ready ones.
        width_px, height_px: 64-4096. Cells keep their share of the field, so any size shows the same number.
        seed: not negative. The same style, size and seed give the same pixels on the same library versions.

    Returns:
        uint8 (height_px, width_px, 3), RGB, 0-255.

    Raises:
        UnusableInputError: a side or the seed is out of its range.
    """
    for name, value_px in (("width_px", width_px), ("height_px", height_px)):
        if not MIN_SIDE_PX <= value_px <= MAX_SIDE_PX:
            raise UnusableInputError(
                f"A field cannot be drawn: {name} is {value_px}, expected {MIN_SIDE_PX} to {MAX_SIDE_PX}. "
                "Choose another size"
            )
    if seed < 0:
        raise UnusableInputError(f"A field cannot be drawn: seed is {seed}, expected 0 or more. Choose another seed")
    canvas = Canvas(width_px, height_px, np.random.default_rng(seed))
    canvas.rgb *= np.asarray(style.background, np.float32) / np.float32(255.0)
    cells = place_white_cells(canvas, style)
    draw_red_cells(canvas, style, place_red_cells(canvas, style, cells.all_discs()))
    draw_debris(canvas, style)
    draw_white_cells(canvas, style, cells)
    _light(canvas, style)
    _look_through_the_lens(canvas, style)
    pixels = np.clip(canvas.rgb + 0.5, 0.0, 255.0).astype(np.uint8)
    return draw_scale_bar(pixels, style.scale_bar)


def draw_scale_bar(pixels: NDArray[np.uint8], scale_bar: ScaleBar) -> NDArray[np.uint8]:
    """Burn a scale bar into the bottom right corner, as microscope software does.

    Args:
        pixels: uint8 (height, width, 3), RGB; it is not changed.
        scale_bar: which; `NONE` returns `pixels` itself.

    Returns:
        uint8 (height, width, 3), RGB.
    """
    if scale_bar is ScaleBar.NONE:
        return pixels
    image = Image.fromarray(pixels)
    pen = ImageDraw.Draw(image)
    width_px, height_px = image.size
    large = scale_bar is ScaleBar.LARGE_BOX
    ink = (196, 30, 40) if scale_bar is ScaleBar.SMALL_RED else (10, 10, 12)
    box_width, box_height = (0.135, 0.135) if large else (0.105, 0.052)
    right, bottom = (width_px, height_px) if large else (int(width_px * 0.98), int(height_px * 0.968))
    left, top = right - int(width_px * box_width), bottom - int(height_px * box_height)
    if scale_bar is not ScaleBar.SMALL_RED:
        pen.rectangle((left, top, right - 1, bottom - 1), fill=(255, 255, 255))
    stroke_px = max(1, round(height_px * (0.011 if large else 0.004)))
    text_px = max(7.0, height_px * (0.06 if large else 0.03))
    text = "200 pix" if large else "100 pix"
    bar_y = bottom - round((bottom - top) * (0.22 if large else 0.16))
    bar_left = left + round((right - left) * 0.03)
    # The large bar runs off the field's edge, cut by the crop that made the field.
    bar_right = width_px if large else right - round((right - left) * 0.08)
    pen.line((bar_left, bar_y, bar_right, bar_y), fill=ink, width=stroke_px)
    tick_px = round((bottom - top) * (0.13 if large else 0.5))
    tick_top = bar_y - tick_px
    pen.line((bar_left, tick_top, bar_left, bar_y + (tick_px if large else 0)), fill=ink, width=stroke_px)
    font = ImageFont.load_default(text_px)
    text_left = left + round((right - left) * (0.1 if large else 0.2))
    pen.text((text_left, bar_y - 2 * stroke_px), text, fill=ink, font=font, anchor="lb")
    return np.asarray(image, dtype=np.uint8)


def _light(canvas: Canvas, style: SmearStyle) -> None:
    """Uneven lamp light: a slope, a vignette off the centre and slow clouds, all towards the edge tone."""
    rng = canvas.rng
    y = np.linspace(-1.0, 1.0, canvas.height_px, dtype=np.float32)[:, None]
    x = np.linspace(-1.0, 1.0, canvas.width_px, dtype=np.float32)[None, :]
    turn = rng.uniform(0.0, 2.0 * np.pi)
    slope = np.float32(np.cos(turn)) * x + np.float32(np.sin(turn)) * y
    centre_x, centre_y = rng.normal(0.0, 0.2, 2)
    vignette = (x - np.float32(centre_x)) ** 2 + (y - np.float32(centre_y)) ** 2
    dim = 0.28 * slope + 0.42 * vignette + 0.1 * canvas.noise(26.0) - 0.05
    dim = np.clip(dim * np.float32(style.illumination), 0.0, 1.0)
    ratio = np.asarray(style.background_edge, np.float32) / np.asarray(style.background, np.float32)
    canvas.rgb *= np.asarray(1.0 + (ratio - 1.0) * dim[..., None], np.float32)


def _look_through_the_lens(canvas: Canvas, style: SmearStyle) -> None:
    """Defocus, colour fringes that grow towards the corners, and sensor noise."""
    channels: list[Plane] = []
    for channel, zoom in enumerate((1.0011, 1.0, 0.9989)):
        plane = np.ascontiguousarray(canvas.rgb[..., channel])
        if zoom != 1.0:
            matrix = np.asarray(
                [
                    [zoom, 0.0, (1.0 - zoom) * canvas.width_px / 2.0],
                    [0.0, zoom, (1.0 - zoom) * canvas.height_px / 2.0],
                ]
            )
            size = (canvas.width_px, canvas.height_px)
            plane = np.asarray(
                cv2.warpAffine(plane, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT),
                np.float32,
            )
        channels.append(blurred(plane, style.defocus_sigma * canvas.unit_px))
    field = np.stack(channels, axis=-1)
    shape = (canvas.height_px, canvas.width_px)
    # Mostly grey noise, slightly blurred as a camera's demosaicing leaves it; a little colour on top.
    grey = blurred(canvas.rng.standard_normal(shape, dtype=np.float32), 0.6)
    tint = canvas.rng.standard_normal((*shape, 3), dtype=np.float32)
    noise = np.float32(style.noise_sigma) * (1.5 * grey[..., None] + 0.35 * tint)
    canvas.rgb = np.asarray(field + noise, np.float32)
