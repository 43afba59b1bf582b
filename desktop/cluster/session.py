"""Opens a cluster as an engine; the only module that others import, and the one that loads distributed when asked."""

import importlib
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path

from desktop.cluster.address import ClusterAddress, ClusterMissingError
from desktop.cluster.facts import Probe, facts_here, take_probe
from desktop.cluster.station import StationTerms
from desktop.discovery import FolderWalk
from desktop.engine.process_reader import TIME_LIMIT_SECONDS
from desktop.engine.reading_process import ReadFile
from desktop.screening import Engine
from inference.bundle import parse_bundle, read_files
from inference.fields import ReadingSettings, read_fields
from inference.runtime_choice import RuntimeKind

_MAX_PROBED = 10


@contextmanager
def cluster_engine(
    address: ClusterAddress,
    bundle: Path,
    runtime: RuntimeKind,
    reading: ReadingSettings,
    folder: Path,
    *,
    worker_count: int | None = None,
    time_limit_seconds: float = TIME_LIMIT_SECONDS,
    on_message: Callable[[str], None] = lambda _text: None,
    should_stop: Callable[[], bool] = lambda: False,
    read: ReadFile | None = None,
) -> Iterator[Engine]:
    """An engine whose workers are processes of a cluster, for one run.

    Waits for the first worker, sends the bundle to each once, and sees that they have the same versions and images.

    Args:
        address: by `desktop.cluster.address.parse_address`.
        bundle: folder or `.smear` file, of the run.
        runtime: of the run.
        reading: limits, pages and tiles.
        folder: of images, which every worker sees under the same name.
        worker_count: processes of a cluster that is started here; None for one per core.
        time_limit_seconds: for reading one page.
        on_message: told, in the calling thread, why nothing goes on; for standard error.
        should_stop: asked while workers are waited for.
        read: decodes a file in place of `inference.fields.read_fields`; importable by name.

    Raises:
        ClusterMissingError: distributed is not installed; names the extra.
        ClusterRefusedError: the cluster cannot be reached, or a worker cannot take part; names it.
        BundleRefusedError: the bundle does not hold.
        UnusableInputError: the folder has no image.
        ClusterStartError: no worker processes can be started on this computer.
        KeyboardInterrupt: `should_stop` said so before the first worker was there.
    """
    files = read_files(bundle)
    bundle_id = parse_bundle(bundle, files).bundle_id
    folder = folder.absolute()
    see_that_distributed_is_installed()
    # Loaded only here: nothing of a cluster is in a process that was not asked for one.
    from desktop.cluster.connection import connected
    from desktop.cluster.delivery import ClusterEngine
    from desktop.cluster.workers import see_that_versions_fit, sent_stations, wait_for_workers

    terms = StationTerms(
        bundle_files=files,
        bundle_id=bundle_id,
        runtime=runtime,
        read=read or partial(read_fields, settings=reading),
        time_limit_seconds=time_limit_seconds,
        facts=facts_here(runtime),
        probe=_probe_of(folder),
    )
    shown = "local" if address.is_local else address.url
    # A name of its own: the end of this run takes nothing away from another one on the same cluster.
    name = f"smearscope-{uuid.uuid4().hex}"
    with connected(address, worker_count, should_stop) as client:
        wait_for_workers(client, shown, on_message, should_stop)
        see_that_versions_fit(client, terms)
        with sent_stations(client, terms, name, is_local=address.is_local):
            yield ClusterEngine(client, name, shown, on_message)


def see_that_distributed_is_installed() -> None:
    """Import it.

    Raises:
        ClusterMissingError: it, or what it needs, is missing.
    """
    try:
        importlib.import_module("distributed")
    except ModuleNotFoundError as error:
        library = (error.name or "distributed").partition(".")[0]
        raise ClusterMissingError(
            f'--cluster needs {library}, which is not installed: pip install "smearscope[cluster]"'
        ) from error


def _probe_of(folder: Path) -> Probe | None:
    """The first image that can be opened; None where the first ones cannot, which their rows will say."""
    for path in islice(FolderWalk(folder).images(), _MAX_PROBED):
        with suppress(OSError):
            return take_probe(path)
    return None
