"""Libraries that OpenCV's wheel is linked to and SmearScope never calls, replaced by ones that only say so.

FFmpeg reads videos, libaom AVIF (no format that is read here), and OpenBLAS solves systems of equations; with what they
need in turn they were a sixth of the folder. The loader wants them to be there, with every name that is asked of them.
"""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from frozen_folder.elf import ElfFile
from frozen_folder.elf_symbols import Symbol, defined_symbols, wanted_symbols
from frozen_folder.errors import FreezingError
from frozen_folder.tools import run_tool

# in this folder of the wheel alone: NumPy's OpenBLAS has another name and is called
FOLDER = "opencv_python_headless.libs"
REPLACED = ("libavcodec-", "libavformat-", "libavutil-", "libswscale-", "libswresample-", "libopenblas", "libaom-")


def replace_uncalled_libraries(folder: Path, files: Iterable[ElfFile]) -> list[Path]:
    """Write a stand-in over each library that is never called, with exactly the functions that the others ask for.

    Args:
        folder: the frozen one.
        files: its programs and libraries.

    Returns:
        The libraries that were replaced.

    Raises:
        FreezingError: data is asked of one, which a stand-in cannot give, or there is no compiler.
    """
    files = list(files)
    replaced = [file for file in files if FOLDER in file.path.parts and file.path.name.startswith(REPLACED)]
    callers = [file for file in files if file not in replaced]
    for library in replaced:
        path = folder / library.path
        wanted = set().union(
            *(wanted_symbols(folder / file.path) for file in callers if library.soname in file.needed), set()
        )
        defined = defined_symbols(path)
        asked = sorted(symbol for key, symbol in defined.items() if key in wanted and symbol.name != symbol.version)
        data = [symbol.name for symbol in asked if not symbol.code]
        if data:
            raise FreezingError(f"{library.path} is asked for data ({', '.join(data)}), so it cannot be replaced")
        _write_stand_in(path, library.soname, asked, {symbol.version for symbol in defined.values()})
    return [folder / library.path for library in replaced]


def stand_in_source(soname: str, functions: Sequence[Symbol]) -> str:
    """C source of a library whose functions end the program with words."""
    lines = [
        "#include <stdio.h>",
        "#include <stdlib.h>",
        "static void end(const char *name) {",
        f'    fprintf(stderr, "SmearScope has no {soname}: %s was called. Please report this.\\n", name);',
        "    abort();",
        "}",
    ]
    lines += [f'void {function.name}(void) {{ end("{function.name}"); }}' for function in functions]
    return "\n".join(lines) + "\n"


def version_script(functions: Sequence[Symbol], versions: Iterable[str]) -> str:
    """The linker's list of which function belongs to which version; the loader refuses a library that lacks one."""
    parts = []
    for version in sorted(filter(None, versions)):
        names = "".join(f" {function.name};" for function in functions if function.version == version)
        parts.append(f"{version} {{{f' global:{names}' if names else ''} }};")
    return "\n".join(parts) + "\n"


def _write_stand_in(path: Path, soname: str, functions: Sequence[Symbol], versions: Iterable[str]) -> None:
    with tempfile.TemporaryDirectory() as made_in:
        source, script, library = (Path(made_in) / name for name in ("stand_in.c", "stand_in.map", "stand_in.so"))
        source.write_text(stand_in_source(soname, functions), encoding="utf-8")
        script.write_text(version_script(functions, versions), encoding="utf-8")
        options = ["-shared", "-fPIC", "-O1", "-s", f"-Wl,-soname,{soname}", "-Wl,--build-id=none"]
        if script.read_text(encoding="utf-8").strip():
            options.append(f"-Wl,--version-script={script}")
        run_tool(["gcc", *options, "-o", str(library), str(source)])
        path.write_bytes(library.read_bytes())
