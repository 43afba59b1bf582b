"""Measures the faithfulness of one model's Grad-CAM on images drawn from one subset of its split."""

from typing import Any

import numpy as np

from inference.errors import UnreadableImageError, UnusableInputError
from training.dataset.folder import OnProgress, Sample
from training.evaluation.predictions import read_pixels
from training.evaluation.record import UnreadableFile
from training.evaluation.source import Source
from training.explain.heatmaps import check_explainable
from training.faithfulness.record import Faithfulness, ImageScore, Order, Plan
from training.faithfulness.scores import Measured, areas, measure, summarise


def measure_faithfulness(model: Any, source: Source, plan: Plan, on_progress: OnProgress | None = None) -> Faithfulness:
    """Draw images, follow the model's answers while pixels go and come, and average.

    Args:
        model: the loaded model of `source`.
        source: model, split and images.
        plan: how many images, baseline, steps and seed.
        on_progress: called with (images done, images in all).

    Raises:
        UnusableInputError: fewer than two images can be read, or the model has no Grad-CAM.
    """
    check_explainable(model, source.model_path)
    readable, pixels, unreadable = [], [], []
    for sample in draw_samples(source.samples, plan):
        try:
            pixels.append(read_pixels(source.root, sample, source.record.preprocess))
            readable.append(sample)
        except UnreadableImageError as error:
            unreadable.append(UnreadableFile(path=sample.path, reason=error.reason))
    if len(readable) < 2:
        raise UnusableInputError(
            f"Faithfulness needs at least two images that can be read; of {len(source.samples)} in the subset "
            f"{len(readable)} can be. Name a larger --subset"
        )
    measured = measure(model, np.stack(pixels), plan, on_progress)
    label_ids = [label.id for label in source.record.labels]
    truth = np.array([label_ids.index(sample.label_id) for sample in readable], dtype=np.int64)
    scores, contrasts = summarise(measured, truth, plan)
    return Faithfulness(
        model_file=source.model_path.name,
        training=source.record,
        subset=source.subset,
        exposure=source.exposure,
        images_in_subset=len(source.samples),
        unreadable=tuple(unreadable),
        plan=plan,
        blank_heatmap_count=int(measured.blank.sum()),
        scores=scores,
        contrasts=contrasts,
        images=_image_scores(readable, measured, label_ids, plan),
    )


def draw_samples(samples: tuple[Sample, ...], plan: Plan) -> list[Sample]:
    """`plan.image_count` of the samples, or all where there are no more: drawn by seed, kept in their order."""
    count = min(plan.image_count, len(samples))
    chosen = np.random.default_rng(plan.seed).choice(len(samples), count, replace=False)
    return [samples[index] for index in sorted(chosen)]


def _image_scores(
    samples: list[Sample], measured: Measured, label_ids: list[str], plan: Plan
) -> tuple[ImageScore, ...]:
    deletion = {order: areas(measured.deletion[order], plan.shares) for order in Order}
    insertion = {order: areas(measured.insertion[order], plan.shares) for order in Order}
    untouched = measured.deletion[Order.GRAD_CAM]
    return tuple(
        ImageScore(
            path=sample.path,
            sha256=sample.sha256,
            truth=sample.label_id,
            predicted=label_ids[measured.predicted[index]],
            probability=float(untouched[index, 0]),
            baseline_probability=float(untouched[index, -1]),
            heatmap_is_blank=bool(measured.blank[index]),
            deletion={order: float(deletion[order][index]) for order in Order},
            insertion={order: float(insertion[order][index]) for order in Order},
        )
        for index, sample in enumerate(samples)
    )
