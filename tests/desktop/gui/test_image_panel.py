"""The file's own pixels are shown, the heatmap over them as strong as the slider says."""

import threading

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel

from desktop.gui.classes import class_styles
from desktop.gui.image_loader import ImageLoader
from desktop.gui.image_panel import ImagePanel
from desktop.gui.pixels import ramp_qimage, to_qimage
from desktop.gui.slide_map_view import SlideMapView
from desktop.gui.worker import Worker
from desktop.overlay import ColourMap
from desktop.pictures.source import PictureSource
from desktop.pictures.tiling import TileKey
from desktop.store.results import RowKey
from inference.decision import Decision
from tests.desktop.gui.shown_results import LABELS, stored_result
from tests.inference.slide_files import aperio, slide_pixels, write_slide

PLAIN = (200, 120, 40)


@pytest.fixture
def worker():
    made = Worker("decoding")
    yield made
    made.stop()


@pytest.fixture
def loader(worker):
    made = ImageLoader(worker)
    yield made
    made.close()


@pytest.fixture
def panel(qtbot, loader, tmp_path):
    widget = ImagePanel(loader)
    qtbot.addWidget(widget)
    widget.resize(520, 620)
    widget.set_run(PictureSource(tmp_path), class_styles(LABELS))
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.fixture
def show(qtbot, panel):
    def show_it(result):
        panel.show_result(result)
        qtbot.waitUntil(lambda: panel.is_opened)
        return result

    return show_it


@pytest.fixture
def plain(tmp_path):
    return write(tmp_path / "plain.png", np.full((120, 160, 3), PLAIN, np.uint8))


def write(path, pixels):
    cv2.imwrite(str(path), cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))
    return path


def noise(height, width):
    return np.random.default_rng(0).integers(0, 256, (height, width, 3), dtype=np.uint8)


def shown(widget) -> np.ndarray:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


def centre(panel):
    pixels = shown(panel.view)
    return tuple(int(part) for part in pixels[pixels.shape[0] // 2, pixels.shape[1] // 2])


def test_an_opacity_of_zero_shows_the_plain_image_and_more_shows_the_heatmap(panel, show, plain):
    show(stored_result(plain))
    panel.slider.setValue(0)
    assert centre(panel) == PLAIN
    panel.slider.setValue(100)
    assert centre(panel) == pytest.approx((253, 231, 37), abs=12), "the strongest viridis colour"


def test_hiding_shows_the_plain_image_and_brings_the_heatmap_back(qtbot, panel, show, plain):
    show(stored_result(plain))
    with_heatmap = centre(panel)
    button = panel.controls.hide_button
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    assert centre(panel) == PLAIN != with_heatmap
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert centre(panel) == with_heatmap


def test_the_heatmap_is_that_of_the_predicted_class_until_another_is_chosen(panel, show, plain):
    show(stored_result(plain, best=1))
    assert panel.class_box.currentText() == "Early Pre-B"
    assert panel.legend.has_evidence
    panel.slider.setValue(100)
    strong = centre(panel)
    panel.class_box.setCurrentIndex(3)
    assert centre(panel) == PLAIN != strong, "no evidence leaves the image's own colour"
    assert not panel.legend.has_evidence
    assert "no place" in panel.legend.accessibleDescription()


@pytest.mark.parametrize(
    ("colour_map", "strongest", "words"),
    [
        (ColourMap.VIRIDIS, (253, 231, 37), "dark violet"),
        (ColourMap.MAGMA, (252, 253, 191), "black"),
        (ColourMap.CIVIDIS, (255, 234, 70), "dark blue"),
    ],
)
def test_the_colours_can_be_chosen_and_the_legend_follows(panel, show, plain, colour_map, strongest, words):
    show(stored_result(plain))
    panel.slider.setValue(100)
    panel.controls.set_colour_map(colour_map)
    assert centre(panel) == pytest.approx(strongest, abs=16)
    assert words in panel.legend.accessibleName()


def test_at_one_to_one_each_pixel_of_the_screen_is_one_of_the_files_own(qtbot, panel, show, tmp_path):
    pixels = noise(1500, 2300)
    show(stored_result(write(tmp_path / "large.png", pixels), size_px=(2300, 1500)))
    panel.slider.setValue(0)
    assert panel.viewport.scale < 0.5
    panel.fit_button.click()
    qtbot.waitUntil(lambda: panel.is_sharp)
    view = shown(panel.view)
    height, width = view.shape[:2]
    left, top = (-side for side in panel.viewport.origin)
    expected = pixels[top : top + height, left : left + width]
    # Beside the frame and the map of the whole image.
    assert np.array_equal(view[2:-110, 2:-110], expected[2:-110, 2:-110])
    assert panel.zoom_label.text() == "100\N{NO-BREAK SPACE}%"


def test_panning_at_one_to_one_brings_the_pixels_of_the_new_place(qtbot, panel, show, tmp_path):
    pixels = noise(1500, 2300)
    show(stored_result(write(tmp_path / "large.png", pixels), size_px=(2300, 1500)))
    panel.slider.setValue(0)
    panel.fit_button.click()
    panel.viewport.pan(99_999, 99_999)
    qtbot.waitUntil(lambda: panel.is_sharp)
    view = shown(panel.view)
    height, width = view.shape[:2]
    assert np.array_equal(view[2:-110, 2:-110], pixels[-height:, -width:][2:-110, 2:-110])


def test_the_wheel_zooms_to_the_pointer(qtbot, panel, show, tmp_path):
    show(stored_result(write(tmp_path / "large.png", noise(1500, 2300)), size_px=(2300, 1500)))
    panel.viewport.zoom(4)
    at = QPointF(panel.view.width() / 3, panel.view.height() / 3)
    ratio = panel.view.devicePixelRatioF()
    before = panel.viewport.image_point(at.x() * ratio, at.y() * ratio)
    scale = panel.viewport.scale
    turned = QWheelEvent(
        at,
        panel.view.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(panel.view, turned)
    assert panel.viewport.scale > scale
    after = panel.viewport.image_point(at.x() * ratio, at.y() * ratio)
    assert after == pytest.approx(before, abs=2 / panel.viewport.scale)


def test_the_image_is_moved_by_dragging_and_by_keys(qtbot, panel, show, tmp_path):
    show(stored_result(write(tmp_path / "large.png", noise(1500, 2300)), size_px=(2300, 1500)))
    panel.fit_button.click()
    left = panel.viewport.seen.left
    middle = panel.view.rect().center()
    qtbot.mousePress(panel.view, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(panel.view, middle - QPoint(50, 0))
    qtbot.mouseRelease(panel.view, Qt.MouseButton.LeftButton, pos=middle - QPoint(50, 0))
    dragged = panel.viewport.seen.left
    assert dragged == left + 50
    qtbot.keyClick(panel.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert panel.viewport.seen.left > dragged
    scale = panel.viewport.scale
    qtbot.keyClick(panel.view, Qt.Key.Key_Plus)
    assert panel.viewport.scale > scale


def test_the_original_is_beside_the_heatmap_without_it_and_moves_with_it(qtbot, panel, show, plain):
    show(stored_result(plain))
    panel.slider.setValue(100)
    panel.pair_button.click()
    assert panel.pair.is_side_by_side
    qtbot.waitUntil(lambda: panel.pair.original.width() > 100)
    plain_view = shown(panel.pair.original)
    middle = plain_view[plain_view.shape[0] // 2, plain_view.shape[1] // 2]
    assert tuple(middle) == PLAIN
    assert centre(panel) != PLAIN
    panel.viewport.zoom_to(8.0)
    assert panel.pair.original.viewport is panel.view.viewport
    panel.pair_button.click()
    assert not panel.pair.is_side_by_side


def test_an_unreadable_file_has_no_image_and_no_heatmap_controls(panel, plain):
    panel.show_result(stored_result(plain, decision=Decision.UNREADABLE, reason="Unreadable: the file is empty"))
    assert "could not be read" in panel.view.message
    for control in (panel.slider, panel.class_box, panel.fit_button, panel.pair_button):
        assert not control.isEnabled()


def test_no_row_asks_for_one(panel):
    panel.show_result(None)
    assert "Select a row" in panel.view.message


def test_a_file_that_is_gone_says_so_and_the_answer_stays(qtbot, panel, plain):
    result = stored_result(plain)
    plain.unlink()
    panel.show_result(result)
    qtbot.waitUntil(lambda: bool(panel.view.message))
    assert "its answer stays" in panel.view.message
    assert "no longer where it was screened" in panel.view.message


def test_another_file_of_the_same_name_is_not_shown(qtbot, panel, plain):
    result = stored_result(plain)
    write(plain, noise(120, 160))
    panel.show_result(result)
    qtbot.waitUntil(lambda: "was changed since it was screened" in panel.view.message)


def test_the_picture_of_the_row_before_never_stands_under_the_next_name(qtbot, panel, plain, tmp_path):
    other = write(tmp_path / "other.png", np.full((60, 60, 3), (10, 200, 10), np.uint8))
    panel.show_result(stored_result(plain))
    panel.show_result(stored_result(other, size_px=(60, 60), image_id=2))
    assert panel.caption.text() == "other.png"
    assert not panel.is_opened
    qtbot.waitUntil(lambda: panel.is_opened)
    panel.slider.setValue(0)
    assert centre(panel) == (10, 200, 10)


def test_an_answer_that_was_on_its_way_when_another_row_was_chosen_is_dropped(
    qtbot, monkeypatch, loader, panel, plain, tmp_path
):
    other = write(tmp_path / "other.png", np.full((60, 60, 3), (10, 200, 10), np.uint8))
    is_read = threading.Event()

    def told(pixels):
        is_read.set()
        return to_qimage(pixels)

    monkeypatch.setattr("desktop.gui.image_loader.to_qimage", told)
    opened = []
    loader.opened.connect(lambda picture: opened.append(picture.tiling.width_px))
    panel.show_result(stored_result(plain))
    # Without the event loop: from here on the first job cannot be stopped, and its answer is not delivered.
    assert is_read.wait(20)
    panel.show_result(stored_result(other, size_px=(60, 60), image_id=2))
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [60]


def test_a_reader_who_looks_at_pixels_sees_them_unmixed(panel, show, tmp_path):
    show(stored_result(write(tmp_path / "small.png", noise(200, 200)), size_px=(200, 200)))
    panel.slider.setValue(0)
    panel.viewport.zoom_to(8.0)
    view = shown(panel.view)
    left, top = panel.viewport.origin
    x, y = 8 + left % 8, 8 + top % 8
    assert (view[y : y + 8, x : x + 8] == view[y, x]).all(), "one pixel of the file is one colour"


def test_a_picture_read_ahead_needs_no_file_any_more(qtbot, worker, panel, show, plain, tmp_path):
    other = write(tmp_path / "other.png", np.full((60, 60, 3), (10, 200, 10), np.uint8))
    result = stored_result(other, size_px=(60, 60), image_id=2)
    show(stored_result(plain))
    panel.prefetch(result)
    qtbot.waitUntil(lambda: worker.is_idle)
    other.unlink()
    show(result)
    assert panel.size_label.text() == "60 \N{MULTIPLICATION SIGN} 60 px"


def test_a_thumbnail_stands_in_until_the_picture_is_read(qtbot, panel, plain):
    thumbnail = to_qimage(np.full((30, 40, 3), PLAIN, np.uint8))
    panel.slider.setValue(0)
    panel.show_result(stored_result(plain), thumbnail)
    assert not panel.is_opened
    assert centre(panel) == PLAIN
    qtbot.waitUntil(lambda: panel.is_opened)


def test_a_panel_that_is_not_seen_keeps_no_picture_in_memory(qtbot, worker, loader, panel, show, plain):
    show(stored_result(plain))
    assert loader.kept_bytes == 120 * 160 * 3
    panel.hide()
    qtbot.waitUntil(lambda: worker.is_idle)
    assert loader.kept_bytes == 0
    panel.slider.setValue(0)
    panel.show()
    assert centre(panel) == PLAIN, "what is on the screen stays there"


def test_tiles_are_read_again_after_the_panel_was_hidden(qtbot, worker, panel, show, tmp_path):
    pixels = noise(1500, 2300)
    show(stored_result(write(tmp_path / "large.png", pixels), size_px=(2300, 1500)))
    panel.hide()
    qtbot.waitUntil(lambda: worker.is_idle)
    panel.show()
    panel.fit_button.click()
    qtbot.waitUntil(lambda: panel.is_sharp)


def test_a_closed_loader_never_starts_its_thread_again(qtbot, worker, loader, panel, show, plain):
    result = show(stored_result(plain))
    loader.close()
    worker.stop()
    panel.viewport.zoom_to(0.9)
    panel.show_result(result)
    panel.prefetch(result)
    loader.want_tiles((TileKey(0, 0, 0),))
    assert worker.is_idle
    assert not panel.is_opened


def test_what_is_no_fault_of_the_file_is_told(qtbot, monkeypatch, panel, plain):
    def broken(*_given):
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("desktop.pictures.source.read_images", broken)
    with qtbot.waitSignal(panel.failed) as told:
        panel.show_result(stored_result(plain))
    assert isinstance(told.args[0], ZeroDivisionError)


def test_a_tile_is_shown_within_its_slide_and_a_click_asks_for_another(qtbot, worker, panel, tmp_path):
    pytest.importorskip("openslide")
    pixels = slide_pixels(2048, 1536, ((400, 400, 800),))
    path = write_slide(tmp_path / "slide.svs", pixels, aperio(MPP=0.25, AppMag=40), level_count=2)
    panel.show_result(stored_result(path, size_px=(400, 400), corner=(400, 400), image_id=7))
    qtbot.waitUntil(lambda: panel.slide_map.isVisible(), timeout=10_000)
    assert panel.size_label.text() == "400 \N{MULTIPLICATION SIGN} 400 px"
    assert "400, 400" in panel.slide_map.position_label.text()
    mark = panel.slide_map.map.mark()
    assert panel.slide_map.map.rect().contains(mark.center().toPoint())
    with qtbot.waitSignal(panel.tile_wanted) as told:
        panel.slide_map.tile_wanted.emit(800, 400)
    assert told.args == [RowKey(7, 0, 800, 400)]


def test_the_arrow_keys_move_the_slider_while_it_has_the_focus(qtbot, panel, show, plain):
    show(stored_result(plain))
    panel.slider.setFocus()
    before = panel.slider.value()
    qtbot.keyClick(panel.slider, Qt.Key.Key_Right)
    assert panel.slider.value() == before + 5


def test_every_control_has_a_name_for_those_who_cannot_see_it(panel):
    for control in (panel.view, panel.pair.original, panel.class_box, panel.controls.map_box, panel.slider):
        assert control.accessibleName()
    for button in (panel.fit_button, panel.pair_button, panel.controls.hide_button):
        assert button.accessibleName() or button.text()


def test_the_legend_runs_from_violet_to_yellow(qapp):
    ramp = ramp_qimage(ColourMap.VIRIDIS, 96)
    assert ramp.pixelColor(0, 0).getRgb()[:3] == pytest.approx((68, 1, 84), abs=3)
    assert ramp.pixelColor(95, 0).getRgb()[:3] == pytest.approx((253, 231, 37), abs=3)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_legend_of_a_slide_has_its_darkest_colour_beside_zero_in_either_direction(qapp, qtbot, direction):
    qapp.setLayoutDirection(direction)
    try:
        view = SlideMapView()
        qtbot.addWidget(view)
        view.resize(500, 200)
        view.show()
        zero, ramp, whole = (each for each in view.legend.findChildren(QLabel))
        assert (zero.text().strip("\u2066\u2069"), whole.text().strip("\u2066\u2069")) == (
            "0\N{NO-BREAK SPACE}%",
            "100\N{NO-BREAK SPACE}%",
        )
        picture = ramp.pixmap().toImage()
        ends = (picture.pixelColor(0, 5).lightness(), picture.pixelColor(picture.width() - 1, 5).lightness())
        is_dark_left, is_zero_left = ends[0] < ends[1], zero.x() < ramp.x() < whole.x()
        assert is_dark_left == is_zero_left
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
