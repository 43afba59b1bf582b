"""A gate lets a build through on the right side of its limit only."""

import pytest

from converter.scoring.gate import DEFAULT_GATES, Bound, Gate, Metric, check_gates
from inference.card import Precision


def _gate(bound: Bound) -> Gate:
    return Gate(metric=Metric.ACCURACY_DROP, bound=bound, limit=0.01, meaning="loss of accuracy")


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
    check = _gate(bound).check(measured)
    assert check.passed is passed
    assert (check.name, check.limit, check.meaning) == ("accuracy_drop", 0.01, "loss of accuracy")


@pytest.mark.parametrize("precision", Precision)
def test_every_precision_is_gated_on_every_metric(precision: Precision):
    assert {gate.metric for gate in DEFAULT_GATES[precision]} == set(Metric)


@pytest.mark.parametrize(
    ("metric", "bad"),
    [
        (Metric.ACCURACY_DROP, 0.02),
        (Metric.RECALL_DROP, 0.03),
        (Metric.AGREEMENT, 0.97),
        (Metric.HEATMAP_CORRELATION, 0.94),
    ],
)
@pytest.mark.parametrize("precision", Precision)
def test_the_default_gates_pass_a_perfect_build_and_refuse_each_fault(precision: Precision, metric: Metric, bad: float):
    perfect = {
        Metric.ACCURACY_DROP: 0.0,
        Metric.RECALL_DROP: 0.0,
        Metric.AGREEMENT: 1.0,
        Metric.HEATMAP_CORRELATION: 1.0,
    }
    assert all(check.passed for check in check_gates(DEFAULT_GATES[precision], perfect))
    checks = check_gates(DEFAULT_GATES[precision], perfect | {metric: bad})
    assert [check.name for check in checks if not check.passed] == [metric.value]
    assert len(checks) == len(Metric), "what passed is reported too"
