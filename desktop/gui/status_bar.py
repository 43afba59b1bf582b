"""The line that never leaves: research use, which model, offline, and how far a run is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar

from desktop.gui.direction import isolated
from desktop.gui.numbers import decimal_text, number_text

if TYPE_CHECKING:
    # For types alone: what reads models and runs needs NumPy, and the window must not wait for that.
    from desktop.gui.classifier_keeper import ModelInfo
    from desktop.records import RunInfo
    from desktop.run_summary import Progress
    from desktop.signature_report import SignatureReport

_DOT = " \N{MIDDLE DOT} "


class StatusBar(QStatusBar):
    """Research-use line at the leading edge, then the model; a run's progress at the other. Nothing covers them."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.research = QLabel(self.tr("Research use only \u2013 not for diagnosis"))
        self.research.setObjectName("research")
        self.model = QLabel()
        # A card's version is anybody's text: as HTML it could hide the warning that stands behind it.
        self.model.setTextFormat(Qt.TextFormat.PlainText)
        self.progress = QLabel()
        self.progress.setTextFormat(Qt.TextFormat.PlainText)
        # addWidget's own messages (menu tips) would cover the leading side, so all are permanent.
        self.addPermanentWidget(self.research)
        self.addPermanentWidget(QLabel(), 1)
        self.addPermanentWidget(self.model)
        self.addPermanentWidget(self.progress)
        self.progress.hide()
        self.show_checking()

    def show_checking(self) -> None:
        """The model is being loaded."""
        self.model.setText(self.tr("Checking the model\u2026"))

    def show_missing(self) -> None:
        """There is no usable model."""
        self.model.setText(self.tr("No usable model \u2013 nothing can be screened"))

    def show_model(self, model: "ModelInfo") -> None:
        """Name the model that answers."""
        self._show_model(model.card.id, model.card.version, model.bundle_id, model.signature)

    def show_model_of_run(self, info: "RunInfo") -> None:
        """Name the model that answered a run; its bundle, and with it its signature, was not read."""
        self._show_model(info.model_id, info.model_version, info.bundle_id, None)

    def _show_model(self, name: str, version: str, bundle_id: str, signature: "SignatureReport | None") -> None:
        # Here, as the window does not wait for the engine.
        from desktop.gui.engine_words import signature_sentence

        bundle = self.tr("bundle {digits}").format(digits=isolated(bundle_id[:8]))
        self.model.setText(
            _DOT.join((isolated(name), isolated(f"v{version}"), bundle, *self._doubts(signature), self.tr("offline")))
        )
        self.model.setToolTip(
            "\n".join(
                (
                    self.tr("Bundle {digits}").format(digits=isolated(bundle_id)),
                    *(() if signature is None else (signature_sentence(signature),)),
                    self.tr("SmearScope opens no network connection."),
                )
            )
        )

    def show_progress(self, progress: "Progress") -> None:
        """Say how far the run is, on whatever page."""
        parts = [
            self.tr("{done} of {total}").format(done=number_text(progress.done), total=number_text(progress.total)),
        ]
        if progress.seconds_left is not None:
            parts.append(self.tr("{speed} images/s").format(speed=decimal_text(progress.images_per_second, 1)))
            parts.append(self.tr("{time} left").format(time=_clock(progress.seconds_left)))
        self._show_progress(_DOT.join(parts))

    def show_paused(self) -> None:
        """The run is held."""
        self._show_progress(self.tr("Paused"))

    def show_no_progress(self) -> None:
        """No run goes on."""
        self.progress.hide()

    def _show_progress(self, text: str) -> None:
        self.progress.setText(text)
        self.progress.show()

    def _doubts(self, signature: "SignatureReport | None") -> tuple[str, ...]:
        if signature is None or not signature.is_warning:
            return ()
        is_stripped = signature.state.value == "stripped"
        return (self.tr("SIGNATURE MISSING") if is_stripped else self.tr("SIGNER NOT TRUSTED"),)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
