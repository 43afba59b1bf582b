"""Table and thumbnails show one selection; filters, order and arriving rows never take it away."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from desktop.gui.runs.columns import AS_SCREENED, Column
from desktop.gui.runs.quick_filter import NamedOrder, QuickFilter
from desktop.gui.theme import apply_theme
from desktop.records import Review
from desktop.store.result_query import MOST_SUSPICIOUS_FIRST, RowFilter, RowOrder, SortBy
from inference.decision import Decision, Flag
from tests.desktop.gui.runs.conftest import COUNT, grow


def shown_paths(pane):
    return [pane.rows.result(row).row.image_path for row in range(pane.rows.rowCount())]


def choose(qtbot, pane, quick):
    with qtbot.waitSignal(pane.rows.arranged):
        pane.quick_box.setCurrentIndex(list(QuickFilter).index(quick))


def test_a_finished_run_opens_with_its_most_suspicious_row_selected(qtbot, pane, open_made_run):
    run = open_made_run()
    with qtbot.waitSignal(pane.current_changed) as changed:
        pane.set_run(run)
    result = changed.args[0]
    assert pane.rows.order == MOST_SUSPICIOUS_FIRST
    assert result.key == run.reader.page(MOST_SUSPICIOUS_FIRST, limit=1)[0].key
    assert result.heatmaps.shape == (7, 7, 4)
    assert pane.order_box.currentData() is NamedOrder.MOST_SUSPICIOUS
    assert pane.count_label.text().startswith("300 row")


def test_a_run_that_goes_on_is_shown_as_it_is_screened(qtbot, show, empty_run):
    pane = show(empty_run)
    assert (pane.rows.order, pane.has_current) == (AS_SCREENED, False)
    with qtbot.waitSignal(pane.current_changed) as changed:
        grow(empty_run, 0, 30)
    assert changed.args[0].result_id == 1
    with qtbot.waitSignal(pane.rows.rowsInserted), qtbot.assertNotEmitted(pane.current_changed):
        grow(empty_run, 30, 30)
    assert pane.table.currentIndex().row() == 0


def test_selection_and_scroll_stay_while_rows_arrive(qtbot, show, open_made_run):
    pane = show(open_made_run(100, growing=True))
    for thumbnails in (False, True):
        pane.show_thumbnails(thumbnails)
        pane.select(60)
        bar = (pane.grid if thumbnails else pane.table).verticalScrollBar()
        held, scrolled, before = pane.current.key, bar.value(), pane.rows.rowCount()
        assert scrolled > 0
        with qtbot.waitSignal(pane.rows.rowsInserted):
            grow(pane.rows.run, before, 50)
        assert (pane.current.key, bar.value(), pane.rows.rowCount()) == (held, scrolled, before + 50)


@pytest.mark.parametrize("quick", [QuickFilter.NOT_REPORTED, QuickFilter.FLAGGED, QuickFilter.UNREADABLE])
def test_each_quick_filter_shows_as_many_rows_as_it_says(qtbot, show, open_made_run, quick):
    pane = show(open_made_run())
    choose(qtbot, pane, quick)
    count = pane.rows.rowCount()
    assert 0 < count < COUNT
    assert pane.quick_box.itemText(list(QuickFilter).index(quick)) == f"{quick.text} ({count:,})"
    for row in range(count):
        result = pane.rows.result(row).row
        assert {
            QuickFilter.NOT_REPORTED: result.decision is Decision.ABSTAINED,
            QuickFilter.FLAGGED: bool(result.flags),
            QuickFilter.UNREADABLE: result.decision is Decision.UNREADABLE,
        }[quick]


def test_typing_filters_by_path_whatever_the_case(qtbot, show, open_made_run):
    pane = show(open_made_run())
    with qtbot.waitSignal(pane.rows.arranged):
        qtbot.keyClicks(pane.text_box, " FIELD 0001")
    assert pane.rows.rowCount() == 100
    assert all("field 0001" in path for path in shown_paths(pane))


def test_the_panel_filters_by_class_flag_probability_case_and_review(qtbot, show, open_made_run):
    run = open_made_run()
    pane = show(run)
    qtbot.mouseClick(pane.more_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.filter_panel.case_box.count() == 7)
    panel = pane.filter_panel
    for choose_it, wanted in (
        (lambda: panel.class_boxes[3].click(), RowFilter(classes=frozenset({"Pro-B"}))),
        (lambda: panel.flag_box.setCurrentIndex(1 + list(Flag).index(Flag.BLUR)), RowFilter(flags={Flag.BLUR})),
        (lambda: panel.least_box.setValue(60), RowFilter(minimum_probability=0.6)),
        (lambda: panel.most_box.setValue(40), RowFilter(maximum_probability=0.4)),
        (lambda: panel.case_box.setCurrentIndex(3), RowFilter(case="Fall Ü 00002")),
        (lambda: panel.review_box.setCurrentIndex(2), RowFilter(reviewed=False)),
    ):
        with qtbot.waitSignal(pane.rows.arranged):
            choose_it()
        assert pane.rows.wanted == wanted
        assert pane.rows.rowCount() == run.reader.count_rows(wanted)
        assert pane.more_button.text() == "Filters (1)"
        with qtbot.waitSignal(pane.rows.arranged):
            panel.clear()
        assert pane.rows.wanted == RowFilter()


def test_a_filter_that_leaves_nothing_says_so_and_one_click_shows_all(qtbot, show, open_made_run):
    pane = show(open_made_run())
    pane.text_box.setText("nowhere")
    qtbot.waitUntil(lambda: pane.stack.currentWidget() is pane.nothing_left)
    assert pane.current is None
    with qtbot.waitSignal(pane.rows.arranged):
        qtbot.mouseClick(pane.nothing_left.button, Qt.MouseButton.LeftButton)
    assert pane.stack.currentWidget() is pane.table
    assert pane.rows.rowCount() == COUNT
    assert pane.current is not None


def test_the_selected_row_stays_selected_under_a_filter_or_order_that_shows_it(qtbot, show, open_made_run):
    pane = show(open_made_run())
    choose(qtbot, pane, QuickFilter.FLAGGED)
    pane.select(5)
    key = pane.current.key
    with qtbot.assertNotEmitted(pane.current_changed):
        choose(qtbot, pane, QuickFilter.ALL)
        with qtbot.waitSignal(pane.rows.arranged):
            pane.order_box.setCurrentIndex(list(NamedOrder).index(NamedOrder.BY_PATH))
    assert pane.current.key == key
    row = pane.table.currentIndex().row()
    assert pane.table.viewport().rect().contains(pane.table.visualRect(pane.rows.index(row, Column.FILE)))
    with qtbot.waitSignal(pane.current_changed) as changed:
        choose(qtbot, pane, QuickFilter.UNREADABLE)
    assert changed.args[0].row.decision is Decision.UNREADABLE


def test_a_header_sorts_and_the_order_box_follows(qtbot, show, open_made_run):
    pane = show(open_made_run())
    header = pane.table.horizontalHeader()

    def click(column):
        place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    with qtbot.waitSignal(pane.rows.arranged):
        click(Column.PROBABILITY)
    assert pane.rows.order == RowOrder(SortBy.PROBABILITY)
    assert pane.order_box.currentData() is NamedOrder.LEAST_SURE
    with qtbot.waitSignal(pane.rows.arranged):
        click(Column.PROBABILITY)
    assert pane.rows.order == RowOrder(SortBy.PROBABILITY, descending=True)
    assert pane.order_box.currentIndex() == -1
    assert header.sortIndicatorSection() == Column.PROBABILITY
    with qtbot.waitSignal(pane.rows.arranged):
        click(Column.PROBABILITY)
    assert pane.rows.order == AS_SCREENED
    assert header.sortIndicatorSection() == -1
    click(Column.FLAGS)
    assert not pane.rows.is_arranging
    assert header.sortIndicatorSection() == -1


def test_rows_that_came_after_sorting_are_said_to_stand_at_the_end(qtbot, show, open_made_run):
    pane = show(open_made_run(50, growing=True))
    with qtbot.waitSignal(pane.rows.arranged):
        pane.order_box.setCurrentIndex(list(NamedOrder).index(NamedOrder.MOST_SUSPICIOUS))
    with qtbot.waitSignal(pane.rows.rowsInserted):
        grow(pane.rows.run, 50, 8)
    assert "the last 8 came after sorting" in pane.count_label.text()


def test_a_review_is_shown_and_told_and_moves_nothing(qtbot, show, open_made_run):
    pane = show(open_made_run())
    pane.select(4)
    key = pane.current.key
    pane.rows.run.writer.get().add_review(key, Review("Dr. A", "Pre-B", "", "2026-01-02T03:04:05Z"))
    with qtbot.waitSignal(pane.current_changed) as changed:
        pane.rows.run.tell_reviewed(key)
    assert changed.args[0].row.review.reviewed_class == "Pre-B"
    assert pane.table.currentIndex().row() == 4


def test_table_and_thumbnails_have_one_selection(qtbot, show, open_made_run):
    pane = show(open_made_run())
    qtbot.mouseClick(pane.grid_button, Qt.MouseButton.LeftButton)
    assert pane.stack.currentWidget() is pane.grid
    pane.focus_rows()
    line = pane.grid.cells_a_line
    assert line == 3
    for key, row in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 1 + line),
        (Qt.Key.Key_Left, line),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_End, COUNT - 1),
        (Qt.Key.Key_Right, COUNT - 1),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(pane.grid, key)
        assert pane.table.currentIndex().row() == pane.grid.currentIndex().row() == row
    cell = pane.grid.visualRect(pane.rows.index(4, Column.FILE))
    with qtbot.waitSignal(pane.current_changed) as changed:
        qtbot.mouseClick(pane.grid.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert changed.args[0].result_id == pane.rows.result_id(4)
    assert "Answer: " in pane.grid.accessibleDescription()
    qtbot.mouseClick(pane.table_button, Qt.MouseButton.LeftButton)
    assert pane.stack.currentWidget() is pane.table
    pane.select_neighbour(1)
    assert pane.grid.currentIndex().row() == 5


def test_thumbnails_run_from_right_to_left_where_the_language_does(qtbot, show, open_made_run, qapp):
    pane = show(open_made_run())
    pane.show_thumbnails(True)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        pane.focus_rows()
        first, second = (pane.grid.visualRect(pane.rows.index(row, Column.FILE)) for row in (0, 1))
        assert first.left() > second.left()
        assert pane.grid.indexAt(second.center()).row() == 1
        qtbot.keyClick(pane.grid, Qt.Key.Key_Left)
        assert pane.grid.currentIndex().row() == 1
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_result_is_selected_by_its_key_unless_the_filter_hides_it(qtbot, show, open_made_run):
    pane = show(open_made_run())
    key = pane.rows.result(77).key
    assert pane.select_key(key)
    assert pane.current.key == key
    pane.text_box.setText("nowhere")
    qtbot.waitUntil(lambda: pane.rows.rowCount() == 0)
    assert not pane.select_key(key)


def test_one_case_is_shown_from_elsewhere(qtbot, show, open_made_run):
    pane = show(open_made_run())
    with qtbot.waitSignal(pane.rows.arranged):
        pane.show_case("Fall Ü 00004")
    assert pane.rows.rowCount() == 50
    with qtbot.waitSignal(pane.rows.arranged):
        pane.show_case(None)
    assert pane.rows.rowCount() == COUNT


def test_another_run_begins_unfiltered_and_no_run_shows_none(qtbot, show, open_made_run):
    pane = show(open_made_run())
    choose(qtbot, pane, QuickFilter.FLAGGED)
    pane.text_box.setText("field")
    show(open_made_run(20, name="second"))
    assert (pane.rows.rowCount(), pane.wanted, pane.text_box.text()) == (20, RowFilter(), "")
    with qtbot.waitSignal(pane.current_changed) as changed:
        pane.set_run(None)
    assert changed.args == [None]
    assert pane.rows.rowCount() == 0


def test_columns_give_way_where_the_pane_is_narrow(qtbot, show, open_made_run):
    pane = show(open_made_run())
    table = pane.table
    assert not table.isColumnHidden(Column.REVIEW)
    pane.resize(400, 500)
    qtbot.waitUntil(lambda: table.isColumnHidden(Column.REVIEW))
    assert table.isColumnHidden(Column.CASE)
    assert table.horizontalHeader().length() <= table.viewport().width()
    pane.resize(900, 500)
    qtbot.waitUntil(lambda: not table.isColumnHidden(Column.CASE))


def test_in_a_wide_table_the_case_gets_its_share_of_the_room(qtbot, show, open_made_run):
    table = show(open_made_run()).table
    widths = {}
    for width_px in (620, 900):
        table.resize(width_px, 400)
        widths[width_px] = table.columnWidth(Column.CASE)
        assert table.horizontalHeader().length() <= table.viewport().width()
        assert table.columnWidth(Column.FILE) >= widths[width_px]
    assert widths[900] - widths[620] > 40


def test_every_control_has_a_name_and_is_reached_by_tab(qtbot, show, open_made_run):
    pane = show(open_made_run())
    pane.more_button.setChecked(True)
    controls = [pane.quick_box, pane.text_box, pane.order_box, pane.more_button, pane.table_button, pane.grid_button]
    panel = pane.filter_panel
    controls += [panel.flag_box, panel.case_box, panel.review_box, panel.least_box, panel.most_box]
    controls += [pane.table, pane.grid]
    for control in controls:
        assert control.accessibleName(), control
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_both_views_are_painted_in_both_themes(qtbot, show, open_made_run, qapp: QApplication, scheme):
    apply_theme(qapp, scheme)
    pane = show(open_made_run())
    for thumbnails in (False, True):
        pane.show_thumbnails(thumbnails)
        picture = pane.grab().toImage()
        colours = {picture.pixelColor(x, y).name() for x in range(0, 600, 7) for y in range(100, 600, 7)}
        assert len(colours) > 10


def test_esc_empties_the_filter_and_cancels_no_run(qtbot, pane):
    cancelled = []
    cancel = QShortcut(QKeySequence("Esc"), pane, lambda: cancelled.append(True))
    pane.show()
    pane.activateWindow()
    pane.text_box.setFocus()
    qtbot.keyClicks(pane.text_box, "field")

    qtbot.keyClick(pane.text_box, Qt.Key.Key_Escape)

    assert pane.text_box.text() == ""
    assert cancelled == []
    pane.table.setFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_Escape)
    assert cancelled == [True], "elsewhere the key is the window's"
    cancel.deleteLater()
