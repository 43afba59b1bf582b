"""Every image becomes exactly its rows, whatever it is like; a run can be stopped and never ends by one bad image."""

import hashlib
import os
import sys

import numpy as np
import pytest
import tifffile

from desktop.discovery import scan_folder
from desktop.screening import Ending, Progress
from inference.classifier import Classifier
from inference.decision import Decision, Flag
from inference.runtime import ModelRejectedError


def _rows(finished):
    return {(screened.row.image_path, screened.row.page): screened.row for screened in finished}


def test_every_image_has_one_row_and_every_page_of_a_tiff_its_own(mixed_images, screen):
    _summary, finished = screen(mixed_images)

    assert [(screened.row.image_path, screened.row.page) for screened in finished] == [
        ("a.png", 0),
        ("Fall Ü 03/Ausstrich Übersicht.jpg", 0),
        ("case-01/cut.jpg", 0),
        ("case-01/same as a.png", 0),
        ("case-01/slide 2/pages.tif", 0),
        ("case-01/slide 2/pages.tif", 1),
    ]


def test_a_row_says_what_the_model_says(mixed_images, screen, classifier):
    _summary, finished = screen(mixed_images)
    first = finished[0]
    names = [label.display_name for label in classifier.card.labels]

    assert first.row.probabilities == first.prediction.probabilities
    assert first.row.predicted_class == names[int(np.argmax(first.row.probabilities))]
    assert first.row.decision is first.prediction.decision
    assert (first.row.width_px, first.row.height_px, first.row.case) == (160, 120, "")
    assert first.row.image_sha256 == hashlib.sha256((mixed_images / "a.png").read_bytes()).hexdigest()
    assert first.row.elapsed_ms > 0


def test_the_class_is_reported_only_where_the_decision_says_so(mixed_images, screen):
    _summary, finished = screen(mixed_images)

    for screened in finished:
        reported = screened.row.predicted_class if screened.row.decision is Decision.REPORTED else ""
        assert screened.row.reported_class == reported
        assert bool(screened.row.reason) == (screened.row.decision is not Decision.REPORTED)


def test_a_truncated_jpeg_becomes_an_unreadable_row_with_its_hash(mixed_images, screen):
    _summary, finished = screen(mixed_images)
    row = _rows(finished)["case-01/cut.jpg", 0]

    assert row.decision is Decision.UNREADABLE
    assert row.reason.startswith("Unreadable: the image is damaged or cut off")
    assert row.image_sha256 == hashlib.sha256((mixed_images / "case-01" / "cut.jpg").read_bytes()).hexdigest()
    assert (row.predicted_class, row.probabilities, row.width_px, row.flags) == ("", (), None, ())


def test_the_second_of_two_equal_files_is_flagged_and_the_first_is_not(mixed_images, screen):
    _summary, finished = screen(mixed_images)
    flagged = [path for path, row in _rows(finished).items() if Flag.DUPLICATE in row.flags]

    assert flagged == [("case-01/same as a.png", 0)]


def test_pages_of_one_file_are_no_duplicates_but_those_of_its_copy_are(images, field, screen):
    for name in ("one.tif", "two.tif"):
        tifffile.imwrite(images / name, np.stack([field, field]), photometric="rgb")

    _summary, finished = screen(images)

    flagged = [path for path, row in _rows(finished).items() if Flag.DUPLICATE in row.flags]
    assert flagged == [("two.tif", 0), ("two.tif", 1)]


def test_the_summary_adds_up(mixed_images, screen):
    summary, finished = screen(mixed_images)

    assert (summary.ending, summary.image_count, summary.done_count) == (Ending.COMPLETE, 5, 5)
    assert summary.row_count == len(finished) == sum(summary.decisions.values()) == 6
    assert summary.decisions[Decision.UNREADABLE] == 1
    assert sum(summary.reported.values()) == summary.decisions[Decision.REPORTED]
    assert summary.flags[Flag.DUPLICATE] == 1
    assert summary.other_count == 1
    assert summary.has_findings


def test_a_run_in_which_all_could_be_read_has_no_findings(images, field_png, screen):
    (images / "a.png").write_bytes(field_png)

    assert not screen(images)[0].has_findings


def test_a_stopped_run_keeps_its_rows_and_says_that_it_was_cancelled(images, field_png, screen):
    for number in range(5):
        (images / f"{number}.png").write_bytes(field_png)
    finished_when_asked = iter([False, False, True])

    summary, finished = screen(images, should_stop=lambda: next(finished_when_asked))

    assert [screened.row.image_path for screened in finished] == ["0.png", "1.png"]
    assert (summary.ending, summary.done_count, summary.image_count) == (Ending.CANCELLED, 2, 5)


def test_progress_counts_images_and_not_pages(mixed_images, screen):
    seen = []

    screen(mixed_images, on_progress=seen.append)

    assert [(progress.done, progress.total) for progress in seen] == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


def test_progress_tells_speed_and_what_is_left():
    progress = Progress(done=10, total=40, elapsed_seconds=5.0)

    assert (progress.images_per_second, progress.seconds_left) == (2.0, 15.0)
    assert (Progress(0, 40, 0.0).images_per_second, Progress(0, 40, 0.0).seconds_left) == (0.0, None)


def test_a_file_that_vanishes_after_the_scan_is_an_unreadable_row(images, field_png, screen):
    (images / "a.png").write_bytes(field_png)
    (images / "b.png").write_bytes(field_png)
    scan = scan_folder(images)
    (images / "a.png").unlink()

    _summary, finished = screen(scan)

    assert [screened.row.decision is Decision.UNREADABLE for screened in finished] == [True, False]
    assert "cannot be opened: No such file" in finished[0].row.reason
    assert finished[0].row.image_sha256 == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has file names that are no text")
def test_a_file_name_that_is_no_text_becomes_a_printable_row(images, field_png, screen):
    with open(os.fsencode(images) + b"/\xff\xfe \xc3\x9c.png", "wb") as file:  # noqa: PTH123 - a name in bytes
        file.write(field_png)

    _summary, finished = screen(images)

    assert finished[0].row.image_path == r"\xff\xfe Ü.png"
    assert finished[0].row.decision is not Decision.UNREADABLE


def test_a_tiff_that_breaks_off_keeps_the_pages_before_and_says_where(images, field, screen):
    path = images / "cut.tif"
    with tifffile.TiffWriter(path) as writer:
        for _ in range(2):
            writer.write(field, photometric="rgb", metadata=None, compression="zlib")
    with tifffile.TiffFile(path) as whole:
        second_strip = whole.pages[1].dataoffsets[0]
    data = bytearray(path.read_bytes())
    data[second_strip + 20 : second_strip + 40] = bytes(20)
    path.write_bytes(data)

    _summary, finished = screen(images)

    assert [(row.page, row.decision is Decision.UNREADABLE) for row in _rows(finished).values()] == [
        (0, False),
        (1, True),
    ]
    assert (finished[1].row.width_px, finished[1].image) == (None, None)
    assert finished[1].row.image_sha256 == finished[0].row.image_sha256


def test_a_model_that_fails_on_an_image_makes_a_row_that_says_so(images, field_png, screen, classifier):
    class FailingRuntime:
        name, version = "stand-in", "1"

        def run(self, _array):
            raise ModelRejectedError("numbers that are not finite")

    (images / "a.png").write_bytes(field_png)

    _summary, finished = screen(images, classifier=Classifier(classifier.bundle, FailingRuntime()))

    assert finished[0].row.decision is Decision.UNREADABLE
    assert finished[0].row.reason == "Unreadable: the model failed on this image: numbers that are not finite"
    assert (finished[0].row.width_px, finished[0].row.height_px) == (160, 120)


def test_an_error_of_the_receiver_ends_the_run(images, field_png, screen):
    (images / "a.png").write_bytes(field_png)

    def fail(_progress):
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        screen(images, on_progress=fail)


def test_the_same_folder_twice_gives_the_same_answers(mixed_images, screen):
    first, second = (
        [
            (each.row.image_path, each.row.page, each.row.probabilities, each.row.flags)
            for each in screen(mixed_images)[1]
        ]
        for _run in range(2)
    )

    assert first == second
