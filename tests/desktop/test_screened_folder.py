"""A folder that went away is told from a file that cannot be read, by what the system says of both."""

import errno
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.screened_folder import FolderGoneError, ScreenedFolder, is_device_fault, reading_fault


@pytest.fixture
def screened(images):
    return ScreenedFolder(images)


def _on_windows(winerror):
    error = OSError(errno.EINVAL, "as Windows says it")
    error.winerror = winerror
    return error


def test_a_folder_that_is_there_is_there_whatever_it_holds(images, screened):
    screened.check()
    (images / "a.png").write_bytes(b"x")
    screened.check()


@pytest.mark.parametrize("number", [errno.EHOSTDOWN, errno.ESTALE, errno.EIO, errno.ENOTCONN, errno.EACCES])
def test_a_folder_that_cannot_be_listed_is_gone_whatever_the_reason(screened, monkeypatch, number):
    def fail(_path):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "scandir", fail)

    with pytest.raises(FolderGoneError, match=f"went away while it was screened: {os.strerror(number)}. What was"):
        screened.check()


def test_a_folder_that_is_missing_is_gone(images, screened):
    images.rmdir()

    with pytest.raises(FolderGoneError, match="No such file"):
        screened.check()


def test_an_empty_mount_point_that_is_left_is_not_the_folder(images, screened, monkeypatch):
    there = images.stat()
    monkeypatch.setattr(Path, "stat", lambda _path: SimpleNamespace(st_dev=there.st_dev + 1))

    with pytest.raises(FolderGoneError, match="another drive, or none, is there now"):
        screened.check()


@pytest.mark.parametrize("number", [errno.EHOSTDOWN, errno.ESTALE, errno.ENOTCONN, errno.ETIMEDOUT])
def test_a_lost_connection_is_believed_though_the_folder_is_still_listed_from_memory(screened, number):
    with pytest.raises(FolderGoneError, match=os.strerror(number)):
        screened.check_after(OSError(number, os.strerror(number)))


@pytest.mark.parametrize("winerror", [21, 59, 64, 1167])
def test_a_connection_that_windows_lost_is_believed_too(screened, winerror):
    with pytest.raises(FolderGoneError, match="as Windows says it"):
        screened.check_after(_on_windows(winerror))


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.EIO, errno.ENAMETOOLONG])
def test_one_file_that_cannot_be_read_says_nothing_of_its_folder(screened, number):
    screened.check_after(OSError(number, os.strerror(number)))


def test_one_file_that_cannot_be_read_has_the_folder_looked_at(images, screened):
    images.rmdir()

    with pytest.raises(FolderGoneError):
        screened.check_after(OSError(errno.ENOENT, "gone"))


def test_a_drive_that_fails_to_read_is_told_from_a_missing_permission():
    assert is_device_fault(OSError(errno.EIO, "x"))
    assert is_device_fault(_on_windows(1117))
    assert not is_device_fault(OSError(errno.EACCES, "x"))
    assert not is_device_fault(_on_windows(5))


def test_what_a_file_cannot_be_read_for_is_told(images):
    (images / "a.png").write_bytes(b"x")

    assert reading_fault(images / "a.png") is None
    assert reading_fault(images / "gone.png").errno == errno.ENOENT


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in its file system")
def test_a_pipe_is_not_waited_for(images):
    os.mkfifo(images / "pipe.png")

    assert reading_fault(images / "pipe.png") is None
