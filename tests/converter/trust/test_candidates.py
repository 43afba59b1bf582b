"""Scores keep the digits that tell images apart, and are larger for what is more foreign."""

import numpy as np
import pytest

from converter.trust.candidates import Answers, Candidate, fit_candidate

TRUTH = np.arange(200) % 4


def _answers(seed: int) -> Answers:
    rng = np.random.default_rng(seed)
    features = np.repeat(np.eye(4), 20, axis=1)[TRUTH] * 4 + rng.normal(size=(len(TRUTH), 80))
    return Answers((3 * np.eye(4)[TRUTH]).astype(np.float32), features.astype(np.float32))


def test_very_sure_answers_still_differ_in_how_unsure_they_are():
    logits = np.array([[0.0, 20.0], [0.0, 25.0], [0.0, 30.0]], np.float32)
    answers = Answers(logits, np.zeros((3, 1), np.float32))

    scores = fit_candidate(Candidate.UNSURE, answers, np.array([0, 1, 1]))(answers)

    assert scores.dtype == np.float64
    np.testing.assert_allclose(scores, 1.0 / (1.0 + np.exp([20.0, 25.0, 30.0])), rtol=1e-6)


@pytest.mark.parametrize("candidate", [each for each in Candidate if each not in (Candidate.UNSURE, Candidate.ENERGY)])
def test_every_score_of_the_features_is_larger_where_the_classes_patterns_are_mixed(candidate: Candidate):
    score = fit_candidate(candidate, _answers(1), TRUTH)
    known = _answers(2)
    mixed = Answers(known.logits, known.features.copy())
    mixed.features[:, ::2] *= -1

    assert np.median(score(mixed)) > np.median(score(known))
