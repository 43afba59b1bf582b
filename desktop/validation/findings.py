"""Says what limits the figures of a validation: too few images, copies, unknown cases, the model's own data."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from desktop.records import printable_path
from desktop.run_summary import WalkFindings
from desktop.validation.answers import Answer
from desktop.validation.class_folders import ClassFolders
from desktop.validation.copies import MAX_COMPARED, Contradiction
from desktop.validation.intervals import MIN_CASES, Estimate
from desktop.validation.report import Finding, FindingKind, ThresholdFacts
from desktop.validation.scores import Scores
from desktop.validation.wording import images, interval_text, listed, moved_text, percent
from inference.card import ModelCard
from inference.decision import Flag

# With 100 of 100 right the interval still reaches down to 96.3 %; with 30 of 30 to 88.6 %.
_FEW_IMAGES = 100
_MANY_NOT_REPORTED = 0.2
_MANY_STAINED = 0.2


def find_limits(
    answers: Sequence[Answer],
    scores: Scores,
    folders: ClassFolders,
    walk: WalkFindings,
    card: ModelCard,
    contradictions: Sequence[Contradiction],
    not_reported: Estimate | None,
    thresholds: Sequence[ThresholdFacts] = (),
) -> tuple[Finding, ...]:
    """Everything that a reader has to know beside the figures, the gravest first.

    Args:
        answers: all of them.
        scores: of all readable ones.
        folders: which took part.
        walk: what the walk came upon besides images.
        card: of the model.
        contradictions: the same picture under two classes.
        not_reported: share of readable images whose answer was withheld.
        thresholds: that were in force.
    """
    found = [
        *_training_data(answers, card),
        *_thresholds(thresholds),
        *_contradictions(contradictions),
        *_too_many_to_compare(answers),
        *_classes(scores),
        *_copies(answers),
        *_cases(answers),
        *_unreadable(answers, walk),
        *_trust(answers, not_reported),
        *_left_out(folders),
        *_gone(answers, folders),
        *_several_per_file(answers),
        *_prevalence(scores),
    ]
    return tuple(sorted(found, key=lambda finding: not finding.is_serious))


def _training_data(answers: Iterable[Answer], card: ModelCard) -> Iterator[Finding]:
    hashes = {(answer.key.image_id, answer.row.image_sha256, answer.truth) for answer in answers}
    digest = hashlib.sha256()
    for sha256, label_id in sorted((sha256, card.labels[truth].id) for _image, sha256, truth in hashes):
        digest.update(f"{sha256} {label_id}\n".encode())
    if hashes and digest.hexdigest() == card.training.data.sha256:
        yield Finding(
            kind=FindingKind.TRAINING_DATA,
            text=(
                f"These are the very images that the model was made with ({card.training.data.name}, "
                f"{images(len(hashes))}): most of them trained it. The figures say how well it remembers, and nothing "
                "of how well it does on images that it has not seen."
            ),
            is_serious=True,
        )
        return
    known = {sha256 for evidence in card.evidence for sha256 in evidence.image_sha256}
    shared = sum(sha256 in known for _image, sha256, _truth in hashes)
    if shared:
        yield Finding(
            kind=FindingKind.CARD_TEST_IMAGES,
            text=(
                f"{images(shared)} of {len(hashes):,} belong to the model's own data set: the card's figures were "
                "counted on them. The rest of that data set trained it, and whether more of these images are among it "
                "cannot be told. Such images say nothing of another laboratory's."
            ),
            is_serious=True,
        )


def _thresholds(thresholds: Sequence[ThresholdFacts]) -> Iterator[Finding]:
    moved = [moved_text(each.name, each.value, each.card_value) for each in thresholds if each.is_moved]
    if moved:
        yield Finding(
            kind=FindingKind.THRESHOLDS,
            text=(
                f"Thresholds differ from the model's card: {listed(moved, len(moved))}. What was reported and what was "
                "withheld holds with these; the card's figures were counted with its own."
            ),
            is_serious=True,
        )


def _contradictions(contradictions: Sequence[Contradiction]) -> Iterator[Finding]:
    if contradictions:
        named = [f"{each.first_path} = {each.second_path}" for each in contradictions]
        pairs = "1 pair of files shows" if len(named) == 1 else f"{len(named):,} pairs of files show"
        yield Finding(
            kind=FindingKind.CONTRADICTION,
            text=(
                f"{pairs} the same picture under two classes: {listed(named, 3)}. One of the two is in the wrong "
                "folder, and counts as the model's mistake or success by accident. Put it right, then validate again."
            ),
            is_serious=True,
        )


def _too_many_to_compare(answers: Sequence[Answer]) -> Iterator[Finding]:
    count = len({answer.key.image_id for answer in answers})
    if count > MAX_COMPARED:
        yield Finding(
            kind=FindingKind.COPIES,
            text=(
                f"With {images(count)}, more than {MAX_COMPARED:,}, only identical files were looked for under two "
                "classes, not pictures that are nearly the same."
            ),
        )


def _classes(scores: Scores) -> Iterator[Finding]:
    missing = [each.display_name for each in scores.classes if each.image_count == 0]
    if missing:
        yield Finding(
            kind=FindingKind.MISSING_CLASS,
            text=f"No readable image is of {listed(missing, 10)}: nothing was measured of {_them(missing)}.",
            is_serious=True,
        )
    table = scores.malignancy
    if table is not None and scores.image_count and (table.sensitivity is None or table.specificity is None):
        lacking = "sensitivity" if table.sensitivity is None else "specificity"
        side = "malignant" if table.sensitivity is None else "not malignant"
        yield Finding(
            kind=FindingKind.ONE_SIDE,
            text=(
                f"No readable image is {side}, so there is no {lacking}, and the predictive values mean nothing. "
                "Accuracy on one side alone is not an accuracy."
            ),
            is_serious=True,
        )
    few = [each for each in scores.classes if 0 < each.image_count < _FEW_IMAGES]
    if few:
        told = [f"{each.display_name} {each.image_count} (interval {interval_text(each.sensitivity)})" for each in few]
        yield Finding(
            kind=FindingKind.FEW_IMAGES,
            text=(
                f"Fewer than {_FEW_IMAGES} images: {listed(told, 10)}. Read the intervals, not the percentages; a few "
                "more images can move them anywhere within."
            ),
        )


def _copies(answers: Sequence[Answer]) -> Iterator[Finding]:
    count = sum(answer.is_copy for answer in answers)
    if count:
        yield Finding(
            kind=FindingKind.COPIES,
            text=(
                f"{images(count)} {'is' if count == 1 else 'are'} the same, or nearly the same, as an earlier one. "
                "Copies make intervals narrower than they are; the figures without them stand beside."
            ),
        )


def _cases(answers: Sequence[Answer]) -> Iterator[Finding]:
    if not answers:
        return
    cases = {(answer.folder, answer.case) for answer in answers if answer.case}
    outside = sum(not answer.case for answer in answers)
    if not cases:
        yield Finding(
            kind=FindingKind.CASES_UNKNOWN,
            text=(
                "Which images are of one patient is not known: the class folders have no sub-folders. Images of one "
                "patient are alike, so every interval here is too narrow, by an amount nobody can say. Give each "
                "patient a sub-folder of its class folder to have intervals by case."
            ),
            is_serious=True,
        )
        return
    folders_of: dict[str, set[str]] = {}
    for folder, case in cases:
        folders_of.setdefault(case, set()).add(folder)
    in_two = sorted(case for case, folders in folders_of.items() if len(folders) > 1)
    text = (
        f"Images come from {len(cases):,} {'case' if len(cases) == 1 else 'cases'} (sub-folders). Images of one case "
        "are alike, so intervals that count single images are too narrow"
    )
    text += "; the intervals by case say more." if len(cases) >= MIN_CASES and not outside else "."
    if len(cases) < MIN_CASES:
        text += f" Fewer than {MIN_CASES} cases give no interval by case."
    if outside:
        text += f" {images(outside)} lie in no sub-folder, so that there are no intervals by case."
    if in_two:
        text += f" Sub-folders of the same name under two classes were taken for different cases: {listed(in_two)}."
    yield Finding(kind=FindingKind.CASES, text=text, is_serious=len(cases) < MIN_CASES)


def _unreadable(answers: Sequence[Answer], walk: WalkFindings) -> Iterator[Finding]:
    count = sum(not answer.is_readable for answer in answers)
    if count:
        yield Finding(
            kind=FindingKind.UNREADABLE,
            text=(
                f"{images(count)} could not be read and {'is' if count == 1 else 'are'} in no figure. If such files "
                "were of one class or of one camera more than of others, the figures are of a chosen part."
            ),
        )
    if walk.unreadable_folders:
        yield Finding(
            kind=FindingKind.UNREADABLE,
            text=f"Folders that could not be entered: {listed(list(walk.unreadable_folders))}.",
            is_serious=True,
        )


def _trust(answers: Sequence[Answer], not_reported: Estimate | None) -> Iterator[Finding]:
    if not_reported is not None and not_reported.value > _MANY_NOT_REPORTED:
        yield Finding(
            kind=FindingKind.NOT_REPORTED,
            text=(
                f"The model withheld {percent(not_reported.value)} of its answers. The figures of reported images "
                "are those of the images that it finds easy; on the others a reader is alone."
            ),
            is_serious=True,
        )
    readable = [answer for answer in answers if answer.is_readable]
    stained = sum(Flag.STAIN in answer.row.flags for answer in readable)
    if readable and stained / len(readable) > _MANY_STAINED:
        yield Finding(
            kind=FindingKind.STAIN,
            text=(
                f"{percent(stained / len(readable))} of the images have a stain colour unlike the model's training "
                "images: other stain, camera or white balance. What holds here need not hold there, and the reverse."
            ),
        )


def _left_out(folders: ClassFolders) -> Iterator[Finding]:
    left = [
        f"{printable_path(each.name)} ({images(each.image_count)})"
        for each in folders.folders
        if each.is_left_out and each.image_count
    ]
    if left:
        yield Finding(
            kind=FindingKind.LEFT_OUT,
            text=f"Folders left out by hand: {listed(left, 10)}. Whoever reads the figures should know why.",
        )
    if folders.loose_count:
        yield Finding(
            kind=FindingKind.LEFT_OUT,
            text=(
                f"{images(folders.loose_count)} directly in the chosen folder "
                f"{'has' if folders.loose_count == 1 else 'have'} no class and took no part."
            ),
        )


def _gone(answers: Sequence[Answer], folders: ClassFolders) -> Iterator[Finding]:
    gone = len({answer.key.image_id for answer in answers}) - folders.image_count
    if gone > 0:
        yield Finding(
            kind=FindingKind.CHANGED_FOLDER,
            text=(
                f"{images(gone)} that {'was' if gone == 1 else 'were'} screened into this run earlier "
                f"{'is' if gone == 1 else 'are'} no longer in the folder, and still counted. Validate into a new "
                "folder to count only what is there."
            ),
            is_serious=True,
        )


def _several_per_file(answers: Sequence[Answer]) -> Iterator[Finding]:
    files = len({answer.key.image_id for answer in answers})
    if len(answers) > files:
        yield Finding(
            kind=FindingKind.SEVERAL_PER_FILE,
            text=(
                f"{len(answers):,} pages and tiles come from {files:,} "
                f"file{'' if files == 1 else 's'}. Each counts as one image, though those "
                "of one file are alike; every tile of a slide has the slide's class, whether it shows a blast or not."
            ),
        )


def _prevalence(scores: Scores) -> Iterator[Finding]:
    table = scores.malignancy
    if table is None or table.prevalence is None:
        return
    yield Finding(
        kind=FindingKind.PREVALENCE,
        text=(
            f"{percent(table.prevalence.value)} of the images here are malignant, because somebody chose them so. The "
            "predictive values (PPV, NPV) hold for that share only, and are other ones wherever disease is rarer or "
            "more frequent; sensitivity and specificity are the figures to compare."
        ),
    )


def _them(names: Sequence[str]) -> str:
    return "it" if len(names) == 1 else "them"
