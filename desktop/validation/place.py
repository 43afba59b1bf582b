"""Where the window keeps a validation that nobody named a folder for: found again, so that a second start goes on."""

import hashlib
import os
from pathlib import Path

from desktop.records import RunInfo
from desktop.run_settings import RunSettings
from desktop.store.canonical import canonical_json
from desktop.whole_path import whole_path

_PREFIX = "validation-"


def validation_place(runs_folder: Path, folder: Path, info: RunInfo, settings: RunSettings) -> Path:
    """The run folder of a validation: the same for the same images, model, program and settings, another otherwise.

    Args:
        runs_folder: this user's folder of runs.
        folder: of the class folders.
        info: of the run that would be started.
        settings: of it.
    """
    digest = hashlib.sha256()
    for part in (
        os.fsencode(whole_path(folder)),
        *(text.encode() for text in (info.bundle_id, info.application_version, info.runtime, info.runtime_version)),
        canonical_json(settings.payload()).encode(),
    ):
        digest.update(part + b"\0")
    return runs_folder / f"{_PREFIX}{digest.hexdigest()[:16]}"
