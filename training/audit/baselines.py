"""Asks how far the classes can be told without a cell's form: random forests on colours, background and scale bar."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import cv2
import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier

from training.audit.image_views import shifted, tone_curve
from training.audit.record import BaselineScore, Interval, ShiftedAccuracy, View
from training.audit.survey import Survey
from training.dataset.folder import OnProgress
from training.evaluation.intervals import share
from training.evaluation.record import CONFIDENCE_LEVEL, Bootstrap
from training.splitting.splits import Split

TREES = 100
# A forest sees a corner this small: colours and the bar's outline are left, 12 x 10 x 3 numbers.
CORNER_SIZE_PX = (12, 10)

# float64 (M, F): the sampled images as a view shows them, under shift number s (0: as photographed).
Features = Callable[[int], NDArray[np.float64]]


@dataclass(frozen=True)
class _Scheme:
    """Folds of the sampled images; `groups` where whole groups were dealt out."""

    split: Split
    folds: NDArray[np.int64]
    groups: NDArray[np.int64] | None


def score_baselines(
    survey: Survey,
    styles: NDArray[np.int64],
    splits: Sequence[Split],
    views: Sequence[View],
    seed: int,
    on_progress: OnProgress | None = None,
) -> tuple[BaselineScore, ...]:
    """Cross-validate a random forest per view and kind of split.

    Args:
        survey: of the images.
        styles: int64 (M,), scale bar style of each sampled image (`bar_styles`).
        splits: whose folds part the images, all of `survey.dataset`.
        views: what the forests are shown.
        seed: of forests and bootstrap.
        on_progress: called with (baselines done, baselines in all).
    """
    features = _features(survey, styles)
    schemes = [_scheme(split, survey.sampled) for split in splits]
    scores: list[BaselineScore] = []
    for view in views:
        for scheme in schemes:
            shift_names = () if view is View.BAR_STYLE else tuple(shift.name for shift in survey.shifts)
            scores.append(_score(view, scheme, features[view], survey.labels[survey.sampled], shift_names, seed))
            if on_progress is not None:
                on_progress(len(scores), len(views) * len(schemes))
    return tuple(scores)


def _score(
    view: View,
    scheme: _Scheme,
    features: Features,
    labels: NDArray[np.int64],
    shift_names: Sequence[str],
    seed: int,
) -> BaselineScore:
    shown = [features(number).astype(np.float32) for number in range(1 + len(shift_names))]
    correct = np.zeros((len(shown), len(labels)), dtype=bool)
    folds = np.unique(scheme.folds)
    for fold in folds:
        held = scheme.folds == fold
        # All cores: scikit-learn's forest is the same on any number of them.
        forest = RandomForestClassifier(TREES, random_state=seed, n_jobs=-1).fit(shown[0][~held], labels[~held])
        answers = forest.predict(np.concatenate([changed[held] for changed in shown]))
        correct[:, held] = answers.reshape(len(shown), -1) == labels[held]
    hits = correct[0]
    return BaselineScore(
        view=view,
        kind=scheme.split.kind,
        image_count=len(labels),
        correct_count=int(hits.sum()),
        accuracy=float(hits.mean()),
        interval=_wilson(hits) if scheme.groups is None else _group_bootstrap(hits, scheme.groups, seed),
        chance=float(np.bincount(labels).max() / len(labels)),
        fold_accuracies=tuple(float(hits[scheme.folds == fold].mean()) for fold in folds),
        shifts=tuple(
            ShiftedAccuracy(shift=name, accuracy=float(row.mean()))
            for name, row in zip(shift_names, correct[1:], strict=True)
        ),
    )


def _features(survey: Survey, styles: NDArray[np.int64]) -> Mapping[View, Features]:
    curves = [tone_curve(shift) for shift in survey.shifts]

    def corner(corners: NDArray[np.uint8], number: int) -> NDArray[np.float64]:
        small = np.stack([cv2.resize(each, CORNER_SIZE_PX, interpolation=cv2.INTER_AREA) for each in corners])
        changed = shifted(small, curves[number - 1]) if number else small
        return changed.reshape(len(changed), -1).astype(np.float64)

    one_per_style = np.eye(int(styles.max(initial=-1)) + 2)  # -1, no common style, is the last row
    return MappingProxyType(
        {
            View.COLOUR: lambda number: survey.colours[number],
            View.BACKGROUND: lambda number: survey.blank_colours[number],
            View.SCALE_BAR: lambda number: corner(survey.bar_corners, number),
            View.OPPOSITE_CORNER: lambda number: corner(survey.opposite_corners, number),
            View.BAR_STYLE: lambda _number: one_per_style[styles],
        }
    )


def _scheme(split: Split, sampled: NDArray[np.int64]) -> _Scheme:
    entries = [split.entries[index] for index in sampled]
    folds = np.array([entry.fold for entry in entries])
    groups = [entry.group for entry in entries if entry.group is not None]
    return _Scheme(split, folds, np.array(groups) if len(groups) == len(entries) else None)


def _wilson(hits: NDArray[np.bool_]) -> Interval:
    """Wilson's score interval; images count as independent."""
    bounds = share(int(hits.sum()), len(hits))
    if bounds is None:
        raise ValueError("expected at least one image to score")
    return Interval(low=bounds.low, high=bounds.high, method="Wilson")


def _group_bootstrap(hits: NDArray[np.bool_], groups: NDArray[np.int64], seed: int) -> Interval:
    """Percentile bootstrap over whole groups: images of one stain are not independent."""
    numbered = np.unique(groups, return_inverse=True)[1]
    sizes, correct = np.bincount(numbered), np.bincount(numbered, weights=hits)
    plan = Bootstrap(seed=seed)
    rng = np.random.default_rng(plan.seed)
    drawn = rng.integers(0, len(sizes), (plan.resamples, len(sizes)))
    accuracies = correct[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    tail = 100 * (1 - CONFIDENCE_LEVEL) / 2
    low, high = np.percentile(accuracies, [tail, 100 - tail])
    return Interval(low=float(low), high=float(high), method=f"bootstrap of {len(sizes)} groups")
