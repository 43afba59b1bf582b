"""Scores a screening's results.csv against a split: what a stranger measures on the finished program."""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.decision import Decision
from inference.errors import UnusableInputError
from training.dataset.folder import ALL_LABELS
from training.splitting.splits import Split, Subset


@dataclass(frozen=True, eq=False)
class ResultsScore:
    """How a screening did on one subset.

    Attributes:
        subset: scored images.
        confusion: int (K, K), rows truth, columns predicted class; readable images only, at least one.
        abstained_count: images whose class was not reported.
        unreadable_count: images that could not be read.
    """

    subset: Subset
    confusion: NDArray[np.int64]
    abstained_count: int
    unreadable_count: int

    @property
    def readable_count(self) -> int:
        """Images with a predicted class."""
        return int(self.confusion.sum())

    @property
    def accuracy(self) -> float:
        """Share of readable images whose predicted class is right, reported or not, 0-1."""
        return float(np.trace(self.confusion)) / self.readable_count


def score_results(results_csv: Path, split: Split, subset: Subset = Subset.TEST) -> ResultsScore:
    """Compare predicted classes with the split's labels; other rows of the CSV are passed over.

    A split labels files, so of a file with several pages page 0 is scored and no other: training saw that one.

    Args:
        results_csv: written by `smearscope screen` over the folder that the split was made for.
        split: truth and subset of each image, found by path and SHA-256.
        subset: which images to score.

    Raises:
        UnusableInputError: the file is no results.csv, an image of the subset has no row in it, a predicted class is
            none of the split's, or no image of the subset was readable.
    """
    rows = _read_rows(results_csv)
    index_of = {label.id: index for index, label in enumerate(ALL_LABELS)}
    index_of_name = {label.display_name: index for index, label in enumerate(ALL_LABELS)}
    confusion = np.zeros((len(ALL_LABELS), len(ALL_LABELS)), dtype=np.int64)
    abstained = unreadable = 0
    unknown_names: set[str] = set()
    for sample in split.samples(subset):
        row = rows.get((sample.path, sample.sha256))
        if row is None:
            raise UnusableInputError(
                f"{results_csv} has no row for {sample.path} with SHA-256 {sample.sha256[:12]}...; screen the folder "
                "that the split was made for"
            )
        name = row["predicted_class"]
        if not name:
            unreadable += 1
        elif name in index_of_name:
            confusion[index_of[sample.label_id], index_of_name[name]] += 1
        else:
            unknown_names.add(name)
        abstained += row["decision"] == Decision.ABSTAINED
    if unknown_names:
        raise UnusableInputError(
            f"{results_csv} predicts {', '.join(sorted(unknown_names))}; the split's classes are "
            f"{', '.join(index_of_name)}. Score a screening whose bundle has these classes"
        )
    if not confusion.any():
        raise UnusableInputError(
            f"{results_csv} has no readable image of the split's {subset.value} subset ({unreadable} unreadable), so "
            "there is nothing to score; see the rows' reasons, then screen the folder again"
        )
    return ResultsScore(subset, confusion, abstained, unreadable)


def _read_rows(path: Path) -> dict[tuple[str, str], dict[str, str]]:
    needed = {"image_path", "page", "image_sha256", "predicted_class", "decision"}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if not needed <= set(reader.fieldnames or ()):
                raise UnusableInputError(f"{path} is no results.csv: it lacks {sorted(needed)}")
            return {(row["image_path"], row["image_sha256"]): row for row in reader if row["page"] == "0"}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnusableInputError(f"{path} cannot be read: {error}") from error
