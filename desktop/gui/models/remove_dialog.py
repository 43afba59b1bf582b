"""Asks before a model is removed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.gui.controls import Button, wrapped_label
from desktop.gui.dialogs import arrange_question
from desktop.known_bundle import KnownBundle


class RemoveDialog(QDialog):
    """What goes with a model, and what stays. It never stops the event loop.

    Signals:
        agreed (KnownBundle): remove it.
    """

    agreed = Signal(object)

    def __init__(self, bundle: KnownBundle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = self.tr("this damaged model") if bundle.fault else f"{bundle.model_id} {bundle.version}"
        self.button = Button(self.tr("Remove"), primary=True)
        self.cancel_button = Button(self.tr("Keep it"))
        self.accepted.connect(lambda: self.agreed.emit(bundle))
        about = wrapped_label(
            self.tr(
                "Runs made with it keep their results, but unfinished ones cannot go on without it. The file that it "
                "was installed from is not touched; installing that again brings the model back."
            )
        )
        # Enter keeps it: what is removed by mistake has to be looked for.
        arrange_question(self, self.tr("Remove {name}?").format(name=name), [about], self.button, self.cancel_button)
