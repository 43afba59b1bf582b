"""A package depends on what its files need and do not bring along."""

from pathlib import PurePosixPath

import pytest

from frozen_folder.elf import ElfFile, library_names, parse_objdump, read_elf_files
from linux_packages.architecture import debian_architecture
from linux_packages.dependencies import dependencies, library_table, taken_from_system
from linux_packages.errors import PackagingError
from tests.packaging.linux.conftest import REPOSITORY

TOLD = """
_internal/libpen.so:     file format elf64-x86-64

Dynamic Section:
  NEEDED               libc.so.6
  NEEDED               libink.so.3
  SONAME               libpen.so.2

Version References:
  required from libc.so.6:
    0x09691a75 0x00 02 GLIBC_2.2.5
    0x069691b4 0x00 03 GLIBC_2.34
    0x09691974 0x00 04 GLIBC_2.4


smearscope:     file format elf64-x86-64

Dynamic Section:
  NEEDED               libpen.so.2
"""
TABLE = {"libc.so.6": "libc6", "libink.so.3": "libink3"}


def test_what_objdump_tells_is_read():
    library, program = parse_objdump(TOLD)

    assert library == ElfFile(
        PurePosixPath("_internal/libpen.so"), "libpen.so.2", ("libc.so.6", "libink.so.3"), (2, 34)
    )
    assert program == ElfFile(PurePosixPath("smearscope"), "smearscope", ("libpen.so.2",), (0, 0))


def test_only_what_is_not_bundled_is_depended_on_and_the_c_library_by_the_oldest_that_will_do():
    files = parse_objdump(TOLD)

    assert dependencies(files, {"libpen.so.2"}, TABLE) == ("libc6 (>= 2.34)", "libink3")
    assert dependencies(files, {"libpen.so.2", "libink.so.3"}, TABLE) == ("libc6 (>= 2.34)",)


def test_versions_are_compared_as_numbers():
    (newest, _) = parse_objdump(TOLD.replace("GLIBC_2.4", "GLIBC_2.100"))
    assert newest.glibc == (2, 100)


def test_a_library_of_no_known_package_stops_the_packaging_and_is_named_with_its_user():
    with pytest.raises(PackagingError, match=r"libink\.so\.3 \(for _internal/libpen\.so\)"):
        dependencies(parse_objdump(TOLD), {"libpen.so.2"}, {"libc.so.6": "libc6"})


def test_a_bundled_library_brings_the_package_of_the_data_that_it_reads():
    assert "fontconfig-config" in dependencies((), {"libfontconfig.so.1"}, {})
    assert dependencies((), set(), {}) == ()


def test_the_tables_of_libraries_are_one(tmp_path):
    table = library_table(REPOSITORY)
    assert table["libxcb-cursor.so.0"] == "libxcb-cursor0", "from the bootstrap"
    assert table["libc.so.6"] == "libc6"

    (tmp_path / "packaging/linux").mkdir(parents=True)
    (tmp_path / "packaging/bootstrap.sh").write_text("libink.so.3   libink3\n")
    (tmp_path / "packaging/linux/system-libraries.txt").write_text("libink.so.3   libink-dev\n")
    with pytest.raises(PackagingError, match="libink-dev of libink"):
        library_table(tmp_path)


def test_real_files_are_read_with_links_as_names(frozen):
    files = read_elf_files(frozen)

    assert {str(each.path) for each in files} == {"smearscope", "SmearScope", "_internal/libz.so.1"}
    names = library_names(frozen)
    assert {"libz.so.1", "libz.so"} <= names
    outside = taken_from_system(files, names)
    assert "libc.so.6" in outside
    assert "libz.so.1" not in outside
    assert debian_architecture(frozen / "smearscope") in ("amd64", "arm64", "armhf")


def test_a_text_is_no_program(frozen):
    with pytest.raises(PackagingError, match="no Linux program"):
        debian_architecture(frozen / "_internal/notes Ü.txt")
