"""Draws what a network makes of one image (paper, Fig. 7): its first convolution's maps, and CBAM before and after."""

from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from inference.card import TrainingRecord
from training.figures.network_maps import AttentionMaps, NetworkMaps
from training.figures.overlay import HEATMAP_COLOURS
from training.figures.record_wording import network_text, split_text
from training.figures.style import BLUE, FAINT_INK, PAGE_WIDTH_INCHES, new_canvas, place, write

_FIRST_MAPS_SHOWN = 32
_FIRST_MAPS_COLUMNS = 8
# A bright rim from padding, or one hot pixel, would leave the rest of a map black.
_DARKEST_PERCENTILE = 1
_LIGHTEST_PERCENTILE = 99
_MARGIN_INCHES = 0.1
_HAIR_INCHES = 0.03
_GAP_INCHES = 0.12
_TITLE_INCHES = 0.24
_NOTE_INCHES = 0.17
_HEAD_INCHES = 0.4
_IMAGE_INCHES = 1.55
_AXIS_INCHES = 0.25
_WEIGHTS_WIDTH_INCHES = 1.35


def caption_of(maps: NetworkMaps, record: TrainingRecord, model_path: Path, image_sha256: str) -> str:
    """What is drawn, of which image and network."""
    count = maps.first_maps.shape[-1]
    shown = f"all {count}" if count <= _FIRST_MAPS_SHOWN else f"the first {_FIRST_MAPS_SHOWN} of {count}"
    parts = [
        f"One image (SHA-256 {image_sha256[:12]}) in {model_path.name}: {network_text(record)}, trained on "
        f"{record.split.train_count:,} images of {split_text(record.split)}; p is the softmax probability, "
        f"uncalibrated. Top: {shown} maps of the first convolution ({maps.first_name}), before batch norm and "
        f"activation. Every map has its own scale, from black (its {_DARKEST_PERCENTILE}st percentile) to white (its "
        f"{_LIGHTEST_PERCENTILE}th)."
    ]
    if maps.attention:
        parts.append(
            "Below, each CBAM in the network's order: its weight of each channel and each position (violet to "
            "yellow: smallest to largest), and maps before and after it: the mean of all channels, the channel "
            "weighted most and the one weighted least. Under each map after CBAM: its mean magnitude as a multiple "
            "of that before."
        )
    else:
        parts.append("This network has no CBAM.")
    return " ".join(parts)


def draw_feature_maps(maps: NetworkMaps, caption: str | None) -> Figure:
    """The image and its first maps on top, one row a CBAM below."""
    shown = min(maps.first_maps.shape[-1], _FIRST_MAPS_SHOWN)
    map_rows = -(-shown // _FIRST_MAPS_COLUMNS)
    side_inches = (
        PAGE_WIDTH_INCHES - 2 * _MARGIN_INCHES - _IMAGE_INCHES - 2 * _GAP_INCHES
    ) / _FIRST_MAPS_COLUMNS - _HAIR_INCHES
    top_height_inches = (
        _TITLE_INCHES + max(_IMAGE_INCHES + _NOTE_INCHES, map_rows * (side_inches + _HAIR_INCHES)) + _GAP_INCHES
    )
    cell_inches = (
        PAGE_WIDTH_INCHES
        - 2 * _MARGIN_INCHES
        - _AXIS_INCHES
        - _WEIGHTS_WIDTH_INCHES
        - 4 * _GAP_INCHES
        - 3 * _HAIR_INCHES
    ) / 7.0
    row_height_inches = cell_inches + 2 * _NOTE_INCHES
    figure = new_canvas(
        top_height_inches + _HEAD_INCHES + row_height_inches * len(maps.attention)
        if maps.attention
        else top_height_inches,
        caption=caption,
    )
    _draw_image(figure, maps)
    _draw_first_maps(figure, maps.first_maps, shown, side_inches)
    if maps.attention:
        _draw_attention(figure, maps, top_height_inches, cell_inches, row_height_inches)
    return figure


def _draw_image(figure: Figure, maps: NetworkMaps) -> None:
    write(figure, _MARGIN_INCHES, _TITLE_INCHES / 2, "Image", weight="bold")
    axes = place(figure, _MARGIN_INCHES, _TITLE_INCHES, _IMAGE_INCHES, _IMAGE_INCHES)
    axes.imshow(maps.picture, aspect="auto", interpolation="lanczos")
    axes.set_axis_off()
    answer = f"given {maps.predicted.display_name}, p = {maps.probability:.3f}"
    write(figure, _MARGIN_INCHES, _TITLE_INCHES + _IMAGE_INCHES + _NOTE_INCHES / 2, answer, size_pt=7)


def _draw_first_maps(figure: Figure, first_maps: NDArray[np.float32], shown: int, side_inches: float) -> None:
    left_inches = _MARGIN_INCHES + _IMAGE_INCHES + 2 * _GAP_INCHES
    height, width, count = first_maps.shape
    title = f"First convolution: {count} maps of {width} \N{MULTIPLICATION SIGN} {height}"
    write(figure, left_inches, _TITLE_INCHES / 2, title, weight="bold")
    for index in range(shown):
        row, column = divmod(index, _FIRST_MAPS_COLUMNS)
        top_inches = _TITLE_INCHES + row * (side_inches + _HAIR_INCHES)
        _show_map(
            figure,
            first_maps[:, :, index],
            left_inches + column * (side_inches + _HAIR_INCHES),
            top_inches,
            side_inches,
        )


def _draw_attention(
    figure: Figure, maps: NetworkMaps, start_inches: float, cell_inches: float, row_height_inches: float
) -> None:
    weights_left_inches = _MARGIN_INCHES + _AXIS_INCHES
    spatial_left_inches = weights_left_inches + _WEIGHTS_WIDTH_INCHES + _GAP_INCHES
    pair_lefts_inches = [
        spatial_left_inches + cell_inches + _GAP_INCHES + index * (2 * cell_inches + _HAIR_INCHES + _GAP_INCHES)
        for index in range(3)
    ]
    upper_inches, lower_inches = start_inches + _HEAD_INCHES * 0.25, start_inches + _HEAD_INCHES * 0.62
    write(figure, weights_left_inches, upper_inches, "Channel weights", weight="bold")
    write(figure, spatial_left_inches, upper_inches, "Position", weight="bold")
    write(figure, spatial_left_inches, lower_inches, "weights", weight="bold")
    for left_inches, name in zip(
        pair_lefts_inches, ("Mean of channels", "Weighted most", "Weighted least"), strict=True
    ):
        write(figure, left_inches, upper_inches, name, weight="bold")
        write(figure, left_inches, lower_inches, "before", size_pt=6.5, colour=FAINT_INK)
        write(figure, left_inches + cell_inches + _HAIR_INCHES, lower_inches, "after", size_pt=6.5, colour=FAINT_INK)
    for index, block in enumerate(maps.attention):
        top_inches = start_inches + _HEAD_INCHES + index * row_height_inches
        note_inches = top_inches + cell_inches + _NOTE_INCHES / 2
        _draw_channel_weights(figure, block, weights_left_inches, top_inches, cell_inches)
        axes = place(figure, spatial_left_inches, top_inches, cell_inches, cell_inches)
        axes.imshow(block.spatial_weights, cmap=HEATMAP_COLOURS, aspect="auto")
        axes.set_axis_off()
        low, high = block.spatial_weights.min(), block.spatial_weights.max()
        write(figure, spatial_left_inches, note_inches, f"{low:.2f} to {high:.2f}", size_pt=6.5)
        for left_inches, (before, after, name) in zip(pair_lefts_inches, _pairs(block), strict=True):
            _show_map(figure, before, left_inches, top_inches, cell_inches)
            _show_map(figure, after, left_inches + cell_inches + _HAIR_INCHES, top_inches, cell_inches)
            write(figure, left_inches, note_inches, name, size_pt=6.5)
            write(figure, left_inches + cell_inches + _HAIR_INCHES, note_inches, _factor(before, after), size_pt=6.5)


def _pairs(block: AttentionMaps) -> list[tuple[NDArray[np.float32], NDArray[np.float32], str]]:
    """Maps before and after: the mean, the channel weighted most, the channel weighted least."""
    most, least = int(block.channel_weights.argmax()), int(block.channel_weights.argmin())
    return [
        (block.before.mean(axis=-1), block.after.mean(axis=-1), ""),
        *((block.before[:, :, each], block.after[:, :, each], f"channel {each + 1}") for each in (most, least)),
    ]


def _factor(before: NDArray[np.float32], after: NDArray[np.float32]) -> str:
    # Magnitudes: some activations are signed, and their mean may be next to nothing.
    strength = float(np.abs(before).mean())
    return f"\N{MULTIPLICATION SIGN} {np.abs(after).mean() / strength:.2f}" if strength > 0.0 else "no signal"


def _draw_channel_weights(
    figure: Figure, block: AttentionMaps, left_inches: float, top_inches: float, height_inches: float
) -> None:
    axes = place(figure, left_inches, top_inches, _WEIGHTS_WIDTH_INCHES, height_inches)
    count = len(block.channel_weights)
    # Bars that just do not touch, as far as a printer can draw them.
    points_apart = _WEIGHTS_WIDTH_INCHES * 72.0 / count
    axes.vlines(
        np.arange(1, count + 1), 0, block.channel_weights, color=BLUE, linewidth=min(max(0.6 * points_apart, 0.1), 2.0)
    )
    axes.set_xlim(0.5, count + 0.5)
    axes.set_ylim(0, 1)
    axes.set_yticks([0, 0.5, 1])
    axes.set_xticks([1, count])
    axes.get_xticklabels()[0].set_horizontalalignment("left")
    axes.get_xticklabels()[1].set_horizontalalignment("right")
    axes.tick_params(labelsize=6, length=2, pad=1)
    write(figure, left_inches + 0.06, top_inches - 0.06, block.name, size_pt=6.5, colour=FAINT_INK)
    write(
        figure,
        left_inches + _WEIGHTS_WIDTH_INCHES / 2 - 0.17,
        top_inches + height_inches + 0.09,
        "channel",
        size_pt=6,
        colour=FAINT_INK,
    )


def _show_map(
    figure: Figure, values: NDArray[np.float32], left_inches: float, top_inches: float, side_inches: float
) -> None:
    axes = place(figure, left_inches, top_inches, side_inches, side_inches)
    low, high = np.percentile(values, [_DARKEST_PERCENTILE, _LIGHTEST_PERCENTILE])
    axes.imshow(values, cmap="gray", vmin=low, vmax=high, aspect="auto")
    axes.set_axis_off()
