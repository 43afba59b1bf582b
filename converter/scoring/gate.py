"""The gate: what a build must hold against the model it was made of before it may leave."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from inference.card import GateCheck


class Metric(StrEnum):
    """What a gate looks at; every difference is between Keras and the build on the same images."""

    ACCURACY_DROP = "accuracy_drop"
    IMAGES_LOST = "images_lost"
    RECALL_DROP = "largest_recall_drop"
    MALIGNANT_TO_BENIGN = "malignant_to_benign"
    AGREEMENT = "agreement_with_keras"
    HEATMAP_CORRELATION = "heatmap_correlation_median"
    CALIBRATION_ERROR_RISE = "calibration_error_rise"
    ROBUSTNESS_DROP = "largest_drop_under_a_shift"
    SIZE_SHARE = "size_share"

    @property
    def meaning(self) -> str:
        """The metric in words."""
        return _MEANINGS[self]


_MEANINGS: Mapping[Metric, str] = {
    Metric.ACCURACY_DROP: "accuracy of Keras minus accuracy of the build",
    Metric.IMAGES_LOST: "images that Keras answers rightly, less those that the build does",
    Metric.RECALL_DROP: "largest loss of recall in one class against Keras",
    Metric.MALIGNANT_TO_BENIGN: "malignant images that Keras calls malignant and the build does not",
    Metric.AGREEMENT: "share of images with the same answer as Keras",
    Metric.HEATMAP_CORRELATION: "median correlation with Keras's Grad-CAM of the predicted class",
    Metric.CALIBRATION_ERROR_RISE: "expected calibration error of the build minus that of Keras",
    Metric.ROBUSTNESS_DROP: "largest loss of accuracy against Keras under one shift",
    Metric.SIZE_SHARE: "bytes of the build per byte of the float32 build",
}


# What images' answers alone tell, so that it can be asked of the validation images too.
ANSWER_METRICS = frozenset(
    {
        Metric.ACCURACY_DROP,
        Metric.IMAGES_LOST,
        Metric.RECALL_DROP,
        Metric.MALIGNANT_TO_BENIGN,
        Metric.AGREEMENT,
        Metric.HEATMAP_CORRELATION,
    }
)


class Bound(StrEnum):
    """On which side of its limit a metric must stay."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"


class Gate(BaseModel):
    """One check and its limit."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    metric: Metric
    bound: Bound = Bound.AT_MOST
    limit: float = Field(allow_inf_nan=False)

    def check(self, measured: float, *, may_fail: bool = False) -> GateCheck:
        """Compare a measurement with the limit; `may_fail` says in the check that a failure was allowed beforehand."""
        passed = measured <= self.limit if self.bound is Bound.AT_MOST else measured >= self.limit
        return GateCheck(
            name=self.metric.value,
            measured=measured,
            limit=self.limit,
            passed=passed,
            allowed=may_fail and not passed,
            meaning=self.metric.meaning,
        )


def check_gates(
    gates: Sequence[Gate], measured: Mapping[Metric, float], allowed: Collection[Metric] = ()
) -> tuple[GateCheck, ...]:
    """Check every gate; all results come back, failed ones included.

    Args:
        gates: what must hold.
        measured: a number for the metric of each gate.
        allowed: metrics that someone decided may fail.
    """
    return tuple(gate.check(measured[gate.metric], may_fail=gate.metric in allowed) for gate in gates)


def refused(checks: Sequence[GateCheck]) -> tuple[GateCheck, ...]:
    """The checks that failed and were not allowed to."""
    return tuple(check for check in checks if not check.passed and not check.allowed)
