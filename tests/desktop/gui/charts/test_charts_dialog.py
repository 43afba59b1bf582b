"""The charts say in words what they show, follow the run, and lead to the cases."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from desktop.gui.charts.axis import nice_ticks
from desktop.gui.charts.charts_dialog import ChartsDialog
from desktop.gui.charts.stain_map import StainMap, paint_block
from desktop.store.chart_counts import StainBlock, StainCounts
from inference.decision import Decision
from tests.desktop.store.made_runs import found_images, screened

BLOCKS = StainCounts(tuple(StainBlock(10 * place, 10, place % 3) for place in range(30)), 10, 300, 30, ())


@pytest.fixture
def dialog(qtbot, run):
    made = ChartsDialog(run)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(lambda: made.counts is not None)
    return made


def test_the_classes_are_told_in_words_and_add_up_to_the_run(dialog, run):
    lines = dialog.class_chart.lines
    assert [line.partition(":")[0] for line in lines] == ["Benign", "Early Pre-B", "Pre-B", "Pro-B", "Unreadable"]
    assert sum(int(line.partition(": ")[2].split(",")[0]) for line in lines) == run.counts().row_count == 60
    assert dialog.class_chart.accessibleDescription() == "\n".join(lines)


def test_the_histogram_can_be_of_one_class(dialog, run):
    def total():
        return sum(
            int(word)
            for line in dialog.confidence_chart.lines
            for word in line.partition(": ")[2].replace(",", "").split()
            if word.isdigit()
        )

    readable = run.counts().row_count - run.counts().decisions[Decision.UNREADABLE]
    assert total() == readable
    dialog.class_box.setCurrentText("Pre-B")
    assert total() == run.counts().predicted["Pre-B"] < readable


def test_the_charts_follow_a_run_that_goes_on(qtbot, dialog, run):
    store = run.writer.get()
    store.add_found(list(found_images(80, 20))[60:])
    store.commit([screened(image) for image in store.iterate_pending()])
    run.tell_changed()
    qtbot.waitUntil(lambda: sum(block.row_count for block in dialog.counts.stain.blocks) > 70, timeout=10_000)


def test_a_case_with_an_unusual_stain_leads_to_its_images(qtbot, dialog):
    case = dialog.counts.stain.cases[0].case
    with qtbot.waitSignal(dialog.case_wanted) as wanted:
        qtbot.mouseClick(dialog.case_buttons[0], Qt.MouseButton.LeftButton)
    assert wanted.args == [case]


def test_every_chart_paints_in_both_directions(qtbot, dialog):
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        dialog.setLayoutDirection(direction)
        picture = dialog.grab().toImage()
        assert not picture.isNull()


@pytest.fixture
def stain_map(qtbot):
    made = StainMap()
    qtbot.addWidget(made)
    made.resize(320, 200)
    made.show_stain(BLOCKS)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_arrow_keys_point_at_squares_and_say_what_they_stand_for(qtbot, stain_map):
    stain_map.setFocus()
    qtbot.waitUntil(lambda: stain_map.current == 0)
    qtbot.keyClick(stain_map, Qt.Key.Key_Right)
    assert stain_map.current == 1
    assert stain_map.accessibleDescription() == "Images 11 to 20: 1 of 10 with a stain unlike the training images"
    qtbot.keyClick(stain_map, Qt.Key.Key_Down)
    assert stain_map.current > 2
    qtbot.keyClick(stain_map, Qt.Key.Key_Up)
    assert stain_map.current == 1


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_mouse_points_at_the_square_below_it(qtbot, stain_map, direction):
    stain_map.setLayoutDirection(direction)
    for place in (0, 3, 29):
        qtbot.mouseMove(stain_map, stain_map.square(place).center().toPoint())
        qtbot.waitUntil(lambda place=place: stain_map.current == place)
    qtbot.mouseMove(stain_map, QPoint(stain_map.width() // 2, stain_map.height() - 1))
    qtbot.waitUntil(lambda: stain_map.current == -1)


def test_squares_differ_by_their_share(qtbot):
    colours = set()
    for unlike in (0, 1, 10, 30, 80):
        image = QImage(8, 8, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        paint_block(painter, QRectF(0, 0, 8, 8), StainBlock(0, 100, unlike))
        painter.end()
        colours.add(image.pixel(4, 4))
    assert len(colours) == 5


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (0, (0, 1)),
        (1, (0, 1)),
        (3, (0, 1, 2, 3)),
        (7, (0, 2, 4, 6, 8)),
        (23, (0, 10, 20, 30)),
        (100_000, (0, 50_000, 100_000)),
    ],
)
def test_ticks_are_round_and_reach_the_most(most, ticks):
    assert nice_ticks(most) == ticks
    assert np.all(np.diff(ticks) == ticks[1])
