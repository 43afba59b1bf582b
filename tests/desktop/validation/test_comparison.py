"""What was measured here is held against the card in words that the numbers of images carry."""

from types import SimpleNamespace

import pytest

from desktop.validation.comparison import compare_with_card
from desktop.validation.intervals import share
from desktop.validation.scores import count_scores
from tests.desktop.store.made_runs import LABELS
from tests.desktop.validation.made_answers import answers


def _card(right=98, wrong=2):
    confusion = [[0] * 4 for _label in LABELS]
    per_class = []
    for index, label in enumerate(LABELS):
        confusion[index][index] = right
        confusion[index][(index + 1) % 4] = wrong
        recall = right / (right + wrong)
        per_class.append(SimpleNamespace(label_id=label.id, recall=recall, support=right + wrong))
    evidence = SimpleNamespace(
        subset="test",
        image_count=4 * (right + wrong),
        accuracy=right / (right + wrong),
        abstention_rate=0.02,
        confusion=confusion,
        per_class=per_class,
    )
    return SimpleNamespace(labels=LABELS, evidence=(evidence,))


def _words(counts, card):
    scores = count_scores(answers(**counts), LABELS)
    found = compare_with_card(scores, share(0, scores.image_count), card)
    return {each.measure: each for each in found}


@pytest.mark.parametrize(
    ("benign_right", "words"),
    [(100, "No difference that so many images can show"), (80, "Lower here"), (95, "No difference")],
)
def test_a_difference_is_one_only_where_its_interval_excludes_none(benign_right, words):
    found = _words({"benign__benign": benign_right, "benign__pre_b": 100 - benign_right}, _card())

    assert found["specificity (malignant)"].words.startswith(words)
    assert found["sensitivity of Benign"].words.startswith(words)


def test_better_than_the_card_is_said_too():
    found = _words({"benign__benign": 200}, _card(80, 20))

    assert found["specificity (malignant)"].words.startswith("Higher here")
    assert "percentage points" in found["specificity (malignant)"].words


def test_what_is_not_here_is_not_compared():
    found = _words({"benign__benign": 10}, _card())

    assert "sensitivity (malignant)" not in found
    assert "sensitivity of Pro-B" not in found
    assert {"accuracy", "share not reported"} <= set(found)


def test_a_card_without_evidence_compares_nothing():
    assert not _words({"benign__benign": 10}, SimpleNamespace(labels=LABELS, evidence=()))
