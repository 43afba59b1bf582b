"""Every image becomes exactly its rows, whatever it is like; a run can be stopped and never ends by one bad image."""

import errno
import hashlib
import os
import sys
from itertools import chain, repeat
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import tifffile
from PIL import Image

from desktop import recording, screening
from desktop.discovery import FolderWalk
from desktop.engine.page_result import result_of_refusal, result_of_unreadable_tile
from desktop.engine.pipeline import Ending as EngineEnding
from desktop.local_engine import local_engine
from desktop.recording import ResultRecorder
from desktop.run_folder import open_run, resume_run
from desktop.run_settings import RunSettings
from desktop.run_summary import Ending, Progress
from desktop.screened_folder import FolderGoneError
from desktop.screening import screen_folder
from desktop.store.run_reader import RunReader
from inference.classifier import Classifier
from inference.decision import Decision, Flag
from inference.errors import UnreadableImageError, UnusableInputError
from inference.fields import ReadingSettings
from inference.pages import FIRST_PAGE
from inference.runtime import ModelRejectedError
from inference.runtime_choice import RuntimeKind
from inference.slides import UnreadableTile
from tests.desktop.conftest import PLAN


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
    finished = []

    summary, _finished = screen(images, on_result=finished.append, should_stop=lambda: len(finished) == 2)

    assert [screened.row.image_path for screened in finished] == ["0.png", "1.png"]
    assert (summary.ending, summary.done_count, summary.image_count) == (Ending.CANCELLED, 2, 5)


def test_progress_counts_images_and_not_pages(mixed_images, screen):
    seen = []

    screen(mixed_images, on_progress=seen.append)

    assert [progress.done for progress in seen] == [1, 2, 3, 4, 5]
    assert (seen[-1].total, seen[-1].is_total_known) == (5, True)


def test_progress_tells_speed_and_what_is_left():
    progress = Progress(done=10, total=40, elapsed_seconds=5.0)

    assert (progress.images_per_second, progress.seconds_left) == (2.0, 15.0)
    assert Progress(30, 40, 10.0, done_before=20).images_per_second == 1.0
    assert Progress(10, 40, 5.0, is_total_known=False).seconds_left is None
    assert (Progress(0, 40, 0.0).images_per_second, Progress(0, 40, 0.0).seconds_left) == (0.0, None)


def test_a_file_that_vanishes_before_it_is_read_is_an_unreadable_row(images, field_png, screen):
    (images / "a.png").symlink_to(images / "gone.png")
    (images / "b.png").write_bytes(field_png)

    _summary, finished = screen(images)

    assert [screened.row.decision is Decision.UNREADABLE for screened in finished] == [True, False]
    assert "cannot be opened: No such file" in finished[0].row.reason
    assert finished[0].row.image_sha256 == ""


def test_a_folder_that_goes_away_ends_the_run_instead_of_making_every_image_unreadable(
    images, field_png, screen, tmp_path
):
    # More than the engine reads ahead.
    for number in range(100):
        (images / f"{number:03d}.png").write_bytes(field_png)

    def unplug(progress):
        if progress.done == 1:
            images.rename(tmp_path / "unplugged")

    with pytest.raises(FolderGoneError, match="went away while it was screened"):
        screen(images, run_folder=tmp_path / "run", on_progress=unplug)
    (tmp_path / "unplugged").rename(images)

    summary, finished = screen(images, run_folder=tmp_path / "run")

    assert (summary.ending, summary.done_count, summary.decisions[Decision.UNREADABLE]) == (Ending.COMPLETE, 100, 0)
    assert 0 < len(finished) < 100


def _let_reading_fail(monkeypatch, number, concerned):
    """What the system says once a share or drive is lost, though its folders are still listed from memory."""
    for name in ("stat", "open"):
        genuine = getattr(Path, name)

        def failing(path, *arguments, _genuine=genuine, **options):
            if path.suffix == ".png" and concerned(path):
                raise OSError(number, os.strerror(number), str(path))
            return _genuine(path, *arguments, **options)

        monkeypatch.setattr(Path, name, failing)


@pytest.fixture
def hundred_images(images, field_png):
    # More than the engine reads ahead.
    for number in range(100):
        (images / f"{number:03d}.png").write_bytes(field_png)
    return images


@pytest.mark.parametrize("number", [errno.EHOSTDOWN, errno.ESTALE, errno.ENOTCONN])
def test_a_share_that_is_lost_ends_the_run_in_words_and_no_image_is_unreadable(
    hundred_images, screen, tmp_path, monkeypatch, number
):
    is_lost = False

    def lose(_progress):
        nonlocal is_lost
        is_lost = True

    with monkeypatch.context() as patched:
        _let_reading_fail(patched, number, lambda _path: is_lost)
        with pytest.raises(FolderGoneError, match=f"went away while it was screened: {os.strerror(number)}"):
            screen(hundred_images, run_folder=tmp_path / "run", on_progress=lose)

    assert all(row.decision is not Decision.UNREADABLE for row in _rows_in_store(tmp_path / "run"))
    assert 0 < len(_rows_in_store(tmp_path / "run")) < 100


def test_a_drive_that_reads_nothing_any_more_ends_the_run_after_some_files(
    hundred_images, screen, tmp_path, monkeypatch
):
    with monkeypatch.context() as patched:
        _let_reading_fail(patched, errno.EIO, lambda path: int(path.stem) >= 40)
        with pytest.raises(FolderGoneError, match="20 files one after another could not be read"):
            screen(hundred_images, run_folder=tmp_path / "run")

    rows = _rows_in_store(tmp_path / "run")
    assert [row.decision is Decision.UNREADABLE for row in rows] == [False] * 40 + [True] * 19


def test_bad_spots_of_a_drive_are_rows_and_do_not_end_the_run(hundred_images, screen, monkeypatch):
    _let_reading_fail(monkeypatch, errno.EIO, lambda path: path.stem[0] == "0" and path.stem[1] in "01357")

    summary, _finished = screen(hundred_images)

    assert (summary.ending, summary.decisions[Decision.UNREADABLE]) == (Ending.COMPLETE, 50)


def test_a_slide_whose_drive_failed_half_way_is_screened_again_when_the_run_goes_on(
    images, field_png, screen, run_info, tmp_path, monkeypatch
):
    (images / "a.png").write_bytes(field_png)

    def fail_half_way(items, *, on_result, on_item_done, should_stop):
        (item,) = filter(None, items)
        tile = UnreadableTile(item.path, "e" * 64, 0, 0, "the tile is damaged or cut off")
        on_result(result_of_unreadable_tile(item, 0, tile))
        on_item_done(item)
        return EngineEnding.COMPLETE

    out, settings = tmp_path / "run", RunSettings().payload()
    with monkeypatch.context() as patched, open_run(out, images, run_info, settings, new_run=False).store as store:
        _let_reading_fail(patched, errno.EIO, lambda _path: True)
        screen_folder(FolderWalk(images), store, fail_half_way)
    with resume_run(out) as store:
        assert [image.path.name for image in store.pending()] == ["a.png"]


def test_what_lacked_memory_is_screened_again_when_the_run_goes_on(images, field_png, screen, run_info, tmp_path):
    for name in ("a.png", "b.png"):
        (images / name).write_bytes(field_png)

    def lack_memory(items, *, on_result, on_item_done, should_stop):
        for item in filter(None, items):
            may_pass = item.path.name == "a.png"
            error = UnreadableImageError(item.path, "there is not enough memory", "e" * 64, may_pass=may_pass)
            on_result(result_of_refusal(item, 0, 0, error, 1.0))
            on_item_done(item)
        return EngineEnding.COMPLETE

    out, settings = tmp_path / "run", RunSettings().payload()
    with open_run(out, images, run_info, settings, new_run=False).store as store:
        screen_folder(FolderWalk(images), store, lack_memory)
    with resume_run(out) as store:
        assert [image.path.name for image in store.pending()] == ["a.png"]


def test_files_that_nobody_may_read_are_rows_however_many(hundred_images, screen, monkeypatch):
    _let_reading_fail(monkeypatch, errno.EACCES, lambda path: int(path.stem) > 0)

    summary, _finished = screen(hundred_images)

    assert (summary.ending, summary.decisions[Decision.UNREADABLE]) == (Ending.COMPLETE, 99)


def test_a_sub_folder_that_cannot_be_listed_for_a_passing_reason_leaves_the_run_to_be_gone_on_with(
    images, field_png, screen, tmp_path, monkeypatch
):
    for case in ("case-01", "case-02"):
        (images / case).mkdir()
        (images / case / "a.png").write_bytes(field_png)
    scandir = os.scandir

    def failing(path="."):
        if Path(path).name == "case-01":
            raise OSError(errno.EIO, "Input/output error", str(path))
        return scandir(path)

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", failing)
        with pytest.raises(FolderGoneError, match="1 sub-folders could not be listed"):
            screen(images, run_folder=tmp_path / "run")

    assert [row.case for row in _rows_in_store(tmp_path / "run")] == ["case-02"]
    assert screen(images, run_folder=tmp_path / "run")[0].done_count == 2


def test_a_walk_that_is_stopped_alone_does_not_end_as_complete(images, field_png, classifier, run_info, tmp_path):
    for name in ("a.png", "b.png"):
        (images / name).write_bytes(field_png)
    asked = iter([False, True])
    walk = FolderWalk(images, should_stop=lambda: next(asked, True))
    engine = local_engine(classifier, 1, RuntimeKind.TFLITE, PLAN, ReadingSettings())

    with open_run(tmp_path / "run", images, run_info, RunSettings().payload(), new_run=False).store as store:
        summary = screen_folder(walk, store, engine)

    assert (summary.ending, summary.done_count) == (Ending.CANCELLED, 1)


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
    assert (finished[1].row.width_px, finished[1].prepared) == (None, None)
    assert finished[1].row.image_sha256 == finished[0].row.image_sha256


def test_a_model_that_fails_on_an_image_makes_a_row_that_says_so(images, field_png, screen, classifier):
    class FailingRuntime:
        name, version = "stand-in", "1"

        def run(self, _array):
            raise ModelRejectedError("numbers that are not finite")

        def run_outputs(self, array):
            self.run(array)

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


def _rows_in_store(folder):
    with RunReader(folder) as reader:
        return [result.row for result in reader.rows()]


def test_a_stopped_run_goes_on_where_it_was_and_no_image_has_two_rows(images, field, screen, tmp_path):
    for number in range(6):
        Image.fromarray(np.roll(field, number * 9, axis=1)).save(images / f"{number}.png")
    first = []
    screen(images, run_folder=tmp_path / "run", on_result=first.append, should_stop=lambda: len(first) == 2)

    summary, then = screen(images, run_folder=tmp_path / "run")

    assert [screened.row.image_path for screened in then] == ["2.png", "3.png", "4.png", "5.png"]
    assert (summary.ending, summary.done_count, summary.row_count) == (Ending.COMPLETE, 6, 6)
    assert [row.image_path for row in _rows_in_store(tmp_path / "run")] == [f"{number}.png" for number in range(6)]


def test_a_resumed_run_screens_what_is_new_or_changed_and_nothing_else(images, field, screen, tmp_path):
    for number in range(3):
        Image.fromarray(np.roll(field, number * 9, axis=1)).save(images / f"{number}.png")
    stopped = []
    (images / "9.png").write_bytes((images / "0.png").read_bytes())
    screen(images, run_folder=tmp_path / "run", on_result=stopped.append, should_stop=lambda: len(stopped) == 3)
    os.utime(images / "0.png", (1, 1))  # touched, but the same content
    Image.fromarray(255 - field).save(images / "1.png")
    (images / "5.png").write_bytes((images / "2.png").read_bytes())

    _summary, finished = screen(images, run_folder=tmp_path / "run")

    assert sorted(screened.row.image_path for screened in finished) == ["1.png", "5.png", "9.png"]
    rows = {row.image_path: row for row in _rows_in_store(tmp_path / "run")}
    assert rows["1.png"].image_sha256 == hashlib.sha256((images / "1.png").read_bytes()).hexdigest()
    # What an earlier session saw still counts for duplicates.
    assert {path for path, row in rows.items() if Flag.DUPLICATE in row.flags} == {"5.png", "9.png"}


def test_a_picture_saved_anew_is_a_near_duplicate(images, field, screen):
    Image.fromarray(field).save(images / "a.png")
    Image.fromarray(field).save(images / "b.jpg", quality=90)

    _summary, finished = screen(images)

    assert [Flag.NEAR_DUPLICATE in screened.row.flags for screened in finished] == [False, True]
    assert finished[1].row.decision is finished[0].row.decision


def test_a_complete_run_is_not_written_over(images, field_png, screen, tmp_path):
    (images / "a.png").write_bytes(field_png)
    screen(images, run_folder=tmp_path / "run")

    with pytest.raises(UnusableInputError, match="already holds the results of a run"):
        screen(images, run_folder=tmp_path / "run")


def test_an_unfinished_run_goes_on_with_the_same_settings_only(images, field_png, screen, tmp_path):
    for number in range(3):
        (images / f"{number}.png").write_bytes(field_png)
    seen = []
    screen(images, run_folder=tmp_path / "run", on_result=seen.append, should_stop=lambda: bool(seen))

    with pytest.raises(UnusableInputError, match="unfinished run that is another one: its setting reading is"):
        screen(images, run_folder=tmp_path / "run", settings=RunSettings(reading=ReadingSettings(pages=FIRST_PAGE)))


def test_rows_of_a_file_with_many_pages_are_committed_before_its_end(images, field, screen, tmp_path, monkeypatch):
    monkeypatch.setattr(recording, "_COMMIT_ROWS", 2)
    tifffile.imwrite(images / "many.tif", np.stack([field] * 5), photometric="rgb")
    committed = []
    commit = ResultRecorder.commit
    monkeypatch.setattr(ResultRecorder, "commit", lambda self: (committed.append(len(self._batch)), commit(self)))

    summary, _finished = screen(images, run_folder=tmp_path / "run")

    assert (summary.row_count, summary.done_count) == (5, 1)
    assert len([count for count in committed if count]) == 3
    assert len(_rows_in_store(tmp_path / "run")) == 5


def test_what_a_person_held_the_run_for_is_no_part_of_its_time(
    images, field_png, classifier, run_info, tmp_path, monkeypatch
):
    (images / "a.png").write_bytes(field_png)
    engine = local_engine(classifier, 1, RuntimeKind.TFLITE, PLAN, ReadingSettings())
    begun_then_later = chain([1000.0], repeat(1060.0))
    monkeypatch.setattr(screening, "time", SimpleNamespace(monotonic=lambda: next(begun_then_later)))
    told = []

    with open_run(tmp_path / "run", images, run_info, RunSettings().payload(), new_run=False).store as store:
        summary = screen_folder(FolderWalk(images), store, engine, on_progress=told.append, paused_seconds=lambda: 50.0)

    assert [progress.elapsed_seconds for progress in told] == [10.0]
    assert summary.elapsed_seconds == 10.0
