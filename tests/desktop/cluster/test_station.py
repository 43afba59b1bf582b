"""What a worker process does, without a cluster: the same results as the engine's, in parts where there are many."""

import pickle
import threading
from functools import partial
from pathlib import Path

import numpy as np
import psutil
import pytest
import tifffile

from desktop.bundled import default_bundle
from desktop.cluster import station as station_module
from desktop.cluster.address import ClusterRefusedError
from desktop.cluster.facts import facts_here, take_probe
from desktop.cluster.station import FileJob, Station, StationTerms
from desktop.engine.page_result import WorkItem
from desktop.engine.reading import ReaderAbortedError
from inference.bundle import read_bundle, read_files
from inference.fields import read_fields
from inference.runtime import ModelRejectedError
from inference.runtime_choice import RuntimeKind
from tests.desktop.engine.odd_readers import read_oddly
from tests.fixtures_bundles import one_byte_changed


@pytest.fixture
def terms_of(images, field_png):
    """Terms of a run; a file of its own is the probe."""
    probe = images / "probe.png"
    probe.write_bytes(field_png)

    def make(**changes):
        bundle = default_bundle()
        given = {
            "bundle_files": read_files(bundle),
            "bundle_id": read_bundle(bundle).bundle_id,
            "runtime": RuntimeKind.TFLITE,
            "read": read_fields,
            "time_limit_seconds": 30.0,
            "facts": facts_here(RuntimeKind.TFLITE),
            "probe": take_probe(probe),
        }
        return StationTerms(**{**given, **changes})

    return make


@pytest.fixture
def open_station(terms_of):
    opened = []

    def make(**changes):
        opened.append(Station(terms_of(**changes), "tls://worker:1"))
        return opened[-1]

    yield make
    for station in opened:
        station.close()


@pytest.fixture
def pages(images, field):
    """A file of seven different pages."""
    path = images / "pages.tif"
    tifffile.imwrite(path, np.stack([np.roll(field, 9 * page, axis=1) for page in range(7)]), photometric="rgb")
    return path


def test_files_come_back_whole_and_in_order(open_station, images, pages, field_png):
    (images / "a.png").write_bytes(field_png)
    jobs = [FileJob(WorkItem(5, images / "a.png")), FileJob(WorkItem(3, pages))]

    answer = open_station().screen(jobs)

    assert [part.is_last for part in answer.parts] == [True, True]
    assert [(result.item.key, result.page) for part in answer.parts for result in part.results] == [
        (5, 0),
        *((3, page) for page in range(7)),
    ]
    assert all(result.prediction for part in answer.parts for result in part.results)
    # The pixels stay where they were read.
    assert {result.prepared.array.size for part in answer.parts for result in part.results} == {0}


def test_a_file_of_many_pages_comes_in_parts_and_is_read_once(open_station, pages, monkeypatch):
    monkeypatch.setattr(station_module, "MAX_PAGES_PER_ANSWER", 3)
    station = open_station()
    item = WorkItem(0, pages)

    parts = [station.screen([FileJob(item, position)]).parts[0] for position in (0, 3, 6)]

    assert [[result.position for result in part.results] for part in parts] == [[0, 1, 2], [3, 4, 5], [6]]
    assert [part.is_last for part in parts] == [False, False, True]
    assert len(station._readers) == 1  # the file was open all the while


def test_another_worker_goes_on_where_the_first_one_was(open_station, pages, monkeypatch):
    whole = open_station().screen([FileJob(WorkItem(0, pages))]).parts[0]

    rest = open_station().screen([FileJob(WorkItem(0, pages), 4)]).parts[0]

    assert [result.position for result in rest.results] == [4, 5, 6]
    assert [result.near_hash for result in rest.results] == [result.near_hash for result in whole.results[4:]]
    assert [result.page for result in rest.results] == [4, 5, 6]


def test_files_beyond_those_that_can_be_kept_open_are_read_again(open_station, images, pages, monkeypatch):
    monkeypatch.setattr(station_module, "MAX_PAGES_PER_ANSWER", 4)
    monkeypatch.setattr(station_module, "_MAX_PARKED", 1)
    (images / "other.tif").write_bytes(pages.read_bytes())
    items = [WorkItem(0, pages), WorkItem(1, images / "other.tif")]
    station = open_station()
    for item in items:
        assert not station.screen([FileJob(item)]).parts[0].is_last

    rests = [station.screen([FileJob(item, 4)]).parts[0] for item in items]

    assert [[result.position for result in rest.results] for rest in rests] == [[4, 5, 6]] * 2
    assert len(station._readers) == 2


def test_a_batch_that_takes_too_long_ends_early(open_station, images, field_png, monkeypatch):
    monkeypatch.setattr(station_module, "MAX_SECONDS_PER_ANSWER", 0.0)
    for name in ("a.png", "b.png"):
        (images / name).write_bytes(field_png)

    answer = open_station().screen([FileJob(WorkItem(0, images / name)) for name in ("a.png", "b.png")])

    assert len(answer.parts) == 1


def test_a_file_that_crashes_its_reader_is_a_row_and_the_next_one_is_read(open_station, images, field_png):
    for name in ("crash-a.png", "b.png"):
        (images / name).write_bytes(field_png)

    first, second = (
        open_station(read=read_oddly)
        .screen([FileJob(WorkItem(0, images / "crash-a.png")), FileJob(WorkItem(1, images / "b.png"))])
        .parts
    )

    assert "crashed" in first.results[0].reason
    assert not first.is_unseen
    assert second.results[0].prediction is not None


def test_a_file_that_hangs_meets_the_time_limit(open_station, images, field_png):
    (images / "stuck-a.png").write_bytes(field_png)

    part = (
        open_station(read=read_oddly, time_limit_seconds=0.5)
        .screen([FileJob(WorkItem(0, images / "stuck-a.png"))])
        .parts[0]
    )

    assert "took more than 0.5 seconds" in part.results[0].reason


def test_a_file_that_is_not_there_is_said_to_be_unseen(open_station, images):
    part = open_station().screen([FileJob(WorkItem(0, images / "gone.png"))]).parts[0]

    assert part.is_unseen
    assert part.results[0].prediction is None


def test_what_the_model_fails_on_ends_its_file(open_station, pages, monkeypatch):
    def fail(_classifier, _prepared):
        raise ModelRejectedError("no finite number")

    monkeypatch.setattr(station_module.Classifier, "answer", fail)

    part = open_station().screen([FileJob(WorkItem(0, pages))]).parts[0]

    assert [result.reason for result in part.results] == ["the model failed on this image: no finite number"]
    assert part.is_last


def test_the_end_leaves_no_process_behind(open_station, images, pages, field_png, monkeypatch):
    monkeypatch.setattr(station_module, "MAX_PAGES_PER_ANSWER", 1)
    (images / "a.png").write_bytes(field_png)
    before = set(psutil.Process().children())
    station = open_station()
    for key, path in enumerate((pages, images / "a.png", images / "a.png")):
        station.screen([FileJob(WorkItem(key, path))])
    assert len(set(psutil.Process().children()) - before) == 3  # each file is still open, for its next page

    station.close()

    assert set(psutil.Process().children()) <= before


def test_the_end_reaches_a_file_that_is_being_read(open_station, images, field_png):
    (images / "hang-a.png").write_bytes(field_png)
    before = set(psutil.Process().children())
    station = open_station(read=read_oddly)
    failures = []

    def screen():
        try:
            station.screen([FileJob(WorkItem(0, images / "hang-a.png"))])
        except ReaderAbortedError as error:
            failures.append(error)

    thread = threading.Thread(target=screen)
    thread.start()
    while not (images / "hang-a.begun").exists():
        thread.join(0.05)
        assert thread.is_alive()

    station.close()
    thread.join(10)

    assert len(failures) == 1
    assert set(psutil.Process().children()) <= before


def test_a_bundle_that_was_damaged_on_its_way_is_refused_by_the_worker(open_station, terms_of):
    files = dict(terms_of().bundle_files)
    files["model.tflite"] = one_byte_changed(files["model.tflite"])

    with pytest.raises(ClusterRefusedError, match=r"Worker tls://worker:1 cannot use the model: .*model\.tflite"):
        open_station(bundle_files=files).make_ready()


def test_another_bundle_than_the_runs_is_refused(open_station):
    with pytest.raises(ClusterRefusedError, match=r"was sent bundle .*; expected 00"):
        open_station(bundle_id="00").make_ready()


def test_a_worker_that_joins_later_is_checked_before_its_first_file(open_station, images):
    gone = images / "gone.png"
    gone.write_bytes(b"here at first")
    probe = take_probe(gone)
    gone.unlink()

    with pytest.raises(ClusterRefusedError, match="does not see the images"):
        open_station(probe=probe).screen([FileJob(WorkItem(0, images / "a.png"))])


def test_terms_travel_with_settings_in_their_read_function(terms_of):
    terms = terms_of(read=partial(read_fields))

    assert pickle.loads(pickle.dumps(terms)).probe == terms.probe
    assert isinstance(terms.probe.path, Path)
