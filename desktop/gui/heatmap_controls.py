"""How the heatmap is shown: of which class, in which colours, how strongly, and hidden while a button is held."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from desktop.gui.classes import ClassStyle
from desktop.gui.controls import Button, ComboBox
from desktop.gui.icons import IconName
from desktop.gui.legend import Legend
from desktop.gui.numbers import percent_text
from desktop.gui.theme import STEP_PX
from desktop.overlay import DEFAULT_OPACITY, ColourMap

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
        self.setAccessibleName(self.tr("Heatmap opacity in percent"))

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _ARROWS:
            event.accept()
            return True
        return super().event(event)


class HeatmapControls(QWidget):
    """Two rows of controls below the image.

    Signals:
        changed: class or colour map.
        opacity_changed: 0-1.
        hidden_changed: the heatmap is to be hidden, or shown again.
    """

    changed = Signal()
    opacity_changed = Signal(float)
    hidden_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.class_box = ComboBox(self.tr("Heatmap of class"), "Early Pre-B")
        self.map_box = ComboBox(self.tr("Colours of the heatmap"), "Magma M")
        self.map_box.setToolTip(self.tr("All three are even in lightness and safe for the colour-blind"))
        # The names of the colour maps are the same in all languages.
        for colour_map in ColourMap:
            self.map_box.addItem(colour_map.name.capitalize(), colour_map)
        self.hide_button = Button(self.tr("Hide"), IconName.HIDE)
        self.hide_button.setToolTip(self.tr("Hide the heatmap for as long as you hold this, or the key H"))
        self.hide_button.setAccessibleName(self.tr("Hide the heatmap while held"))
        self.slider = OpacitySlider()
        self.percent_label = QLabel()
        self.percent_label.setFixedWidth(self.fontMetrics().horizontalAdvance(percent_text(1.0)) + STEP_PX // 2)
        self.percent_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.legend = Legend()
        self._lay_out()
        self.class_box.currentIndexChanged.connect(self.changed)
        self.map_box.currentIndexChanged.connect(self._on_map)
        self.slider.valueChanged.connect(self._on_opacity)
        self.hide_button.pressed.connect(lambda: self.hidden_changed.emit(True))
        self.hide_button.released.connect(lambda: self.hidden_changed.emit(False))
        self._on_opacity(self.slider.value())

    @property
    def class_index(self) -> int:
        """Number of the chosen class; -1 when there is none."""
        return self.class_box.currentIndex()

    @property
    def colour_map(self) -> ColourMap:
        """The chosen colours."""
        return ColourMap(self.map_box.currentData())

    def set_colour_map(self, colour_map: ColourMap) -> None:
        """Choose colours, as remembered from before."""
        self.map_box.setCurrentIndex(self.map_box.findData(colour_map))

    def set_classes(self, styles: tuple[ClassStyle, ...]) -> None:
        """Offer these classes."""
        self.class_box.blockSignals(True)
        self.class_box.clear()
        for style in styles:
            self.class_box.addItem(style.name)
        self.class_box.blockSignals(False)

    def choose_class(self, index: int) -> None:
        """Choose a class without telling; -1 is none."""
        self.class_box.blockSignals(True)
        self.class_box.setCurrentIndex(index)
        self.class_box.blockSignals(False)

    def set_usable(self, usable: bool) -> None:
        """Whether there is a heatmap to show."""
        for control in (self.class_box, self.map_box, self.slider, self.hide_button, self.legend):
            control.setEnabled(usable)
        self.legend.setVisible(usable)

    def _on_map(self) -> None:
        self.legend.set_colour_map(self.colour_map)
        self.changed.emit()

    def _on_opacity(self, percent: int) -> None:
        self.percent_label.setText(percent_text(percent / 100.0))
        self.opacity_changed.emit(percent / 100.0)

    def _lay_out(self) -> None:
        class_label, opacity_label = QLabel(self.tr("&Heatmap")), QLabel(self.tr("O&pacity"))
        class_label.setBuddy(self.class_box)
        opacity_label.setBuddy(self.slider)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(STEP_PX)
        first.addWidget(class_label)
        first.addWidget(self.class_box)
        first.addWidget(self.map_box)
        first.addStretch(1)
        first.addWidget(self.hide_button)
        second.addWidget(opacity_label)
        second.addWidget(self.slider, 1)
        second.addWidget(self.percent_label)
        second.addSpacing(STEP_PX)
        second.addWidget(self.legend)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP_PX)
        layout.addLayout(first)
        layout.addLayout(second)
