"""The drawings of a validation's result: one figure, and the reliability diagram."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.gui.controls import enlarge, wrapped_label
from desktop.gui.direction import begin_as_window
from desktop.gui.numbers import percent_text
from desktop.gui.theme import STEP_PX, current_tokens
from desktop.gui.wording import NO_VALUE, hits_text, interval_text, share_text
from desktop.validation.calibration import Calibration
from desktop.validation.intervals import Estimate

# By this name, and with literal arguments: the tool that collects texts for translation looks for them.
translate = QCoreApplication.translate


class FigureCard(QFrame):
    """One share, large, with its interval and what it was counted from."""

    def __init__(self, name: str, explanation: str) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setToolTip(explanation)
        self.name = wrapped_label(name, muted=True)
        self.value = QLabel()
        enlarge(self.value, 2.0, bold=True)
        begin_as_window(self.value)
        self.interval, self.counts = wrapped_label(muted=True), wrapped_label(muted=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, STEP_PX, 2 * STEP_PX, STEP_PX)
        layout.setSpacing(0)
        for label in (self.name, self.value, self.interval, self.counts):
            layout.addWidget(label)
        # Of cards beside each other one may need more lines; all begin on the same.
        layout.addStretch(1)

    def show_estimate(self, estimate: Estimate | None) -> None:
        """Show a share, or that there is none."""
        self.value.setText(share_text(estimate.value) if estimate is not None else NO_VALUE)
        self.interval.setText(
            self.tr("95 % interval {bounds}").format(bounds=interval_text(estimate))
            if estimate is not None
            else self.tr("nothing to count")
        )
        self.counts.setText(hits_text(estimate) if estimate is not None else "")
        self.setAccessibleName(f"{self.name.text()}: {self.value.text()}, {self.interval.text()}, {self.counts.text()}")


class Figure(StrEnum):
    """What a model is measured by, here and on its card, in the order in which it is shown."""

    SENSITIVITY = "sensitivity"
    SPECIFICITY = "specificity"
    ACCURACY = "accuracy"
    REPORTED = "reported"
    WITHHELD = "withheld"


def figure_card(figure: Figure) -> FigureCard:
    """The card of a figure, with its name and what it counts; the share comes later."""
    match figure:
        case Figure.SENSITIVITY:
            return FigureCard(
                translate("ResultView", "Sensitivity (malignant)"),
                translate(
                    "ResultView",
                    "Share of the malignant images that were given a malignant class, their own or another",
                ),
            )
        case Figure.SPECIFICITY:
            return FigureCard(
                translate("ResultView", "Specificity"),
                translate("ResultView", "Share of the other images that were given a class not malignant"),
            )
        case Figure.ACCURACY:
            return FigureCard(
                translate("ResultView", "Accuracy"),
                translate("ResultView", "Share of all readable images given their own class"),
            )
        case Figure.REPORTED:
            return FigureCard(
                translate("ResultView", "Accuracy of what was reported"),
                translate("ResultView", "Share of the answers given to the reader that name the image's own class"),
            )
        case Figure.WITHHELD:
            return FigureCard(
                translate("ResultView", "Not reported"),
                translate("ResultView", "Share of the readable images whose answer was withheld"),
            )


class ReliabilityView(QWidget):
    """Share of right answers over the probability that was given; on the diagonal both are the same."""

    def __init__(self) -> None:
        super().__init__()
        self._calibration: Calibration | None = None
        self.setMinimumSize(QSize(220, 220))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_calibration(self, calibration: Calibration | None) -> None:
        """Show a calibration, or an empty diagram."""
        self._calibration = calibration
        told = "" if calibration is None else share_text(calibration.expected_error)
        self.setAccessibleName(self.tr("Reliability diagram, expected calibration error {error}").format(error=told))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = current_tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, below = 6 * STEP_PX, 5 * STEP_PX
        side = min(self.width() - left - 2 * STEP_PX, self.height() - below - STEP_PX)
        area = QRectF(left, STEP_PX, side, side)

        def place(x: float, y: float) -> QPointF:
            return QPointF(area.left() + x * side, area.bottom() - y * side)

        painter.fillRect(area, QColor(tokens.surface))
        for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
            painter.setPen(QPen(QColor(tokens.border), 1))
            painter.drawLine(place(tick, 0), place(tick, 1))
            painter.drawLine(place(0, tick), place(1, tick))
            painter.setPen(QColor(tokens.muted))
            at = place(tick, 0)
            painter.drawText(QRectF(at.x() - 24, at.y() + 2, 48, 18), Qt.AlignmentFlag.AlignHCenter, percent_text(tick))
            at = place(0, tick)
            painter.drawText(
                QRectF(at.x() - 48, at.y() - 9, 44, 18),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                percent_text(tick),
            )
        painter.drawText(
            QRectF(area.left(), area.bottom() + 18, side, 20),
            Qt.AlignmentFlag.AlignHCenter,
            self.tr("Probability of the answer"),
        )
        painter.setPen(QPen(QColor(tokens.muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(place(0, 0), place(1, 1))
        bins = () if self._calibration is None else self._calibration.bins
        top = max((each.count for each in bins), default=0)
        for each in bins:
            if each.accuracy is None or each.mean_probability is None:
                continue
            bar = QRectF(place(each.low, 0.15 * each.count / top), place(each.high, 0))
            painter.fillRect(bar, QColor(tokens.sunken))
            painter.setPen(QPen(_line(tokens.accent), 2))
            painter.drawLine(
                place(each.mean_probability, each.accuracy.low), place(each.mean_probability, each.accuracy.high)
            )
            painter.setBrush(_line(tokens.accent))
            painter.drawEllipse(place(each.mean_probability, each.accuracy.value), 3, 3)


def _line(colour: str) -> QColor:
    return QColor(colour)
