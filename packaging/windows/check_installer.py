"""Tries the Windows installer under Wine, as docs/packaging-windows-installer.md says."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from frozen_folder.errors import FreezingError
from inference import __version__
from installer_check.expectation import CheckError, Report
from installer_check.installation import Made
from installer_check.scenario_disks import try_disks
from installer_check.scenario_everybody import try_everybody
from installer_check.scenario_made import try_made
from installer_check.scenario_person import Trial, try_person
from installer_check.stand_in import make_stand_in
from installer_check.wine import new_windows
from linux_packages.errors import PackagingError
from linux_packages.release import Release
from nsis_installer.build import COMMAND_EXE, Compression, Order, build_installer
from nsis_installer.errors import InstallerError

REPOSITORY = Path(__file__).resolve().parents[2]
_OLDER = {"only in the older.txt": "", "_internal/old parts/deep/down/old.pyd": "", "_internal/Changed.txt": "older"}
_NEWER = {"_internal/new parts/new.dll": "", "_internal/changed.txt": "newer"}
# any time will do; the same one makes the same installer
_EPOCH_SECONDS = 1_700_000_000


def main(
    frozen: Annotated[Path, typer.Option(help="Frozen application, of which the installer was made.")],
    made: Annotated[Path, typer.Option(help="Folder of that installer; without one, stand-ins alone are tried.")],
    prefix: Annotated[
        Path, typer.Option(help="Wine prefix in which the frozen programs run; without it, they are not started.")
    ] = Path("build/windows/wine"),
    work: Annotated[Path, typer.Option(help="Folder for what is made here.")] = Path("build/windows-installer-check"),
) -> None:
    """Install, update and remove stand-ins in every way, then the installer that was made."""
    report = Report()
    try:
        older = _made(work, "0.9.0rc1", _OLDER)
        newer = _made(work, "0.9.0", _NEWER)
        report.say(f"made {older.installer.name} and {newer.installer.name}")
        windows = new_windows(work / "prefix")
        report.say("made a fresh Wine prefix")
        trial = Trial(windows, older, newer, report.say)
        with windows.running(newer.frozen / COMMAND_EXE):
            try_person(trial)
            try_everybody(trial)
            try_disks(trial)
        _try_made(trial, work, frozen, made, prefix)
    except (CheckError, FreezingError, InstallerError, PackagingError, subprocess.SubprocessError) as error:
        report.say(f"FAILED: {error}")
        sys.exit(1)
    report.say("all held")


def _try_made(stand_ins: Trial, work: Path, frozen: Path, made: Path, prefix: Path) -> None:
    order = Order(REPOSITORY, frozen, Release(__version__, _EPOCH_SECONDS), Compression.LZMA, "")
    installer = made / order.name
    if not installer.is_file():
        stand_ins.say(f"SKIPPED: the frozen application's own installer, for there is no {installer}")
        return
    like = prefix if prefix.is_dir() else None
    windows = new_windows(work / "prefix-made", like)
    older = _made(work, "0.0.1", _OLDER)
    trial = Trial(windows, older, stand_ins.newer, stand_ins.say)
    with windows.running(older.frozen / COMMAND_EXE):
        try_made(trial, Made(__version__, frozen, installer), programs_run=like is not None)


def _made(work: Path, version: str, own: dict[str, str]) -> Made:
    folder = work / version
    folder.mkdir(parents=True, exist_ok=True)
    frozen = make_stand_in(folder / "frozen", version, own)
    order = Order(REPOSITORY, frozen, Release(version, _EPOCH_SECONDS), Compression.ZLIB, "")
    return Made(version, frozen, build_installer(order, folder))


if __name__ == "__main__":
    typer.run(main)
