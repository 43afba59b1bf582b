"""Fixtures of the cases page: a made run, open as the window opens it, and the page over it."""

from collections.abc import Iterator

import pytest

from desktop.gui.cases.cases_page import CasesPage
from desktop.gui.review.review_model import ReviewModel
from desktop.gui.runs.thumbnail_source import ThumbnailSource
from desktop.thumbnails import ThumbnailCache


@pytest.fixture
def page(qtbot, tmp_path, run) -> Iterator[CasesPage]:
    """The page with the run; Dr A reviews."""
    review = ReviewModel()
    review.set_reviewer("Dr A")
    review.set_run(run)
    thumbnails = ThumbnailSource(ThumbnailCache(tmp_path / "thumbnails"))
    made = CasesPage(review, thumbnails)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.set_run(run)
    qtbot.waitUntil(lambda: made.current is not None)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.set_run(None)
    review.set_run(None)
    thumbnails.close()
