"""Real worker processes on this computer: the same rows as without them, whoever dies, and nothing open to others."""

import gc
import os
import signal
import time
from dataclasses import replace

import numpy as np
import psutil
import pytest
import tifffile
from PIL import Image

from desktop.bundled import default_bundle
from desktop.cluster import session
from desktop.cluster.address import ClusterLostError, ClusterRefusedError, parse_address
from desktop.cluster.session import cluster_engine
from desktop.discovery import FolderWalk
from desktop.engine.page_result import WorkItem
from desktop.engine.pipeline import Ending, screen_images
from desktop.engine.plan import EnginePlan
from desktop.run_folder import open_run
from desktop.run_settings import RunSettings
from desktop.screening import screen_folder
from desktop.store.run_reader import RunReader
from inference.fields import DEFAULT_READING
from inference.runtime_choice import RuntimeKind

distributed = pytest.importorskip("distributed", reason="distributed is missing (extra `cluster`)")
pytestmark = [
    pytest.mark.slow,
    # distributed leaves the socket open with which it found that nobody listens any more.
    pytest.mark.filterwarnings("ignore:unclosed <ssl.SSLSocket:ResourceWarning"),
]


@pytest.fixture(autouse=True)
def _collected():
    """Such sockets are let go of here, and not in a test of something else."""
    yield
    gc.collect()


@pytest.fixture(scope="module")
def folder(tmp_path_factory, field):
    """Forty-odd different images in cases, one of them with pages, a copy, and a broken one."""
    folder = tmp_path_factory.mktemp("Präparate")
    (folder / "Fall Ü").mkdir()
    for number in range(40):
        picture = np.roll(field, (7 * number, 3 * number), axis=(0, 1)) // np.uint8(1 + number % 3)
        Image.fromarray(picture).save(folder / ("Fall Ü" if number % 2 else ".") / f"{number:03}.png")
    tifffile.imwrite(folder / "pages.tif", np.stack([field, 255 - field, field[::-1]]), photometric="rgb")
    (folder / "zz copy.png").write_bytes((folder / "000.png").read_bytes())
    (folder / "broken.png").write_bytes((folder / "000.png").read_bytes()[:2000])
    return folder


@pytest.fixture
def items(folder):
    paths = sorted(path for path in folder.rglob("*.*") if path.is_file())
    return [WorkItem(number, path) for number, path in enumerate(paths)]


@pytest.fixture
def open_engine(cluster, certificates, folder):
    """An engine on the test's cluster, as `--cluster tls://...` opens it."""

    def make(**options):
        address = parse_address(
            options.pop("address", cluster.scheduler_address),
            *(options.pop("tls", None) or (certificates.authority, certificates.certificate, certificates.key)),
        )
        where = options.pop("folder", folder)
        return cluster_engine(address, default_bundle(), RuntimeKind.TFLITE, DEFAULT_READING, where, **options)

    return make


@pytest.fixture
def onlooker(cluster):
    """Somebody else's client of the same cluster."""
    with distributed.Client(cluster, security=cluster.security, set_as_default=False) as client:
        yield client


def test_rows_are_those_of_the_engine_on_this_computer(open_engine, items, took, classifier):
    expected = []
    plan = EnginePlan(worker_count=1, threads_per_worker=1, reader_count=1)
    screen_images(
        items,
        make_classifier=lambda: classifier,
        plan=plan,
        spec=classifier.card.preprocess,
        on_result=expected.append,
    )

    with open_engine() as engine:
        assert engine(items, **took.callbacks) is Ending.COMPLETE

    assert len(took.results) == len(items) + 2
    assert took.done == [item.key for item in items]
    for found, wanted in zip(took.results, expected, strict=True):
        for name in ("item", "position", "page", "tile_x", "tile_y", "reason", "sha256", "near_hash"):
            assert getattr(found, name) == getattr(wanted, name)
        assert (found.prediction is None) == (wanted.prediction is None)
        if wanted.prediction is None:
            continue
        assert found.prediction.probabilities == pytest.approx(wanted.prediction.probabilities, abs=1e-6)
        assert found.prediction.flags == wanted.prediction.flags
        assert found.prediction.decision == wanted.prediction.decision
        assert found.prediction.prediction_set == wanted.prediction.prediction_set
        np.testing.assert_allclose(found.prediction.heatmaps, wanted.prediction.heatmaps, atol=1e-6)
        assert (found.prepared.width_px, found.prepared.height_px) == (
            wanted.prepared.width_px,
            wanted.prepared.height_px,
        )
    assert sum(result.prediction is None for result in took.results) == 1


def test_a_worker_killed_in_mid_run_loses_nothing_and_repeats_nothing(open_engine, items, took, onlooker):
    many = [WorkItem(number, items[number % len(items)].path) for number in range(4 * len(items))]
    before = onlooker.run(os.getpid)
    victim = next(iter(before.values()))

    def take(result):
        took.results.append(result)
        if len(took.results) == 30:
            os.kill(victim, signal.SIGKILL)

    with open_engine() as engine:
        assert engine(many, **{**took.callbacks, "on_result": take}) is Ending.COMPLETE

    assert not psutil.pid_exists(victim)
    assert took.done == list(range(len(many)))
    positions = [(result.item.key, result.position) for result in took.results]
    assert positions == sorted(set(positions))
    assert {key for key, _position in positions} == set(range(len(many)))
    # The image that cannot be read is the only one without an answer.
    assert {result.item.path.name for result in took.results if result.prediction is None} == {"broken.png"}


def test_the_store_has_every_row_once_though_a_worker_was_killed(
    open_engine, folder, run_info, screen, onlooker, tmp_path
):
    victim = next(iter(onlooker.run(os.getpid).values()))
    rows = []

    def take(screened):
        rows.append(screened.row)
        if len(rows) == 3:
            os.kill(victim, signal.SIGKILL)

    out = tmp_path / "run"
    with (
        open_run(out, folder, run_info, RunSettings().payload(), new_run=False).store as store,
        open_engine() as engine,
    ):
        screen_folder(FolderWalk(folder), store, engine, on_result=take)

    with RunReader(out) as reader:
        found = [facts_of(stored.row) for stored in reader.rows()]
    assert found == sorted(facts_of(screened.row) for screened in screen(folder)[1])


def facts_of(row):
    """What of a row has nothing to do with when it was made."""
    return (row.image_path, row.page, row.image_sha256, row.predicted_class, row.decision, row.flags, row.reason)


def test_a_file_that_ends_its_worker_is_a_row_and_all_others_are_screened(open_engine, items, took, odd_read, folder):
    killer = folder / "killer.png"
    killer.write_bytes(items[0].path.read_bytes())
    some = [*items[:6], WorkItem(1000, killer), *items[6:12]]
    try:
        with open_engine(read=odd_read) as engine:
            assert engine(some, **took.callbacks) is Ending.COMPLETE
    finally:
        killer.unlink()

    assert took.done == [item.key for item in some]
    blamed = [result for result in took.results if "every worker of the cluster" in result.reason]
    assert [result.item.key for result in blamed] == [1000]
    assert len(blamed[0].sha256) == 64


def test_a_worker_that_joins_in_mid_run_gets_the_bundle_too(open_engine, items, took, cluster, onlooker):
    many = [WorkItem(number, items[number % len(items)].path) for number in range(4 * len(items))]
    asked = []

    def take(result):
        took.results.append(result)
        if len(took.results) == 10:
            cluster.scale(3)
            onlooker.wait_for_workers(3, timeout=60)
            asked.extend(onlooker.run(lambda dask_worker: list(dask_worker.plugins)).values())

    try:
        with open_engine() as engine:
            engine(many, **{**took.callbacks, "on_result": take})
    finally:
        cluster.scale(2)
        # A worker on its way out is still asked by `run`, and may close the connection before it has answered.
        wait_for_worker_count(onlooker, 2)

    assert took.done == list(range(len(many)))
    assert len(asked) == 3
    assert all(any(name.startswith("smearscope-") for name in names) for names in asked)
    # In the end it is taken away again, with its reading processes.
    left = onlooker.run(lambda dask_worker: list(dask_worker.plugins)).values()
    assert not any(name.startswith("smearscope-") for names in left for name in names)


def wait_for_worker_count(client, count):
    """Wait until the scheduler knows this many workers; `Client.wait_for_workers` only waits for more."""
    deadline = time.monotonic() + 60
    while (known := client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.workers))) != count:
        assert time.monotonic() < deadline, f"the scheduler still knows {known} workers, not {count}"
        time.sleep(0.05)


def test_another_version_of_smearscope_is_refused(open_engine, monkeypatch):
    def newer(runtime):
        here = session_facts(runtime)
        return replace(here, versions={**here.versions, "SmearScope": "9.9"})

    session_facts = session.facts_here
    monkeypatch.setattr(session, "facts_here", newer)

    with (
        pytest.raises(ClusterRefusedError, match=r"The scheduler has other versions: SmearScope .* .here 9\.9"),
        open_engine(),
    ):
        pass


def test_a_worker_that_does_not_see_the_images_is_named(open_engine, monkeypatch, tmp_path):
    probe = session.take_probe
    monkeypatch.setattr(session, "take_probe", lambda path: replace(probe(path), path=tmp_path / "elsewhere.png"))

    with pytest.raises(ClusterRefusedError, match=r"Worker tls://127.0.0.1:\d+ does not see the images"), open_engine():
        pass


def test_certificates_of_a_stranger_are_refused(open_engine, strangers_certificates, monkeypatch):
    from desktop.cluster import connection

    monkeypatch.setattr(connection, "_CONNECT_SECONDS", 2.0)
    tls = (strangers_certificates.authority, strangers_certificates.certificate, strangers_certificates.key)

    with pytest.raises(ClusterRefusedError, match=r"cannot be reached: .*certificate"), open_engine(tls=tls):
        pass


def test_an_address_without_a_scheduler_is_refused(open_engine, monkeypatch):
    from desktop.cluster import connection

    monkeypatch.setattr(connection, "_CONNECT_SECONDS", 1.0)

    with (
        pytest.raises(ClusterRefusedError, match="Is the scheduler running there"),
        open_engine(address="tls://127.0.0.1:9"),
    ):
        pass


def test_while_no_worker_is_there_it_waits_and_says_so(start_cluster, open_engine, monkeypatch):
    from desktop.cluster import workers

    monkeypatch.setattr(workers, "_FIRST_MESSAGE_SECONDS", 0.0)
    messages = []
    empty = start_cluster(worker_count=0)
    try:
        with (
            pytest.raises(KeyboardInterrupt),
            open_engine(
                address=empty.scheduler_address, on_message=messages.append, should_stop=lambda: bool(messages)
            ),
        ):
            pass
    finally:
        empty.close()
    assert messages == [
        f"No worker is connected to cluster {empty.scheduler_address} yet; waiting for one. Ctrl+C ends the waiting."
    ]


def test_a_run_whose_cluster_went_away_goes_on_without_one(
    start_cluster, open_engine, folder, run_info, screen, tmp_path
):
    doomed = start_cluster(worker_count=1)
    rows = []

    def take(screened):
        rows.append(screened)
        if len(rows) == 5:
            doomed.close()

    out = tmp_path / "run"
    store = open_run(out, folder, run_info, RunSettings().payload(), new_run=False).store
    try:
        with (
            store,
            pytest.raises(ClusterLostError, match=r"What was screened is kept"),
            open_engine(address=doomed.scheduler_address) as engine,
        ):
            screen_folder(FolderWalk(folder), store, engine, on_result=take)
    finally:
        doomed.close()

    summary, rest = screen(folder, run_folder=out)

    assert summary.image_count == 43
    assert summary.row_count == 45
    # What had come before the cluster went was kept, and only the rest was screened now.
    assert 0 < len(rest) <= 45 - 4


def test_a_client_that_fails_as_it_is_closed_hides_no_error_and_is_closed_once(open_engine, cluster, monkeypatch):
    close, closed = distributed.Client.close, []

    def fail(client, timeout):
        closed.append(client.status)
        close(client, timeout)
        raise ValueError("IOStream is not idle; cannot convert to SSL")

    def lose():
        with monkeypatch.context() as failing, open_engine(address=cluster.scheduler_address):
            failing.setattr(distributed.Client, "close", fail)
            raise ClusterLostError("The cluster went away")

    with pytest.raises(ClusterLostError, match="went away"):
        lose()
    assert closed == ["running"]


def test_a_local_cluster_is_open_to_nobody_else_and_leaves_nothing(folder, items, took):
    def connections():
        this = psutil.Process()
        return [
            connection
            for process in (this, *this.children(recursive=True))
            for connection in process.net_connections("inet")
        ]

    before = {connection.laddr for connection in connections()}
    children = set(psutil.Process().children(recursive=True))
    opened = []

    def finish(item):
        took.done.append(item.key)
        opened.extend(connection for connection in connections() if connection.laddr not in before)

    with cluster_engine(
        parse_address("local"), default_bundle(), RuntimeKind.TFLITE, DEFAULT_READING, folder, worker_count=1
    ) as engine:
        engine(items[:3], **{**took.callbacks, "on_item_done": finish})

    assert len(took.done) == 3
    assert any(connection.status == psutil.CONN_LISTEN for connection in opened)
    assert {connection.laddr.ip for connection in opened} == {"127.0.0.1"}
    assert {connection.raddr.ip for connection in opened if connection.raddr} == {"127.0.0.1"}
    assert set(psutil.Process().children(recursive=True)) <= children
