"""Sorts images by what is burned into their bottom right corner: each laboratory setting leaves its own scale bar."""

import cv2
import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import HDBSCAN
from sklearn.decomposition import PCA

from training.audit.record import BarStyle
from training.audit.survey import Survey

# A style that fewer share is counted with the rest.
_MIN_STYLE_SHARE = 0.01
_MIN_STYLE_IMAGES = 10
# Writing is sharper than any cell: what a Gaussian of this width leaves out is looked at, in the corner's own pixels.
_BLUR_SIGMA_PX = 2.0
# Beyond this many grey levels an edge is an edge, on a dark field and on a light one.
_EDGE_CLIP = 20.0
_COMPONENTS = 10
_MIN_NEIGHBOURS = 5
_EXAMPLES = 6


def bar_styles(corners: NDArray[np.uint8], seed: int) -> NDArray[np.int64]:
    """Group corners whose sharp details lie in the same places.

    Args:
        corners: uint8 (M, H, W, 3).
        seed: of the principal components.

    Returns:
        int64 (M,), style from 0, the most frequent first; -1 for a corner that is like too few others.
    """
    none = np.full(len(corners), -1, dtype=np.int64)
    smallest = max(_MIN_STYLE_IMAGES, round(_MIN_STYLE_SHARE * len(corners)))
    if len(corners) < 2 * smallest:
        return none
    details = np.stack([_sharp_details(corner) for corner in corners])
    if not details.std(axis=0).any():
        return none
    reduced = PCA(min(_COMPONENTS, *details.shape), random_state=seed).fit_transform(details)
    found = HDBSCAN(min_cluster_size=smallest, min_samples=_MIN_NEIGHBOURS, copy=True).fit_predict(reduced)
    styles = none
    for style, cluster in enumerate(np.argsort(-np.bincount(found[found >= 0]), kind="stable")):
        styles[found == cluster] = style
    return styles


def describe_styles(survey: Survey, styles: NDArray[np.int64]) -> tuple[BarStyle, ...]:
    """Each style with its images per class and a few examples, spread over the data; the rest comes last."""
    samples = [survey.dataset.samples[index] for index in survey.sampled]
    described = []
    for style in style_order(styles):
        members = np.flatnonzero(styles == style)
        label_ids = [samples[member].label_id for member in members]
        spread = members[np.linspace(0, len(members) - 1, min(_EXAMPLES, len(members))).round().astype(int)]
        described.append(
            BarStyle(
                name=f"style {style + 1}" if style >= 0 else "no common style",
                image_count=len(members),
                count_per_class={label.id: label_ids.count(label.id) for label in survey.dataset.labels},
                examples=tuple(samples[member].path for member in spread),
            )
        )
    return tuple(described)


def style_order(styles: NDArray[np.int64]) -> list[int]:
    """The styles there are, -1 last."""
    return sorted((int(style) for style in np.unique(styles)), key=lambda style: (style < 0, style))


def mean_corner(survey: Survey, styles: NDArray[np.int64], style: int) -> NDArray[np.uint8]:
    """The average corner of a style, uint8 (31, 36, 3): what is burned in stays sharp, what was photographed blurs."""
    return np.asarray(survey.bar_corners[styles == style].mean(axis=0).round(), dtype=np.uint8)


def _sharp_details(corner: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Fine structure of a corner in darkness and in redness, the stain's slow changes taken away; flat."""
    values = corner.astype(np.float32)
    darkness = values.min(axis=2)
    redness = values[:, :, 0] - values[:, :, 1:].max(axis=2)
    fine = [plane - cv2.GaussianBlur(plane, (0, 0), _BLUR_SIGMA_PX) for plane in (darkness, redness)]
    return np.asarray(np.clip(np.stack(fine), -_EDGE_CLIP, _EDGE_CLIP).ravel(), dtype=np.float32)
