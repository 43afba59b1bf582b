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
from training.figures.style import (
    FAINT_INK,
    INK,
    PAGE_WIDTH_INCHES,
    new_canvas,
    place,
    printable,
    text_width_inches,
    write,
)

_MAX_COLUMNS = 3
_COLOURS = "Blues"  # one hue, light to dark: read in grey and by the colour-blind alike
_WHITE_FROM = 0.7  # white digits on cells from this share on
_LABEL_SIZE_PT = 7.0
_LABEL_ANGLE_DEGREES = 35.0
_MARGIN_INCHES = 0.1
_LARGEST_SIDE_INCHES = 2.9
_TITLE_INCHES = 0.52
_AXIS_NAME_INCHES = 0.2
_GAP_INCHES = 0.2


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
    longest_inches = max(text_width_inches(name, _LABEL_SIZE_PT) for name in names)
    labels_width_inches = [
        longest_inches + _GAP_INCHES if column == 0 or repeated else _GAP_INCHES for column in range(columns)
    ]
    room_inches = PAGE_WIDTH_INCHES - 2 * _MARGIN_INCHES - _AXIS_NAME_INCHES - sum(labels_width_inches)
    side_inches = min(room_inches / columns, _LARGEST_SIDE_INCHES)
    width_inches = PAGE_WIDTH_INCHES - room_inches + columns * side_inches
    row_height_inches = (
        _TITLE_INCHES + side_inches + longest_inches * math.sin(math.radians(_LABEL_ANGLE_DEGREES)) + _GAP_INCHES
    )
    figure = new_canvas(row_height_inches * rows + _AXIS_NAME_INCHES, width_inches, caption)
    for index, evaluation in enumerate(evaluations):
        row, column = divmod(index, columns)
        left_inches = _MARGIN_INCHES + _AXIS_NAME_INCHES + sum(labels_width_inches[: column + 1]) + column * side_inches
        top_inches = row * row_height_inches + _TITLE_INCHES
        axes = place(figure, left_inches, top_inches, side_inches, side_inches)
        _draw_matrix(
            axes, np.array(evaluation.confusion), evaluation.labels, size_pt=_text_size_pt(side_inches, evaluation)
        )
        own = _row_labels(evaluation) if column == 0 or repeated else [""] * len(evaluation.labels)
        axes.set_yticks(range(len(own)), own)
        mark = f"{ascii_lowercase[index % 26]}  " if len(evaluations) > 1 else ""
        write(
            figure,
            left_inches,
            top_inches - 0.38,
            f"{mark}{evaluation.training.architecture}",
            size_pt=8,
            weight="bold",
        )
        write(figure, left_inches, top_inches - 0.24, _origin(evaluation), size_pt=6.5)
        write(figure, left_inches, top_inches - 0.11, _accuracy(evaluation), size_pt=6.5)
    axis_top_inches = row_height_inches * rows + _AXIS_NAME_INCHES / 2
    write(
        figure,
        _MARGIN_INCHES + _AXIS_NAME_INCHES + labels_width_inches[0],
        axis_top_inches,
        "Predicted class (columns)",
        size_pt=7.5,
    )
    write(figure, _MARGIN_INCHES, _TITLE_INCHES - 0.38, "True class", size_pt=7.5)
    write(figure, _MARGIN_INCHES, _TITLE_INCHES - 0.24, "(rows)", size_pt=7.5)
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


def _text_size_pt(side_inches: float, evaluation: Evaluation) -> float:
    """Text size at which `100.0 %` fits a cell."""
    cell_inches = side_inches / len(evaluation.labels)
    return float(np.clip(72.0 * cell_inches / 5.2, 3.0, 8.0))


def _draw_matrix(axes: Axes, counts: NDArray[np.int64], labels: Sequence[Label], *, size_pt: float) -> None:
    support = counts.sum(axis=1, keepdims=True)
    shares = np.divide(counts, support, out=np.zeros(counts.shape), where=support > 0)
    axes.imshow(shares, cmap=_COLOURS, vmin=0, vmax=1, aspect="auto")
    names = [printable(label.display_name) for label in labels]
    axes.set_xticks(range(len(labels)), names, rotation=_LABEL_ANGLE_DEGREES, ha="right", rotation_mode="anchor")
    axes.tick_params(length=0, labelsize=_LABEL_SIZE_PT, pad=2)
    axes.spines[:].set_visible(False)
    for row, column in np.ndindex(counts.shape):
        share, count = float(shares[row, column]), int(counts[row, column])
        colour = "white" if share >= _WHITE_FROM else INK if count else FAINT_INK
        text = f"{count:,}\n{100 * share:.1f} %" if count else "0"
        weight = "bold" if count and row != column else "normal"
        axes.text(column, row, text, ha="center", va="center", color=colour, fontweight=weight, fontsize=size_pt)
    for index, (one, other) in enumerate(pairwise(labels)):
        if one.malignant != other.malignant:
            axes.axhline(index + 0.5, color=INK, linewidth=0.8)
            axes.axvline(index + 0.5, color=INK, linewidth=0.8)
