"""The image is shown as it is, the heatmap over it as strong as the slider says."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from desktop.gui.classes import class_styles
from desktop.gui.image_panel import ImagePanel
from desktop.gui.jobs import DecodedImage
from desktop.gui.pixels import scaled_heatmaps, shrunk, thumbnail_jpeg, to_qimage, viridis_ramp
from inference.decision import Decision


@pytest.fixture
def panel(qtbot, card):
    widget = ImagePanel()
    qtbot.addWidget(widget)
    widget.resize(500, 500)
    widget.set_classes(class_styles(card.labels))
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def decoded(width_px: int = 40, height_px: int = 30) -> DecodedImage:
    pixels = np.full((height_px, width_px, 3), (200, 120, 40), dtype=np.uint8)
    return DecodedImage(to_qimage(pixels), width_px, height_px)


def centre(panel: ImagePanel) -> tuple[int, int, int]:
    image = panel.view.viewport().grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2).getRgb()[:3]


def test_an_opacity_of_zero_shows_the_plain_image_and_more_shows_the_heatmap(panel, make_entry):
    panel.show_entry(make_entry())
    panel.show_image(decoded())
    panel.slider.setValue(0)
    assert centre(panel) == (200, 120, 40)
    panel.slider.setValue(100)
    assert centre(panel) == pytest.approx((253, 231, 37), abs=12), "the strongest viridis colour"


def test_hiding_shows_the_plain_image_and_brings_the_heatmap_back(panel, make_entry):
    panel.show_entry(make_entry())
    panel.show_image(decoded())
    with_heatmap = centre(panel)
    panel.view.set_heatmap_hidden(True)
    assert centre(panel) == (200, 120, 40) != with_heatmap
    panel.view.set_heatmap_hidden(False)
    assert centre(panel) == with_heatmap


def test_the_heatmap_is_that_of_the_predicted_class_until_another_is_chosen(panel, make_entry):
    entry = make_entry(best=1)
    entry.heatmaps[:, :, 3] = 0
    panel.show_entry(entry)
    assert panel.class_box.currentText() == "Early Pre-B"
    panel.show_image(decoded())
    panel.slider.setValue(100)
    strong = centre(panel)
    panel.class_box.setCurrentIndex(3)
    assert centre(panel) == (200, 120, 40), "no evidence leaves the image's own colour"
    assert strong != centre(panel)


def test_an_unreadable_file_has_no_image_and_no_heatmap_controls(panel, make_entry):
    panel.show_entry(make_entry(decision=Decision.UNREADABLE, reason="Unreadable: the file is empty"))
    assert "could not be read" in panel.view.message
    assert not panel.slider.isEnabled()
    assert not panel.class_box.isEnabled()


def test_z_goes_between_the_whole_image_and_single_pixels(panel, make_entry):
    panel.show_entry(make_entry())
    panel.show_image(decoded(400, 300))
    fitted = panel.view.transform().m11()
    panel.view.toggle_fit()
    assert panel.view.transform().m11() == pytest.approx(1.0 / panel.view.devicePixelRatioF())
    assert panel.fit_button.text() == "Fit"
    panel.view.toggle_fit()
    assert panel.view.transform().m11() == pytest.approx(fitted)


def test_a_reduced_image_says_so(panel, make_entry):
    panel.show_entry(make_entry())
    panel.show_image(DecodedImage(QImage(2000, 1500, QImage.Format.Format_RGB888), 8000, 6000))
    assert panel.size_label.text() == "8,000 \N{MULTIPLICATION SIGN} 6,000 px, shown reduced to 2,000 px"


def test_the_arrow_keys_move_the_slider_while_it_has_the_focus(qtbot, panel, make_entry):
    panel.show_entry(make_entry())
    panel.slider.setFocus()
    before = panel.slider.value()
    qtbot.keyClick(panel.slider, Qt.Key.Key_Right)
    assert panel.slider.value() == before + 5


def test_heatmaps_too_faint_for_float16_keep_their_shape():
    faint = np.zeros((3, 3, 2), dtype=np.float32)
    faint[1, 1, 0] = 1e-9
    faint[0, 0, 0] = 0.5e-9
    scaled = scaled_heatmaps(faint)
    assert scaled.dtype == np.float16
    assert (scaled[1, 1, 0], scaled[0, 0, 0]) == (1.0, 0.5)
    assert not scaled[:, :, 1].any()


def test_only_large_images_are_shrunk():
    pixels = np.zeros((30, 40, 3), dtype=np.uint8)
    assert shrunk(pixels, 40) is pixels
    assert shrunk(np.zeros((3000, 4000, 3), dtype=np.uint8), 2000).shape == (1500, 2000, 3)


def test_a_thumbnail_takes_a_few_kilobytes():
    noise = np.random.default_rng(0).integers(0, 256, (600, 800, 3), dtype=np.uint8)
    assert len(thumbnail_jpeg(noise)) < 10_000


def test_the_legend_runs_from_violet_to_yellow(qapp):
    ramp = viridis_ramp(96)
    assert ramp.pixelColor(0, 0).getRgb()[:3] == pytest.approx((68, 1, 84), abs=3)
    assert ramp.pixelColor(95, 0).getRgb()[:3] == pytest.approx((253, 231, 37), abs=3)
