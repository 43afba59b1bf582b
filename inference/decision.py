"""The words in which an answer is given: decisions, flags and the prediction itself."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from inference.percent import percent_words

if TYPE_CHECKING:
    # For types alone: the window's icons need the flags long before anything needs NumPy.
    import numpy as np
    from numpy.typing import NDArray


class Decision(StrEnum):
    """What became of one image."""

    REPORTED = "reported"
    ABSTAINED = "abstained"
    UNREADABLE = "unreadable"


class Flag(StrEnum):
    """A reason to look twice. All but `stain`, `near_threshold` and the duplicates make the model abstain."""

    BLUR = "blur"
    EXPOSURE = "exposure"
    STAIN = "stain"
    ASPECT_RATIO = "aspect_ratio"
    OUT_OF_DISTRIBUTION = "out_of_distribution"
    NEAR_THRESHOLD = "near_threshold"
    DUPLICATE = "duplicate"
    NEAR_DUPLICATE = "near_duplicate"

    @property
    def sentence(self) -> str:
        """The flag in words, for people."""
        return _SENTENCES[self]


_SENTENCES = MappingProxyType(
    {
        Flag.BLUR: "The field is out of focus.",
        Flag.EXPOSURE: "The field is too dark or too bright.",
        Flag.STAIN: "The stain's colour is unlike the training images.",
        Flag.ASPECT_RATIO: "The picture's proportions are unlike the training images.",
        Flag.OUT_OF_DISTRIBUTION: "The field is outside what the model knows.",
        Flag.NEAR_THRESHOLD: "The probability is only just above the reporting threshold.",
        Flag.DUPLICATE: "The same file was screened earlier in this run.",
        Flag.NEAR_DUPLICATE: "Nearly the same picture was screened earlier in this run.",
    }
)

# These mean that the model's probabilities are not worth reporting, however high.
_BLOCKING = frozenset({Flag.BLUR, Flag.EXPOSURE, Flag.ASPECT_RATIO, Flag.OUT_OF_DISTRIBUTION})


@dataclass(frozen=True, eq=False)
class Prediction:
    """What the model says of one image.

    Attributes:
        probabilities: K calibrated probabilities, 0-1, sum 1, in the card's label order.
        predicted_index: position of the most probable class.
        prediction_set: positions of the classes in the 95 % conformal set.
        decision: reported or abstained.
        flags: reasons to look twice, in the order of `Flag`.
        heatmaps: float32 (h, w, K), Grad-CAM of each class, unscaled.
        out_of_distribution_score: squared Mahalanobis distance to the nearest class, 0 or more.
        elapsed_ms: preprocessing, quality checks and inference, milliseconds.
    """

    probabilities: tuple[float, ...]
    predicted_index: int
    prediction_set: tuple[int, ...]
    decision: Decision
    flags: tuple[Flag, ...]
    heatmaps: "NDArray[np.float32]"
    out_of_distribution_score: float
    elapsed_ms: float


def decide(probability: float, abstain_below: float, flags: frozenset[Flag]) -> Decision:
    """Report the most probable class, or abstain.

    Args:
        probability: of the most probable class, 0-1.
        abstain_below: the laboratory's threshold, 0-1.
        flags: found on the image.
    """
    if probability < abstain_below or flags & _BLOCKING:
        return Decision.ABSTAINED
    return Decision.REPORTED


def is_barely_sure(probability: float, abstain_below: float, margin: float) -> bool:
    """Whether an answer is so little above the laboratory's threshold that it is flagged.

    The margin reaches at most half-way from the threshold to certainty: one that reached certainty would flag every
    answer, and say nothing of any.

    Args:
        probability: of the most probable class, 0-1.
        abstain_below: the threshold, 0-1.
        margin: the threshold's own, 0-1.
    """
    reach = min(margin, (1.0 - abstain_below) / 2)
    return abstain_below <= probability < abstain_below + reach


def abstention_sentence(probability: float, abstain_below: float, flags: tuple[Flag, ...]) -> str:
    """Why an image was not reported, in words."""
    blocking = [flag.sentence for flag in flags if flag in _BLOCKING]
    if blocking:
        return "Not reported: " + " ".join(blocking)
    sure, asked = percent_words(probability), percent_words(abstain_below)
    return f"Not reported: the model is only {sure} sure, less than the {asked} asked for."
