"""Weighs out-of-distribution scores by foils, left-out classes and shifts; real foreign images are never looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from converter.bundles.tables import table
from converter.trust.candidates import Answers, Candidate, Score, fit_candidate
from converter.trust.foils import FoilKind

FALSE_ALARM_SHARE = 0.05
HALVINGS = 10


@dataclass(frozen=True, eq=False)
class Proxies:
    """A build's answers on everything that scores are weighed by.

    Attributes:
        train: training images, which statistics are fitted on.
        train_truth: int (N,).
        known: in-distribution images that trained nothing, which limits are set and false alarms counted on.
        known_truth: int (M,).
        foils: made foreign images by kind.
        shifted: legitimate pictures by the name of the shift they went through.
    """

    train: Answers
    train_truth: NDArray[np.int64]
    known: Answers
    known_truth: NDArray[np.int64]
    foils: Mapping[FoilKind, Answers]
    shifted: Mapping[str, Answers]


@dataclass(frozen=True)
class CandidateResult:
    """How a score did, all as shares, 0-1.

    Attributes:
        candidate: which.
        false_alarms: of known images that did not set the limit, mean over halvings.
        false_alarm_deviation: standard deviation over halvings.
        found: of each kind of foil, flagged at that limit.
        left_out: of each class, by its index, flagged where nothing was fitted on it.
        shifted: of legitimate pictures under each shift, flagged: the cost.
    """

    candidate: Candidate
    false_alarms: float
    false_alarm_deviation: float
    found: dict[FoilKind, float]
    left_out: tuple[float, ...]
    shifted: dict[str, float]

    @property
    def mean_found(self) -> float:
        """Mean over the kinds of foils."""
        return float(np.mean(list(self.found.values())))

    @property
    def worst_found(self) -> tuple[FoilKind, float]:
        """The kind of foil found least often."""
        return min(self.found.items(), key=lambda item: item[1])


def weigh_candidates(
    proxies: Proxies, candidates: Sequence[Candidate] = tuple(Candidate), seed: int = 0
) -> tuple[CandidateResult, ...]:
    """Weigh scores at 5 % false alarms; the one that finds most foils, mean over their kinds, comes first.

    The known images are halved ten times; each half once sets the limit while false alarms are counted on the other.

    Args:
        proxies: a build's answers.
        candidates: which scores.
        seed: of the halvings.
    """
    results = [_weigh(candidate, proxies, seed) for candidate in candidates]
    return tuple(sorted(results, key=lambda result: -result.mean_found))


def _weigh(candidate: Candidate, proxies: Proxies, seed: int) -> CandidateResult:
    score = fit_candidate(candidate, proxies.train, proxies.train_truth)
    known = score(proxies.known)
    halves = _halves(len(known), seed)
    limits = np.array([np.quantile(known[setting], 1.0 - FALSE_ALARM_SHARE) for setting, _ in halves])
    alarms = [(known[counted] > limit).mean() for (_, counted), limit in zip(halves, limits, strict=True)]

    def flagged(answers: Answers) -> float:
        return float((score(answers)[:, None] > limits).mean())

    return CandidateResult(
        candidate=candidate,
        false_alarms=float(np.mean(alarms)),
        false_alarm_deviation=float(np.std(alarms)),
        found={kind: flagged(answers) for kind, answers in proxies.foils.items()},
        left_out=tuple(_flagged_unknown(candidate, proxies, label) for label in np.unique(proxies.train_truth)),
        shifted={name: flagged(answers) for name, answers in proxies.shifted.items()},
    )


def _flagged_unknown(candidate: Candidate, proxies: Proxies, label: int) -> float:
    """Share of a class flagged by a score that was fitted, and whose limit was set, without it."""
    rest = proxies.train_truth != label
    others = np.unique(proxies.train_truth[rest], return_inverse=True)[1].astype(np.int64)
    score: Score = fit_candidate(candidate, proxies.train.of(rest), others)
    known = score(proxies.known.of(proxies.known_truth != label))
    unknown = score(proxies.known.of(proxies.known_truth == label))
    return float((unknown > np.quantile(known, 1.0 - FALSE_ALARM_SHARE)).mean())


def _halves(count: int, seed: int) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    pairs = []
    for halving in range(HALVINGS):
        order = np.random.default_rng([seed, halving]).permutation(count).astype(np.int64)
        first, second = order[: count // 2], order[count // 2 :]
        pairs += [(first, second), (second, first)]
    return pairs


def results_markdown(results: Sequence[CandidateResult], label_names: Sequence[str], title: str) -> str:
    """The results as a page: one table of methods, one of methods by foils. Shares in per cent."""
    head = [
        f"# {title}",
        f"Flagged share in per cent at {FALSE_ALARM_SHARE:.0%} false alarms. Made foreign images only; no image of "
        "another source was looked at.",
    ]
    numbers = [f"({number})" for number in range(1, len(results) + 1)]
    legend = "\n".join(f"{number} {each.candidate}" for number, each in zip(numbers, results, strict=True))

    def row(name: str, shares: Sequence[float]) -> list[str]:
        return [name, *(f"{100 * share:.0f}" for share in shares)]

    rows = [
        *(row(kind, [each.found[kind] for each in results]) for kind in results[0].found),
        *(
            row(f"class left out: {name}", [each.left_out[index] for each in results])
            for index, name in enumerate(label_names)
        ),
        *(row(f"shift: {name}", [each.shifted[name] for each in results]) for name in results[0].shifted),
    ]
    return "\n\n".join([*head, _overview(results), legend, table(["flagged, %", *numbers], rows)]) + "\n"


def _overview(results: Sequence[CandidateResult]) -> str:
    """A line for each score."""
    rows = []
    for result in results:
        kind, worst = result.worst_found
        shift, cost = max(result.shifted.items(), key=lambda item: item[1], default=("none", 0.0))
        rows.append(
            [
                result.candidate,
                f"{result.mean_found:.1%}",
                f"{worst:.1%} ({kind})",
                f"{np.mean(result.left_out):.1%}",
                f"{result.false_alarms:.1%} ± {result.false_alarm_deviation:.1%}",
                f"{np.mean(list(result.shifted.values()) or [0.0]):.1%}",
                f"{cost:.1%} ({shift})",
            ]
        )
    return table(
        ["score", "foils, mean", "foils, worst", "class left out", "false alarms", "shifts, mean", "shifts, worst"],
        rows,
    )
