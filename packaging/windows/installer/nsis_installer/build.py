"""Makes the installer of a frozen folder: writes what the script reads, and calls NSIS."""

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from email.utils import parseaddr
from enum import Enum
from pathlib import Path

from desktop.program_names import PROGRAM, WINDOW_PROGRAM, WINDOW_PROGRAM_ELSEWHERE
from frozen_folder.windows_icon import icon_file
from inference.bundle import format_sums
from inference.bundle_files import SUMS_FILE
from inference.bundle_zip import ZIP_SUFFIX
from linux_packages.release import MAINTAINER, Release
from linux_packages.words import read_words
from nsis_installer.contents import read_contents
from nsis_installer.errors import InstallerError
from nsis_installer.file_lists import file_list, instructions
from nsis_installer.licence import copyright_line, licence_page
from nsis_installer.pictures import write_side_picture
from nsis_installer.version_order import version_order
from nsis_installer.words import language_strings

WINDOW_EXE = f"{WINDOW_PROGRAM_ELSEWHERE}.exe"
COMMAND_EXE = f"{PROGRAM}.exe"
# Below %LOCALAPPDATA%: see desktop.user_folders.
USER_DATA = PROGRAM
SIGN_VARIABLE = "SMEARSCOPE_SIGN_COMMAND"
MAKER = "makensis"
_SCRIPT = Path(__file__).resolve().parents[1] / "script" / f"{PROGRAM}.nsi"


class Compression(Enum):
    """How much time goes into a small installer."""

    LZMA = "lzma"
    ZLIB = "zlib"


@dataclass(frozen=True)
class Order:
    """What is to be made.

    Attributes:
        repository: the checkout.
        frozen: folder of the frozen application.
        release: what it is.
        compression: of the installer.
        sign_command: signs the file whose path is put behind it; empty: nothing is signed.
    """

    repository: Path
    frozen: Path
    release: Release
    compression: Compression
    sign_command: str

    @property
    def name(self) -> str:
        """Of the installer's file."""
        return f"{PROGRAM}-{self.release.version}-windows-x86_64-setup.exe"


def build_installer(order: Order, out: Path) -> Path:
    """Make the installer, and SHA256SUMS beside it.

    Args:
        order: of what.
        out: an existing folder.

    Raises:
        InstallerError: NSIS is missing or refuses, or the folder holds what Windows cannot.
    """
    if shutil.which(MAKER) is None:
        raise InstallerError(f"{MAKER} is missing; install NSIS 3.08 or newer (Debian: apt-get install nsis)")
    target = out / order.name
    with tempfile.TemporaryDirectory(dir=out, prefix=".making-") as made_in:
        made = Path(made_in) / order.name
        names = _definitions(order, Path(made_in), made)
        command = [
            MAKER,
            "-V2",
            "-WX",
            "-INPUTCHARSET",
            "UTF8",
            *(f"-D{name}={value}" for name, value in names.items()),
        ]
        done = subprocess.run(
            [*command, str(_SCRIPT)],
            env=os.environ | {"SOURCE_DATE_EPOCH": str(order.release.epoch_seconds)},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0 or not made.is_file():
            said = (done.stdout + done.stderr).strip().splitlines()[-12:]
            raise InstallerError(f"{MAKER} ended with {done.returncode}:\n  " + "\n  ".join(said))
        made.replace(target)
    (out / SUMS_FILE).write_bytes(format_sums({target.name: target.read_bytes()}))
    return target


def _definitions(order: Order, written_to: Path, made: Path) -> dict[str, str]:
    """The names that the script uses; the longer ones as files."""
    contents = read_contents(order.frozen, (COMMAND_EXE, WINDOW_EXE))
    licence = (order.repository / "LICENSE").read_text(encoding="utf-8")
    svg = order.repository / "assets/icons" / f"{PROGRAM}.svg"
    words = read_words(order.repository / "packaging/linux/words.toml")
    written = {
        "FILE_INSTRUCTIONS": ("files.nsh", instructions(contents).encode()),
        "FILE_LIST": ("files.txt", file_list(contents)),
        "WORDS": ("words.nsh", language_strings(words).encode()),
        "LICENCE": ("licence.txt", licence_page(licence)),
        "ICON": ("icon.ico", icon_file(svg)),
    }
    for file, content in written.values():
        (written_to / file).write_bytes(content)
    side_picture = written_to / "side.bmp"
    write_side_picture(svg, side_picture)
    names = {name: str((written_to / file).absolute()) for name, (file, _) in written.items()}
    names |= {
        "SIDE_PICTURE": str(side_picture.absolute()),
        "OUT": str(made.absolute()),
        "NAME": WINDOW_PROGRAM,
        "PROGRAM": PROGRAM,
        "WINDOW_EXE": WINDOW_EXE,
        "FILE_SUFFIX": ZIP_SUFFIX,
        "USER_DATA": USER_DATA,
        "VERSION": order.release.version,
        "VERSION_ORDER": version_order(order.release.version),
        "PUBLISHER": parseaddr(MAINTAINER)[0],
        "COPYRIGHT": copyright_line(licence),
        "SIZE_KB": str(contents.size_bytes // 1024),
        "NEEDED_KB": str(contents.needed_bytes // 1024),
        "LONGEST_PATH": str(contents.longest_path),
    }
    if order.compression is Compression.ZLIB:
        names["QUICKLY"] = ""
    if order.sign_command:
        names["SIGN_COMMAND"] = order.sign_command
    return names
