"""What is chosen in the export dialog: rows, formats, place, and a preview of what would be written."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.export_choices import ExportChoices
from desktop.exports.export_name import default_name, filtered_name
from desktop.exports.exported import ExportOptions
from desktop.exports.formats import ExportFormat
from desktop.gui.controls import Button, CheckBox, ComboBox, wrapped_label
from desktop.gui.export_job import ExportWish
from desktop.gui.export_preview import ExportPreview
from desktop.gui.export_scope import ExportScopeBox
from desktop.gui.export_words import format_meaning, format_name
from desktop.gui.file_dialogs import choose_folder
from desktop.gui.runs.open_run import OpenRun
from desktop.gui.theme import STEP_PX
from desktop.store.result_query import EVERY_ROW, RowFilter

_FORM_PX = 432
_MOST_PICTURES = 1000


class ExportForm(QWidget):
    """Rows, formats and place, with a preview beside them.

    Signals:
        changed: something else is chosen.

    Args:
        run: to be exported.
        choices: of the last time.
        wanted: the filter that the results are under.
        case: the one that is looked at, to begin with.
    """

    changed = Signal()

    def __init__(self, run: OpenRun, choices: ExportChoices, wanted: RowFilter, case: str | None) -> None:
        super().__init__()
        self._run = run
        # The cases that may hold whole slides; None is not known yet.
        self._slide_cases: frozenset[str] | None = None
        self.scope = ExportScopeBox(wanted, case)
        self._make_formats(choices)
        self._make_place(choices)
        self.preview = ExportPreview(run)
        self.preview_box = ComboBox(
            self.tr("Preview of"), max((format_name(each) for each in ExportFormat), key=len) + "MM"
        )
        self._lay_out()
        self._connect()
        self.show_state()
        self._ask_for_cases()

    # What is chosen

    @property
    def formats(self) -> tuple[ExportFormat, ...]:
        """The formats that are chosen and possible."""
        return tuple(each for each, box in self.format_boxes.items() if box.isChecked() and box.isEnabled())

    @property
    def folder(self) -> Path:
        """Where to."""
        text = self.folder_box.text().strip()
        return Path(text) if text else self._run.folder

    @property
    def choices(self) -> ExportChoices:
        """What is to be remembered."""
        folder = self.folder
        return ExportChoices(
            formats=tuple(each for each, box in self.format_boxes.items() if box.isChecked()),
            folder=None if folder == self._run.folder else folder,
            picture_limit=self.pictures_box.value(),
            opens_folder=self.opens_box.isChecked(),
            prints=self.prints_box.isChecked(),
        )

    def wishes(self, *, may_replace: bool) -> tuple[ExportWish, ...]:
        """What would be written now."""
        case, rows = self.scope.case, self.scope.rows
        options = ExportOptions(case, may_replace, self.pictures_box.value(), rows)
        named = default_name if rows == EVERY_ROW else filtered_name
        return tuple(ExportWish(each, self.folder / named(each, case), options) for each in self.formats)

    @property
    def is_complete(self) -> bool:
        """Whether enough is chosen to be written."""
        return bool(self.formats) and self.scope.is_complete

    @property
    def row_count(self) -> int | None:
        """Rows of each export, as far as the preview has counted them; None is not known yet."""
        return None if self.preview.preview is None else self.preview.preview.row_count

    # Showing what is chosen

    def show_state(self) -> None:
        """Offer what goes together with what is chosen, and preview it."""
        for each, box in self.format_boxes.items():
            obstacle = self._obstacle(each)
            box.setEnabled(not obstacle)
            box.setToolTip(obstacle)
            box.setAccessibleDescription(obstacle or format_meaning(each))
        formats = self.formats
        self.pictures_box.setEnabled(ExportFormat.PDF in formats)
        self.prints_box.setEnabled(ExportFormat.PDF in formats)
        self._show_formats_to_preview(formats)
        self._show_preview()

    def _obstacle(self, export_format: ExportFormat) -> str:
        """Why these rows cannot be written in a format; empty where they can."""
        if self.scope.rows != EVERY_ROW and not export_format.can_be_filtered:
            return self.tr("Of a whole run or case only: with rows missing it would look complete.")
        if export_format is ExportFormat.SLIDE_MAPS and not self._may_have_slides():
            return self.tr("There is no whole slide among these images.")
        return ""

    def _may_have_slides(self) -> bool:
        known, case = self._slide_cases, self.scope.case
        return known is None or (bool(known) if case is None else case in known)

    def _show_formats_to_preview(self, formats: Sequence[ExportFormat]) -> None:
        held = self.preview_box.currentData()
        offered = formats or (ExportFormat.CSV,)
        with QSignalBlocker(self.preview_box):
            self.preview_box.clear()
            for each in offered:
                self.preview_box.addItem(format_name(each), each)
            if held in offered:
                self.preview_box.setCurrentIndex(offered.index(held))

    def _show_preview(self) -> None:
        self.preview.show_export(
            ExportFormat(self.preview_box.currentData()), replace(self.scope.rows, case=self.scope.case)
        )

    def _on_choice(self) -> None:
        self.show_state()
        self.changed.emit()

    def _ask_for_cases(self) -> None:
        task = self._run.ask(lambda reader, _control: tuple(each.case for each in reader.cases()))
        task.finished.connect(self._take_cases)
        # Apart, as it looks at every image's name.
        task = self._run.ask(lambda reader, _control: reader.slide_cases())
        task.finished.connect(self._take_slide_cases)

    def _take_cases(self, names: tuple[str, ...] | None) -> None:
        self.scope.set_cases(names or ())

    def _take_slide_cases(self, cases: frozenset[str] | None) -> None:
        self._slide_cases = cases
        self._on_choice()

    def _choose_folder(self) -> None:
        then = self.folder_box.setText
        choose_folder(self, self.tr("Export into a folder"), lambda folder: then(str(folder)), str(self.folder))

    # Building

    def _make_formats(self, choices: ExportChoices) -> None:
        self.format_boxes = {each: CheckBox(format_name(each)) for each in ExportFormat}
        for each, box in self.format_boxes.items():
            box.setChecked(each in choices.formats)
        self.pictures_box = QSpinBox()
        self.pictures_box.setRange(0, _MOST_PICTURES)
        self.pictures_box.setSingleStep(10)
        self.pictures_box.setValue(choices.picture_limit)
        self.pictures_box.setAccessibleName(self.tr("Images in the report at most"))

    def _make_place(self, choices: ExportChoices) -> None:
        self.folder_box = QLineEdit(str(choices.folder or self._run.folder))
        self.folder_box.setAccessibleName(self.tr("Export into the folder"))
        self.browse_button = Button(self.tr("&Browse{dots}").format(dots="\u2026"))
        self.opens_box = CheckBox(self.tr("&Open the folder afterwards"))
        self.opens_box.setChecked(choices.opens_folder)
        self.prints_box = CheckBox(self.tr("&Print the report afterwards"))
        self.prints_box.setChecked(choices.prints)
        self.browse_button.setAutoDefault(False)

    def _lay_out(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(STEP_PX)
        form.addWidget(_heading(self.tr("Which rows")))
        form.addWidget(self.scope)
        form.addSpacing(STEP_PX)
        form.addWidget(_heading(self.tr("As")))
        formats = QGridLayout()
        formats.setHorizontalSpacing(2 * STEP_PX)
        formats.setVerticalSpacing(STEP_PX)
        for place, (each, box) in enumerate(self.format_boxes.items()):
            formats.addWidget(box, place, 0, Qt.AlignmentFlag.AlignTop)
            formats.addWidget(wrapped_label(format_meaning(each), muted=True), place, 1)
        formats.setColumnStretch(1, 1)
        form.addLayout(formats)
        pictures = QHBoxLayout()
        pictures.addWidget(QLabel(self.tr("Images in the report at most")))
        pictures.addWidget(self.pictures_box)
        pictures.addStretch(1)
        form.addLayout(pictures)
        form.addStretch(1)
        left = QWidget()
        left.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        left.setFixedWidth(_FORM_PX)
        head = QHBoxLayout()
        head.addWidget(_heading(self.tr("Preview")))
        head.addStretch(1)
        head.addWidget(self.preview_box)
        right = QVBoxLayout()
        right.setSpacing(STEP_PX)
        right.addLayout(head)
        right.addWidget(self.preview, 1)
        top = QHBoxLayout()
        top.setSpacing(3 * STEP_PX)
        top.addWidget(left)
        top.addLayout(right, 1)
        into = QHBoxLayout()
        into.setSpacing(STEP_PX)
        into.addWidget(_heading(self.tr("Into")))
        into.addWidget(self.folder_box, 1)
        into.addWidget(self.browse_button)
        afterwards = QHBoxLayout()
        afterwards.setSpacing(3 * STEP_PX)
        afterwards.addWidget(self.opens_box)
        afterwards.addWidget(self.prints_box)
        afterwards.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2 * STEP_PX)
        whole.addLayout(top, 1)
        whole.addLayout(into)
        whole.addLayout(afterwards)

    def _connect(self) -> None:
        self.scope.changed.connect(self._on_choice)
        for box in self.format_boxes.values():
            box.toggled.connect(self._on_choice)
        self.folder_box.textChanged.connect(self._on_choice)
        self.preview_box.currentIndexChanged.connect(self._show_preview)
        self.browse_button.clicked.connect(self._choose_folder)


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("heading", True)
    return label
