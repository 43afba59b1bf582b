"""The job that exports a run in one or several formats. No widget here."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.exporting import export_stored_run
from desktop.exports.export import Exported
from desktop.exports.exported import ExportCancelledError, ExportOptions
from desktop.exports.formats import ExportFormat
from desktop.gui.pace import Pace
from desktop.gui.worker import TaskControl
from desktop.records import shown_path
from desktop.run_summary import Progress
from desktop.shared_store import SharedStore
from desktop.store.run_store import RunStore
from inference.errors import ExitCode, SmearScopeError

_EVERYTHING = ExportOptions()


@dataclass(frozen=True)
class ExportWish:
    """One export that a person wants."""

    format: ExportFormat
    target: Path
    options: ExportOptions = _EVERYTHING


def existing_targets(wishes: Sequence[ExportWish]) -> list[Path]:
    """What would be replaced. For a worker's thread: a folder on a network answers when it likes."""
    return [each.target for each in wishes if _is_there(each.target)]


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # No permission, or a drive that fails: the export meets the same, replaces nothing and says why.
        return False


@dataclass(frozen=True)
class ExportDone:
    """What was exported.

    Attributes:
        exported: in the order of the wishes.
        row_count: rows of each; all of them are of the same rows.
    """

    exported: tuple[Exported, ...]
    row_count: int


class PartialExportError(SmearScopeError):
    """One export failed after others had been written, and these are kept.

    Attributes:
        done: what was written.
        not_written: what failed first of all, and what was not begun any more.
        reason: why it failed.
    """

    exit_code = ExitCode.STOPPED

    def __init__(self, done: ExportDone, not_written: tuple[Path, ...], reason: Exception) -> None:
        super().__init__(f"{not_written[0]} was not written: {reason}")
        self.done = done
        self.not_written = not_written
        self.reason = reason


@dataclass(frozen=True)
class ExportJob:
    """Writes exports through the run's one writer; reports a Progress, and each Exported. Returns an ExportDone.

    The first that fails is the last that is tried: a full disk would take none of the others.

    Attributes:
        writer: of the run; opened here when it is not, which takes seconds for a large run.
        row_count: rows of one export, for the progress.
    """

    writer: SharedStore
    wishes: tuple[ExportWish, ...]
    row_count: int

    def __call__(self, control: TaskControl) -> ExportDone:
        store = self.writer.get()
        on_row = self._counted(control)
        done: list[Exported] = []
        for wish in self.wishes:
            try:
                done.append(self._export(store, wish, on_row(len(done)), control))
            except ExportCancelledError as error:
                if not done:
                    raise
                names = ", ".join(shown_path(each.path.name) for each in done)
                raise ExportCancelledError(f"{error}. Before it {names} had been written and are kept") from error
            # A bug too takes nothing back of what lies there.
            except Exception as error:
                if not done:
                    raise
                not_written = tuple(each.target for each in self.wishes[len(done) :])
                raise PartialExportError(_all_of(done), not_written, error) from error
            control.report(done[-1])
        return _all_of(done)

    def _export(
        self, store: RunStore, wish: ExportWish, on_row: Callable[[int], None], control: TaskControl
    ) -> Exported:
        return export_stored_run(store, wish.format, wish.target, wish.options, on_row, control.should_stop)

    def _counted(self, control: TaskControl) -> Callable[[int], Callable[[int], None]]:
        started, pace = time.monotonic(), Pace(begins_told=True)
        total = self.row_count * len(self.wishes)

        def after(finished: int) -> Callable[[int], None]:
            def on_row(done: int) -> None:
                if pace.is_due():
                    elapsed_seconds = time.monotonic() - started
                    control.report(Progress(min(total, finished * self.row_count + done), total, elapsed_seconds))

            return on_row

        return after


def _all_of(done: Sequence[Exported]) -> ExportDone:
    return ExportDone(tuple(done), done[-1].provenance.row_count)
