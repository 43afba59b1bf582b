"""The last step of a validation: the figures with their limits beside them, and the way to the report."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.classes import ClassStyle
from desktop.gui.controls import Button, ElidedLabel, IconLabel, clear_layout, wrapped_label
from desktop.gui.direction import isolated
from desktop.gui.engine_words import engine_sentence, measure_name
from desktop.gui.fact_table import FactTable
from desktop.gui.finding_words import finding_text
from desktop.gui.icons import IconName
from desktop.gui.matrix_view import MatrixView, taken_for
from desktop.gui.numbers import number_text
from desktop.gui.scrolling import ScrolledText
from desktop.gui.theme import STEP_PX
from desktop.gui.validate_figures import Figure, ReliabilityView, figure_card
from desktop.gui.validate_wrong_model import WrongColumn, WrongModel
from desktop.gui.wording import NO_VALUE, hits_text, interval_text, share_text
from desktop.validation import sections
from desktop.validation.report import Finding, ValidationReport
from desktop.validation.validating import Validation

# By this name, and with literal arguments: the tool that collects texts for translation looks for them.
translate = QCoreApplication.translate

_LIMITS_WIDTH_PX = 45 * STEP_PX


class ResultView(QWidget):
    """Four figures on top, what limits them at one side, everything else in tabs."""

    report_wanted = Signal(Path)
    images_wanted = Signal(Path)
    image_wanted = Signal(Path)
    again_wanted = Signal()
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._validation: Validation | None = None
        self.title = wrapped_label(heading=True, scale=1.3)
        self.place = ElidedLabel()
        self.place.setProperty("muted", True)
        self.cards = {each: figure_card(each) for each in Figure}
        self.limits = QVBoxLayout()
        self.confusion = MatrixView(translate("ConfusionView", "Folder says \u2193  model says"), taken_for)
        self.reliability = ReliabilityView()
        self.calibration_text = wrapped_label()
        self.class_grid, self.card_grid = FactTable(), FactTable(wide=3)
        self.wrong = WrongModel(self)
        self.wrong_table = QTableView()
        self.tabs = QTabWidget()
        self.report_button = Button(self.tr("Open the report"), primary=True)
        self.images_button = Button(self.tr("Show the images"))
        self.again_button = Button(self.tr("Change the classes"))
        self.another_button = Button(self.tr("Validate another folder\u2026"), IconName.FOLDER_OPEN)
        self.report_button.clicked.connect(self._open_report)
        self.images_button.clicked.connect(self._open_images)
        self.again_button.clicked.connect(self.again_wanted)
        self.another_button.clicked.connect(self.another_wanted)
        self.wrong_table.activated.connect(lambda index: self._open_wrong(index.row()))
        self._lay_out()

    @property
    def validation(self) -> Validation | None:
        """What is shown."""
        return self._validation

    def show_validation(self, validation: Validation, styles: Sequence[ClassStyle]) -> None:
        """Show a finished validation.

        Args:
            validation: with its figures.
            styles: of the model's classes, in order.
        """
        self._validation = validation
        report = validation.report
        self.title.setText(
            self.tr("{model} on {count} images").format(
                model=f"{report.model.id} {report.model.version}", count=number_text(report.row_count)
            )
        )
        self.place.setText(isolated(report.run.folder))
        table = report.all_readable.malignancy
        self.cards[Figure.SENSITIVITY].show_estimate(None if table is None else table.sensitivity)
        self.cards[Figure.SPECIFICITY].show_estimate(None if table is None else table.specificity)
        self.cards[Figure.ACCURACY].show_estimate(report.all_readable.accuracy)
        self.cards[Figure.REPORTED].show_estimate(report.reported.accuracy)
        self.cards[Figure.WITHHELD].show_estimate(report.not_reported)
        self._show_limits(report)
        self.confusion.show_counts(report.all_readable.confusion, styles, styles)
        self._show_classes(report)
        self.reliability.show_calibration(report.calibration)
        self.calibration_text.setText(engine_sentence(sections.calibration_text(report)))
        self._show_card(report)
        self.wrong.show_wrong(report.wrong)
        self.tabs.setTabText(
            self.tabs.count() - 1, self.tr("Wrong images ({count})").format(count=number_text(len(report.wrong)))
        )
        self.tabs.setCurrentIndex(0)
        self.report_button.setFocus()

    def _show_limits(self, report: ValidationReport) -> None:
        clear_layout(self.limits)
        for finding in report.findings:
            self.limits.addWidget(_limit(finding))
        self.limits.addStretch(1)

    def _show_classes(self, report: ValidationReport) -> None:
        head = [self.tr("Class"), self.tr("Images"), self.tr("Sensitivity"), self.tr("Specificity")]
        head += [self.tr("PPV here"), self.tr("NPV here")]
        lines = []
        for each in report.all_readable.classes:
            figures = (each.sensitivity, each.specificity, each.ppv, each.npv)
            told = [
                f"{share_text(one.value)}\n{interval_text(one)}" if one is not None else NO_VALUE for one in figures
            ]
            lines.append([each.display_name, number_text(each.image_count), *told])
        table = report.all_readable.malignancy
        if table is not None:
            figures = (table.sensitivity, table.specificity, table.ppv, table.npv)
            told = [
                f"{share_text(one.value)}\n{interval_text(one)}" if one is not None else NO_VALUE for one in figures
            ]
            lines.append([self.tr("Malignant or not"), number_text(report.all_readable.image_count), *told])
        self.class_grid.show_lines(head, lines)

    def _show_card(self, report: ValidationReport) -> None:
        head = [self.tr("Figure"), self.tr("Here"), self.tr("On the card"), self.tr("What follows")]
        lines = [
            [
                measure_name(each.measure),
                f"{share_text(each.here.value)}\n{hits_text(each.here)}",
                f"{share_text(each.card.value)}\n{hits_text(each.card)}, {isolated(each.subset)}",
                engine_sentence(each.words),
            ]
            for each in report.comparisons
        ]
        if not lines:
            lines.append([self.tr("The card carries no figures."), "", "", ""])
        self.card_grid.show_lines(head, lines)

    def _open_report(self) -> None:
        if self._validation is not None:
            self.report_wanted.emit(self._validation.pdf_path)

    def _open_images(self) -> None:
        if self._validation is not None:
            self.images_wanted.emit(self._validation.pdf_path.parent)

    def _open_wrong(self, row: int) -> None:
        if self._validation is not None:
            folder = Path(self._validation.report.run.folder)
            self.image_wanted.emit(folder / self.wrong.wrong_at(row).image_path)

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(STEP_PX)
        for card in self.cards.values():
            figures.addWidget(card, 1)
        heading = QLabel(self.tr("Limits of these figures"))
        heading.setProperty("heading", True)
        inside = QWidget()
        inside.setObjectName("inside")
        self.limits.setContentsMargins(2 * STEP_PX, STEP_PX, 2 * STEP_PX, STEP_PX)
        self.limits.setSpacing(2 * STEP_PX)
        inside.setLayout(self.limits)
        limits = QFrame()
        limits.setObjectName("panel")
        limits.setFixedWidth(_LIMITS_WIDTH_PX)
        words = QVBoxLayout(limits)
        words.setContentsMargins(0, STEP_PX, 0, 0)
        head = QHBoxLayout()
        head.setContentsMargins(2 * STEP_PX, 0, 2 * STEP_PX, 0)
        head.addWidget(heading)
        words.addLayout(head)
        words.addWidget(ScrolledText(inside, self.tr("Limits of these figures")))
        self._make_tabs()
        body = QHBoxLayout()
        body.setSpacing(2 * STEP_PX)
        body.addWidget(limits)
        body.addWidget(self.tabs, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(STEP_PX)
        buttons.addWidget(self.another_button)
        buttons.addWidget(self.again_button)
        buttons.addStretch(1)
        buttons.addWidget(self.images_button)
        buttons.addWidget(self.report_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * STEP_PX, 2 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(STEP_PX)
        layout.addWidget(self.title)
        layout.addWidget(self.place)
        layout.addLayout(figures)
        layout.addLayout(body, 1)
        layout.addLayout(buttons)

    def _make_tabs(self) -> None:
        calibration = QWidget()
        drawn = QHBoxLayout(calibration)
        drawn.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX)
        drawn.addWidget(self.reliability, 3)
        told = QVBoxLayout()
        told.addWidget(self.calibration_text)
        told.addWidget(
            wrapped_label(
                self.tr(
                    "Dots: share of right answers among those of about that probability, with its 95 % interval. Below "
                    "the dashed line the model is surer than it is right. Grey: how many images."
                ),
                muted=True,
            )
        )
        told.addStretch(1)
        drawn.addLayout(told, 2)
        self.wrong_table.setModel(self.wrong)
        self.wrong_table.setAccessibleName(self.tr("Wrong images, the gravest first"))
        self.wrong_table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.wrong_table.setTabKeyNavigation(False)
        self.wrong_table.setToolTip(self.tr("Enter or a double click opens the image"))
        self.wrong_table.setShowGrid(False)
        self.wrong_table.verticalHeader().hide()
        header = self.wrong_table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(WrongColumn.IMAGE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(WrongColumn.TOLD, QHeaderView.ResizeMode.Stretch)
        for column in (WrongColumn.TRUTH, WrongColumn.GIVEN, WrongColumn.PROBABILITY, WrongColumn.KIND):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for widget, text in (
            (self.confusion, self.tr("Confusion")),
            (ScrolledText(self.class_grid, self.tr("Each class")), self.tr("Each class")),
            (calibration, self.tr("Calibration")),
            (ScrolledText(self.card_grid, self.tr("Compared with the card")), self.tr("Compared with the card")),
            (self.wrong_table, self.tr("Wrong images")),
        ):
            self.tabs.addTab(widget, text)


def _limit(finding: Finding) -> QWidget:
    widget = QWidget()
    layout = QHBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(STEP_PX)
    icon = IconLabel(IconName.WARNING if finding.is_serious else IconName.INFO, 16, "text")
    layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(wrapped_label(finding_text(finding.text), heading=finding.is_serious), 1)
    return widget
