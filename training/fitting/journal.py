"""Writes what happens in a training as one JSON object per line, so that programs can follow and draw it."""

import datetime
import json
import os
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from inference.errors import OutputError
from inference.files import write_atomically
from training.fitting.observer import StopReason, TrainingObserver, TrainingStart
from training.fitting.training_state import EpochLog, TrainingState
from training.fitting.versions import library_versions

Clock = Callable[[], datetime.datetime]


class JournalEvent(StrEnum):
    """What a line tells."""

    START = "start"
    CHECKPOINT = "checkpoint"
    EPOCH = "epoch"
    STOP = "stop"


def journal_path(model_path: Path) -> Path:
    """Where the log of a training lies: beside its model."""
    return model_path.with_suffix(".history.jsonl")


def _utc_now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class Journal(TrainingObserver):
    """The log of one training, over all its interruptions.

    Every line has `event` and `time` (UTC). Events: `start`, `checkpoint`, `epoch`, `stop`. Each finished epoch has
    exactly one line, whenever the process was killed: `on_start` brings the file in line with the checkpoint.

    Args:
        path: of the file.
        now: the time, in UTC.
    """

    def __init__(self, path: Path, now: Clock = _utc_now) -> None:
        self._path = path
        self._now = now

    def on_start(self, start: TrainingStart) -> None:
        """Mend the file and write the `start` line.

        Raises:
            OutputError: it cannot be written.
        """
        state = start.state
        if state.weights_file:
            self._mend(state)
        else:
            self._set_aside()
        self._append(
            JournalEvent.START,
            {
                "resumed": bool(state.weights_file),
                "epochs_done": state.epochs_done,
                "batches_done": 0 if state.part is None else state.part.batches_done,
                "recipe": start.recipe.name,
                "recipe_sha256": start.recipe.sha256(),
                "architecture": start.recipe.model.network_name,
                "parameters": start.parameter_count,
                "seed": start.seed,
                "identity": state.identity,
                "epochs": start.recipe.epochs,
                "batches_per_epoch": start.batches_per_epoch,
                "train_images": start.train_count,
                "validation_images": start.validation_count,
                "backend": start.backend,
                "dtype_policy": start.dtype_policy,
                "devices": start.device_count,
                "hosts": start.host_count,
                "versions": library_versions(),
            },
        )

    def on_checkpoint(self, state: TrainingState, elapsed_seconds: float) -> None:
        """Write a `checkpoint` line for one inside an epoch; the `epoch` line stands for the one after it."""
        if state.part is not None:
            fields = {"epochs_done": state.epochs_done, "batches_done": state.part.batches_done}
            self._append(
                JournalEvent.CHECKPOINT, fields | {"file": state.weights_file, "elapsed_seconds": elapsed_seconds}
            )

    def on_epoch(self, log: EpochLog, epochs: int) -> None:
        """Write the `epoch` line."""
        del epochs
        self._append(JournalEvent.EPOCH, _epoch_fields(log))

    def on_stop(self, reason: StopReason, state: TrainingState, detail: str) -> None:
        """Write the `stop` line; a killed process leaves none."""
        batches_done = 0 if state.part is None else state.part.batches_done
        fields = {"reason": reason.value, "epochs_done": state.epochs_done, "batches_done": batches_done}
        self._append(JournalEvent.STOP, fields | ({"detail": detail} if detail else {}))

    def _append(self, event: JournalEvent, fields: Mapping[str, Any]) -> None:
        line = self._line(event, fields)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as file:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise OutputError(
                f"The log {self._path} cannot be written: {error.strerror or error}. The last checkpoint is kept: free "
                "space or mend the permissions, then run the same line again"
            ) from error

    def _line(self, event: JournalEvent, fields: Mapping[str, Any]) -> bytes:
        stamped = {"event": event.value, "time": self._now().isoformat(timespec="seconds")}
        return json.dumps(stamped | dict(fields), ensure_ascii=False, allow_nan=False).encode() + b"\n"

    def _mend(self, state: TrainingState) -> None:
        """Leave exactly one line for each finished epoch, and none that a killed process tore."""
        kept: list[bytes] = []
        seen: set[int] = set()
        before = self._read()
        for line in before.splitlines(keepends=True):
            entry = _parsed(line)
            if entry is None:
                continue
            if entry.get("event") == JournalEvent.EPOCH:
                epoch = entry.get("epoch")
                if not isinstance(epoch, int) or epoch in seen or epoch >= state.epochs_done:
                    continue
                seen.add(epoch)
            kept.append(line)
        missing = [log for log in state.history if log.epoch not in seen]
        after = b"".join([*kept, *(self._line(JournalEvent.EPOCH, _epoch_fields(log)) for log in missing)])
        if after != before:
            write_atomically(self._path, after)

    def _read(self) -> bytes:
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise OutputError(
                f"The log {self._path} cannot be read: {error.strerror or error}. Mend its permissions, or move it away"
            ) from error

    def _set_aside(self) -> None:
        """Keep the log of an earlier training of this name, whose checkpoints are gone."""
        if not self._path.exists():
            return
        number = 1
        while (older := self._path.with_name(f"{self._path.stem}-{number}{self._path.suffix}")).exists():
            number += 1
        try:
            self._path.rename(older)
        except OSError as error:
            raise OutputError(f"{self._path} cannot become {older.name}: {error.strerror or error}") from error


def _epoch_fields(log: EpochLog) -> dict[str, Any]:
    derived = {"model_share": log.model_share, "images_per_second": log.images_per_second}
    return log.model_dump(mode="json") | derived


def _parsed(line: bytes) -> dict[str, Any] | None:
    """A whole line's object, or None for one that was torn."""
    if not line.endswith(b"\n"):
        return None
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) else None
