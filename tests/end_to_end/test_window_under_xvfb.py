"""The program itself on a screen: screen a folder, review by keyboard, sign off, export, be killed, find everything."""

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.shipped_files import sample_folder
from desktop.store.audit_log import AuditKind
from desktop.store.run_reader import RunReader
from tests.end_to_end.desk import Desk, hidden_screen, missing_parts

FOLDER = "Tagesproben äß"
WINDOW = f"^{FOLDER}"
CASE = "Fall 7"
REVIEWER = "Dr Example"
_REAL_IMAGES = 40

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
        for path in sorted(Path(data, "all").rglob("*.jpg"))[:_REAL_IMAGES]:
            shutil.copy(path, day / "Fall 8")
    else:
        shutil.copytree(sample_folder(), day / "Fall 8")
    return day


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    log = tmp_path / "program.log"
    with hidden_screen() as display:
        desk = Desk(display, tmp_path / "home", log)
        try:
            yield desk
        finally:
            desk.take_picture(tmp_path / "last-seen.png")
            desk.kill()
            print(log.read_text(encoding="utf-8"))


def test_a_day_at_the_desk_survives_being_killed(desk: Desk, folder: Path, tmp_path: Path):
    images = sum(path.is_file() and path.name != "README.md" for path in folder.rglob("*"))
    desk.start(str(folder))
    run = desk.wait_for("a run", lambda: _only_run(tmp_path / "home"))
    desk.wait_for("the end of the screening", lambda: AuditKind.RUN_ENDED in _kinds(run))
    with RunReader(run) as reader:
        assert reader.counts().row_count == images

    queued = _review_by_keyboard(desk, run)
    assert queued

    desk.press(WINDOW, "ctrl+5", "Home", "s")
    desk.press(f"^Sign off {CASE}", "Return")
    desk.wait_for("the sign-off", lambda: AuditKind.CASE_SIGNED_OFF in _kinds(run))

    desk.press(WINDOW, "ctrl+e")
    desk.press("Export results", "Return")
    desk.wait_for("the export", lambda: AuditKind.EXPORT in _kinds(run))
    written = _reviewed(tmp_path)
    assert len(written) == queued

    desk.kill()
    desk.start()
    desk.press("Welcome to SmearScope", "Escape")
    desk.wait_until_open(WINDOW)
    before = _kinds(run).count(AuditKind.EXPORT)
    _export_again(desk)
    desk.wait_for("the second export", lambda: _kinds(run).count(AuditKind.EXPORT) > before)
    desk.press("Export results", "Escape")
    desk.wait_until_closed("Export results")
    assert desk.quit(WINDOW) == 0

    assert _reviewed(tmp_path) == written
    kinds = _kinds(run)
    assert kinds.count(AuditKind.CASE_SIGNED_OFF) == 1
    assert AuditKind.SIGN_OFF_WITHDRAWN not in kinds
    checked = subprocess.run(
        [sys.executable, "-m", "desktop", "audit", "verify", str(run)], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def _review_by_keyboard(desk: Desk, run: Path) -> int:
    """Answer all that is queued: name a class and be unsure in turns. None of these has an answer to accept."""
    with RunReader(run) as reader:
        queued = reader.queue().open_count
    # The first answer asks who gives it.
    desk.press(WINDOW, "ctrl+4", "u")
    desk.type("Who reviews", REVIEWER)
    desk.press("Who reviews", "Return")
    desk.wait_until_closed("Who reviews")
    keys = ("2", "u")
    for place in range(queued):
        desk.press(WINDOW, keys[place % len(keys)])
        desk.wait_for(
            f"review {place + 1} on the disk", lambda done=place + 1: _kinds(run).count(AuditKind.REVIEW) >= done
        )
    with RunReader(run) as reader:
        assert reader.queue().open_count == 0
        assert reader.reviewers() == [REVIEWER]
    return queued


def _export_again(desk: Desk) -> None:
    desk.press(WINDOW, "ctrl+e")
    # The first one is there already: once to be told so, once to replace it.
    desk.press("Export results", "Return")
    desk.press("Export results", "Return")


def _only_run(home: Path) -> Path | None:
    stores = list((home / "runs").rglob("screening.sqlite3"))
    return stores[0].parent if len(stores) == 1 else None


def _kinds(run: Path) -> list[str]:
    with RunReader(run, check_integrity=False) as reader:
        return [entry.kind for entry in reader.audit_entries()]


def _reviewed(folder: Path) -> list[tuple[str, str, str]]:
    """Image, class and reviewer of the reviewed rows in the one CSV file below a folder."""
    (path,) = folder.rglob("results.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(row["image_path"], row["reviewed_class"], row["reviewer"]) for row in rows if row["reviewer"]]
