"""The version that a library of Windows says it has is read as Windows shows it."""

import pytest

from frozen_folder.library_version import library_version
from tests.packaging.windows.pe_files import pe_bytes, version_string


@pytest.mark.parametrize("version", ["3.0.15", "14.51.36247.0", "1.2.3 (build 7) ©"])
def test_the_version_is_read_from_among_a_librarys_bytes(version):
    lines = version_string("FileDescription", "a library") + version_string("FileVersion", version)

    assert library_version(pe_bytes(["kernel32.dll"]) + lines + version_string("ProductVersion", "9")) == version


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ",
        pe_bytes(["kernel32.dll"]),
        "FileVersion\0".encode("utf-16-le"),
        bytes(6) + "FileVersion\0".encode("utf-16-le"),
        version_string("FileVersion", ""),
    ],
    ids=["empty", "no library", "without a resource", "at the beginning", "a text of the program", "an empty version"],
)
def test_a_library_that_says_none_has_none(content):
    assert library_version(content) is None


def test_a_text_of_the_program_is_passed_over():
    content = bytes(6) + "FileVersion\0".encode("utf-16-le") + bytes(2) + version_string("FileVersion", "3.45.3.0")

    assert library_version(content) == "3.45.3.0"
