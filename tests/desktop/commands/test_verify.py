"""`smearscope verify`: of a report and of a bundle, what matches and what does not, with an exit code for scripts."""

import json
import os
import shutil
import sqlite3
import sys
from contextlib import closing

import pytest

from desktop.bundled import DEFAULT_BUNDLE, default_bundle
from desktop.commands.export import export
from desktop.commands.verify import verify
from desktop.exports.formats import ExportFormat
from desktop.store.connection import store_path
from desktop.user_folders import runs_folder
from inference.bundle_files import README_FILE
from tests.desktop.commands.command_line import command_of, run
from tests.desktop.commands.conftest import fill_run
from tests.fixtures_bundles import one_byte_changed

APP = command_of(export, verify)
OF_IMAGES = [each for each in ExportFormat if each is not ExportFormat.SLIDE_MAPS]
ALL = [argument for each in OF_IMAGES for argument in ("--format", each.value)]


@pytest.fixture
def exported(screened_run):
    """The run, exported in every format that images have."""
    run(APP, "export", screened_run.folder, *ALL)
    return screened_run


def _states(*arguments):
    ended = run(APP, "verify", *arguments, "--json")
    told = json.loads(ended.out)
    states = {each["subject"]: each["state"] for each in told["findings"]}
    assert told["holds"] is (ended.code == 0)
    return ended.code, states


@pytest.mark.parametrize("export_format", OF_IMAGES)
def test_an_export_of_any_format_that_nobody_touched_matches_in_everything(exported, export_format):
    code, states = _states(exported.folder / export_format.default_name)

    assert code == 0
    assert set(states) >= {"report", "images", "model", "audit"}
    assert set(states.values()) == {"matches"}


def test_it_says_so_in_words(exported):
    ended = run(APP, "verify", exported.folder / "report.pdf")

    assert ended.code == 0
    assert "is, byte for byte, what was exported" in ended.out
    assert "All 4 images in" in ended.out
    assert "Everything is as it was when the report was made." in ended.out


def test_a_report_may_be_named_by_its_provenance(exported):
    assert _states(exported.folder / "report.pdf.provenance.json") == _states(exported.folder / "report.pdf")


@pytest.mark.parametrize("export_format", [each for each in ExportFormat if not each.is_folder])
def test_a_changed_report_is_found_and_ends_with_1(exported, export_format):
    report = exported.folder / export_format.default_name
    report.write_bytes(one_byte_changed(report.read_bytes()))

    code, states = _states(report)

    assert (code, states["report"]) == (1, "differs")
    assert "DIFFERS" in run(APP, "verify", report).out


def test_a_changed_overlay_is_found(exported):
    picture = next((exported.folder / "overlays").rglob("*.png"))
    picture.write_bytes(one_byte_changed(picture.read_bytes()))

    code, states = _states(exported.folder / "overlays")

    assert (code, states["overlays"], states["report"]) == (1, "differs", "matches")


def test_a_changed_image_is_found_by_name(exported):
    image = exported.images / "a.png"
    image.write_bytes(one_byte_changed(image.read_bytes()))

    ended = run(APP, "verify", exported.folder / "report.pdf")

    assert ended.code == 1
    assert "changed: a.png" in ended.out


def test_images_that_were_moved_are_found_where_they_are_said_to_be(exported, tmp_path):
    exported.images.rename(tmp_path / "moved")
    report = exported.folder / "results.csv"

    assert _states(report)[1]["images"] == "not_checked"
    assert _states(report, "--images", tmp_path / "moved") == (
        0,
        {"report": "matches", "images": "matches", "model": "matches", "audit": "matches"},
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes names of any bytes")
def test_images_in_a_folder_whose_name_is_no_utf8_are_found_through_the_run(screened_once, tmp_path):
    images, folder = tmp_path / os.fsdecode(b"images \xff"), tmp_path / "run"
    shutil.copytree(screened_once.images, images)
    fill_run(folder, images, screened_once)
    run(APP, "export", folder)

    assert _states(folder / "results.csv")[1]["images"] == "matches"


def test_another_model_is_found(exported, make_bundle):
    other = make_bundle({README_FILE: b"another model"})

    assert _states(exported.folder / "results.csv", "--model", other)[1]["model"] == "differs"


def test_a_cut_audit_log_is_found(exported):
    with closing(sqlite3.connect(store_path(exported.folder))) as connection:
        connection.execute("DROP TRIGGER audit_stays")
        connection.execute("DELETE FROM audit WHERE sequence > 2")
        connection.commit()

    assert _states(exported.folder / "results.csv")[1]["audit"] == "differs"


def test_a_damaged_store_is_found_and_the_report_checked_all_the_same(exported):
    store_path(exported.folder).write_bytes(b"no database at all" * 100)

    code, states = _states(exported.folder / "results.csv")

    assert (code, states["report"], states["audit"]) == (1, "matches", "differs")


def test_a_report_that_was_carried_away_needs_its_run_folder(exported, tmp_path):
    (tmp_path / "desk").mkdir()
    for path in exported.folder.glob("report.pdf*"):
        shutil.copy(path, tmp_path / "desk")
    report = tmp_path / "desk" / "report.pdf"

    code, states = _states(report)
    assert (code, states["audit"], states["images"]) == (0, "not_checked", "not_checked")
    assert "What could be checked is" in run(APP, "verify", report).out
    assert set(_states(report, "--run", exported.folder)[1].values()) == {"matches"}


def test_a_run_in_the_users_own_folder_is_found_by_its_id(exported, tmp_path):
    for path in exported.folder.glob("report.pdf*"):
        shutil.copy(path, tmp_path)
    run_id = json.loads((tmp_path / "report.pdf.provenance.json").read_text(encoding="utf-8"))["run_id"]
    shutil.copytree(exported.folder, runs_folder() / run_id)

    assert _states(tmp_path / "report.pdf")[1]["audit"] == "matches"


def test_a_run_that_the_report_is_not_from_is_2(exported, made_run):
    ended = run(APP, "verify", exported.folder / "results.csv", "--run", made_run)

    assert ended.code == 2
    assert "holds the run 20260102T030405Z-00000000" in ended.err


def test_a_report_without_its_provenance_is_2(exported):
    (exported.folder / "results.csv.provenance.json").unlink()

    ended = run(APP, "verify", exported.folder / "results.csv")

    assert ended.code == 2
    assert "results.csv.provenance.json is missing" in ended.err


def test_a_report_that_is_gone_is_2(exported):
    (exported.folder / "results.csv").unlink()

    assert run(APP, "verify", exported.folder / "results.csv").code == 2


def test_overlays_may_be_named_from_inside(exported, monkeypatch):
    monkeypatch.chdir(exported.folder / "overlays")

    assert _states(".")[0] == 0


def test_a_run_folder_is_2_and_says_what_to_name(exported):
    ended = run(APP, "verify", exported.folder)

    assert ended.code == 2
    assert "smearscope audit verify" in ended.err


def test_the_default_bundle_holds_in_words_and_as_json():
    ended = run(APP, "verify")
    told = json.loads(run(APP, "verify", default_bundle(), "--json").out)

    assert ended.code == 0
    assert "holds what it promises" in ended.out
    assert (told["kind"], told["holds"]) == ("bundle", True)
    assert f"bundle id {told['bundle_id']}" in ended.out


def test_a_bundle_may_be_named_and_a_changed_one_is_2(make_bundle):
    assert run(APP, "verify", DEFAULT_BUNDLE).code == 0
    altered = make_bundle()
    (altered / README_FILE).write_bytes(one_byte_changed((altered / README_FILE).read_bytes()))

    ended = run(APP, "verify", altered)

    assert ended.code == 2
    assert README_FILE in ended.err


def test_what_is_said_of_a_report_alone_is_refused_for_a_bundle(tmp_path):
    ended = run(APP, "verify", DEFAULT_BUNDLE, "--run", tmp_path)

    assert ended.code == 2
    assert "is no exported report" in ended.err


def test_what_is_neither_is_2(tmp_path):
    assert run(APP, "verify", tmp_path / "nothing").code == 2
