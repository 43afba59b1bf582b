"""From the application that PyInstaller laid out to the disk image: finished, signed, notarised, packed."""

import platform
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.installation import FILE_LIST
from desktop.program_names import MAC_CONTENTS, MAC_PARTS_FOLDER, PARTS_FOLDER, PROGRAM
from desktop.shipped_files import LICENCES_PAGE
from frozen_folder.bill_of_materials import BILL
from frozen_folder.file_list import write_file_list
from frozen_folder.machine_paths import blank_folder
from macos_packages import disk_image, signing
from macos_packages.errors import MacPackagingError
from macos_packages.info_plist import set_minimum
from macos_packages.mach_o import oldest_macos
from macos_packages.notarising import SKIPPED, Notary, Runner, notarise, notary_of, staple_commands

# what `freeze.py finish` wrote into the folder after PyInstaller had made the application beside it
_WRITTEN_LATER = (f"assets/{BILL}", f"assets/{LICENCES_PAGE}")
_RESOURCES = "Resources"


@dataclass(frozen=True)
class Sources:
    """What a disk image is made of.

    Attributes:
        application: the `.app` that PyInstaller made; it is changed.
        frozen: the folder that it made beside it, finished.
        own: the folder of this maker's files.
        version: as the program prints it.
        machine_paths: that no file may name.
    """

    application: Path
    frozen: Path
    own: Path
    version: str
    machine_paths: tuple[str, ...]


def make_image(
    sources: Sources,
    out: Path,
    work: Path,
    *,
    environment: Mapping[str, str],
    run: Runner,
    tell: Callable[[str], None],
) -> Path:
    """Make the disk image.

    Args:
        sources: of it.
        out: folder for it; it must exist.
        work: folder for what is needed on the way.
        environment: says who signs and who notarises.
        run: runs a command line and gives what it printed.
        tell: given a sentence about each step, and each warning.

    Raises:
        MacPackagingError: something is missing, or Apple's notary refused it.
        FreezingError: a tool of macOS is missing or failed.
    """
    identity = signing.identity_of(environment)
    notary = None if identity.is_nobody else notary_of(environment)
    entitlements = signing.write_entitlements(sources.own / "entitlements.plist", work / "entitlements.plist")
    application = sources.application
    finish_application(sources, tell)
    sign_application(application, identity, entitlements, run, tell)
    if notary:
        packed = work / f"{application.stem}.zip"
        run(disk_image.archive_command(application, packed))
        _notarise(packed, application, notary, run, tell)
    read_me = (sources.own / "read-me-first.txt").read_text(encoding="utf-8").replace("@VERSION@", sources.version)
    staged = disk_image.stage(application, read_me, work / "image")
    image = out / f"{PROGRAM}-{sources.version}-macos-{platform.machine()}.dmg"
    run(disk_image.image_command(staged, f"{application.stem} {sources.version}", image))
    if not identity.is_nobody:
        run(signing.image_command(image, identity))
    if notary:
        _notarise(image, image, notary, run, tell)
    else:
        tell(SKIPPED)
    return image


def finish_application(sources: Sources, tell: Callable[[str], None]) -> None:
    """Give the application what the finished folder has, take the machine's paths out, say which macOS it needs.

    Raises:
        MacPackagingError: there is no application, or the folder is not finished.
    """
    application, contents = sources.application, sources.application / MAC_CONTENTS
    if not signing.main_program(application).is_file():
        raise MacPackagingError(f"{application} holds no application; PyInstaller makes one from build.spec on a Mac")
    for name in _WRITTEN_LATER:
        source = sources.frozen / PARTS_FOLDER / name
        if not source.is_file():
            raise MacPackagingError(f"{source} is missing; `make package` finishes the frozen folder")
        shutil.copyfile(source, contents / MAC_PARTS_FOLDER / name)
    blanked = blank_folder(contents, sources.machine_paths)
    tell(f"paths of this machine blanked in {len(blanked)} files")
    found = [oldest_macos(path) for path in contents.rglob("*") if path.is_file() and not path.is_symlink()]
    if not any(found):
        raise MacPackagingError(f"{application} holds no program of macOS; it was frozen on another system")
    oldest = max(version for version in found if version)
    set_minimum(application, oldest)
    tell(f"{sum(version is not None for version in found)} programs and libraries, which need macOS {oldest}")


def sign_application(
    application: Path, identity: signing.Identity, entitlements: Path, run: Runner, tell: Callable[[str], None]
) -> None:
    """Sign all that is in an application, list its files, sign and seal the whole.

    Args:
        application: the `.app`.
        identity: who signs.
        entitlements: without comments.
        run: runs a command line and gives what it printed.
        tell: given who signed, or the warning that nobody did.

    Raises:
        FreezingError: codesign is missing or failed.
    """
    for command in signing.inner_commands(signing.signing_order(application), identity, entitlements):
        run(command)
    list_files(application)
    run(signing.outer_command(application, identity, entitlements))
    run(signing.verify_command(application))
    tell(signing.UNSIGNED if identity.is_nobody else f"signed by {identity.name}")


def list_files(application: Path) -> None:
    """Write the list by which a start finds damage, of what is not changed any more: see `desktop.installation`.

    It is data, so it lies among the resources, with a link where the program looks for it. The program that is signed
    last is not in it; the system itself checks that one.
    """
    contents = application / MAC_CONTENTS
    real = contents / _RESOURCES / FILE_LIST
    link = contents / MAC_PARTS_FOLDER / FILE_LIST
    if not link.is_symlink():
        link.symlink_to(Path("..") / _RESOURCES / FILE_LIST)
    signature = (path for path in (contents / "_CodeSignature").rglob("*") if path.is_file())
    write_file_list(contents, {real, signing.main_program(application), *signature})


def _notarise(sent: Path, stapled: Path, notary: Notary, run: Runner, tell: Callable[[str], None]) -> None:
    tell(f"waiting for Apple's notary to look through {sent.name}")
    notarise(sent, notary, run)
    for command in staple_commands(stapled):
        run(command)
    tell(f"{stapled.name} is notarised, and carries the notary's answer for Macs without a network")
