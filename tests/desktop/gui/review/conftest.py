"""Fixtures of the review page: a made run, open as the window opens it, and the page over it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QLabel

from desktop.gui.review.review_model import ReviewModel
from desktop.gui.review.review_page import ReviewPage
from desktop.gui.runs.thumbnail_source import ThumbnailSource
from desktop.review.gallery import Gallery
from desktop.thumbnails import ThumbnailCache
from inference.errors import OutputError


@pytest.fixture
def review(run) -> Iterator[ReviewModel]:
    """The review of no run yet; let go of before the run is closed."""
    made = ReviewModel()
    yield made
    made.set_run(None)


@pytest.fixture
def page(qtbot, tmp_path, run, review) -> Iterator[ReviewPage]:
    """The page with the run, seen, reviewed by Dr A."""
    thumbnails = ThumbnailSource(ThumbnailCache(tmp_path / "thumbnails"))
    made = ReviewPage(review, QLabel("image"), QLabel("answer"), thumbnails, Gallery(tmp_path / "gallery"))
    qtbot.addWidget(made)
    made.resize(1280, 700)
    review.set_reviewer("Dr A")
    with qtbot.waitSignal(review.queue_changed, check_params_cb=lambda *_: True):
        made.set_run(run)
    qtbot.waitUntil(lambda: bool(len(review.ids)))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.compare.close_worker()
    thumbnails.close()


@pytest.fixture
def full_disk(run, monkeypatch):
    """Gives a context in which no step of a review gets to the disk."""

    def full(_new):
        raise OutputError("the disk is full")

    @contextmanager
    def fill():
        with monkeypatch.context() as broken:
            broken.setattr(run.writer.get(), "review", full)
            yield

    return fill
