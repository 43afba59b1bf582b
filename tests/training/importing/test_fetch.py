"""Fetching goes through kagglehub, and says how to download by hand where that fails."""

import errno
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from inference.errors import OutputError, UnusableInputError
from training.importing.fetch import fetch


def _stand_in(monkeypatch: pytest.MonkeyPatch, download: Callable[[str], str]) -> None:
    module = ModuleType("kagglehub")
    module.dataset_download = download
    monkeypatch.setitem(sys.modules, "kagglehub", module)


def test_the_folder_of_the_download_is_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    asked: list[str] = []
    _stand_in(monkeypatch, lambda name: asked.append(name) or str(tmp_path))
    assert fetch("a/b") == tmp_path
    assert asked == ["a/b"]


def test_without_kagglehub_the_message_says_what_to_install_and_the_way_by_hand(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "kagglehub", None)
    with pytest.raises(
        UnusableInputError, match=r"pip install kagglehub.*kaggle\.com/datasets/a/b.*import archive\.zip"
    ):
        fetch("a/b")


@pytest.mark.parametrize(
    "error",
    [ConnectionError("Name or service not known"), ValueError("Invalid Kaggle credentials file"), RuntimeError()],
)
def test_without_network_or_account_the_message_says_the_way_by_hand(monkeypatch: pytest.MonkeyPatch, error: Exception):
    def fail(_name: str) -> str:
        raise error

    _stand_in(monkeypatch, fail)
    with pytest.raises(UnusableInputError, match=rf"{type(error).__name__}: \w+.*Check the network.*download by hand"):
        fetch("a/b")


def test_a_full_disk_is_told_as_such(monkeypatch: pytest.MonkeyPatch):
    def fail(_name: str) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    _stand_in(monkeypatch, fail)
    with pytest.raises(OutputError, match=r"No space left.*KAGGLEHUB_CACHE"):
        fetch("a/b")


def test_an_answer_that_is_no_folder_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    _stand_in(monkeypatch, lambda _name: str(tmp_path / "none"))
    with pytest.raises(UnusableInputError, match="which is no folder"):
        fetch("a/b")


def test_nothing_but_fetching_imports_kagglehub():
    program = "import sys, training.cli; sys.exit('kagglehub' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
