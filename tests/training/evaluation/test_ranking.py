"""The quick areas are scikit-learn's, tied scores and repeated images included."""

import numpy as np
import pytest
from sklearn.metrics import average_precision_score, roc_auc_score

from training.evaluation.ranking import Ranking


@pytest.mark.parametrize("seed", range(5))
def test_areas_equal_those_of_scikit_learn(seed: int):
    rng = np.random.default_rng(seed)
    positive = rng.random(60) < 0.4
    # One decimal: many ties, within and between the two kinds.
    scores = np.round(rng.normal(positive * 0.8, 1.0), 1)
    weights = rng.integers(0, 4, 60)

    found = Ranking(scores, positive).areas(weights)

    assert found.roc_auc == pytest.approx(roc_auc_score(positive, scores, sample_weight=weights))
    assert found.average_precision == pytest.approx(average_precision_score(positive, scores, sample_weight=weights))


def test_a_perfect_order_has_both_areas_one():
    found = Ranking(np.array([0.9, 0.8, 0.2, 0.1]), np.array([True, True, False, False])).areas(np.ones(4, dtype=int))
    assert found == (1.0, 1.0)
