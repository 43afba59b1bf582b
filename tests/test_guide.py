"""The offline guide: every link and picture is there, nothing points elsewhere, every page says what it is for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from desktop.gui.screenshots.shots import LAPTOP, Scene, guide_pictures
from desktop.shipped_files import guide_page
from inference.decision import Flag

GUIDE = Path(__file__).resolve().parent.parent / "assets" / "guide"
PAGES = sorted(GUIDE.glob("*.html"))
MOST_PICTURE_BYTES = 1_600_000


@dataclass
class Page(HTMLParser):
    """What a page of the guide consists of."""

    html: str
    links: list[str] = field(default_factory=list)
    pictures: list[dict[str, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    tags: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    navigation: list[str] = field(default_factory=list)
    words: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self.feed(self.html)
        self.close()
        assert not self._open, f"not closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.ids |= {given["id"]} if "id" in given else set()
        if "href" in given:
            self.links.append(given["href"])
        if tag == "a" and "nav" in self._open:
            self.navigation.append(given["href"])
        if tag == "img":
            self.pictures.append(given)
        if tag not in ("meta", "link", "img", "br"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data
        if "kbd" in self._open:
            self.keys.add(data)


def read(path: Path) -> Page:
    return Page(path.read_text(encoding="utf-8"))


def every_page() -> Iterator[tuple[Path, Page]]:
    return ((path, read(path)) for path in PAGES)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_links_and_pictures_of_a_page_are_there(path):
    page = read(path)
    for link in [*page.links, *(each["src"] for each in page.pictures)]:
        name, _, place = link.partition("#")
        target = GUIDE / name if name else path
        assert target.is_file(), f"{path.name} points to {link}"
        if place:
            assert place in read(target).ids, f"{path.name} points to {link}"


@pytest.mark.parametrize("path", [*PAGES, GUIDE / "style.css"], ids=lambda path: path.name)
def test_nothing_in_the_guide_comes_from_a_network_or_runs(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"https?:|//[a-z]|@import|url\(|<script|<iframe|<form|\son[a-z]+=", text, re.IGNORECASE)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_page_says_that_it_is_for_research_use_only(path):
    page = read(path)
    assert "Research use only" in page.words
    assert "medical device" in page.words


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_page_leads_to_every_other_one(path):
    assert sorted(read(path).navigation) == [each.name for each in PAGES]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_pictures_say_in_words_what_they_show_and_have_their_true_size(path):
    for each in read(path).pictures:
        assert len(each["alt"]) > 20
        with Image.open(GUIDE / each["src"]) as picture:
            assert (str(picture.width), str(picture.height)) == (each["width"], each["height"])


def test_every_picture_is_used_and_is_one_that_the_command_makes():
    used = {each["src"] for _path, page in every_page() for each in page.pictures}
    there = {f"pictures/{path.name}" for path in (GUIDE / "pictures").iterdir()}
    made = {f"pictures/{name}" for _source, name in guide_pictures()}
    assert used == there == made


def test_pictures_are_few_and_small():
    pictures = list((GUIDE / "pictures").iterdir())
    assert sum(path.stat().st_size for path in pictures) <= MOST_PICTURE_BYTES
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.mode == "P"
            assert picture.size == (LAPTOP.width_px, LAPTOP.height_px)


def test_every_scene_of_the_guide_is_named_once():
    names = [name for _source, name in guide_pictures()]
    assert len(names) == len(set(names))
    assert {name.removesuffix(".png").removesuffix("-dark") for name in names} <= {scene.value for scene in Scene}


def test_flags_mean_in_the_guide_what_the_window_says_of_them():
    words = read(GUIDE / "results.html").words
    assert [flag for flag in Flag if flag.sentence not in words] == []


def test_the_program_finds_the_guide():
    assert guide_page() == GUIDE / "index.html"


def test_the_frozen_program_has_the_guide():
    assert '("assets/guide", "assets/guide")' in (GUIDE.parent.parent / "build.spec").read_text(encoding="utf-8")
