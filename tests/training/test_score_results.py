"""A finished screening is scored against its split by path and hash, unreadable images aside."""

import csv

import pytest

from inference.card import Label
from inference.errors import UnusableInputError
from training.dataset.class_labels import ALL_LABELS
from training.dataset.manifest import (
    MANIFEST_NAME,
    ClassEntry,
    DatasetManifest,
    ImageEntry,
    SourceKind,
    SourceRecord,
    write_manifest,
)
from training.score_results import labels_of, score_results
from training.splitting.splits import Split, SplitEntry, SplitKind, Subset

HEADER = ["image_path", "page", "image_sha256", "predicted_class", "decision"]


def entry(path: str, label_id: str, subset: Subset = Subset.TEST) -> SplitEntry:
    return SplitEntry(path=path, label_id=label_id, sha256=f"hash of {path}", fold=0, subset=subset)


@pytest.fixture
def split() -> Split:
    entries = (
        entry("Benign/1.jpg", "benign"),
        entry("Pre/1.jpg", "pre_b"),
        entry("Pre/2.jpg", "pre_b"),
        entry("Pro/1.jpg", "pro_b"),
        entry("Pro/2.jpg", "pro_b", Subset.TRAIN),
    )
    return Split(kind=SplitKind.RANDOM, seed=0, fold_count=5, data_sha256="", entries=entries)


def write_csv(path, rows):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])
    return path


def row(path: str, predicted: str, decision: str = "reported", page: int = 0) -> list[str]:
    return [path, str(page), f"hash of {path}", predicted, decision]


GOOD = [
    row("Benign/1.jpg", "Benign"),
    row("Pre/1.jpg", "Pre-B", "abstained"),
    row("Pre/2.jpg", "Early Pre-B"),
    row("Pro/1.jpg", "", "unreadable"),
    row("Pro/2.jpg", "Benign"),
]


def test_accuracy_counts_abstained_images_but_not_unreadable_ones(tmp_path, split):
    found = score_results(write_csv(tmp_path / "results.csv", GOOD), split)

    assert found.readable_count == 3
    assert found.accuracy == pytest.approx(2 / 3)
    assert (found.abstained_count, found.unreadable_count) == (1, 1)
    assert found.confusion[2].tolist() == [0, 1, 1, 0]


def test_another_subset_is_scored_alone(tmp_path, split):
    found = score_results(write_csv(tmp_path / "results.csv", GOOD), split, Subset.TRAIN)

    assert (found.readable_count, found.accuracy) == (1, 0.0)


def test_an_image_without_a_row_is_a_message_that_names_it(tmp_path, split):
    with pytest.raises(UnusableInputError, match=r"Pre/2\.jpg"):
        score_results(write_csv(tmp_path / "results.csv", GOOD[:2]), split)


def test_of_several_pages_only_the_first_is_scored(tmp_path, split):
    later = [row("Pre/1.jpg", "Pro-B", page=1), row("Benign/1.jpg", "", "unreadable", page=1)]

    found = score_results(write_csv(tmp_path / "results.csv", [*GOOD, *later]), split)

    assert (found.readable_count, found.unreadable_count) == (3, 1)
    assert found.accuracy == pytest.approx(2 / 3)


def test_classes_that_the_split_does_not_have_are_named(tmp_path, split):
    rows = [row("Benign/1.jpg", "T-ALL"), *GOOD[1:3], row("Pro/1.jpg", "Mature B")]

    with pytest.raises(UnusableInputError, match="predicts Mature B, T-ALL; the split's classes are Benign, Early"):
        score_results(write_csv(tmp_path / "results.csv", rows), split)


def test_a_screening_without_a_readable_image_is_refused(tmp_path, split):
    rows = [row(path, "", "unreadable") for path in ("Benign/1.jpg", "Pre/1.jpg", "Pre/2.jpg", "Pro/1.jpg")]

    with pytest.raises(UnusableInputError, match=r"no readable image of the split's test subset \(4 unreadable\)"):
        score_results(write_csv(tmp_path / "results.csv", rows), split)


def test_another_csv_is_refused(tmp_path, split):
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")

    with pytest.raises(UnusableInputError, match=r"no results\.csv: it lacks the columns decision, image_path"):
        score_results(other, split)


def test_only_the_columns_that_are_missing_are_named(tmp_path, split):
    other = tmp_path / "other.csv"
    other.write_text("image_path,page,image_sha256,decision\n", encoding="utf-8")

    with pytest.raises(UnusableInputError, match=r"it lacks the columns predicted_class\. Name the file"):
        score_results(other, split)


OWN_LABELS = (
    Label(id="reactive", display_name="Reactive lymphocytes", malignant=False),
    Label(id="t_all", display_name="T-ALL", malignant=True),
)


@pytest.fixture
def own_split() -> Split:
    entries = (entry("R/1.jpg", "reactive"), entry("T/1.jpg", "t_all"), entry("T/2.jpg", "t_all"))
    return Split(kind=SplitKind.RANDOM, seed=0, fold_count=5, data_sha256="", entries=entries)


def write_own_manifest(folder) -> None:
    images = tuple(
        ImageEntry(path=path, label_id=label_id, sha256=f"hash of {path}")
        for path, label_id in (("R/1.jpg", "reactive"), ("T/1.jpg", "t_all"), ("T/2.jpg", "t_all"))
    )
    manifest = DatasetManifest(
        name="own",
        citation="ours",
        source=SourceRecord(kind=SourceKind.FOLDER, name="own"),
        images_folder=".",
        classes=tuple(ClassEntry(folder=label.id, label=label) for label in OWN_LABELS),
        images=images,
        data_sha256="",
    )
    write_manifest(manifest, folder / MANIFEST_NAME)


def test_a_laboratory_s_own_classes_are_scored_by_the_names_of_their_manifest(tmp_path, own_split):
    write_own_manifest(tmp_path)
    labels = labels_of(own_split, tmp_path)
    rows = [row("R/1.jpg", "Reactive lymphocytes"), row("T/1.jpg", "T-ALL"), row("T/2.jpg", "Reactive lymphocytes")]

    found = score_results(write_csv(tmp_path / "results.csv", rows), own_split, labels=labels)

    assert found.labels == OWN_LABELS
    assert found.confusion.tolist() == [[1, 0], [1, 1]]


def test_own_classes_without_their_manifest_are_refused_with_what_to_name(tmp_path, own_split):
    for data in (None, tmp_path):
        with pytest.raises(UnusableInputError, match=r"images of reactive, t_all; the published.*--data the imported"):
            labels_of(own_split, data)
    with pytest.raises(UnusableInputError, match="does not exist"):
        labels_of(own_split, tmp_path / "none")


def test_the_published_classes_need_no_data_folder(split):
    assert labels_of(split, None) == ALL_LABELS
