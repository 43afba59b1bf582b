"""Counts the answers: malignant or not, class by class, and the confusion matrix."""

from collections.abc import Callable, Iterable, Sequence

from pydantic import BaseModel, ConfigDict

from desktop.validation.answers import Answer
from desktop.validation.intervals import Estimate, Interval, by_cases, share
from inference.card import Label

# From screening a whole population to a ward of suspected cases.
_OTHER_PREVALENCES = (0.01, 0.05, 0.1, 0.25, 0.5)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OtherPrevalence(_Part):
    """What sensitivity and specificity would mean where another share of images is malignant (Bayes' rule).

    Attributes:
        prevalence: share of malignant images, 0-1.
        ppv, npv: predictive values, 0-1; None where nothing would be called so.
    """

    prevalence: float
    ppv: float | None
    npv: float | None


class MalignancyScores(_Part):
    """The fourfold table of truth and answer, reduced to malignant or not.

    Attributes:
        found: malignant images given a malignant class, their own or another.
        missed: malignant images given a class that is not malignant.
        false_alarms: other images given a malignant class.
        spared: other images given a class that is not malignant.
        ppv, npv: predictive values at `prevalence`, which is this folder's and no other place's.
        sensitivity_by_cases, specificity_by_cases: intervals when cases are drawn; None with too few.
    """

    found: int
    missed: int
    false_alarms: int
    spared: int
    prevalence: Estimate | None
    sensitivity: Estimate | None
    specificity: Estimate | None
    ppv: Estimate | None
    npv: Estimate | None
    sensitivity_by_cases: Interval | None = None
    specificity_by_cases: Interval | None = None
    other_prevalences: tuple[OtherPrevalence, ...] = ()


class ClassScores(_Part):
    """One class against all others.

    Attributes:
        image_count: images of the class that are counted.
        predicted_count: images given the class.
        sensitivity: share of its images that were given it.
        specificity: share of the others that were not.
        ppv: share of the images given it that are of it.
        npv: share of the images not given it that are not of it.
        f1: 0-1; None where the class has no image.
    """

    label_id: str
    display_name: str
    malignant: bool
    image_count: int
    predicted_count: int
    sensitivity: Estimate | None
    specificity: Estimate | None
    ppv: Estimate | None
    npv: Estimate | None
    f1: float | None


class Scores(_Part):
    """Everything that is counted of one choice of answers.

    Attributes:
        malignancy: None where the model's classes are all malignant, or none is.
        confusion: rows truth, columns predicted class.
    """

    image_count: int
    accuracy: Estimate | None
    malignancy: MalignancyScores | None
    classes: tuple[ClassScores, ...]
    confusion: tuple[tuple[int, ...], ...]


def count_scores(answers: Iterable[Answer], labels: Sequence[Label]) -> Scores:
    """Count readable answers; unreadable ones are passed over.

    Args:
        answers: which are to be counted.
        labels: the model's classes.
    """
    counted = [answer for answer in answers if answer.is_readable]
    matrix = [[0] * len(labels) for _label in labels]
    for answer in counted:
        if answer.predicted is not None:
            matrix[answer.truth][answer.predicted] += 1
    return Scores(
        image_count=len(counted),
        accuracy=share(sum(answer.is_right for answer in counted), len(counted)),
        malignancy=_malignancy(matrix, counted, labels),
        classes=tuple(_class_scores(index, label, matrix) for index, label in enumerate(labels)),
        confusion=tuple(tuple(row) for row in matrix),
    )


def malignancy_of(confusion: Sequence[Sequence[int]], labels: Sequence[Label]) -> MalignancyScores | None:
    """The fourfold table of a confusion matrix, rows truth; None where all classes are on one side."""
    if len({label.malignant for label in labels}) < 2:
        return None
    cells = {(truth, called): 0 for truth in (True, False) for called in (True, False)}
    for row, truth in zip(confusion, labels, strict=True):
        for count, called in zip(row, labels, strict=True):
            cells[truth.malignant, called.malignant] += count
    found, missed = cells[True, True], cells[True, False]
    false_alarms, spared = cells[False, True], cells[False, False]
    sensitivity, specificity = share(found, found + missed), share(spared, spared + false_alarms)
    return MalignancyScores(
        found=found,
        missed=missed,
        false_alarms=false_alarms,
        spared=spared,
        prevalence=share(found + missed, found + missed + false_alarms + spared),
        sensitivity=sensitivity,
        specificity=specificity,
        ppv=share(found, found + false_alarms),
        npv=share(spared, spared + missed),
        other_prevalences=_elsewhere(sensitivity, specificity),
    )


def _malignancy(
    matrix: Sequence[Sequence[int]], answers: Sequence[Answer], labels: Sequence[Label]
) -> MalignancyScores | None:
    table = malignancy_of(matrix, labels)
    if table is None:
        return None

    def is_called_rightly(answer: Answer) -> bool:
        return answer.predicted is not None and labels[answer.predicted].malignant == labels[answer.truth].malignant

    return table.model_copy(
        update={
            name: _by_cases([each for each in answers if labels[each.truth].malignant is side], is_called_rightly)
            for name, side in (("sensitivity_by_cases", True), ("specificity_by_cases", False))
        }
    )


def _by_cases(answers: Sequence[Answer], is_hit: Callable[[Answer], bool]) -> Interval | None:
    if not answers or any(not answer.case for answer in answers):
        # Images outside any case would each be one of their own, which nobody has said.
        return None
    counts: dict[str, tuple[int, int]] = {}
    for answer in answers:
        # The same name below two class folders is taken for two cases: a case has one class.
        case = f"{answer.folder}/{answer.case}"
        hits, total = counts.get(case, (0, 0))
        counts[case] = (hits + is_hit(answer), total + 1)
    return by_cases(counts)


def _elsewhere(sensitivity: Estimate | None, specificity: Estimate | None) -> tuple[OtherPrevalence, ...]:
    if sensitivity is None or specificity is None:
        return ()
    se, sp = sensitivity.value, specificity.value
    result = []
    for prevalence in _OTHER_PREVALENCES:
        called = se * prevalence + (1 - sp) * (1 - prevalence)
        spared = sp * (1 - prevalence) + (1 - se) * prevalence
        result.append(
            OtherPrevalence(
                prevalence=prevalence,
                ppv=se * prevalence / called if called else None,
                npv=sp * (1 - prevalence) / spared if spared else None,
            )
        )
    return tuple(result)


def _class_scores(index: int, label: Label, matrix: Sequence[Sequence[int]]) -> ClassScores:
    total = sum(map(sum, matrix))
    right, own, given = matrix[index][index], sum(matrix[index]), sum(row[index] for row in matrix)
    neither = total - own - given + right
    return ClassScores(
        label_id=label.id,
        display_name=label.display_name,
        malignant=label.malignant,
        image_count=own,
        predicted_count=given,
        sensitivity=share(right, own),
        specificity=share(neither, total - own),
        ppv=share(right, given),
        npv=share(neither, total - given),
        f1=2 * right / (own + given) if own else None,
    )
