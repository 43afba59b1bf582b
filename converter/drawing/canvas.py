"""The drawing surface of a drawn smear field: light, noise, outlines and how paint goes onto glass."""

from dataclasses import dataclass
from math import ceil, hypot, pi, sqrt

import cv2
import numpy as np
from numpy.typing import NDArray

from converter.drawing.styles import Rgb

Plane = NDArray[np.float32]
FIELD_SIDE_UNITS = 224.0


@dataclass(frozen=True)
class Disc:
    """A round claim on the field, in pixels: where a cell is and how far it reaches."""

    x_px: float
    y_px: float
    radius_px: float

    def distance_px(self, other: "Disc") -> float:
        """Distance between the two centres."""
        return hypot(self.x_px - other.x_px, self.y_px - other.y_px)


@dataclass(frozen=True, eq=False)
class Window:
    """The part of the field around a cell: array slices, and polar coordinates about the cell's centre."""

    rows: slice
    columns: slice
    dx_px: Plane
    dy_px: Plane
    distance_px: Plane
    angle: Plane


def smoothstep(values: Plane, low: float, high: float) -> Plane:
    """0 at `low`, 1 at `high`, smooth between: an antialiased edge of width `high - low`."""
    t = np.clip((values - np.float32(low)) / np.float32(high - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t), dtype=np.float32)


def blurred(plane: Plane, sigma_px: float) -> Plane:
    """Gaussian blur, mirrored at the edges; the plane itself for a blur too small to see."""
    if sigma_px < 0.05:
        return plane
    return np.asarray(cv2.GaussianBlur(plane, (0, 0), sigma_px, borderType=cv2.BORDER_REFLECT), np.float32)


class Canvas:
    """A field being drawn: RGB as float32 (height, width, 3) in 0-255, with noise planes that cells share."""

    def __init__(self, width_px: int, height_px: int, rng: np.random.Generator) -> None:
        self.width_px = width_px
        self.height_px = height_px
        self.rng = rng
        # A cell keeps its share of the area whatever the field's size and aspect ratio.
        self.unit_px = sqrt(width_px * height_px) / FIELD_SIDE_UNITS
        self.rgb: Plane = np.full((height_px, width_px, 3), 255.0, np.float32)
        self.fine = self.noise(0.32)
        self.medium = self.noise(0.85)
        self.coarse = self.noise(2.4)

    def noise(self, grain_units: float) -> Plane:
        """Smooth noise of mean 0 and deviation 1 whose grains are about `grain_units` wide."""
        # Wide grains are made small and enlarged: the same look for a fraction of the time.
        shrink = max(1.0, grain_units * self.unit_px / 1.2)
        shape = (ceil(self.height_px / shrink) + 2, ceil(self.width_px / shrink) + 2)
        small = blurred(self.rng.standard_normal(shape, dtype=np.float32), grain_units * self.unit_px / shrink)
        small = (small - small.mean()) / (small.std() + np.float32(1e-6))
        size = (self.width_px, self.height_px)
        return np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_CUBIC), np.float32)

    def window(self, disc: Disc, reach: float = 1.25) -> Window | None:
        """The window that holds `reach` times the disc's radius; None if it lies outside the field."""
        half_px = disc.radius_px * reach + 2.0
        left, right = max(0, int(disc.x_px - half_px)), min(self.width_px, int(disc.x_px + half_px) + 1)
        top, bottom = max(0, int(disc.y_px - half_px)), min(self.height_px, int(disc.y_px + half_px) + 1)
        if left >= right or top >= bottom:
            return None
        dx = np.arange(left, right, dtype=np.float32)[None, :] - np.float32(disc.x_px)
        dy = np.arange(top, bottom, dtype=np.float32)[:, None] - np.float32(disc.y_px)
        dx, dy = np.broadcast_arrays(dx, dy)
        distance, angle = cv2.cartToPolar(np.ascontiguousarray(dx), np.ascontiguousarray(dy))
        return Window(
            rows=slice(top, bottom),
            columns=slice(left, right),
            dx_px=dx,
            dy_px=dy,
            distance_px=np.asarray(distance, np.float32),
            angle=np.asarray(angle, np.float32),
        )

    def random_disc(self, radius_px: float) -> Disc:
        """A disc anywhere on the field; up to half of it may be cut off."""
        return Disc(
            float(self.rng.uniform(0.0, self.width_px)), float(self.rng.uniform(0.0, self.height_px)), radius_px
        )

    def cover(self, window: Window, colour: Rgb | Plane, opacity: Plane) -> None:
        """Lay opaque paint over what is there, `opacity` 0-1 per pixel."""
        area = self.rgb[window.rows, window.columns]
        area += (np.asarray(colour, np.float32) - area) * opacity[..., None]

    def stain(self, window: Window, colour: Rgb, strength: Plane) -> None:
        """Absorb light as a dye does: two layers are darker than one."""
        self.rgb[window.rows, window.columns] *= np.exp(
            strength[..., None] * np.log(np.maximum(np.asarray(colour, np.float32), 1.0) / 255.0)
        )


def outline(window: Window, rng: np.random.Generator, radius_px: float, *, elongation: float, wobble: float) -> Plane:
    """Distance in pixels from each pixel inwards to a random roundish outline (negative outside).

    `elongation` is the long over the short axis; `wobble` the size of the bumps relative to the radius.
    """
    # The radius is a function of the angle, tabled: far cheaper than evaluating the waves at every pixel.
    angles = np.linspace(0.0, 2.0 * pi, 181)
    tilt = rng.uniform(0.0, pi)
    table = 1.0 / np.sqrt(np.cos(angles - tilt) ** 2 / elongation + np.sin(angles - tilt) ** 2 * elongation)
    for wave in range(2, 7):
        table += wobble * rng.normal() / wave * np.cos(wave * angles + rng.uniform(0.0, 2.0 * pi))
    return tabled_outline(window, table * radius_px)


def tabled_outline(window: Window, radii_px: NDArray[np.float64]) -> Plane:
    """As `outline`, from radii at even angles of the full circle, both ends included."""
    steps = len(radii_px) - 1
    place = window.angle * np.float32(steps / (2.0 * pi))
    index = np.minimum(place.astype(np.int32), steps - 1)
    radii = radii_px.astype(np.float32)
    at = radii[index]
    return np.asarray(at + (radii[index + 1] - at) * (place - index) - window.distance_px, np.float32)
