"""Pictures of the pages: each page has one, looks have names of their own, and what is pictured is there to be seen."""

import os
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image, ImageColor

from desktop.app_settings import ThemeChoice
from desktop.drawn_folders import LONG_NAME, make_drawn_folders
from desktop.gui.classes import OKABE_ITO
from desktop.gui.page_host import PageId
from desktop.gui.screenshots.guide_pictures import with_few_colours, write_guide_pictures
from desktop.gui.screenshots.shots import (
    LAPTOP,
    PAGE_SCENES,
    PICTURED_LANGUAGES,
    SIZES,
    THEMES,
    Look,
    Scene,
    Size,
    guide_pictures,
)
from desktop.gui.shortcuts_sheet import ShortcutsSheet
from inference.errors import UnusableInputError
from tests.test_guide import GUIDE, read


def test_every_page_has_a_picture():
    assert set(PAGE_SCENES) == set(PageId)
    assert len(set(PAGE_SCENES.values())) == len(PageId)


def test_every_look_of_every_scene_has_a_file_of_its_own():
    names = {
        Look(language, theme, size).file_name(scene)
        for scene in Scene
        for language in PICTURED_LANGUAGES
        for theme in THEMES
        for size in SIZES
    }
    assert len(names) == len(Scene) * 2 * 2 * 3
    assert Look("fa", ThemeChoice.DARK, Size(1366, 768, 2)).file_name(Scene.START) == "start-fa-dark-1366x768@2x.png"


def test_drawn_folders_have_cases_a_damaged_file_and_a_long_name(tmp_path):
    folders = make_drawn_folders(tmp_path)
    names = {path.name for path in folders.smears.rglob("*") if path.is_file()}
    assert f"{LONG_NAME}.png" in names
    assert "field-09-truncated.jpg" in names
    assert sum(path.is_dir() for path in folders.smears.iterdir()) > 5
    assert sorted(path.name for path in folders.by_class.iterdir()) == ["Benign", "Early", "Pre", "Pro"]


def test_guide_pictures_have_few_colours_and_the_same_size(tmp_path):
    pictures, guide = tmp_path / "pictures", tmp_path / "guide"
    pictures.mkdir()
    for source, _name in guide_pictures():
        Image.radial_gradient("L").resize((LAPTOP.width_px, LAPTOP.height_px)).convert("RGB").save(pictures / source)
    written = list(write_guide_pictures(pictures, guide))
    assert [path.name for path in written] == [name for _source, name in guide_pictures()]
    with Image.open(written[0]) as small:
        assert small.mode == "P"
        assert small.size == (LAPTOP.width_px, LAPTOP.height_px)


def test_small_patches_keep_the_window_s_colours_beside_an_image_of_many():
    picture = Image.merge("RGB", [Image.radial_gradient("L").rotate(90 * turn).resize((600, 600)) for turn in range(3)])
    for place, colour in enumerate(OKABE_ITO):
        picture.paste(colour, (20 * place, 0, 20 * place + 8, 8))
    few = with_few_colours(picture).convert("RGB")
    kept = np.array([few.getpixel((20 * place + 4, 4)) for place in range(len(OKABE_ITO))])
    # A neighbour in the palette may be as near as makes no difference.
    assert np.abs(kept - [ImageColor.getrgb(colour) for colour in OKABE_ITO]).max() <= 2


def test_a_picture_that_is_missing_is_told_by_its_name(tmp_path):
    with pytest.raises(UnusableInputError, match=r"start-empty-en-light-1366x768\.png"):
        list(write_guide_pictures(tmp_path, tmp_path / "guide"))


def test_the_guide_names_every_key_of_the_window(screened_window, qtbot):
    screened_window.show_page(PageId.REVIEW)
    screened_window.show_shortcuts()
    qtbot.waitUntil(lambda: bool(screened_window.findChildren(ShortcutsSheet)))
    sheet = screened_window.findChildren(ShortcutsSheet)[0]
    keys = {key for group in sheet.groups for key, _meaning in group.rows}
    sheet.accept()
    assert len(keys) > 30
    assert keys <= read(GUIDE / "keys.html").keys


def test_pages_are_pictured_without_a_screen(tmp_path):
    # In a process of its own, as the command does it: Qt takes language and scale when it starts.
    home = tmp_path / "home"
    environment = {
        **os.environ,
        "SMEARSCOPE_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": "2",
        "SMEARSCOPE_CONFIG": "",
    }
    command = [sys.executable, "-m", "desktop.gui.screenshots", "one", str(tmp_path), "fa", "2", "--until-first-run"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stderr[-3000:]
    path = tmp_path / Look("fa", ThemeChoice.DARK, Size(1366, 768, 2)).file_name(Scene.START_EMPTY)
    with Image.open(path) as picture:
        assert picture.size == (2 * 1366, 2 * 768)
        colours = picture.convert("RGB").getcolors(picture.width * picture.height)
    assert len(colours) > 50
    assert max(count for count, _colour in colours) < 0.9 * picture.width * picture.height
