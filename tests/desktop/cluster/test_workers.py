"""What the scheduler says of itself decides whether a run may go on with it."""

from types import SimpleNamespace

import pytest

from desktop.cluster import workers
from desktop.cluster.address import ClusterBusyError, ClusterLostError, ClusterRefusedError
from desktop.cluster.workers import worker_threads

HERE = "tcp://127.0.0.1:8786"


@pytest.fixture
def scheduler(monkeypatch):
    """Have the scheduler say this of itself, or fail with this."""

    def says(answer):
        def state(_client, _seconds):
            if isinstance(answer, Exception):
                raise answer
            return answer

        monkeypatch.setattr(workers, "scheduler_state", state)

    return says


def client(status="running"):
    return SimpleNamespace(status=status)


@pytest.mark.parametrize(
    ("address", "worker"),
    [
        (HERE, "tcp://127.0.0.1:4711"),
        ("tcp://[::1]:8786", "tcp://[::1]:4711"),
        ("tls://192.0.2.2:8786", "tls://192.0.2.3:1"),
    ],
)
def test_workers_are_counted_where_nobody_else_can_reach_them(scheduler, address, worker):
    scheduler({"address": address, "workers": {worker: {"nthreads": 3}}})

    assert worker_threads(client()) == {worker: 3}


def test_a_scheduler_that_listens_everywhere_without_certificates_is_refused(scheduler):
    scheduler({"address": "tcp://192.0.2.2:8786", "workers": {}})

    with pytest.raises(
        ClusterRefusedError, match=r"The scheduler listens at tcp://192\.0\.2\.2:8786.*--host 127\.0\.0\.1"
    ):
        worker_threads(client())


def test_a_worker_on_another_computer_without_certificates_is_refused(scheduler):
    scheduler({"address": HERE, "workers": {"tcp://192.0.2.3:4711": {"nthreads": 1}}})

    with pytest.raises(ClusterRefusedError, match=r"A worker listens at tcp://192\.0\.2\.3:4711"):
        worker_threads(client())


def test_a_scheduler_that_is_busy_is_not_one_that_went_away(scheduler):
    scheduler(TimeoutError())

    with pytest.raises(ClusterBusyError, match="has not answered for 2 seconds"):
        worker_threads(client(), 2.0)


@pytest.mark.parametrize(
    ("status", "failure"), [("closed", TimeoutError()), ("running", OSError("gone")), ("running", RuntimeError("gone"))]
)
def test_a_scheduler_that_went_away_is_told_as_such(scheduler, status, failure):
    scheduler(failure)

    with pytest.raises(ClusterLostError, match="start it again") as raised:
        worker_threads(client(status), 2.0)
    assert not isinstance(raised.value, ClusterBusyError)
