"""The tabs of a model's card: confusion, classes, changes of colour and light, thresholds, training, conversion."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop.card_figures import CardFigures
from desktop.gui.classes import ClassStyle
from desktop.gui.controls import wrapped_label
from desktop.gui.direction import isolated
from desktop.gui.engine_words import engine_sentence, threshold_name
from desktop.gui.fact_table import FactTable
from desktop.gui.matrix_view import MatrixView, taken_for
from desktop.gui.numbers import number_text, short_decimal
from desktop.gui.scrolling import ScrolledText
from desktop.gui.theme import STEP_PX
from desktop.gui.wording import share_text
from inference.card import Evidence, ModelCard, Threshold


class CardTables(QObject):
    """What the tabs of a card show."""

    def __init__(self) -> None:
        super().__init__()
        self.subset = wrapped_label(muted=True)
        self.confusion = MatrixView(self.tr("Truth \u2193  model says"), taken_for)
        self.classes, self.shifts = FactTable(), FactTable()
        self.thresholds, self.training, self.checks = FactTable(wide=3), FactTable(wide=1), FactTable(wide=1)

    def add_to(self, tabs: QTabWidget) -> None:
        """Put them into tabs."""
        matrix = QWidget()
        column = QVBoxLayout(matrix)
        column.setContentsMargins(0, STEP_PX, 0, 0)
        self.subset.setContentsMargins(2 * STEP_PX, 0, 2 * STEP_PX, 0)
        column.addWidget(self.subset)
        column.addWidget(self.confusion, 100)
        column.addStretch(1)
        tabs.addTab(matrix, self.tr("Confusion"))
        for table, text in (
            (self.classes, self.tr("Each class")),
            (self.shifts, self.tr("Other colour and light")),
            (self.thresholds, self.tr("Thresholds")),
            (self.training, self.tr("Training")),
            (self.checks, self.tr("Conversion")),
        ):
            tabs.addTab(ScrolledText(table, text), text)

    def show_card(self, card: ModelCard, figures: CardFigures, styles: Sequence[ClassStyle]) -> None:
        """Show a card.

        Args:
            card: of a verified bundle; its texts are a stranger's words.
            figures: of it.
            styles: of its classes, in order.
        """
        evidence = card.evidence[0] if card.evidence else None
        self._show_confusion(evidence, figures, styles)
        self._show_classes(card, evidence)
        shifts = [] if evidence is None else sorted(evidence.shifts, key=lambda each: each.accuracy)
        self.shifts.show_lines(
            (self.tr("Under this change"), self.tr("Accuracy"), self.tr("Not reported")),
            [(each.name, share_text(each.accuracy), share_text(each.abstention_rate)) for each in shifts],
        )
        named: list[tuple[str, Threshold]] = [
            (threshold_name(name), getattr(card.thresholds, name)) for name in type(card.thresholds).model_fields
        ]
        self.thresholds.show_lines(
            (self.tr("Threshold"), self.tr("Default"), self.tr("May be set"), self.tr("Meaning")),
            [
                (
                    name,
                    short_decimal(each.default),
                    isolated(f"{short_decimal(each.minimum)} \N{EN DASH} {short_decimal(each.maximum)}"),
                    engine_sentence(each.meaning),
                )
                for name, each in named
            ],
        )
        self._show_training(card)
        self._show_checks(card)

    def _show_confusion(self, evidence: Evidence | None, figures: CardFigures, styles: Sequence[ClassStyle]) -> None:
        self.confusion.setVisible(figures.confusion is not None)
        if figures.confusion is not None:
            self.confusion.show_counts(figures.confusion, styles, styles)
        self.subset.setText(
            self.tr("The card carries no confusion matrix of its classes.")
            if evidence is None or figures.confusion is None
            else self.tr("Measured on {count} images of the part {subset}, which taught the model nothing.").format(
                count=number_text(evidence.image_count),
                subset=f"\N{LEFT DOUBLE QUOTATION MARK}{evidence.subset}\N{RIGHT DOUBLE QUOTATION MARK}",
            )
        )

    def _show_classes(self, card: ModelCard, evidence: Evidence | None) -> None:
        scores = {} if evidence is None else {each.label_id: each for each in evidence.per_class}
        lines = []
        for label in card.labels:
            score = scores.get(label.id)
            side = self.tr("malignant") if label.malignant else self.tr("not malignant")
            told = ("", "", "")
            if score is not None:
                told = (share_text(score.recall), share_text(score.precision), number_text(score.support))
            lines.append((label.display_name, side, *told))
        self.classes.show_lines(
            (
                self.tr("Class"),
                self.tr("Side"),
                self.tr("Found (recall)"),
                self.tr("Right (precision)"),
                self.tr("Images"),
            ),
            lines,
        )

    def _show_training(self, card: ModelCard) -> None:
        record, split = card.training, card.training.split
        counts = ", ".join(f"{name} {number_text(count)}" for name, count in record.data.count_per_class.items())
        parts = [
            self.tr("{count} to train").format(count=number_text(split.train_count)),
            self.tr("{count} to validate").format(count=number_text(split.validation_count)),
            self.tr("{count} to calibrate").format(count=number_text(split.calibration_count)),
            self.tr("{count} to test").format(count=number_text(split.test_count)),
        ]
        self.training.show_lines(
            (self.tr("What it learned from"), ""),
            [
                (self.tr("Images"), f"{record.data.name}: {number_text(record.data.image_count)} ({counts})"),
                (self.tr("Source"), record.data.citation),
                (self.tr("Split"), f"{split.kind}: {', '.join(parts)}"),
                (self.tr("Architecture"), f"{card.architecture}, {card.precision.value}"),
                (self.tr("Started from"), record.started_from),
                (self.tr("Recipe"), self._recipe(card)),
            ],
        )

    def _recipe(self, card: ModelCard) -> str:
        record = card.training
        name = str(record.recipe.get("name", self.tr("without a name")))
        return self.tr("{name}, {epochs} epochs, seed {seed}").format(
            name=name, epochs=record.epochs_run, seed=record.seed
        )

    def _show_checks(self, card: ModelCard) -> None:
        checks = [check for evidence in card.evidence for check in evidence.checks]
        lines = []
        for check in checks:
            result = self.tr("passed") if check.passed else self.tr("FAILED")
            if check.allowed and not check.passed:
                result = self.tr("FAILED, and was allowed to")
            lines.append((result, check.meaning, short_decimal(check.measured), short_decimal(check.limit)))
        self.checks.show_lines(
            (self.tr("Result"), self.tr("Check against the trained model"), self.tr("Measured"), self.tr("Limit")),
            lines,
        )
