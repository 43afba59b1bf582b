"""Draws where the network looked (paper, Fig. 6): images beside their Grad-CAM, right answers and wrong ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from matplotlib.figure import Figure
from numpy.typing import NDArray

from inference.card import Label
from inference.images import read_image
from training.dataset.folder import OnProgress, Sample
from training.evaluation.predictions import predict, read_pixels
from training.evaluation.record import UnreadableFile
from training.evaluation.source import Source
from training.explain import explain_batches
from training.explain.heatmaps import check_explainable
from training.figures.chosen_images import ClassChoice, choose
from training.figures.overlay import HEATMAP_COLOURS, laid_over
from training.figures.pictures import for_display
from training.figures.record_wording import network_text, split_text
from training.figures.style import (
    FAINT_INK,
    GREEN,
    INK,
    PAGE_WIDTH_INCHES,
    VERMILION,
    new_canvas,
    place,
    text_width_inches,
    wrapped,
    write,
)

_BATCH_SIZE = 24
_MARGIN_INCHES = 0.08
_NAME_WIDTH_INCHES = 0.78
_GAP_INCHES = 0.1
_HAIR_INCHES = 0.02
_BOLD_WIDENS = 1.12
_TEXT_INCHES = 0.17
_HEAD_INCHES = 0.36
_FOOT_INCHES = 0.24
_SCALE_WIDTH_INCHES = 1.0


@dataclass(frozen=True, eq=False)
class Example:
    """One image, what the network said of it, and where it looked."""

    sample: Sample
    picture: NDArray[np.uint8]
    heatmap: NDArray[np.float32]
    predicted: Label
    probability: float
    is_right: bool


@dataclass(frozen=True, eq=False)
class PanelRow:
    """One class."""

    label: Label
    choice: ClassChoice
    examples: tuple[Example, ...]


@dataclass(frozen=True, eq=False)
class Panel:
    """What the figure shows, and what it was chosen from."""

    rows: tuple[PanelRow, ...]
    image_count: int
    unreadable: tuple[UnreadableFile, ...]
    per_class: int
    seed: int


def make_panel(
    model: Any, source: Source, *, per_class: int, seed: int, on_progress: OnProgress | None = None
) -> Panel:
    """Ask the model about every image of the subset, draw examples, and make their heatmaps of the predicted class.

    Args:
        model: the loaded model of `source`.
        source: model, split and images.
        per_class: most right, and most wrong, examples of each class.
        seed: of the draw.
        on_progress: called with (images asked about, images in all).
    """
    check_explainable(model, source.model_path)
    record = source.record
    found = predict(model, source.root, source.samples, record, {}, batch_size=_BATCH_SIZE, on_progress=on_progress)
    answers = found.answers
    choices = choose(answers.truth, answers.predicted, len(record.labels), per_class, seed)
    drawn = [index for choice in choices for index in (*choice.right, *choice.wrong)]
    pixels = np.stack([read_pixels(source.root, found.samples[index], record.preprocess) for index in drawn])
    heatmaps = dict(zip(drawn, explain_batches(model, pixels)[1], strict=True))

    def example(index: int) -> Example:
        predicted = int(answers.predicted[index])
        return Example(
            sample=found.samples[index],
            picture=for_display(read_image(source.root / found.samples[index].path).pixels),
            heatmap=heatmaps[index][:, :, predicted],
            predicted=record.labels[predicted],
            probability=float(answers.probabilities[index, predicted]),
            is_right=predicted == int(answers.truth[index]),
        )

    rows = tuple(
        PanelRow(label, choice, tuple(example(index) for index in (*choice.right, *choice.wrong)))
        for label, choice in zip(record.labels, choices, strict=True)
    )
    return Panel(rows, len(found.samples), found.unreadable, per_class, seed)


def caption_of(panel: Panel, source: Source) -> str:
    """What is shown of what, and how it was chosen."""
    totals = "; ".join(
        f"{row.label.display_name} {row.choice.right_count:,} right, {row.choice.wrong_count:,} wrong"
        for row in panel.rows
    )
    unreadable = f" ({len(panel.unreadable)} unreadable left out)" if panel.unreadable else ""
    return (
        "Grad-CAM of the predicted class at the backbone's last convolution, each scaled by its own maximum, beside "
        f"its image; p is that class's softmax probability, uncalibrated. {source.model_path.name}: "
        f"{network_text(source.record)}; {source.subset} images of {split_text(source.record.split)}, "
        f"n = {panel.image_count:,}{unreadable}: {totals}. Of each class up to {panel.per_class} right and "
        f"{panel.per_class} wrong, drawn at random with seed {panel.seed}, none by hand. A heatmap shows where the "
        "network looked, not whether it was right."
    )


def draw_panel(panel: Panel, caption: str | None) -> Figure:
    """One row a class: examples given their class, then, behind a line, those given another."""
    right = max(len(row.choice.right) for row in panel.rows)
    wrong = max(len(row.choice.wrong) for row in panel.rows)
    # Eight narrow cells, or as many wide ones as there are examples: never wider than a hand.
    pairs = max(right + wrong, 2)
    cell_inches = (
        PAGE_WIDTH_INCHES - 2 * _MARGIN_INCHES - _NAME_WIDTH_INCHES - _GAP_INCHES * pairs - _HAIR_INCHES * pairs
    ) / (2 * pairs)
    cell_inches = min(cell_inches, 1.35)
    pair_inches = 2 * cell_inches + _HAIR_INCHES
    row_height_inches = cell_inches + _TEXT_INCHES + _GAP_INCHES
    figure = new_canvas(_HEAD_INCHES + row_height_inches * len(panel.rows) + _FOOT_INCHES, PAGE_WIDTH_INCHES, caption)
    start_inches = _MARGIN_INCHES + _NAME_WIDTH_INCHES
    for index, row in enumerate(panel.rows):
        top_inches = _HEAD_INCHES + index * row_height_inches
        _write_class(figure, row, top_inches, cell_inches)
        sides = [(start_inches, row.examples[: len(row.choice.right)])]
        if wrong:
            sides.append(
                (
                    start_inches + right * (pair_inches + _GAP_INCHES) + _GAP_INCHES,
                    row.examples[len(row.choice.right) :],
                )
            )
        for side_inches, examples in sides:
            for position, example in enumerate(examples):
                _draw_example(
                    figure, example, side_inches + position * (pair_inches + _GAP_INCHES), top_inches, cell_inches
                )
            if not examples:
                write(figure, side_inches, top_inches + cell_inches / 2, "none", size_pt=7.5, colour=FAINT_INK)
    if wrong:
        line_inches = start_inches + right * (pair_inches + _GAP_INCHES)
        height_inches = _HEAD_INCHES + row_height_inches * len(panel.rows)
        rule = place(figure, line_inches, 0.08, 0.0, height_inches - 0.16)
        rule.set_axis_off()
        rule.plot([0, 0], [0, 1], color=FAINT_INK, linewidth=0.8, transform=rule.transAxes, clip_on=False)
        write(figure, line_inches + _GAP_INCHES, 0.17, "Given another class", size_pt=8.5)
    write(figure, start_inches, 0.17, "Given their class", size_pt=8.5)
    _draw_scale(figure, start_inches, _HEAD_INCHES + row_height_inches * len(panel.rows))
    return figure


def _write_class(figure: Figure, row: PanelRow, top_inches: float, cell_inches: float) -> None:
    lines = wrapped(row.label.display_name, _NAME_WIDTH_INCHES, size_pt=8.5 * _BOLD_WIDENS)
    total = row.choice.right_count + row.choice.wrong_count
    start_inches = top_inches + cell_inches / 2 - 0.07 * (len(lines) + 1)
    for index, line in enumerate(lines):
        write(figure, _MARGIN_INCHES, start_inches + 0.14 * index, line, size_pt=8.5, weight="bold")
    count = f"{row.choice.right_count:,} of {total:,} right"
    write(figure, _MARGIN_INCHES, start_inches + 0.14 * len(lines) + 0.02, count, size_pt=6.5, colour=FAINT_INK)


def _draw_example(figure: Figure, example: Example, left_inches: float, top_inches: float, cell_inches: float) -> None:
    frame = GREEN if example.is_right else VERMILION
    for column, pixels in enumerate((example.picture, laid_over(example.picture, example.heatmap))):
        axes = place(figure, left_inches + column * (cell_inches + _HAIR_INCHES), top_inches, cell_inches, cell_inches)
        axes.imshow(pixels, interpolation="lanczos", aspect="auto")
        axes.set_xticks([])
        axes.set_yticks([])
        axes.spines[:].set_visible(True)
        axes.spines[:].set_color(frame)
        axes.spines[:].set_linewidth(0.9)
    given = "" if example.is_right else f"given {example.predicted.display_name}, "
    blank = "; heatmap blank" if not example.heatmap.max() > 0 else ""
    text = f"{given}{_probability(example.probability)}{blank}"
    write(figure, left_inches, top_inches + cell_inches + _TEXT_INCHES * 0.55, text, size_pt=6.5, colour=INK)


def _probability(value: float) -> str:
    return "p > 0.999" if value > 0.9995 else f"p = {value:.3f}"


def _draw_scale(figure: Figure, left_inches: float, top_inches: float) -> None:
    text = "Heatmap (% of its maximum)"
    write(figure, left_inches, top_inches + 0.07, text, size_pt=6.5)
    axes = place(
        figure, left_inches + text_width_inches(text, 6.5) + 0.15, top_inches + 0.04, _SCALE_WIDTH_INCHES, 0.06
    )
    bar = figure.colorbar(ScalarMappable(Normalize(0, 100), HEATMAP_COLOURS), cax=axes, orientation="horizontal")
    bar.set_ticks([0, 50, 100])
    bar.outline.set_visible(False)
    axes.tick_params(length=2, labelsize=6, pad=1)


def chosen_lines(panel: Panel) -> Sequence[str]:
    """One line an example, so that a reader who has the images can find them."""
    return [
        f"{row.label.display_name}, given {example.predicted.display_name} (p = {example.probability:.3f}): "
        f"{example.sample.path}"
        for row in panel.rows
        for example in row.examples
    ]
