"""Shows what a model's file holds, and asks before it is installed."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.gui.about_model import CardText
from desktop.gui.classifier_keeper import ModelInfo
from desktop.gui.controls import Button, button_row, wrapped_label
from desktop.gui.direction import isolated
from desktop.gui.theme import STEP_PX
from desktop.records import shown_path


class InstallDialog(QDialog):
    """The card, the bundle id and the signature of a verified file. It never stops the event loop.

    Signals:
        agreed (Path, str): install the file, if it still is the bundle of this id.

    Args:
        source: bundle folder or `.smear` file.
        model: as it was read from there.
    """

    agreed = Signal(Path, str)

    def __init__(self, source: Path, model: ModelInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._source = source
        self._bundle_id = model.bundle_id
        title = self.tr("Install {name}?").format(name=isolated(f"{model.card.id} {model.card.version}"))
        self.setWindowTitle(title)
        self.resize(720, 600)
        self.text = CardText(model, self.layoutDirection())
        self.button = Button(self.tr("Install"), primary=True)
        self.cancel_button = Button(self.tr("Cancel"))
        self.button.clicked.connect(self._agree)
        self.cancel_button.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(2 * STEP_PX)
        layout.addWidget(wrapped_label(title, heading=True, scale=1.3))
        layout.addWidget(wrapped_label(isolated(shown_path(source)), muted=True))
        layout.addWidget(self.text, 1)
        layout.addLayout(button_row(self.cancel_button, self.button))
        # Enter installs, but not what a stranger signed or what lost its signature.
        first = self.cancel_button if model.signature.is_warning else self.button
        first.setDefault(True)
        first.setFocus()

    def _agree(self) -> None:
        self.agreed.emit(self._source, self._bundle_id)
        self.accept()
