"""Findings of made-up validations, for tests of the engine and of the window."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace

from desktop.run_summary import WalkFindings
from desktop.validation.answers import Answer
from desktop.validation.class_folders import ClassFolder, ClassFolders
from desktop.validation.copies import Contradiction
from desktop.validation.findings import find_limits
from desktop.validation.intervals import share
from desktop.validation.report import Finding, FindingKind, ThresholdFacts
from desktop.validation.scores import count_scores
from tests.desktop.store.made_runs import LABELS
from tests.desktop.validation.made_answers import answer

ENOUGH = {label.id: 100 for label in LABELS}


def many(counts: Mapping[str, int] = ENOUGH, case: str = "patient {}", **more) -> list[Answer]:
    """Right answers, so many of each class, ten of a case."""
    made: list[Answer] = []
    for label_id, count in counts.items():
        for number in range(count):
            made.append(
                answer(label_id, label_id, number=len(made) + 1, case=case.format(number // 10) if case else "", **more)
            )
    return made


def card_of(trained_on: str = "", tested_on: Sequence[str] = ()) -> SimpleNamespace:
    """What of a card tells the model's own images: the digest of the training data, hashes of the test images."""
    evidence = (SimpleNamespace(image_sha256=tested_on),)
    data = SimpleNamespace(sha256=trained_on, name="the published set")
    return SimpleNamespace(labels=LABELS, evidence=evidence, training=SimpleNamespace(data=data))


def limits_of(
    given: Sequence[Answer],
    *,
    card: SimpleNamespace | None = None,
    walk: WalkFindings | None = None,
    loose_count: int = 0,
    left_out: Sequence[ClassFolder] = (),
    gone_count: int = 0,
    contradictions: Sequence[Contradiction] = (),
    thresholds: Sequence[ThresholdFacts] = (),
) -> tuple[Finding, ...]:
    """What limits these answers' figures; `gone_count` of them are no longer in the folder."""
    readable = [each for each in given if each.is_readable]
    folders = ClassFolders(
        Path("own"),
        (
            *(
                ClassFolder(label.id, sum(each.truth == index for each in given[gone_count:]), label)
                for index, label in enumerate(LABELS)
            ),
            *left_out,
        ),
        LABELS,
        loose_count,
    )
    return find_limits(
        given,
        count_scores(given, LABELS),
        folders,
        walk or WalkFindings(),
        card or card_of(),
        contradictions,
        share(sum(not each.is_reported for each in readable), len(readable)),
        thresholds,
    )


def kinds_of(given: Sequence[Answer], **more) -> dict[FindingKind, Finding]:
    """The same by kind; of two of a kind the later one."""
    return {finding.kind: finding for finding in limits_of(given, **more)}
