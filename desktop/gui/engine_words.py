"""The engine's words in the window's language. The engine itself speaks English, and so do records and exports.

A sentence is looked up as the engine says it, with its numbers taken out; one that is not known here, such as a limit
on a card of somebody else's making, is shown in its own words.
"""

import re
from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.gui.direction import isolated
from desktop.gui.numbers import told_number, told_percents
from desktop.signature_report import SignatureReport
from desktop.store.review_queue import UNSURE
from desktop.store.withdrawal import WithdrawalReason
from inference.decision import Decision, Flag
from inference.signature import SIGNATURE_FILE, SignatureState

# By this name, and with literal arguments: the tool that collects texts for translation looks for them.
translate = QCoreApplication.translate

# Every sentence of the engine that is translated, `{0}`, `{1}` standing for its numbers.
SENTENCES = (
    # of inference.decision, the flags
    QT_TRANSLATE_NOOP("engine", "The field is out of focus."),
    QT_TRANSLATE_NOOP("engine", "The field is too dark or too bright."),
    QT_TRANSLATE_NOOP("engine", "The stain's colour is unlike the training images."),
    QT_TRANSLATE_NOOP("engine", "The picture's proportions are unlike the training images."),
    QT_TRANSLATE_NOOP("engine", "The field is outside what the model knows."),
    QT_TRANSLATE_NOOP("engine", "The probability is only just above the reporting threshold."),
    QT_TRANSLATE_NOOP("engine", "The same file was screened earlier in this run."),
    QT_TRANSLATE_NOOP("engine", "Nearly the same picture was screened earlier in this run."),
    # of inference.decision, why nothing was reported
    QT_TRANSLATE_NOOP("engine", "the model is only {0}% sure, less than the {1}% asked for."),
    # of inference.images and inference.tiff, why a file cannot be read
    QT_TRANSLATE_NOOP("engine", "the file is empty ({0} bytes); copy it again from its source"),
    QT_TRANSLATE_NOOP("engine", "the file has {0} bytes; at most {1} are read"),
    QT_TRANSLATE_NOOP("engine", "the file cannot be opened"),
    QT_TRANSLATE_NOOP("engine", "the image is damaged or cut off"),
    QT_TRANSLATE_NOOP("engine", "the TIFF file is damaged or cut off"),
    QT_TRANSLATE_NOOP("engine", "the content is no TIFF image"),
    QT_TRANSLATE_NOOP("engine", "the content is no image that SmearScope reads, whatever its name ends with"),
    QT_TRANSLATE_NOOP("engine", "there is not enough memory to decode the image"),
    # of desktop.signature_report
    QT_TRANSLATE_NOOP("engine", "The bundle is not signed: its checksums find damage, but do not say who made it."),
    # of desktop.validation, what was found
    QT_TRANSLATE_NOOP("engine", "accuracy"),
    QT_TRANSLATE_NOOP("engine", "sensitivity (malignant)"),
    QT_TRANSLATE_NOOP("engine", "specificity (malignant)"),
    QT_TRANSLATE_NOOP("engine", "share not reported"),
    QT_TRANSLATE_NOOP("engine", "Higher here than on the card ({0} to {1} percentage points, {2}% interval)."),
    QT_TRANSLATE_NOOP("engine", "Lower here than on the card ({0} to {1} percentage points, {2}% interval)."),
    QT_TRANSLATE_NOOP("engine", "The same as on the card ({0} to {1} percentage points, {2}% interval)."),
    QT_TRANSLATE_NOOP(
        "engine", "No difference that so many images can show ({0} to {1} percentage points, {2}% interval)."
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "Expected calibration error {0}%, Brier score {1}. Mean probability {2}%, accuracy {3}%. The {4}% prediction "
        "sets held the truth in {5}% ({6}% to {7}%), {8} of {9}, with {10} classes each.",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "{0}% of the images here are malignant, because somebody chose them so. The predictive values (PPV, NPV) hold "
        "for that share only, and are other ones wherever disease is rarer or more frequent; sensitivity and "
        "specificity are the figures to compare.",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "The model withheld {0}% of its answers. The figures of reported images are those of the images that it finds "
        "easy; on the others a reader is alone.",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "{0}% of the images have a stain colour unlike the model's training images: other stain, camera or white "
        "balance. What holds here need not hold there, and the reverse.",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "Which images are of one patient is not known: the class folders have no sub-folders. Images of one patient "
        "are alike, so every interval here is too narrow, by an amount nobody can say. Give each patient a sub-folder "
        "of its class folder to have intervals by case.",
    ),
    # of the cards of the models that ship with SmearScope
    QT_TRANSLATE_NOOP(
        "engine",
        "For research use only; not a medical device. Sorts photographs of blood smears into the classes of its "
        "training data and shows where it looked, for a reader who decides.",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "Trained and tested on one set of images (see Training). Other laboratories' stains, cameras and microscopes "
        "are outside what was tested, except for the shifts below.",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "Stain colour can tell classes apart that were photographed on different days; the model may lean on it.",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "It knows only the classes below. A field of anything else may still be given one of them, with high "
        "probability.",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "The split knows no patients: images of one patient can lie on both sides of it, so the accuracy below is "
        "higher than it would be on new patients.",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "What the split is worth: separate models of one recipe (robust) scored {0}% ({1}% to {2}%) on the random "
        "split's {3} test images and {4}% ({5}% to {6}%) on the contiguous split's {7} test images and {8}% ({9}% to "
        "{10}%) on the stain-grouped split's {11} test images. Expect the lowest of these on new patients, or less.",
    ),
    QT_TRANSLATE_NOOP("engine", "from there {0}% of calibration answers are right, where that can be had"),
    QT_TRANSLATE_NOOP("engine", "reported answers this close above are flagged"),
    QT_TRANSLATE_NOOP("engine", "exceeded by at most {0}% of calibration images"),
    QT_TRANSLATE_NOOP(
        "engine",
        "exceeded by at most {0}% of images outside the test split, as photographed and under each of {1} shifts",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "fallen short of by at most {0}% of images outside the test split, as photographed and under each of {1} "
        "shifts",
    ),
)

# Full stops of the window's languages, and what closes a sentence that is shown as the engine says it.
_ENDINGS = (".", "!", ")", "\u0964", "\u2069")
_SPACED_PERCENT = re.compile(r"(?<=\d) %")
_NUMBER = re.compile(r"(?<![\w.])[+-]?\d[\d,]*(?:\.\d+)?")


def engine_sentence(text: str) -> str:
    """A sentence of the engine or of a model's card in the window's language; its own words where it is not known."""
    found = _translated(text)
    if found is None:
        # "the image is damaged or cut off (what the decoder said)": the beginning is ours.
        for mark in (" (", ": "):
            begin, separator, rest = text.partition(mark)
            begun = _translated(begin) if separator else None
            if begun is not None:
                return f"{begun}{mark}{isolated(rest.removesuffix(')'))}" + (")" if mark == " (" else "")
    return isolated(text) if found is None else found


def flag_sentence(flag: Flag) -> str:
    """A flag in words."""
    return engine_sentence(flag.sentence)


def flag_name(flag: Flag) -> str:
    """A flag in one or two words, for a table cell."""
    match flag:
        case Flag.BLUR:
            return translate("engine", "Blur")
        case Flag.EXPOSURE:
            return translate("engine", "Exposure")
        case Flag.STAIN:
            return translate("engine", "Stain")
        case Flag.ASPECT_RATIO:
            return translate("engine", "Proportions")
        case Flag.OUT_OF_DISTRIBUTION:
            return translate("engine", "Unknown")
        case Flag.NEAR_THRESHOLD:
            return translate("engine", "Barely sure")
        case Flag.DUPLICATE:
            return translate("engine", "Duplicate")
        case Flag.NEAR_DUPLICATE:
            return translate("engine", "Near duplicate")


def decision_name(decision: Decision) -> str:
    """What became of an image, in a word or two."""
    match decision:
        case Decision.REPORTED:
            return translate("engine", "Reported")
        case Decision.ABSTAINED:
            return translate("engine", "Not reported")
        case Decision.UNREADABLE:
            return translate("engine", "Unreadable")


def review_name(reviewed_class: str) -> str:
    """A reviewer's answer: a class by its name, or that the reviewer is unsure."""
    return translate("engine", "unsure") if reviewed_class == UNSURE else reviewed_class


def withdrawal_sentence(reason: WithdrawalReason | str) -> str:
    """Why a sign-off was withdrawn: the program's reason in the window's language, a person's in his own words."""
    if not isinstance(reason, WithdrawalReason):
        return isolated(reason)
    match reason:
        case WithdrawalReason.IMAGES_FOUND:
            return translate("engine", "More images of it were found.")
        case WithdrawalReason.IMAGE_CHANGED:
            return translate("engine", "One of its images was changed.")
        case WithdrawalReason.SCREENED_AGAIN:
            return translate("engine", "Some of its images are screened again.")
        case WithdrawalReason.IMAGES_SCREENED:
            return translate("engine", "More of its images were screened.")
        case WithdrawalReason.REVIEW_CHANGED:
            return translate("engine", "A review of one of its images was changed.")


def reason_sentence(reason: str, flags: Sequence[Flag]) -> str:
    """Why nothing was reported, as a record says it, without the answer itself; empty for what was reported.

    Args:
        flags: of the same row.
    """
    text = reason
    for answer in ("Not reported: ", "Unreadable: "):
        text = text.removeprefix(answer)
    told = [flag for flag in flags if flag.sentence in text]
    if told:
        return " ".join(flag_sentence(flag) for flag in told)
    text = engine_sentence(text)
    return text[:1].upper() + text[1:] + ("" if not text or text.endswith(_ENDINGS) else ".")


def signature_sentence(report: SignatureReport) -> str:
    """What a bundle's signature is worth on this computer."""
    if report.state is SignatureState.UNSIGNED or not report.fingerprint:
        return engine_sentence(report.sentence)
    signer, key = isolated(report.signer_name), isolated(report.fingerprint)
    match report.state:
        case SignatureState.TRUSTED:
            return translate(
                "engine", "The bundle is signed by {name}, who is trusted here (key {fingerprint})."
            ).format(name=signer, fingerprint=key)
        case SignatureState.UNTRUSTED:
            return translate(
                "engine",
                "The bundle is signed, but nobody here trusts the key {fingerprint}, whose owner goes by the name "
                "{name}. Compare the fingerprint with the one that the signer tells you, then trust the key with "
                "`smearscope signers add`.",
            ).format(name=signer, fingerprint=key)
        case SignatureState.STRIPPED:
            return translate(
                "engine",
                "The signature was taken away: the card names {name} (key {fingerprint}) as its signer, but {file} is "
                "missing. Get the bundle again from where it came.",
            ).format(name=signer, fingerprint=key, file=isolated(SIGNATURE_FILE))


def measure_name(measure: str) -> str:
    """What a validation compares with the card."""
    of_class = "sensitivity of "
    if measure.startswith(of_class):
        return translate("engine", "sensitivity of {name}").format(name=isolated(measure.removeprefix(of_class)))
    return engine_sentence(measure)


def threshold_name(name: str) -> str:
    """A threshold of a card, by its name there."""
    match name:
        case "abstain_below":
            return translate("ThresholdSettings", "Report from a probability of")
        case "near_threshold_margin":
            return translate("ThresholdSettings", "Barely sure: margin above that")
        case "out_of_distribution_above":
            return translate("ThresholdSettings", "Unknown to the model: distance above")
        case "blur_below":
            return translate("ThresholdSettings", "Out of focus: sharpness below")
        case "dark_below":
            return translate("ThresholdSettings", "Too dark: brightness below")
        case "bright_above":
            return translate("ThresholdSettings", "Too bright: brightness above")
        case "stain_above":
            return translate("ThresholdSettings", "Unusual stain: distance above")
    return name


def _translated(text: str) -> str | None:
    """A known sentence in the window's language; None for any other."""
    # Cards and older records have no space before the sign; it is one sentence.
    text = _SPACED_PERCENT.sub("%", text)
    numbers = _NUMBER.findall(text)
    places = iter(range(len(numbers)))
    template = _NUMBER.sub(lambda _number: f"{{{next(places)}}}", text)
    if template not in SENTENCES:
        return None
    return told_percents(engine_text(template).format(*map(told_number, numbers)))


def engine_text(template: str) -> str:
    """A text of the engine in the window's language, with its places still open; itself where it has no translation."""
    return translate("engine", template)
