"""The portable archive is the same bytes each time, and installs itself for one user from any folder."""

import os
import shutil
import subprocess
import tarfile

import pytest

from linux_packages.portable import build_portable
from tests.packaging.linux.conftest import EPOCH


@pytest.fixture(params=[("SmearScope",), ("smearscope", "gui")])
def window(request, frozen):
    """With a program for the window alone, or with the command line only."""
    if request.param[0] != "SmearScope":
        (frozen / "SmearScope").unlink()
    return request.param


@pytest.fixture
def archive(window, sources, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    return build_portable(sources, out)


@pytest.fixture
def place(archive, tmp_path):
    """Unpacked where no program expects to be."""
    stick = tmp_path / 'USB "Stick" Ü 血 $HOME `a` 100% \\'
    stick.mkdir()
    # as people do; Python 3.11.2, which Debian 12 has, knows no filter for what an archive may write
    subprocess.run(["tar", "-xzf", archive, "-C", stick], check=True)
    return next(stick.iterdir())


def _install(place, home, *arguments):
    return subprocess.run(
        [place / "install-user.sh", *arguments],
        env={"PATH": os.environ["PATH"], "HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )


def _files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())


def test_it_is_sorted_of_one_moment_and_owned_by_root(archive):
    with tarfile.open(archive) as opened:
        members = opened.getmembers()
    top = members[0].name
    assert top.startswith("smearscope-1.2.3-linux-")
    assert all(each.name == top or each.name.startswith(f"{top}/") for each in members)
    assert {(each.uid, each.gid, each.mtime) for each in members} == {(0, 0, EPOCH)}
    files = [each.name for each in members if not each.isdir()]
    assert files == sorted(files, key=lambda name: name.split("/"))
    assert {each.mode for each in members if each.isreg()} == {0o644, 0o755}
    names = {each.name.removeprefix(f"{top}/") for each in members}
    assert {"smearscope", "README.txt", "install-user.sh", "_internal/lib/libz.so"} <= names


def test_two_archives_of_the_same_files_are_the_same_bytes(sources, archive, tmp_path):
    again = tmp_path / "again"
    again.mkdir()
    for path in sources.frozen.rglob("*"):
        if path.is_file() and not path.is_symlink():
            path.touch()
    assert build_portable(sources, again).read_bytes() == archive.read_bytes()


def test_the_readme_names_version_command_and_intended_use(place, window):
    text = (place / "README.txt").read_text(encoding="utf-8")
    assert "SmearScope 1.2.3" in text
    assert f"  ./{' '.join(window)}  " in text
    assert "Not a medical device" in text
    assert "@" not in text


def test_a_user_gets_entry_type_icon_and_command_and_loses_them_again(place, window, tmp_path):
    home = tmp_path / "home"
    (home / ".local/share/smearscope").mkdir(parents=True)
    (home / ".local/share/smearscope/mine").touch()

    assert _install(place, home).returncode == 0

    entry = (home / ".local/share/applications/smearscope.desktop").read_text(encoding="utf-8").splitlines()
    program, *arguments = window
    program = str(place / program)
    assert f"TryExec={program}".replace("\\", "\\\\") in entry
    (command,) = (line.removeprefix("Exec=") for line in entry if line.startswith("Exec="))
    assert _as_a_desktop_reads(command) == [program, *arguments, "%f"]
    assert (home / ".local/bin/smearscope").resolve() == place / "smearscope"
    assert (home / ".local/share/mime/packages/smearscope.xml").is_file()
    assert (home / ".local/share/icons/hicolor/48x48/apps/smearscope.png").is_file()
    assert _install(place, home).returncode == 0, "a second time changes nothing"

    assert _install(place, home, "--remove").returncode == 0
    left = [name for name in _files(home) if "cache" not in name and not name.startswith(".local/share/mime/")]
    assert left == [".local/share/smearscope/mine"]


def test_a_copy_takes_away_nothing_of_one_that_was_installed_after_it(place, tmp_path):
    home, newer = tmp_path / "home", tmp_path / "newer"
    shutil.copytree(place, newer, symlinks=True)
    assert _install(place, home).returncode == 0
    assert _install(newer, home).returncode == 0
    installed = _files(home)

    done = _install(place, home, "--remove")

    assert done.returncode == 0
    assert "opens another copy of SmearScope and is left alone" in done.stderr
    assert _files(home) == installed
    assert (home / ".local/bin/smearscope").readlink() == newer / "smearscope"


def test_a_copy_that_was_moved_takes_away_what_it_had_installed(place, tmp_path):
    home = tmp_path / "home"
    assert _install(place, home).returncode == 0
    moved = place.rename(tmp_path / "moved")

    assert _install(moved, home, "--remove").returncode == 0

    assert not [name for name in _files(home) if "smearscope" in name]


def test_another_installations_command_is_left_alone(place, tmp_path):
    home = tmp_path / "home"
    (home / ".local/bin").mkdir(parents=True)
    command = home / ".local/bin/smearscope"
    command.write_text("mine")

    done = _install(place, home)
    assert done.returncode == 0
    assert "left alone" in done.stderr
    assert _install(place, home, "--remove").returncode == 0

    assert command.read_text() == "mine"


@pytest.mark.parametrize("arguments", [["--help"], ["--remove", "all"], [""]])
def test_a_wrong_argument_is_wrong_usage_or_the_installation(place, tmp_path, arguments):
    done = _install(place, tmp_path / "home", *arguments)
    expected = 0 if arguments == [""] else 2
    assert done.returncode == expected
    assert ("usage" in done.stderr) is (expected == 2)


def test_without_a_home_it_says_so(place):
    done = subprocess.run(
        [place / "install-user.sh"], env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "HOME is not set" in done.stderr
    assert "parameter" not in done.stderr


def _as_a_desktop_reads(command):
    """The arguments of a menu entry: escapes of the file first, then quotes, then placeholders."""
    text, arguments, current, quoted = command.replace("\\\\", "\\"), [], "", False
    letters = iter(text)
    for letter in letters:
        if letter == '"':
            quoted = not quoted
        elif letter == "\\" and quoted:
            current += next(letters)
        elif letter == " " and not quoted:
            arguments.append(current)
            current = ""
        else:
            current += letter
    arguments.append(current)
    return [argument if argument == "%f" else argument.replace("%%", "%") for argument in arguments]
