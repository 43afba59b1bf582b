"""What changed between Keras and a build is counted image by image."""

import numpy as np
import pytest

from converter.scoring.build_outputs import BuildOutputs
from converter.scoring.gate import ANSWER_METRICS, Metric
from converter.scoring.measurements import ChangedAnswer, changed_answers, compare_answers
from converter.scoring.reference import KerasAnswers
from converter.split_file import Subset
from converter.subsets import LabelledImages
from inference.card import Label

LABELS = (
    Label(id="benign", display_name="Benign", malignant=False),
    Label(id="pre_b", display_name="Pre-B", malignant=True),
    Label(id="pro_b", display_name="Pro-B", malignant=True),
)
TRUTH = [0, 0, 1, 1, 1, 2, 2, 2]
HEATMAPS = np.random.default_rng(0).random((8, 4, 4, 3)).astype(np.float32)


def _images() -> LabelledImages:
    return LabelledImages(
        Subset.TEST,
        tuple(f"{index}.png" for index in range(8)),
        tuple("abcdefgh"),
        np.zeros((8, 2, 2, 3), np.uint8),
        np.array(TRUTH),
    )


def _logits(answers: list[int]) -> np.ndarray:
    return (3.0 * np.eye(3)[answers]).astype(np.float32)


def _measure(before: list[int], after: list[int]) -> dict[Metric, float]:
    outputs = BuildOutputs(_logits(after), HEATMAPS, np.zeros((8, 5), np.float32))
    return compare_answers(_images(), outputs, KerasAnswers(_logits(before), HEATMAPS), LABELS)


def test_equal_answers_lose_nothing():
    assert _measure(TRUTH, TRUTH) == {
        Metric.ACCURACY_DROP: 0.0,
        Metric.IMAGES_LOST: 0.0,
        Metric.RECALL_DROP: 0.0,
        Metric.MALIGNANT_TO_BENIGN: 0.0,
        Metric.AGREEMENT: 1.0,
        Metric.HEATMAP_CORRELATION: pytest.approx(1.0),
    }


def test_what_a_recipe_may_ask_of_validation_images_is_what_answers_tell():
    assert _measure(TRUTH, TRUTH).keys() == ANSWER_METRICS


def test_lost_images_are_net_and_recall_is_of_the_class_that_lost_most():
    found = _measure([0, 1, 1, 1, 1, 2, 2, 2], [0, 0, 1, 1, 1, 2, 1, 1])
    assert found[Metric.IMAGES_LOST] == 1.0
    assert found[Metric.ACCURACY_DROP] == pytest.approx(1 / 8)
    assert found[Metric.RECALL_DROP] == pytest.approx(2 / 3)
    assert found[Metric.AGREEMENT] == pytest.approx(5 / 8)


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        (1, 0, 1),  # malignant, called so, now benign: the dangerous one
        (2, 0, 1),  # called the wrong malignant class before, benign now: as dangerous
        (0, 0, 0),  # Keras called it benign already
        (1, 2, 0),  # still malignant
        (0, 1, 0),  # mended
    ],
)
def test_a_malignant_image_that_becomes_benign_is_counted(before: int, after: int, count: int):
    keras_says, build_says = list(TRUTH), list(TRUTH)
    keras_says[2], build_says[2] = before, after
    assert _measure(keras_says, build_says)[Metric.MALIGNANT_TO_BENIGN] == count


def test_a_benign_image_that_is_called_benign_again_is_no_flip():
    assert _measure([1, 0, *TRUTH[2:]], TRUTH)[Metric.MALIGNANT_TO_BENIGN] == 0


def test_every_changed_answer_is_listed_with_both_answers_and_their_probabilities():
    after = list(TRUTH)
    after[3] = 2
    outputs = BuildOutputs(2 * _logits(after), HEATMAPS, np.zeros((8, 5), np.float32))
    found = changed_answers(_images(), outputs, KerasAnswers(_logits(TRUTH), HEATMAPS), LABELS)
    assert found == (
        ChangedAnswer(
            path="3.png",
            truth="pre_b",
            keras="pre_b",
            keras_probability=pytest.approx(np.exp(3) / (np.exp(3) + 2)),
            build="pro_b",
            build_probability=pytest.approx(np.exp(6) / (np.exp(6) + 2)),
        ),
    )
