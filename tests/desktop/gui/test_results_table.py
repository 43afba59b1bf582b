"""The table takes rows in without moving anything, sorts when asked, and filters."""

import time

import pytest
from PySide6.QtCore import Qt

from desktop.gui.results_model import Column, RowFilter
from desktop.gui.results_table import ResultsTable
from desktop.gui.wording import NO_VALUE
from inference.decision import Decision, Flag


@pytest.fixture
def table(qtbot, results):
    widget = ResultsTable(results)
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.fixture
def mixed(make_entry):
    return [
        make_entry("x/1.png", sure=0.8),
        make_entry("x/2.png", Decision.ABSTAINED, sure=0.99, flags=(Flag.BLUR,)),
        make_entry("y/3.png", sure=0.95, flags=(Flag.STAIN,)),
        make_entry("y/4.png", Decision.UNREADABLE, reason="Unreadable: the file is empty"),
    ]


def shown(table, column=Column.FILE):
    return [table.results.index(row, column).data() for row in range(table.results.rowCount())]


def test_an_abstention_shows_neither_class_nor_probability(results, mixed):
    results.append(mixed)
    row = [results.index(1, column).data() for column in (Column.ANSWER, Column.PROBABILITY, Column.FLAGS)]
    assert row == ["Not reported", NO_VALUE, "Blur"]


def test_a_column_says_to_screen_readers_what_it_is(results, mixed):
    results.append(mixed)
    texts = [results.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in Column]
    assert texts[1:] == ["Case: x", "File: 1.png", "Answer: Pre-B", "Prob.: 80.0\N{NO-BREAK SPACE}%", "Flags: none"]


@pytest.mark.parametrize(
    ("row_filter", "expected"),
    [
        (RowFilter.ALL, ["1.png", "2.png", "3.png", "4.png"]),
        (RowFilter.NOT_REPORTED, ["2.png"]),
        (RowFilter.FLAGGED, ["2.png", "3.png"]),
        (RowFilter.UNREADABLE, ["4.png"]),
    ],
)
def test_each_filter_shows_its_rows_and_counts_them(table, results, mixed, row_filter, expected):
    results.append(mixed)
    place = list(RowFilter).index(row_filter)
    table.filter_box.setCurrentIndex(place)
    assert shown(table) == expected
    assert table.filter_box.itemText(place) == f"{row_filter.value} ({len(expected)})"


def test_typing_filters_by_path_whatever_the_case(qtbot, table, results, mixed):
    results.append(mixed)
    qtbot.keyClicks(table.path_box, " Y/")
    qtbot.waitUntil(lambda: shown(table) == ["3.png", "4.png"])


def test_the_selected_row_stays_selected_under_a_filter_that_shows_it(qtbot, table, results, mixed):
    results.append(mixed)
    table.select(2)
    with qtbot.assertNotEmitted(table.current_changed):
        table.filter_box.setCurrentIndex(list(RowFilter).index(RowFilter.FLAGGED))
    assert table.current is mixed[2]
    with qtbot.waitSignal(table.current_changed) as changed:
        table.filter_box.setCurrentIndex(list(RowFilter).index(RowFilter.UNREADABLE))
    assert changed.args == [mixed[3]] == [table.current]


def test_rows_that_arrive_obey_the_filter(table, results, mixed):
    table.filter_box.setCurrentIndex(list(RowFilter).index(RowFilter.UNREADABLE))
    results.append(mixed)
    assert shown(table) == ["4.png"]


def test_a_filter_that_leaves_nothing_says_so_and_one_click_shows_all(qtbot, table, results, mixed):
    results.append(mixed)
    table.path_box.setText("nowhere")
    qtbot.waitUntil(lambda: table.stack.currentWidget() is table.nothing_left)
    qtbot.mouseClick(table.nothing_left.button, Qt.MouseButton.LeftButton)
    assert table.stack.currentWidget() is table.table
    assert len(shown(table)) == 4


def test_selection_and_scroll_stay_while_rows_arrive(table, results, make_entry):
    results.append(make_entry(f"a/{place:03}.png") for place in range(50))
    table.select(20)
    held, scrolled = table.current, table.table.verticalScrollBar().value()
    assert scrolled > 0
    results.append(make_entry(f"b/{place:03}.png") for place in range(50))
    assert table.current is held
    assert table.table.verticalScrollBar().value() == scrolled


def test_the_first_row_is_selected_and_later_ones_do_not_steal_the_selection(qtbot, table, results, mixed):
    with qtbot.waitSignal(table.current_changed) as changed:
        results.append(mixed[:1])
    assert changed.args == [mixed[0]]
    with qtbot.assertNotEmitted(table.current_changed):
        results.append(mixed[1:])


def test_nothing_is_sorted_until_a_header_is_clicked_and_then_unsure_rows_come_first(table, results, mixed):
    results.append(mixed[::-1])
    assert shown(table) == ["4.png", "3.png", "2.png", "1.png"]
    table.select(1)
    table.table.horizontalHeader().setSortIndicator(Column.PROBABILITY, Qt.SortOrder.AscendingOrder)
    assert shown(table) == ["4.png", "2.png", "1.png", "3.png"]
    assert table.current is mixed[2]
    assert [entry.row.image_path for entry in results.entries] == ["y/4.png", "y/3.png", "x/2.png", "x/1.png"]


def test_rows_that_arrive_after_sorting_stand_at_the_end_and_the_count_says_so(table, results, mixed):
    results.append(mixed[2:3])
    table.table.horizontalHeader().setSortIndicator(Column.PROBABILITY, Qt.SortOrder.AscendingOrder)
    results.append(mixed[:1])
    assert shown(table) == ["3.png", "1.png"]
    assert "the last 1 came after sorting" in table.count_label.text()
    table.table.horizontalHeader().setSortIndicator(Column.PROBABILITY, Qt.SortOrder.DescendingOrder)
    table.table.horizontalHeader().setSortIndicator(Column.PROBABILITY, Qt.SortOrder.AscendingOrder)
    assert shown(table) == ["1.png", "3.png"]
    assert "sort" not in table.count_label.text()


def test_case_gives_way_where_the_pane_is_narrow(qtbot, table, results, mixed):
    results.append(mixed)
    assert not table.table.isColumnHidden(Column.CASE)
    table.resize(400, 400)
    qtbot.waitUntil(lambda: table.table.isColumnHidden(Column.CASE))
    header = table.table.horizontalHeader()
    assert header.length() <= table.table.viewport().width()


def test_fifty_thousand_rows_are_taken_sorted_and_filtered_in_seconds(table, results, make_entry):
    entry = make_entry()
    started = time.monotonic()
    for _ in range(500):
        results.append([entry] * 100)
    table.table.horizontalHeader().setSortIndicator(Column.PROBABILITY, Qt.SortOrder.AscendingOrder)
    table.filter_box.setCurrentIndex(1)
    assert table.results.rowCount() == 0
    assert time.monotonic() - started < 10
