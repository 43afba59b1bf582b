"""Kappa and its interval are those of the published example and of another program."""

import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score

from desktop.kappa import cohens_kappa


def _answers(table):
    pairs = [
        pair for (row, column), count in np.ndenumerate(np.asarray(table)) for pair in [(row, column)] * int(count)
    ]
    return [first for first, _second in pairs], [second for _first, second in pairs]


def test_the_published_example_comes_out():
    """Fleiss, Levin and Paik, table 18.1: kappa 0.68, and by equation 18.15 a standard error of 0.087."""
    found = cohens_kappa(*_answers([[75, 1, 4], [5, 4, 1], [0, 0, 10]]))

    assert found.value == pytest.approx(0.676, abs=0.0005)
    assert found.standard_error == pytest.approx(0.087, abs=0.001)
    assert (found.observed, found.by_chance) == (pytest.approx(0.89), pytest.approx(0.66))
    assert (found.low, found.high) == (pytest.approx(0.504, abs=0.002), pytest.approx(0.848, abs=0.002))
    assert found.count == 100


@pytest.mark.parametrize("seed", range(5))
def test_the_value_is_that_of_another_program(seed):
    dice = np.random.default_rng(seed)
    first = dice.integers(0, 5, 200)
    second = np.where(dice.random(200) < 0.6, first, dice.integers(0, 5, 200))

    found = cohens_kappa(first.tolist(), second.tolist())

    assert found.value == pytest.approx(cohen_kappa_score(first, second))
    assert found.low < found.value < found.high


def test_the_standard_error_is_the_spread_of_repeated_readings():
    """Of 2,000 drawings from one table; the large-sample formula is within a few percent with 300 rows."""
    shares = np.array([[0.3, 0.05, 0.05], [0.02, 0.2, 0.08], [0.1, 0.0, 0.2]])
    dice = np.random.default_rng(0)
    drawn = [
        cohens_kappa(*_answers(dice.multinomial(300, shares.ravel()).reshape(3, 3))).value for _each in range(2000)
    ]

    exact = cohens_kappa(*_answers(np.round(shares * 300)))

    assert np.std(drawn) == pytest.approx(exact.standard_error, rel=0.06)


def test_complete_agreement_has_no_interval_and_chance_alone_is_zero():
    same = cohens_kappa(["Pre-B", "Benign"] * 5, ["Pre-B", "Benign"] * 5)
    assert (same.value, same.low, same.high, same.standard_error) == (1.0, None, None, 0.0)
    assert cohens_kappa(*_answers([[4, 4], [4, 4]])).value == pytest.approx(0.0)


def test_one_answer_throughout_has_no_kappa():
    found = cohens_kappa(["Benign"] * 9, ["Benign"] * 9)
    assert (found.value, found.low, found.observed) == (None, None, 1.0)


def test_no_rows_and_unequal_rows():
    assert cohens_kappa([], []) is None
    with pytest.raises(ValueError, match="1 and 2 rows"):
        cohens_kappa(["a"], ["a", "b"])


def test_the_bounds_stay_within_what_kappa_can_be():
    found = cohens_kappa(*_answers([[9, 0], [1, 1]]))
    assert -1.0 <= found.low < found.value < found.high <= 1.0
