"""A build is scored under each shift as it screens, beside Keras under the same shift."""

import numpy as np
import pytest

from converter.scoring.robustness import abstention_rate, largest_drop, score_shifts, screen
from inference.card import ShiftScore
from inference.classifier import load_classifier
from inference.decision import Decision
from inference.shifts import Shift, apply_shift
from tests.converter.conftest import Converted

SHIFTS = (Shift(name="warm", gains=(1.5, 1.0, 0.5)), Shift(name="dark", gains=(0.1, 0.1, 0.1)))


def _score(accuracy: float, keras_accuracy: float | None) -> ShiftScore:
    return ShiftScore(name="warm", accuracy=accuracy, keras_accuracy=keras_accuracy, abstention_rate=0.0)


def test_the_largest_drop_is_of_the_worst_shift_and_not_of_the_least_accurate():
    assert largest_drop([_score(0.9, 0.95), _score(0.5, 0.5), _score(0.8, 1.0)]) == pytest.approx(0.2)


def test_without_shifts_nothing_drops():
    assert largest_drop([]) == 0.0


def test_a_score_without_keras_beside_it_cannot_pass_a_gate():
    with pytest.raises(ValueError, match="nobody asked Keras under the shift warm"):
        largest_drop([_score(0.1, None)])


def test_each_shift_is_scored_on_shifted_images_with_keras_answers_of_its_own(converted: Converted):
    classifier = load_classifier(next(iter(converted.bundles.values())))
    pixels = np.random.default_rng(0).integers(0, 256, (6, 32, 32, 3), dtype=np.uint8)
    truth = np.array([0, 1, 2, 3, 0, 1])
    right, wrong = 5.0 * np.eye(4, dtype=np.float32)[truth], 5.0 * np.eye(4, dtype=np.float32)[(truth + 1) % 4]
    told: list[str] = []

    scores = score_shifts(classifier, pixels, truth, SHIFTS, (right, wrong), lambda shift: told.append(shift.name))

    assert told == [score.name for score in scores] == ["warm", "dark"]
    assert [score.keras_accuracy for score in scores] == [1.0, 0.0]
    for shift, score in zip(SHIFTS, scores, strict=True):
        predictions = screen(classifier, [apply_shift(image, shift) for image in pixels])
        assert score.accuracy == np.mean([each.predicted_index for each in predictions] == truth)
        assert score.abstention_rate == np.mean([each.decision is Decision.ABSTAINED for each in predictions])
    assert abstention_rate(screen(classifier, [apply_shift(image, SHIFTS[1]) for image in pixels])) > 0.0
