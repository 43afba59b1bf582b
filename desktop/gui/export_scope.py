"""Which rows are exported: the whole run, one case, or what the results' filter lets through."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCompleter, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.export_choices import ExportScope
from desktop.exports.filter_words import filter_in_words
from desktop.gui.controls import ComboBox, ElidedLabel
from desktop.gui.theme import STEP_PX
from desktop.store.result_query import EVERY_ROW, RowFilter


class ExportScopeBox(QWidget):
    """Three choices; at first the whole run, so that a forgotten filter loses no rows.

    Signals:
        changed: other rows are chosen.

    Args:
        wanted: the filter that the results are under.
        case: the one that is looked at, to begin with.
    """

    changed = Signal()

    def __init__(self, wanted: RowFilter, case: str | None) -> None:
        super().__init__()
        self._wanted = wanted
        self._first_case = case if case is not None else wanted.case
        self._cases: tuple[str, ...] = ()
        self.run_button = QRadioButton(self.tr("&Whole run"))
        self.case_button = QRadioButton(self.tr("One &case"))
        self.filter_button = QRadioButton(self.tr("Rows under the current &filter"))
        self.run_button.setChecked(True)
        self.case_button.setEnabled(False)
        self.filter_button.setEnabled(wanted != EVERY_ROW)
        self.filter_words = ElidedLabel(self._filter_text())
        self.filter_words.setProperty("muted", True)
        self.case_box = ComboBox(self.tr("Case"), "")
        self.case_box.setEditable(True)
        self.case_box.setInsertPolicy(ComboBox.InsertPolicy.NoInsert)
        self.case_box.setEnabled(False)
        group = QButtonGroup(self)
        for button in (self.run_button, self.case_button, self.filter_button):
            group.addButton(button)
        group.buttonToggled.connect(self._on_toggled)
        self.case_box.currentIndexChanged.connect(self.changed)
        row = QHBoxLayout()
        row.addWidget(self.case_button)
        row.addWidget(self.case_box, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP_PX)
        layout.addWidget(self.run_button)
        layout.addLayout(row)
        layout.addWidget(self.filter_button)
        layout.addWidget(self.filter_words)

    @property
    def scope(self) -> ExportScope:
        """Which of the three is chosen."""
        if self.case_button.isChecked():
            return ExportScope.CASE
        return ExportScope.FILTER if self.filter_button.isChecked() else ExportScope.RUN

    @property
    def case(self) -> str | None:
        """The case that the rows are of; None for all."""
        if self.scope is ExportScope.FILTER:
            return self._wanted.case
        place = self.case_box.currentIndex()
        return self._cases[place] if self.scope is ExportScope.CASE and 0 <= place < len(self._cases) else None

    @property
    def rows(self) -> RowFilter:
        """The filter, apart from its case."""
        return replace(self._wanted, case=None) if self.scope is ExportScope.FILTER else EVERY_ROW

    @property
    def is_complete(self) -> bool:
        """Whether it is clear which rows: a case whose name is not in the list is none."""
        return self.scope is not ExportScope.CASE or self.case is not None

    def set_cases(self, names: tuple[str, ...]) -> None:
        """Offer these cases."""
        self._cases = names
        shown = [name or self.tr("(top folder)") for name in names]
        with QSignalBlocker(self.case_box):
            self.case_box.clear()
            self.case_box.addItems(shown)
            if self._first_case in names:
                self.case_box.setCurrentIndex(names.index(self._first_case))
        completer = QCompleter(shown, self.case_box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.case_box.setCompleter(completer)
        self.case_button.setEnabled(bool(names))

    def _on_toggled(self, _button: QRadioButton, is_on: bool) -> None:
        self.case_box.setEnabled(self.case_button.isChecked())
        # Of the two buttons that change, one tells.
        if is_on:
            self.changed.emit()

    def _filter_text(self) -> str:
        if self._wanted == EVERY_ROW:
            return self.tr("The results are not filtered.")
        words = filter_in_words(self._wanted)
        case = () if self._wanted.case is None else (self._wanted.case or self.tr("(top folder)"),)
        return "; ".join((*case, *([words] if words else [])))
