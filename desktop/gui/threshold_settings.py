"""The thresholds of the model in use, each to be moved within the bounds of the model's card and no further."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.gui.controls import Button, clear_layout, indent_text, wrapped_label
from desktop.gui.engine_words import engine_sentence, threshold_name
from desktop.gui.numbers import decimal_text
from desktop.gui.theme import STEP_PX
from inference.card import ModelCard, Threshold, Thresholds

_BOX_PX = 136
# What a step of the arrow keys moves, of the whole range.
_STEPS = 100


class ThresholdSettings(QWidget):
    """One line per threshold: what it is, its value, and the way back to the model's own.

    Signals:
        changed (str, dict[str, float]): the model's id, and what differs from the card.
    """

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QDoubleSpinBox] = {}
        self.explanation = wrapped_label("", muted=True)
        self.reset_button = Button(self.tr("The model's own"))
        self.reset_button.setToolTip(self.tr("Put every threshold back to what the model's card says"))
        self.reset_button.clicked.connect(self._reset)
        self._card: ModelCard | None = None
        self._lines = QWidget()
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * STEP_PX)
        self._grid.setVerticalSpacing(STEP_PX)
        self._grid.setColumnStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP_PX)
        layout.addWidget(wrapped_label(self.tr("Thresholds"), heading=True))
        layout.addWidget(self.explanation)
        layout.addWidget(self._lines)
        layout.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.show_none()

    def show_none(self) -> None:
        """There is no model."""
        self._card = None
        self._lines.hide()
        self.reset_button.hide()
        self.explanation.setText(self.tr("They are shown here as soon as a model is ready."))

    def show_model(self, card: ModelCard, chosen: Mapping[str, float]) -> None:
        """Show a model's thresholds.

        Args:
            chosen: what a laboratory moved; what lies outside the card's bounds is shown at the bound.
        """
        if self._card is not card:
            self._card = card
            self._build(card)
        for name, box in self.boxes.items():
            box.blockSignals(True)
            box.setValue(chosen.get(name, _threshold(card.thresholds, name).default))
            box.blockSignals(False)
        self.explanation.setText(
            self.tr(
                "Of {model}, for new runs. A run keeps the thresholds that it began with, and its audit log says which."
            ).format(model=card.id)
        )
        self._lines.show()
        self.reset_button.show()
        self.reset_button.setEnabled(bool(self._chosen()))

    def _build(self, card: ModelCard) -> None:
        clear_layout(self._grid)
        self.boxes = {}
        for place, name in enumerate(Thresholds.model_fields):
            threshold = _threshold(card.thresholds, name)
            words = QVBoxLayout()
            words.setSpacing(0)
            label = QLabel(threshold_name(name))
            words.addWidget(label)
            decimals = _decimals(threshold)
            bounds = self.tr("{meaning} From {least} to {most}; the model's own is {own}.").format(
                meaning=_sentence(threshold.meaning),
                least=decimal_text(threshold.minimum, decimals),
                most=decimal_text(threshold.maximum, decimals),
                own=decimal_text(threshold.default, decimals),
            )
            if name == "near_threshold_margin":
                bounds += " " + self.tr("It reaches at most half-way from the reporting threshold to 1.")
            words.addWidget(wrapped_label(bounds, muted=True))
            box = QDoubleSpinBox()
            box.setAccessibleName(threshold_name(name))
            box.setDecimals(decimals)
            box.setRange(threshold.minimum, threshold.maximum)
            box.setSingleStep((threshold.maximum - threshold.minimum) / _STEPS or 1.0)
            box.setEnabled(threshold.minimum < threshold.maximum)
            box.setFixedWidth(_BOX_PX)
            indent_text(box)
            # A half-typed number is no choice.
            box.setKeyboardTracking(False)
            box.valueChanged.connect(self._tell)
            label.setBuddy(box)
            self.boxes[name] = box
            self._grid.addLayout(words, place, 0)
            self._grid.addWidget(box, place, 1, Qt.AlignmentFlag.AlignTop)

    def _chosen(self) -> dict[str, float]:
        if self._card is None:
            return {}
        found = {}
        for name, box in self.boxes.items():
            threshold = _threshold(self._card.thresholds, name)
            if box.value() != round(threshold.default, box.decimals()):
                found[name] = box.value()
        return found

    def _reset(self) -> None:
        if self._card is not None:
            self.show_model(self._card, {})
            self._tell()

    def _tell(self) -> None:
        if self._card is not None:
            chosen = self._chosen()
            self.reset_button.setEnabled(bool(chosen))
            self.changed.emit(self._card.id, chosen)


def _threshold(thresholds: Thresholds, name: str) -> Threshold:
    found: Threshold = getattr(thresholds, name)
    return found


def _decimals(threshold: Threshold) -> int:
    span = threshold.maximum - threshold.minimum
    return 3 if span <= 1.0 else 2 if span <= 10.0 else 1


def _sentence(meaning: str) -> str:
    text = engine_sentence(meaning.strip())
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "\u0964")) else ".")
