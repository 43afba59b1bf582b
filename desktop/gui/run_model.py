"""The model that answered the run that is shown: its card is found by its bundle id, whichever model is in use now."""

from PySide6.QtCore import QObject, Signal

from desktop.bundled import find_bundle_by_id
from desktop.gui.classifier_keeper import ModelInfo, model_not_here
from desktop.gui.worker import Worker
from desktop.records import RunInfo
from desktop.signature_report import report_signature
from inference.bundle import read_bundle
from inference.errors import BundleRefusedError


class RunModel(QObject):
    """What is known of it; `info` is there at once, `model` when its bundle was read in a worker.

    Signals:
        changed: another run is shown, or more is known of its model.
        known: its bundle was looked for, and `model` or `problem` is there.

    Attributes:
        info: of the run that is shown; None without one.
        model: its card and signature; None until they are read, and where they cannot be.
        problem: why they cannot be.
    """

    changed = Signal()
    known = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.info: RunInfo | None = None
        self.model: ModelInfo | None = None
        self.problem: Exception | None = None
        self._worker = Worker("reading the model of a run", self)

    def follow(self, info: RunInfo | None, in_use: ModelInfo | None) -> None:
        """Another run is shown, or another model is in use.

        Args:
            info: of the run; None for none.
            in_use: the model for new runs, read already; None where there is none.
        """
        is_known = info is not None and self.model is not None and self.model.bundle_id == info.bundle_id
        is_in_use = info is not None and in_use is not None and in_use.bundle_id == info.bundle_id
        self.info = info
        if not is_known or is_in_use:
            self.model = in_use if is_in_use else None
            self.problem = None
        if self.model is None:
            self.read()
        self.changed.emit()

    def read(self) -> None:
        """Look for the bundle of the run; `known` follows. It may have been installed, or removed, since."""
        info = self.info
        if info is None:
            return
        task = self._worker.start(lambda _control: _read_model(info))
        task.finished.connect(lambda model: self._take(info, model, None))
        task.failed.connect(lambda error: self._take(info, None, error))

    def close(self) -> None:
        """End the worker."""
        self._worker.stop()

    def _take(self, info: RunInfo, model: ModelInfo | None, problem: Exception | None) -> None:
        # Another run may be shown by now, or its model be in use.
        if self.info is info and self.model is None:
            self.model, self.problem = model, problem
            self.changed.emit()
            self.known.emit()


def _read_model(info: RunInfo) -> ModelInfo:
    path = find_bundle_by_id(info.bundle_id)
    if path is None:
        raise model_not_here(info, "to see its card")
    bundle = read_bundle(path)
    if bundle.bundle_id != info.bundle_id:
        raise BundleRefusedError(path, "it was changed while it was read")
    return ModelInfo(bundle.card, bundle.bundle_id, report_signature(bundle))
