"""Every figure has an interval, and the intervals are those of the literature."""

import numpy as np
import pytest

from training.evaluation.intervals import image_weights, percentile_bounds, share
from training.evaluation.record import Bootstrap


def test_a_share_has_the_wilson_interval_of_the_literature():
    # Newcombe 1998, Statistics in Medicine 17:857, table I, method 3: 81 of 263.
    found = share(81, 263)
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx((81 / 263, 0.2553, 0.3662), abs=5e-5)


def test_nothing_wrong_still_leaves_room_for_doubt():
    found = share(588, 588)
    assert found is not None
    assert found.high == 1.0
    assert found.low == pytest.approx(588 / (588 + 1.959964**2))


def test_a_share_of_nothing_is_no_share():
    assert share(0, 0) is None


def test_each_resample_keeps_the_size_of_every_class():
    truth = np.array([0] * 5 + [2] * 7)
    drawn = list(image_weights(truth, Bootstrap(resamples=100)))
    assert len(drawn) == 100
    assert {(int(each[:5].sum()), int(each[5:].sum())) for each in drawn} == {(5, 7)}
    assert len({each.tobytes() for each in drawn}) > 50


def test_the_same_seed_draws_the_same_and_another_seed_does_not():
    truth = np.array([0] * 20)
    first, again, other = (
        np.stack(list(image_weights(truth, Bootstrap(resamples=100, seed=seed)))) for seed in (3, 3, 4)
    )
    np.testing.assert_array_equal(first, again)
    assert (first != other).any()


def test_percentile_bounds_are_near_those_of_the_normal_approximation():
    values = np.random.default_rng(0).normal(5.0, 2.0, 400)
    truth = np.zeros(400, dtype=np.int64)
    low, high = percentile_bounds(
        truth, Bootstrap(resamples=2000), lambda weights: np.array([np.average(values, weights=weights)])
    )
    half = 1.96 * values.std() / 20
    assert low[0] == pytest.approx(values.mean() - half, abs=0.03)
    assert high[0] == pytest.approx(values.mean() + half, abs=0.03)
