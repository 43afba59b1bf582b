"""Finds the same picture under two classes: then at least one of them is wrong, and no figure can say which."""

from collections.abc import Iterable, Sequence
from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from desktop.engine.duplicates import MAX_DISTANCE_BITS
from desktop.store.results import ScreenedPage
from desktop.validation.answers import Answer
from inference.card import Label

# Every picture is compared with every other of another class: 20,000 take a few seconds.
MAX_COMPARED = 20_000


class Contradiction(BaseModel):
    """Two files that show the same and lie under two classes.

    Attributes:
        is_exact: byte for byte; otherwise nearly the same picture.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    first_path: str
    first_class: str
    second_path: str
    second_class: str
    is_exact: bool


def find_contradictions(
    answers: Sequence[Answer], pages: Iterable[ScreenedPage], labels: Sequence[Label]
) -> tuple[Contradiction, ...]:
    """Look for the same picture under two classes; exact pairs come first.

    Args:
        answers: all of them.
        pages: what the run finds duplicates by; only the first page of a file is looked at.
        labels: the model's classes.
    """
    first_of: dict[int, Answer] = {}
    for answer in answers:
        first_of.setdefault(answer.key.image_id, answer)
    exact = _exact_pairs(first_of.values())
    hashes: dict[int, bytes] = {}
    for page in pages:
        if page.near_hash and page.image_id in first_of:
            hashes.setdefault(page.image_id, page.near_hash)
    known = {frozenset((first.key.image_id, second.key.image_id)) for first, second in exact}
    near = [
        (first_of[first], first_of[second])
        for first, second in _near_pairs(hashes, first_of)
        if frozenset((first, second)) not in known
    ]
    return tuple(
        Contradiction(
            first_path=first.row.image_path,
            first_class=labels[first.truth].display_name,
            second_path=second.row.image_path,
            second_class=labels[second.truth].display_name,
            is_exact=is_exact,
        )
        for pairs, is_exact in ((exact, True), (near, False))
        for first, second in pairs
    )


def _exact_pairs(answers: Iterable[Answer]) -> list[tuple[Answer, Answer]]:
    by_content: dict[str, list[Answer]] = {}
    for answer in answers:
        if answer.row.image_sha256:
            by_content.setdefault(answer.row.image_sha256, []).append(answer)
    pairs = []
    for alike in by_content.values():
        first = alike[0]
        pairs += [(first, other) for other in alike[1:] if other.truth != first.truth]
    return pairs


def _near_pairs(hashes: dict[int, bytes], answers: dict[int, Answer]) -> list[tuple[int, int]]:
    if len(hashes) > MAX_COMPARED:
        return []
    by_class: dict[int, list[int]] = {}
    for number in sorted(hashes):
        by_class.setdefault(answers[number].truth, []).append(number)
    found = []
    for one, other in combinations(sorted(by_class), 2):
        numbers, others = by_class[one], by_class[other]
        # Of each picture the nearest one of the other class: enough to find what has to be put right.
        distances, positions = cv2.batchDistance(
            _bits(hashes, numbers), _bits(hashes, others), cv2.CV_32S, normType=cv2.NORM_HAMMING, K=1
        )
        close = distances[:, 0] <= MAX_DISTANCE_BITS
        found += [(numbers[place], others[positions[place, 0]]) for place in np.flatnonzero(close)]
    return found


def _bits(hashes: dict[int, bytes], numbers: Sequence[int]) -> NDArray[np.uint8]:
    return np.stack([np.frombuffer(hashes[number], np.uint8) for number in numbers])
