"""The filters that are needed less often, in a panel that opens and closes: class, flag, confidence, case, review."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
)

from desktop.gui.classes import ClassStyle
from desktop.gui.controls import CheckBox, ComboBox, clear_layout, percent_box
from desktop.gui.theme import STEP_PX
from desktop.gui.wording import short_flag
from desktop.store.result_query import EVERY_ROW, RowFilter
from inference.decision import Flag


class FilterPanel(QFrame):
    """Makes a RowFilter of what is chosen.

    Signals:
        changed: something else is chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("More filters"))
        self.class_boxes: list[CheckBox] = []
        self._class_row = QHBoxLayout()
        self.flag_box = ComboBox(self.tr("Flag"), "")
        self.flag_box.addItem(self.tr("Any or none"), None)
        for flag in Flag:
            self.flag_box.addItem(short_flag(flag), flag)
        self.least_box = percent_box(self.tr("Probability at least"))
        self.most_box = percent_box(self.tr("Probability at most"))
        for box, value in ((self.least_box, 0), (self.most_box, 100)):
            box.setSingleStep(5)
            box.setValue(value)
        self.case_box = ComboBox(self.tr("Case"), "")
        self.case_box.setEditable(True)
        self.case_box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._cases = QStringListModel(self)
        self.case_box.setModel(self._cases)
        self.review_box = ComboBox(self.tr("Review"), "")
        self.review_box.addItem(self.tr("Reviewed or not"), None)
        self.review_box.addItem(self.tr("Reviewed"), True)
        self.review_box.addItem(self.tr("Not reviewed"), False)
        self._case_names: tuple[str, ...] = ()
        self.set_cases(())
        self._lay_out()
        self.flag_box.currentIndexChanged.connect(self.changed)
        self.review_box.currentIndexChanged.connect(self.changed)
        self.case_box.currentIndexChanged.connect(self.changed)
        self.least_box.valueChanged.connect(self.changed)
        self.most_box.valueChanged.connect(self.changed)

    @property
    def wanted(self) -> RowFilter:
        """What is chosen."""
        classes = frozenset(box.text() for box in self.class_boxes if box.isChecked())
        flag, place = self.flag_box.currentData(), self.case_box.currentIndex()
        least, most = self.least_box.value(), self.most_box.value()
        return RowFilter(
            # None checked means that the class does not matter, as all checked does.
            classes=classes if 0 < len(classes) < len(self.class_boxes) else None,
            flags=None if flag is None else frozenset({Flag(flag)}),
            minimum_probability=least / 100 if least > 0 else None,
            maximum_probability=most / 100 if most < 100 else None,
            case=self._case_names[place - 1] if 0 < place <= len(self._case_names) else None,
            reviewed=self.review_box.currentData(),
        )

    @property
    def chosen_count(self) -> int:
        """How many of the filters are in use."""
        wanted = self.wanted
        probability = wanted.minimum_probability is not None or wanted.maximum_probability is not None
        others = (wanted.classes, wanted.flags, wanted.case, wanted.reviewed)
        return sum(each is not None for each in others) + probability

    def set_classes(self, styles: Sequence[ClassStyle]) -> None:
        """Offer these classes, none of them chosen."""
        clear_layout(self._class_row)
        self.class_boxes = [CheckBox(style.name) for style in styles]
        for box in self.class_boxes:
            box.toggled.connect(self.changed)
            self._class_row.addWidget(box)
        self._class_row.addStretch(1)

    def set_cases(self, names: Sequence[str]) -> None:
        """Offer these cases; the one that is chosen stays if it is among them."""
        held = self.wanted.case
        self._case_names = tuple(names)
        with QSignalBlocker(self.case_box):
            shown = (name or self.tr("(top folder)") for name in names)
            self._cases.setStringList([self.tr("All cases"), *shown])
            self.case_box.setCurrentIndex(names.index(held) + 1 if held in names else 0)
            completer = QCompleter(self._cases, self.case_box)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.case_box.setCompleter(completer)

    def choose_case(self, name: str | None) -> None:
        """Choose a case, or all; one that is not offered yet is."""
        if name is not None and name not in self._case_names:
            self.set_cases((*self._case_names, name))
        self.case_box.setCurrentIndex(0 if name is None else self._case_names.index(name) + 1)

    def clear(self) -> None:
        """Choose nothing; `changed` comes once, if anything was chosen."""
        was_chosen = self.wanted != EVERY_ROW
        with QSignalBlocker(self):
            for check_box in self.class_boxes:
                check_box.setChecked(False)
            for box in (self.flag_box, self.case_box, self.review_box):
                box.setCurrentIndex(0)
            self.least_box.setValue(0)
            self.most_box.setValue(100)
        if was_chosen:
            self.changed.emit()

    def _lay_out(self) -> None:
        probability = QHBoxLayout()
        probability.setSpacing(STEP_PX)
        probability.addWidget(self.least_box)
        probability.addWidget(QLabel(self.tr("to")))
        probability.addWidget(self.most_box)
        probability.addStretch(1)
        self._class_row.setSpacing(2 * STEP_PX)
        layout = QFormLayout(self)
        layout.setContentsMargins(2 * STEP_PX, STEP_PX, 2 * STEP_PX, STEP_PX)
        layout.setHorizontalSpacing(2 * STEP_PX)
        layout.setVerticalSpacing(STEP_PX // 2)
        layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        layout.addRow(self.tr("Class"), self._class_row)
        layout.addRow(self.tr("Probability"), probability)
        for name, box in (
            (self.tr("Flag"), self.flag_box),
            (self.tr("Case"), self.case_box),
            (self.tr("Review"), self.review_box),
        ):
            layout.addRow(name, box)
