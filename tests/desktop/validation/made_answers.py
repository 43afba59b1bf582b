"""Answers of a known truth, made up, so that every figure can be counted by hand."""

from dataclasses import replace

from desktop.records import ResultRow
from desktop.store.results import RowKey
from desktop.validation.answers import Answer
from inference.decision import Decision, Flag
from tests.desktop.store.made_runs import LABELS, RUN

NUMBERS = {label.id: number for number, label in enumerate(LABELS)}


def answer(
    truth: str,
    given: str | None,
    sure: float = 0.9,
    *,
    number: int = 1,
    decision: Decision = Decision.REPORTED,
    flags: tuple[Flag, ...] = (),
    case: str = "",
    sha256: str = "",
    name: str = "",
) -> Answer:
    """One answer.

    Args:
        truth: label id.
        given: label id of the most probable class; None is unreadable.
        number: of the image in the store.
    """
    truth_index = NUMBERS[truth]
    path = f"{truth}/{case + '/' if case else ''}{name or number}.png"
    row = ResultRow(RUN, path, "", Decision.UNREADABLE, image_sha256=sha256, reason="Unreadable: cut short")
    if given is None:
        return Answer(row, RowKey(number), truth_index, None, truth, case)
    best = NUMBERS[given]
    rest = (1.0 - sure) / (len(LABELS) - 1)
    row = replace(
        row,
        decision=decision,
        predicted_class=LABELS[best].display_name,
        probabilities=tuple(sure if index == best else rest for index in range(len(LABELS))),
        prediction_set=(LABELS[best].display_name,),
        flags=flags,
        reason="" if decision is Decision.REPORTED else "Not reported: not sure.",
    )
    return Answer(row, RowKey(number), truth_index, best, truth, case)


def answers(**counts: int) -> list[Answer]:
    """Many answers: `benign__pre_b=3` is three benign images that were given Pre-B."""
    made = []
    for pair, count in counts.items():
        truth, given = pair.split("__")
        made += [answer(truth, given, number=len(made) + index + 1) for index in range(count)]
    return made
