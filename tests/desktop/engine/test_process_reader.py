"""A file that crashes its reader, hangs it or fills the memory costs its own row; the next file is read as ever."""

import hashlib
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from desktop.engine.process_reader import ProcessReader
from desktop.engine.reading import ReaderAbortedError, ReadingStartError, ThreadReader
from inference.errors import UnreadableImageError
from inference.preprocessing import PreprocessSpec
from tests.desktop.engine.odd_readers import read_oddly

SPEC = PreprocessSpec(width_px=64, height_px=64)
only_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@pytest.fixture
def reader():
    opened = ProcessReader(read_oddly, time_limit_seconds=30)
    yield opened
    opened.close()


def _read(reader, path):
    return list(reader.pages(path, SPEC))


def test_a_process_and_a_thread_read_the_same(reader, make_pages):
    path = make_pages("three.tif", 3)

    there, here = _read(reader, path), _read(ThreadReader(), path)

    assert [page.prepared.page for page in there] == [0, 1, 2]
    for first, second in zip(there, here, strict=True):
        assert np.array_equal(first.prepared.array, second.prepared.array)
        assert (first.prepared.sha256, first.prepared.quality) == (second.prepared.sha256, second.prepared.quality)
        assert first.near_hash == second.near_hash
        assert first.elapsed_ms > 0


@pytest.mark.parametrize(
    ("name", "words", "may_pass"),
    [
        pytest.param("crash-1.png", "crashed (exit code 7)", False),
        pytest.param("segfault-1.png", "crashed (SIGSEGV)", False, marks=only_posix),
        pytest.param("killed-1.png", "ended from outside, twice", True, marks=only_posix),
        pytest.param("memory-1.png", "not enough memory", True),
        pytest.param("surprise-1.png", "TypeError: no such thing", False),
    ],
)
def test_a_file_that_ends_its_reader_is_unreadable_in_words_and_the_next_one_is_read(
    reader, make_file, name, words, may_pass
):
    with pytest.raises(UnreadableImageError) as refusal:
        _read(reader, make_file(name))

    assert words in refusal.value.reason
    assert refusal.value.may_pass is may_pass
    assert len(_read(reader, make_file("good.png"))) == 1


def test_the_row_of_a_crash_has_the_files_hash(reader, make_file, field_png):
    with pytest.raises(UnreadableImageError) as refusal:
        _read(reader, make_file("crash-1.png"))

    assert refusal.value.sha256 == hashlib.sha256(field_png).hexdigest()


def test_pages_before_a_crash_are_kept(reader, make_pages):
    pages = reader.pages(make_pages("late-1.tif", 3), SPEC)

    assert next(pages).prepared.page == 0
    with pytest.raises(UnreadableImageError, match="crashed"):
        next(pages)


@only_posix
def test_a_file_whose_reader_was_killed_from_outside_is_read_again_and_no_page_comes_twice(reader, make_pages):
    pages = _read(reader, make_pages("once-1.tif", 3))

    assert [page.prepared.page for page in pages] == [0, 1, 2]


def test_a_file_that_never_ends_is_given_up_after_the_time_limit(make_file):
    reader = ProcessReader(read_oddly, time_limit_seconds=0.5)
    try:
        with pytest.raises(UnreadableImageError, match=r"took more than 0\.5 seconds"):
            _read(reader, make_file("hang-1.png"))
        assert reader.process_id is not None
    finally:
        reader.close()


def test_a_file_of_which_no_more_is_wanted_leaves_the_reader_ready_for_the_next(reader, make_pages, make_file):
    pages = reader.pages(make_pages("many.tif", 50), SPEC)
    next(pages)
    process_id = reader.process_id

    pages.close()

    assert len(_read(reader, make_file("good.png"))) == 1
    assert reader.process_id == process_id


def test_a_read_in_another_thread_ends_when_the_reader_is_aborted(reader, make_file):
    raised = []

    def read():
        try:
            _read(reader, path)
        except ReaderAbortedError as error:
            raised.append(error)

    _read(reader, make_file("good.png"))
    path = make_file("hang-1.png")
    thread = threading.Thread(target=read)
    thread.start()

    reader.abort()
    thread.join(20)

    assert not thread.is_alive()
    assert len(raised) == 1


@only_posix
def test_ctrl_c_does_not_end_a_reading_process(reader, make_file):
    path = make_file("good.png")
    _read(reader, path)
    process_id = reader.process_id

    os.kill(process_id, signal.SIGINT)

    assert len(_read(reader, path)) == 1
    assert reader.process_id == process_id


def test_a_process_that_cannot_start_says_what_to_do_instead(monkeypatch):
    def refuse(_process):
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", refuse)

    with pytest.raises(ReadingStartError, match=r"Resource temporarily unavailable.*reading mode `threads`"):
        ProcessReader()


@only_posix
@pytest.mark.parametrize(
    ("name", "limit_seconds"),
    [
        pytest.param("hang-1.png", 1000, id="a decoder that waits"),
        pytest.param("stuck-1.png", 1, id="a decoder that lets no other thread run"),
    ],
)
def test_a_parent_killed_at_once_leaves_no_process(make_file, name, limit_seconds):
    path = make_file(name)
    script = (
        "import sys, threading; from pathlib import Path\n"
        "from desktop.engine.process_reader import ProcessReader\n"
        "from tests.desktop.engine.odd_readers import read_oddly\n"
        "from inference.preprocessing import PreprocessSpec\n"
        "path = Path(sys.argv[1])\n"
        "reader = ProcessReader(read_oddly, time_limit_seconds=float(sys.argv[2]))\n"
        "pages = reader.pages(path, PreprocessSpec())\n"
        "threading.Thread(target=lambda: list(pages), daemon=True).start()\n"
        "while not path.with_suffix('.begun').exists(): threading.Event().wait(0.02)\n"
        "print('reading', flush=True); threading.Event().wait()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path), str(limit_seconds)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
        start_new_session=True,
    ) as parent:
        try:
            assert parent.stdout.readline() == b"reading\n"

            parent.kill()

            # Its processes share its output: it ends when the last of them has ended.
            assert parent.communicate(timeout=30)[0] == b""
        finally:
            with suppress(ProcessLookupError):
                os.killpg(parent.pid, signal.SIGKILL)


def test_a_reader_that_is_not_to_start_now_starts_with_its_first_file(make_file):
    reader = ProcessReader(starts_now=False)
    try:
        assert reader.process_id is None
        assert len(_read(reader, make_file("good.png"))) == 1
        assert reader.process_id is not None
    finally:
        reader.close()


def test_a_reader_that_never_started_is_closed_like_any_other():
    reader = ProcessReader(starts_now=False)

    reader.close()

    assert reader.process_id is None
