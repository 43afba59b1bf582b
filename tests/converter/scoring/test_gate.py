"""A gate lets a build through on the right side of its limit only."""

import pytest

from converter.recipe import read_recipe
from converter.scoring.gate import Bound, Gate, Metric, check_gates, refused
from inference.card import Precision

PERFECT = dict.fromkeys(Metric, 0.0) | {
    Metric.AGREEMENT: 1.0,
    Metric.HEATMAP_CORRELATION: 1.0,
    Metric.SIZE_SHARE: 0.3,
}


@pytest.mark.parametrize(
    ("bound", "measured", "passed"),
    [
        (Bound.AT_MOST, 0.009, True),
        (Bound.AT_MOST, 0.01, True),
        (Bound.AT_MOST, 0.011, False),
        (Bound.AT_LEAST, 0.011, True),
        (Bound.AT_LEAST, 0.01, True),
        (Bound.AT_LEAST, 0.009, False),
    ],
)
def test_the_limit_itself_passes_and_the_wrong_side_does_not(bound: Bound, measured: float, passed: bool):
    check = Gate(metric=Metric.ACCURACY_DROP, bound=bound, limit=0.01).check(measured)
    assert check.passed is passed
    assert (check.name, check.limit, check.meaning) == ("accuracy_drop", 0.01, Metric.ACCURACY_DROP.meaning)


@pytest.mark.parametrize("precision", Precision)
def test_every_precision_is_gated_on_every_metric(precision: Precision):
    gates = read_recipe().build[precision].gates
    assert {gate.metric for gate in gates} == set(Metric)
    assert len(gates) == len(Metric)


@pytest.mark.parametrize(
    ("metric", "bad"),
    [
        (Metric.ACCURACY_DROP, 0.02),
        (Metric.IMAGES_LOST, 2),
        (Metric.RECALL_DROP, 0.03),
        (Metric.MALIGNANT_TO_BENIGN, 1),
        (Metric.AGREEMENT, 0.97),
        (Metric.HEATMAP_CORRELATION, 0.94),
        (Metric.CALIBRATION_ERROR_RISE, 0.02),
        (Metric.ROBUSTNESS_DROP, 0.02),
        (Metric.SIZE_SHARE, 0.7),
    ],
)
@pytest.mark.parametrize("precision", Precision)
def test_the_shipped_gates_pass_a_perfect_build_and_refuse_each_fault(precision: Precision, metric: Metric, bad: float):
    gates = read_recipe().build[precision].gates
    assert not refused(check_gates(gates, PERFECT))
    checks = check_gates(gates, PERFECT | {metric: bad})
    assert [check.name for check in refused(checks)] == [metric.value]
    assert len(checks) == len(Metric), "what passed is reported too"


def test_a_failure_that_was_allowed_is_no_refusal_but_stays_a_failure():
    gates = (Gate(metric=Metric.IMAGES_LOST, limit=0), Gate(metric=Metric.SIZE_SHARE, limit=0.5))
    checks = check_gates(gates, PERFECT | {Metric.IMAGES_LOST: 3.0}, allowed=(Metric.IMAGES_LOST, Metric.SIZE_SHARE))
    assert [(check.passed, check.allowed) for check in checks] == [(False, True), (True, False)]
    assert refused(checks) == ()
