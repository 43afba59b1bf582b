"""On the real images: the shipped bundle gives the figures that its card states."""

import os
from pathlib import Path

import numpy as np
import pytest

from desktop.bundled import default_bundle
from inference.classifier import load_classifier
from inference.images import read_image
from training.dataset.folder import import_folder
from training.splitting.splits import SplitKind, Subset, make_split, write_split

DATA = os.environ.get("SMEARSCOPE_DATA", "")

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.slow,
    pytest.mark.skipif(
        not (Path(DATA) / "all").is_dir() or not DATA,
        reason="SMEARSCOPE_DATA names no folder with the real images (all/Benign, Early, Pre, Pro)",
    ),
]


def test_the_shipped_bundle_scores_on_its_test_images_what_its_card_says(tmp_path):
    classifier = load_classifier(default_bundle(), thread_count=2)
    training = classifier.card.training
    dataset = import_folder(Path(DATA) / "all")
    split = make_split(dataset, SplitKind(training.split.kind), training.split.seed)

    assert write_split(split, tmp_path / "split.json") == training.split.sha256

    class_count = len(classifier.card.labels)
    confusion = np.zeros((class_count, class_count), dtype=int)
    for sample in split.samples(Subset.TEST):
        prediction = classifier.classify(read_image(dataset.root / sample.path))
        confusion[dataset.class_index(sample), prediction.predicted_index] += 1

    evidence = next(each for each in classifier.card.evidence if each.subset == "test")
    assert confusion.tolist() == [list(row) for row in evidence.confusion]
    assert confusion.trace() / confusion.sum() == pytest.approx(evidence.accuracy)
    assert evidence.accuracy >= 0.95
