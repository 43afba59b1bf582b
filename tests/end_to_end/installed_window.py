"""The window of an installed SmearScope in another root: it screens a folder and installs a model's file.

`packaging/linux/check_clean_root.sh` runs it as `python -m tests.end_to_end.installed_window ROOT HOME PHOTO`;
SMEARSCOPE_PROGRAM starts the window in that root, as the user of HOME.
"""

import sys
import tempfile
from pathlib import Path

from desktop.output_names import STORE_FILE
from desktop.store.audit_log import AuditKind
from desktop.store.run_reader import RunReader
from tests.end_to_end.desk import Desk, hidden_screen

FOLDER = "Tagesproben äß"
MODEL = "Modell Ü.smear"


def main(root: Path, home: str, photo: Path) -> None:
    """Drive it; whatever does not come raises, with what the program said.

    Args:
        root: of the other system, seen from here.
        home: of the user, seen from there; holds the folder and the model's file.
        photo: of the window with what it screened.
    """
    data = root / home.lstrip("/") / ".local/share/smearscope"
    with hidden_screen() as display, tempfile.TemporaryDirectory() as own:
        log = Path(own, "program.log")
        desk = Desk(display, Path(own, "home"), log)
        try:
            desk.start(f"{home}/{FOLDER}")
            desk.wait_until_open(f"^{FOLDER}")
            run = desk.wait_for("a run", lambda: next((data / "runs").glob("*/" + STORE_FILE), None)).parent
            desk.wait_for("the end of the screening", lambda: has_ended(run))
            desk.press(f"^{FOLDER}", "ctrl+3")
            photograph(desk, photo)
            assert desk.quit(f"^{FOLDER}") == 0

            desk.start(f"{home}/{MODEL}")
            desk.wait_until_open("^Install ")
            photograph(desk, photo.with_name("install.png"))
            desk.press("^Install ", "Return")
            desk.wait_for("the installed model", lambda: next((data / "models").glob("[0-9a-f]*"), None))
            desk.wait_until_closed("^Install ")
            assert desk.quit("SmearScope") == 0
        finally:
            desk.kill()
            print(log.read_text(encoding="utf-8") if log.exists() else "")


def photograph(desk: Desk, photo: Path) -> None:
    """Keep what the screen shows once it no longer changes."""
    seen = b""

    def is_still() -> bool:
        nonlocal seen
        before = seen
        desk.take_picture(photo)
        seen = photo.read_bytes()
        return seen == before

    desk.wait_for("a picture that stays", is_still)


def has_ended(run: Path) -> bool:
    with RunReader(run, check_integrity=False) as reader:
        return AuditKind.RUN_ENDED in [entry.kind for entry in reader.audit_entries()]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
