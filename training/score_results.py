"""Scores a screening's results.csv against a split: what a stranger measures on the finished program."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.card import Label
from inference.cell_guard import unguarded
from inference.decision import Decision
from inference.errors import UnusableInputError
from training.dataset.class_labels import ALL_LABELS
from training.dataset.manifest import MANIFEST_NAME, read_manifest
from training.splitting.splits import Split, Subset


@dataclass(frozen=True, eq=False)
class ResultsScore:
    """How a screening did on one subset.

    Attributes:
        subset: scored images.
        labels: the K classes.
        confusion: int (K, K), rows truth, columns predicted class; readable images only, at least one.
        abstained_count: images whose class was not reported.
        unreadable_count: images that could not be read.
    """

    subset: Subset
    labels: tuple[Label, ...]
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


def labels_of(split: Split, data: Path | None) -> tuple[Label, ...]:
    """The classes of a split, which itself holds their ids alone.

    Args:
        split: made of images with these classes.
        data: the folder that it was made for; a manifest in it names a laboratory's own classes. None, or a folder
            without a manifest: the published classes.

    Raises:
        UnusableInputError: there is no such folder, its manifest cannot be used, or the split has other classes.
    """
    labels: tuple[Label, ...] = ALL_LABELS
    source = "the published classes are"
    if data is not None:
        if not data.is_dir():
            raise UnusableInputError(f"Data folder {data} does not exist; name the folder that the split was made for")
        if (data / MANIFEST_NAME).is_file():
            labels, source = read_manifest(data / MANIFEST_NAME).labels, f"{data / MANIFEST_NAME} has"
    unknown = sorted({entry.label_id for entry in split.entries} - {label.id for label in labels})
    if unknown:
        raise UnusableInputError(
            f"The split has images of {', '.join(unknown)}; {source} {', '.join(label.id for label in labels)}. Name "
            "with --data the imported folder that the split was made for: its manifest says what its classes are called"
        )
    return labels


def score_results(
    results_csv: Path, split: Split, subset: Subset = Subset.TEST, labels: Sequence[Label] = ALL_LABELS
) -> ResultsScore:
    """Compare predicted classes with the split's labels; other rows of the CSV are passed over.

    A split labels files, so of a file with several pages page 0 is scored and no other: training saw that one.

    Args:
        results_csv: written by `smearscope screen` over the folder that the split was made for.
        split: truth and subset of each image, found by path and SHA-256.
        subset: which images to score.
        labels: the K classes, see `labels_of`; results name them as they are displayed.

    Raises:
        UnusableInputError: the file is no results.csv, an image of the subset has no row in it, a predicted class is
            none of the split's, or no image of the subset was readable.
    """
    rows = _read_rows(results_csv)
    index_of = {label.id: index for index, label in enumerate(labels)}
    index_of_name = {label.display_name: index for index, label in enumerate(labels)}
    confusion = np.zeros((len(labels), len(labels)), dtype=np.int64)
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
            f"{', '.join(index_of_name)}. Score a screening whose bundle has these classes, and name with --data a "
            "folder whose manifest calls them otherwise"
        )
    if not confusion.any():
        raise UnusableInputError(
            f"{results_csv} has no readable image of the split's {subset.value} subset ({unreadable} unreadable), so "
            "there is nothing to score; see the rows' reasons, then screen the folder again"
        )
    return ResultsScore(subset, tuple(labels), confusion, abstained, unreadable)


def _read_rows(path: Path) -> dict[tuple[str, str], dict[str, str]]:
    needed = {"image_path", "page", "image_sha256", "predicted_class", "decision"}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = needed - set(reader.fieldnames or ())
            if missing:
                raise UnusableInputError(
                    f"{path} is no results.csv: it lacks the columns {', '.join(sorted(missing))}. Name the file that "
                    "`smearscope screen` wrote"
                )
            return {(unguarded(row["image_path"]), row["image_sha256"]): row for row in reader if row["page"] == "0"}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnusableInputError(
            f"{path} cannot be read: {error}. Name the results.csv that `smearscope screen` wrote"
        ) from error
