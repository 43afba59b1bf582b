"""Whether an installed SmearScope is as it was installed. It is asked at each start, so it imports little."""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from desktop.program_names import MAC_CONTENTS, MAC_PARTS_FOLDER, PARTS_FOLDER

# in the folder of the frozen application's parts; packaging/freezing writes it
FILE_LIST = "installed_files.json"
SCHEMA_VERSION = 1


class DamageKind(Enum):
    """What happened to a file."""

    GONE = "is gone"
    CHANGED = "is not the one that was installed"
    UNREADABLE = "cannot be read"


@dataclass(frozen=True)
class Damage:
    """One file that is not as it was installed.

    Attributes:
        name: below the application's folder, with slashes.
        kind: what happened to it.
    """

    name: str
    kind: DamageKind

    def __str__(self) -> str:
        return f"{self.name} {self.kind.value}"


def application_folder() -> Path | None:
    """Where the frozen application lies; None where SmearScope runs from its source."""
    parts = getattr(sys, "_MEIPASS", None)
    return None if parts is None else Path(parts).parent


def parts_of(folder: Path) -> str:
    """How the folder of the parts is called in the application's: macOS has a name of its own for it."""
    in_application = folder.name == MAC_CONTENTS and folder.parent.suffix == ".app"
    return MAC_PARTS_FOLDER if in_application else PARTS_FOLDER


def find_damage(folder: Path, *, by_content: bool = False) -> Iterator[Damage]:
    """The files of an installation that are gone, changed, or kept from this account.

    Args:
        folder: the application's.
        by_content: read every file (seconds); otherwise only their sizes are compared (milliseconds).
    """
    listed = f"{parts_of(folder)}/{FILE_LIST}"
    try:
        told = json.loads((folder / listed).read_bytes())["files"].items()
        files = [(name, size_bytes, sha256) for name, (size_bytes, sha256) in told]
    except FileNotFoundError:
        yield Damage(listed, DamageKind.GONE)
        return
    except OSError:
        yield Damage(listed, DamageKind.UNREADABLE)
        return
    except (ValueError, KeyError, TypeError, AttributeError):
        files = []
    if not files:  # an application without a file is none
        yield Damage(listed, DamageKind.CHANGED)
        return
    for name, size_bytes, sha256 in files:
        path = folder / name
        try:
            same = path.stat().st_size == size_bytes and (not by_content or _sha256(path) == sha256)
        except (FileNotFoundError, NotADirectoryError):
            yield Damage(name, DamageKind.GONE)
            continue
        except OSError:
            yield Damage(name, DamageKind.UNREADABLE)
            continue
        if not same:
            yield Damage(name, DamageKind.CHANGED)
        elif not os.access(path, os.R_OK):
            # Its size can be asked of a file that may not be opened: wrong rights, or a scanner that holds it.
            yield Damage(name, DamageKind.UNREADABLE)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
