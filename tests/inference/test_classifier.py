"""One image's whole way: thresholds of the card against numbers known by hand, through a stand-in for the build."""

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from inference.card import Threshold
from inference.classifier import Classifier
from inference.decision import Decision, Flag
from inference.images import SmearImage
from inference.prepared import prepare
from inference.runtime import RawOutputs


class StandInRuntime:
    """Answers every image with the same outputs."""

    name, version = "stand-in", "1"

    def __init__(self, card, trust):
        self.card = card
        self.features = trust["feature_mean"].copy()
        self.heatmaps = np.ones((*card.heatmap_size, len(card.labels)), np.float32)
        self.sure_of(0, 0.95)

    def sure_of(self, index, probability):
        """Give one class this calibrated probability, and share the rest among the others."""
        count = len(self.card.labels)
        probabilities = np.full(count, (1 - probability) / (count - 1))
        probabilities[index] = probability
        self.logits = (np.log(probabilities) * self.card.temperature).astype(np.float32)

    def run(self, _array):
        return RawOutputs(self.logits, self.heatmaps, self.features)


def _limit(value):
    return Threshold(default=value, minimum=-1e9, maximum=1e9, meaning="test")


@pytest.fixture
def stand_in(classifier):
    """A classifier that flags nothing on an ordinary field, reports from 0.8, and is near the threshold up to 0.85."""
    limits = {
        "abstain_below": _limit(0.8),
        "near_threshold_margin": _limit(0.05),
        "out_of_distribution_above": _limit(1e8),
        "blur_below": _limit(0.001),
        "dark_below": _limit(20.0),
        "bright_above": _limit(254.0),
        "stain_above": _limit(1e8),
    }
    card = classifier.card.model_copy(update={"thresholds": classifier.card.thresholds.model_copy(update=limits)})
    bundle = replace(classifier.bundle, card=card, trust=dict(classifier.bundle.trust))
    return Classifier(bundle, StandInRuntime(card, bundle.trust))


def _image(pixels):
    return SmearImage(Path("field.png"), 0, np.ascontiguousarray(pixels), "0" * 64)


def _with_limit(stand_in, name, value):
    thresholds = stand_in.card.thresholds.model_copy(update={name: _limit(value)})
    card = stand_in.card.model_copy(update={"thresholds": thresholds})
    return Classifier(replace(stand_in.bundle, card=card), stand_in.runtime)


def test_an_ordinary_field_is_reported_without_a_flag(stand_in, field):
    stand_in.runtime.sure_of(1, 0.95)

    prediction = stand_in.classify(_image(field))

    assert (prediction.decision, prediction.flags) == (Decision.REPORTED, ())
    assert prediction.predicted_index == 1
    assert prediction.probabilities[1] == pytest.approx(0.95, abs=1e-5)
    assert sum(prediction.probabilities) == pytest.approx(1.0)
    assert prediction.heatmaps.shape == (*stand_in.card.heatmap_size, len(stand_in.card.labels))
    assert prediction.elapsed_ms > 0


@pytest.mark.parametrize(
    ("probability", "decision", "flags"),
    [
        (0.79, Decision.ABSTAINED, ()),
        (0.81, Decision.REPORTED, (Flag.NEAR_THRESHOLD,)),
        (0.849, Decision.REPORTED, (Flag.NEAR_THRESHOLD,)),
        (0.851, Decision.REPORTED, ()),
    ],
)
def test_an_answer_barely_above_the_threshold_is_reported_with_a_flag(stand_in, field, probability, decision, flags):
    stand_in.runtime.sure_of(2, probability)

    prediction = stand_in.classify(_image(field))

    assert (prediction.decision, prediction.flags) == (decision, flags)


def test_a_strict_threshold_does_not_flag_every_answer(stand_in, field):
    strict = _with_limit(stand_in, "abstain_below", 0.95)
    flags = []
    for probability in (0.97, 0.98, 0.999):
        stand_in.runtime.sure_of(2, probability)
        flags.append(strict.classify(_image(field)).flags)

    assert flags == [(Flag.NEAR_THRESHOLD,), (), ()]


@pytest.mark.parametrize(
    ("pixels", "flag"),
    [
        pytest.param(np.full((120, 160, 3), 200, np.uint8), Flag.BLUR, id="flat"),
        pytest.param(np.zeros((120, 160, 3), np.uint8), Flag.EXPOSURE, id="black"),
        pytest.param(np.full((120, 160, 3), 255, np.uint8), Flag.EXPOSURE, id="white"),
    ],
)
def test_a_field_that_shows_nothing_is_flagged_and_not_reported(stand_in, pixels, flag):
    prediction = stand_in.classify(_image(pixels))

    assert flag in prediction.flags
    assert prediction.decision is Decision.ABSTAINED


def test_a_flag_of_a_field_that_is_not_reported_does_not_say_that_it_is(stand_in, field):
    stand_in.runtime.sure_of(2, 0.81)

    prediction = stand_in.classify(_image(np.concatenate([field, field, field], axis=1)))

    assert (prediction.decision, prediction.flags) == (Decision.ABSTAINED, (Flag.ASPECT_RATIO, Flag.NEAR_THRESHOLD))
    assert [flag.sentence for flag in prediction.flags if "be reported" in flag.sentence] == []


def test_a_panorama_is_flagged_for_its_proportions_and_not_reported(stand_in, field):
    prediction = stand_in.classify(_image(np.concatenate([field, field, field], axis=1)))

    assert (prediction.decision, prediction.flags) == (Decision.ABSTAINED, (Flag.ASPECT_RATIO,))


def test_features_far_from_every_class_are_out_of_distribution(stand_in, field):
    trust = stand_in.bundle.trust
    centre = trust["feature_mean"] + trust["components"] @ trust["class_means"][0]
    far_away = centre - 1e6 * trust["components"][:, 0]

    # Whether a bundle scores features or their direction, near is near and far is far.
    stand_in.runtime.features = far_away
    far = stand_in.classify(_image(field)).out_of_distribution_score
    stand_in.runtime.features = centre
    near = stand_in.classify(_image(field)).out_of_distribution_score
    assert near == pytest.approx(0.0, abs=1.0)
    assert near < 0.5 * far

    judge = _with_limit(stand_in, "out_of_distribution_above", (near + far) / 2)
    assert judge.classify(_image(field)).flags == ()
    judge.runtime.features = far_away
    prediction = judge.classify(_image(field))
    assert (prediction.decision, prediction.flags) == (Decision.ABSTAINED, (Flag.OUT_OF_DISTRIBUTION,))


def test_a_foreign_stain_is_flagged_but_still_reported(stand_in, field):
    prediction = _with_limit(stand_in, "stain_above", 0.0).classify(_image(field))

    assert (prediction.decision, prediction.flags) == (Decision.REPORTED, (Flag.STAIN,))


def test_flags_come_in_one_order_whatever_found_them(stand_in):
    prediction = stand_in.classify(_image(np.zeros((100, 500, 3), np.uint8)))

    assert prediction.flags == (Flag.BLUR, Flag.EXPOSURE, Flag.ASPECT_RATIO)


def test_the_prediction_set_follows_the_quantile_for_95_percent(stand_in, field):
    conformal = stand_in.card.conformal.model_copy(update={"quantile_by_coverage": {"0.95": 0.75, "0.99": 1.0}})
    card = stand_in.card.model_copy(update={"conformal": conformal})
    probabilities = np.full(len(card.labels), 0.01)
    probabilities[0], probabilities[2] = 0.6, 0.3
    stand_in.runtime.logits = (np.log(probabilities) * card.temperature).astype(np.float32)

    prediction = Classifier(replace(stand_in.bundle, card=card), stand_in.runtime).classify(_image(field))

    assert prediction.prediction_set == (0, 2)


def test_the_shipped_build_answers_a_drawn_field_with_its_own_shapes(classifier, field):
    prediction = classifier.classify(_image(field))

    assert len(prediction.probabilities) == len(classifier.card.labels)
    assert sum(prediction.probabilities) == pytest.approx(1.0)
    assert prediction.predicted_index in prediction.prediction_set
    assert prediction.heatmaps.shape == (*classifier.card.heatmap_size, len(classifier.card.labels))
    assert prediction.heatmaps.min() >= 0


def test_an_image_prepared_in_another_process_is_answered_as_if_it_had_been_classified_here(classifier, field):
    there = pickle.loads(pickle.dumps(prepare(_image(field), classifier.card.preprocess)))

    answered, classified = classifier.answer(there), classifier.classify(_image(field))

    assert np.array_equal(answered.heatmaps, classified.heatmaps)
    for name in ("probabilities", "prediction_set", "decision", "flags", "out_of_distribution_score"):
        assert getattr(answered, name) == getattr(classified, name)
    assert classified.elapsed_ms > 0
    assert answered.elapsed_ms > 0


def test_the_proportions_are_judged_by_the_original_and_not_by_what_the_model_sees(stand_in, field):
    panorama = prepare(_image(np.concatenate([field, field, field], axis=1)), stand_in.card.preprocess)

    assert (panorama.width_px, panorama.height_px) == (480, 120)
    assert Flag.ASPECT_RATIO in stand_in.answer(panorama).flags
