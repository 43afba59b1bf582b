"""Puts figures into words, the same ones in the report, on the terminal and in the window."""

from desktop.probability_words import share_percent
from desktop.validation.answers import Seriousness
from desktop.validation.intervals import Estimate, Interval

NO_FIGURE = "-"

KIND_WORDS = {
    Seriousness.MISSED: "malignant, called benign",
    Seriousness.FALSE_ALARM: "not malignant, called malignant",
    Seriousness.OTHER_CLASS: "another class on the same side",
}


def percent(value: float | None) -> str:
    """A share, 0-1, in percent; a dash where there is none."""
    return NO_FIGURE if value is None else share_percent(value)


def estimate_text(estimate: Estimate | None) -> str:
    """A share with its interval and counts."""
    if estimate is None:
        return NO_FIGURE
    return f"{percent(estimate.value)} ({interval_text(estimate)}), {count_text(estimate)}"


def interval_text(interval: Estimate | Interval | None) -> str:
    """The bounds of an interval."""
    return NO_FIGURE if interval is None else f"{share_percent(interval.low)} to {share_percent(interval.high)}"


def count_text(estimate: Estimate | None) -> str:
    """What a share was counted from."""
    return NO_FIGURE if estimate is None else f"{estimate.hits:,} of {estimate.total:,}"


def images(count: int) -> str:
    """A number of images."""
    return f"{count:,} image{'' if count == 1 else 's'}"


def threshold_words(name: str) -> str:
    """A threshold's name, as the card has it, to be read."""
    return name.replace("_", " ")


def moved_text(name: str, value: float, card_value: float) -> str:
    """A threshold that a laboratory moved, beside the card's own."""
    return f"{threshold_words(name)} {value:g} (card {card_value:g})"


def listed(names: list[str], limit: int = 5) -> str:
    """Some names, and how many more there are."""
    more = len(names) - limit
    return ", ".join(names[:limit]) + (f" and {more:,} more" if more > 0 else "")
