"""Fixtures of the validation tests: class folders of drawn fields, and one whole validation with the shipped model."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from desktop.engine.plan import EnginePlan
from desktop.engine.reading import ReadingMode
from desktop.laboratory_thresholds import with_thresholds
from desktop.local_engine import local_engine
from desktop.records import RunInfo
from desktop.run_settings import RunSettings
from desktop.shared_store import SharedStore
from desktop.validation.class_folders import find_class_folders
from desktop.validation.validating import Validation, check_folders, open_validation_run, validate_folders
from inference.classifier import Classifier

# No process for each run of each test; the engine's own tests have them.
PLAN = EnginePlan(worker_count=1, threads_per_worker=1, reader_count=1, reading=ReadingMode.THREADS)


@pytest.fixture
def class_folders(tmp_path: Path, field: NDArray[np.uint8]) -> Path:
    """Six drawn images of four classes, with cases, a damaged file, a copy under another class and difficult names."""
    folder = tmp_path / "eigene Bilder"
    names = ("Benign/p1/a.png", "Benign/p1/b.png", "Early/Patient Ü/c.png", "Pre/প/d.png", "Pro/p4/e.png")
    for index, name in enumerate(names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(np.rot90(np.roll(field, index * 23, axis=1), index).copy()).save(folder / name)
    (folder / "Pro/p4/same as a.png").write_bytes((folder / "Benign/p1/a.png").read_bytes())
    (folder / "Pre/প/cut.jpg").write_bytes(b"\xff\xd8\xff cut")
    return folder


Validate = Callable[..., Validation | None]


@pytest.fixture
def validate(classifier: Classifier, tmp_path: Path) -> Validate:
    """Validate with the shipped model, into `tmp_path / "run"`."""

    def run(folder: Path, *, classes=(), left_out=(), new_run=False, thresholds=None, **options) -> Validation | None:
        folders = find_class_folders(folder, classifier.card.labels).with_choices(classes, left_out)
        out, settings = tmp_path / "run", RunSettings(thresholds=thresholds)
        check_folders(folders, out)
        deciding = with_thresholds(classifier, thresholds or {})
        engine = local_engine(deciding, 1, settings.runtime, PLAN, settings.reading)
        info = RunInfo.start(deciding)
        with closing(SharedStore(out)) as writer:
            store = open_validation_run(writer, folder, info, settings, new_run=new_run).store
            return validate_folders(folders, store, engine, classifier.card, **options)

    return run
