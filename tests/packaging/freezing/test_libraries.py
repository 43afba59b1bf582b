"""Stand-ins for libraries that are never called, and libraries that nobody needs, on small ones made here."""

import shutil
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from frozen_folder.elf import ElfFile, read_elf_files
from frozen_folder.errors import FreezingError
from frozen_folder.reachable import unreachable_libraries
from frozen_folder.stand_ins import FOLDER, replace_uncalled_libraries


@pytest.fixture(scope="session", autouse=True)
def _tools():
    lacking = [name for name in ("gcc", "nm", "objdump") if shutil.which(name) is None]
    if lacking:
        pytest.skip(f"libraries are replaced on Linux with binutils and GCC: {', '.join(lacking)} is missing here")


def compile_library(path, source, *options):
    path.parent.mkdir(parents=True, exist_ok=True)
    text = path.with_suffix(".c")
    text.write_text(source)
    subprocess.run(["gcc", "-shared", "-fPIC", f"-Wl,-soname,{path.name}", "-o", path, text, *options], check=True)
    text.unlink()


@pytest.fixture
def codec(tmp_path):
    """A library of one version in the wheel's folder: one function that is asked for, one that is not."""
    script = tmp_path / "codec.map"
    script.write_text("CODEC_62 { global: decode; encode; table; local: *; };\n")
    path = tmp_path / "frozen" / FOLDER / "libavcodec-1234.so.62"
    compile_library(
        path,
        "int table[4096] = {1};\nint decode(void) { return 42; }\nint encode(void) { return 43; }\n",
        f"-Wl,--version-script={script}",
    )
    return path


def make_caller(codec, source):
    caller = codec.parent.parent / "cv2" / "caller.so"
    compile_library(caller, source, f"-L{codec.parent}", f"-l:{codec.name}", f"-Wl,-rpath,$ORIGIN/../{FOLDER}")
    return caller


def load(caller, call=""):
    """Load a library in a process of its own, where a stand-in may end it."""
    code = f"import ctypes; library = ctypes.CDLL({str(caller)!r}); {call}"
    return subprocess.run(["python3", "-c", code], capture_output=True, text=True, check=False)


def test_a_stand_in_loads_and_says_what_it_is_when_it_is_called(codec):
    caller = make_caller(codec, "int decode(void);\nint use(void) { return decode(); }\n")
    folder = codec.parent.parent
    size = codec.stat().st_size

    assert replace_uncalled_libraries(folder, read_elf_files(folder)) == [codec]

    assert codec.stat().st_size < size
    assert load(caller).returncode == 0
    called = load(caller, "library.use()")
    assert called.returncode != 0
    assert f"SmearScope has no {codec.name}: decode was called" in called.stderr


def test_a_library_that_is_asked_for_data_is_not_replaced(codec):
    make_caller(codec, "extern int table[];\nint use(void) { return table[0]; }\n")
    folder = codec.parent.parent

    with pytest.raises(FreezingError, match="asked for data"):
        replace_uncalled_libraries(folder, read_elf_files(folder))


def test_a_library_of_the_same_name_elsewhere_is_left_alone(codec):
    numpys = codec.parent.parent / "numpy.libs" / codec.name
    numpys.parent.mkdir()
    shutil.move(codec, numpys)
    folder = codec.parent.parent

    assert replace_uncalled_libraries(folder, read_elf_files(folder)) == []


def elf(path, needed=(), soname=None):
    return ElfFile(PurePosixPath(path), soname or Path(path).name, tuple(needed), (2, 17))


def test_what_a_program_a_module_or_a_plugin_needs_stays_however_far_along():
    files = [
        elf("smearscope", ["libc.so.6"]),
        elf("_internal/cv2/cv2.abi3.so", ["libone.so.1"]),
        elf("_internal/libone.so.1", ["libtwo.so.2"]),
        elf("_internal/libtwo.so.2.0", soname="libtwo.so.2"),
        elf("_internal/PySide6/Qt/plugins/platforms/libqxcb.so", ["libthree.so"]),
        elf("_internal/libthree.so"),
        elf("_internal/libalone.so", ["libfriend.so"]),
        elf("_internal/libfriend.so"),
        elf("_internal/libpython3.11.so.1.0"),
    ]

    left = [path.name for path in unreachable_libraries(files)]

    assert left == ["libalone.so", "libfriend.so"]
