"""Thumbnails come from a worker, stay in memory within bounds, and are never asked for in vain again and again."""

import pytest

from desktop.gui.runs import thumbnail_source
from desktop.pictures.source import PictureSource
from desktop.thumbnails import ThumbnailMaker
from tests.desktop.gui.conftest import draw_image


class Run:
    """As much of an open run as thumbnails need."""

    def __init__(self, folder):
        self.picture_source = PictureSource(folder)


@pytest.fixture
def results(open_made_run):
    readable = [each for each in open_made_run().reader.page(limit=60) if each.row.width_px]
    return readable[:40]


@pytest.fixture
def made(monkeypatch, tmp_path):
    """Makes the same picture of every row, and counts."""
    jpeg = draw_image(tmp_path / "x.jpg", 1).read_bytes()
    asked = []

    def make(_maker, _source, result):
        asked.append(result.result_id)
        return jpeg

    monkeypatch.setattr(ThumbnailMaker, "thumbnail", make)
    return asked


def test_a_thumbnail_arrives_and_then_is_at_hand(qtbot, thumbnails, results, made, tmp_path):
    thumbnails.set_run(Run(tmp_path))
    assert thumbnails.pixmap(results[0]) is None
    with qtbot.waitSignal(thumbnails.arrived):
        pass
    assert thumbnails.pixmap(results[0]).width() == 160
    assert thumbnails.image(results[0]).width() == 160
    assert made == [results[0].result_id]


def test_what_was_asked_for_last_is_made_first(qtbot, thumbnails, results, made, tmp_path):
    thumbnails.set_run(Run(tmp_path))
    for result in results:
        thumbnails.pixmap(result)
    qtbot.waitUntil(lambda: len(made) == 40)
    assert made[:13] == [results[0].result_id, *(each.result_id for each in results[:-13:-1])]


def test_a_file_that_is_gone_is_looked_for_once(qtbot, monkeypatch, thumbnails, results, tmp_path):
    asked = []
    monkeypatch.setattr(ThumbnailMaker, "thumbnail", lambda *_: asked.append(1))
    thumbnails.set_run(Run(tmp_path))
    thumbnails.pixmap(results[0])
    assert not thumbnails.is_missing(results[0])
    with qtbot.waitSignal(thumbnails.arrived):
        pass
    assert thumbnails.pixmap(results[0]) is None
    assert thumbnails.is_missing(results[0])
    thumbnails.set_run(Run(tmp_path))
    thumbnails.pixmap(results[0])
    with qtbot.waitSignal(thumbnails.arrived):
        pass
    assert asked == [1, 1]


def test_memory_is_bounded(qtbot, monkeypatch, thumbnails, results, made, tmp_path):
    monkeypatch.setattr(thumbnail_source, "_KEPT_BYTES", 5 * 160 * 120 * 4)
    thumbnails.set_run(Run(tmp_path))
    for result in results:
        thumbnails.pixmap(result)
    qtbot.waitUntil(lambda: len(made) == 40)
    qtbot.waitUntil(lambda: not thumbnails._waiting and thumbnails._task is None)
    assert sum(thumbnails.image(each) is not None for each in results) == 5


def test_what_is_asked_for_while_it_is_made_is_made_and_counted_once(qtbot, thumbnails, results, made, tmp_path):
    thumbnails.set_run(Run(tmp_path))
    for _repaint in range(3):
        for result in results[:12]:
            thumbnails.pixmap(result)
    qtbot.waitUntil(lambda: not thumbnails._waiting and thumbnails._task is None)
    assert sorted(made) == sorted(each.result_id for each in results[:12])
    assert thumbnails._kept_bytes == 12 * 160 * 120 * 4


def test_wishes_that_were_scrolled_away_are_dropped(qtbot, monkeypatch, thumbnails, results, made, tmp_path):
    monkeypatch.setattr(thumbnail_source, "_MOST_WAITING", 6)
    thumbnails.set_run(Run(tmp_path))
    for result in results:
        thumbnails.pixmap(result)
    qtbot.waitUntil(lambda: not thumbnails._waiting and thumbnails._task is None)
    assert set(made) == {results[0].result_id, *(each.result_id for each in results[-6:])}


def test_without_a_run_nothing_is_asked_for(thumbnails, results, made):
    thumbnails.set_run(None)
    assert thumbnails.pixmap(results[0]) is None
    assert thumbnails._task is None
