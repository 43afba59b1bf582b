"""Asks before a model is removed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.gui.controls import Button, button_row, wrapped_label
from desktop.gui.theme import STEP_PX
from desktop.known_bundle import KnownBundle

_WIDTH_PX = 480


class RemoveDialog(QDialog):
    """What goes with a model, and what stays. It never stops the event loop.

    Signals:
        agreed (KnownBundle): remove it.
    """

    agreed = Signal(object)

    def __init__(self, bundle: KnownBundle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bundle = bundle
        name = self.tr("this damaged model") if bundle.fault else f"{bundle.model_id} {bundle.version}"
        title = self.tr("Remove {name}?").format(name=name)
        self.setWindowTitle(title)
        self.button = Button(self.tr("Remove"), primary=True)
        self.cancel_button = Button(self.tr("Keep it"))
        self.button.clicked.connect(self._agree)
        self.cancel_button.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * STEP_PX, 3 * STEP_PX, 3 * STEP_PX, 2 * STEP_PX)
        layout.setSpacing(2 * STEP_PX)
        layout.addWidget(wrapped_label(title, heading=True, scale=1.3))
        layout.addWidget(
            wrapped_label(
                self.tr(
                    "Runs made with it keep their results, but unfinished ones cannot go on without it. The file that "
                    "it was installed from is not touched; installing that again brings the model back."
                )
            )
        )
        layout.addLayout(button_row(self.cancel_button, self.button))
        self.ensurePolished()
        self.setFixedSize(_WIDTH_PX, layout.totalHeightForWidth(_WIDTH_PX))
        # Enter keeps it: what is removed by mistake has to be looked for.
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()

    def _agree(self) -> None:
        self.agreed.emit(self._bundle)
        self.accept()
