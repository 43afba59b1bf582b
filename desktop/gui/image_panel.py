"""The middle pane: the selected image, its heatmap, and how the heatmap is shown."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from desktop.gui.classes import ClassStyle
from desktop.gui.controls import Button, ComboBox, ElidedLabel
from desktop.gui.entry import Entry
from desktop.gui.icons import IconName
from desktop.gui.image_view import ImageView
from desktop.gui.jobs import DecodedImage
from desktop.gui.legend import Legend
from desktop.gui.pixels import heatmap_qimage
from desktop.gui.theme import STEP_PX
from desktop.gui.wording import name_text
from desktop.overlay import DEFAULT_OPACITY
from inference.decision import Decision

_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})


class OpacitySlider(QSlider):
    """Percent of the heatmap's opacity. While it has the focus the arrow keys are its own."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setPageStep(20)
        self.setMinimumWidth(64)
        self.setValue(round(DEFAULT_OPACITY * 100))
        self.setAccessibleName("Heatmap opacity in percent")

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _ARROWS:
            event.accept()
            return True
        return super().event(event)


class ImagePanel(QWidget):
    """Shows an entry: first its thumbnail, then the decoded image when the worker has it."""

    def __init__(self) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self.view = ImageView()
        self.view.setMinimumSize(QSize(240, 200))
        self.caption = ElidedLabel()
        self.size_label = QLabel()
        self.size_label.setProperty("muted", True)
        self.class_box = ComboBox("Heatmap of class", "Early Pre-B")
        self.slider = OpacitySlider()
        self.percent_label = QLabel()
        self.percent_label.setFixedWidth(self.fontMetrics().horizontalAdvance("100 %") + STEP_PX // 2)
        self.percent_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.fit_button = Button("1:1", IconName.ZOOM)
        self.fit_button.setToolTip("Between the whole image and its single pixels (Z)")
        self.legend = Legend()
        self.hint = QLabel("Hold H to hide")
        self.hint.setProperty("muted", True)
        self._lay_out()
        self.class_box.currentIndexChanged.connect(self._show_heatmap)
        self.slider.valueChanged.connect(self._show_opacity)
        self.fit_button.clicked.connect(self.view.toggle_fit)
        self.view.fit_changed.connect(self._name_fit_button)
        self._name_fit_button(self.view.fits)
        self._show_opacity(self.slider.value())
        self.show_entry(None)

    def set_classes(self, styles: tuple[ClassStyle, ...]) -> None:
        """Offer these classes for the heatmap."""
        self.class_box.blockSignals(True)
        self.class_box.clear()
        for style in styles:
            self.class_box.addItem(style.name)
        self.class_box.blockSignals(False)

    def show_entry(self, entry: Entry | None) -> None:
        """Show an entry's thumbnail until its image arrives; the heatmap is that of the predicted class."""
        self._entry = entry
        readable = entry is not None and entry.heatmaps is not None
        for control in (self.class_box, self.slider, self.fit_button):
            control.setEnabled(readable)
        self.size_label.setText("")
        if entry is None:
            self.caption.setText("")
            self.view.show_message("Select a row to see its image")
            return
        self.caption.setText(name_text(entry.row))
        self.view.setAccessibleDescription(entry.row.image_path)
        if entry.row.decision is Decision.UNREADABLE:
            self.view.show_message("No image: this file could not be read")
            return
        thumbnail = QPixmap()
        thumbnail.loadFromData(entry.thumbnail, "JPG")
        self.view.show_image(thumbnail.toImage())
        self.class_box.blockSignals(True)
        self.class_box.setCurrentIndex(-1 if entry.predicted_index is None else entry.predicted_index)
        self.class_box.blockSignals(False)
        self._show_heatmap()

    def show_image(self, image: DecodedImage) -> None:
        """The image of the entry that is shown has been decoded."""
        self.view.show_image(image.picture)
        text = f"{image.width_px:,} \N{MULTIPLICATION SIGN} {image.height_px:,} px"
        if image.picture.width() < image.width_px:
            text += f", shown reduced to {image.picture.width():,} px"
        self.size_label.setText(text)

    def show_failure(self, text: str) -> None:
        """The image could be screened but not be read again."""
        self.view.show_message(f"This image cannot be shown now; its answer stays.\n{text}")

    def _show_heatmap(self) -> None:
        entry, index = self._entry, self.class_box.currentIndex()
        if entry is None or entry.heatmaps is None or index < 0:
            self.view.set_heatmap(None)
            return
        width_px, height_px = entry.row.width_px or 1, entry.row.height_px or 1
        self.view.set_heatmap(heatmap_qimage(entry.heatmaps[:, :, index], width_px, height_px))

    def _show_opacity(self, percent: int) -> None:
        self.percent_label.setText(f"{percent} %")
        self.view.set_opacity(percent / 100.0)

    def _name_fit_button(self, fits: bool) -> None:
        self.fit_button.setText("1:1" if fits else "Fit")
        self.fit_button.setAccessibleName("Show single pixels" if fits else "Fit the whole image")

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(STEP_PX)
        title.addWidget(self.caption, 1)
        title.addWidget(self.size_label)
        title.addWidget(self.fit_button)
        of_label = QLabel("&Heatmap")
        of_label.setBuddy(self.class_box)
        opacity_label = QLabel("O&pacity")
        opacity_label.setBuddy(self.slider)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(STEP_PX)
        first.addWidget(of_label)
        first.addWidget(self.class_box)
        first.addStretch(1)
        first.addWidget(self.hint)
        second.addWidget(opacity_label)
        second.addWidget(self.slider, 1)
        second.addWidget(self.percent_label)
        second.addSpacing(STEP_PX)
        second.addWidget(self.legend)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP_PX)
        layout.addLayout(title)
        layout.addWidget(self.view, 1)
        layout.addLayout(first)
        layout.addLayout(second)
