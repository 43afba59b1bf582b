"""Which data of ICU stays, what the scan finds, what the table of space sums, and the list of files."""

import json

import pytest

from desktop.installation import find_damage
from frozen_folder.collation_data import is_needed
from frozen_folder.errors import FreezingError
from frozen_folder.file_list import write_file_list
from frozen_folder.finish import finish
from frozen_folder.scan import problems_of
from frozen_folder.space import space_table


@pytest.fixture
def folder(tmp_path):
    """A folder as it is frozen, of small files."""
    parts = tmp_path / "smearscope" / "_internal"
    (parts / "PySide6" / "Qt" / "lib").mkdir(parents=True)
    (parts / "PySide6" / "Qt" / "lib" / "libQt6Core.so.6").write_bytes(b"q" * 3_000_000)
    (parts / "PySide6" / "QtCore.abi3.so").write_bytes(b"b" * 1000)
    (parts / "numpy").mkdir()
    (parts / "numpy" / "core.so").write_bytes(b"n" * 2_000_000)
    return tmp_path / "smearscope"


@pytest.mark.parametrize("item", ["coll/root.res", "coll/fa.res", "coll/ucadata.icu", "root.res", "zoneinfo64.res"])
def test_what_qt_sorts_and_tells_the_time_by_stays(item):
    assert is_needed(item)


@pytest.mark.parametrize("item", ["coll/zh.res", "lang/fr.res", "de_AT.res", "ibm-943.cnv", "brkitr/cjdict.dict"])
def test_names_in_all_languages_and_old_character_sets_go(item):
    assert not is_needed(item)


def test_a_clean_folder_has_no_problems(folder):
    assert problems_of(folder, ["/opt/somebody"]) == []


@pytest.mark.parametrize(
    ("path", "content", "found"),
    [
        ("_internal/tensorflow/core.so", b"", "not a part of this application"),
        ("_internal/numpy/tests/test_core.py", b"", "not a part of this application"),
        ("_internal/PyQt6/QtCore.so", b"", "not a part of this application"),
        ("_internal/libreadline.so.8", b"", "is under the GPL"),
        ("_internal/python3.11/lib-dynload/readline.cpython-311-x86_64-linux-gnu.so", b"", "is under the GPL"),
        ("_internal/libQt5Core.so.5", b"", "one Qt is expected, found 2"),
        ("_internal/record.txt", b"made in /opt/somebody/project", "names /opt/somebody"),
    ],
)
def test_what_must_not_be_there_is_found(folder, path, content, found):
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(content)

    assert any(found in problem for problem in problems_of(folder, ["/opt/somebody"]))


def test_a_folder_without_qt_is_a_problem(folder):
    (folder / "_internal/PySide6/Qt/lib/libQt6Core.so.6").unlink()

    assert problems_of(folder, []) == ["one Qt is expected, found 0: none"]


def test_the_largest_parts_come_first_and_links_take_no_space(folder):
    (folder / "_internal" / "link.so").symlink_to("numpy/core.so")

    assert space_table(folder).splitlines()[2:] == [
        "| PySide6/Qt/lib | 3.0 |",
        "| numpy | 2.0 |",
        "| PySide6/QtCore.abi3.so | 0.0 |",
        "| 0 smaller parts | 0.0 |",
        "| **all** | 5.0 |",
    ]


def test_the_list_names_every_file_but_itself_and_nothing_is_damaged(folder):
    listed = write_file_list(folder)

    names = json.loads(listed.read_bytes())["files"]
    assert sorted(names) == [
        "_internal/PySide6/Qt/lib/libQt6Core.so.6",
        "_internal/PySide6/QtCore.abi3.so",
        "_internal/numpy/core.so",
    ]
    assert list(find_damage(folder, by_content=True)) == []
    again = listed.read_bytes()
    write_file_list(folder)
    assert listed.read_bytes() == again


def test_a_folder_that_was_never_frozen_is_refused(tmp_path):
    with pytest.raises(FreezingError, match=r"build\.spec"):
        finish(tmp_path, tmp_path, print)
