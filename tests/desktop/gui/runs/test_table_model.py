"""The table holds numbers only, reads what is seen, takes rows in without moving any, and survives a lost store."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from desktop.gui.runs import table_model
from desktop.gui.runs.columns import AS_SCREENED, Column, cell_text, spoken_text, tool_tip
from desktop.gui.runs.painting import flags_shown
from desktop.gui.runs.table_model import RESULT_ROLE
from desktop.gui.wording import NO_VALUE
from desktop.records import Review
from desktop.store.result_query import MOST_SUSPICIOUS_FIRST, RowFilter, RowOrder, SortBy
from desktop.store.run_reader import RunReader
from inference.decision import Decision, Flag
from inference.errors import OutputError
from tests.desktop.gui.runs.conftest import COUNT, grow
from tests.desktop.gui.shown_results import stored_result


@pytest.fixture
def shown(qtbot, model):
    """Shows a run in the model and waits for its rows."""

    def show(run, **choices):
        with qtbot.waitSignal(model.arranged):
            model.set_run(run, **choices)
        return run

    return show


def paths(model):
    return [model.result(row).row.image_path for row in range(model.rowCount())]


def arrange(qtbot, model, **choices):
    with qtbot.waitSignal(model.arranged):
        model.arrange(**choices)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("by", SortBy)
def test_rows_stand_in_the_stores_order(shown, model, open_made_run, by, descending):
    run = shown(open_made_run(), order=RowOrder(by, descending))
    assert paths(model) == [each.row.image_path for each in run.reader.rows(RowOrder(by, descending))]


@pytest.mark.parametrize(
    "wanted",
    [
        RowFilter(classes=frozenset({"Pro-B"})),
        RowFilter(decisions=frozenset({Decision.UNREADABLE})),
        RowFilter(flags=frozenset({Flag.BLUR}), minimum_probability=0.5),
        RowFilter(case="Fall Ü 00003", text="FIELD"),
    ],
)
def test_a_filter_leaves_what_the_store_leaves(qtbot, shown, model, open_made_run, wanted):
    run = shown(open_made_run())
    arrange(qtbot, model, wanted=wanted)
    assert 0 < model.rowCount() < COUNT
    assert sorted(paths(model)) == [each.row.image_path for each in run.reader.rows(wanted=wanted)]


def test_only_what_was_reviewed_is_shown(qtbot, shown, model, open_made_run):
    run = shown(open_made_run())
    key = model.result(7).key
    run.writer.get().add_review(key, Review("Dr. A", "Benign", "", "2026-01-02T03:04:05Z"))
    arrange(qtbot, model, wanted=RowFilter(reviewed=True))
    assert [model.result(row).key for row in range(model.rowCount())] == [key]
    arrange(qtbot, model, wanted=RowFilter(reviewed=False))
    assert model.rowCount() == COUNT - 1


def test_rows_are_read_in_blocks_and_only_some_are_kept(monkeypatch, shown, model, open_made_run):
    monkeypatch.setattr(table_model, "_ROWS_KEPT", 100)
    asked = []
    original = RunReader.rows_by_id

    def count_calls(reader, numbers, **options):
        asked.append(len(numbers))
        return original(reader, numbers, **options)

    monkeypatch.setattr(RunReader, "rows_by_id", count_calls)
    shown(open_made_run())
    paths(model)
    assert asked == [48] * 6 + [12]
    assert len(model._rows) == 100


def test_what_a_cell_says(qtbot, shown, model, open_made_run):
    run = shown(open_made_run(), wanted=RowFilter(decisions=frozenset({Decision.ABSTAINED})))
    result = model.result(0)
    texts = [model.index(0, column).data() for column in Column]
    assert texts[:5] == ["", result.row.case, result.row.image_path.rpartition("/")[2], "Not reported", NO_VALUE]
    spoken = model.index(0, Column.ANSWER).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Answer: Not reported"
    assert model.index(0, Column.FILE).data(Qt.ItemDataRole.ToolTipRole) == result.row.image_path
    assert model.index(0, 0).data(RESULT_ROLE) is result
    assert result.heatmaps is None
    assert model.result_with_heatmaps(0).heatmaps is not None
    assert run.style_of(result) is None


def test_rows_that_arrive_stand_at_the_end_until_the_next_sort(qtbot, shown, model, open_made_run):
    run = shown(open_made_run(100, growing=True), order=MOST_SUSPICIOUS_FIRST)
    before = paths(model)
    with qtbot.waitSignal(model.rowsInserted):
        grow(run, 100, 30)
    assert paths(model)[:100] == before
    assert (model.rowCount(), model.unsorted_count, model.total_count) == (130, 30, 130)
    arrange(qtbot, model)
    assert model.unsorted_count == 0
    assert paths(model) == [each.row.image_path for each in run.reader.rows(MOST_SUSPICIOUS_FIRST)]


def test_in_the_order_of_screening_no_row_that_arrives_is_out_of_place(qtbot, shown, model, empty_run):
    run = shown(empty_run)
    assert (model.order, model.rowCount()) == (AS_SCREENED, 0)
    for first in (0, 20):
        with qtbot.waitSignal(model.rowsInserted):
            grow(run, first, 20)
    assert (model.rowCount(), model.unsorted_count) == (40, 0)


def test_rows_that_arrive_obey_the_filter(qtbot, shown, model, open_made_run):
    wanted = RowFilter(decisions=frozenset({Decision.REPORTED}))
    run = shown(open_made_run(50, growing=True), wanted=wanted)
    with qtbot.waitSignal(model.rowsInserted):
        grow(run, 50, 50)
    assert model.rowCount() == run.counts().decisions[Decision.REPORTED] < 100


def test_only_the_last_of_several_wishes_is_shown(qtbot, shown, model, open_made_run):
    shown(open_made_run())
    resets = []
    model.modelReset.connect(lambda: resets.append(model.wanted.text))
    for text in ("field 0000", "field 0002", "field 00012"):
        model.arrange(wanted=RowFilter(text=text))
    qtbot.waitUntil(lambda: not model.is_arranging)
    assert resets == ["field 00012"]
    assert model.rowCount() == 10


def test_a_reviewed_row_is_read_again_in_its_place(qtbot, shown, model, open_made_run):
    run = shown(open_made_run())
    key, before = model.result(5).key, paths(model)
    run.writer.get().add_review(key, Review("Dr. A", "Pre-B", "", "2026-01-02T03:04:05Z"))
    with qtbot.waitSignal(model.dataChanged) as changed:
        run.tell_reviewed(key)
    assert changed.args[0].row() == changed.args[1].row() == 5
    assert model.index(5, Column.REVIEW).data() == "Pre-B"
    assert model.index(5, Column.REVIEW).data(Qt.ItemDataRole.ToolTipRole) == "Reviewed by Dr. A: Pre-B"
    assert paths(model) == before


def test_a_row_is_found_again_by_number_and_key(shown, model, open_made_run):
    shown(open_made_run(), order=MOST_SUSPICIOUS_FIRST)
    result = model.result(123)
    assert model.row_of(result.result_id) == model.row_of_key(result.key) == 123
    assert model.row_of(10**9) is None


def test_a_column_that_nothing_sorts_by_changes_nothing(qtbot, shown, model, open_made_run):
    shown(open_made_run())
    model.sort(Column.FLAGS)
    assert not model.is_arranging
    with qtbot.waitSignal(model.arranged):
        model.sort(Column.PROBABILITY, Qt.SortOrder.DescendingOrder)
    assert model.order == RowOrder(SortBy.PROBABILITY, descending=True)


def test_rows_that_went_are_forgotten_when_a_run_goes_on(qtbot, shown, model, open_made_run):
    run = shown(open_made_run(40, growing=True))
    last = model.result(39)
    connection = run.writer.get()._connection
    connection.execute("DELETE FROM results WHERE result_id = ?", (last.result_id,))
    with qtbot.waitSignal(model.arranged):
        run.tell_reloaded()
    assert model.rowCount() == 39


def test_a_lost_store_is_told_once_and_its_rows_are_empty(qtbot, monkeypatch, shown, model, open_made_run):
    shown(open_made_run())
    failures = []
    model.failed.connect(failures.append)

    def fail(*_arguments, **_options):
        raise OutputError("the drive is gone")

    monkeypatch.setattr(RunReader, "rows_by_id", fail)
    assert [model.index(row, Column.FILE).data() for row in (0, 100, 200)] == [None] * 3
    assert [str(error) for error in failures] == ["the drive is gone"]
    monkeypatch.setattr(RunReader, "result_ids", fail)
    with qtbot.waitSignal(model.failed):
        model.arrange()
    assert not model.is_arranging


def test_a_run_can_be_exchanged_for_another_or_none(qtbot, shown, model, open_made_run):
    shown(open_made_run(50))
    second = shown(open_made_run(20, name="second"))
    assert (model.rowCount(), model.run) == (20, second)
    model.set_run(None)
    assert (model.rowCount(), model.total_count) == (0, 0)


def test_numbers_take_little_memory(shown, model, open_made_run):
    shown(open_made_run())
    assert (model._ids.dtype, model._ids.nbytes) == (np.int64, 8 * COUNT)


@pytest.mark.parametrize(
    ("count", "room_px", "icons", "words", "more"),
    [
        (0, 200, 0, "", ""),
        (1, 200, 1, "Blur", ""),
        (1, 30, 1, "", ""),
        (2, 40, 2, "", ""),
        (3, 200, 1, "Blur", " +2"),
        (3, 60, 3, "", ""),
        (3, 50, 1, "", " +2"),
        (4, 70, 2, "", " +2"),
        (4, 10, 1, "", " +3"),
    ],
)
def test_flags_are_shown_in_whole_words_or_as_icons(count, room_px, icons, words, more):
    flags = (Flag.BLUR, Flag.EXPOSURE, Flag.STAIN, Flag.DUPLICATE)[:count]

    shown = flags_shown(flags, room_px, lambda text: 10 * len(text))

    assert (len(shown.icons), shown.words, shown.more) == (icons, words, more)
    assert shown.icons == flags[:icons]


def test_every_flag_of_a_row_is_told_in_words_by_its_tool_tip_and_to_a_screen_reader(tmp_path):
    result = stored_result(tmp_path / "field.png", flags=(Flag.BLUR, Flag.STAIN))

    assert tool_tip(result, Column.FLAGS) == f"{Flag.BLUR.sentence}\n{Flag.STAIN.sentence}"
    assert spoken_text(result, Column.FLAGS) == "Flags: Blur, Stain"


def test_the_tiles_of_a_slide_are_told_apart(tmp_path):
    tile = stored_result(tmp_path / "slide.svs", corner=(4480, 224))

    assert cell_text(tile, Column.FILE) == "slide.svs (tile 4,480, 224)"
    assert cell_text(stored_result(tmp_path / "slide.svs"), Column.FILE) == "slide.svs"
