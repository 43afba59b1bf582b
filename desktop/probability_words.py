"""How a probability is written for people: in a report as in the window, and never as a certainty."""

# The most that is written of one; a share of things that were counted may be all of them.
ALMOST_CERTAIN = 0.999


def probability_percent(probability: float) -> str:
    """A probability (0-1) in percent with one decimal, in English; never rounded up to certainty."""
    return f"{min(probability, ALMOST_CERTAIN):.1%}"
