"""How probabilities and shares are written for people, in a report as in the window: none rounded to a certainty."""

from inference.percent import percent_words

# The most that is written of one; a share of things that were counted may be all of them.
ALMOST_CERTAIN = 0.999
# One of 100,000 images; what is nearer to none or to all was not counted but came of reckoning, such as a bound.
MOST_DECIMALS = 3


def probability_percent(probability: float) -> str:
    """A probability (0-1) in percent with one decimal, in English; never rounded up to certainty."""
    return percent_words(min(probability, ALMOST_CERTAIN), 1)


def share_decimals(share: float) -> int:
    """How many decimals a counted share (0-1) needs in percent: one, and more where it would read as none or as all."""
    if 0.0 < share < 1.0:
        for decimals in range(1, MOST_DECIMALS + 1):
            if percent_words(share, decimals) not in (percent_words(0.0, decimals), percent_words(1.0, decimals)):
                return decimals
    return 1


def share_percent(share: float) -> str:
    """A counted share (0-1) in percent, in English; 1 of 2,932 is not 0.0 %."""
    return percent_words(share, share_decimals(share))
