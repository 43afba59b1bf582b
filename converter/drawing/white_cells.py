"""Draws the nucleated cells of a drawn smear field: blasts, lobed cells, smudges and shrunken nuclei."""

from dataclasses import dataclass
from math import cos, pi, sin

import numpy as np

from converter.drawing.canvas import Canvas, Disc, Plane, Window, outline, smoothstep
from converter.drawing.red_cells import how_many
from converter.drawing.styles import Rgb, SmearStyle

PLACING_TRIES = 60
# Touching blasts press each other flat: centres come this close, and a wall is drawn between.
BLAST_PRESS = 0.84
FOLDED_SHARE = 0.16


@dataclass(frozen=True)
class WhiteCells:
    """Where the nucleated cells of one field lie."""

    blasts: list[Disc]
    lobed: list[Disc]
    smudges: list[Disc]
    pyknotic: list[Disc]

    def all_discs(self) -> list[Disc]:
        """Every disc that red cells keep clear of."""
        return [*self.blasts, *self.lobed, *self.pyknotic]


def place_white_cells(canvas: Canvas, style: SmearStyle) -> WhiteCells:
    """Scatter the field's nucleated cells; a cell that finds no room is left out."""
    rng, unit_px = canvas.rng, canvas.unit_px
    taken: list[Disc] = []

    def place(count: int, low: float, high: float, clustering: float) -> list[Disc]:
        found: list[Disc] = []
        for _ in range(count):
            radius_px = rng.uniform(low, high) / 2.0 * unit_px
            for _ in range(PLACING_TRIES):
                if found and rng.random() < clustering:
                    anchor = found[int(rng.integers(len(found)))]
                    step_px, turn = (anchor.radius_px + radius_px) * rng.uniform(0.85, 0.98), rng.uniform(0, 2 * pi)
                    disc = Disc(anchor.x_px + step_px * cos(turn), anchor.y_px + step_px * sin(turn), radius_px)
                else:
                    disc = canvas.random_disc(radius_px)
                inside = 0 <= disc.x_px <= canvas.width_px and 0 <= disc.y_px <= canvas.height_px
                if inside and all(disc.distance_px(o) > BLAST_PRESS * (o.radius_px + radius_px) for o in taken):
                    found.append(disc)
                    taken.append(disc)
                    break
        return found

    blasts = place(
        how_many(style.blast_count, rng), style.blast_size.low, style.blast_size.high, style.blast_clustering
    )
    lobed = place(how_many(style.lobed_count, rng), 20.0, 26.0, 0.1)
    pyknotic = place(how_many(style.pyknotic_count, rng), 8.0, 15.0, 0.35)
    smudges = [
        canvas.random_disc(rng.uniform(30.0, 44.0) / 2.0 * unit_px) for _ in range(how_many(style.smudge_count, rng))
    ]
    return WhiteCells(blasts, lobed, smudges, pyknotic)


def draw_white_cells(canvas: Canvas, style: SmearStyle, cells: WhiteCells) -> None:
    """Draw all of them, smudges lowest."""
    neighbours = cells.all_discs()
    for disc in cells.smudges:
        _draw_smudge(canvas, style, disc)
    for disc in cells.blasts:
        _draw_blast(canvas, style, disc, neighbours)
    for disc in cells.lobed:
        _draw_lobed(canvas, style, disc, neighbours)
    for disc in cells.pyknotic:
        _draw_pyknotic(canvas, style, disc)


def _pressed(window: Window, inwards: Plane, disc: Disc, neighbours: list[Disc], gap_px: float) -> Plane:
    """Flatten an outline where another cell presses against it."""
    for other in neighbours:
        apart_px = disc.distance_px(other)
        if other is disc or apart_px > 1.15 * (disc.radius_px + other.radius_px):
            continue
        wall_px = (apart_px**2 + disc.radius_px**2 - other.radius_px**2) / (2.0 * apart_px) - gap_px
        towards_x, towards_y = (other.x_px - disc.x_px) / apart_px, (other.y_px - disc.y_px) / apart_px
        to_wall = np.float32(wall_px) - (window.dx_px * np.float32(towards_x) + window.dy_px * np.float32(towards_y))
        inwards = np.minimum(inwards, to_wall.astype(np.float32))
    return inwards


def _chromatin(canvas: Canvas, window: Window, dark: Rgb, light: Rgb, coarseness: float, lightness: float) -> Plane:
    """Colour of a nucleus per pixel, (rows, columns, 3): dark and light chromatin mixed by noise."""
    area = window.rows, window.columns
    fine, medium, coarse = canvas.fine[area], canvas.medium[area], canvas.coarse[area]
    clumps = np.tanh(1.6 * (medium + 0.5 * coarse))
    mix = lightness + 0.13 * (1.1 - coarseness) * fine + (0.05 + 0.2 * coarseness) * clumps + 0.07 * coarse
    first, second = np.asarray(dark, np.float32), np.asarray(light, np.float32)
    return np.asarray(first + (second - first) * np.clip(mix, -0.15, 1.15)[..., None], np.float32)


def _draw_blast(canvas: Canvas, style: SmearStyle, disc: Disc, neighbours: list[Disc]) -> None:
    rng, unit_px = canvas.rng, canvas.unit_px
    window = canvas.window(disc, reach=1.4)
    if window is None:
        return
    soft_px = 0.42 * unit_px
    elongation = 1.0 + abs(rng.normal(0.0, 0.17))
    cell = outline(window, rng, disc.radius_px, elongation=elongation, wobble=rng.uniform(0.03, 0.13))
    cell = _pressed(window, cell, disc, neighbours, 0.35 * unit_px)
    cell = cell + canvas.coarse[window.rows, window.columns] * np.float32(0.16 * unit_px)

    # Cytoplasm: a thin wash, denser along its outer edge and grainy.
    wash = 0.72 + 0.2 * np.exp(-((cell / np.float32(1.1 * unit_px)) ** 2))
    wash += 0.05 * canvas.medium[window.rows, window.columns]
    canvas.cover(
        window, style.cytoplasm, smoothstep(cell, -soft_px, soft_px) * np.clip(wash, 0.0, 1.0).astype(np.float32)
    )

    # Nucleus: an outline of its own, shifted aside, so that the rim is a crescent rather than a ring.
    ratio = float(np.clip(style.nucleus_ratio + rng.normal(0.0, 0.05), 0.68, 1.0))
    turn = rng.uniform(0.0, 2.0 * pi)
    slack_px = disc.radius_px * max(0.02, 1.0 - ratio)
    shift_px = slack_px * rng.uniform(0.4, 1.2)
    core = Disc(disc.x_px + shift_px * cos(turn), disc.y_px + shift_px * sin(turn), disc.radius_px * ratio)
    inner = canvas.window(core, reach=1.4 / ratio)
    if inner is None:
        return
    shape = outline(inner, rng, core.radius_px, elongation=1.0 + abs(rng.normal(0.0, 0.08)), wobble=0.05)
    nucleus = _clip_to(window, cell - np.float32(0.45 * unit_px), inner, shape)
    folded = rng.random() < FOLDED_SHARE
    fold = _fold(inner, rng, core.radius_px, unit_px) if folded else np.zeros_like(nucleus)
    nucleus = nucleus - np.float32(0.55 * core.radius_px) * fold * smoothstep(-nucleus, -0.5 * core.radius_px, 0.0)
    lightness = float(np.clip(rng.normal(0.52, 0.13), 0.15, 0.8))
    colour = _chromatin(canvas, inner, style.nucleus, style.nucleus_light, style.chromatin_coarseness, lightness)
    for _ in range(int(rng.choice([0, 0, 1, 1, 2]))):
        _add_nucleolus(inner, rng, colour, core.radius_px, style)
    membrane = 0.12 * np.exp(-(((nucleus - 0.5 * unit_px) / np.float32(0.7 * unit_px)) ** 2))
    colour *= ((1.0 - membrane) * (1.0 - 0.16 * fold))[..., None]
    canvas.cover(inner, colour, smoothstep(nucleus, -soft_px, soft_px) * np.float32(0.97))


def _clip_to(outer_window: Window, outer: Plane, inner_window: Window, inner: Plane) -> Plane:
    """Keep the inner outline inside the outer one, where their windows share pixels."""
    top = max(outer_window.rows.start, inner_window.rows.start)
    bottom = min(outer_window.rows.stop, inner_window.rows.stop)
    left = max(outer_window.columns.start, inner_window.columns.start)
    right = min(outer_window.columns.stop, inner_window.columns.stop)
    limit = np.full_like(inner, -1e3)
    limit[
        top - inner_window.rows.start : bottom - inner_window.rows.start,
        left - inner_window.columns.start : right - inner_window.columns.start,
    ] = outer[
        top - outer_window.rows.start : bottom - outer_window.rows.start,
        left - outer_window.columns.start : right - outer_window.columns.start,
    ]
    return np.asarray(np.minimum(inner, limit), np.float32)


def _fold(window: Window, rng: np.random.Generator, radius_px: float, unit_px: float) -> Plane:
    """A curved crease that enters the nucleus from one side: its depth per pixel, 0-1."""
    turn, bend = rng.uniform(0.0, 2.0 * pi), rng.choice([-1.0, 1.0]) * rng.uniform(0.2, 0.7)
    along = window.dx_px * np.float32(cos(turn)) + window.dy_px * np.float32(sin(turn))
    across = window.dy_px * np.float32(cos(turn)) - window.dx_px * np.float32(sin(turn))
    across = across - np.float32(bend / radius_px) * (along - np.float32(0.3 * radius_px)) ** 2
    depth = smoothstep(along.astype(np.float32), -0.3 * radius_px, 0.9 * radius_px)
    width_px = np.float32(unit_px) * (0.35 + 0.6 * depth)
    return np.asarray(depth * np.exp(-((across / width_px) ** 2)), np.float32)


def _add_nucleolus(
    window: Window, rng: np.random.Generator, colour: Plane, radius_px: float, style: SmearStyle
) -> None:
    turn, far = rng.uniform(0.0, 2.0 * pi), rng.uniform(0.1, 0.55) * radius_px
    size_px = radius_px * rng.uniform(0.12, 0.2)
    away = np.hypot(window.dx_px - np.float32(far * cos(turn)), window.dy_px - np.float32(far * sin(turn) * 0.9))
    away = away / np.float32(size_px)
    pale = np.float32(0.42) * np.exp(-(away**4))
    ring = np.float32(0.1) * np.exp(-(((away - 1.25) / 0.35) ** 2))
    target = 0.75 * np.asarray(style.nucleus_light, np.float32) + 0.25 * np.asarray(style.cytoplasm, np.float32)
    colour += (target - colour) * pale[..., None]
    colour *= (1.0 - ring)[..., None]


def _draw_lobed(canvas: Canvas, style: SmearStyle, disc: Disc, neighbours: list[Disc]) -> None:
    """A pale granular cell whose nucleus is a bent band or a chain of lobes."""
    rng, unit_px = canvas.rng, canvas.unit_px
    window = canvas.window(disc, reach=1.3)
    if window is None:
        return
    soft_px = 0.45 * unit_px
    area = window.rows, window.columns
    cell = outline(window, rng, disc.radius_px, elongation=1.0 + abs(rng.normal(0, 0.07)), wobble=0.04)
    cell = _pressed(window, cell, disc, neighbours, 0.3 * unit_px)
    light = np.asarray((238, 222, 250), np.float32)
    granules = np.clip(0.3 + 0.28 * canvas.fine[area] + 0.2 * canvas.medium[area], 0.0, 1.0)[..., None]
    body = light + (np.asarray((196, 160, 232), np.float32) - light) * granules
    canvas.cover(window, body.astype(np.float32), smoothstep(cell, -soft_px, soft_px) * np.float32(0.85))

    lobes, start = int(rng.integers(3, 6)), rng.uniform(0.0, 2.0 * pi)
    sweep, ring_px = rng.uniform(0.9, 1.5) * pi, disc.radius_px * rng.uniform(0.36, 0.46)
    reach = np.full_like(cell, -1e3)
    for lobe in range(lobes):
        turn = start + sweep * lobe / lobes
        size_px = disc.radius_px * rng.uniform(0.27, 0.4)
        away = np.hypot(window.dx_px - np.float32(ring_px * cos(turn)), window.dy_px - np.float32(ring_px * sin(turn)))
        # A smooth union: lobes flow into each other instead of meeting at a crease.
        blend_px = np.float32(0.16 * disc.radius_px)
        reach = np.logaddexp(reach / blend_px, (np.float32(size_px) - away) / blend_px).astype(np.float32) * blend_px
    nucleus = np.minimum(reach - np.float32(0.1 * disc.radius_px), cell - np.float32(0.8 * unit_px))
    dark = style.lobed_nucleus
    pale: Rgb = (min(255, dark[0] + 60), min(255, dark[1] + 70), min(255, dark[2] + 40))
    canvas.cover(window, _chromatin(canvas, window, dark, pale, 0.9, 0.35), smoothstep(nucleus, -soft_px, soft_px))


def _draw_pyknotic(canvas: Canvas, style: SmearStyle, disc: Disc) -> None:
    """A small shrunken nucleus, nearly black-violet, now and then in a torn blue coat."""
    rng, unit_px = canvas.rng, canvas.unit_px
    window = canvas.window(disc, reach=1.9)
    if window is None:
        return
    area = window.rows, window.columns
    soft_px = 0.45 * unit_px
    shape = outline(window, rng, disc.radius_px, elongation=1.0 + abs(rng.normal(0, 0.18)), wobble=0.08)
    if rng.random() < 0.3:
        coat = shape + np.float32(1.6 * unit_px) * (0.6 + 0.8 * canvas.coarse[area] + 0.3 * canvas.medium[area])
        coat_colour: Rgb = (118, 128, 246)
        canvas.cover(window, coat_colour, smoothstep(coat.astype(np.float32), -soft_px, 2 * soft_px) * np.float32(0.7))
    dark = style.pyknotic
    light: Rgb = (min(255, dark[0] + 62), min(255, dark[1] + 52), min(255, dark[2] + 36))
    colour = _chromatin(canvas, window, dark, light, 0.3, float(rng.uniform(0.05, 0.5)))
    canvas.cover(window, colour, smoothstep(shape, -soft_px, soft_px))


def _draw_smudge(canvas: Canvas, style: SmearStyle, disc: Disc) -> None:
    """What is left of a burst cell: a ragged, streaky veil."""
    rng, unit_px = canvas.rng, canvas.unit_px
    window = canvas.window(disc, reach=1.7)
    if window is None:
        return
    area = window.rows, window.columns
    shape = outline(window, rng, disc.radius_px, elongation=rng.uniform(1.1, 1.9), wobble=0.22)
    torn = shape + np.float32(1.6 * unit_px) * canvas.coarse[area] + np.float32(0.9 * unit_px) * canvas.medium[area]
    edge = smoothstep(torn.astype(np.float32), -0.6 * unit_px, 2.2 * unit_px)
    turn = rng.uniform(0.0, pi)
    across = window.dx_px * np.float32(cos(turn)) + window.dy_px * np.float32(sin(turn))
    streaks = np.sin(across / np.float32(rng.uniform(1.1, 1.8) * unit_px) + 1.6 * canvas.coarse[area])
    veil = np.clip(0.76 + 0.12 * streaks + 0.06 * canvas.fine[area] + 0.1 * canvas.coarse[area], 0.15, 0.95)
    canvas.cover(window, style.smudge, edge * veil.astype(np.float32))
