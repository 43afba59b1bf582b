"""Cohen's kappa: how far two readers agree beyond what chance would bring about, with its interval."""

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

# Two-sided 95 %.
_Z = 1.959964


@dataclass(frozen=True)
class Kappa:
    """Agreement of two readers.

    Attributes:
        value: 1 is complete agreement, 0 that of chance, below 0 less than chance; None when both readers gave one
            and the same answer throughout, so that chance would agree too.
        low, high: 95 % interval, within -1 and 1; None when the value is, or when its standard error is 0 (as with
            complete agreement): then the formula says nothing of how sure it is.
        standard_error: of the value; None when the value is.
        observed: share of rows with the same answer, 0-1.
        by_chance: share that chance would bring about with these readers' habits, 0-1.
        count: rows.
    """

    value: float | None
    low: float | None
    high: float | None
    standard_error: float | None
    observed: float
    by_chance: float
    count: int


def cohens_kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> Kappa | None:
    """Cohen's kappa of two readers' answers to the same rows.

    The value is that of Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
    Measurement 20 (1960) 37-46. Its standard error is the large-sample one of Fleiss, Cohen and Everitt, "Large sample
    standard errors of kappa and weighted kappa", Psychological Bulletin 72 (1969) 323-327, equation 13, as printed in
    Fleiss, Levin and Paik, "Statistical Methods for Rates and Proportions", 3rd edition, equation 18.15; statsmodels'
    `cohens_kappa` and SAS's PROC FREQ compute the same. It takes rows as independent: images of one case are not
    quite, so the interval is rather too narrow. With fewer than some 30 rows it is a hint only.

    Args:
        first: N answers.
        second: N answers to the same rows, in the same order.

    Returns:
        None without any row.

    Raises:
        ValueError: the two are not equally long.
    """
    if len(first) != len(second):
        raise ValueError(f"two readers answered {len(first)} and {len(second)} rows; kappa needs the same rows")
    if not first:
        return None
    places = {answer: place for place, answer in enumerate(dict.fromkeys((*first, *second)))}
    table = np.zeros((len(places), len(places)), np.float64)
    for one, other in zip(first, second, strict=True):
        table[places[one], places[other]] += 1
    count = len(first)
    shares = table / count
    rows, columns, same = shares.sum(axis=1), shares.sum(axis=0), np.diag(shares)
    observed, by_chance = float(same.sum()), float(rows @ columns)
    if by_chance >= 1.0 or len(places) == 1:
        return Kappa(None, None, None, None, observed, by_chance, count)
    value = (observed - by_chance) / (1.0 - by_chance)
    diagonal = float((same * (1.0 - (rows + columns) * (1.0 - value)) ** 2).sum())
    # Of the cell (i, j): the second reader's share of answer i, and the first one's of answer j.
    elsewhere = shares * (columns[:, None] + rows[None, :]) ** 2
    np.fill_diagonal(elsewhere, 0.0)
    variance = diagonal + (1.0 - value) ** 2 * float(elsewhere.sum()) - (value - by_chance * (1.0 - value)) ** 2
    # Rounding may leave a hair below zero where it is zero.
    standard_error = math.sqrt(max(0.0, variance) / count) / (1.0 - by_chance)
    if standard_error < 1e-9:
        return Kappa(value, None, None, 0.0, observed, by_chance, count)
    low, high = max(-1.0, value - _Z * standard_error), min(1.0, value + _Z * standard_error)
    return Kappa(value, low, high, standard_error, observed, by_chance, count)


def kappa_text(kappa: Kappa | None) -> str:
    """Agreement beyond chance, with its interval where it has one."""
    if kappa is None or kappa.value is None:
        return "-"
    bounds = "" if kappa.low is None or kappa.high is None else f" ({kappa.low:.2f} to {kappa.high:.2f})"
    return f"{kappa.value:.2f}{bounds}"
