"""The line that never leaves: research use, which model, offline."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar

from desktop.gui.jobs import ModelInfo
from desktop.gui.wording import RESEARCH_USE
from inference.signature import SignatureState


class StatusBar(QStatusBar):
    """Research-use line on the left, model line on the right. Nothing else is ever written over them."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.research = QLabel(f"{RESEARCH_USE} \N{EN DASH} not for diagnosis")
        self.research.setObjectName("research")
        self.model = QLabel()
        # A card's version is anybody's text: as HTML it could hide the warning that stands behind it.
        self.model.setTextFormat(Qt.TextFormat.PlainText)
        # addWidget's own messages (menu tips) would cover the left side, so both are permanent.
        self.addPermanentWidget(self.research)
        self.addPermanentWidget(QLabel(), 1)
        self.addPermanentWidget(self.model)
        self.show_checking()

    def show_checking(self) -> None:
        """The model is being loaded."""
        self.model.setText("Checking the model\N{HORIZONTAL ELLIPSIS}")

    def show_missing(self) -> None:
        """There is no usable model."""
        self.model.setText("No usable model \N{EN DASH} nothing can be screened")

    def show_model(self, model: ModelInfo) -> None:
        """Name the model that answers."""
        card = model.card
        dot = " \N{MIDDLE DOT} "
        parts = (card.id, f"v{card.version}", f"bundle {model.bundle_id[:8]}", *_doubts(model), "offline")
        self.model.setText(dot.join(parts))
        self.model.setToolTip(
            f"Bundle {model.bundle_id}\n{model.signature.sentence}\nSmearScope opens no network connection."
        )


def _doubts(model: ModelInfo) -> tuple[str, ...]:
    if not model.signature.is_warning:
        return ()
    return ("SIGNATURE MISSING" if model.signature.state is SignatureState.STRIPPED else "SIGNER NOT TRUSTED",)
