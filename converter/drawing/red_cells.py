"""Draws what lies between the blasts of a drawn smear field: red cells, platelets, stain dust and clumps."""

from math import pi

import numpy as np

from converter.drawing.canvas import Canvas, Disc, Plane, outline, smoothstep, tabled_outline
from converter.drawing.styles import CountRange, SmearStyle

# Where a red cell may lie against a blast: real ones are pushed aside and touch it, seldom lie under it.
RED_CELL_BLAST_OVERLAP = 0.88
PLACING_TRIES = 12


def how_many(counts: CountRange, rng: np.random.Generator) -> int:
    """A number from the range, both ends included."""
    return int(rng.integers(counts.low, counts.high + 1))


def place_red_cells(canvas: Canvas, style: SmearStyle, taken: list[Disc]) -> list[Disc]:
    """Scatter red cells in clumps and chains around the discs already taken by larger cells."""
    rng = canvas.rng
    placed: list[Disc] = []
    for _ in range(how_many(style.red_cell_count, rng)):
        radius_px = rng.uniform(style.red_cell_size.low, style.red_cell_size.high) / 2.0 * canvas.unit_px
        for _ in range(PLACING_TRIES):
            chained = bool(placed) and rng.random() < style.red_cell_clustering
            if chained:
                anchor = placed[int(rng.integers(len(placed)))]
                step_px = (anchor.radius_px + radius_px) * rng.uniform(0.62, 1.02)
                turn = rng.uniform(0.0, 2.0 * pi)
                disc = Disc(
                    anchor.x_px + step_px * float(np.cos(turn)), anchor.y_px + step_px * float(np.sin(turn)), radius_px
                )
            else:
                disc = canvas.random_disc(radius_px)
            inside = -radius_px < disc.x_px < canvas.width_px + radius_px
            inside &= -radius_px < disc.y_px < canvas.height_px + radius_px
            closest = 0.55 if chained else 0.9
            free = all(
                disc.distance_px(other) > RED_CELL_BLAST_OVERLAP * (other.radius_px + radius_px) for other in taken
            ) and all(disc.distance_px(other) > closest * (other.radius_px + radius_px) for other in placed)
            if inside and free:
                placed.append(disc)
                break
    return placed


def draw_red_cells(canvas: Canvas, style: SmearStyle, discs: list[Disc]) -> None:
    """Stain the glass with every red cell at once, darker where cells overlap."""
    density: Plane = np.zeros((canvas.height_px, canvas.width_px), np.float32)
    for disc in discs:
        _add_red_cell(canvas, style, disc, density)
    # Three and more layers do not go on darkening in a photograph; they end in a slate tone.
    density = np.where(density > 1.05, 1.05 + 0.5 * (density - 1.05), density)
    density = np.minimum(density, 2.1)
    # Thick parts of a film stain in another tone: two colours, blended by a slow noise over the field.
    blend = smoothstep(canvas.noise(30.0), -1.2, 1.2)[..., None]
    absorbed = np.log(np.asarray(style.background, np.float32) + 1.0)
    first = absorbed - np.log(np.asarray(style.red_cell, np.float32) + 1.0)
    second = absorbed - np.log(np.asarray(style.red_cell_alternate, np.float32) + 1.0)
    canvas.rgb *= np.exp(-density[..., None] * (first + (second - first) * blend))


def _add_red_cell(canvas: Canvas, style: SmearStyle, disc: Disc, density: Plane) -> None:
    rng = canvas.rng
    window = canvas.window(disc, reach=1.35)
    if window is None:
        return
    unit_px = canvas.unit_px
    angles = np.linspace(0.0, 2.0 * pi, 181)
    tilt, elongation = rng.uniform(0.0, pi), 1.0 + abs(rng.normal(0.0, 0.09))
    radii = 1.0 / np.sqrt(np.cos(angles - tilt) ** 2 / elongation + np.sin(angles - tilt) ** 2 * elongation)
    for wave in (2, 3, 4, 5):
        radii += 0.035 * rng.normal() / wave * 2.0 * np.cos(wave * angles + rng.uniform(0.0, 2.0 * pi))
    crenated = rng.random() < style.crenated_fraction
    if crenated:
        spikes = int(rng.integers(9, 15))
        # A jitter of the angle, whole turns only, so that the spikes are uneven and the outline still closes.
        phase = spikes * angles + 0.9 * np.sin(2.0 * angles + rng.uniform(0.0, 2.0 * pi))
        height = 1.0 + 0.5 * np.sin(3.0 * angles + rng.uniform(0.0, 2.0 * pi))
        radii += rng.uniform(0.02, 0.042) * height * (np.cos(phase) + 0.25 * np.cos(2.0 * phase))
    inwards = tabled_outline(window, radii * disc.radius_px)

    soft_px = unit_px * rng.uniform(0.5, 1.1)
    body = smoothstep(inwards, -soft_px, soft_px)
    depth = np.clip(1.0 - inwards / np.float32(disc.radius_px), 0.0, 1.5)  # 0 centre, 1 edge
    pallor = style.pallor * float(np.clip(rng.normal(1.0, 0.35), 0.0, 1.15))
    if rng.random() < 0.2 or crenated:
        pallor *= 0.35  # spherocyte-like and crenated cells show little of it
    width = rng.uniform(0.36, 0.5) + 0.05 * style.pallor
    off_x, off_y = rng.normal(0.0, 0.06, 2) * disc.radius_px
    from_pallor = np.hypot(window.dx_px - np.float32(off_x), window.dy_px - np.float32(off_y))
    hollow = np.exp(-((from_pallor / np.float32(width * disc.radius_px)) ** 4))
    rim = np.exp(-(((depth - 0.84) / 0.13) ** 2))
    strength = float(np.clip(rng.normal(1.0, style.red_cell_variation), 0.45, 1.7))
    profile = 0.92 - pallor * hollow + 0.12 * rim
    # The faint bright ring around a cell is light bent by its edge, there in any real field.
    halo = 0.07 * np.exp(-(((inwards + 1.9 * soft_px) / np.float32(1.1 * soft_px)) ** 2))
    mottle = 1.0 + 0.03 * canvas.medium[window.rows, window.columns]
    density[window.rows, window.columns] += np.maximum(profile, 0.03) * body * mottle * np.float32(strength) - halo


def draw_debris(canvas: Canvas, style: SmearStyle) -> None:
    """Platelets, a few dust grains, and where the style has much debris, clumps of dried stain."""
    rng = canvas.rng
    unit_px = canvas.unit_px
    for _ in range(how_many(style.debris_count, rng)):
        centre = canvas.random_disc(unit_px)
        clumped = rng.random() < 0.35
        grains = int(rng.integers(5, 16)) if clumped else int(rng.integers(1, 4))
        spread_px = unit_px * (3.6 if clumped else 1.4)
        colour = style.pyknotic if clumped and rng.random() < 0.5 else style.nucleus
        for _ in range(grains):
            x_px, y_px = rng.normal((centre.x_px, centre.y_px), spread_px)
            grain = Disc(float(x_px), float(y_px), unit_px * rng.uniform(0.5, 1.5))
            _draw_grain(canvas, grain, colour, rng.uniform(0.25, 0.8))
    for _ in range(int(rng.integers(4, 10))):
        dust = canvas.random_disc(unit_px * rng.uniform(0.25, 0.45))
        _draw_grain(canvas, dust, (70, 70, 110), rng.uniform(0.2, 0.6))


def _draw_grain(canvas: Canvas, grain: Disc, colour: tuple[int, int, int], opacity: float) -> None:
    window = canvas.window(grain, reach=2.2)
    if window is None:
        return
    inwards = outline(window, canvas.rng, grain.radius_px, elongation=canvas.rng.uniform(1.0, 1.7), wobble=0.35)
    ragged = inwards + canvas.fine[window.rows, window.columns] * np.float32(0.2 * canvas.unit_px)
    soft_px = 0.4 * canvas.unit_px
    canvas.cover(window, colour, smoothstep(ragged, -soft_px, soft_px) * np.float32(opacity))
