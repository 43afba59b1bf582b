"""A rehearsal trains, saves, loads and compares; what goes wrong in one network is its row, and the rest goes on."""

import os
import signal
import sys
import time
from pathlib import Path

import numpy as np
import psutil
import pytest

from inference.errors import UnusableInputError
from training import __main__ as command, rehearsal
from training.dataset.folder import import_folder
from training.models.catalogue import Network, find_networks
from training.models.spec import HeadKind
from training.rehearsal import RehearsalPlan, Rehearsed, draw_images, read_images, rehearse

(CUSTOM,) = find_networks(["custom_cnn"])
SMALL = RehearsalPlan(draw_images(6, input_px=32, seed=0), batch_size=4)


def _works(network: Network, plan: RehearsalPlan, folder: Path) -> Rehearsed:
    (folder / "kept.bin").write_bytes(b"x")
    memory = bytearray(200 * 2**20)
    memory[::4096] = b"x" * len(memory[::4096])
    time.sleep(0.5)
    return Rehearsed(network.name, parameters=len(memory), trainable=len(plan.images.pixels), largest_difference=0.0)


def _is_killed(network: Network, plan: RehearsalPlan, folder: Path) -> Rehearsed:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def _crashes(network: Network, plan: RehearsalPlan, folder: Path) -> Rehearsed:
    os.write(2, b"F1234 a check of the backend failed\n\n")
    os._exit(7)


def _runs_out_of_memory(network: Network, plan: RehearsalPlan, folder: Path) -> Rehearsed:
    raise MemoryError("Unable to allocate 3 TiB")


def _backend_runs_out_of_memory(network: Network, plan: RehearsalPlan, folder: Path) -> Rehearsed:
    raise RuntimeError("RESOURCE_EXHAUSTED: OOM when allocating tensor\nmore lines")


def _is_refused(network: Network, plan: RehearsalPlan, folder: Path) -> Rehearsed:
    raise UnusableInputError("Data folder x does not exist")


def _never_ends(network: Network, plan: RehearsalPlan, folder: Path) -> Rehearsed:
    time.sleep(60)
    raise AssertionError


def test_what_the_process_found_comes_back_with_its_seconds_and_memory():
    found = rehearse(CUSTOM, SMALL, work=_works)
    assert (found.network, found.trainable, found.failure) == ("custom_cnn+cbam", 6, "")
    assert found.elapsed_seconds > 0.5
    assert 200 * 2**20 < found.peak_memory_bytes < 2 * 2**30


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_process_that_the_system_killed_is_a_row_that_says_what_to_do():
    failure = rehearse(CUSTOM, SMALL, work=_is_killed).failure
    assert "was killed, as the operating system does when memory runs out" in failure
    assert "a smaller --batch-size" in failure


def test_a_process_that_crashed_is_a_row_with_its_last_words():
    failure = rehearse(CUSTOM, SMALL, work=_crashes).failure
    assert failure == "its process ended with exit code 7; its last words: F1234 a check of the backend failed"


@pytest.mark.parametrize("work", [_runs_out_of_memory, _backend_runs_out_of_memory])
def test_too_little_memory_is_said_so_in_one_line(work: rehearsal.Work):
    failure = rehearse(CUSTOM, SMALL, work=work).failure
    assert failure.startswith("too little memory (")
    assert "--head pooled" in failure
    assert "\n" not in failure


def test_an_error_that_a_user_can_mend_is_told_as_it_is():
    assert rehearse(CUSTOM, SMALL, work=_is_refused).failure == "Data folder x does not exist"


def test_a_process_is_stopped_before_it_takes_the_last_memory(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rehearsal, "MEMORY_RESERVE_BYTES", psutil.virtual_memory().total)
    found = rehearse(CUSTOM, SMALL, work=_never_ends)
    assert found.elapsed_seconds < 30
    assert "of this computer's memory were left. Close other programs" in found.failure


def test_images_of_a_data_folder_come_from_every_class_in_turn(drawn_data: Path):
    images = read_images(drawn_data, 6, input_px=32, seed=0)
    assert images.pixels.shape == (6, 32, 32, 3)
    assert images.class_count == len(import_folder(drawn_data).labels) == 4
    assert sorted(np.bincount(images.class_indices, minlength=4)) == [1, 1, 2, 2]
    assert len(read_images(drawn_data, 1000, input_px=32, seed=0).pixels) == 40, "all there are"


def test_without_a_data_folder_pixels_are_random_by_the_seed():
    first, again, other = (draw_images(6, input_px=32, seed=seed).pixels for seed in (0, 0, 1))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["smearscope-train", "rehearse", *(str(each) for each in arguments)])
    with pytest.raises(SystemExit) as ended:
        command.main()
    return int(ended.value.code or 0)


@pytest.mark.slow
def test_the_small_networks_train_save_load_and_predict_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """`smearscope-train rehearse` alone does the same for every network at 224 pixels, which takes half an hour."""
    names = ["-a", "custom_cnn", "-a", "efficientnet_lite0"]
    assert _run(monkeypatch, *names, "--input-px", 96, "--head", HeadKind.POOLED.value) == 0
    said = capsys.readouterr().out
    rows = [line.split() for line in said.splitlines() if line.endswith("same")]
    assert [row[0] for row in rows] == ["custom_cnn+cbam", "efficientnet_lite0+cbam"]
    assert [row[2] for row in rows] == ["600,426", "4,346,454"]
    assert "2 of 2 networks trained, saved, loaded and predicted the same (32 images of 96 px" in said


def test_a_failure_ends_with_1_and_the_other_networks_still_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def one_fails(network: Network, plan: RehearsalPlan) -> Rehearsed:
        return Rehearsed(network.name, failure="it broke" if network.name == "xception" else "")

    monkeypatch.setattr(rehearsal, "rehearse", one_fails)
    assert _run(monkeypatch, "-a", "xception", "-a", "densenet201") == 1
    said = capsys.readouterr().out
    assert "xception: it broke" in said
    assert "3 of 4 networks" in said


def test_a_missing_data_folder_ends_with_2_before_any_network(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    assert _run(monkeypatch, "-a", "custom_cnn", "--input-px", 32, "--data", tmp_path / "missing") == 2
    assert "missing does not exist" in capsys.readouterr().err
