"""A small folder in place of the frozen application, with all that makes an installer's life hard."""

import shutil
import subprocess
from pathlib import Path

from desktop.program_names import PARTS_FOLDER
from installer_check.expectation import CheckError
from nsis_installer.build import COMMAND_EXE, WINDOW_EXE

COMPILER = "x86_64-w64-mingw32-gcc"
_SOURCE = Path(__file__).with_name("stand_in.c")
# Marks of NSIS, of the registry's and of Windows' command line, letters of several scripts, a file without a byte.
_IN_EVERY_VERSION = {
    f"{PARTS_FOLDER}/a.txt": "a",
    f"{PARTS_FOLDER}/empty": "",
    f"{PARTS_FOLDER}/assets/$INSTDIR $$ 100%.txt": "not a variable",
    f"{PARTS_FOLDER}/assets/it's (here), & there; `so`.txt": "marks",
    f"{PARTS_FOLDER}/assets/models/Größe نمونه নমুনা 血液.txt": "letters",
    "LICENSE": "licence",
}


def make_stand_in(folder: Path, version: str, own: dict[str, str]) -> Path:
    """Make one.

    Args:
        folder: made anew.
        version: that its program tells.
        own: files of this version alone, with their text.

    Raises:
        CheckError: there is no compiler.
    """
    if shutil.which(COMPILER) is None:
        raise CheckError(f"{COMPILER} is missing (Debian: apt-get install gcc-mingw-w64-x86-64-win32)")
    for name, text in {**_IN_EVERY_VERSION, **own}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    program = folder / COMMAND_EXE
    subprocess.run([COMPILER, "-Os", "-s", f'-DSTAND_IN_VERSION="{version}"', "-o", program, _SOURCE], check=True)
    shutil.copyfile(program, folder / WINDOW_EXE)
    return folder
