"""Draws how trainings went (paper, Fig. 4): loss, accuracy and learning rate by epoch, one panel a training."""

import math
from collections.abc import Mapping, Sequence
from string import ascii_lowercase
from textwrap import wrap
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedLocator, FuncFormatter, LogLocator, MaxNLocator, NullFormatter, NullLocator

from training.figures.record_wording import network_text, split_text
from training.figures.style import BLUE, FAINT_INK, INK, VERMILION, new_figure, printable
from training.figures.training_history import Epoch, TrainingHistory

_MAX_COLUMNS = 3
_BLOCK_HEIGHT_INCHES = 3.3  # loss, accuracy and learning rate of one row of trainings
_TITLE_CHARACTERS = 78  # that a line of bold names has room for over the whole width
_HEIGHT_RATIOS = (3.0, 3.0, 1.0)
# Past this ratio of largest to smallest loss a linear axis shows only the largest.
_LOG_LOSS_RATIO = 30.0
_MANY_DECADES = 1000.0
_LABELS_APART = 1.9  # closer rates would be written over each other
# Name, colour and line of each curve; Matplotlib types a line as one of many literals.
_CURVES: tuple[tuple[str, str, Any], ...] = (("Training", BLUE, "-"), ("Validation", VERMILION, "--"))


class _Panel(NamedTuple):
    """The axes of one training, from top to bottom."""

    loss: Axes
    accuracy: Axes
    rate: Axes


_RING: Mapping[str, Any] = MappingProxyType(
    {"marker": "o", "markersize": 6, "markerfacecolor": "none", "linestyle": "none"}
)
_PLAIN = FuncFormatter(lambda value, _position: f"{value:g}")


def draw_curves(histories: Sequence[TrainingHistory], caption: str | None) -> Figure:
    """Loss and accuracy of training and validation images by epoch, the learning rate below.

    A ring and a dotted line mark the epoch whose weights the model has; a grey line, a change of input size. All panels
    have the same loss and accuracy axes.

    Args:
        histories: at least one training.
        caption: drawn below, or None.
    """
    columns = min(len(histories), _MAX_COLUMNS)
    rows = -(-len(histories) // columns)
    figure = new_figure(_BLOCK_HEIGHT_INCHES * rows + 0.3, caption=caption)
    grid = figure.add_gridspec(rows, columns)
    loss_range, accuracy_range = _loss_range(histories), _accuracy_range(histories)
    for index, history in enumerate(histories):
        cell = grid[index // columns, index % columns].subgridspec(3, 1, height_ratios=_HEIGHT_RATIOS)
        panel = _Panel(*(figure.add_subplot(cell[row]) for row in range(3)))
        _draw(panel, history)
        panel.loss.set_ylim(loss_range)
        panel.accuracy.set_ylim(accuracy_range)
        _scale_loss(panel.loss, loss_range)
        _scale_rate(panel.rate, history.epochs)
        _mark_kept(panel, history)
        _mark_stages(panel, history)
        mark = f"{ascii_lowercase[index % 26]}  " if len(histories) > 1 else ""
        title = wrap(printable(mark + history.name), _TITLE_CHARACTERS // columns)
        _label(panel, history, "\n".join(title), is_first=index % columns == 0)
    figure.legend(handles=_legend(histories), loc="outside upper center", ncols=4, handlelength=2.2)
    return figure


def caption_of(histories: Sequence[TrainingHistory]) -> str:
    """What a reader has to know beside the curves: data, split, recipe, and what each number was measured on."""
    parts = [
        "Training: mean over the epoch's batches as they were trained on (augmented as the recipe says, dropout on); "
        "validation: after the epoch, images as they are. Loss is cross-entropy; epochs count from 1."
    ]
    for index, history in enumerate(histories):
        mark = f"({ascii_lowercase[index % 26]}) " if len(histories) > 1 else ""
        parts.append(f"{mark}{history.name}: {_facts(history)}.")
    return " ".join(parts)


def _facts(history: TrainingHistory) -> str:
    record = history.record
    if record is None:
        return f"training not finished, {len(history.epochs)} epochs so far; split and recipe stand in its record later"
    recipe = history.recipe
    smoothing = f", label smoothing {recipe.label_smoothing:g}" if recipe and recipe.label_smoothing else ""
    return (
        f"{network_text(record)}{smoothing}; {record.split.train_count:,} training and "
        f"{record.split.validation_count:,} validation images of {split_text(record.split)}, training seed "
        f"{record.seed}; epoch {record.best_epoch + 1} of {record.epochs_run} kept, validation accuracy "
        f"{100 * record.validation_accuracy:.2f} %"
    )


def _draw(panel: _Panel, history: TrainingHistory) -> None:
    epochs = [each.epoch + 1 for each in history.epochs]
    _draw_pair(panel.loss, epochs, [(each.loss, each.val_loss) for each in history.epochs])
    _draw_pair(panel.accuracy, epochs, [(100 * each.accuracy, 100 * each.val_accuracy) for each in history.epochs])
    rates = [each.learning_rate for each in history.epochs]
    panel.rate.step(epochs, rates, where="mid", color=INK, linewidth=1.1, marker=_marker(epochs), markersize=3)


def _marker(epochs: Sequence[int]) -> str:
    # A single epoch is a dot: a line through one point would not be seen.
    return "o" if len(epochs) == 1 else ""


def _draw_pair(axes: Axes, epochs: Sequence[int], pairs: Sequence[tuple[float, float]]) -> None:
    for (_name, colour, dashes), values in zip(_CURVES, zip(*pairs, strict=True), strict=True):
        axes.plot(epochs, values, color=colour, linestyle=dashes, marker=_marker(epochs), markersize=3)


def _loss_range(histories: Sequence[TrainingHistory]) -> tuple[float, float]:
    values = [value for history in histories for each in history.epochs for value in (each.loss, each.val_loss)]
    finite = [value for value in values if math.isfinite(value) and value > 0] or [1.0]
    if max(finite) / min(finite) > _LOG_LOSS_RATIO:
        return min(finite) / 1.3, max(finite) * 1.3
    return 0.0, max(finite) * 1.06


def _accuracy_range(histories: Sequence[TrainingHistory]) -> tuple[float, float]:
    values = [value for history in histories for each in history.epochs for value in (each.accuracy, each.val_accuracy)]
    lowest = 100.0 * float(np.nanmin(values))
    room = max(100.0 - lowest, 1.0) * 0.06
    return max(lowest - room, 0.0 - room), 100.0 + room


def _scale_loss(axes: Axes, limits: tuple[float, float]) -> None:
    if limits[0] > 0:
        axes.set_yscale("log")
        axes.yaxis.set_major_locator(
            LogLocator(subs=(1.0, 2.0, 5.0) if limits[1] / limits[0] < _MANY_DECADES else (1.0,))
        )
        axes.yaxis.set_major_formatter(_PLAIN)
        axes.yaxis.set_minor_formatter(NullFormatter())
    axes.grid(axis="y")


def _scale_rate(axes: Axes, epochs: Sequence[Epoch]) -> None:
    positive = [each.learning_rate for each in epochs if each.learning_rate > 0]
    if positive:
        axes.set_yscale("log")
        axes.set_ylim(min(positive) / 2.5, max(positive) * 2.5)
        # The highest and the lowest rate are what a reader looks for.
        ends = sorted({min(positive), max(positive)})
        axes.yaxis.set_major_locator(FixedLocator(ends if ends[-1] / ends[0] > _LABELS_APART else ends[-1:]))
        axes.yaxis.set_minor_locator(NullLocator())
        axes.yaxis.set_major_formatter(_PLAIN)


def _mark_kept(panel: _Panel, history: TrainingHistory) -> None:
    kept = history.kept
    if kept is None:
        return
    for axes in panel:
        axes.axvline(kept.epoch + 1, color=INK, linewidth=0.8, linestyle=":", zorder=1)
    for axes, value in ((panel.loss, kept.val_loss), (panel.accuracy, 100 * kept.val_accuracy)):
        axes.plot([kept.epoch + 1], [value], color=INK, zorder=4, clip_on=False, **_RING)


def _mark_stages(panel: _Panel, history: TrainingHistory) -> None:
    stages = history.stages()
    if len(stages) < 2:
        return
    for index, (epoch, size_px) in enumerate(stages):
        # Between two epochs: the change falls after the one and before the other.
        place = epoch + 0.5 if index else epoch + 1
        if index:
            for axes in panel:
                axes.axvline(place, color=FAINT_INK, linewidth=0.8, zorder=1)
        panel.loss.annotate(
            f"{size_px} px",
            (place, 1.0),
            xycoords=("data", "axes fraction"),
            xytext=(1, 1),
            textcoords="offset points",
            va="bottom",
            fontsize=6.5,
            color=FAINT_INK,
        )


def _label(panel: _Panel, history: TrainingHistory, title: str, *, is_first: bool) -> None:
    # The sizes of the stages stand between title and curves.
    panel.loss.set_title(title, loc="left", fontweight="bold", pad=11)
    panel.accuracy.grid(axis="y")
    first, last = history.epochs[0].epoch + 1, history.epochs[-1].epoch + 1
    room = max((last - first) * 0.03, 0.5)
    for axes in panel:
        axes.set_xlim(first - room, last + room)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=6, min_n_ticks=1))
        axes.tick_params(axis="x", labelbottom=axes is panel.rate)
        axes.tick_params(axis="y", labelleft=is_first or axes is panel.rate)
    panel.rate.set_xlabel("Epoch")
    if is_first:
        panel.loss.set_ylabel("Loss (nats)")
        panel.accuracy.set_ylabel("Accuracy (%)")
        panel.rate.set_ylabel("Learning\nrate")


def _legend(histories: Sequence[TrainingHistory]) -> list[Line2D]:
    handles = [Line2D([], [], color=colour, linestyle=dashes, label=name) for name, colour, dashes in _CURVES]
    if any(history.kept for history in histories):
        handles.append(Line2D([], [], color=INK, linewidth=0.8, label="Epoch kept", **{**_RING, "linestyle": ":"}))
    if any(len(history.stages()) > 1 for history in histories):
        handles.append(Line2D([], [], color=FAINT_INK, linewidth=0.8, label="Input size changes"))
    return handles
