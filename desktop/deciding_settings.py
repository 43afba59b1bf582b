"""The settings that change what is reported, flagged or queued for review, and what changed between two states."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

# What the model is less sure of is queued for review unless somebody says otherwise; a probability.
USUAL_REVIEW_BELOW = 0.9


class DecidingSetting(StrEnum):
    """Which kind of setting."""

    THRESHOLD = "threshold"
    REVIEW_BELOW = "review_below"


@dataclass(frozen=True, order=True)
class SettingKey:
    """One such setting.

    Attributes:
        model_id: whose threshold it is; empty for what holds for all models.
        name: of the threshold, as the card has it; empty else.
    """

    setting: DecidingSetting
    model_id: str = ""
    name: str = ""

    def concerns(self, model_id: str) -> bool:
        """Whether decisions of this model depend on it."""
        return self.model_id in ("", model_id)


@dataclass(frozen=True)
class SettingChange:
    """A setting that has another value now.

    Attributes:
        old, new: of a threshold, None is the model's own.
    """

    key: SettingKey
    old: float | None
    new: float | None


DecidingValues = Mapping[SettingKey, float]


def deciding_values(thresholds: Mapping[str, Mapping[str, float]], review_below: float) -> DecidingValues:
    """The deciding settings by key; a threshold that is not there is the model's own."""
    found = {
        SettingKey(DecidingSetting.THRESHOLD, model_id, name): value
        for model_id, moved in thresholds.items()
        for name, value in moved.items()
    }
    return {**found, SettingKey(DecidingSetting.REVIEW_BELOW): review_below}


def changes_between(before: DecidingValues, now: DecidingValues) -> Iterator[SettingChange]:
    """What differs, in the order of the keys."""
    usual = deciding_values({}, USUAL_REVIEW_BELOW)
    for key in sorted({*before, *now}):
        old, new = (values.get(key, usual.get(key)) for values in (before, now))
        if old != new:
            yield SettingChange(key, old, new)
