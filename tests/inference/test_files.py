"""A file is written whole or not at all: whatever fails, the old one stays and nothing is left lying about."""

import errno
import os
from pathlib import Path

import pytest

from inference.errors import ExitCode, OutputError, UnusableInputError
from inference.files import write_atomically


def _full_disk(*_arguments):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_file_is_written_and_its_folder_made(tmp_path):
    target = tmp_path / "new" / "folder" / "summary.txt"

    write_atomically(target, b"content")

    assert target.read_bytes() == b"content"
    assert [path.name for path in target.parent.iterdir()] == ["summary.txt"]


def test_an_older_file_is_replaced(tmp_path):
    target = tmp_path / "summary.txt"
    target.write_bytes(b"old and longer")

    write_atomically(target, b"new")

    assert target.read_bytes() == b"new"


@pytest.mark.parametrize(("owner", "function"), [(os, "fsync"), (Path, "replace")])
def test_a_disk_full_at_any_step_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, owner, function):
    target = tmp_path / "summary.txt"
    target.write_bytes(b"old")
    monkeypatch.setattr(owner, function, _full_disk)

    with pytest.raises(
        OutputError, match=r"summary\.txt cannot be written: No space left on device\. Free space"
    ) as caught:
        write_atomically(target, b"new")

    assert caught.value.exit_code is ExitCode.STOPPED
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["summary.txt"]


def test_a_folder_that_is_a_file_is_an_output_error(tmp_path):
    (tmp_path / "taken").write_text("a file")

    with pytest.raises(OutputError, match="cannot be written") as caught:
        write_atomically(tmp_path / "taken" / "summary.txt", b"new")

    assert str(caught.value).endswith(". Choose another folder, then run again")


def test_a_folder_in_place_of_a_file_is_wrong_usage(tmp_path):
    with pytest.raises(UnusableInputError, match="is a folder; name a file"):
        write_atomically(tmp_path, b"new")

    assert list(tmp_path.parent.glob(".*.part")) == []


def test_the_longest_name_that_a_disk_takes_is_written(tmp_path):
    target = tmp_path / ("ü" * 125 + ".txt")  # 254 of 255 bytes

    write_atomically(target, b"content")

    assert target.read_bytes() == b"content"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX systems have pipes among their files")
def test_a_device_or_a_pipe_is_not_replaced_by_a_file(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UnusableInputError, match="is a device or a pipe; name a file"):
        write_atomically(pipe, b"data")
    assert pipe.is_fifo()
    assert [each.name for each in tmp_path.iterdir()] == ["pipe"]
