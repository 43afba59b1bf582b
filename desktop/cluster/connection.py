"""Connects to a cluster, or starts one on this computer that nobody else can reach."""

import logging
import os
import signal
import sys
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing import resource_tracker
from typing import Any

import dask
from distributed import Client, LocalCluster, Security
from distributed.utils import silence_logging_cmgr
from distributed.versions import VersionMismatchWarning

from desktop.cluster.address import ClusterAddress, ClusterRefusedError
from desktop.discovery import ShouldStop
from desktop.engine.plan import core_count
from inference.errors import SmearScopeError

_CONNECT_SECONDS = 15.0
_CLOSE_SECONDS = 10.0
_LOOPBACK = "127.0.0.1"

# Only for this process and the workers that it starts; a cluster that runs elsewhere has its own configuration.
_CONFIGURATION = {
    # Readers are processes of the workers.
    "distributed.worker.daemon": False,
    # No page of the web server that distributed always starts, and no code from a configuration file.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.scheduler.preload": [],
    "distributed.worker.preload": [],
    "distributed.nanny.preload": [],
    "distributed.client.preload": [],
    "distributed.client.security-loader": None,
    "distributed.diagnostics.nvml": False,
    # Statistics that nobody sees cost a few percent of the processors.
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "500ms",
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.scheduler.active-memory-manager.start": False,
    # A file that ends its worker is tried again alone before it is blamed, so one more try is enough each time.
    "distributed.scheduler.allowed-failures": 1,
}


class ClusterStartError(SmearScopeError):
    """No cluster can be started on this computer."""


@contextmanager
def connected(address: ClusterAddress, worker_count: int | None, should_stop: ShouldStop) -> Iterator[Client]:
    """A client of the cluster; one that was started here ends with it.

    Args:
        address: safe, by `parse_address`.
        worker_count: processes of a cluster that is started here; None for one per core.
        should_stop: whether a cluster that did not start was interrupted.

    Raises:
        ClusterRefusedError: the scheduler cannot be reached, or the certificates do not fit.
        ClusterStartError: no processes can be started here.
        KeyboardInterrupt: Ctrl+C ended them while they started.
    """
    with ExitStack() as stack:
        stack.enter_context(dask.config.set(_CONFIGURATION))
        # What goes wrong is said in this program's words.
        stack.enter_context(silence_logging_cmgr(logging.CRITICAL + 1))
        stack.enter_context(_without_warnings())
        if address.is_local:
            security = Security.temporary()
            cluster = stack.enter_context(_local_cluster(security, worker_count or core_count(), should_stop))
            yield stack.enter_context(_client(cluster, security, "started here"))
        else:
            yield stack.enter_context(_client(address.url, _security_of(address), address.url))


@contextmanager
def _local_cluster(security: Security, worker_count: int, should_stop: ShouldStop) -> Iterator[LocalCluster]:
    try:
        with _interrupts_held_back():
            cluster = LocalCluster(
                n_workers=worker_count,
                threads_per_worker=1,
                processes=True,
                host=_LOOPBACK,
                protocol="tls://",
                # On a computer with several users, the others can reach the loopback interface too: hence certificates.
                security=security,
                dashboard_address=None,
                scheduler_kwargs={"dashboard": False, "dashboard_address": f"{_LOOPBACK}:0"},
                worker_dashboard_address=None,
                silence_logs=logging.CRITICAL + 1,
            )
    except (OSError, RuntimeError) as error:
        if should_stop():
            # Ctrl+C reaches the processes too, and they know nothing of it yet.
            raise KeyboardInterrupt from error
        raise ClusterStartError(f"Worker processes cannot be started on this computer: {error}") from error
    try:
        yield cluster
    finally:
        cluster.close(timeout=_CLOSE_SECONDS)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Have the cluster's thread, and the processes that it starts, never see Ctrl+C; it reaches this one afterwards."""
    if sys.platform == "win32":
        yield
        return
    # The first process that multiprocessing spawns brings this one along, and to start it lets Ctrl+C in again.
    resource_tracker.ensure_running()
    earlier = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, earlier)


@contextmanager
def _client(where: "LocalCluster | str", security: Security, shown: str) -> Iterator[Client]:
    try:
        client = Client(where, security=security, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ImportError, RuntimeError, ValueError) as error:
        raise ClusterRefusedError(
            f"Cluster {shown} cannot be reached: {_cause(error)}. Is the scheduler running there, and were its "
            "certificates signed by the same authority?"
        ) from error
    try:
        yield client
    finally:
        _close_quietly(client)


def _close_quietly(client: Client) -> None:
    try:
        client.close(timeout=_CLOSE_SECONDS)
    except (OSError, TimeoutError, RuntimeError, AssertionError, ValueError) as error:
        # The scheduler may be gone already, or went while the client tried to come back to it (Tornado's ValueError);
        # the results are not there.
        logging.getLogger("desktop.cluster").debug("the client could not be closed in good order: %s", error)
        # When it is collected it would close itself once more, and fail again.
        client.status = "closed"


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Versions are compared by `desktop.cluster.facts`, which refuses; a warning would only repeat it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", VersionMismatchWarning)
        yield


def _security_of(address: ClusterAddress) -> Security:
    if address.tls is None:
        return Security(require_encryption=False)
    tls = address.tls
    return Security(
        require_encryption=True,
        tls_ca_file=os.fspath(tls.authority),
        tls_client_cert=os.fspath(tls.certificate),
        tls_client_key=os.fspath(tls.key),
    )


def _cause(error: BaseException) -> str:
    """The innermost reason: the outer ones only say how long was waited."""
    while error.__cause__ is not None:
        error = error.__cause__
    return str(error).strip() or type(error).__name__


def scheduler_state(client: Client, seconds: float = 5.0) -> dict[str, Any]:
    """What the scheduler says of itself and its workers.

    Raises:
        OSError: it does not answer in time.
    """
    state: dict[str, Any] = client.sync(client.scheduler.identity, callback_timeout=seconds)
    return state
