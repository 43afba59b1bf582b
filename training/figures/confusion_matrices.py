"""Draws which class is taken for which (paper, Fig. 5): one matrix an evaluation, counts and shares of the truth."""

import math
from collections.abc import Sequence
from itertools import pairwise
from string import ascii_lowercase

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from inference.card import Label
from training.evaluation.record import Evaluation
from training.figures.record_wording import network_text, split_text
from training.figures.style import FAINT_INK, INK, PAGE_WIDTH, new_canvas, place, printable, text_width, write

_MAX_COLUMNS = 3
_COLOURS = "Blues"  # one hue, light to dark: read in grey and by the colour-blind alike
_WHITE_FROM = 0.7  # white digits on cells from this share on
_LABEL_SIZE = 7.0  # points
_LABEL_ANGLE = 35.0  # degrees
# Inches.
_MARGIN = 0.1
_LARGEST_SIDE = 2.9
_TITLE = 0.52
_AXIS_NAME = 0.2
_GAP = 0.2


def draw_confusions(evaluations: Sequence[Evaluation], caption: str | None) -> Figure:
    """One confusion matrix an evaluation: rows are the truth, columns the predicted class.

    A cell has its number of images and their share of the row, which also gives its colour. Lines part malignant from
    other classes: beyond them lie the mistakes that matter most.

    Args:
        evaluations: at least one.
        caption: drawn below, or None.
    """
    columns = min(len(evaluations), _MAX_COLUMNS)
    rows = -(-len(evaluations) // columns)
    # Matrices over the same images share their row labels; others need their own.
    repeated = len({_row_labels(evaluation) for evaluation in evaluations}) > 1
    names = [printable(label.display_name) for evaluation in evaluations for label in evaluation.labels]
    longest = max(text_width(name, _LABEL_SIZE) for name in names)
    labels_width = [longest + _GAP if column == 0 or repeated else _GAP for column in range(columns)]
    room = PAGE_WIDTH - 2 * _MARGIN - _AXIS_NAME - sum(labels_width)
    side = min(room / columns, _LARGEST_SIDE)
    width = PAGE_WIDTH - room + columns * side
    row_height = _TITLE + side + longest * math.sin(math.radians(_LABEL_ANGLE)) + _GAP
    figure = new_canvas(row_height * rows + _AXIS_NAME, width, caption)
    for index, evaluation in enumerate(evaluations):
        row, column = divmod(index, columns)
        left = _MARGIN + _AXIS_NAME + sum(labels_width[: column + 1]) + column * side
        top = row * row_height + _TITLE
        axes = place(figure, left, top, side, side)
        _draw_matrix(axes, np.array(evaluation.confusion), evaluation.labels, size=_text_size(side, evaluation))
        own = _row_labels(evaluation) if column == 0 or repeated else [""] * len(evaluation.labels)
        axes.set_yticks(range(len(own)), own)
        mark = f"{ascii_lowercase[index % 26]}  " if len(evaluations) > 1 else ""
        write(figure, left, top - 0.38, f"{mark}{evaluation.training.architecture}", size=8, weight="bold")
        write(figure, left, top - 0.24, _origin(evaluation), size=6.5)
        write(figure, left, top - 0.11, _accuracy(evaluation), size=6.5)
    axis_top = row_height * rows + _AXIS_NAME / 2
    write(figure, _MARGIN + _AXIS_NAME + labels_width[0], axis_top, "Predicted class (columns)", size=7.5)
    write(figure, _MARGIN, _TITLE - 0.38, "True class", size=7.5)
    write(figure, _MARGIN, _TITLE - 0.24, "(rows)", size=7.5)
    return figure


def caption_of(evaluations: Sequence[Evaluation]) -> str:
    """Which model on which images, for each matrix."""
    parts = [
        "Number of images and their share of the true class, which also gives the colour; accuracy with its 95 % "
        "Wilson interval; lines part malignant from other classes."
    ]
    for index, evaluation in enumerate(evaluations):
        mark = f"({ascii_lowercase[index % 26]}) " if len(evaluations) > 1 else ""
        parts.append(f"{mark}{_facts(evaluation)}.")
    return " ".join(parts)


def _facts(evaluation: Evaluation) -> str:
    tested, record = evaluation.tested, evaluation.training
    if tested.foreign_name is not None:
        images = f"all {tested.image_count:,} readable images of {tested.foreign_name}"
    else:
        images = f"{tested.subset} images of {split_text(record.split)}, n = {tested.image_count:,}"
    unreadable = f", {len(tested.unreadable)} unreadable left out" if tested.unreadable else ""
    return f"{evaluation.model_file}: {network_text(record)}; {images}{unreadable}"


def _origin(evaluation: Evaluation) -> str:
    tested = evaluation.tested
    return f"recipe {evaluation.recipe_name}, {tested.foreign_name or f'{tested.split_kind} split'}"


def _accuracy(evaluation: Evaluation) -> str:
    accuracy = evaluation.overall.accuracy
    value, low, high = (100 * each for each in (accuracy.value, accuracy.low, accuracy.high))
    return f"{value:.1f} % right ({low:.1f} to {high:.1f}), n = {evaluation.tested.image_count:,}"


def _row_labels(evaluation: Evaluation) -> tuple[str, ...]:
    """Each class and how many images it has."""
    return tuple(
        f"{printable(label.display_name)}\n({sum(row):,})"
        for label, row in zip(evaluation.labels, evaluation.confusion, strict=True)
    )


def _text_size(side: float, evaluation: Evaluation) -> float:
    """Points at which `100.0 %` fits a cell."""
    cell = side / len(evaluation.labels)
    return float(np.clip(72.0 * cell / 5.2, 3.0, 8.0))


def _draw_matrix(axes: Axes, counts: NDArray[np.int64], labels: Sequence[Label], *, size: float) -> None:
    support = counts.sum(axis=1, keepdims=True)
    shares = np.divide(counts, support, out=np.zeros(counts.shape), where=support > 0)
    axes.imshow(shares, cmap=_COLOURS, vmin=0, vmax=1, aspect="auto")
    names = [printable(label.display_name) for label in labels]
    axes.set_xticks(range(len(labels)), names, rotation=_LABEL_ANGLE, ha="right", rotation_mode="anchor")
    axes.tick_params(length=0, labelsize=_LABEL_SIZE, pad=2)
    axes.spines[:].set_visible(False)
    for row, column in np.ndindex(counts.shape):
        share, count = float(shares[row, column]), int(counts[row, column])
        colour = "white" if share >= _WHITE_FROM else INK if count else FAINT_INK
        text = f"{count:,}\n{100 * share:.1f} %" if count else "0"
        weight = "bold" if count and row != column else "normal"
        axes.text(column, row, text, ha="center", va="center", color=colour, fontweight=weight, fontsize=size)
    for index, (one, other) in enumerate(pairwise(labels)):
        if one.malignant != other.malignant:
            axes.axhline(index + 0.5, color=INK, linewidth=0.8)
            axes.axvline(index + 0.5, color=INK, linewidth=0.8)
