"""Two models answer the same folder; nothing is left of it, and what stands in the way is told early."""

import tempfile
from dataclasses import replace

import pytest

from desktop.comparing_bundles import compare_bundles
from desktop.engine.reading import ReadingMode
from desktop.local_engine import EngineChoice
from inference.classifier import Classifier
from inference.decision import Decision
from inference.errors import BundleRefusedError, OutputError, UnusableInputError

CHOICE = EngineChoice(workers=1, threads=1, readers=1, reading=ReadingMode.THREADS)


@pytest.fixture
def other(classifier):
    """The shipped build under another bundle id: it answers the same."""
    return Classifier(replace(classifier.bundle, bundle_id="b" * 64), classifier.runtime)


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """The folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_a_model_agrees_with_itself_and_nothing_is_left(classifier, other, mixed_images, kept):
    before = sorted(mixed_images.rglob("*"))
    told = []

    done = compare_bundles(lambda: classifier, lambda: other, mixed_images, CHOICE, on_progress=told.append)

    assert (done.row_count, done.left_out_count, done.differences) == (6, 0, ())
    assert (done.same_class.hits, done.same_class.total) == (5, 5)
    assert done.first.decisions[Decision.UNREADABLE] == done.second.decisions[Decision.UNREADABLE] == 1
    assert done.second.info.bundle_id == "b" * 64
    assert done.has_findings  # the cut file
    assert [each.model_number for each in told] == [1] * 5 + [2] * 5
    assert sorted(mixed_images.rglob("*")) == before
    assert list(kept.iterdir()) == []


def test_a_stop_in_the_second_run_gives_nothing_and_leaves_nothing(classifier, other, mixed_images, kept):
    told = []

    done = compare_bundles(
        lambda: classifier,
        lambda: other,
        mixed_images,
        CHOICE,
        on_progress=told.append,
        should_stop=lambda: any(each.model_number == 2 for each in told),
    )

    assert done is None
    assert {each.model_number for each in told} == {1, 2}
    assert list(kept.iterdir()) == []


def test_the_same_bundle_twice_is_refused_before_any_image(classifier, mixed_images):
    told = []

    with pytest.raises(UnusableInputError, match="Both are the same model"):
        compare_bundles(lambda: classifier, lambda: classifier, mixed_images, CHOICE, on_progress=told.append)
    assert told == []


def test_a_second_model_that_is_refused_is_known_before_the_first_image(classifier, mixed_images, tmp_path):
    told = []

    def refuse():
        raise BundleRefusedError(tmp_path, "damaged")

    with pytest.raises(BundleRefusedError):
        compare_bundles(lambda: classifier, refuse, mixed_images, CHOICE, on_progress=told.append)
    assert told == []


def test_a_folder_without_images_is_refused_before_a_model_is_loaded(images):
    def load():
        raise AssertionError("a model was loaded")

    with pytest.raises(UnusableInputError):
        compare_bundles(load, load, images, CHOICE)


def test_a_full_disk_for_temporary_files_is_told_in_words(classifier, other, mixed_images, monkeypatch):
    def full(**_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryDirectory", full)

    with pytest.raises(OutputError, match="No space left on device"):
        compare_bundles(lambda: classifier, lambda: other, mixed_images, CHOICE)
