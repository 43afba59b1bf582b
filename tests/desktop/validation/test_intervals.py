"""Intervals are those of the papers that they are named after."""

import pytest

from desktop.validation.intervals import by_cases, difference, share


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    # Newcombe 1998 ("Two-sided confidence intervals for the single proportion"), table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_intervals_are_those_published(hits, total, low, high):
    found = share(hits, total)

    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)
    assert (found.value, found.hits, found.total) == (hits / total, hits, total)


def test_all_right_reaches_up_to_exactly_one_and_nothing_has_no_interval():
    assert share(7, 7).high == 1.0
    assert share(0, 7).low == 0.0
    assert share(0, 0) is None


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    # Newcombe 1998 ("Interval estimation for the difference between independent proportions"), table II, method 10.
    [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090), ((10, 10), (0, 10), 0.6075, 1.0)],
)
def test_differences_have_the_published_intervals(first, second, low, high):
    found = difference(share(*first), share(*second))

    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)


def test_by_cases_the_interval_is_wider_when_all_images_of_a_case_stand_or_fall_together():
    # Ten patients of ten images: nine wholly right, one wholly wrong.
    cases = {f"patient {number}": (0 if number == 0 else 10, 10) for number in range(10)}

    found = by_cases(cases)

    images = share(90, 100)
    assert found.low < images.low
    assert found.high >= images.high


def test_by_cases_is_the_same_each_time_and_whatever_the_order():
    cases = {f"patient {number}": (number, 10) for number in range(8)}

    assert by_cases(cases) == by_cases(dict(reversed(cases.items())))


def test_where_every_case_is_right_their_number_makes_the_interval():
    found = by_cases({f"patient {number}": (50, 50) for number in range(6)})

    expected = share(6, 6)
    assert (found.low, found.high) == (expected.low, expected.high)


def test_four_cases_say_nothing():
    assert by_cases({f"patient {number}": (1, 1) for number in range(4)}) is None
