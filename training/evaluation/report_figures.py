"""Draws the figures of an evaluation's report (curves, calibration, shifts), once for light and once for dark pages."""

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator, PercentFormatter
from numpy.typing import NDArray
from sklearn.metrics import precision_recall_curve, roc_curve

from training.evaluation.answers import Answers, is_malignant, malignant_probability
from training.evaluation.intervals import share
from training.evaluation.record import Calibration, Estimate, Evaluation, ShiftScore
from training.figures.style import PAGE_WIDTH_INCHES, house_style, printable

# Okabe and Ito 2008, in the order in which the window gives them to classes.
_CLASS_COLOURS = ("#0072b2", "#e69f00", "#cc79a7", "#d55e00", "#009e73", "#56b4e9", "#f0e442", "#999999")
_DASHES: tuple[Any, ...] = ("-", (0, (5, 1.5)), (0, (3, 1, 1, 1)), (0, (1, 1)))
# Curves of a good model hug a corner, and only that corner is worth drawing: the smallest of these sides that is
# at least ten times what the smallest area lacks to 1.
_CORNER_SIDES = (0.01, 0.05, 0.25)
_CORNER_ROOM = 10.0


@dataclass(frozen=True)
class Theme:
    """Colours on one kind of page, as `#rrggbb`."""

    ink: str
    faint: str
    grid: str
    accent: str
    second: str


LIGHT = Theme(ink="#1a1f24", faint="#525c66", grid="#d3d9de", accent="#0072b2", second="#c75000")
DARK = Theme(ink="#e9ecee", faint="#a9b3bc", grid="#3c444b", accent="#56b4e9", second="#f2924c")


@dataclass(frozen=True, eq=False)
class _Question:
    """One yes-or-no question that the probabilities answer: this class, or malignant."""

    name: str
    scores: NDArray[np.float64]
    positive: NDArray[np.bool_]
    roc_auc: Estimate
    average_precision: Estimate
    colour: str
    dashes: Any


def draw_all(evaluation: Evaluation, answers: Answers, theme: Theme) -> dict[str, Figure]:
    """Every figure that has something to show, by file name without suffix."""
    figures: dict[str, Figure] = {}
    with _drawn_on(theme):
        questions = _questions(evaluation, answers, theme)
        if questions:
            figures["curves"] = _draw_curves(questions, theme)
        figures["calibration"] = _draw_calibration(evaluation.calibration, theme)
        if evaluation.shifts:
            figures["shifts"] = _draw_shifts(evaluation, theme)
    return figures


def svg_of(figure: Figure) -> bytes:
    """A figure without background as SVG; the same figure gives the same bytes."""
    data = io.BytesIO()
    with house_style():
        figure.savefig(data, format="svg", transparent=True, metadata={"Date": None, "Creator": "SmearScope"})
    return data.getvalue()


@contextmanager
def _drawn_on(theme: Theme) -> Iterator[None]:
    settings: Any = {
        "axes.edgecolor": theme.faint,
        "axes.labelcolor": theme.ink,
        "grid.color": theme.grid,
        "text.color": theme.ink,
        "xtick.color": theme.faint,
        "ytick.color": theme.faint,
        "xtick.labelcolor": theme.ink,
        "ytick.labelcolor": theme.ink,
    }
    with house_style(), matplotlib.rc_context(settings):
        yield


def _figure(height_inches: float) -> Figure:
    return Figure(figsize=(PAGE_WIDTH_INCHES, height_inches), layout="constrained")


def _questions(evaluation: Evaluation, answers: Answers, theme: Theme) -> list[_Question]:
    found = []
    for index, (label, score) in enumerate(zip(evaluation.labels, evaluation.classes, strict=True)):
        if score.roc_auc is not None and score.average_precision is not None:
            found.append(
                _Question(
                    name=label.display_name,
                    scores=answers.probabilities[:, index],
                    positive=answers.truth == index,
                    roc_auc=score.roc_auc,
                    average_precision=score.average_precision,
                    colour=_CLASS_COLOURS[index % len(_CLASS_COLOURS)],
                    dashes=_DASHES[index % len(_DASHES)],
                )
            )
    malignancy = evaluation.malignancy
    if malignancy is not None and malignancy.roc_auc is not None and malignancy.average_precision is not None:
        found.append(
            _Question(
                name="Malignant",
                scores=malignant_probability(answers, evaluation.labels),
                positive=is_malignant(evaluation.labels)[answers.truth],
                roc_auc=malignancy.roc_auc,
                average_precision=malignancy.average_precision,
                colour=theme.ink,
                dashes="-",
            )
        )
    return found


def _draw_curves(questions: Sequence[_Question], theme: Theme) -> Figure:
    figure = _figure(3.85 + 0.17 * len(questions))
    roc, precision = figure.subplots(1, 2)
    for question in questions:
        line: dict[str, Any] = {"color": question.colour, "linestyle": question.dashes}
        alarms, hits, _ = roc_curve(question.positive, question.scores)
        # Steps, as the curve is: between two thresholds nothing was measured.
        roc.plot(alarms, hits, **line, drawstyle="steps-post", label=_legend(question.name, question.roc_auc))
        exact, found, _ = precision_recall_curve(question.positive, question.scores, drop_intermediate=True)
        precision.plot(
            found, exact, **line, drawstyle="steps-post", label=_legend(question.name, question.average_precision)
        )
    in_corner = _side(each.roc_auc for each in questions)
    _finish_curve(roc, "ROC", "upper left", in_corner, theme)
    roc.set_xlabel("False alarms among the others")
    roc.set_ylabel("Found (sensitivity)")
    roc.set_xlim(-0.02 * in_corner, in_corner)
    roc.set_ylim(1.0 - in_corner, 1.0 + 0.02 * in_corner)
    in_corner = _side(each.average_precision for each in questions)
    _finish_curve(precision, "Precision and recall", "upper right", in_corner, theme)
    precision.set_xlabel("Found (recall)")
    precision.set_ylabel("Right when given (precision)")
    precision.set_xlim(1.0 - in_corner, 1.0 + 0.02 * in_corner)
    precision.set_ylim(1.0 - in_corner, 1.0 + 0.02 * in_corner)
    return figure


def _side(areas: Iterable[Estimate]) -> float:
    lacking = 1.0 - min(each.value for each in areas)
    return next((side for side in _CORNER_SIDES if side >= _CORNER_ROOM * lacking), 1.0)


def _legend(name: str, area: Estimate) -> str:
    return printable(f"{name}  {area.value:.4f} ({area.low:.4f} to {area.high:.4f})")


def _finish_curve(axes: Axes, title: str, corner: str, side: float, theme: Theme) -> None:
    drawn = f"{title} (the {corner} corner)" if side < 1.0 else title
    axes.set_title(drawn, loc="left", color=theme.ink)
    axes.grid(visible=True)
    axes.set_axisbelow(True)
    axes.set_box_aspect(1)
    axes.xaxis.set_major_formatter(PercentFormatter(1.0))
    axes.yaxis.set_major_formatter(PercentFormatter(1.0))
    axes.legend(
        loc="upper center", bbox_to_anchor=(0.5, -0.16), handlelength=2.8, title="Area (95 %)", title_fontsize=7.5
    )


def _draw_calibration(calibration: Calibration, theme: Theme) -> Figure:
    figure = _figure(3.6)
    # A share of right answers needs height, a number of images only its order of size.
    reliability, counts = figure.subplots(2, 1, sharex=True, height_ratios=(3, 1))
    reliability.plot(
        [0, 1],
        [0, 1],
        color=theme.faint,
        linewidth=0.9,
        linestyle=(0, (4, 3)),
        label="probabilities that mean what they say",
    )
    filled = [each for each in calibration.bins if each.accuracy is not None and each.mean_confidence is not None]
    for each in filled:
        found = share(round((each.accuracy or 0.0) * each.count), each.count)
        if found is not None:
            reliability.plot([each.mean_confidence] * 2, [found.low, found.high], color=theme.accent, linewidth=1.2)
            reliability.plot([each.mean_confidence], [found.value], "o", color=theme.accent, markersize=5)
    reliability.set_ylabel("Answers that were right")
    reliability.set_ylim(-0.03, 1.03)
    reliability.yaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
    reliability.grid(visible=True)
    reliability.legend(loc="upper left")
    reliability.set_title(
        f"Expected calibration error {100 * calibration.expected_error:.2f} points, {len(calibration.bins)} bins; "
        "lines: 95 % of each bin",
        loc="left",
        color=theme.ink,
    )
    width = 1.0 / len(calibration.bins)
    counts.bar(
        [each.low for each in calibration.bins],
        [each.count for each in calibration.bins],
        width=0.9 * width,
        align="edge",
        color=theme.accent,
    )
    counts.set_yscale("symlog", linthresh=1)
    counts.set_ylim(0, 3 * max(each.count for each in calibration.bins))
    for each in filled:
        counts.annotate(
            f"{each.count:,}",
            (each.low + 0.45 * width, each.count),
            (0, 1.5),
            textcoords="offset points",
            ha="center",
            fontsize=6.5,
        )
    counts.yaxis.set_major_locator(NullLocator())
    counts.yaxis.set_minor_locator(NullLocator())
    counts.spines["left"].set_visible(False)
    counts.set_ylabel("Images")
    counts.set_xlabel("Probability of the answer")
    counts.set_xlim(0, 1.01)
    counts.xaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
    return figure


def _draw_shifts(evaluation: Evaluation, theme: Theme) -> Figure:
    rows = evaluation.shifts
    figure = _figure(0.9 + 0.24 * len(rows))
    axes = figure.subplots()
    clean = evaluation.overall.accuracy
    axes.axvspan(100 * clean.low, 100 * clean.high, color=theme.grid, alpha=0.5, linewidth=0)
    axes.axvline(100 * clean.value, color=theme.faint, linewidth=1, linestyle=(0, (4, 3)))
    for position, row in enumerate(rows):
        _mark(axes, row.accuracy, position - 0.14, theme.accent, "o")
        if row.sensitivity is not None:
            _mark(axes, row.sensitivity, position + 0.16, theme.second, "D")
    axes.set_yticks(range(len(rows)), [printable(row.shift.name) for row in rows])
    axes.set_ylim(len(rows) - 0.5, -0.5)
    low = min(_bounds(row).low for row in rows)
    axes.set_xlim(left=max(0.0, 100 * min(low, clean.low) - 1), right=100.0)
    axes.set_xlabel("% of the images (lines: 95 %)")
    axes.grid(axis="x")
    axes.tick_params(axis="y", length=0)
    names = [("o", theme.accent, "accuracy")]
    if any(row.sensitivity is not None for row in rows):
        names.append(("D", theme.second, "malignant found"))
    handles = [
        axes.plot([], [], marker, color=colour, markersize=4.5, linestyle="none", label=name)[0]
        for marker, colour, name in names
    ]
    handles.append(
        axes.plot([], [], color=theme.faint, linewidth=1, linestyle=(0, (4, 3)), label="accuracy unshifted")[0]
    )
    figure.legend(handles=handles, loc="outside upper left", ncols=3)
    return figure


def _mark(axes: Axes, estimate: Estimate, position: float, colour: str, marker: str) -> None:
    axes.plot([100 * estimate.low, 100 * estimate.high], [position] * 2, color=colour, linewidth=1.2)
    axes.plot([100 * estimate.value], [position], marker, color=colour, markersize=4.5, clip_on=False)


def _bounds(row: ShiftScore) -> Estimate:
    return min((each for each in (row.accuracy, row.sensitivity) if each is not None), key=lambda each: each.low)
