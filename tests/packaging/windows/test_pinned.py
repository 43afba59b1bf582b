"""What the Windows build is made of: all of it pinned, as the constraints say, and no address of a package index."""

import re
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from frozen_folder.errors import FreezingError
from frozen_folder.imports import system_libraries
from windows_build.closure import application_requirements, applies
from windows_build.pinned import Pinned, read_pinned, read_versions, write_pinned
from windows_build.wine import STAND_INS

REPOSITORY = Path(__file__).resolve().parents[3]
WINDOWS = REPOSITORY / "packaging/windows"
REQUIREMENTS = sorted((WINDOWS / "requirements").glob("*.txt"))
SUM = "0" * 64


def test_every_requirement_of_the_application_is_pinned_with_a_hash():
    pinned = {each.key for each in read_pinned(WINDOWS / "requirements/application.txt")}

    wanted = application_requirements(REPOSITORY / "pyproject.toml")
    for_windows = {canonicalize_name(each.name) for each in wanted if applies(each.marker)}

    assert {"numpy", "pyside6-essentials", "openslide-bin", "pyinstaller", "msvc-runtime"} <= for_windows
    assert for_windows - pinned == set()
    # what only Windows needs, and what the libraries need in turn
    assert {"pefile", "pywin32-ctypes", "shiboken6", "flatbuffers"} <= pinned


def test_windows_ships_the_versions_that_linux_is_tested_with():
    versions = read_versions(REPOSITORY / "constraints.txt")
    pinned = read_pinned(WINDOWS / "requirements/application.txt")

    compared = [each for each in pinned if each.key in versions]
    assert len(compared) > 40
    assert {each.key: each.version for each in compared} == {each.key: versions[each.key] for each in compared}


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_nothing_is_pinned_twice(path):
    keys = [each.key for each in read_pinned(path)]

    assert keys == sorted(set(keys))
    assert keys


@pytest.mark.parametrize(
    "line",
    ["numpy", "numpy>=2", "numpy==2.4.6", f"numpy==2.4.6 --hash=md5:{SUM}", f"--index-url x --hash=sha256:{SUM}"],
)
def test_a_line_that_pins_nothing_is_refused(tmp_path, line):
    path = tmp_path / "requirements.txt"
    path.write_text(f"# a heading\n{line}\n")

    with pytest.raises(FreezingError, match=r"line 2: expected NAME==VERSION --hash"):
        read_pinned(path)


def test_what_is_written_is_read_again(tmp_path):
    packages = (Pinned("Pillow", "13.0.0", SUM), Pinned("ruamel.yaml_clib", "1.0+local", "a" * 64))

    write_pinned(tmp_path / "requirements.txt", packages)

    assert read_pinned(tmp_path / "requirements.txt") == packages
    assert packages[1].key == "ruamel-yaml-clib"


def test_what_builds_for_windows_names_no_address():
    """Who builds chooses the index: pip is asked, and nothing here knows better."""
    folders = ("requirements", "windows_build", "wine", "without_setup_code")
    files = [
        path for folder in folders for path in (WINDOWS / folder).rglob("*") if path.suffix in (".py", ".txt", ".c")
    ]
    files.append(WINDOWS / "build_windows.py")

    assert len(files) > 12
    named = [path.name for path in files if re.search(r"://|--(extra-)?index-url|find-links", path.read_text("utf-8"))]
    assert named == []


def test_each_stand_in_for_wine_has_its_source_and_may_not_ship():
    assert {path.stem for path in (WINDOWS / "wine").glob("*.c")} == set(STAND_INS)
    assert {f"{name}.dll" for name in (*STAND_INS, "ucrtbase")} <= system_libraries()
