"""Where an axis of counts has its ticks."""

_STEPS = (1, 2, 5, 10)
_MOST_TICKS = 4


def nice_ticks(most: int) -> tuple[int, ...]:
    """Whole, round, evenly spaced numbers from 0 to the first that is at least `most` and 1."""
    power = 1
    while True:
        for step in _STEPS:
            if most <= step * power * _MOST_TICKS:
                width = step * power
                return tuple(range(0, max(width, -(-most // width) * width) + 1, width))
        power *= 10
