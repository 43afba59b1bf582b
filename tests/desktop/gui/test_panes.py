"""Borders between panes stay where a person put them, from one start to the next, and go back when asked."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from desktop.app_settings import ThemeChoice, load_settings
from desktop.gui.page_host import PageId
from desktop.gui.pane_keeper import PaneKeeper
from desktop.gui.panes import Panes
from desktop.gui.settings_keeper import SettingsKeeper

_LEAST_PX, _USUAL_PX = 50, (200, 150)


@pytest.fixture
def make_panes(qtbot):
    def make(width_px: int = 1000) -> Panes:
        labels = [QLabel() for _ in range(3)]
        for each in labels:
            each.setMinimumWidth(_LEAST_PX)
        made = Panes(labels, 1, lambda _room_px: _USUAL_PX)
        qtbot.addWidget(made)
        made.resize(width_px, 300)
        made.show()
        return made

    return make


@pytest.fixture
def keeper(qapp, tmp_path):
    made = SettingsKeeper(tmp_path / "settings.json")
    yield made
    made.close()


def drag(qtbot, panes: Panes, handle: int, by_px: int) -> None:
    """Move the border before a pane as a mouse does."""
    grip = panes.handle(handle)
    at = grip.rect().center()
    qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(grip, at + QPoint(by_px, 0))
    qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=at + QPoint(by_px, 0))


def sides(panes: Panes) -> tuple[int, int]:
    first, _elastic, last = panes.sizes()
    return first, last


def test_what_the_window_gains_goes_to_the_elastic_pane(make_panes):
    panes = make_panes()
    before = panes.sizes()[1]

    panes.resize(1300, 300)

    assert sides(panes) == _USUAL_PX
    assert panes.sizes()[1] == before + 300


def test_a_border_that_was_moved_stays_when_the_window_grows(qtbot, make_panes):
    panes = make_panes()
    drag(qtbot, panes, 1, 80)
    assert sides(panes) == (280, 150)

    panes.resize(1300, 300)

    assert sides(panes) == (280, 150)
    panes.reset()
    assert sides(panes) == _USUAL_PX
    assert panes.chosen is None


def test_widths_of_a_larger_screen_leave_every_pane_its_least(make_panes):
    panes = make_panes(400)

    panes.choose((900, 800))

    assert min(panes.sizes()) >= _LEAST_PX
    frame_px = 2  # of the sheet: see theme.py
    assert sum(panes.sizes()) + 2 * panes.handleWidth() == 400 - frame_px


def test_widths_of_another_number_of_panes_are_of_no_use(make_panes):
    panes = make_panes()

    panes.choose((300,))

    assert sides(panes) == _USUAL_PX


def test_moved_borders_are_there_at_the_next_start(qtbot, make_panes, keeper, tmp_path):
    panes, keeping = make_panes(), PaneKeeper(keeper)
    keeping.hold(PageId.REVIEW, panes)
    drag(qtbot, panes, 2, -60)
    keeping.keep()
    keeper.close()

    again = SettingsKeeper(tmp_path / "settings.json")
    later = make_panes()
    PaneKeeper(again).hold(PageId.REVIEW, later)

    assert sides(later) == (200, 210)
    other = make_panes()
    PaneKeeper(again).hold(PageId.RESULTS, other)
    assert sides(other) == _USUAL_PX
    again.close()


def test_a_drag_is_written_without_closing(qtbot, make_panes, keeper):
    panes, keeping = make_panes(), PaneKeeper(keeper)
    keeping.hold(PageId.CASES, panes)

    with qtbot.waitSignal(keeper.changed):
        drag(qtbot, panes, 1, 30)

    assert keeper.current.window.panes == {"cases": (230, 150)}


def test_reset_forgets_pages_that_are_not_built_too(qtbot, make_panes, keeper):
    window = keeper.current.window.model_copy(update={"panes": {"cases": (400,), "review": (300, 300)}})
    keeper.change(window=window)
    panes, keeping = make_panes(), PaneKeeper(keeper)
    keeping.hold(PageId.REVIEW, panes)
    assert sides(panes) == (300, 300)

    keeping.reset()

    assert sides(panes) == _USUAL_PX
    assert keeper.current.window.panes == {}


def test_settings_of_another_hand_with_impossible_widths_are_told(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "dark", "window": {"panes": {"review": [-5, 100]}}}), encoding="utf-8")

    loaded = load_settings(path)

    assert "window" in loaded.problem
    assert loaded.settings.window.panes == {}
    assert loaded.settings.theme is ThemeChoice.DARK


def test_the_window_gives_its_pages_the_borders_of_the_last_time(qtbot, screened_window):
    window = screened_window
    window.resize(1366, 768)
    pages = window.flow.pages
    found = {}
    for page_id, work in (
        (PageId.RESULTS, lambda: pages.results.workspace.panes),
        (PageId.REVIEW, lambda: pages.review_page.work),
        (PageId.CASES, lambda: pages.cases.work),
    ):
        window.show_page(page_id)
        drag(qtbot, work(), 1, -24)
        found[page_id.value] = work().chosen
        assert found[page_id.value] is not None
    action = window.actions_.reset_panes
    assert action in [each for menu in window.menuBar().actions() for each in menu.menu().actions()]

    pages.panes.keep()

    assert window.keeper.current.window.panes == found
    action.trigger()
    assert window.keeper.current.window.panes == {}
    window.close()
    assert load_settings(window.keeper.path).settings.window.geometry
