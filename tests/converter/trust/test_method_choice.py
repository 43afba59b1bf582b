"""Weighing finds the score that sees what was made foreign, and counts false alarms on images that set no limit."""

import numpy as np
import pytest

from converter.trust.candidates import Answers, Candidate
from converter.trust.foils import FoilKind
from converter.trust.method_choice import CandidateResult, Proxies, results_markdown, weigh_candidates

CHOSEN = (Candidate.DIRECTION, Candidate.MAHALANOBIS, Candidate.UNSURE)


def _answers(truth: np.ndarray, seed: int, offset: float = 0.0) -> Answers:
    rng = np.random.default_rng(seed)
    features = np.repeat(np.eye(4), 20, axis=1)[truth] * 4 + rng.normal(size=(len(truth), 80)) + offset
    return Answers((3 * np.eye(4)[truth]).astype(np.float32), features.astype(np.float32))


@pytest.fixture(scope="module")
def results() -> tuple[CandidateResult, ...]:
    train_truth, known_truth = np.arange(400) % 4, np.arange(200) % 4
    far = _answers(known_truth, 3)
    far.features[:, ::2] *= -1
    proxies = Proxies(
        train=_answers(train_truth, 1),
        train_truth=train_truth,
        known=_answers(known_truth, 2),
        known_truth=known_truth,
        foils={FoilKind.INVERTED: far},
        shifted={"none": _answers(known_truth, 4)},
    )
    return weigh_candidates(proxies, CHOSEN)


def test_the_best_score_comes_first_and_finds_the_foreign_features(results: tuple[CandidateResult, ...]):
    assert [each.mean_found for each in results] == sorted((each.mean_found for each in results), reverse=True)
    found = {each.candidate: each.mean_found for each in results}
    assert found[Candidate.DIRECTION] > 0.99 > found[Candidate.UNSURE]


def test_false_alarms_are_about_the_share_that_the_limit_was_set_for(results: tuple[CandidateResult, ...]):
    direction = next(each for each in results if each.candidate is Candidate.DIRECTION)
    assert direction.false_alarms == pytest.approx(0.05, abs=0.03)
    assert direction.shifted["none"] == pytest.approx(0.05, abs=0.05)


def test_the_page_has_a_row_for_each_score(results: tuple[CandidateResult, ...]):
    page = results_markdown(results, ["A", "B", "C", "D"], "Title")
    assert all(f"| {candidate} |" in page for candidate in CHOSEN)
    assert "| class left out: D |" in page
    assert "| inverted |" in page
