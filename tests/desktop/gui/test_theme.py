"""Every word can be read, in light and in dark, and each class is told apart without its colour."""

import ast
import itertools
import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStyle, QStyleOptionButton, QVBoxLayout

from desktop.gui import theme
from desktop.gui.classes import OKABE_ITO, class_styles
from desktop.gui.controls import CheckBox
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


@pytest.fixture(params=[Qt.ColorScheme.Light, Qt.ColorScheme.Dark], ids=["light", "dark"])
def worn(qapp, request):
    """Each theme, worn by the application."""
    theme.apply_theme(qapp, request.param)
    yield theme.current_tokens()
    theme.apply_theme(qapp, Qt.ColorScheme.Light)


def _drawn_box(qtbot, ground, *, checked, enabled=True):
    """The picture of a check box on a panel or a dialog, and the place of its indicator in it."""
    frame = QFrame()
    frame.setObjectName(ground)
    box = CheckBox("Overlays")
    QVBoxLayout(frame).addWidget(box)
    box.setChecked(checked)
    box.setEnabled(enabled)
    qtbot.addWidget(frame)
    frame.show()
    option = QStyleOptionButton()
    box.initStyleOption(option)
    place = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    return frame.grab().toImage(), place.translated(box.pos())


@pytest.mark.parametrize("enabled", [True, False], ids=["usable", "greyed"])
@pytest.mark.parametrize("ground", ["panel", "dialog"])
def test_the_tick_of_a_check_box_and_its_box_are_seen_in_both_themes(qtbot, worn, ground, enabled):
    picture, place = _drawn_box(qtbot, ground, checked=True, enabled=enabled)
    behind = picture.pixelColor(place.left() - 2, place.center().y()).name()
    inside = Counter(
        picture.pixelColor(x, y).name()
        for x, y in itertools.product(range(place.left(), place.right()), range(place.top(), place.bottom()))
    )
    (fill, _count), *_others = inside.most_common(1)

    assert theme.contrast_ratio(fill, behind) >= 3.0, "the box"
    inked = sum(count for colour, count in inside.items() if theme.contrast_ratio(colour, fill) >= 3.0)
    assert inked >= 12, "the tick, with its edges that are only half inked left out"


@pytest.mark.parametrize("ground", ["panel", "dialog"])
def test_the_edge_of_an_empty_check_box_is_seen_in_both_themes(qtbot, worn, ground):
    picture, place = _drawn_box(qtbot, ground, checked=False)
    middle = place.center()
    behind = picture.pixelColor(place.left() - 2, middle.y()).name()
    for x, y in (
        (place.left(), middle.y()),
        (place.right(), middle.y()),
        (middle.x(), place.top()),
        (middle.x(), place.bottom()),
    ):
        assert theme.contrast_ratio(picture.pixelColor(x, y).name(), behind) >= 3.0, (x, y)


def test_the_window_has_no_check_box_but_those_whose_tick_is_seen():
    package = Path(theme.__file__).parent
    using = {
        path.name
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and "QCheckBox" in {each.name for each in node.names}
    }
    assert using == {"controls.py"}


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
