"""Checksums beside packages are those that `sha256sum` reads; what was changed on the way is not released."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.exports.checksum_list import CHECKSUMS_FILE
from inference import __version__
from released_files.errors import ReleaseError
from released_files.gathering import gather
from released_files.sealing import check_checksums, seal
from released_files.tag import require_tag

REPOSITORY = Path(__file__).resolve().parents[3]
RELEASE = REPOSITORY / "packaging/releasing/release.py"


@pytest.fixture
def bill(tmp_path):
    path = tmp_path / "sbom.cdx.json"
    path.write_text("{}")
    return path


@pytest.fixture
def made(tmp_path, bill):
    """Sealed folders of two systems."""
    for system, package in (("linux", "smearscope_1_amd64.deb"), ("macos", "smearscope-1-macos-arm64.dmg")):
        folder = tmp_path / "made" / system
        folder.mkdir(parents=True)
        (folder / package).write_bytes(package.encode())
        seal(folder, bill, system, "some-machine")
    return tmp_path / "made"


def _names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_list_is_sorted_holds_the_bill_and_sha256sum_agrees(made):
    folder = made / "linux"
    (folder / "a first.txt").write_text("one")

    listed = seal(folder, folder.parent.parent / "sbom.cdx.json", "linux", "some-machine")

    names = [line.split("  ", 1)[1] for line in listed.read_text().splitlines()]
    assert names == ["a first.txt", f"smearscope-{__version__}-linux-some-machine.cdx.json", "smearscope_1_amd64.deb"]
    if shutil.which("sha256sum") is None:
        pytest.skip("sha256sum is missing here")
    checked = subprocess.run(["sha256sum", "--check", "--strict", CHECKSUMS_FILE], cwd=folder, check=False)
    assert checked.returncode == 0


def test_sealing_twice_lists_the_same(made, bill):
    before = (made / "linux" / CHECKSUMS_FILE).read_bytes()

    assert seal(made / "linux", bill, "linux", "some-machine").read_bytes() == before


def test_a_folder_without_packages_or_a_freeze_without_a_bill_is_refused(tmp_path, made, bill):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReleaseError, match="holds no package"):
        seal(tmp_path / "empty", bill, "linux")
    with pytest.raises(ReleaseError, match="make package"):
        seal(made / "linux", tmp_path / "lost.json", "linux")


def test_the_packages_of_all_systems_become_one_folder(made, tmp_path):
    gather(made, tmp_path / "out")

    packages = ["smearscope-1-macos-arm64.dmg", "smearscope_1_amd64.deb"]
    bills = [f"smearscope-{__version__}-{system}-some-machine.cdx.json" for system in ("linux", "macos")]
    assert _names(tmp_path / "out") == sorted([CHECKSUMS_FILE, *packages, *bills])
    assert len(check_checksums(tmp_path / "out")) == 4


def _change(folder):
    (folder / "smearscope_1_amd64.deb").write_bytes(b"another")


def _add(folder):
    (folder / "extra.exe").write_bytes(b"")


def _lose(folder):
    (folder / "smearscope_1_amd64.deb").unlink()


def _unseal(folder):
    (folder / CHECKSUMS_FILE).unlink()


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (_change, "is not the file"),
        (_add, "extra.exe is there or in"),
        (_lose, "smearscope_1_amd64.deb is there or in"),
        (_unseal, "holds no SHA256SUMS"),
    ],
)
def test_what_is_not_as_it_was_sealed_is_not_gathered(made, tmp_path, harm, words):
    harm(made / "linux")

    with pytest.raises(ReleaseError, match=words):
        gather(made, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_one_name_made_on_two_systems_is_not_gathered(made, tmp_path):
    shutil.copytree(made / "linux", made / "twice")

    with pytest.raises(ReleaseError, match=r"smearscope_1_amd64\.deb was made twice"):
        gather(made, tmp_path / "out")


def test_a_release_is_gathered_into_a_new_folder_only(made, tmp_path):
    (tmp_path / "out").mkdir()

    with pytest.raises(ReleaseError, match="is there already"):
        gather(made, tmp_path / "out")


@pytest.mark.parametrize("tag", ["1.2.3", "v1.2.4", "v1.2.3-rc1", "V1.2.3"])
def test_a_tag_of_another_version_is_refused(tag):
    require_tag("v1.2.3", "1.2.3")
    with pytest.raises(ReleaseError, match=r"the program calls itself 1\.2\.3"):
        require_tag(tag, "1.2.3")


def _release(*arguments, cwd):
    return subprocess.run(
        [sys.executable, "-E", str(RELEASE), *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )


def test_the_command_finds_the_program_by_itself_and_says_why_it_refuses(tmp_path):
    right = _release("tag", f"v{__version__}", cwd=tmp_path)
    wrong = _release("tag", "v0.0.0", cwd=tmp_path)

    assert (right.returncode, wrong.returncode) == (0, 1)
    assert wrong.stderr.startswith("release: The tag is v0.0.0, but the program calls itself")
