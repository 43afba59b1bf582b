"""The validation report as data: what `validation.json` holds, and what PDF and window show."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from desktop.summary import RESEARCH_USE
from desktop.validation.answers import Seriousness
from desktop.validation.calibration import Calibration, PredictionSets
from desktop.validation.comparison import Comparison
from desktop.validation.copies import Contradiction
from desktop.validation.intervals import Estimate
from desktop.validation.scores import Scores
from inference.decision import Decision, Flag


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FindingKind(StrEnum):
    """What a reader of the figures has to be told."""

    PREVALENCE = "prevalence"
    FEW_IMAGES = "few_images"
    MISSING_CLASS = "missing_class"
    ONE_SIDE = "one_side"
    CONTRADICTION = "contradiction"
    COPIES = "copies"
    CASES_UNKNOWN = "cases_unknown"
    CASES = "cases"
    TRAINING_DATA = "training_data"
    CARD_TEST_IMAGES = "card_test_images"
    UNREADABLE = "unreadable"
    NOT_REPORTED = "not_reported"
    STAIN = "stain"
    LEFT_OUT = "left_out"
    SEVERAL_PER_FILE = "several_per_file"
    CHANGED_FOLDER = "changed_folder"
    THRESHOLDS = "thresholds"


class Finding(_Part):
    """One thing that limits what the figures mean.

    Attributes:
        is_serious: the figures must not be quoted without it.
    """

    kind: FindingKind
    text: str
    is_serious: bool = False


class FolderFacts(_Part):
    """One folder below the chosen one.

    Attributes:
        class_name: display name; empty when it took no part.
        row_count: images, pages and tiles in it that were screened.
        case_count: sub-folders with images.
    """

    folder: str
    class_name: str
    row_count: int
    case_count: int


class ModelFacts(_Part):
    """Which model was tested, from its card."""

    id: str
    version: str
    bundle_id: str
    architecture: str
    precision: str
    intended_use: str
    limits: tuple[str, ...]
    data_name: str
    data_citation: str
    classes: tuple[str, ...]
    malignant_classes: tuple[str, ...]
    abstain_below: float


class ThresholdFacts(_Part):
    """A threshold that decisions and flags of the run rest on.

    Attributes:
        name: as the card has it, such as `abstain_below`.
        value: in force.
        card_value: the card's own.
    """

    name: str
    value: float
    card_value: float

    @property
    def is_moved(self) -> bool:
        """Whether the laboratory put another one in the card's place."""
        return self.value != self.card_value


class RunFacts(_Part):
    """The run that the figures were counted from."""

    run_id: str
    folder: str
    run_folder: str
    started_at_utc: str
    ended_at_utc: str
    runtime: str
    runtime_version: str
    application_version: str
    rows_sha256: str = Field(description="SHA-256 of the counted rows as JSON lines, with their order")
    audit_length: int
    audit_head: str


class WrongImage(_Part):
    """One answer that names another class.

    Attributes:
        truth, given: display names.
        probability: of the class given, 0-1.
        probability_of_truth: 0-1.
        reason: why it was not reported; empty where it was.
    """

    image_path: str
    page: int
    tile_x: int
    tile_y: int
    case: str
    truth: str
    given: str
    kind: Seriousness
    probability: float
    probability_of_truth: float
    decision: Decision
    flags: tuple[Flag, ...]
    reason: str
    image_sha256: str


class UnreadableImage(_Part):
    """One file that gave no answer."""

    image_path: str
    truth: str
    reason: str


class ValidationReport(_Part):
    """Everything that a validation found.

    Attributes:
        thresholds: all that were in force, moved ones and the card's own.
        all_readable: the most probable class of every readable image, reported or not: what "accuracy" means
            everywhere in SmearScope.
        reported: only answers that were given to the reader.
        without_copies: as `all_readable`, pictures that the run had seen before left out; None where there are none.
        not_reported: share of readable images whose answer was withheld.
        not_reported_because: how often which flag stood there; `unsure` counts answers below the limit without one.
        wrong: the worst first.
    """

    schema_version: Literal[1] = 1
    intended_use: str = RESEARCH_USE
    made_at_utc: str
    model: ModelFacts
    run: RunFacts
    thresholds: tuple[ThresholdFacts, ...]
    folders: tuple[FolderFacts, ...]
    row_count: int
    unreadable_count: int
    all_readable: Scores
    reported: Scores
    without_copies: Scores | None
    not_reported: Estimate | None
    not_reported_because: dict[str, int]
    calibration: Calibration | None
    prediction_sets: PredictionSets | None
    comparisons: tuple[Comparison, ...]
    contradictions: tuple[Contradiction, ...]
    findings: tuple[Finding, ...]
    wrong: tuple[WrongImage, ...]
    unreadable: tuple[UnreadableImage, ...]

    @property
    def moved_thresholds(self) -> tuple[ThresholdFacts, ...]:
        """Those that differ from the card's."""
        return tuple(each for each in self.thresholds if each.is_moved)

    @property
    def serious_findings(self) -> tuple[Finding, ...]:
        """Those that the figures must not be quoted without."""
        return tuple(each for each in self.findings if each.is_serious)
