"""Machines that would give other rows, or do not see the images, are told apart before the run."""

from dataclasses import replace

import pytest

from desktop.cluster.address import ClusterRefusedError
from desktop.cluster.facts import check_facts, check_probe, facts_here, take_probe
from inference import __version__
from inference.runtime_choice import RuntimeKind


@pytest.fixture(scope="module")
def here():
    return facts_here(RuntimeKind.TFLITE)


def test_the_same_environment_may_take_part(here):
    check_facts("Worker a", here, here)


def test_another_version_of_anything_is_refused_by_name(here):
    other = replace(here, versions={**here.versions, "SmearScope": "0.0.9"})

    with pytest.raises(
        ClusterRefusedError, match=rf"Worker a has other versions: SmearScope 0\.0\.9 .here {__version__}"
    ):
        check_facts("Worker a", other, here)


def test_another_runtime_is_refused_by_name(here):
    versions = {name: version for name, version in here.versions.items() if name != "ai-edge-litert"}

    with pytest.raises(ClusterRefusedError, match=r"ai-edge-litert missing .*tflite-runtime 2\.14\.0 .here missing"):
        check_facts("Worker a", replace(here, versions={**versions, "tflite-runtime": "2.14.0"}), here)


def test_a_worker_that_may_start_no_process_is_told_how_to_be_started(here):
    with pytest.raises(ClusterRefusedError, match="DASK_DISTRIBUTED__WORKER__DAEMON=False"):
        check_facts("Worker a", replace(here, may_start_processes=False), here)


def test_a_worker_that_sees_the_same_file_may_take_part(make_file):
    check_probe("Worker a", take_probe(make_file("a.png")))


def test_a_worker_without_the_file_is_refused(make_file):
    path = make_file("a.png")
    probe = take_probe(path)
    path.unlink()

    with pytest.raises(ClusterRefusedError, match=r"Worker a does not see the images: .*a\.png: No such file"):
        check_probe("Worker a", probe)


def test_a_worker_with_another_file_of_that_name_is_refused(make_file):
    path = make_file("a.png")
    probe = take_probe(path)
    path.write_bytes(path.read_bytes()[:-1] + b"?")

    with pytest.raises(ClusterRefusedError, match="Worker a sees another file under the name"):
        check_probe("Worker a", probe)


@pytest.fixture
def make_file(images, field_png):
    def make(name):
        (images / name).write_bytes(field_png)
        return images / name

    return make
