"""Measures whether the pixels that Grad-CAM points at are the ones the answer rests on.

Deletion and insertion (Petsiuk et al. 2018, "RISE", section 4.2): pixels are taken away, or given back, in the order
of the heatmap, and the probability of the predicted class is followed. Either area alone says little, because some
networks give way to any disturbance: so the same is done in orders that know nothing of the image, and the difference
counts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from keras import ops
from numpy.typing import NDArray
from scipy.special import softmax

from training.dataset.folder import OnProgress
from training.evaluation.intervals import percentile_bounds
from training.evaluation.record import Estimate
from training.explain.differentiation import compiled, without_gradients
from training.explain.heatmaps import explain_batches
from training.faithfulness.perturbation import baseline_image, deletions, pixel_ranks
from training.faithfulness.record import Contrast, Order, OrderScore, Plan

_BATCH_SIZE = 32


@dataclass(frozen=True, eq=False)
class Measured:
    """Curves of N images.

    Attributes:
        predicted: int (N,), class index on the untouched image; its probability is what the curves follow.
        blank: bool (N,), heatmaps that are zero everywhere.
        deletion: by order, float64 (N, S), probability at each share of pixels taken away.
        insertion: by order, float64 (N, S), probability at each share of pixels given back.
    """

    predicted: NDArray[np.int64]
    blank: NDArray[np.bool_]
    deletion: dict[Order, NDArray[np.float64]]
    insertion: dict[Order, NDArray[np.float64]]


def measure(model: Any, pixels: NDArray[np.uint8], plan: Plan, on_progress: OnProgress | None = None) -> Measured:
    """Follow the predicted class's probability while pixels go and come, in every order.

    Args:
        model: made by `training.models.build.build_classifier`.
        pixels: uint8 (N, H, W, 3), at least two images.
        plan: baseline, steps and seed.
        on_progress: called with (images done, images in all).
    """
    if len(pixels) < 2:
        raise ValueError("the order by another image's heatmap needs at least two images")
    logits, heatmaps = explain_batches(model, pixels)
    predicted = np.asarray(logits.argmax(axis=1), dtype=np.int64)
    maps = heatmaps[np.arange(len(pixels)), :, :, predicted]
    others = _another_image(len(pixels), plan.seed)
    probabilities_of = _probabilities(model)
    curves = []
    for index, image in enumerate(pixels):
        # Seeded by the image, so that one more or one less image changes nothing for the rest.
        rng = np.random.default_rng([plan.seed, index])
        order_maps = {
            Order.GRAD_CAM: maps[index],
            Order.OTHER_IMAGE: maps[others[index]],
            Order.CENTRE: _centre_map(maps.shape[1], maps.shape[2]),
            Order.RANDOM: rng.random(maps.shape[1:], dtype=np.float32),
        }
        curves.append(_curves(image, order_maps, int(predicted[index]), plan, rng, probabilities_of))
        if on_progress is not None:
            on_progress(index + 1, len(pixels))
    return Measured(
        predicted=predicted,
        blank=np.asarray(maps.max(axis=(1, 2)) <= 0.0),
        deletion={order: np.stack([each[order][0] for each in curves]) for order in Order},
        insertion={order: np.stack([each[order][1] for each in curves]) for order in Order},
    )


def areas(curves: NDArray[np.float64], shares: Sequence[float]) -> NDArray[np.float64]:
    """Area under each curve by the trapezoidal rule: float (N, S) over S shares from 0 to 1, to float (N,)."""
    return np.asarray(np.trapezoid(curves, np.asarray(shares), axis=1), dtype=np.float64)


def summarise(
    measured: Measured, truth: NDArray[np.int64], plan: Plan
) -> tuple[tuple[OrderScore, ...], tuple[Contrast, ...]]:
    """Average over the images, with percentile bootstrap intervals; images are resampled within each class.

    Args:
        measured: N images.
        truth: int (N,), class index of each image.
        plan: as it was measured.

    Returns:
        One score for each order, and Grad-CAM against each of the other orders.
    """
    controls = [order for order in Order if order is not Order.GRAD_CAM]
    deletion = {order: areas(measured.deletion[order], plan.shares) for order in Order}
    insertion = {order: areas(measured.insertion[order], plan.shares) for order in Order}
    columns = [deletion[order] for order in Order] + [insertion[order] for order in Order]
    columns += [deletion[order] - deletion[Order.GRAD_CAM] for order in controls]
    columns += [insertion[Order.GRAD_CAM] - insertion[order] for order in controls]
    estimates = _means(np.stack(columns, axis=1), truth, plan)
    size = len(Order)
    scores = tuple(
        OrderScore(
            order=order,
            deletion=estimates[index],
            insertion=estimates[size + index],
            deletion_curve=tuple(measured.deletion[order].mean(axis=0).tolist()),
            insertion_curve=tuple(measured.insertion[order].mean(axis=0).tolist()),
        )
        for index, order in enumerate(Order)
    )
    contrasts = tuple(
        Contrast(
            order=order,
            deletion_gain=estimates[2 * size + index],
            insertion_gain=estimates[2 * size + len(controls) + index],
        )
        for index, order in enumerate(controls)
    )
    return scores, contrasts


def _means(columns: NDArray[np.float64], truth: NDArray[np.int64], plan: Plan) -> list[Estimate]:
    low, high = percentile_bounds(truth, plan.bootstrap, lambda weights: np.asarray(weights @ columns / len(columns)))
    means = columns.mean(axis=0)
    return [
        Estimate(value=float(means[index]), low=float(low[index]), high=float(high[index]))
        for index in range(columns.shape[1])
    ]


def _curves(
    image: NDArray[np.uint8],
    order_maps: dict[Order, NDArray[np.float32]],
    target: int,
    plan: Plan,
    rng: np.random.Generator,
    probabilities_of: Callable[[NDArray[np.uint8]], NDArray[np.float64]],
) -> dict[Order, tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Deletion and insertion curve of one image in each order."""
    height, width = image.shape[:2]
    nothing = baseline_image(image, plan.baseline, plan.blur_sigma_share)
    # Both ends are the same in every order: asked once.
    whole, gone = probabilities_of(np.stack([image, nothing]))[:, target]
    inner = plan.shares[1:-1]
    found = {}
    for order, heatmap in order_maps.items():
        ranks = pixel_ranks(heatmap, height, width, rng)
        taken, given = (
            np.concatenate(
                [
                    probabilities_of(deletions(start, end, ranks, inner[at : at + _BATCH_SIZE]))[:, target]
                    for at in range(0, len(inner), _BATCH_SIZE)
                ]
            )
            for start, end in ((image, nothing), (nothing, image))
        )
        found[order] = (np.array([whole, *taken, gone]), np.array([gone, *given, whole]))
    return found


def _probabilities(model: Any) -> Callable[[NDArray[np.uint8]], NDArray[np.float64]]:
    def forward(images: Any) -> Any:
        with without_gradients():
            return model(ops.cast(images, "float32"), training=False)

    step = compiled(model, forward)

    def probabilities_of(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
        logits = np.asarray(ops.convert_to_numpy(step(pixels))).astype(np.float64)
        return np.asarray(softmax(logits, axis=1))

    return probabilities_of


def _another_image(count: int, seed: int) -> NDArray[np.int64]:
    """For each of `count` images another one, each used once: a random cycle through all of them."""
    cycle = np.random.default_rng(seed).permutation(count)
    others = np.empty(count, dtype=np.int64)
    others[cycle] = np.roll(cycle, 1)
    return others


def _centre_map(height: int, width: int) -> NDArray[np.float32]:
    """float32 (height, width), the greater the nearer to the centre."""
    rows = (np.arange(height) + 0.5) / height - 0.5
    columns = (np.arange(width) + 0.5) / width - 0.5
    return np.asarray(-np.hypot(rows[:, None], columns[None, :]), dtype=np.float32)
