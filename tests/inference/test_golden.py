"""Loading a bundle replays its golden inputs, and refuses a runtime that answers otherwise."""

import numpy as np
import pytest

from inference.bundle_files import CARD_FILE, GOLDEN_FILE, MODEL_FILE, TRUST_FILE
from inference.classifier import load_classifier
from inference.errors import BundleRefusedError
from inference.golden import heatmap_correlation
from tests.fixtures_bundles import arrays_of, card_with, npz_with


def _refusal(folder):
    with pytest.raises(BundleRefusedError) as caught:
        load_classifier(folder)
    return caught.value.reason


def test_the_golden_outputs_of_the_shipped_bundle_are_reproduced(make_bundle):
    assert load_classifier(make_bundle()).card.golden_tolerance.probability < 0.05


def test_another_class_than_the_golden_one_is_refused_though_every_sum_holds(make_bundle, bundle_files):
    logits = np.roll(arrays_of(bundle_files[GOLDEN_FILE])["logits"], 1, axis=1)

    reason = _refusal(make_bundle({GOLDEN_FILE: npz_with(bundle_files[GOLDEN_FILE], logits=logits)}))

    assert reason.startswith(f"{GOLDEN_FILE} could not be reproduced by ")
    assert "input 0: probabilities differ by" in reason


def test_another_class_is_refused_even_where_the_tolerance_would_allow_it(make_bundle, bundle_files):
    tolerance = {"probability": 1.0, "heatmap_correlation": 0.5}
    logits = np.roll(arrays_of(bundle_files[GOLDEN_FILE])["logits"], 1, axis=1)
    folder = make_bundle(
        {
            CARD_FILE: card_with(bundle_files[CARD_FILE], golden_tolerance=tolerance),
            GOLDEN_FILE: npz_with(bundle_files[GOLDEN_FILE], logits=logits),
        }
    )

    assert "input 0: probabilities differ by" in _refusal(folder)


def test_probabilities_beyond_the_tolerance_are_refused_though_the_class_is_the_same(make_bundle, bundle_files):
    logits = arrays_of(bundle_files[GOLDEN_FILE])["logits"]
    logits[-1] *= 0.1  # the same order, but far less sure
    number = len(logits) - 1

    reason = _refusal(make_bundle({GOLDEN_FILE: npz_with(bundle_files[GOLDEN_FILE], logits=logits)}))

    assert f"input {number}: probabilities differ by" in reason


def test_heatmaps_elsewhere_are_refused_though_the_probabilities_hold(make_bundle, bundle_files):
    heatmaps = arrays_of(bundle_files[GOLDEN_FILE])["heatmaps"][:, ::-1]

    reason = _refusal(make_bundle({GOLDEN_FILE: npz_with(bundle_files[GOLDEN_FILE], heatmaps=heatmaps)}))

    assert f"{GOLDEN_FILE} could not be reproduced" in reason
    assert "heatmaps correlate by" in reason


def test_a_card_that_promises_other_features_than_the_build_gives_is_refused(make_bundle, bundle_files):
    trust = arrays_of(bundle_files[TRUST_FILE])
    one_less = {"feature_mean": trust["feature_mean"][:-1], "components": trust["components"][:-1]}
    folder = make_bundle(
        {
            CARD_FILE: card_with(bundle_files[CARD_FILE], feature_count=len(trust["feature_mean"]) - 1),
            TRUST_FILE: npz_with(bundle_files[TRUST_FILE], **one_less),
        }
    )

    assert _refusal(folder).startswith("the model answers with shapes")


def test_a_build_that_does_not_load_is_refused_by_its_name(make_bundle):
    assert _refusal(make_bundle({MODEL_FILE: b"no flatbuffer" * 100})).startswith(f"{MODEL_FILE}: ")


def test_a_card_without_the_quantile_that_sets_rest_on_is_refused(make_bundle, bundle_files, classifier):
    conformal = {**classifier.card.conformal.model_dump(), "quantile_by_coverage": {"0.90": 0.5}}

    reason = _refusal(make_bundle({CARD_FILE: card_with(bundle_files[CARD_FILE], conformal=conformal)}))

    assert reason == f"{CARD_FILE} has no conformal quantile for 0.95"


def test_correlation_does_not_mind_scale_but_minds_place():
    heatmap = np.array([[0, 1], [2, 3]], np.float32)

    assert heatmap_correlation(heatmap, 5 * heatmap + 2) == pytest.approx(1.0)
    assert heatmap_correlation(heatmap, 3 - heatmap) == pytest.approx(-1.0)
    # deviations (-1.5, -.5, .5, 1.5) and (-.5, -1.5, .5, 1.5): sum of products 4, of squares 5
    assert heatmap_correlation(heatmap, np.array([[1, 0], [2, 3]], np.float32)) == pytest.approx(0.8)


def test_two_empty_heatmaps_agree_and_one_empty_one_does_not():
    empty, full = np.zeros((2, 2), np.float32), np.array([[0, 1], [2, 3]], np.float32)

    assert heatmap_correlation(empty, empty) == 1.0
    assert heatmap_correlation(empty, full) == 0.0
