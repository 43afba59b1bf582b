"""Every word can be read, in light and in dark, and each class is told apart without its colour."""

import itertools
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.gui import theme
from desktop.gui.classes import OKABE_ITO, class_styles
from desktop.gui.icons import FLAG_ICONS, IconName, icon_pixmap
from inference.card import Label
from inference.decision import Flag

THEMES = (theme.LIGHT, theme.DARK)


@pytest.mark.parametrize("pair", theme.TEXT_PAIRS)
@pytest.mark.parametrize("tokens", THEMES)
def test_words_have_a_contrast_of_at_least_four_and_a_half(tokens, pair):
    text, background = (getattr(tokens, name) for name in pair)
    assert theme.contrast_ratio(text, background) >= 4.5, pair


@pytest.mark.parametrize("pair", theme.EDGE_PAIRS)
@pytest.mark.parametrize("tokens", THEMES)
def test_edges_and_focus_rings_have_a_contrast_of_at_least_three(tokens, pair):
    edge, background = (getattr(tokens, name) for name in pair)
    assert theme.contrast_ratio(edge, background) >= 3.0, pair


@pytest.mark.parametrize("colour", OKABE_ITO)
def test_a_letter_can_be_read_on_every_class_colour(colour):
    assert theme.contrast_ratio(theme.readable_on(colour), colour) >= 4.5


def test_contrast_is_that_of_the_standard():
    assert theme.contrast_ratio("#000000", "#ffffff") == pytest.approx(21.0)
    assert theme.contrast_ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", THEMES)
def test_no_token_is_left_unfilled_in_the_style_sheet(tokens):
    assert not re.search(r"@\w+@", theme.stylesheet(tokens))


def test_the_theme_follows_the_scheme_and_back(qapp):
    theme.apply_theme(qapp, Qt.ColorScheme.Dark)
    assert theme.current_tokens() is theme.DARK
    theme.apply_theme(qapp, Qt.ColorScheme.Light)
    assert theme.current_tokens() is theme.LIGHT


def test_the_four_classes_have_the_letters_of_the_user_guide_and_no_red_against_green(card):
    styles = class_styles(card.labels)
    assert [style.letter for style in styles] == ["B", "E", "P", "O"]
    assert {style.colour for style in styles}.isdisjoint({"#009e73"})


def test_a_laboratorys_own_classes_get_letters_of_their_own():
    names = ("Blast", "Basophil", "B", "Pre-B", "Lymphocyte", "ββ")
    labels = [Label(id=f"c{place}", display_name=name, malignant=False) for place, name in enumerate(names)]
    letters = [style.letter for style in class_styles(labels)]
    assert len(set(letters)) == len(names)


def test_every_icon_is_drawn_and_takes_the_colour_it_is_given(qapp):
    for name in IconName:
        image = icon_pixmap(name, "#ff0000", 24).toImage()
        opaque = [
            image.pixelColor(x, y)
            for x, y in itertools.product(range(image.width()), range(image.height()))
            if image.pixelColor(x, y).alpha() > 200
        ]
        assert opaque, name
        if name is not IconName.APPLICATION:
            assert all(colour.red() > 200 and colour.green() < 60 for colour in opaque), name


def test_every_flag_has_an_icon():
    assert set(FLAG_ICONS) == set(Flag)


def test_icons_load_nothing_from_elsewhere():
    folder = Path(__file__).parents[3] / "assets" / "icons"
    files = sorted(folder.glob("*.svg"))
    assert {file.stem for file in files} == {name.value for name in IconName}
    for file in files:
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http" not in text
        assert "href" not in text
