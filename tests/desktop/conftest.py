"""Fixtures of the desktop tests: folders of drawn images, and one whole screening that many tests look at."""

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tifffile
from numpy.typing import NDArray
from PIL import Image

from desktop.discovery import FolderScan, scan_folder
from desktop.records import RunInfo
from desktop.screening import RunSummary, Screened, screen_folder
from inference.classifier import Classifier

Screen = Callable[..., tuple[RunSummary, list[Screened]]]


@pytest.fixture(scope="session")
def field_png(field: NDArray[np.uint8]) -> bytes:
    """The drawn field as a PNG file."""
    buffer = io.BytesIO()
    Image.fromarray(field).save(buffer, "PNG")
    return buffer.getvalue()


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


@pytest.fixture
def screen(classifier: Classifier, run_info: RunInfo) -> Screen:
    """Screen a folder, or a scan of one, with the shipped bundle."""

    def screen_now(what: Path | FolderScan, **options: object) -> tuple[RunSummary, list[Screened]]:
        finished: list[Screened] = []
        scan = scan_folder(what) if isinstance(what, Path) else what
        use = options.pop("classifier", classifier)
        summary = screen_folder(scan, use, run_info, on_result=finished.append, **options)
        return summary, finished

    return screen_now
