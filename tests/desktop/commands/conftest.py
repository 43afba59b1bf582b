"""Fixtures of the command tests: a home of the test's own, and small runs, made up or really screened."""

import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from desktop.records import ResultRow, RunInfo, printable_path
from desktop.run_settings import RunSettings
from desktop.store.images import FoundImage
from desktop.store.results import ScreenedImage, ScreenedRow
from desktop.store.run_record import RunState
from desktop.store.run_store import RunStore
from desktop.user_folders import HOME_VARIABLE
from inference.decision import Decision
from inference.errors import UnreadableImageError
from inference.images import read_images
from tests.desktop.store.made_runs import RUN, SCREENED_FOLDER, found_images, screen_all


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home of the test's own."""
    folder = tmp_path / "home"
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    # Wide enough that no help text or message is broken in the middle of what a test looks for.
    monkeypatch.setenv("COLUMNS", "240")
    return folder


@pytest.fixture
def made_run(tmp_path):
    """A complete run of made-up answers, 25 images in three cases; its images are not there."""
    folder = tmp_path / "made run"
    with RunStore.create(folder, RUN, SCREENED_FOLDER, RunSettings().payload()) as store:
        store.add_found(found_images(25))
        store.finish_walk()
        screen_all(store)
        store.end(RunState.COMPLETE, 12.0)
    return folder


@pytest.fixture(scope="session")
def screened_once(classifier, tmp_path_factory, field):
    """A folder of drawn images, one of them damaged, and what the shipped bundle says to them."""
    images = tmp_path_factory.mktemp("commands") / "images"
    for index, name in enumerate(("a.png", "Fall Ü/b.png", "Fall Ü/c.png")):
        (images / name).parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(np.roll(field, index * 7, axis=1)).save(images / name)
    (images / "cut.jpg").write_bytes(b"\xff\xd8\xff cut")
    run = RunInfo.start(classifier)
    answers = {}
    for path in sorted(each for each in images.rglob("*") if each.is_file()):
        relative = path.relative_to(images)
        case = printable_path(relative.parent) if relative.parent.name else ""
        row = ResultRow(run, printable_path(relative), case, Decision.UNREADABLE, elapsed_ms=1.0)
        try:
            (image,) = read_images(path)
        except UnreadableImageError as error:
            answers[relative] = ScreenedRow(
                replace(row, image_sha256=error.sha256, reason=f"Unreadable: {error.reason}")
            )
            continue
        prediction = classifier.classify(image)
        row = replace(row, image_sha256=image.sha256, width_px=image.width_px, height_px=image.height_px)
        answers[relative] = ScreenedRow(row.with_prediction(prediction), prediction.heatmaps)
    return SimpleNamespace(images=images, run=run, answers=answers)


@pytest.fixture
def screened_run(screened_once, tmp_path):
    """A complete run over drawn images of its own, as `folder` and `images`."""
    images, folder = tmp_path / "images", tmp_path / "run"
    shutil.copytree(screened_once.images, images)
    fill_run(folder, images, screened_once)
    return SimpleNamespace(images=images, folder=folder)


def fill_run(folder: Path, images: Path, screened: SimpleNamespace, settings: RunSettings = RunSettings()) -> None:  # noqa: B008  # frozen
    """A complete run over a folder that holds the images of `screened_once`."""
    answers: dict[Path, ScreenedRow] = screened.answers
    with RunStore.create(folder, screened.run, images, settings.payload()) as store:
        for relative, answer in answers.items():
            stat = (images / relative).stat()
            store.add_found([FoundImage(relative, answer.row.case, stat.st_size, stat.st_mtime_ns)])
        store.finish_walk()
        store.commit(
            ScreenedImage(image.image_id, [answers[image.path]], answers[image.path].row.image_sha256)
            for image in store.pending()
        )
        store.end(RunState.COMPLETE, 1.0)
