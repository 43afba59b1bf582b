"""Every figure is counted as one would by hand."""

import pytest

from desktop.validation.scores import count_scores
from inference.card import Label
from inference.decision import Decision
from tests.desktop.store.made_runs import LABELS
from tests.desktop.validation.made_answers import answer, answers

MIXED = {
    "benign__benign": 18,
    "benign__pre_b": 2,
    "early_pre_b__early_pre_b": 27,
    "early_pre_b__pre_b": 2,
    "early_pre_b__benign": 1,
    "pre_b__pre_b": 10,
}


def test_malignant_or_not_is_asked_across_classes():
    table = count_scores(answers(**MIXED), LABELS).malignancy

    # Early Pre-B taken for Pre-B is found all the same.
    assert (table.found, table.missed, table.false_alarms, table.spared) == (39, 1, 2, 18)
    assert table.sensitivity.value == pytest.approx(39 / 40)
    assert table.specificity.value == pytest.approx(18 / 20)
    assert table.ppv.value == pytest.approx(39 / 41)
    assert table.npv.value == pytest.approx(18 / 19)
    assert table.prevalence.value == pytest.approx(40 / 60)


def test_each_class_is_counted_against_all_others():
    scores = count_scores(answers(**MIXED), LABELS)

    pre = scores.classes[2]
    assert (pre.image_count, pre.predicted_count) == (10, 14)
    assert pre.sensitivity.value == 1.0
    assert pre.specificity.value == pytest.approx(46 / 50)
    assert pre.ppv.value == pytest.approx(10 / 14)
    assert pre.npv.value == 1.0
    assert pre.f1 == pytest.approx(20 / 24)
    assert scores.accuracy.value == pytest.approx(55 / 60)
    assert scores.confusion == ((18, 0, 2, 0), (1, 27, 2, 0), (0, 0, 10, 0), (0, 0, 0, 0))


def test_a_class_without_images_has_no_sensitivity_but_a_specificity():
    pro = count_scores(answers(**MIXED), LABELS).classes[3]

    assert (pro.sensitivity, pro.ppv, pro.f1) == (None, None, None)
    assert pro.specificity.total == 60


def test_predictive_values_elsewhere_follow_from_bayes_rule():
    table = count_scores(answers(benign__benign=9, benign__pre_b=1, pre_b__pre_b=8, pre_b__benign=2), LABELS).malignancy

    tenth = next(each for each in table.other_prevalences if each.prevalence == 0.1)
    assert tenth.ppv == pytest.approx(0.8 * 0.1 / (0.8 * 0.1 + 0.1 * 0.9))
    assert tenth.npv == pytest.approx(0.9 * 0.9 / (0.9 * 0.9 + 0.2 * 0.1))


def test_with_one_side_only_there_is_no_figure_of_the_other():
    table = count_scores(answers(pre_b__pre_b=5), LABELS).malignancy

    assert table.specificity is None
    assert table.other_prevalences == ()


def test_a_model_whose_classes_are_all_malignant_has_no_fourfold_table():
    labels = tuple(Label(id=label.id, display_name=label.display_name, malignant=True) for label in LABELS)

    assert count_scores(answers(benign__benign=5), labels).malignancy is None


def test_unreadable_images_are_in_no_figure_and_withheld_ones_are():
    given = [
        answer("benign", "benign"),
        answer("benign", "pre_b", decision=Decision.ABSTAINED),
        answer("benign", None),
    ]

    scores = count_scores(given, LABELS)

    assert scores.image_count == 2
    assert scores.accuracy.value == 0.5


def test_intervals_by_case_need_every_image_to_be_of_a_case():
    of_cases = [answer("pre_b", "pre_b", number=n, case=f"patient {n}") for n in range(6)]

    assert count_scores(of_cases, LABELS).malignancy.sensitivity_by_cases is not None
    loose = [*of_cases, answer("pre_b", "pre_b", number=9)]
    assert count_scores(loose, LABELS).malignancy.sensitivity_by_cases is None


def test_nothing_counts_to_nothing():
    scores = count_scores([], LABELS)

    assert (scores.image_count, scores.accuracy) == (0, None)
    assert scores.malignancy.sensitivity is None
