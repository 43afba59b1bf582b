"""From the folder that PyInstaller wrote to the one that is installed."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from desktop.program_names import PARTS_FOLDER, PROGRAM, WINDOW_PROGRAM
from frozen_folder.bill_of_materials import write_bill
from frozen_folder.collation_data import shrink_collation_data
from frozen_folder.distributions import frozen_libraries
from frozen_folder.elf import read_elf_files
from frozen_folder.errors import FreezingError
from frozen_folder.file_list import write_file_list
from frozen_folder.licences_page import write_licences_page
from frozen_folder.machine_paths import blank_folder, machine_paths
from frozen_folder.reachable import unreachable_libraries
from frozen_folder.stand_ins import replace_uncalled_libraries
from frozen_folder.system_libraries import system_library_names, system_packages
from frozen_folder.tools import run_tool

# auditwheel moved the parts of the libraries in these folders about, which strip does not always survive
_NOT_STRIPPED = ".libs"


def finish(folder: Path, repository: Path, tell: Callable[[str], None]) -> None:
    """Take out what nobody calls, and every trace of this machine; then list the files.

    On other systems than Linux only the last two: wheels there are linked otherwise.

    Args:
        folder: as PyInstaller wrote it; a finished one stays as it is.
        repository: the checkout.
        tell: given a sentence about each step.

    Raises:
        FreezingError: a tool is missing or failed.
    """
    if not (folder / PARTS_FOLDER).is_dir():
        raise FreezingError(f"{folder} holds no frozen application; PyInstaller makes one from build.spec")
    if sys.platform.startswith("linux"):
        _slim(folder, tell)
        window = folder / WINDOW_PROGRAM
        window.unlink(missing_ok=True)
        window.symlink_to(PROGRAM)  # the same program opens the window under this name: see desktop/__main__.py
    else:
        tell("libraries are replaced, taken out and stripped on Linux alone: elsewhere they are no ELF files")
    libraries = frozen_libraries(folder)
    epoch_seconds = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    packages = system_packages(folder)
    if not packages and any(system_library_names(folder)):
        tell("dpkg is not here: which packages the system's libraries came from, and their licences, is not written")
    write_bill(folder, libraries, packages, epoch_seconds)
    write_licences_page(folder, libraries, packages, repository / "packaging/freezing/licences")
    tell(f"bill of materials and licences of {len(libraries)} libraries and {len(packages)} system packages written")
    blanked = blank_folder(folder, machine_paths(repository))
    tell(f"paths of this machine blanked in {len(blanked)} files")
    write_file_list(folder)


def _slim(folder: Path, tell: Callable[[str], None]) -> None:
    replaced = replace_uncalled_libraries(folder, read_elf_files(folder))
    tell(f"{len(replaced)} libraries that are never called replaced")
    for library in folder.rglob("libicudata.so*"):
        if not library.is_symlink():
            shrink_collation_data(library)
    unreachable = unreachable_libraries(read_elf_files(folder))
    for path in unreachable:
        (folder / path).unlink()
    for link in [path for path in folder.rglob("*") if path.is_symlink() and not path.exists()]:
        link.unlink()
    tell(f"{len(unreachable)} libraries that nothing needs taken out: {' '.join(path.name for path in unreachable)}")
    stripped = [
        str(folder / file.path)
        for file in read_elf_files(folder)
        if ".so" in file.path.name and not any(part.endswith(_NOT_STRIPPED) for part in file.path.parts)
    ]
    run_tool(["strip", "--strip-unneeded", "--preserve-dates", *stripped])
    tell(f"{len(stripped)} libraries stripped of what only debuggers read")
