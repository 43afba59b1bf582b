"""Paths of the machine that froze are taken out of libraries without moving anything in them."""

import sys
from pathlib import PureWindowsPath

import pytest

from frozen_folder import machine_paths as module
from frozen_folder.machine_paths import blank_folder, blank_paths, machine_paths

PATH = "/opt/somebody/python/3.11.7"


def test_a_path_is_blanked_and_nothing_moves():
    content = b"before\0" + PATH.encode() + b"/lib\0after"

    blanked = blank_paths(content, [PATH])

    assert PATH.encode() not in blanked
    assert b"somebody" not in blanked
    assert len(blanked) == len(content)
    assert blanked.startswith(b"before\0/usr/")
    assert blanked.endswith(b"/lib\0after")


def test_a_path_of_windows_is_blanked_with_the_slash_it_has():
    path = "D:\\a\\somebody\\python"

    blanked = blank_paths(b"before\0" + path.encode() + b"\\Lib\0after", [path])

    assert blanked == b"before\0C:" + b"\\" * (len(path) - 8) + b"python\\Lib\0after"
    assert len(blanked) == len(b"before\0" + path.encode() + b"\\Lib\0after")


def test_a_text_that_a_linker_let_begin_within_a_path_stays():
    assert blank_paths(PATH.encode() + b"\0", [PATH]).endswith(b"/3.11.7\0")


@pytest.mark.parametrize("path", ["/ab/python", "/srv", "/a/b"])
def test_short_paths_are_blanked_too(path):
    blanked = blank_paths(path.encode(), [path])

    assert len(blanked) == len(path)
    assert blanked.startswith(b"/")


def test_only_files_that_name_a_path_are_written(tmp_path):
    named, other, link = tmp_path / "named", tmp_path / "other", tmp_path / "link"
    named.write_bytes(PATH.encode())
    other.write_bytes(b"nothing")
    link.symlink_to(other)
    before = other.stat().st_mtime_ns

    assert blank_folder(tmp_path, [PATH]) == [named]
    assert other.stat().st_mtime_ns == before


def test_the_paths_of_this_machine_hold_none_that_every_system_has(tmp_path):
    paths = machine_paths(tmp_path)

    assert str(tmp_path.resolve()) in paths
    assert not {"/usr", "/", "/root", "/home"} & set(paths)
    assert len(set(paths)) == len(paths)
    assert list(paths) == sorted(paths, key=lambda path: (-len(path), path)), "what lies in another comes first"


def test_on_windows_a_folder_is_looked_for_with_either_slash_and_a_whole_drive_never(monkeypatch):
    class Checkout(PureWindowsPath):
        def resolve(self):
            return self

    monkeypatch.setattr(module, "Path", Checkout)
    monkeypatch.setattr(Checkout, "home", lambda: Checkout("C:\\Users\\somebody"), raising=False)
    monkeypatch.setattr(sys, "prefix", "S:\\build\\python")
    monkeypatch.setattr(sys, "base_prefix", "S:\\build\\python")

    assert machine_paths(Checkout("S:\\")) == (
        "C:/Users/somebody",
        "C:\\Users\\somebody",
        "S:/build/python",
        "S:\\build\\python",
    )
