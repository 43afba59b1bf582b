"""Baselines find a shortcut where there is one, none where there is none, and lose it when the colour moves."""

from collections.abc import Mapping

import numpy as np
import pytest

from inference.card import Label
from inference.shifts import Shift
from training.audit.baselines import score_baselines
from training.audit.record import BaselineScore, View
from training.audit.survey import Survey
from training.dataset.folder import Dataset, Sample
from training.splitting.fingerprints import Fingerprints
from training.splitting.splits import Split, SplitEntry, SplitKind, Subset

COUNT = 60
LABELS = tuple(Label(id=each, display_name=each, malignant=False) for each in ("a", "b", "c"))
TRUTH = np.arange(COUNT) % 3


def _survey(separable: Mapping[View, bool], shifts: tuple[Shift, ...] = ()) -> Survey:
    """60 made-up images of three classes; a view shows its class by brightness, or noise."""
    rng = np.random.default_rng(0)

    def values(view: View) -> np.ndarray:
        return TRUTH * 60 + 40.0 if separable.get(view, False) else rng.uniform(40, 220, COUNT)

    def statistics(view: View) -> np.ndarray:
        clean = np.repeat(values(view)[:, None], 15, axis=1)
        return np.stack([clean, *(clean + 60 for _ in shifts)])

    def corners(view: View) -> np.ndarray:
        return np.broadcast_to(values(view)[:, None, None, None], (COUNT, 29, 36, 3)).astype(np.uint8)

    samples = tuple(Sample(f"{index}.png", LABELS[label].id, str(index)) for index, label in enumerate(TRUTH))
    colours = statistics(View.COLOUR)
    return Survey(
        dataset=Dataset(root=None, samples=samples, labels=LABELS, name="made up"),
        fingerprints=Fingerprints(np.zeros((COUNT, 32), dtype=np.uint8), colours[0]),
        sampled=np.arange(COUNT),
        colours=colours,
        blank_colours=statistics(View.BACKGROUND),
        bar_corners=corners(View.SCALE_BAR),
        opposite_corners=corners(View.OPPOSITE_CORNER),
        shifts=shifts,
        without_blank_field=0,
        sizes={},
        unreadable=(),
    )


def _split(kind: SplitKind = SplitKind.RANDOM, *, grouped: bool = False) -> Split:
    entries = tuple(
        SplitEntry(
            path=f"{index}.png",
            label_id="a",
            sha256="",
            fold=index // 3 % 5,
            subset=Subset.TRAIN,
            group=index // 3 if grouped else None,
        )
        for index in range(COUNT)
    )
    return Split(kind=kind, seed=0, fold_count=5, data_sha256="", entries=entries)


def _score(survey: Survey, view: View, split: Split | None = None, styles: np.ndarray | None = None) -> BaselineScore:
    chosen = np.full(COUNT, -1) if styles is None else styles
    (score,) = score_baselines(survey, chosen, [split or _split()], [view], seed=0)
    return score


@pytest.mark.parametrize("view", [View.COLOUR, View.BACKGROUND, View.SCALE_BAR, View.OPPOSITE_CORNER])
def test_a_view_that_shows_the_class_is_answered_from_and_one_that_does_not_is_not(view: View):
    assert _score(_survey({view: True}), view).accuracy == 1.0
    others = {each: each is not view for each in View}
    assert _score(_survey(others), view).accuracy < 0.6


def test_the_scale_bars_style_alone_can_give_the_class_away():
    assert _score(_survey({}), View.BAR_STYLE, styles=TRUTH - 1).accuracy == 1.0
    assert _score(_survey({}), View.BAR_STYLE).accuracy < 0.6


def test_colour_learnt_as_photographed_is_lost_when_the_colour_moves():
    shift = Shift(name="warm", gains=(1.5, 1.2, 1.5))
    score = _score(_survey({View.COLOUR: True}, (shift,)), View.COLOUR)
    assert score.accuracy == 1.0
    assert [each.shift for each in score.shifts] == ["warm"]
    assert score.shifts[0].accuracy < 0.7


def test_chance_and_wilson_interval_stand_beside_the_accuracy():
    score = _score(_survey({View.COLOUR: True}), View.COLOUR)
    assert score.chance == pytest.approx(1 / 3)
    assert (score.correct_count, score.image_count, score.fold_accuracies) == (60, 60, (1.0,) * 5)
    # Wilson's lower bound at 60 of 60 is n / (n + z^2).
    assert score.interval.low == pytest.approx(60 / (60 + 1.959964**2), abs=1e-6)
    assert (score.interval.high, score.interval.method) == (1.0, "Wilson")


def test_where_groups_are_dealt_out_the_interval_resamples_groups():
    survey = _survey({})
    score = _score(survey, View.COLOUR, _split(SplitKind.STAIN_GROUPED, grouped=True))
    assert score.interval.method == "bootstrap of 20 groups"
    assert score.interval.low <= score.accuracy <= score.interval.high
    assert score == _score(survey, View.COLOUR, _split(SplitKind.STAIN_GROUPED, grouped=True))


def test_without_splits_there_are_no_baselines():
    assert score_baselines(_survey({}), np.full(COUNT, -1), [], list(View), seed=0) == ()
