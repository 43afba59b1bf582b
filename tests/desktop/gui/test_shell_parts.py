"""The parts of the window by themselves: rail, pages, notices, the page of a run, the first page."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.gui.app import show_within_screen
from desktop.gui.controls import wrapped_label
from desktop.gui.icons import IconName
from desktop.gui.navigation_rail import NavigationRail
from desktop.gui.notice_bar import NoticeBar
from desktop.gui.page_host import PageHost, PageId
from desktop.gui.recent_list import RecentRunsModel
from desktop.gui.screen_page import ScreenPage
from desktop.gui.scrolling import ScrolledText
from desktop.gui.shortcuts_sheet import ShortcutGroup, in_columns
from desktop.gui.start_page import StartPage
from desktop.gui.workspace import Workspace
from desktop.recent_runs import RecentRun
from desktop.records import RunInfo, utc_now
from desktop.run_glance import RunCondition
from desktop.run_summary import Ending, Progress, RunSummary
from inference.decision import Decision, Flag
from tests.desktop.gui.shown_results import LABELS


def recent(tmp_path, name="case 7", condition=RunCondition.COMPLETE, done=812):
    return RecentRun(tmp_path / name, name, f"/x/{name}", condition, utc_now(), done, 812, 3, "model", "advice")


def summary(ending=Ending.COMPLETE, done=7, **flags):
    return RunSummary(
        run=RunInfo("run", utc_now(), LABELS, "model", "1", "b" * 64, "double", "1", 0.7),
        folder="/images",
        ending=ending,
        image_count=7,
        done_count=done,
        row_count=done,
        other_count=2,
        unreadable_folders=("/images/locked",),
        decisions={Decision.REPORTED: 4, Decision.ABSTAINED: 2, Decision.UNREADABLE: 1},
        reported={"Benign": 1, "Pre-B": 3},
        flags={Flag.BLUR: 2, Flag.STAIN: 0},
        elapsed_seconds=2.0,
    )


class Run:
    def __init__(self, shown):
        self.summary = shown


# Pages


def test_a_page_is_built_once_and_only_when_it_is_shown(qtbot):
    host, built = PageHost(), []
    qtbot.addWidget(host)

    def make():
        built.append(1)
        return QWidget()

    host.add(PageId.START, "Start", IconName.PAGE_START, QWidget())
    host.add_lazily(PageId.CASES, "Cases", IconName.PAGE_CASES, make)
    host.show_page(PageId.START)
    assert not built
    assert not host.is_built(PageId.CASES)
    with qtbot.waitSignals([host.built, host.shown]):
        host.show_page(PageId.CASES)
    host.show_page(PageId.START)
    host.show_page(PageId.CASES)
    assert built == [1]
    assert host.current is PageId.CASES


def test_a_page_that_cannot_be_built_is_tried_again_the_next_time(qtbot):
    host, tries = PageHost(), []
    qtbot.addWidget(host)

    def make():
        tries.append(1)
        if len(tries) == 1:
            raise OSError("not now")
        return QWidget()

    host.add_lazily(PageId.CASES, "Cases", IconName.PAGE_CASES, make)
    with pytest.raises(OSError, match="not now"):
        host.show_page(PageId.CASES)
    assert host.current is None
    host.show_page(PageId.CASES)
    assert host.current is PageId.CASES


def test_the_rail_marks_one_page_in_words_and_moves_by_arrow_keys(qtbot):
    rail, wanted = NavigationRail(), []
    qtbot.addWidget(rail)
    rail.wanted.connect(wanted.append)
    rail.add(PageId.START, "Start", IconName.PAGE_START)
    rail.add(PageId.REVIEW, "Review", IconName.PAGE_REVIEW)
    rail.show_current(PageId.START)
    rail.set_count(PageId.REVIEW, 37)
    assert rail.buttons[PageId.REVIEW].accessibleName().startswith("Review, 37")
    assert not rail.buttons[PageId.REVIEW].isChecked()
    rail.set_count(PageId.REVIEW, 0)
    assert rail.buttons[PageId.REVIEW].accessibleName() == "Review"
    rail.buttons[PageId.REVIEW].click()
    assert wanted == [PageId.REVIEW]
    assert not rail.buttons[PageId.START].isChecked()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_rail_is_drawn_in_both_directions(qtbot, direction):
    rail = NavigationRail()
    qtbot.addWidget(rail)
    rail.setLayoutDirection(direction)
    rail.add(PageId.REVIEW, "Review", IconName.PAGE_REVIEW)
    rail.show_current(PageId.REVIEW)
    rail.set_count(PageId.REVIEW, 1234)
    rail.show()
    picture = rail.buttons[PageId.REVIEW].grab().toImage()
    accent = [x for x in range(picture.width()) if picture.pixelColor(x, picture.height() // 2).name() == "#0b6a6a"]
    assert accent, "the bar of the current page"
    is_left = max(accent) < picture.width() // 2
    assert is_left is (direction is Qt.LayoutDirection.LeftToRight)


def test_a_notice_stays_until_it_is_dismissed_or_acted_upon(qtbot):
    bar, done = NoticeBar(), []
    qtbot.addWidget(bar)
    bar.show_notice("Something", "Do it", lambda: done.append(1))
    assert bar.isVisible()
    bar.action_button.click()
    assert done == [1]
    assert not bar.isVisible()
    bar.show_notice("Only words")
    assert not bar.action_button.isVisible()
    bar.close_button.click()
    assert not bar.isVisible()


def test_what_was_said_in_passing_goes_with_its_page(qtbot):
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_notice("Somebody signed off case 1")
    bar.leave_page()
    assert not bar.isVisible()
    bar.show_notice("The disk is full", warns=True)
    bar.leave_page()
    assert bar.isVisible()
    bar.show_notice("A run is open again", "Go on", lambda: None)
    bar.leave_page()
    assert bar.isVisible()


# The first page


def test_the_first_page_lists_runs_and_offers_every_unfinished_one(qtbot, tmp_path):
    page = StartPage()
    qtbot.addWidget(page)
    page.show()
    assert page.recent_empty.isVisible()
    assert not page.unfinished.isVisible()
    waiting = [recent(tmp_path, name, RunCondition.UNFINISHED, 412) for name in ("case 8", "case 9")]
    page.show_runs((recent(tmp_path), waiting[0]), "", waiting)
    assert not page.recent_empty.isVisible()
    assert [row.isVisible() for row in page.unfinished.rows] == [True, True]
    assert "case 8" in page.unfinished.rows[0].text.text()
    assert "412 of 812" in page.unfinished.rows[0].text.text()
    with qtbot.waitSignal(page.resume_wanted) as wanted:
        page.unfinished.rows[1].resume_button.click()
    assert wanted.args == [waiting[1]]
    with qtbot.waitSignal(page.run_wanted) as opened:
        page.unfinished.rows[0].open_button.click()
    assert opened.args == [waiting[0]]
    page.set_busy(True)
    page.show_runs((), "", waiting[:1])
    assert not page.unfinished.rows[0].resume_button.isEnabled()
    assert not page.drop_area.folder_button.isEnabled()


def test_many_unfinished_runs_scroll_and_leave_the_place_to_drop_a_folder(qtbot, tmp_path):
    page = StartPage()
    qtbot.addWidget(page)
    page.resize(1000, 640)
    page.show()
    page.show_runs((), "", [recent(tmp_path, f"case {n}", RunCondition.CANCELLED, n) for n in range(20)])
    assert len(page.unfinished.rows) == 20
    bar = page.unfinished.findChild(ScrolledText).verticalScrollBar()
    qtbot.waitUntil(bar.isVisible)
    assert page.unfinished.height() <= 3.5 * page.unfinished.rows[0].height()
    assert page.drop_area.height() > page.unfinished.height()


@pytest.mark.parametrize("count", [1, 3])
def test_unfinished_runs_for_which_there_is_room_do_not_scroll(qtbot, tmp_path, count):
    page = StartPage()
    qtbot.addWidget(page)
    page.resize(1000, 640)
    page.show()
    page.show_runs((), "", [recent(tmp_path, f"case {n}", RunCondition.CANCELLED, n) for n in range(count)])
    area = page.unfinished.findChild(ScrolledText)
    qtbot.waitUntil(lambda: area.widget().height() == count * page.unfinished.rows[0].height())
    assert area.verticalScrollBar().maximum() == 0
    assert not area.verticalScrollBar().isVisible()


def test_an_unfinished_run_of_an_older_version_says_that_it_is_brought_up_to_date(qtbot, tmp_path):
    older = replace(recent(tmp_path, "case 8", RunCondition.OLDER_VERSION, 412), older_ending=Ending.UNFINISHED)
    page = StartPage()
    qtbot.addWidget(page)
    page.show_runs((older,), "", (older,))
    assert "brought up to date first" in page.unfinished.rows[0].text.text()


def test_a_click_on_a_run_opens_it_and_delete_forgets_it(qtbot, tmp_path):
    page = StartPage()
    qtbot.addWidget(page)
    page.show_runs((recent(tmp_path),), "")
    page.show()
    place = page.recent.visualRect(page.recent.runs.index(0)).center()
    with qtbot.waitSignal(page.run_wanted) as wanted:
        qtbot.mouseClick(page.recent.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args[0].name == "case 7"
    with qtbot.waitSignal(page.forget_wanted):
        qtbot.keyClick(page.recent, Qt.Key.Key_Delete)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (RunCondition.COMPLETE, "812 image"),
        (RunCondition.CANCELLED, "412 of 812 images, not finished"),
        (RunCondition.OLDER_VERSION, "case 7, older version"),
        (RunCondition.DAMAGED, "cannot be opened"),
    ],
)
def test_a_run_says_how_far_it_is_in_words(qapp, tmp_path, condition, words):
    model = RecentRunsModel()
    model.set_runs([recent(tmp_path, condition=condition, done=412)])
    assert words in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "advice" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)


def test_why_the_list_is_short_stands_on_the_page(qtbot):
    page = StartPage()
    qtbot.addWidget(page)
    page.show_runs((), "The list of runs is damaged")
    page.show()
    assert page.problem.isVisible()
    assert page.problem.text() == "The list of runs is damaged"


# The page of a run


def test_a_stored_run_shows_how_far_it_is_and_goes_on_from_here(qtbot, screen):
    screen.show_stored(Run(summary(Ending.UNFINISHED, 3)))
    assert screen.done.value.text() == "3 of 7"
    with qtbot.waitSignal(screen.resume_wanted):
        screen.resume_button.click()
    screen.show_stored(Run(summary()))
    assert not screen.resume_button.isVisible()
    assert screen.results_button.isVisible()


@pytest.fixture
def screen(qtbot):
    page = ScreenPage()
    qtbot.addWidget(page)
    page.show()
    return page


def test_without_a_run_there_is_one_thing_to_do(qtbot, screen):
    assert screen.empty.isVisible()
    with qtbot.waitSignal(screen.open_folder_wanted):
        screen.empty.button.click()


def test_a_run_that_is_made_ready_can_be_cancelled_but_not_held(screen):
    screen.begin("/images", "Getting ready")
    assert screen.state.text() == "Getting ready"
    assert screen.cancel_button.isVisible()
    assert not screen.pause_button.isEnabled()
    assert not screen.results_button.isVisible()
    assert (screen.progress.minimum(), screen.progress.maximum()) == (0, 0)


def test_numbers_are_shown_as_they_come(screen):
    screen.begin("/images", "")
    screen.set_run(Run(summary(done=3)))
    screen.show_progress(Progress(3, 7, 2.0))
    assert screen.done.value.text() == "3 of 7"
    assert screen.speed.value.text() == "1.5"
    assert screen.left.value.text() == "0:03"
    assert "Pre-B: 3" in screen.classes.texts
    screen.show_progress(Progress(3, 5, 2.0, is_total_known=False))
    assert screen.done.value.text() == "3 of 5+"
    assert screen.left.value.text() == "\N{EN DASH}"


def test_findings_are_named_and_counted_and_nothing_stands_twice(qtbot, screen):
    screen.begin("/images", "")
    screen.set_run(Run(summary()))
    screen.refresh()

    def shown():
        return [label.text() for label in screen.findings.findChildren(QLabel) if label.isVisible()]

    qtbot.waitUntil(lambda: "Blur" in shown())
    labels = shown()
    for words in ("Unreadable", "Folders not entered", "Blur", "Other files"):
        assert labels.count(words) == 1
    assert "Stain" not in labels


@pytest.mark.parametrize(
    ("ended", "error", "words", "goes_on"),
    [
        (summary(), "", "Finished", False),
        (summary(Ending.CANCELLED, 3), "", "can go on", True),
        (
            summary(Ending.UNFINISHED, 3),
            "The disk\nis full",
            "Stopped by an error; what was screened is kept. The disk is full",
            True,
        ),
        (None, "", "nothing was screened", False),
    ],
)
def test_an_ending_says_what_was_kept_and_what_can_be_done(screen, ended, error, words, goes_on):
    screen.begin("/images", "")
    screen.show_ended(ended, error)
    assert words in screen.state.text()
    assert screen.resume_button.isVisible() is goes_on
    assert screen.results_button.isVisible() is (ended is not None)
    assert not screen.cancel_button.isVisible()


def test_what_was_written_last_before_an_error_is_counted_when_it_is_known(screen):
    run = Run(replace(summary(Ending.UNFINISHED, 3), elapsed_seconds=0.0))
    screen.begin("/images", "")
    screen.set_run(run)
    screen.show_progress(Progress(3, 7, 2.0))
    screen.show_ended(run.summary, "The drive is gone")
    run.summary = replace(run.summary, done_count=5)
    screen.refresh()
    assert (screen.done.value.text(), screen.progress.value()) == ("5 of 7", 5)
    assert (screen.elapsed.value.text(), screen.speed.value.text()) == ("0:02", "1.5"), "what was just seen stays"

    screen.show_stored(run)
    assert screen.elapsed.value.text() == "\N{EN DASH}", "of a stored run nobody knows"


def test_what_has_ended_is_not_told_as_if_it_went_on(screen):
    def said():
        return [label.text() for label in screen.findChildren(QLabel) if "so far" in label.text() and label.isVisible()]

    quiet = replace(summary(), decisions=dict.fromkeys(Decision, 0), flags={}, unreadable_folders=(), other_count=0)
    screen.begin("/images", "")
    screen.set_run(Run(replace(quiet, ending=Ending.UNFINISHED)))
    assert said() == ["Nothing that needs a second look so far."]

    screen.show_ended(quiet)

    assert said() == []
    titles = [label.text() for label in screen.findChildren(QLabel)]
    assert {"Answers", "Time", "Nothing that needs a second look."} <= set(titles)


def test_the_columns_of_the_shortcuts_are_as_even_as_their_order_lets_them_be():
    groups = [
        ShortcutGroup(name, [("A", "does it")] * rows) for name, rows in (("a", 8), ("b", 8), ("c", 8), ("d", 13))
    ]

    columns = in_columns([*groups, ShortcutGroup("e", [("F1", "helps")] * 3)], 3)

    assert [[group.title for group in column] for column in columns] == [["a"], ["b", "c"], ["d", "e"]]
    assert [[group.title for group in column] for column in in_columns(groups[:2], 3)] == [["a"], ["b"]]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_no_pane_lies_outside_its_window_in_either_direction(qapp, qtbot, direction):
    """Qt's own splitter shifts them by a pixel from right to left, and cuts the first one's edge off."""
    qapp.setLayoutDirection(direction)
    try:
        workspace = Workspace(QLabel("Patient 7"), QLabel("Pre-B"), QLabel("97 %"))
        qtbot.addWidget(workspace)
        workspace.resize(1286, 400)
        workspace.show()
        panes = workspace.panes
        shares = [panes.widget(place).geometry() for place in range(panes.count())]
        assert [each for each in shares if not panes.rect().contains(each)] == []
        order = sorted(range(3), key=lambda place: shares[place].left())
        assert order == ([2, 1, 0] if direction is Qt.LayoutDirection.RightToLeft else [0, 1, 2])
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("text", ["Pre-B", "1,234", "\u0633\u0644\u0648\u0644"])
def test_a_label_begins_where_the_window_does_whatever_its_text_is(qapp, qtbot, text):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        label = wrapped_label(text)
        qtbot.addWidget(label)
        label.resize(400, 30)
        label.show()
        picture = label.grab().toImage()
        paper = picture.pixelColor(200, 2)
        inked = [x for x in range(400) for y in range(30) if picture.pixelColor(x, y) != paper]
        assert min(inked) > 300
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize(("less_px", "fills"), [(0, True), (1, True), (200, False)])
def test_a_window_as_high_as_the_screen_fills_it_instead_of_hiding_its_lowest_line(qtbot, less_px, fills):
    window = QWidget()
    qtbot.addWidget(window)
    free = window.screen().availableGeometry()
    window.resize(free.width() - 100, free.height() - less_px)

    show_within_screen(window)

    assert window.isVisible()
    assert window.isMaximized() == fills
