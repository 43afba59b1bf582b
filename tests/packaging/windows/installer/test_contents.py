"""What Windows could not hold is found before an installer is made of it."""

from pathlib import PurePosixPath

import pytest

from nsis_installer.build import COMMAND_EXE, WINDOW_EXE
from nsis_installer.contents import read_contents
from nsis_installer.errors import InstallerError

PROGRAMS = (COMMAND_EXE, WINDOW_EXE)


def test_all_files_are_found_and_folders_come_after_those_in_them(frozen):
    contents = read_contents(frozen, PROGRAMS)
    there = {path.relative_to(frozen).as_posix() for path in frozen.rglob("*") if path.is_file()}
    assert {str(path) for path in contents.files} == there
    assert set(contents.folders) == {
        PurePosixPath(name) for name in ("_internal", "_internal/deep", "_internal/deep/down", "_internal/empty")
    }
    for place, folder in enumerate(contents.folders):
        assert not any(folder in later.parents for later in contents.folders[place:]), "a folder goes when it is empty"


def test_a_file_takes_whole_clusters_and_a_path_its_letters(frozen):
    before = read_contents(frozen, PROGRAMS)
    (frozen / "z.bin").write_bytes(b"x" * 4097)
    after = read_contents(frozen, PROGRAMS)
    assert after.size_bytes - before.size_bytes == 4097
    assert after.needed_bytes - before.needed_bytes == 2 * 4096
    (frozen / f"{'y' * 80}\N{MICROSCOPE}").write_bytes(b"")
    assert read_contents(frozen, PROGRAMS).longest_path == 82, "a letter beyond 16 bits counts twice on Windows"


@pytest.mark.parametrize(
    "name",
    [
        "a:b",
        'a"b',
        "a?",
        "a*",
        "a|b",
        "a<b",
        "back\\slash",
        "tab\t",
        "ends with.",
        "ends with ",
        "CON",
        "nul.txt",
        "lpt1",
    ],
)
def test_a_name_that_windows_cannot_have_is_refused(frozen, name):
    (frozen / "_internal" / name).write_bytes(b"")
    with pytest.raises(InstallerError, match="Windows cannot have"):
        read_contents(frozen, PROGRAMS)


def test_names_that_are_one_name_on_windows_are_refused(frozen):
    (frozen / "_internal/A.DLL").write_bytes(b"")
    with pytest.raises(InstallerError, match="one file"):
        read_contents(frozen, PROGRAMS)


def test_a_link_is_refused(frozen):
    (frozen / "link").symlink_to("_internal")
    with pytest.raises(InstallerError, match="link"):
        read_contents(frozen, PROGRAMS)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_missing_program_is_told(frozen, program):
    (frozen / program).unlink()
    with pytest.raises(InstallerError, match=program):
        read_contents(frozen, PROGRAMS)
