"""The installer that was made, with the frozen application in it."""

import time
from pathlib import PureWindowsPath

from installer_check.expectation import expect
from installer_check.installation import (
    LIST_OF_INSTALLED,
    LIST_OF_UNFINISHED,
    Made,
    Place,
    check_files,
    check_gone,
    check_registered,
    check_version,
    files_in,
    wait_until,
)
from installer_check.scenario_person import Trial

_FOLDER = PureWindowsPath(r"C:\Labor für Hämatologie\SmearScope")


def try_made(trial: Trial, made: Made, programs_run: bool) -> None:
    """Over an older version, killed on the way, and again; started; removed.

    Args:
        trial: whose older version was installed before.
        made: the installer and the folder that it was made of.
        programs_run: the prefix has what the frozen programs need.
    """
    place = Place(trial.windows, _FOLDER, "HKCU")
    trial.install(trial.older, folder=place.folder)
    gone = files_in(trial.older.frozen).keys() - files_in(made.frozen).keys()
    _install_and_kill(trial, made, place)
    left = files_in(place.here)
    expect(LIST_OF_UNFINISHED in left, "a killed installation left no list")
    expect(LIST_OF_INSTALLED not in left, "a killed installation says that it is whole")
    trial.say(f"killed on the way, it left {len(left)} of {len(files_in(made.frozen))} files, and a list")

    started = time.monotonic()
    trial.install(made)
    took_seconds = time.monotonic() - started
    number = check_files(place, made)
    check_registered(place, made)
    trial.say(f"again over it, in {took_seconds:.0f} s: {number} files as frozen, none of {len(gone)} older ones left")
    if programs_run:
        trial.say(f"installed, it says {check_version(place, made)!r}")
    else:
        trial.say("SKIPPED: starting the program, for there is no Wine prefix of `make package-windows` to start it in")
    trial.remove(place)
    check_gone(place)
    trial.say("removed")


def _install_and_kill(trial: Trial, made: Made, place: Place) -> None:
    unfinished = place.here / LIST_OF_UNFINISHED
    with trial.windows.start(made.installer, "/S") as installing:
        # it has unpacked itself, taken away what was there, and begun to write
        wait_until(
            lambda: unfinished.exists() and sum(1 for path in place.here.rglob("*") if path.is_file()) > 40,
            "the installation did not begin",
        )
        installing.kill()
        installing.wait()
