"""Where a window is asked: the session's folder, the user's cache, or the folder for temporary files."""

import sys
import tempfile
from pathlib import Path

import pytest

from desktop.window_address import lock_of, window_address

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pipe on Windows has no folder")


@pytest.fixture
def short():
    """A folder with a short path: sockets hold about a hundred bytes."""
    with tempfile.TemporaryDirectory(prefix="s", dir="/tmp") as folder:
        yield Path(folder)


def variables(home, **more):
    return {"SMEARSCOPE_HOME": str(home / "h"), "XDG_CACHE_HOME": str(home / "c"), "DISPLAY": ":1", **more}


def test_the_sessions_own_folder_comes_first(short):
    (short / "run").mkdir()

    address = Path(window_address(variables(short, XDG_RUNTIME_DIR=str(short / "run"))))

    assert address.parent == short / "run"
    assert lock_of(str(address)).parent == short / "run"


def test_without_one_nothing_is_left_outside_the_users_own_folders(short):
    address = Path(window_address(variables(short)))

    assert address.is_relative_to(short)
    assert address.parent.is_dir()


def test_where_the_path_would_be_too_long_for_a_socket_the_temporary_folder_serves(short):
    deep = short / ("d" * 60)

    address = window_address(variables(deep))

    assert Path(address).parent == Path(tempfile.gettempdir())
    assert len(address.encode()) <= 104


def test_each_screen_has_its_own(short):
    one, two = (window_address(variables(short, DISPLAY=screen)) for screen in (":1", ":2"))

    assert one != two
