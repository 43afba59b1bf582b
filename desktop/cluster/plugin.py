"""What a worker of the cluster is given once, and what it is then asked, file by file."""

import signal
import threading
from typing import Any

from distributed import WorkerPlugin, get_worker

from desktop.cluster.facts import Facts, facts_here
from desktop.cluster.station import BatchAnswer, FileJob, Station, StationTerms
from inference.runtime_choice import RuntimeKind


class StationPlugin(WorkerPlugin):  # type: ignore[misc] # distributed is an extra, its types are not always there
    """Brings a station to every worker, those that join later too. The scheduler keeps it for them.

    Args:
        terms: of the run.
        ignores_interrupts: for workers on this computer, which Ctrl+C in a terminal of Windows reaches too.
    """

    def __init__(self, terms: StationTerms, *, ignores_interrupts: bool) -> None:
        self._terms = terms
        self._ignores_interrupts = ignores_interrupts

    def setup(self, worker: Any) -> None:
        """Make the station; nothing is loaded yet, for the worker answers nobody meanwhile."""
        if self._ignores_interrupts and threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        self.station = Station(self._terms, str(worker.address))

    def teardown(self, worker: Any) -> None:
        """End the station's processes."""
        self.station.close()


def facts_of_process(runtime: RuntimeKind) -> Facts:
    """The facts of a worker or scheduler; run there."""
    return facts_here(runtime)


def make_station_ready(plugin_name: str) -> str:
    """Check a worker and load the model there; run as a task.

    Returns:
        The worker's address.

    Raises:
        ClusterRefusedError: it cannot take part.
    """
    worker = get_worker()
    worker.plugins[plugin_name].station.make_ready()
    return str(worker.address)


def screen_batch(plugin_name: str, jobs: tuple[FileJob, ...]) -> tuple[str, BatchAnswer]:
    """Screen files on a worker; run as a task.

    Returns:
        The worker's address, and its answer.

    Raises:
        ClusterRefusedError: it cannot take part.
        ReadingStartError: no reading process can be started there.
    """
    worker = get_worker()
    return str(worker.address), worker.plugins[plugin_name].station.screen(jobs)
