"""The report in words, in the order of STARD-AI: what a study of diagnostic accuracy has to say, and what is not known.

STARD-AI (Sounderajah et al. 2025) extends STARD 2015 (Bossuyt et al. 2015). The program knows the
index test and the figures. What it cannot know, it lists, for whoever publishes them.
"""

from dataclasses import dataclass

from desktop.validation.report import ValidationReport
from desktop.validation.wording import estimate_text, images, listed, percent, threshold_words
from inference.percent import percent_words


@dataclass(frozen=True)
class Section:
    """A part of the report that is text.

    Attributes:
        lines: paragraphs, in order.
        to_state: what only people can add.
    """

    title: str
    lines: tuple[str, ...]
    to_state: tuple[str, ...] = ()


def headline(report: ValidationReport) -> str:
    """The result in two sentences, with what keeps it from being quoted alone."""
    table = report.all_readable.malignancy
    total = images(report.all_readable.image_count)
    if table is None:
        text = f"Accuracy {estimate_text(report.all_readable.accuracy)}, of {total}."
    else:
        text = (
            f"Sensitivity for malignant images {estimate_text(table.sensitivity)}; specificity "
            f"{estimate_text(table.specificity)}; of {total}."
        )
    serious = len(report.serious_findings)
    if serious:
        text += f" {serious} {'limit has' if serious == 1 else 'limits have'} to be told with these figures."
    return text


def introduction(report: ValidationReport) -> Section:
    """What was asked, and of what."""
    malignant = listed(list(report.model.malignant_classes), 10) or "none"
    return Section(
        "Purpose",
        (
            f"How the model {report.model.id} {report.model.version} answers on images of one folder whose classes "
            "are known. Its intended use, from its card: " + report.model.intended_use,
            f"Its classes are {listed(list(report.model.classes), 20)}; malignant: {malignant}. The main question is "
            "malignant or not, image by image. It is not a question about patients.",
        ),
        ("the hypothesis or the acceptable accuracy, set before the images were looked at",),
    )


def participants(report: ValidationReport) -> Section:
    """Where the images come from, as far as a folder tells."""
    taking_part = [each for each in report.folders if each.class_name]
    cases = sum(each.case_count for each in taking_part)
    lines = [
        f"Folder {report.run.folder}: {report.row_count:,} images, pages and tiles in {len(taking_part)} class "
        f"folders{f', in {cases:,} cases (sub-folders)' if cases else ''}. {images(report.unreadable_count)} could "
        "not be read."
    ]
    return Section(
        "Images",
        tuple(lines),
        (
            "where, when and from which patients the images come, and how patients and fields were chosen",
            "age, sex, diagnosis and treatment of the patients; how many patients",
            "stain, microscope, objective, camera, and who took the photographs",
            "whether any image, or another one of the same patients, trained or tuned this model",
        ),
    )


def index_test(report: ValidationReport) -> Section:
    """What was tested, exactly."""
    model, run = report.model, report.run
    return Section(
        "Index test",
        (
            f"{model.id} {model.version} ({model.architecture}, {model.precision}), bundle {model.bundle_id}, run by "
            f"{run.runtime} {run.runtime_version} in SmearScope {run.application_version}. It was "
            "fixed beforehand; nothing was adjusted to these images.",
            f"Trained on {model.data_name} ({model.data_citation}).",
            f"Each image gets the most probable class. It is reported from a probability of "
            f"{percent_words(model.abstain_below)}, and withheld below, out of focus, badly exposed or outside what "
            "the model knows. The model was not told any class; folder names are read only afterwards.",
            thresholds_text(report),
        ),
    )


def reference_standard(report: ValidationReport) -> Section:
    """Where the truth comes from: a folder's name, and whoever gave it."""
    named = [f"{each.folder} = {each.class_name}" for each in report.folders if each.class_name]
    return Section(
        "Reference standard",
        (f"The class of an image is the folder it lies in: {listed(named, 20)}.",),
        (
            "how each image's class was established (morphology, immunophenotype, genetics), by whom, and whether "
            "they saw the model's answers",
            "whether the class is the image's own or its patient's, and how far readers agreed",
        ),
    )


def analysis(report: ValidationReport) -> Section:
    """How the figures were counted."""
    bins = len(report.calibration.bins) if report.calibration is not None else 0
    return Section(
        "Analysis",
        (
            "Figures count the most probable class of all readable images, whether it was reported or not; those of "
            "reported answers alone stand beside. Unreadable images are in none. Indeterminate answers (withheld) are "
            "counted separately and never as right or wrong.",
            "Shares have Wilson score intervals, 95 % (Wilson 1927), which take images for independent. Intervals by "
            "case draw whole cases (percentile bootstrap, 2,000 drawings). Differences from the card have Newcombe's "
            "interval (1998, method 10).",
            f"Calibration: expected calibration error over {bins} bins of equal width (Guo et al. 2017), and the Brier "
            "score over all classes.",
        ),
        ("how the number of images was chosen before",),
    )


def discussion(report: ValidationReport) -> Section:
    """What the figures do not say."""
    told = "The limits of these figures stand on the first page. The model's card adds:"
    return Section("Limits", (told, *report.model.limits))


def other_information(report: ValidationReport) -> Section:
    """How the figures can be checked."""
    run = report.run
    return Section(
        "Other information",
        (
            f"Run {run.run_id}, {run.started_at_utc} to {run.ended_at_utc}, in {run.run_folder}. SHA-256 of the "
            f"counted rows: {run.rows_sha256}. The audit log had {run.audit_length:,} entries, the last with hash "
            f"{run.audit_head}; `smearscope audit verify` checks them.",
            report.intended_use,
        ),
        ("registration, protocol, ethics approval, funding, conflicts of interest, and where data can be had",),
    )


def thresholds_text(report: ValidationReport) -> str:
    """Which thresholds were in force, and whose they were."""
    told = [
        f"{threshold_words(each.name)} {each.value:g}" + (f" (card {each.card_value:g})" if each.is_moved else "")
        for each in report.thresholds
    ]
    whose = "moved by the laboratory where the card's stands beside" if report.moved_thresholds else "the card's own"
    return f"Thresholds in force, {whose}: {listed(told, len(told))}."


def withheld_text(report: ValidationReport) -> str:
    """How many answers were withheld, and why."""
    because = ", ".join(
        f"{count:,} {reason.replace('_', ' ')}" for reason, count in report.not_reported_because.items()
    )
    text = f"Not reported: {estimate_text(report.not_reported)}"
    return f"{text}; {because}." if because else f"{text}."


def calibration_text(report: ValidationReport) -> str:
    """Calibration in a sentence."""
    if report.calibration is None:
        return "No readable image, so no calibration."
    calibration, accuracy = report.calibration, report.all_readable.accuracy
    text = (
        f"Expected calibration error {percent(calibration.expected_error)}, Brier score {calibration.brier:.3f}. Mean "
        f"probability {percent(calibration.mean_probability)}, accuracy "
        f"{percent(accuracy.value if accuracy is not None else None)}."
    )
    if report.prediction_sets is not None:
        text += (
            f" The 95 % prediction sets held the truth in {estimate_text(report.prediction_sets.covered)}, with "
            f"{report.prediction_sets.mean_size:.2f} classes each."
        )
    return text
