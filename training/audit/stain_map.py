"""Places images by the colour of their stain, one panel per class, so that one glance shows what colour gives away."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from numpy.typing import NDArray

from inference.shifts import Shift
from training.audit.record import StainGroup
from training.audit.survey import Survey
from training.figures.style import house_style
from training.splitting.colour_statistics import STATISTIC_NAMES
from training.splitting.splits import Split

_MEANS = [STATISTIC_NAMES.index(f"{channel}_mean") for channel in ("red", "green", "blue")]
_EXAMPLES = 3
_PANELS_PER_ROW = 4
_PANEL_INCHES = 2.5
_LEGEND_INCHES = 0.35
_RESOLUTION_DPI = 160
# Of the white-balance shifts the first two are drawn as arrows; more would hide the images.
ARROW_COUNT = 2


@dataclass(frozen=True)
class Theme:
    """Colours of a figure on a light or a dark page."""

    paper: str
    ink: str
    faint: str
    others: str


LIGHT = Theme(paper="#ffffff", ink="#262626", faint="#6b6b6b", others="#dfe3e7")
DARK = Theme(paper="#1c2024", ink="#e9ecee", faint="#a9b3bc", others="#343b41")


def stain_place(mean_rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where a colour lies on the map: how much redder and how much bluer than green it is, in doublings.

    On these axes another white balance moves every image by the same distance, whatever its colour.

    Args:
        mean_rgb: float64 (..., 3), 0 to 255.

    Returns:
        float64 (..., 2), log2(R / G) and log2(B / G).
    """
    logs = np.log2(np.maximum(mean_rgb, 1.0))
    return np.stack([logs[..., 0] - logs[..., 1], logs[..., 2] - logs[..., 1]], axis=-1)


def mean_colours(survey: Survey) -> NDArray[np.float64]:
    """float64 (N, 3), mean red, green and blue of each readable image, 0 to 255."""
    return survey.fingerprints.colours[:, _MEANS]


def describe_groups(survey: Survey, split: Split | None) -> tuple[StainGroup, ...]:
    """The stain groups of a split, per class, from the least to the most red, each with its most typical images.

    Args:
        survey: of the images.
        split: a stain-grouped split of them; None: each class is one group.
    """
    labels = survey.labels
    groups = labels if split is None else np.array([entry.group for entry in split.entries])
    colours, rgb = survey.fingerprints.colours, mean_colours(survey)
    described = []
    for label, label_id in enumerate(each.id for each in survey.dataset.labels):
        members_of = [np.flatnonzero((groups == group) & (labels == label)) for group in np.unique(groups)]
        for members in members_of:
            if len(members) == 0:
                continue
            distance = np.linalg.norm(colours[members] - np.median(colours[members], axis=0), axis=1)
            typical = members[np.argsort(distance, kind="stable")[:_EXAMPLES]]
            red, green, blue = rgb[members].mean(axis=0)
            described.append(
                (
                    label,
                    float(stain_place(rgb[members].mean(axis=0))[0]),
                    StainGroup(
                        label_id=label_id,
                        image_count=len(members),
                        mean_rgb=(float(red), float(green), float(blue)),
                        examples=tuple(survey.dataset.samples[index].path for index in typical),
                    ),
                )
            )
    return tuple(group for _label, _redness, group in sorted(described, key=lambda each: each[:2]))


def draw_stain_map(survey: Survey, theme: Theme) -> bytes:
    """The sampled images as points in their own mean colour, class by class before all others in grey; a PNG."""
    rgb = mean_colours(survey)[survey.sampled]
    labels, places = survey.labels[survey.sampled], stain_place(rgb)
    names = [label.display_name for label in survey.dataset.labels]
    columns = min(_PANELS_PER_ROW, len(names))
    rows = math.ceil(len(names) / columns)
    with house_style():
        figure = Figure(
            figsize=(columns * _PANEL_INCHES, rows * _PANEL_INCHES + _LEGEND_INCHES),
            layout="constrained",
            facecolor=theme.paper,
        )
        panels = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False).ravel()
        for label, (panel, name) in enumerate(zip(panels, names, strict=False)):
            own = labels == label
            _draw_panel(panel, places, rgb, own, theme)
            panel.set_title(f"{name}  ({own.sum()})", color=theme.ink, loc="left", fontweight="bold")
        for panel in panels[len(names) :]:
            panel.set_visible(False)
        _draw_arrows(panels[0], places, survey.shifts, theme)
        figure.supxlabel("redder than green, log2(R/G)", fontsize=8, color=theme.ink)
        figure.supylabel("bluer than green, log2(B/G)", fontsize=8, color=theme.ink)
        image = io.BytesIO()
        figure.savefig(image, format="png", dpi=_RESOLUTION_DPI, metadata={"Software": "SmearScope"})
    return image.getvalue()


def _draw_panel(
    panel: Axes, places: NDArray[np.float64], rgb: NDArray[np.float64], own: NDArray[np.bool_], theme: Theme
) -> None:
    panel.set_facecolor(theme.paper)
    panel.tick_params(colors=theme.faint, labelcolor=theme.faint)
    for spine in panel.spines.values():
        spine.set_color(theme.faint)
    panel.scatter(places[~own, 0], places[~own, 1], s=4, c=theme.others, linewidths=0, rasterized=True)
    panel.scatter(places[own, 0], places[own, 1], s=9, c=rgb[own] / 255, linewidths=0.25, edgecolors=theme.faint)


def _draw_arrows(panel: Axes, places: NDArray[np.float64], shifts: Sequence[Shift], theme: Theme) -> None:
    """How far a white balance moves every point, drawn from the middle of all."""
    start = tuple(np.median(places, axis=0))
    for shift in shifts[:ARROW_COUNT]:
        end = tuple(np.array(start) + stain_place(np.array(shift.gains) * 128))
        panel.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": theme.ink, "linewidth": 1.1})
        # A halo of the paper's colour keeps the word readable on any cloud of points.
        panel.annotate(
            shift.name.split(" (")[0],
            end,
            fontsize=7,
            color=theme.ink,
            ha="center",
            va="bottom" if end[1] > start[1] else "top",
            xytext=(0, 4 if end[1] > start[1] else -4),
            textcoords="offset points",
            path_effects=[withStroke(linewidth=2.5, foreground=theme.paper)],
        )
