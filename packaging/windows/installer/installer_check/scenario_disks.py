"""Disks that cannot take the program: one that is too small, one that nobody may write to."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installer_check.expectation import CheckError, expect
from installer_check.scenario_person import Trial

# less than what a stand-in needs
_SMALL = "size=2m"
_READ_ONLY = "ro,size=64m"


def try_disks(trial: Trial) -> None:
    """Both, where this computer lets a disk be made in memory."""
    try:
        with (
            _disk(trial.windows.prefix, "s:", _SMALL) as small,
            _disk(trial.windows.prefix, "r:", _READ_ONLY) as sealed,
        ):
            trial.install(trial.newer, folder="S:\\SmearScope", code=112)
            trial.install(trial.newer, folder="R:\\SmearScope", code=5)
            expect(not any(small.iterdir()) and not any(sealed.iterdir()), "a refused installation left something")
    except PermissionError as error:
        trial.say(f"SKIPPED: a full and a read-only disk, for none can be made here ({error})")
        return
    trial.say("a disk that is too small and one that is read-only were refused, before anything was written")


@contextmanager
def _disk(prefix: Path, drive: str, options: str) -> Iterator[Path]:
    folder = prefix / f"disk {drive[0]}"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "smearscope-check", folder], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        raise PermissionError(mounted.stderr.strip())
    link = prefix / "dosdevices" / drive
    link.symlink_to(folder)
    try:
        yield folder
    finally:
        link.unlink()
        unmounted = subprocess.run(["umount", "--lazy", folder], check=False)
        if unmounted.returncode:
            raise CheckError(f"{folder} is still mounted; unmount it by hand")
