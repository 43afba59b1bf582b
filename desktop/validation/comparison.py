"""Holds what was measured here against what the model's card says, and puts the difference into words."""

from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ConfigDict

from desktop.validation.intervals import Estimate, Interval, difference, share
from desktop.validation.scores import Scores, malignancy_of
from inference.card import Evidence, Label, ModelCard


class Comparison(BaseModel):
    """One figure here and on the card.

    Attributes:
        measure: in words.
        subset: which images of the card's.
        difference: of `here - card`, 95 % interval.
        words: what follows from it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    measure: str
    subset: str
    here: Estimate
    card: Estimate
    difference: Interval
    words: str


def compare_with_card(scores: Scores, not_reported: Estimate | None, card: ModelCard) -> tuple[Comparison, ...]:
    """Compare with each part of the card's evidence.

    Args:
        scores: of all readable images here.
        not_reported: share of them that was not reported.
        card: of the model.
    """
    found = []
    for evidence in card.evidence:
        for measure, here, told in _pairs(scores, not_reported, evidence, card.labels):
            if here is None or told is None:
                continue
            apart = difference(here, told)
            found.append(
                Comparison(
                    measure=measure,
                    subset=evidence.subset,
                    here=here,
                    card=told,
                    difference=apart,
                    words=_words(here, told, apart),
                )
            )
    return tuple(found)


def _pairs(
    scores: Scores, not_reported: Estimate | None, evidence: Evidence, labels: Sequence[Label]
) -> Iterator[tuple[str, Estimate | None, Estimate | None]]:
    count = evidence.image_count
    yield "accuracy", scores.accuracy, share(round(evidence.accuracy * count), count)
    told = malignancy_of(evidence.confusion, labels) if len(evidence.confusion) == len(labels) else None
    if scores.malignancy is not None and told is not None:
        yield "sensitivity (malignant)", scores.malignancy.sensitivity, told.sensitivity
        yield "specificity (malignant)", scores.malignancy.specificity, told.specificity
    recalls = {each.label_id: share(round(each.recall * each.support), each.support) for each in evidence.per_class}
    for each in scores.classes:
        yield f"sensitivity of {each.display_name}", each.sensitivity, recalls.get(each.label_id)
    yield "share not reported", not_reported, share(round(evidence.abstention_rate * count), count)


def _words(here: Estimate, card: Estimate, apart: Interval) -> str:
    points = f"{_points(apart.low)} to {_points(apart.high)} percentage points, 95 % interval"
    if apart.low > 0:
        return f"Higher here than on the card ({points})."
    if apart.high < 0:
        return f"Lower here than on the card ({points})."
    if here.value == card.value and here.total >= card.total:
        return f"The same as on the card ({points})."
    return f"No difference that so many images can show ({points})."


def _points(value: float) -> str:
    return f"{value * 100:+.1f}"
