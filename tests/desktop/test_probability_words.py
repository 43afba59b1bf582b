"""No count is written as none or as all that is neither."""

import pytest

from desktop.probability_words import share_percent


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "0.0%"),
        (1 / 2932, "0.03%"),
        (1 / 100_000, "0.001%"),
        (0.0005, "0.1%"),
        (0.5, "50.0%"),
        (0.9994, "99.9%"),
        (2931 / 2932, "99.97%"),
        (1.0, "100.0%"),
        (0.9999999999, "100.0%"),
        (1e-12, "0.0%"),
    ],
)
def test_a_share_has_the_decimals_that_keep_it_from_none_and_all(share: float, words: str):
    assert share_percent(share) == words
