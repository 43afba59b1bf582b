"""Two sets of answers to the same images are compared pair by pair."""

import numpy as np
import pytest

from training.evaluation.paired_tests import PairedCounts, count_pairs, difference_points, holm, mcnemar_p


def test_pairs_are_counted_by_who_was_right():
    first = np.array([True, True, True, False, False, False])
    second = np.array([True, True, False, True, True, False])
    assert count_pairs(first, second) == PairedCounts(both=2, only_first=1, only_second=2, neither=1)


def test_mcnemars_p_is_that_of_a_fair_coin():
    # 1 of 8 differing pairs: 2 * (C(8,0) + C(8,1)) / 2^8.
    assert mcnemar_p(PairedCounts(50, 1, 7, 3)) == pytest.approx(18 / 256)
    assert mcnemar_p(PairedCounts(50, 7, 1, 3)) == pytest.approx(18 / 256)


def test_answers_that_never_differ_give_no_evidence():
    assert mcnemar_p(PairedCounts(50, 0, 0, 3)) == 1.0


def test_the_interval_of_a_difference_is_newcombes():
    # Cavo et al. 2012, as worked with method 10 by the R package contingencytables: first minus second is
    # -0.0621 (-0.1186 to -0.0046), so second minus first has the other sign.
    found = difference_points(PairedCounts(both=59, only_first=6, only_second=16, neither=80))
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx((6.21, 0.46, 11.86), abs=0.005)


def test_a_difference_changes_its_sign_with_the_order():
    one = difference_points(PairedCounts(90, 7, 2, 1))
    other = difference_points(PairedCounts(90, 2, 7, 1))
    assert one is not None
    assert other is not None
    assert (one.value, one.low, one.high) == pytest.approx((-other.value, -other.high, -other.low))
    assert one.value == pytest.approx(-5.0)


def test_a_difference_of_nothing_still_has_a_width():
    found = difference_points(PairedCounts(both=588, only_first=0, only_second=0, neither=0))
    assert found is not None
    assert found.value == 0.0
    assert found.low < -0.3
    assert found.high > 0.3


def test_no_images_have_no_difference():
    assert difference_points(PairedCounts(0, 0, 0, 0)) is None


@pytest.mark.parametrize(("first_share", "second_share"), [(0.95, 0.9), (0.99, 0.985)])
def test_the_interval_holds_the_truth_about_as_often_as_it_says(first_share: float, second_share: float):
    rng = np.random.default_rng(1)

    def answered(count: int) -> tuple[np.ndarray, np.ndarray]:
        # A shared difficulty makes the two answers depend on each other, as they do on real images.
        difficulty = rng.random(count)
        return difficulty < first_share, difficulty + rng.normal(0, 0.02, count) < second_share

    everyone = answered(1_000_000)
    truth = 100 * (everyone[1].mean() - everyone[0].mean())
    covered = 0
    for _ in range(300):
        found = difference_points(count_pairs(*answered(300)))
        covered += found is not None and found.low <= truth <= found.high
    assert covered / 300 >= 0.92


def test_holm_adjusts_the_smallest_p_most_and_keeps_the_order():
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.6, 0.7]) == [1.0, 1.0]
    assert holm([]) == []
