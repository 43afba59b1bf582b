"""The program itself on a screen: screen a folder, review by keyboard, sign off, export, be killed, find everything."""

import csv
import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest

from desktop.shipped_files import sample_folder
from desktop.store.audit_log import AuditKind
from desktop.store.run_reader import RunReader
from tests.end_to_end.desk import Desk, hidden_screen, missing_parts, program

FOLDER = "Tagesproben äß"
WINDOW = f"^{FOLDER}"
CHARTS = f"^Charts of .*{FOLDER}"
CASE = "Fall 7"
REVIEWER = "Dr Example"
NOTE = "second slide asked for"
_REAL_IMAGES = 60

pytestmark = pytest.mark.skipif(
    bool(missing_parts()),
    reason=f"needs {', '.join(missing_parts())}; on Debian: apt-get install xvfb xdotool libxcb-cursor0",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A day's folder of two cases: drawn samples, one of them unreadable, and real images where they are."""
    day = tmp_path / FOLDER
    shutil.copytree(sample_folder(), day / CASE)
    data = os.environ.get("SMEARSCOPE_DATA")
    if data:
        (day / "Fall 8").mkdir()
        images = sorted(Path(data, "all").rglob("*.jpg"))
        # some of every class
        for path in images[:: max(1, len(images) // _REAL_IMAGES)][:_REAL_IMAGES]:
            shutil.copy(path, day / "Fall 8")
    else:
        shutil.copytree(sample_folder(), day / "Fall 8")
    return day


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """What the program prints."""
    return tmp_path / "program.log"


@pytest.fixture
def desk(tmp_path: Path, log: Path) -> Iterator[Desk]:
    with hidden_screen() as display:
        desk = Desk(display, tmp_path / "home", log)
        try:
            yield desk
        finally:
            # kept where the test failed: pytest removes the folders of those that pass
            desk.take_picture(tmp_path / "last-seen.png")
            desk.kill()
            print(log.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_a_day_at_the_desk_survives_being_killed(desk: Desk, folder: Path, log: Path, tmp_path: Path):
    images = sum(path.is_file() and path.name != "README.md" for path in folder.rglob("*"))
    desk.start(str(folder))
    run = desk.wait_for("a run", lambda: _only_run(desk.data_folder))
    desk.wait_for("the end of the screening", lambda: AuditKind.RUN_ENDED in _kinds(run))
    with RunReader(run) as reader:
        assert reader.counts().row_count == images
        queued = reader.queue().open_count
    assert queued

    _review_by_keyboard(desk, run)

    sign_off = f"^Sign off {CASE}"
    desk.open(WINDOW, ("ctrl+5", "Home", "s"), sign_off)
    desk.press_until(sign_off, ("Return",), "the sign-off", lambda: AuditKind.CASE_SIGNED_OFF in _kinds(run))
    _look_at_every_page(desk)

    desk.open(WINDOW, ("ctrl+e",), "Export results")
    desk.press_until("Export results", ("Return",), "the export", lambda: AuditKind.EXPORT in _kinds(run))
    written = _reviewed(tmp_path)
    assert len(written) == queued
    assert any(row["signed_at"] for row in written)
    assert [row["note"] for row in written if row["note"]] == [NOTE]
    assert {row["reviewer"] for row in written} == {REVIEWER}

    desk.kill()
    desk.start()
    # The program comes back to the run it was killed over, and greets whoever has not seen it begin before.
    desk.press("Welcome to SmearScope", "Escape")
    desk.wait_until_closed("Welcome to SmearScope")
    desk.wait_until_open(WINDOW)
    with RunReader(run) as reader:
        assert reader.counts().row_count == images
        assert reader.queue().open_count == 0
        assert {each.row.review.reviewer for each in reader.rows()} - {""} == {REVIEWER}

    # The first file is there already: once to be told so, once to replace it.
    before = _kinds(run).count(AuditKind.EXPORT)
    desk.open(WINDOW, ("ctrl+e",), "Export results")
    desk.press_until(
        "Export results", ("Return",), "the second export", lambda: _kinds(run).count(AuditKind.EXPORT) > before
    )
    desk.press("Export results", "Escape")
    desk.wait_until_closed("Export results")
    assert desk.quit(WINDOW) == 0

    assert _reviewed(tmp_path) == written
    kinds = _kinds(run)
    assert kinds.count(AuditKind.CASE_SIGNED_OFF) == 1
    assert AuditKind.SIGN_OFF_WITHDRAWN not in kinds
    checked = subprocess.run(
        [*program(), "audit", "verify", str(run)], capture_output=True, encoding="utf-8", check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert desk.opened == [run.as_uri()] * 2
    assert "Traceback" not in log.read_text(encoding="utf-8")


def _review_by_keyboard(desk: Desk, run: Path) -> None:
    """Answer all that is queued: name a class and be unsure in turns. None of these has an answer to accept."""
    # Whoever opens the page, or gives the first answer, is asked for a name.
    desk.open(WINDOW, ("ctrl+4", "u"), "Who reviews")
    desk.press("Who reviews", "ctrl+a")
    desk.type("Who reviews", REVIEWER)
    desk.press("Who reviews", "Return")
    desk.wait_until_closed("Who reviews")
    desk.press(WINDOW, "n", "ctrl+a")
    desk.type(WINDOW, NOTE)
    desk.press_until(WINDOW, ("Return",), "the note on the disk", lambda: AuditKind.REVIEW in _kinds(run))
    keys = cycle("2u")
    while left := _open_count(run):
        desk.press_until(WINDOW, (next(keys),), "an answer on the disk", lambda before=left: _open_count(run) != before)


def _look_at_every_page(desk: Desk) -> None:
    """What is built when it is first shown is there in a frozen program too."""
    desk.press(WINDOW, *(f"ctrl+{number}" for number in range(1, 9)))
    desk.open(WINDOW, ("ctrl+g",), CHARTS)
    desk.press(CHARTS, "Escape")
    desk.wait_until_closed(CHARTS)


def _only_run(home: Path) -> Path | None:
    stores = list((home / "runs").rglob("screening.sqlite3"))
    return stores[0].parent if len(stores) == 1 else None


def _open_count(run: Path) -> int:
    with RunReader(run, check_integrity=False) as reader:
        return reader.queue().open_count


def _kinds(run: Path) -> list[str]:
    with RunReader(run, check_integrity=False) as reader:
        return [entry.kind for entry in reader.audit_entries()]


def _reviewed(folder: Path) -> list[dict[str, str]]:
    """What reviewers said, in the one CSV file below a folder."""
    (path,) = folder.rglob("results.csv")
    wanted = ("image_path", "reviewed_class", "reviewer", "note", "signed_at")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{name: row[name] for name in wanted} for row in csv.DictReader(file) if row["reviewer"]]
