"""What programs and libraries of Windows need is read from their headers, and a file that is none is refused."""

import shutil
import struct
import subprocess
from pathlib import PurePosixPath

import pytest

from frozen_folder.errors import FreezingError
from frozen_folder.pe import read_pe, read_pe_files
from tests.packaging.windows.pe_files import pe_bytes

COMPILER = "x86_64-w64-mingw32-gcc"
NAMED = PurePosixPath("one.dll")


@pytest.mark.parametrize("plus", [True, False])
def test_imports_and_delayed_imports_are_read_in_lower_case(tmp_path, plus):
    path = tmp_path / "one.dll"
    path.write_bytes(pe_bytes(["KERNEL32.dll", "VCRUNTIME140_1.dll"], ["ole32.DLL", "Shell32.dll"], plus=plus))

    found = read_pe(path, NAMED)

    assert (found.path, found.needed, found.delayed) == (
        NAMED,
        ("kernel32.dll", "vcruntime140_1.dll"),
        ("ole32.dll", "shell32.dll"),
    )


def test_a_library_without_imports_needs_nothing(tmp_path):
    path = tmp_path / "one.dll"
    path.write_bytes(pe_bytes())

    found = read_pe(path, NAMED)

    assert (found.needed, found.delayed) == ((), ())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "does not begin with MZ"),
        (b"\x7fELF" + bytes(200), "does not begin with MZ"),
        (b"MZ" + bytes(0x3A) + struct.pack("<I", 0x80) + bytes(0x100), "no PE header"),
        (pe_bytes(["kernel32.dll"])[:0x90], "no program or library"),
        (pe_bytes(["kernel32.dll"])[:0x410], "no program or library"),
    ],
)
def test_what_is_none_or_ends_too_early_is_refused_by_name(tmp_path, content, words):
    path = tmp_path / "one.dll"
    path.write_bytes(content)

    with pytest.raises(FreezingError, match=words) as raised:
        read_pe(path, NAMED)
    assert "one.dll" in str(raised.value)


def test_programs_are_found_by_name_or_by_what_they_are(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("smearscope.exe", "sub/module.PYD", "sub/without-a-suffix"):
        (tmp_path / name).write_bytes(pe_bytes(["a.dll"]))
    for name, content in (("text.txt", b"MZ, as a text may begin"), ("short", b"MZ"), ("empty", b"")):
        (tmp_path / name).write_bytes(content)

    assert [str(file.path) for file in read_pe_files(tmp_path)] == [
        "smearscope.exe",
        "sub/module.PYD",
        "sub/without-a-suffix",
    ]


def test_what_a_compiler_for_windows_writes_is_read(tmp_path):
    if shutil.which(COMPILER) is None:
        pytest.skip(f"{COMPILER} is not installed; `packaging/bootstrap.sh windows` installs it")
    source = tmp_path / "one.c"
    source.write_text(
        "__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *buffer, unsigned long length);\n"
        "__declspec(dllexport) int draw(void *buffer) { return SystemFunction036(buffer, 1); }\n"
    )
    path = tmp_path / "one.dll"
    subprocess.run([COMPILER, "-shared", "-nostdlib", "-e", "0", "-o", path, source, "-ladvapi32"], check=True)

    assert read_pe(path, NAMED).needed == ("advapi32.dll",)
