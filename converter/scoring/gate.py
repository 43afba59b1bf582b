"""The gate: what a build must hold on the test split before it may leave."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict

from inference.card import GateCheck, Precision


class Metric(StrEnum):
    """What a gate looks at."""

    ACCURACY_DROP = "accuracy_drop"
    RECALL_DROP = "largest_recall_drop"
    AGREEMENT = "agreement_with_keras"
    HEATMAP_CORRELATION = "heatmap_correlation_median"


class Bound(StrEnum):
    """On which side of its limit a metric must stay."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"


class Gate(BaseModel):
    """One check and its limit."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    metric: Metric
    bound: Bound
    limit: float
    meaning: str

    def check(self, measured: float) -> GateCheck:
        """Compare a measurement with the limit."""
        passed = measured <= self.limit if self.bound is Bound.AT_MOST else measured >= self.limit
        return GateCheck(
            name=self.metric.value,
            measured=measured,
            limit=self.limit,
            passed=passed,
            meaning=self.meaning,
        )


def _gates(heatmap_limit: float) -> tuple[Gate, ...]:
    return (
        Gate(
            metric=Metric.ACCURACY_DROP,
            bound=Bound.AT_MOST,
            limit=0.01,
            meaning="accuracy of Keras minus accuracy of the build",
        ),
        Gate(
            metric=Metric.RECALL_DROP,
            bound=Bound.AT_MOST,
            limit=0.02,
            meaning="largest loss of recall in one class against Keras",
        ),
        Gate(
            metric=Metric.AGREEMENT,
            bound=Bound.AT_LEAST,
            limit=0.98,
            meaning="share of images with the same answer as Keras",
        ),
        Gate(
            metric=Metric.HEATMAP_CORRELATION,
            bound=Bound.AT_LEAST,
            limit=heatmap_limit,
            meaning="median correlation with Keras's Grad-CAM of the predicted class",
        ),
    )


DEFAULT_GATES: Mapping[Precision, tuple[Gate, ...]] = MappingProxyType(
    {Precision.FLOAT16: _gates(0.99), Precision.INT8: _gates(0.95)}
)


def check_gates(gates: Sequence[Gate], measured: Mapping[Metric, float]) -> tuple[GateCheck, ...]:
    """Check every gate; all results come back, failed ones included."""
    return tuple(gate.check(measured[gate.metric]) for gate in gates)
