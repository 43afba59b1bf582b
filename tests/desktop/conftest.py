"""Fixtures of the desktop tests: folders of drawn images, and one whole screening that many tests look at."""

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tifffile
from numpy.typing import NDArray
from PIL import Image

from desktop.discovery import FolderWalk
from desktop.engine.plan import EnginePlan
from desktop.engine.reading import ReadingMode
from desktop.local_engine import local_engine
from desktop.recording import Screened
from desktop.records import RunInfo
from desktop.run_folder import open_run
from desktop.run_settings import RunSettings
from desktop.run_summary import RunSummary
from desktop.screening import screen_folder
from desktop.user_folders import HOME_VARIABLE
from inference.classifier import Classifier
from tests.desktop.signed_bundles import list_variables

Screen = Callable[..., tuple[RunSummary, list[Screened]]]


@pytest.fixture(scope="session")
def field_png(field: NDArray[np.uint8]) -> bytes:
    """The drawn field as a PNG file."""
    buffer = io.BytesIO()
    Image.fromarray(field).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Installed models and trusted signers of this test alone, in folders below `tmp_path`."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "Daten Ü"))
    for name, value in list_variables(tmp_path).items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def images(tmp_path: Path) -> Path:
    """An empty folder for images."""
    folder = tmp_path / "images"
    folder.mkdir()
    return folder


@pytest.fixture
def mixed_images(images: Path, field: NDArray[np.uint8]) -> Path:
    """Two readable images and their copy, a two-page TIFF, a cut JPEG, a text file, in cases with difficult names."""
    (images / "Fall Ü 03").mkdir()
    (images / "case-01" / "slide 2").mkdir(parents=True)
    Image.fromarray(field).save(images / "a.png")
    Image.fromarray(field[::-1]).save(images / "Fall Ü 03" / "Ausstrich Übersicht.jpg", quality=95)
    tifffile.imwrite(images / "case-01" / "slide 2" / "pages.tif", np.stack([field, 255 - field]), photometric="rgb")
    (images / "case-01" / "same as a.png").write_bytes((images / "a.png").read_bytes())
    cut = (images / "Fall Ü 03" / "Ausstrich Übersicht.jpg").read_bytes()[:3000]
    (images / "case-01" / "cut.jpg").write_bytes(cut)
    (images / "case-01" / "notes.txt").write_text("not an image")
    return images


@pytest.fixture(scope="session")
def run_info(classifier: Classifier) -> RunInfo:
    """What the rows of one run have in common."""
    return RunInfo.start(classifier)


# No process for each run of each test; the engine's own tests have them.
PLAN = EnginePlan(worker_count=1, threads_per_worker=1, reader_count=1, reading=ReadingMode.THREADS)


@pytest.fixture
def screen(classifier: Classifier, tmp_path: Path) -> Screen:
    """Screen a folder with the shipped bundle, into a run folder that is new each time unless one is named."""
    count = 0

    def screen_now(
        folder: Path,
        classifier: Classifier = classifier,
        run_folder: Path | None = None,
        settings: RunSettings = RunSettings(),  # noqa: B008 - frozen
        **options: object,
    ) -> tuple[RunSummary, list[Screened]]:
        nonlocal count
        count += 1
        finished: list[Screened] = []
        options.setdefault("on_result", finished.append)
        engine = local_engine(classifier, 1, settings.runtime, PLAN, settings.reading)
        out = run_folder or tmp_path / f"run-{count}"
        with open_run(out, folder, RunInfo.start(classifier), settings.payload(), new_run=False).store as store:
            summary = screen_folder(FolderWalk(folder), store, engine, **options)
        return summary, finished

    return screen_now
