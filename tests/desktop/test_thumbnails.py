"""Thumbnails are made once, kept within a limit, and never show another content than the one that was screened."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from desktop.pictures.source import PictureSource
from desktop.store.results import RowKey, StoredResult
from desktop.thumbnails import (
    THUMBNAIL_SIDE_PX,
    ScreenedThumbnails,
    ThumbnailCache,
    ThumbnailMaker,
    key_of,
    thumbnail_jpeg,
    thumbnail_key,
)
from inference.images import read_image
from inference.prepared import prepare
from inference.preprocessing import PreprocessSpec


@pytest.fixture
def cache(tmp_path):
    opened = ThumbnailCache(tmp_path / "cache")
    yield opened
    opened.close()


@pytest.fixture
def source(images):
    return PictureSource(images)


@pytest.fixture
def stored(images, field, screen):
    Image.fromarray(field).resize((400, 300)).save(images / "a.png")
    _summary, (screened,) = screen(images)
    return StoredResult(screened.row, None, Path("a.png"), RowKey(1))


def decoded(jpeg):
    return cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)


def test_a_thumbnail_has_the_proportions_of_the_field_and_is_small(field):
    jpeg = thumbnail_jpeg(cv2.resize(field, (224, 224)), 1600, 1200)
    assert decoded(jpeg).shape == (THUMBNAIL_SIDE_PX * 3 // 4, THUMBNAIL_SIDE_PX, 3)
    assert len(jpeg) < 20_000
    assert decoded(thumbnail_jpeg(field, 40, 30)).shape == (30, 40, 3), "a small field is never blown up"


def test_the_file_is_read_once_and_then_the_cache_answers(images, source, stored, cache):
    maker = ThumbnailMaker(cache)
    made = maker.thumbnail(source, stored)
    assert made is not None
    (images / "a.png").unlink()
    assert ThumbnailMaker(cache).thumbnail(source, stored) == made


def test_nothing_is_written_among_the_images(images, source, stored, cache):
    before = sorted(images.rglob("*"))
    ThumbnailMaker(cache).thumbnail(source, stored)
    assert sorted(images.rglob("*")) == before


def test_a_file_that_was_replaced_or_is_gone_has_no_thumbnail(images, field, source, stored, cache):
    Image.fromarray(255 - field).save(images / "a.png")
    assert ThumbnailMaker(cache).thumbnail(source, stored) is None
    (images / "a.png").unlink()
    assert ThumbnailMaker(cache).thumbnail(source, stored) is None
    assert cache.get(key_of(stored)) is None


def test_an_unreadable_row_has_no_thumbnail(source, stored, cache):
    unreadable = replace(stored, row=replace(stored.row, width_px=None))
    assert key_of(unreadable) is None
    assert ThumbnailMaker(cache).thumbnail(source, unreadable) is None


def test_what_is_screened_is_kept_without_reading_its_file_again(images, source, stored, cache):
    image = read_image(images / "a.png")
    taker = ScreenedThumbnails(cache, batch_size=2)
    taker.take(prepare(image, PreprocessSpec()))
    assert cache.get(key_of(stored)) is None
    taker.flush()
    (images / "a.png").unlink()
    kept = ThumbnailMaker(cache).thumbnail(source, stored)
    assert decoded(kept).shape == (144, 192, 3)


def test_beyond_its_limit_the_cache_throws_the_oldest_away(tmp_path):
    cache = ThumbnailCache(tmp_path, limit_bytes=1000)
    keys = [thumbnail_key(f"{number:064x}", 0, 0, 0) for number in range(12)]
    for key in keys:
        cache.put({key: b"x" * 100})
    kept = [key for key in keys if cache.get(key) is not None]
    cache.close()
    assert kept == keys[-len(kept) :]
    assert 8 <= len(kept) <= 10


def test_a_damaged_cache_is_begun_anew(tmp_path):
    cache = ThumbnailCache(tmp_path)
    cache.path.write_bytes(b"this is no database, and it is long enough to be looked at as one" * 100)
    cache.put({"a": b"1"})
    cache.put({"b": b"2"})
    assert cache.get("b") == b"2"
    cache.close()


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path, images, source, stored):
    (tmp_path / "in the way").write_text("a file")
    cache = ThumbnailCache(tmp_path / "in the way")
    maker = ThumbnailMaker(cache)
    assert maker.thumbnail(source, stored) is not None
    assert cache.get(key_of(stored)) is None


def test_a_cache_that_is_busy_is_asked_again_later(tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.thumbnails._BUSY_SECONDS", 0.01)
    cache = ThumbnailCache(tmp_path)
    cache.put({"a": b"1"})
    other = sqlite3.connect(cache.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    cache.put({"b": b"2"})
    other.execute("ROLLBACK")
    other.close()
    assert cache.get("a") == b"1"
    cache.put({"c": b"3"})
    assert (cache.get("b"), cache.get("c")) == (None, b"3")
    cache.close()
