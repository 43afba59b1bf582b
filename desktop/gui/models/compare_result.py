"""What came of comparing two models: agreement in figures, class against class, and the images on which they differ."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.bundle_comparison import BundleComparison, ComparedModel
from desktop.gui.classes import class_styles
from desktop.gui.controls import IconLabel, LinkButton, wrapped_label
from desktop.gui.direction import isolated
from desktop.gui.fact_table import FactTable
from desktop.gui.icons import IconName
from desktop.gui.matrix_view import MatrixView
from desktop.gui.models.difference_model import DifferenceColumn, DifferenceModel
from desktop.gui.numbers import decimal_text, number_text
from desktop.gui.scrolling import ScrolledText
from desktop.gui.theme import STEP_PX
from desktop.gui.validate_figures import FigureCard
from desktop.gui.wording import NO_VALUE, kappa_text
from inference.decision import Decision


class CompareResult(QWidget):
    """A finished comparison.

    Signals:
        image_wanted (Path): to see an image.
        check_wanted: to measure a model on images of known classes.
    """

    image_wanted = Signal(Path)
    check_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._comparison: BundleComparison | None = None
        self.figures = {
            "class": FigureCard(
                self.tr("Same class"), self.tr("Share of the images that both could read with the same likeliest class")
            ),
            "side": FigureCard(
                self.tr("Same side"), self.tr("Share of these that both call malignant, or both not malignant")
            ),
            "reported": FigureCard(
                self.tr("Same class where both report"),
                self.tr("Share of the images that both reported with one class"),
            ),
        }
        self.summary = wrapped_label()
        self.differences = DifferenceModel(self)
        self.table = QTableView()
        self.matrix = MatrixView(self.tr("A says \u2193  B says"), self._cell_text)
        self.models = FactTable()
        self.tabs = QTabWidget()
        self.check_link = LinkButton(self.tr("Check a model on images whose classes are known"))
        self.check_link.clicked.connect(self.check_wanted)
        self.table.activated.connect(self._open_image)
        self._lay_out()

    @property
    def comparison(self) -> BundleComparison | None:
        """What is shown."""
        return self._comparison

    def show_comparison(self, comparison: BundleComparison) -> None:
        """Show a finished comparison."""
        self._comparison = comparison
        self.figures["class"].show_estimate(comparison.same_class)
        self.figures["side"].show_estimate(comparison.same_side)
        self.figures["reported"].show_estimate(comparison.same_reported)
        parts = [
            self.tr("%n image(s), pages and tiles compared.", "", comparison.row_count),
            self.tr("Agreement beyond chance (Cohen's kappa): {kappa}.").format(
                kappa=isolated(kappa_text(comparison.kappa))
            ),
            self.tr("Reported by A only: {first}, by B only: {second}.").format(
                first=number_text(comparison.only_first_reported), second=number_text(comparison.only_second_reported)
            ),
        ]
        if comparison.left_out_count:
            parts.append(
                self.tr("%n left out, as they came, went or changed meanwhile.", "", comparison.left_out_count)
            )
        self.summary.setText(" ".join(parts))
        self.differences.show_comparison(comparison)
        self.matrix.show_counts(
            comparison.confusion,
            class_styles(comparison.first.info.labels),
            class_styles(comparison.second.info.labels),
        )
        self.models.show_lines(
            (
                self.tr("Model"),
                self.tr("Reported"),
                self.tr("Not reported"),
                self.tr("Unreadable"),
                self.tr("Time of an answer"),
            ),
            [self._model_line("A", comparison.first), self._model_line("B", comparison.second)],
        )
        self.tabs.setTabText(0, self.tr("Different ({count})").format(count=number_text(len(comparison.differences))))
        self.tabs.setCurrentIndex(0)

    def _model_line(self, letter: str, model: ComparedModel) -> tuple[str, ...]:
        counts = (Decision.REPORTED, Decision.ABSTAINED, Decision.UNREADABLE)
        taken = (
            NO_VALUE
            if model.median_ms is None
            else self.tr("{count} ms").format(count=decimal_text(model.median_ms, 0))
        )
        return (f"{letter}: {model.name}", *(number_text(model.decisions.get(each, 0)) for each in counts), taken)

    def _open_image(self, index: QModelIndex) -> None:
        if self._comparison is not None and index.isValid():
            self.image_wanted.emit(self._comparison.folder / self.differences.differences[index.row()].path)

    def _cell_text(self, first: str, second: str, count: int) -> str:
        return self.tr("A says {first}, B says {second}: {count}").format(first=first, second=second, count=count)

    def _lay_out(self) -> None:
        self.table.setModel(self.differences)
        self.table.setAccessibleName(self.tr("Images on which the models differ, the gravest first"))
        self.table.setObjectName("plain")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(DifferenceColumn.IMAGE, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        figures = QHBoxLayout()
        figures.setSpacing(STEP_PX)
        for card in self.figures.values():
            figures.addWidget(card, 1)
        matrix = QWidget()
        around = QVBoxLayout(matrix)
        around.setContentsMargins(0, STEP_PX, 0, 0)
        around.addWidget(self.matrix)
        self.tabs.addTab(self.table, self.tr("Different"))
        self.tabs.addTab(matrix, self.tr("Class against class"))
        self.tabs.addTab(ScrolledText(self.models, self.tr("Both models")), self.tr("Both models"))
        notice = QFrame()
        notice.setObjectName("notice")
        words = QHBoxLayout(notice)
        words.setContentsMargins(STEP_PX, STEP_PX, STEP_PX, STEP_PX)
        words.setSpacing(STEP_PX)
        words.addWidget(IconLabel(IconName.WARNING, 20, "on_notice"), 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(
            wrapped_label(self.tr("Agreement is not accuracy: where both say the same, both may be wrong.")), 1
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP_PX)
        layout.addLayout(figures)
        layout.addWidget(self.summary)
        limits = QHBoxLayout()
        limits.setSpacing(2 * STEP_PX)
        limits.addWidget(notice, 1)
        limits.addWidget(self.check_link)
        layout.addLayout(limits)
        layout.addWidget(self.tabs, 1)
