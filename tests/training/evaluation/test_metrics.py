"""The scores of the paper's Tables 2 and 3, counted by hand on ten images and against scikit-learn on many."""

import numpy as np
import pytest
from sklearn.metrics import average_precision_score, precision_recall_fscore_support, roc_auc_score

from inference.card import Label
from tests.training.evaluation.made_up import QUICK, answers_of
from training.dataset.folder import ALL_LABELS
from training.evaluation.answers import Answers
from training.evaluation.metrics import macro_recall, score

# Ten images: three benign, three early, two pre, two pro. Wrong: one benign called early, one early called benign, one
# pro called pre.
TRUTH = (0, 0, 0, 1, 1, 1, 2, 2, 3, 3)
PREDICTED = (0, 0, 1, 1, 1, 0, 2, 2, 3, 2)


def test_ten_images_give_the_figures_worked_out_by_hand():
    found = score(answers_of(TRUTH, PREDICTED), ALL_LABELS, QUICK)

    assert found.overall.accuracy.value == 0.7
    benign, _early, pre, pro = found.classes
    assert benign.precision is not None
    assert benign.recall is not None
    assert benign.f1 is not None
    assert (benign.precision.value, benign.recall.value) == pytest.approx((2 / 3, 2 / 3))
    assert (benign.support, benign.predicted_count) == (3, 3)
    assert pre.precision is not None
    assert pre.precision.value == pytest.approx(2 / 3)
    assert pro.recall is not None
    assert pro.recall.value == 0.5
    assert found.overall.macro.recall.value == pytest.approx((2 / 3 + 2 / 3 + 1 + 1 / 2) / 4)
    assert found.overall.weighted.recall.value == pytest.approx(0.7)
    assert found.confusion.tolist() == [[2, 1, 0, 0], [1, 2, 0, 0], [0, 0, 2, 0], [0, 0, 1, 1]]


def test_malignant_or_not_is_counted_by_the_labels_flag():
    found = score(answers_of(TRUTH, PREDICTED), ALL_LABELS, QUICK).malignancy

    assert found is not None
    assert (found.malignant_count, found.benign_count) == (7, 3)
    # The pro called pre is the wrong subtype, but malignant all the same.
    assert (found.missed_count, found.false_alarm_count) == (1, 1)
    assert found.sensitivity is not None
    assert found.specificity is not None
    assert found.sensitivity.value == pytest.approx(6 / 7)
    assert found.specificity.value == pytest.approx(2 / 3)


@pytest.fixture(scope="module")
def noisy() -> Answers:
    rng = np.random.default_rng(7)
    truth = rng.integers(0, 4, 200)
    return Answers(truth, np.eye(4)[truth] * 1.5 + rng.normal(0, 1.0, (200, 4)))


def test_every_point_equals_scikit_learns(noisy: Answers):
    found = score(noisy, ALL_LABELS, QUICK)

    precision, recall, f1, _ = precision_recall_fscore_support(noisy.truth, noisy.predicted)
    for index, each in enumerate(found.classes):
        assert each.precision is not None
        assert each.recall is not None
        assert each.f1 is not None
        assert each.roc_auc is not None
        assert each.average_precision is not None
        assert (each.precision.value, each.recall.value, each.f1.value) == pytest.approx(
            (precision[index], recall[index], f1[index])
        )
        positive, scores = noisy.truth == index, noisy.probabilities[:, index]
        assert each.roc_auc.value == pytest.approx(roc_auc_score(positive, scores))
        assert each.average_precision.value == pytest.approx(average_precision_score(positive, scores))
    for average in ("macro", "weighted"):
        expected = precision_recall_fscore_support(noisy.truth, noisy.predicted, average=average)[:3]
        ours = getattr(found.overall, average)
        assert (ours.precision.value, ours.recall.value, ours.f1.value) == pytest.approx(expected)
    assert found.overall.macro_roc_auc is not None
    assert found.overall.macro_roc_auc.value == pytest.approx(
        roc_auc_score(noisy.truth, noisy.probabilities, multi_class="ovr")
    )


def test_bootstrap_bounds_lie_around_their_point_and_repeat_with_the_seed(noisy: Answers):
    first, second = (score(noisy, ALL_LABELS, QUICK).overall for _ in range(2))
    assert first == second
    assert first.macro.f1.low < first.macro.f1.value < first.macro.f1.high
    assert first.macro.f1.high - first.macro.f1.low < 0.2


def test_a_class_without_images_takes_no_part_in_the_averages():
    found = score(answers_of((0, 0, 1, 1), (0, 2, 1, 1)), ALL_LABELS, QUICK)

    assert found.overall.macro.recall.value == pytest.approx((0.5 + 1.0) / 2)
    pre = found.classes[2]
    assert pre.recall is None
    assert pre.f1 is None
    assert pre.roc_auc is None
    assert pre.precision is not None
    assert pre.precision.value == 0.0


def test_a_class_never_answered_has_no_precision_of_its_own_and_zero_in_the_average():
    found = score(answers_of((0, 1), (0, 0)), ALL_LABELS, QUICK)
    assert found.classes[1].precision is None
    assert found.overall.macro.precision.value == pytest.approx((0.5 + 0.0) / 2)


def test_one_class_alone_has_no_areas():
    found = score(answers_of((1, 1, 1), (1, 1, 2)), ALL_LABELS, QUICK)
    assert found.overall.macro_roc_auc is None
    assert found.malignancy is not None
    assert found.malignancy.roc_auc is None
    assert found.malignancy.specificity is None


def test_labels_that_are_all_malignant_have_no_malignancy_score():
    labels = [Label(id=name, display_name=name, malignant=True) for name in ("one", "two", "three")]
    found = score(answers_of((0, 1, 2), (0, 1, 1), class_count=3), labels, QUICK)
    assert found.malignancy is None
    assert len(found.classes) == 3


def test_macro_recall_is_the_mean_over_present_classes():
    assert macro_recall(np.array([0, 0, 3]), np.array([0, 1, 3])) == 0.75
