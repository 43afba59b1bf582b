"""A run that is interrupted, or that the disk or a permission stops, says so and keeps its finished rows."""

import os
import signal
import subprocess
import sys
import time

import pytest

from desktop.store.connection import store_path
from desktop.store.run_reader import RunReader
from tests.desktop.store.made_runs import make_run
from tests.fixtures_commands import COMMAND, TIMEOUT_SECONDS, as_ordinary_user, on_a_disk_of, rows_of, run_smearscope


@pytest.fixture
def many_images(images, field_png):
    """Two thousand names of one file: minutes of work that take no disk."""
    (images / "0000.png").write_bytes(field_png)
    for number in range(1, 2000):
        os.link(images / "0000.png", images / f"{number:04d}.png")
    return images


def _stored_rows(out):
    with RunReader(out) as reader:
        return [result.row for result in reader.rows()]


def _wait_for_rows(out, count, process):
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while not (store_path(out).exists() and _count(out) >= count):
        assert process.poll() is None, f"the run ended early: {process.communicate()}"
        assert time.monotonic() < deadline, f"no {count} rows after {TIMEOUT_SECONDS} s"
        time.sleep(0.02)


def _count(out):
    with RunReader(out, check_integrity=False) as reader:
        return reader.count_rows()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_an_interrupted_run_is_130_and_its_table_holds_the_finished_rows(many_images, tmp_path, number):
    out = tmp_path / "out"
    command = [*COMMAND, "screen", str(many_images), "--out", str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        _wait_for_rows(out, 3, process)
        process.send_signal(number)
        said, complained = process.communicate(timeout=TIMEOUT_SECONDS)

    assert process.returncode == 130
    rows = rows_of(out / "results.csv")
    assert 3 <= len(rows) < 2000
    assert [row["image_path"] for row in rows] == [f"{number:04d}.png" for number in range(len(rows))]
    assert f"Images: {len(rows):,} of 2,000 screened (cancelled)" in said
    assert "Stopping after this image" in complained
    assert f'Go on with: smearscope resume "{out}"' in said
    assert "interrupted; what was finished is kept" in complained
    assert "Traceback" not in complained


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_run_goes_on_by_the_same_command_and_has_each_image_once(many_images, tmp_path):
    out = tmp_path / "out"
    command = [*COMMAND, "screen", str(many_images), "--out", str(out), "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _wait_for_rows(out, 3, process)
        process.kill()
    kept = _stored_rows(out)
    for image in sorted(many_images.iterdir())[len(kept) + 20 :]:
        image.unlink()

    ended = run_smearscope("screen", many_images, "--out", out)

    # The images that went away meanwhile are rows that say so.
    assert ended.returncode in (0, 1)
    assert f"Going on with the unfinished run in {out}" in ended.stderr
    rows = [row for row in rows_of(out / "results.csv") if row["decision"] != "unreadable"]
    assert [row["image_path"] for row in rows] == [f"{number:04d}.png" for number in range(len(kept) + 20)]


def test_a_full_disk_is_3_with_the_reason_and_the_run_can_be_gone_on_with(many_images, tmp_path):
    kept = tmp_path / "kept"
    kept.mkdir()
    disk = on_a_disk_of(700, tmp_path / "disk", kept)

    ended = run_smearscope("screen", many_images, "--out", tmp_path / "disk" / "out", before=disk)

    assert ended.returncode == 3
    assert "the disk is full. Free space, then do the same again" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "Exception ignored" not in ended.stderr
    for image in sorted(many_images.iterdir())[100:]:
        image.unlink()
    done = run_smearscope("resume", kept / "out")
    assert done.returncode in (0, 1)
    rows = [row for row in rows_of(kept / "out" / "results.csv") if row["decision"] != "unreadable"]
    assert len({row["image_path"] for row in rows}) == len(rows) >= 100


@pytest.fixture
def locked(tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    yield folder
    folder.chmod(0o700)


@pytest.mark.parametrize("below", [".", "new"])
def test_an_output_folder_without_permission_is_3_with_the_reason(images, field_png, locked, below):
    (images / "a.png").write_bytes(field_png)

    ended = run_smearscope("screen", images, "--out", locked / below, before=as_ordinary_user())

    assert ended.returncode == 3
    assert "Permission denied" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("below", [".", "inner"])
def test_a_locked_folder_of_images_is_2_and_a_locked_output_folder_3(tmp_path, images, field_png, locked, below):
    (images / "a.png").write_bytes(field_png)
    locked.chmod(0)
    user = as_ordinary_user()

    to_read = run_smearscope("screen", locked / below, "--out", tmp_path / "out", before=user)
    to_write = run_smearscope("screen", images, "--out", locked / below, before=user)

    assert (to_read.returncode, to_write.returncode) == (2, 3)
    assert f"Folder {locked / below} cannot be read: Permission denied" in to_read.stderr
    assert f"{locked / below} cannot be used: Permission denied" in to_write.stderr


def test_a_locked_bundle_is_refused_and_is_no_bug(locked):
    locked.chmod(0)

    ended = run_smearscope("verify", locked / "bundle", before=as_ordinary_user())

    assert ended.returncode == 2
    assert "cannot be looked at: Permission denied" in ended.stderr


def test_a_sub_folder_that_may_not_be_entered_is_a_finding(images, field_png, tmp_path):
    (images / "a.png").write_bytes(field_png)
    (images / "locked").mkdir(mode=0)

    ended = run_smearscope("screen", images, "--out", tmp_path / "out", before=as_ordinary_user())
    (images / "locked").chmod(0o700)

    assert ended.returncode == 1
    assert f"Folders that could not be read: {images / 'locked'}" in ended.stdout
    assert len(rows_of(tmp_path / "out" / "results.csv")) == 1


def test_ctrl_c_while_the_program_still_starts_ends_it_without_a_traceback():
    code = """
import builtins, os, signal
import desktop.__main__ as command
real = builtins.__import__
def interrupted(name, *rest, **more):
    if name == "desktop.cli":
        os.kill(os.getpid(), signal.SIGINT)
    return real(name, *rest, **more)
builtins.__import__ = interrupted
command.main()
"""
    ended = subprocess.run([sys.executable, "-c", code, "version"], capture_output=True, text=True, timeout=60)

    assert (ended.returncode, ended.stderr) == (130, "smearscope: interrupted\n")


def test_a_run_folder_that_may_only_be_read_is_not_exported_and_another_place_is_not_advised(tmp_path):
    folder = tmp_path / "run"
    make_run(folder, 3).close()
    folder.chmod(0o555)

    ended = run_smearscope("export", folder, "--to", tmp_path / "table.csv", before=as_ordinary_user())

    folder.chmod(0o755)
    assert ended.returncode == 3
    said = " ".join(ended.stderr.split())
    assert "cannot be written to: Permission denied. Exports too are entered in its audit log" in said
    assert "copy the run folder to a place of your own and use the copy" in said
    assert "hoose another folder" not in said
    assert not (tmp_path / "table.csv").exists()
