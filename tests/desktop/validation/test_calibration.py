"""Calibration by the definitions of Guo et al. and Brier, on numbers that can be added up by hand."""

from dataclasses import replace

import pytest

from desktop.validation.calibration import calibrate, prediction_sets
from tests.desktop.store.made_runs import LABELS
from tests.desktop.validation.made_answers import answer


def test_the_expected_error_weighs_each_bin_by_its_images():
    # 0.9 said and all of four right: off by 0.1. 0.5 said and one of two right: off by nothing.
    given = [answer("pre_b", "pre_b", 0.9)] * 4 + [answer("pre_b", "pre_b", 0.5), answer("pre_b", "benign", 0.5)]

    found = calibrate(given)

    assert found.expected_error == pytest.approx(4 / 6 * 0.1)
    assert found.mean_probability == pytest.approx((4 * 0.9 + 2 * 0.5) / 6)
    assert sum(each.count for each in found.bins) == 6


def test_an_edge_belongs_to_the_bin_below_and_certainty_to_the_last():
    found = calibrate([answer("pre_b", "pre_b", 0.6), answer("pre_b", "pre_b", 1.0)])

    assert [index for index, each in enumerate(found.bins) if each.count] == [8, 14]


def test_the_brier_score_sums_over_all_classes():
    sure = 0.7
    (rest,) = {(1 - sure) / 3}

    found = calibrate([answer("pre_b", "benign", sure)])

    assert found.brier == pytest.approx(sure**2 + (1 - rest) ** 2 + 2 * rest**2)


def test_nothing_readable_has_no_calibration():
    assert calibrate([answer("pre_b", None)]) is None
    assert prediction_sets([answer("pre_b", None)], LABELS) is None


def test_a_set_that_holds_the_truth_counts_whatever_else_it_holds():
    both = answer("pre_b", "benign")
    both = replace(both, row=replace(both.row, prediction_set=("Benign", "Pre-B")))

    found = prediction_sets([both, answer("pre_b", "benign")], LABELS)

    assert (found.covered.hits, found.covered.total) == (1, 2)
    assert found.mean_size == 1.5
