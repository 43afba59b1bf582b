"""The folder of a run never lies among the images, never loses an earlier run, and keeps a second process out."""

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.exporting import export_stored_run
from desktop.exports.exported import ExportOptions
from desktop.exports.formats import ExportFormat
from desktop.output_names import RESULTS_FILE
from desktop.run_folder import open_run, resume_run
from desktop.run_settings import RunSettings, settings_of
from desktop.run_summary import summarise
from desktop.store import connection
from desktop.store.connection import STORE_FILES
from desktop.store.faults import StoreDamagedError
from desktop.store.images import FoundImage
from desktop.store.run_reader import RunReader
from desktop.store.run_record import RunState
from desktop.store.run_store import RunStore
from desktop.summary import write_summary
from inference.errors import OutputError, UnusableInputError
from inference.fields import ReadingSettings
from inference.pages import PageChoice
from inference.runtime_choice import RuntimeKind
from inference.slides import SlideSettings

SETTINGS = RunSettings().payload()


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def prepare(run_info):
    """Open a run folder and close its store again."""

    def prepare_now(path, images, *, new_run=False):
        opened = open_run(path, images, run_info, SETTINGS, new_run=new_run)
        opened.store.close()
        return opened

    return prepare_now


def _complete(path):
    with resume_run(path) as store:
        store.finish_walk()
        store.end(RunState.COMPLETE)


def test_a_missing_folder_is_made_with_its_parents(out, images, prepare):
    opened = prepare(out / "deep" / "er", images)

    assert (out / "deep" / "er" / "screening.sqlite3").is_file()
    assert not opened.is_resumed


@pytest.mark.parametrize("inside", [".", "results", "a/b/c", "a/../results"])
def test_a_folder_among_the_images_is_refused(images, inside, prepare):
    with pytest.raises(UnusableInputError, match="lies inside the folder of images"):
        prepare(images / inside, images)
    assert list(images.iterdir()) == []


def test_named_files_of_a_home_are_screened_and_exported_though_all_runs_lie_in_it(tmp_path, run_info):
    """What the files have in common may be anything, and nothing but they are looked at."""
    named = RunSettings(files=(Path("a.jpg"), Path("Desktop", "b.jpg")))
    run = tmp_path / ".local" / "runs" / "one"

    with open_run(run, tmp_path, run_info, named.payload(), new_run=False).store as store:
        done = export_stored_run(store, ExportFormat.CSV, run / RESULTS_FILE)

    assert done.path.is_file()


def test_no_export_of_a_whole_folder_lies_among_its_images(tmp_path, images, run_info):
    with (
        open_run(tmp_path / "out", images, run_info, SETTINGS, new_run=False).store as store,
        pytest.raises(UnusableInputError, match="which SmearScope never changes"),
    ):
        export_stored_run(store, ExportFormat.CSV, images / RESULTS_FILE)


def test_a_link_into_the_images_is_refused_too(out, images, prepare):
    out.symlink_to(images, target_is_directory=True)

    with pytest.raises(UnusableInputError, match="lies inside the folder of images"):
        prepare(out / "results", images)


def test_a_folder_above_the_images_is_allowed(images, prepare):
    assert prepare(images.parent, images).store.folder == images.parent


def test_a_file_of_that_name_is_refused(out, images, prepare):
    out.write_text("a file")

    with pytest.raises(UnusableInputError, match="is a file; choose another name"):
        prepare(out, images)


def test_a_folder_that_cannot_be_made_is_an_output_error(out, images, prepare):
    with pytest.raises(OutputError, match="cannot be used: File name too long"):
        prepare(out / ("a" * 300), images)


@pytest.mark.parametrize("left", ["results.csv", "results.csv.part", "summary.txt", "summary.json", "overlays"])
def test_any_trace_of_an_earlier_run_is_refused_and_stays(out, images, left, prepare):
    out.mkdir()
    (out / left).mkdir() if left == "overlays" else (out / left).write_text("earlier")

    with pytest.raises(UnusableInputError, match=rf"already holds the results of a run \({left}\).*--new-run"):
        prepare(out, images)
    assert [path.name for path in out.iterdir()] == [left]


def test_a_new_run_keeps_each_earlier_one_in_a_folder_of_its_own(out, images, prepare):
    (out / "overlays").mkdir(parents=True)
    (out / "overlays" / "a.png").write_text("overlay 1")
    (out / RESULTS_FILE).write_text("run 1")
    (out / "my notes.txt").write_text("mine")
    prepare(out, images, new_run=True)
    (out / RESULTS_FILE).write_text("run 2")
    prepare(out, images, new_run=True)

    assert (out / "earlier-run-001" / RESULTS_FILE).read_text() == "run 1"
    assert (out / "earlier-run-001" / "overlays" / "a.png").read_text() == "overlay 1"
    assert (out / "earlier-run-002" / RESULTS_FILE).read_text() == "run 2"
    assert (out / "my notes.txt").read_text() == "mine"
    assert not (out / RESULTS_FILE).exists()


def test_the_store_of_the_earlier_run_is_kept_with_it(out, images, prepare):
    first = prepare(out, images).store
    _complete(out)

    prepare(out, images, new_run=True)

    with RunStore.open(out / "earlier-run-001") as kept:
        assert kept.run.state is RunState.COMPLETE
    with RunStore.open(out) as anew:
        assert anew.run.state is RunState.RUNNING
    assert first.folder == out


def test_a_second_run_is_kept_out_of_the_folder_until_the_first_lets_it_in(out, images, run_info):
    first = open_run(out, images, run_info, SETTINGS, new_run=False).store

    with pytest.raises(UnusableInputError, match="Another program works in"):
        open_run(out, images, run_info, SETTINGS, new_run=True)
    with pytest.raises(UnusableInputError, match="is in use: a SmearScope window"):
        open_run(out, images, run_info, SETTINGS, new_run=False)

    assert (out / "screening.sqlite3").exists()
    first.close()
    open_run(out, images, run_info, SETTINGS, new_run=True).store.close()
    assert (out / "earlier-run-001" / "screening.sqlite3").exists()


def test_an_unfinished_run_goes_on_and_a_complete_one_does_not(out, images, prepare):
    prepare(out, images)

    assert prepare(out, images).is_resumed
    _complete(out)
    with pytest.raises(UnusableInputError, match="already holds the results of a run"):
        prepare(out, images)


def test_an_unfinished_run_of_another_folder_is_refused(out, images, tmp_path, prepare):
    prepare(out, images)
    (tmp_path / "others").mkdir()

    with pytest.raises(UnusableInputError, match="unfinished run that is another one: it screens the folder"):
        prepare(out, tmp_path / "others")


def test_a_complete_run_is_opened_for_what_it_still_leaves(out, images, run_info):
    open_run(out, images, run_info, SETTINGS, new_run=False).store.close()
    _complete(out)
    leaves = (ExportFormat.CSV, ExportFormat.OVERLAYS)

    def unwritten():
        opened = open_run(out, images, run_info, SETTINGS, new_run=False, leaves=leaves)
        with opened.store as store:
            assert (opened.is_ended, opened.is_resumed, store.run.state) == (True, False, RunState.COMPLETE)
            for each in opened.unwritten[:1]:
                export_stored_run(store, each, out / each.default_name, ExportOptions(overwrite=True))
            if not opened.unwritten:
                write_summary(summarise(store.run, store.counts()), out)
        return opened.unwritten

    assert [unwritten(), unwritten(), unwritten()] == [leaves, leaves[1:], ()]
    with pytest.raises(UnusableInputError, match="already holds the results of a run"):
        unwritten()
    (out / RESULTS_FILE).write_text("edited")
    with pytest.raises(UnusableInputError, match="already holds the results of a run"):
        unwritten()
    (out / RESULTS_FILE).unlink()
    assert unwritten() == (ExportFormat.CSV,)
    (out / "summary.json").write_text("{}")
    assert unwritten() == ()
    _complete(out)
    assert unwritten() == leaves, "they are of the session before"


def test_a_complete_run_of_another_kind_is_refused_though_something_is_missing(out, images, run_info):
    open_run(out, images, run_info, SETTINGS, new_run=False).store.close()
    _complete(out)
    other = replace(run_info, bundle_id="c" * 64)

    with pytest.raises(UnusableInputError, match="already holds the results of a run"):
        open_run(out, images, other, SETTINGS, new_run=False, leaves=(ExportFormat.CSV,))


def _kill_in_a_run(out, images, run_info):
    """What a killed process leaves: the rows are in the log, not in the file."""
    store = open_run(out, images, run_info, SETTINGS, new_run=False).store
    store.add_found([FoundImage(Path("a.png"), "", 1, 1)])
    left = {name: (out / name).read_bytes() for name in STORE_FILES if (out / name).exists()}
    store.close()
    for name, data in left.items():
        (out / name).write_bytes(data)
    assert (out / STORE_FILES[1]).stat().st_size > 0


def test_a_store_that_is_moved_aside_has_no_log_that_could_be_left_behind(out, images, run_info, monkeypatch):
    _kill_in_a_run(out, images, run_info)
    moved = []
    rename = Path.rename
    monkeypatch.setattr(Path, "rename", lambda path, to: (moved.append(path.name), rename(path, to))[1])

    open_run(out, images, run_info, SETTINGS, new_run=True).store.close()

    assert [name for name in moved if name in STORE_FILES] == [STORE_FILES[0]]
    with RunReader(out / "earlier-run-001") as kept:
        assert kept.counts().image_count == 1


def test_a_damaged_store_is_moved_aside_as_it_is(out, images, run_info):
    _kill_in_a_run(out, images, run_info)
    (out / STORE_FILES[0]).write_bytes(b"no database" * 1000)
    left = {name: (out / name).read_bytes() for name in STORE_FILES[:2]}

    open_run(out, images, run_info, SETTINGS, new_run=True).store.close()

    assert {name: (out / "earlier-run-001" / name).read_bytes() for name in left} == left


def test_a_store_that_is_being_read_is_not_moved(out, images, run_info, monkeypatch):
    _kill_in_a_run(out, images, run_info)
    monkeypatch.setattr(connection, "_BUSY_TIMEOUT_SECONDS", 0.1)

    with closing(sqlite3.connect(out / STORE_FILES[0], isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM run").fetchall()
        with pytest.raises(OutputError, match="is read by another program"):
            open_run(out, images, run_info, SETTINGS, new_run=True)

    assert not (out / "earlier-run-001").exists()


def test_a_run_whose_rows_were_edited_does_not_go_on(out, images, run_info):
    open_run(out, images, run_info, SETTINGS, new_run=False).store.close()
    with resume_run(out) as store:
        store.end(RunState.CANCELLED)
    with closing(sqlite3.connect(out / STORE_FILES[0])) as editor:
        editor.execute("UPDATE run SET elapsed_seconds = 5")
        editor.commit()

    with pytest.raises(StoreDamagedError, match="another program changed it after entry 3"):
        open_run(out, images, run_info, SETTINGS, new_run=False)
    with pytest.raises(StoreDamagedError, match="another program changed it after entry 3"):
        resume_run(out)


def test_a_run_that_another_version_began_is_refused(out, images, run_info):
    older = replace(run_info, application_version="0.0.1")
    open_run(out, images, older, SETTINGS, new_run=False).store.close()

    with pytest.raises(UnusableInputError, match=r"its application version is 0\.0\.1, not"):
        open_run(out, images, run_info, SETTINGS, new_run=False)


def test_a_complete_run_can_be_gone_on_with_on_purpose(out, images, prepare):
    prepare(out, images)
    _complete(out)

    with resume_run(out) as store:
        assert store.run.state is RunState.RUNNING


def test_what_was_chosen_for_a_run_comes_back_with_it(out, images, run_info):
    chosen = RunSettings(
        reading=ReadingSettings(pages=PageChoice.parse("0,3-"), slides=SlideSettings(um_per_pixel=0.5)),
        runtime=RuntimeKind.OPENVINO,
    )
    with open_run(out, images, run_info, chosen.payload(), new_run=False).store as store:
        assert settings_of(store.run) == chosen


def test_settings_of_a_form_that_is_not_known_are_refused(out, images, run_info):
    with (
        open_run(out, images, run_info, {"speed": 3}, new_run=False).store as store,
        pytest.raises(UnusableInputError, match="in a form that this version of SmearScope does not know"),
    ):
        settings_of(store.run)


def test_the_files_that_were_named_are_kept_with_a_run_also_where_a_name_is_no_utf8(images, out, run_info):
    odd = Path(os.fsdecode(b"case/\xff.png"))
    settings = RunSettings(files=(Path("a.png"), odd))
    with open_run(out, images, run_info, settings.payload(), new_run=False).store as store:
        assert settings_of(store.run) == settings
    with pytest.raises(UnusableInputError, match="setting files"):
        open_run(out, images, run_info, SETTINGS, new_run=False)


def test_a_run_of_before_files_could_be_named_goes_on(images, out, run_info):
    older = {name: value for name, value in SETTINGS.items() if name != "files"}
    open_run(out, images, run_info, older, new_run=False).store.close()
    opened = open_run(out, images, run_info, SETTINGS, new_run=False)
    opened.store.close()
    assert opened.is_resumed
