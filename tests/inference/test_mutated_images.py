"""Thousands of damaged files: each is read or refused in words, within the time limit, and nothing is printed.

SMEARSCOPE_MUTATIONS=5000 makes it the long form; `-s` shows the counts.
"""

import os
import re
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from inference.errors import UnreadableImageError
from inference.fields import read_fields
from inference.images import SmearImage
from inference.slides import UnreadableTile
from tests.inference.mutation import mutated, seed_files
from tests.inference.slide_files import aperio, slide_pixels, write_slide

MUTATION_COUNT = int(os.environ.get("SMEARSCOPE_MUTATIONS", "315"))
# A file of a few kilobytes takes milliseconds; the rest is for a busy machine.
MAX_SECONDS = 20.0


@pytest.fixture(scope="module")
def seeds(field):
    return seed_files(np.ascontiguousarray(field[:48, :64]))


def test_every_seed_is_read(tmp_path, seeds):
    for name, data in seeds.items():
        (tmp_path / name).write_bytes(data)

        assert all(image.pixels.size for image in read_fields(tmp_path / name)), name


def test_a_number_gives_the_same_damage_each_time_and_another_one_another(seeds):
    assert mutated(seeds, 7) == mutated(seeds, 7)
    assert mutated(seeds, 7) != mutated(seeds, 7 + len(seeds))


@pytest.mark.timeout(60 + MUTATION_COUNT)
def test_a_damaged_image_is_read_or_refused_in_words(tmp_path, seeds, capfd):
    _read_damaged(tmp_path, seeds, MUTATION_COUNT, capfd)


@pytest.mark.timeout(60 + MUTATION_COUNT)
def test_a_damaged_slide_is_read_or_refused_in_words(tmp_path, capfd):
    pytest.importorskip("openslide", reason="the extra `slides` is not installed")
    path = write_slide(
        tmp_path / "whole.svs", slide_pixels(384, 300, ((0, 0, 300),)), aperio(MPP=0.5, AppMag=20), level_count=2
    )

    _read_damaged(tmp_path, {"slide.svs": path.read_bytes()}, max(1, MUTATION_COUNT // 3), capfd)


def _read_damaged(folder, seeds, count, capfd):
    outcomes: Counter[str] = Counter()
    before_kib = _peak_kib()
    slowest_seconds, slowest = 0.0, ""
    for number in range(count):
        name, data = mutated(seeds, number)
        path = folder / name
        path.write_bytes(data)
        started = time.monotonic()
        try:
            # Any other error fails this test, and its number makes the same file again.
            fields = [_checked(field) for field in read_fields(path)]
            outcomes["read" if fields else "read, nothing in it"] += 1
        except UnreadableImageError as error:
            if error.path != path or not error.reason:
                pytest.fail(f"mutation {number} of {name} is refused without its path or a reason: {error}")
            outcomes["refused"] += 1
        except Exception as error:
            pytest.fail(f"mutation {number} of {name}: {type(error).__name__}: {error}")
        seconds = time.monotonic() - started
        if seconds > slowest_seconds:
            slowest_seconds, slowest = seconds, f"mutation {number} of {name}"
        printed = capfd.readouterr()
        assert (printed.out, printed.err) == ("", ""), f"mutation {number} of {name}"

    with capfd.disabled():
        print(
            f"\n{count} damaged files: {dict(outcomes)}; slowest {slowest_seconds:.2f} s ({slowest}); "
            f"peak memory grew by {(_peak_kib() - before_kib) / 1024:.0f} MiB"
        )
    assert sum(outcomes.values()) == count
    assert outcomes["read, nothing in it"] == 0
    # A mutator that ruined every file, or none, would prove nothing.
    assert min(outcomes["read"], outcomes["refused"]) > count // 10
    assert slowest_seconds < MAX_SECONDS


def _peak_kib():
    """The most memory this process ever held; 0 where the system has no such figure."""
    status = Path("/proc/self/status")
    return int(re.search(r"VmHWM:\s+(\d+)", status.read_text())[1]) if status.exists() else 0


def _checked(field):
    if isinstance(field, UnreadableTile):
        assert field.reason
        return field
    assert isinstance(field, SmearImage)
    assert field.pixels.dtype == np.uint8
    assert field.pixels.ndim == 3
    assert field.pixels.shape[2] == 3
    assert field.pixels.size
    return field.page
