"""How figures are written, the same in report, comparison and on the screen."""

from collections.abc import Mapping
from types import MappingProxyType

from training.evaluation.record import Estimate, Evaluation, Exposure, ImagesTested
from training.splitting.splits import SplitKind

MINUS = "\N{MINUS SIGN}"
UNDEFINED = "\N{EN DASH}"

_STAIN_GROUPS_NOTE = (
    "Images of like stain were withheld together, as a stand-in for patients and staining days; the data name no "
    "patients."
)
_EXPOSURE_NOTES: Mapping[Exposure, str | None] = MappingProxyType(
    {
        Exposure.HELD_OUT: None,
        Exposure.STEERED: (
            "These images steered the training (learning rate, choice of the epoch), so the figures flatter. They are "
            "no test result."
        ),
        Exposure.TRAINED_ON: (
            "The model was trained on these very images. The figures say how well it remembers, and nothing about new "
            "images."
        ),
        Exposure.FOREIGN: (
            "Images of another source. No file is byte for byte one that trained the model or steered its training; "
            "copies saved anew would not be noticed."
        ),
    }
)
_SPLIT_NOTES: Mapping[SplitKind, str] = MappingProxyType(
    {
        SplitKind.RANDOM: (
            "A random split puts neighbouring photographs, often of one patient, on both sides: its figures are higher "
            "than what new patients would give. Quote them only beside those of a grouped split."
        ),
        SplitKind.CONTIGUOUS: (
            "Blocks of consecutive numbers were withheld, which parts most patients but not certainly all; the data "
            "name no patients."
        ),
        SplitKind.STAIN_GROUPED: _STAIN_GROUPS_NOTE,
        SplitKind.SHIP: _STAIN_GROUPS_NOTE,
    }
)


def percent(value: float) -> str:
    """0.9847 as `98.47 %`."""
    return f"{100 * value:.2f}\N{NO-BREAK SPACE}%"


def interval(estimate: Estimate) -> str:
    """The bounds of a share, `97.11 to 99.19 %`."""
    return f"{100 * estimate.low:.2f} to {100 * estimate.high:.2f}\N{NO-BREAK SPACE}%"


def share_text(estimate: Estimate | None) -> str:
    """A share with its interval, or a dash where there is none: `98.47 % (97.11 to 99.19)`."""
    if estimate is None:
        return UNDEFINED
    return f"{percent(estimate.value)} ({100 * estimate.low:.2f} to {100 * estimate.high:.2f})"


def signed(points: float, decimals: int = 2) -> str:
    """A difference with its sign; what rounds to zero has none."""
    text = f"{abs(points):.{decimals}f}"
    if float(text) == 0:
        return text
    return f"{MINUS if points < 0 else '+'}{text}"


def points_text(estimate: Estimate | None) -> str:
    """A difference in percentage points with its interval, such as `+0.51 (+0.10 to +1.20)`."""
    if estimate is None:
        return UNDEFINED
    return f"{signed(estimate.value)} ({signed(estimate.low)} to {signed(estimate.high)})"


def p_text(p: float) -> str:
    """A p value with as many digits as say something."""
    if p < 0.001:
        return "< 0.001"
    return f"{p:.3f}" if p < 0.1 else f"{p:.2f}"


def recipe_text(evaluation: Evaluation) -> str:
    """The recipe's name, and which of its fields were changed."""
    changes = evaluation.training.recipe_changes
    return f"{evaluation.recipe_name} (changed: {', '.join(changes)})" if changes else evaluation.recipe_name


def images_text(tested: ImagesTested) -> str:
    """Which images, in a few words: `589 test images, contiguous split, fold 0`."""
    if tested.foreign_name is not None:
        return f"{tested.image_count:,} images of {tested.foreign_name} (outside data)"
    return f"{tested.image_count:,} {tested.subset} images, {tested.split_kind} split, fold {tested.test_fold}"


def cautions(evaluation: Evaluation) -> tuple[str, ...]:
    """What a reader has to know before believing the figures, the gravest first."""
    tested = evaluation.tested
    notes = [_EXPOSURE_NOTES[tested.exposure]]
    if tested.exposure is not Exposure.FOREIGN:
        notes.append(_SPLIT_NOTES.get(tested.split_kind))
    if tested.unreadable:
        notes.append(f"{len(tested.unreadable)} images could not be read and are in no figure; they are listed below.")
    return tuple(note for note in notes if note is not None)
