"""One person's installation: from the first one to the last removal."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from installer_check.expectation import expect, expect_equal
from installer_check.installation import (
    LIST_OF_INSTALLED,
    LIST_OF_UNFINISHED,
    UNINSTALL_EXE,
    Made,
    Place,
    check_files,
    check_gone,
    check_registered,
    check_version,
    ended_with,
    files_in,
    last_line,
    wait_until,
)
from installer_check.wine import Windows
from nsis_installer.build import COMMAND_EXE, USER_DATA

Say = Callable[[str], None]

_FOLDER = PureWindowsPath(r"C:\Prüf Ordner\血液 নমুনা $TEMP")
_OTHER_FOLDER = PureWindowsPath(r"C:\Anderswo & mehr")
_FOREIGN = frozenset({"mine.txt", "_internal/models of mine/mine.txt"})
_MINE = "somebody's own"
# longer than the 1,024 letters of an NSIS string, with a variable in it
_LONG_PATH = ";".join(
    [r"%SystemRoot%\system32", *(rf"C:\tools\number {number}\bin" for number in range(120)), "C:\\last\\"]
)


@dataclass(frozen=True)
class Trial:
    """What is tried with what.

    Attributes:
        windows: where.
        older: an installer.
        newer: one of a version that lacks some of its files, and has others.
        say: prints what held.
    """

    windows: Windows
    older: Made
    newer: Made
    say: Say

    @property
    def journal(self) -> Path:
        """Where every step was told to write."""
        return self.windows.prefix / "drive_c/journal of the check.log"

    @property
    def user_data(self) -> Path:
        """The person's runs and settings."""
        users = self.windows.prefix / "drive_c/users"
        return next(path for path in users.iterdir() if path.name != "Public") / "AppData/Local" / USER_DATA

    def install(self, made: Made, *words: str, folder: PureWindowsPath | str = "", code: int = 0) -> None:
        """Silently; the exit code is what it has to be."""
        log = rf"/LOG=C:\{self.journal.name}"
        last = f"/D={folder}" if folder else ""
        done = self.windows.run(made.installer, "/S", log, *words, last=last)
        ended_with(code, done, self.journal)

    def remove(self, place: Place, *words: str, spelt: str = "", code: int = 0) -> None:
        """By what Windows calls for it, waiting for its end.

        Args:
            place: where the program is.
            words: more switches.
            spelt: the folder, written in another way than the registry has it.
            code: with which it has to end.
        """
        log = rf"/LOG=C:\{self.journal.name}"
        command = str(place.entry()["QuietUninstallString"])
        program, _, rest = command.removeprefix('"').partition('" ')
        switches, mark, folder = rest.partition("_?=")
        expect_equal("QuietUninstallString runs in place", mark, "_?=")
        done = self.windows.run(
            self.windows.here(program), *switches.split(), log, *words, last=f"_?={spelt or folder}"
        )
        ended_with(code, done, self.journal)


def try_person(trial: Trial) -> None:
    """All of it, in order: each step begins with what the one before left."""
    place = Place(trial.windows, _FOLDER, "HKCU")
    place.write_path(_LONG_PATH)
    (trial.user_data / "runs").mkdir(parents=True)
    (trial.user_data / "runs/mine.txt").write_text(_MINE)
    _try_first(trial, place)
    _try_refusals(trial, place)
    _try_running(trial, place)
    _try_upgrade(trial, place)
    _try_interrupted(trial, place)
    moved = _try_other_folder(trial, place)
    _try_removal(trial, moved)
    _try_removal_with_data(trial)


def _try_first(trial: Trial, place: Place) -> None:
    trial.install(trial.older, "/PATH", folder=place.folder)
    number = check_files(place, trial.older)
    check_registered(place, trial.older)
    expect_equal("PATH", place.path(), f"{_LONG_PATH};{place.folder}")
    version = check_version(place, trial.older)
    trial.say(
        f"{trial.older.version} lies in {place.folder}: {number} files as frozen, registered; it says {version!r}"
    )
    trial.say(f"PATH of {len(_LONG_PATH)} letters has one entry more, and every other as it was")


def _try_refusals(trial: Trial, place: Place) -> None:
    before, entry = files_in(place.here), place.entry()
    drive = trial.windows.prefix / "drive_c"
    (drive / "somebody's").mkdir()
    (drive / "somebody's/mine.txt").write_text(_MINE)
    refused: list[tuple[int, tuple[str, ...], str]] = [
        (87, ("/ALLUSER",), ""),
        (87, ("/ALLUSERS", "/CURRENTUSER"), ""),
        (87, ("/PATH", "/NOPATH"), ""),
        (87, (r"/LOG=C:\no such folder\a.log",), ""),
        (145, (), r"C:\somebody's"),
        (161, (), "relative"),
        (161, (), "C:\\"),
        (161, (), r"Q:\no such drive"),
        (161, (), rf"C:\users\{trial.user_data.parents[2].name}\AppData\Local\{USER_DATA.upper()}\program"),
        (161, (), rf"C:\users\{trial.user_data.parents[2].name}\AppData\Local"),
        (161, (), r"C:\somebody's\mine.txt"),
        (161, ("/PATH",), r"C:\100% new"),
        (206, (), "C:\\" + "x" * 240),
    ]
    for code, words, folder in refused:
        trial.install(trial.older, *words, folder=folder, code=code)
    # with a small letter too: a box would wait for somebody to answer it
    log = rf"/LOG=C:\{trial.journal.name}"
    ended_with(87, trial.windows.run(trial.older.installer, "/s", log, "/ALLUSER"), trial.journal)
    ended_with(
        87,
        trial.windows.run(place.here / UNINSTALL_EXE, "/s", log, "/ALLUSER", last=f"_?={place.folder}"),
        trial.journal,
    )
    expect_equal("a foreign folder", files_in(drive / "somebody's"), {"mine.txt": _MINE.encode()})
    expect_equal("the installation after refusals", (files_in(place.here), place.entry()), (before, entry))
    expect(not (drive / "100% new").exists(), "a refused installation made its folder")
    trial.say(f"{len(refused) + 1} installations and a removal were refused by their exit codes, and changed nothing")


def _try_running(trial: Trial, place: Place) -> None:
    before = files_in(place.here)
    with trial.windows.running(place.here / COMMAND_EXE):
        trial.install(trial.newer, code=32)
        expect_equal("files while the program runs", files_in(place.here), before)
        trial.remove(place, code=32)
        expect_equal("files while the program runs", files_in(place.here), before)
    trial.say("while the program runs, it is neither replaced nor removed")


def _try_upgrade(trial: Trial, place: Place) -> None:
    for name in _FOREIGN:
        (place.here / name).parent.mkdir(exist_ok=True)
        (place.here / name).write_text(_MINE)
    gone = files_in(trial.older.frozen).keys() - files_in(trial.newer.frozen).keys()
    expect(bool(gone), "the newer version lacks no file of the older, so this check would say nothing")
    trial.install(trial.newer)
    check_files(place, trial.newer, _FOREIGN)
    check_registered(place, trial.newer)
    check_version(place, trial.newer)
    expect_equal("PATH", place.path(), f"{_LONG_PATH};{place.folder}")
    trial.say(
        f"{trial.newer.version} replaced it where it was: {len(gone)} files are gone, {len(_FOREIGN)} foreign ones stay"
    )
    before, entry = files_in(place.here), place.entry()
    trial.install(trial.older, code=1638)
    trial.install(trial.older, folder=_OTHER_FOLDER, code=1638)
    expect_equal("the installation after a downgrade", (files_in(place.here), place.entry()), (before, entry))
    trial.say(f"{trial.older.version} over it is refused")


def _try_interrupted(trial: Trial, place: Place) -> None:
    """As an installation of the older version leaves it when the power fails."""
    older = files_in(trial.older.frozen)
    for path in sorted(place.here.rglob("*")):
        if path.is_file() and path.relative_to(place.here).as_posix() not in _FOREIGN:
            path.unlink()
    listed = "".join(f"{name.replace('/', chr(92))}\r\n" for name in older)
    # a damaged list must not lead out of the folder either
    listed += "..\\outside.txt\r\nC:\\outside.txt\r\n\\outside.txt\r\n_internal\\..\\..\\outside.txt\r\n"
    outside = [place.here.parent / "outside.txt", trial.windows.prefix / "drive_c/outside.txt"]
    for path in outside:
        path.write_text(_MINE)
    (place.here / LIST_OF_UNFINISHED).write_bytes(listed.encode("utf-16-le"))
    for name in sorted(older)[: len(older) // 2]:
        (place.here / name).parent.mkdir(parents=True, exist_ok=True)
        (place.here / name).write_bytes(b"half")
    trial.install(trial.newer)
    check_files(place, trial.newer, _FOREIGN)
    expect(all(path.exists() for path in outside), "a damaged list led out of the folder")
    (place.here / LIST_OF_INSTALLED).unlink()
    trial.install(trial.newer)
    check_files(place, trial.newer, _FOREIGN)
    trial.say("an interrupted installation, and one without its list, were mended by installing again")


def _try_other_folder(trial: Trial, place: Place) -> Place:
    moved = Place(trial.windows, _OTHER_FOLDER, "HKCU")
    trial.install(trial.newer, folder=f"{_OTHER_FOLDER}\\.\\")
    check_files(moved, trial.newer)
    check_registered(moved, trial.newer)
    expect_equal("PATH", moved.path(), f"{_LONG_PATH};{moved.folder}")
    expect_equal(f"left in {place.folder}", set(files_in(place.here)), set(_FOREIGN))
    _try_other_name(trial, moved)
    trial.say(f"installed into {moved.folder}, it left the first folder, but for {len(_FOREIGN)} foreign files")
    return moved


def _try_other_name(trial: Trial, place: Place) -> None:
    """The same folder by another drive's letter: what was just installed is not taken for an older installation."""
    drive = trial.windows.prefix / "dosdevices/t:"
    drive.symlink_to(place.here.parent.resolve())
    named = Place(trial.windows, PureWindowsPath("T:\\") / place.folder.name, place.root)
    for each in (named, place):
        trial.install(trial.newer, folder=each.folder)
        check_files(each, trial.newer)
        check_registered(each, trial.newer)
        expect_equal("PATH", each.path(), f"{_LONG_PATH};{each.folder}")
    drive.unlink()


def _try_removal(trial: Trial, place: Place) -> None:
    before = len(trial.journal.read_text(encoding="utf-16"))
    trial.remove(place)
    check_gone(place)
    told = trial.journal.read_text(encoding="utf-16")[before:]
    expect(f"{place.folder} stays" not in told, f"the journal says of a folder that went that it stays: {told}")
    expect_equal("PATH", place.path(), _LONG_PATH)
    expect_equal("runs and settings", files_in(trial.user_data), {"runs/mine.txt": _MINE.encode()})
    trial.say("removed silently: registry, menu, PATH and folder are as before, runs and settings stay")


def _try_removal_with_data(trial: Trial) -> None:
    usual = Place(trial.windows, _usual(trial, "Programs\\SmearScope"), "HKCU")
    trial.install(trial.newer, "/CURRENTUSER")
    check_files(usual, trial.newer)
    check_registered(usual, trial.newer)
    expect_equal("PATH", usual.path(), _LONG_PATH)
    outside = trial.windows.prefix / "drive_c/runs on another disk"
    outside.mkdir()
    (outside / "mine.txt").write_text(_MINE)
    # Wine shows such a link as Windows shows a junction, but cannot remove it
    link = trial.user_data / "runs/linked"
    link.symlink_to(outside, target_is_directory=True)
    # as somebody starts it from a prompt: it goes on as a copy of itself, and is not waited for
    trial.windows.run(usual.here / UNINSTALL_EXE, "/S", "/DeleteUserData", rf"/LOG=C:\{trial.journal.name}")
    wait_until(lambda: last_line(trial.journal).endswith("removed"), f"not removed: {last_line(trial.journal)}")
    check_gone(usual)
    expect_equal("what /DeleteUserData left", sorted(trial.user_data.rglob("*")), [link.parent, link])
    expect_equal("what a link in it leads to", files_in(outside), {"mine.txt": _MINE.encode()})
    link.unlink()
    trial.say(f"installed into {usual.folder} and removed with /DeleteUserData: nothing is left but what a link led to")


def _usual(trial: Trial, below: str) -> PureWindowsPath:
    return PureWindowsPath(rf"C:\users\{trial.user_data.parents[2].name}\AppData\Local") / below
