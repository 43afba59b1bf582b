"""A listing takes up what is new or changed, and never takes a drive that fails for a folder that changed."""

import errno
import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.discovery import FolderWalk
from desktop.folder_listing import FolderListing
from desktop.screened_folder import FolderGoneError
from desktop.store.run_store import RunStore
from tests.desktop.store.made_runs import RUN, SETTINGS, screened

CONNECTION_LOST = errno.EHOSTDOWN
SECONDS = 30.0


@pytest.fixture
def store(images, tmp_path):
    with RunStore.create(tmp_path / "run", RUN, images, SETTINGS) as store:
        yield store


def _list(images, store, **options):
    with FolderListing(FolderWalk(images, **options), store) as listing:
        assert listing.wait(SECONDS)
    return listing


def _screen_listed(images, store):
    for image in store.pending():
        sha256 = hashlib.sha256((images / image.path).read_bytes()).hexdigest()
        store.commit([replace(screened(image), sha256=sha256)])


@pytest.fixture
def done(images, store):
    """Three screened images, of which the second has the same content but another time since."""
    for name in ("a.png", "case/b.png", "case/c.png"):
        (images / name).parent.mkdir(exist_ok=True)
        (images / name).write_bytes(name.encode())
    _list(images, store)
    _screen_listed(images, store)
    assert (store.counts().done_count, store.counts().row_count) == (3, 3)
    os.utime(images / "case" / "b.png", (1, 1))
    return store


def _fail(monkeypatch, name, number, concerned=lambda path: path.suffix == ".png"):
    genuine = getattr(Path, name)

    def failing(path, *arguments, **options):
        if concerned(path):
            raise OSError(number, os.strerror(number), str(path))
        return genuine(path, *arguments, **options)

    monkeypatch.setattr(Path, name, failing)


def test_a_share_that_answers_no_question_about_its_files_ends_the_run_and_keeps_every_row(images, done, monkeypatch):
    _fail(monkeypatch, "stat", CONNECTION_LOST)

    with pytest.raises(FolderGoneError, match=os.strerror(CONNECTION_LOST)):
        _list(images, done)

    assert (done.counts().done_count, done.counts().row_count) == (3, 3)


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.ENOENT])
@pytest.mark.parametrize("what", ["stat", "open"])
def test_a_screened_file_that_cannot_be_looked_at_is_no_changed_file(images, done, monkeypatch, what, number):
    _fail(monkeypatch, what, number)

    _list(images, done)

    assert (done.counts().done_count, done.counts().row_count) == (3, 3)
    assert done.pending() == []


def test_a_file_that_is_hashed_while_the_share_goes_away_keeps_its_row(images, done, monkeypatch):
    _fail(monkeypatch, "open", CONNECTION_LOST)

    with pytest.raises(FolderGoneError):
        _list(images, done)

    assert done.counts().row_count == 3


def test_a_file_that_did_change_is_screened_again(images, done):
    (images / "a.png").write_bytes(b"something else")

    _list(images, done)

    assert [image.path.name for image in done.pending()] == ["a.png"]


def test_a_new_file_that_cannot_be_looked_at_is_listed_for_its_row_to_say_why(images, store):
    (images / "a.png").symlink_to(images / "nowhere.png")

    _list(images, store)

    assert [(image.path.name, image.size_bytes) for image in store.pending()] == [("a.png", 0)]
    assert store.run.walk_finished


def test_a_new_file_on_a_lost_share_is_not_listed_as_an_empty_one(images, store, monkeypatch):
    (images / "a.png").touch()
    _fail(monkeypatch, "stat", CONNECTION_LOST)

    with pytest.raises(FolderGoneError, match=os.strerror(CONNECTION_LOST)):
        _list(images, store)

    assert store.counts().image_count == 0


def test_a_folder_that_goes_away_between_two_sub_folders_is_not_walked_to_its_end(images, store, tmp_path):
    for name in ("a.png", "case-01/b.png", "case-02/c.png"):
        (images / name).parent.mkdir(exist_ok=True)
        (images / name).touch()
    walk = FolderWalk(images)
    walk.find_first()
    images.rename(tmp_path / "unplugged")

    with pytest.raises(FolderGoneError, match="went away"), FolderListing(walk, store) as listing:
        listing.wait(SECONDS)

    assert not store.run.walk_finished


def test_a_folder_that_goes_away_after_its_last_file_may_have_had_more(images, store, tmp_path):
    class UnpluggedAtTheEnd(FolderWalk):
        def images(self):
            yield from super().images()
            self.folder.rename(tmp_path / "unplugged")

    (images / "a.png").touch()

    with pytest.raises(FolderGoneError), FolderListing(UnpluggedAtTheEnd(images), store) as listing:
        listing.wait(SECONDS)

    assert not store.run.walk_finished


def _fail_to_list(monkeypatch, name, number):
    scandir = os.scandir

    def failing(path="."):
        if Path(path).name == name:
            raise OSError(number, os.strerror(number), str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", failing)


def test_a_sub_folder_that_the_drive_failed_to_list_leaves_the_walk_unfinished(images, store, monkeypatch):
    for name in ("a.png", "case-01/b.png", "case-02/c.png"):
        (images / name).parent.mkdir(exist_ok=True)
        (images / name).touch()
    _fail_to_list(monkeypatch, "case-01", errno.EIO)

    listing = _list(images, store)

    assert [image.path.name for image in store.pending()] == ["a.png", "c.png"]
    assert not store.run.walk_finished
    with pytest.raises(FolderGoneError, match=r"1 sub-folders could not be listed.*case-01.*All other images were"):
        listing.check_whole()


def test_a_sub_folder_on_a_lost_connection_ends_the_walk(images, store, monkeypatch):
    (images / "case-01").mkdir()
    (images / "a.png").touch()
    _fail_to_list(monkeypatch, "case-01", CONNECTION_LOST)

    with pytest.raises(FolderGoneError, match=os.strerror(CONNECTION_LOST)):
        _list(images, store)


def test_a_sub_folder_that_may_not_be_read_is_a_finding_and_the_walk_is_whole(images, store, monkeypatch):
    (images / "case-01").mkdir()
    (images / "a.png").touch()
    _fail_to_list(monkeypatch, "case-01", errno.EACCES)

    _list(images, store).check_whole()

    assert store.run.walk_finished
    assert [Path(folder).name for folder in store.run.walk_findings["unreadable_folders"]] == ["case-01"]


def test_a_walk_that_was_told_to_stop_is_not_finished(images, store):
    for name in ("a.png", "b.png"):
        (images / name).touch()
    asked = iter([False, True])

    _list(images, store, should_stop=lambda: next(asked, True))

    assert [image.path.name for image in store.pending()] == ["a.png"]
    assert not store.run.walk_finished


def test_who_leaves_a_listing_does_not_wait_for_a_million_other_files(images, store):
    (images / "a.png").touch()
    walk = FolderWalk(images)
    walk.find_first()
    for number in range(100):
        (images / "case").mkdir(exist_ok=True)
        (images / "case" / f"{number}.txt").touch()
    listing = FolderListing(walk, store)
    walk.stop()

    with listing:
        listing.wait(SECONDS)

    assert walk.was_stopped
    assert walk.findings.other_count == 0
    assert not store.run.walk_finished
