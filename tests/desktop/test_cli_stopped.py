"""A run that is interrupted, or that the disk or a permission stops, says so and keeps its finished rows."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.fixtures_commands import COMMAND, TIMEOUT_SECONDS, as_ordinary_user, on_a_disk_of, rows_of, run_smearscope


@pytest.fixture
def many_images(images, field_png):
    """Two thousand names of one file: minutes of work that take no disk."""
    (images / "0000.png").write_bytes(field_png)
    for number in range(1, 2000):
        os.link(images / "0000.png", images / f"{number:04d}.png")
    return images


def _wait_for_rows(part, count, process):
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while not (part.exists() and len(rows_of(part)) >= count):
        assert process.poll() is None, f"the run ended early: {process.communicate()}"
        assert time.monotonic() < deadline, f"no {count} rows after {TIMEOUT_SECONDS} s"
        time.sleep(0.02)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_an_interrupted_run_is_130_and_its_table_holds_the_finished_rows(many_images, tmp_path, number):
    out = tmp_path / "out"
    command = [*COMMAND, "screen", str(many_images), "--out", str(out), "--no-overlays"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        _wait_for_rows(out / "results.csv.part", 3, process)
        process.send_signal(number)
        said, complained = process.communicate(timeout=TIMEOUT_SECONDS)

    assert process.returncode == 130
    rows = rows_of(out / "results.csv")
    assert 3 <= len(rows) < 2000
    assert [row["image_path"] for row in rows] == [f"{number:04d}.png" for number in range(len(rows))]
    assert not (out / "results.csv.part").exists()
    assert f"Images: {len(rows):,} of 2,000 screened (cancelled)" in said
    assert "Stopping after this image" in complained
    assert "interrupted; what was finished is kept" in complained
    assert "Traceback" not in complained


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_run_leaves_whole_rows_in_the_part_file(many_images, tmp_path):
    out = tmp_path / "out"
    command = [*COMMAND, "screen", str(many_images), "--out", str(out), "--no-overlays", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _wait_for_rows(out / "results.csv.part", 3, process)
        process.kill()

    rows = rows_of(out / "results.csv.part")
    assert len(rows) >= 3
    assert all(None not in row.values() and row["signed_at"] == "" for row in rows)
    assert not (out / "results.csv").exists()


def test_a_full_disk_is_3_with_the_reason_and_the_finished_rows_are_kept(many_images, tmp_path):
    kept = tmp_path / "kept"
    kept.mkdir()
    disk = on_a_disk_of(256, tmp_path / "disk", kept)

    ended = run_smearscope("screen", many_images, "--out", tmp_path / "disk" / "out", before=disk)

    assert ended.returncode == 3
    assert "cannot be written: No space left on device" in ended.stderr
    assert "finished rows are in results.csv.part" in ended.stderr
    assert "--new-run" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "Exception ignored" not in ended.stderr
    rows = rows_of(kept / "out" / "results.csv.part")
    # The row comes before its overlay, and the last overlay is the one that no longer fitted.
    assert len(rows) == len(list((kept / "out" / "overlays").glob("*.png"))) + 1
    assert [path.name for path in kept.rglob(".*")] == [".smearscope.lock"]


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
    assert f"Output folder {locked / below} cannot be used: Permission denied" in to_write.stderr


def test_a_locked_bundle_is_refused_and_is_no_bug(locked):
    locked.chmod(0)

    ended = run_smearscope("verify", locked / "bundle", before=as_ordinary_user())

    assert ended.returncode == 2
    assert "was refused: it cannot be opened: Permission denied" in ended.stderr


def test_a_sub_folder_that_may_not_be_entered_is_a_finding(images, field_png, tmp_path):
    (images / "a.png").write_bytes(field_png)
    (images / "locked").mkdir(mode=0)

    ended = run_smearscope("screen", images, "--out", tmp_path / "out", "--no-overlays", before=as_ordinary_user())
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
