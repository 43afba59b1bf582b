"""Brings changed settings into audit logs: of the run that is open, at once; of each new run, when it begins."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.gui.session import Session
from desktop.gui.settings_keeper import SettingsKeeper
from desktop.gui.worker import Worker
from desktop.laboratory_choices import LaboratoryChoices
from desktop.settings_log import LoggedChange, record_changes, record_in_new_run
from desktop.store.run_store import RunStore
from inference.card import ModelCard


class SettingsRecord(QObject):
    """Listens to the settings.

    Signals:
        failed (Exception): an open run's audit log could not be written.

    Args:
        keeper: of the settings.
    """

    failed = Signal(object)

    def __init__(self, keeper: SettingsKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._session: Session | None = None
        self._worker = Worker("recording settings", self)

    @property
    def choices(self) -> LaboratoryChoices:
        """For new runs."""
        return LaboratoryChoices(self._thresholds, self._record_in_new_run)

    def watch(self, session: Session) -> None:
        """Tell the run that is open in this session of what is changed from now on."""
        self._session = session
        self._keeper.decided.connect(self._tell_open_run)

    def close(self) -> None:
        """Wait for what is being written."""
        self._worker.stop()

    def _thresholds(self, model_id: str) -> Mapping[str, float]:
        # Settings are never changed in place, so that the worker that asks sees the old ones or the new ones.
        return self._keeper.current.thresholds.get(model_id, {})

    def _record_in_new_run(self, store: RunStore, card: ModelCard) -> None:
        # What was chosen a moment ago is in the log before the run is.
        settings = self._keeper.write_now()
        record_in_new_run(store, self._keeper.path, card, settings.deciding)

    def _tell_open_run(self, logged: Sequence[LoggedChange]) -> None:
        session = self._session
        run = None if session is None else session.run
        if session is None or run is None:
            return
        concerning = [each for each in logged if each.change.key.concerns(run.info.model_id)]
        if not concerning:
            return
        model = session.model
        card = model.card if model is not None and model.bundle_id == run.info.bundle_id else None
        folder: Path = run.folder

        def record(_control: object) -> None:
            # Shared with the run that is shown, and closed again where that has gone meanwhile.
            with closing(session.writers.take(folder)) as writer:
                record_changes(writer.get(), card, concerning)

        task = self._worker.start(record)
        task.failed.connect(self.failed)
