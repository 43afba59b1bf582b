"""The installation for all users. Under Wine everybody is an administrator, so the question for one is not seen."""

from pathlib import PureWindowsPath

from installer_check.expectation import expect, expect_equal
from installer_check.installation import Place, check_files, check_gone, check_registered, check_version
from installer_check.scenario_person import Trial

_FOLDER = PureWindowsPath(r"C:\Program Files\SmearScope")


def try_everybody(trial: Trial) -> None:
    """Install, update without naming a scope, remove."""
    place = Place(trial.windows, _FOLDER, "HKLM")
    mine = Place(trial.windows, _FOLDER, "HKCU")
    path = place.path()
    trial.install(trial.older, "/ALLUSERS", "/PATH")
    check_files(place, trial.older)
    check_registered(place, trial.older)
    expect_equal("PATH of all", place.path(), f"{path};{place.folder}")
    expect_equal("one person's list of programs", mine.entry(), {})
    trial.say(f"{trial.older.version} for all users lies in {place.folder}")

    trial.install(trial.newer, "/NOPATH")
    check_files(place, trial.newer)
    check_registered(place, trial.newer)
    check_version(place, trial.newer)
    expect_equal("PATH of all", place.path(), path)
    trial.say(f"{trial.newer.version} replaced it for all users, and with /NOPATH left PATH")

    (trial.user_data / "runs").mkdir(exist_ok=True, parents=True)
    (trial.user_data / "runs/mine.txt").write_text("somebody's own")
    trial.remove(place, "/DeleteUserData", spelt=f"{place.folder}\\".upper())
    check_gone(place)
    expect_equal("PATH of all", place.path(), path)
    expect(not trial.user_data.exists(), f"/DeleteUserData left {trial.user_data}")
    expect(trial.user_data.parent.is_dir(), f"/DeleteUserData took {trial.user_data.parent} too")
    trial.say("removed for all users, with the data of who removed it")
