"""Fixtures of the export tests: a small run over drawn images with difficult names."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from desktop import exporting
from desktop.discovery import FolderWalk
from desktop.engine.plan import EnginePlan
from desktop.engine.reading import ReadingMode
from desktop.exporting import export_stored_run
from desktop.exports.export import export_run
from desktop.exports.exported import ExportOptions
from desktop.exports.formats import ExportFormat
from desktop.local_engine import local_engine
from desktop.records import ResultRow, RunInfo
from desktop.run_folder import open_run
from desktop.run_settings import RunSettings
from desktop.screening import screen_folder
from desktop.store.audit_log import ChainHead
from desktop.store.run_record import RunState
from inference.fields import DEFAULT_READING
from tests.desktop.store.made_runs import make_run

HEAD = ChainHead(7, "ab" * 32)


@dataclass(frozen=True, eq=False)
class Result:
    """What the store hands over, as far as exports need it."""

    row: ResultRow
    heatmaps: np.ndarray | None
    path: Path


@pytest.fixture(scope="session")
def screened_once(classifier, tmp_path_factory, field):
    """A run over drawn images, screened once; take `screened` for a copy that may be changed."""
    images = tmp_path_factory.mktemp("exports") / "images"
    names = ("a.png", "=1+1/@sum.png", "case-01/b.png", "بیمار ۱۲/تصویر ۳.png", "রোগী/ক্ষত্রিয়.png", "患者/图像.png")
    for index, name in enumerate(names):
        path = images / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(np.roll(field, index * 7, axis=1)).save(path)
    (images / "case-01" / "cut.jpg").write_bytes(b"\xff\xd8\xff cut")
    run = RunInfo.start(classifier)
    results = []

    def keep(screened):
        heatmaps = screened.prediction and screened.prediction.heatmaps.astype(np.float16)
        results.append(Result(screened.row, heatmaps, screened.path.relative_to(images)))

    settings = RunSettings()
    plan = EnginePlan(worker_count=1, threads_per_worker=1, reader_count=1, reading=ReadingMode.THREADS)
    engine = local_engine(classifier, 1, settings.runtime, plan, settings.reading)
    with open_run(images.parent / "run", images, run, settings.payload(), new_run=False).store as store:
        summary = screen_folder(FolderWalk(images), store, engine, on_result=keep)
    return SimpleNamespace(images=images, run=run, results=results, summary=summary)


@pytest.fixture
def screened(screened_once, tmp_path):
    """The run, with images of its own."""
    images = tmp_path / "images"
    shutil.copytree(screened_once.images, images)
    return SimpleNamespace(**{**vars(screened_once), "images": images})


@pytest.fixture
def export(screened, tmp_path):
    """Export the run, or the results that are given."""

    def export_now(export_format, target=None, results=None, **more):
        return export_run(
            screened.results if results is None else results,
            screened.run,
            screened.summary,
            export_format,
            target or tmp_path / "out" / export_format.default_name,
            folder=screened.images,
            reading=more.pop("reading", DEFAULT_READING),
            audit_head=more.pop("audit_head", HEAD),
            **more,
        )

    return export_now


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A made run of 20 images in two cases that is complete, open for writing."""
    # A made run has no settings that pictures could be read by.
    monkeypatch.setattr(exporting, "settings_of", lambda _run: SimpleNamespace(reading=DEFAULT_READING))
    folder = tmp_path / "run"
    folder.mkdir()
    with make_run(folder, 20) as made:
        made.end(RunState.COMPLETE)
        yield made


@pytest.fixture
def export_stored(store, tmp_path):
    """Export the made run."""

    def write(export_format=ExportFormat.CSV, **options):
        target = tmp_path / "out" / export_format.default_name
        return export_stored_run(store, export_format, target, ExportOptions(overwrite=True, **options))

    return write
