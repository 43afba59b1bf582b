"""Waits for a cluster's workers and sees that they can take part, before a run begins."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from distributed import Client, KilledWorker

from desktop.cluster.address import (
    ClusterBusyError,
    ClusterLostError,
    ClusterRefusedError,
    see_that_only_this_computer_is_reached,
)
from desktop.cluster.connection import scheduler_state
from desktop.cluster.facts import Facts, check_facts
from desktop.cluster.plugin import StationPlugin, facts_of_process, make_station_ready
from desktop.cluster.station import StationTerms
from desktop.discovery import ShouldStop

OnMessage = Callable[[str], None]

_LOOK_SECONDS = 0.2
_FIRST_MESSAGE_SECONDS = 10.0
_NEXT_MESSAGE_SECONDS = 60.0
_READY_SECONDS = 120.0
_ANSWER_SECONDS = 30.0


def wait_for_workers(client: Client, shown: str, on_message: OnMessage, should_stop: ShouldStop) -> None:
    """Wait until there is at least one worker.

    Args:
        client: connected.
        shown: the cluster's address, for messages.
        on_message: told from time to time that there is none.
        should_stop: asked several times a second.

    Raises:
        KeyboardInterrupt: `should_stop` said so.
        ClusterLostError: the scheduler went away.
    """
    next_message = time.monotonic() + _FIRST_MESSAGE_SECONDS
    while not worker_threads(client):
        if should_stop():
            raise KeyboardInterrupt
        if time.monotonic() >= next_message:
            on_message(f"No worker is connected to cluster {shown} yet; waiting for one. Ctrl+C ends the waiting.")
            next_message = time.monotonic() + _NEXT_MESSAGE_SECONDS
        time.sleep(_LOOK_SECONDS)


def worker_threads(client: Client, seconds: float = _ANSWER_SECONDS) -> dict[str, int]:
    """The workers by address, with how many files each can screen at once.

    Args:
        client: connected.
        seconds: to wait for the scheduler's answer.

    Raises:
        ClusterBusyError: the scheduler is connected, but does not answer in time.
        ClusterLostError: it went away.
        ClusterRefusedError: without certificates, and scheduler or worker can be reached from other computers.
    """
    try:
        state = scheduler_state(client, seconds)
    except (OSError, RuntimeError) as error:
        if isinstance(error, TimeoutError) and client.status == "running":
            raise ClusterBusyError(
                f"The cluster's scheduler has not answered for {seconds:.0f} seconds. What was screened is kept; look "
                "what keeps it busy, then start the same command"
            ) from error
        raise ClusterLostError(
            "The cluster's scheduler does not answer any more. What was screened is kept; start it again, then the "
            "same command"
        ) from error
    workers: Mapping[str, Any] = state["workers"]
    see_that_only_this_computer_is_reached("The scheduler", str(state["address"]))
    for address in workers:
        see_that_only_this_computer_is_reached("A worker", address)
    return {address: int(worker["nthreads"]) for address, worker in workers.items()}


def see_that_versions_fit(client: Client, terms: StationTerms) -> None:
    """Compare scheduler and workers with this process.

    Raises:
        ClusterRefusedError: names the machine, and what differs.
    """
    runtime = terms.runtime
    for whose, found in (
        ("The scheduler", _on_scheduler(client, terms)),
        *((f"Worker {address}", found) for address, found in _on_workers(client, terms).items()),
    ):
        if isinstance(found, Exception):
            raise ClusterRefusedError(
                f"{whose} has no SmearScope that fits ({type(found).__name__}: {found}). Install the same version on "
                f"every machine, with what runs the model ({runtime.value})"
            ) from found
        # The scheduler reads no images.
        expected = terms.facts
        check_facts(whose, Facts(found.versions, found.may_start_processes or whose == "The scheduler"), expected)


@contextmanager
def sent_stations(client: Client, terms: StationTerms, name: str, *, is_local: bool) -> Iterator[None]:
    """Send the bundle to every worker, once, and have each load and verify it; taken away in the end.

    Raises:
        ClusterRefusedError: a worker cannot take part.
    """
    client.register_plugin(StationPlugin(terms, ignores_interrupts=is_local), name=name)
    try:
        _make_ready(client, name)
        yield
    finally:
        # Workers of another cluster live on; where the scheduler is gone, there is nothing to take away.
        with suppress(OSError, RuntimeError):
            if client.status == "running":
                client.unregister_worker_plugin(name)


def _make_ready(client: Client, name: str) -> None:
    waiting = {
        address: client.submit(
            make_station_ready, name, workers=[address], key=f"smearscope-ready-{name}-{address}", pure=False
        )
        for address in worker_threads(client)
    }
    futures = list(waiting.values())
    until = time.monotonic() + _READY_SECONDS
    while waiting and time.monotonic() < until:
        # The future of a worker that went away meanwhile would wait for ever; the run begins with the others.
        there = worker_threads(client)
        for address, future in list(waiting.items()):
            if future.status == "error" and not isinstance(future.exception(), KilledWorker):
                raise future.exception()
            if future.done() or address not in there:
                del waiting[address]
        time.sleep(_LOOK_SECONDS / 2)
    client.cancel(futures)


def _on_scheduler(client: Client, terms: StationTerms) -> "Facts | Exception":
    try:
        found: Facts = client.run_on_scheduler(facts_of_process, terms.runtime)
    except Exception as error:  # whatever it is, it is told as the scheduler's, above
        return error
    return found


def _on_workers(client: Client, terms: StationTerms) -> "dict[str, Facts | Exception]":
    found: dict[str, Facts | Exception] = client.run(facts_of_process, terms.runtime, on_error="return")
    return found
