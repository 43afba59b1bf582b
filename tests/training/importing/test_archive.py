"""A zip archive is read safely; what is no zip, cut off, locked or unsafe gets a message with what to do."""

import stat
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from inference.errors import UnusableInputError
from tests.training.image_folders import make_folders, make_zip, zip_of
from training.importing.archive import crc32_of_file, open_archive, refuse_locked


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return zip_of(make_folders(tmp_path / "data"), tmp_path / "archive.zip", top="Original/")


def test_folders_and_files_are_listed_without_what_macos_adds(tmp_path: Path):
    path = make_zip(
        tmp_path / "a.zip",
        {"Original/Pre/x.png": b"1", "__MACOSX/Original/Pre/._x.png": b"2", "Original/.DS_Store": b""},
    )
    with open_archive(path) as archive:
        assert [str(member.path) for member in archive.members] == ["Original/Pre/x.png"]
        assert archive.child_folders(PurePosixPath(".")) == ["Original"]
        assert archive.child_folders(PurePosixPath("Original")) == ["Pre"]
        assert archive.child_folders(PurePosixPath("Original/Pre")) == []


def test_backslashes_part_folders_too(tmp_path: Path):
    with open_archive(make_zip(tmp_path / "a.zip", {"Original\\Pre\\x.png": b"1"})) as archive:
        assert archive.members[0].path == PurePosixPath("Original/Pre/x.png")


@pytest.mark.parametrize("name", ["../x.png", "Pre/../../x.png", "/etc/x.png", "..\\x.png", "C:/x.png", "C:\\x.png"])
def test_a_file_that_would_land_outside_makes_the_archive_unsafe(tmp_path: Path, name: str):
    path = make_zip(tmp_path / "a.zip", {"Pre/x.png": b"1", name: b"2"})
    with pytest.raises(UnusableInputError, match=r"is not safe: .* would be written outside"), open_archive(path):
        pass


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", r"is empty \(0 bytes\); download it again"),
        (b"Rar!\x1a\x07", "is a RAR archive, not a zip archive. Unpack it"),
        (b"7z\xbc\xaf\x27\x1c\x00", "is a 7-Zip archive"),
        (b"\x1f\x8b\x08", "is a gzip archive"),
        (b"\n<!DOCTYPE html><html>", "is a web page, not an archive. Sign in"),
        (b"\xff\xd8\xff\xe0", "is no zip archive. If it is an archive of another kind: unpack it"),
    ],
)
def test_what_is_no_zip_archive_is_told_by_its_first_bytes(tmp_path: Path, data: bytes, message: str):
    path = tmp_path / "archive.zip"
    path.write_bytes(data)
    with pytest.raises(UnusableInputError, match=message), open_archive(path):
        pass


@pytest.mark.parametrize("kept", [0.3, 0.9, 0.99])
def test_an_archive_that_is_cut_off_is_told_as_such(archive: Path, kept: float):
    data = archive.read_bytes()
    archive.write_bytes(data[: int(len(data) * kept)])
    with pytest.raises(UnusableInputError, match=r"is cut off or damaged.*Download it again"), open_archive(archive):
        pass


@pytest.mark.parametrize("files", [{}, {".DS_Store": b""}])
def test_an_archive_without_a_file_is_refused(tmp_path: Path, files: dict[str, bytes]):
    path = make_zip(tmp_path / "a.zip", files)
    with pytest.raises(UnusableInputError, match="holds no file; download it again"), open_archive(path):
        pass


def test_a_missing_or_forbidden_archive_is_named(tmp_path: Path):
    with pytest.raises(UnusableInputError, match="cannot be read: No such file"), open_archive(tmp_path / "none.zip"):
        pass


def _with_flag(path: Path, byte_in_index: int, value: int) -> Path:
    """Set one byte of every entry in an archive's index, which starts with PK 1 2."""
    data = bytearray(path.read_bytes())
    start = data.find(b"PK\x01\x02")
    while start != -1:
        data[start + byte_in_index] = value
        start = data.find(b"PK\x01\x02", start + 4)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("byte_in_index", "value", "message"),
    [(8, 1, "is protected by a password .*Unpack it"), (10, 9, "by a method that is not read here .*method 9")],
    ids=["password", "deflate64"],
)
def test_a_locked_archive_is_sent_to_an_archive_program(archive: Path, byte_in_index: int, value: int, message: str):
    with open_archive(_with_flag(archive, byte_in_index, value)) as opened:
        members = opened.members
    with pytest.raises(UnusableInputError, match=message):
        refuse_locked(members, archive)


def test_a_link_in_an_archive_is_known_as_one(tmp_path: Path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        info = zipfile.ZipInfo("Pre/x.png")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(info, "/etc/passwd")
    with open_archive(path) as archive:
        assert archive.members[0].is_link


def test_the_crc_is_the_one_in_the_index(archive: Path, tmp_path: Path):
    with open_archive(archive) as opened:
        member = opened.members[0]
    file = tmp_path / "data" / member.path.relative_to("Original")
    assert crc32_of_file(file, chunk_bytes=7) == member.info.CRC
