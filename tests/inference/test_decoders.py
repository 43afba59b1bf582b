"""Nothing that a decoder prints reaches the screen, and the screen is given back afterwards."""

import os
import subprocess
import sys
import threading
import warnings

import pytest

from inference.decoders import standard_error_muted, warnings_muted


def test_what_c_code_writes_is_swallowed_and_what_comes_after_is_not(capfd):
    with standard_error_muted():
        os.write(2, b"libtiff: noise\n")
    os.write(2, b"after\n")

    assert capfd.readouterr().err == "after\n"


def test_the_screen_comes_back_after_an_error(capfd):
    with pytest.raises(ValueError, match="broken"), standard_error_muted():
        raise ValueError("broken")
    os.write(2, b"after\n")

    assert capfd.readouterr().err == "after\n"


def test_two_threads_that_overlap_give_the_screen_back_once_both_are_done(capfd):
    is_inside, may_leave = threading.Event(), threading.Event()

    def mute_long():
        with standard_error_muted():
            is_inside.set()
            may_leave.wait(60)

    thread = threading.Thread(target=mute_long)
    with standard_error_muted():
        thread.start()
        assert is_inside.wait(60)
    os.write(2, b"still muted\n")
    may_leave.set()
    thread.join(60)
    os.write(2, b"after\n")

    assert capfd.readouterr().err == "after\n"


def test_a_process_without_standard_error_decodes_all_the_same():
    code = (
        "import os, sys; os.close(2); sys.stderr = None\n"
        "from inference.decoders import standard_error_muted\n"
        "with standard_error_muted(): print('decoded')\n"
    )

    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True)

    assert done.stdout == "decoded\n"


def test_warnings_are_muted_and_come_back():
    with warnings_muted():
        warnings.warn("tag", UserWarning, stacklevel=1)
    with pytest.warns(UserWarning, match="after"):
        warnings.warn("after", UserWarning, stacklevel=1)
