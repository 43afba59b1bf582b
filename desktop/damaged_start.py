"""Says at the start, in words, that the installation is damaged: the window may be what is broken."""

import os
import sys
from collections.abc import Sequence
from itertools import islice

from desktop.installation import Damage, application_folder, find_damage
from inference.errors import ExitCode

TITLE = "SmearScope is damaged"
_SHOWN = 5
# programs that show a message where a desktop has one of them, with the options before the text
_MESSAGE_PROGRAMS = (
    ("zenity", "--error", f"--title={TITLE}", "--text"),
    ("kdialog", "--title", TITLE, "--error"),
    ("xmessage", "-center"),
)
# MB_ICONERROR
_WINDOWS_ERROR_ICON = 0x10


def end_if_damaged(*, window: bool) -> None:
    """End the program with words where files of the installation are gone or cut off. From source there is no list.

    Args:
        window: whether somebody waits for a window, who may see no terminal.
    """
    folder = application_folder()
    if folder is None:
        return
    damage = list(islice(find_damage(folder), _SHOWN + 1))
    if not damage:
        return
    text = damage_text(str(folder), damage)
    if sys.stderr is not None:
        sys.stderr.write(f"smearscope: {text}\n")
        sys.stderr.flush()
    if window:
        _show(text)
    # Python's own ending imports more of what may be damaged.
    os._exit(ExitCode.STOPPED)


def damage_text(folder: str, damage: Sequence[Damage]) -> str:
    """What is damaged, what is safe and what to do, in at most some lines.

    Args:
        folder: where the application lies.
        damage: at least one.
    """
    lines = [f"  {one}" for one in damage[:_SHOWN]]
    if len(damage) > _SHOWN:
        lines.append("  and more")
    return "\n".join(
        [
            f"The installation in {folder} is damaged:",
            *lines,
            "Runs, reviews and settings lie elsewhere and are safe. Install SmearScope again over this one; where a "
            "virus scanner took a file, tell it that SmearScope is wanted.",
        ]
    )


def _show(text: str) -> None:
    # Only here: every start imports this module, and hardly one is of a damaged installation.
    import shutil
    import subprocess

    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, TITLE, _WINDOWS_ERROR_ICON)
        return
    if sys.platform == "darwin":
        script = "on run {text, heading}\ndisplay alert heading message text as critical\nend run"
        subprocess.run(["/usr/bin/osascript", "-e", script, text, TITLE], check=False)
        return
    for program, *options in _MESSAGE_PROGRAMS:
        found = shutil.which(program)
        if found and subprocess.run([found, *options, text], check=False).returncode in (0, 1):
            return
