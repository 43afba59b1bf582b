"""Where an answer comes from, on request: the file and the model, to the last digit of their hashes."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.gui.controls import LinkButton, wrapped_label
from desktop.gui.numbers import decimal_text, number_text, percent_text
from desktop.gui.theme import STEP_PX
from desktop.records import ResultRow

# A hash has no place to break a line at by itself.
_HASH_GROUP = 8
_BREAK = "\N{ZERO WIDTH SPACE}"


def provenance(row: ResultRow) -> list[tuple[str, str]]:
    """What is known of a row's file and model, as title and text; nothing that is not known is named."""
    run = row.run
    is_tile = bool(row.tile_x or row.tile_y)
    facts = [
        (QCoreApplication.translate("Provenance", "File"), row.image_path),
        (QCoreApplication.translate("Provenance", "Case"), row.case),
        (
            QCoreApplication.translate("Provenance", "Size"),
            f"{number_text(row.width_px)} \N{MULTIPLICATION SIGN} {number_text(row.height_px)} px"
            if row.width_px and row.height_px
            else "",
        ),
        (QCoreApplication.translate("Provenance", "Page"), str(row.page) if row.page else ""),
        (
            QCoreApplication.translate("Provenance", "Tile"),
            f"{number_text(row.tile_x)}, {number_text(row.tile_y)}" if is_tile else "",
        ),
        (QCoreApplication.translate("Provenance", "SHA-256 of the file"), row.image_sha256),
        (QCoreApplication.translate("Provenance", "Screened"), row.screened_at_utc),
        (
            QCoreApplication.translate("Provenance", "Took"),
            "" if row.elapsed_ms is None else f"{decimal_text(row.elapsed_ms, 0)} ms",
        ),
        (QCoreApplication.translate("Provenance", "Model"), f"{run.model_id} {run.model_version}"),
        (QCoreApplication.translate("Provenance", "Bundle"), run.bundle_id),
        (QCoreApplication.translate("Provenance", "Runtime"), f"{run.runtime} {run.runtime_version}"),
        (
            QCoreApplication.translate("Provenance", "Reported from"),
            percent_text(run.abstain_below),
        ),
        (QCoreApplication.translate("Provenance", "Run"), run.run_id),
        (QCoreApplication.translate("Provenance", "SmearScope"), run.application_version),
    ]
    return [(title, text) for title, text in facts if text]


class ProvenanceSection(QWidget):
    """A line that opens into the facts, which can be selected and copied; it stays as it was left.

    Signals:
        opened_changed: whether the facts are shown.
    """

    opened_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._facts: list[tuple[str, str]] = []
        self.toggle = QToolButton()
        self.toggle.setText(self.tr("File and model"))
        self.toggle.setCheckable(True)
        self.toggle.setAutoRaise(True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setArrowType(Qt.ArrowType.DownArrow)
        self.toggle.setIconSize(QSize(12, 12))
        self.copy_button = LinkButton(self.tr("Copy"))
        self.copy_button.setAccessibleName(self.tr("Copy file and model facts"))
        self.facts_area = QWidget()
        self._form = QFormLayout(self.facts_area)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(STEP_PX // 2)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        head = QHBoxLayout()
        head.addWidget(self.toggle)
        head.addStretch(1)
        head.addWidget(self.copy_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP_PX // 2)
        layout.addLayout(head)
        layout.addWidget(self.facts_area)
        self.toggle.toggled.connect(self._open)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        self._open(False)

    def show_row(self, row: ResultRow) -> None:
        """Show another row's facts."""
        self._facts = provenance(row)
        if not self.facts_area.isHidden():
            self._fill()

    def text(self) -> str:
        """The facts as lines, as they are copied."""
        return "\n".join(f"{title}: {text}" for title, text in self._facts)

    def _open(self, opened: bool) -> None:
        self.facts_area.setVisible(opened)
        self.copy_button.setVisible(opened)
        self.toggle.setArrowType(Qt.ArrowType.UpArrow if opened else Qt.ArrowType.DownArrow)
        if opened:
            self._fill()
        self.opened_changed.emit(opened)

    def _fill(self) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        for title, text in self._facts:
            broken = _BREAK.join(text[at : at + _HASH_GROUP] for at in range(0, len(text), _HASH_GROUP))
            value = wrapped_label(broken if " " not in text else text)
            value.setAccessibleName(f"{title}: {text}")
            self._form.addRow(wrapped_label(title, muted=True), value)
