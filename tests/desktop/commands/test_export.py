"""`smearscope export`: every format, whole or not at all, and never without its entry in the audit log."""

import csv
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.commands import export as export_module
from desktop.commands.export import default_name, export
from desktop.commands.verify import verify
from desktop.exporting import export_stored_run
from desktop.exports.exported import ExportOptions
from desktop.exports.formats import ExportFormat
from desktop.exports.picture_folder import LEFT_OUT_FILE
from desktop.exports.provenance import read_provenance
from desktop.records import column_names
from desktop.run_settings import RunSettings
from desktop.store.audit_log import AuditKind
from desktop.store.run_reader import RunReader
from desktop.store.run_store import RunStore
from inference.errors import OutputError
from inference.fields import ReadingSettings
from inference.limits import ReadingLimits
from tests.desktop.commands.command_line import command_of, run
from tests.desktop.commands.conftest import fill_run
from tests.desktop.store.made_readings import read_twice
from tests.desktop.store.made_runs import LABELS, make_run
from tests.inference.slide_files import aperio, slide_pixels, write_slide

APP = command_of(export, verify)
OF_IMAGES = [each for each in ExportFormat if each is not ExportFormat.SLIDE_MAPS]
ALL = [argument for each in OF_IMAGES for argument in ("--format", each.value)]


def _names(folder):
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith((".", "screening.")))


def _exports_in_the_log(folder):
    with RunReader(folder) as reader:
        return [entry.read_payload() for entry in reader.audit_entries() if entry.kind == AuditKind.EXPORT]


def _rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_without_a_format_the_table_goes_into_the_run_folder_with_its_provenance(made_run):
    ended = run(APP, "export", made_run)

    assert ended.code == 0
    assert f"{made_run / 'results.csv'}: 25 rows" in ended.out
    assert _names(made_run) == ["results.csv", "results.csv.provenance.json"]
    rows = _rows(made_run / "results.csv")
    assert (list(rows[0]), len(rows)) == (column_names(LABELS), 25)


def test_while_somebody_reads_blindly_the_table_has_no_answers_and_the_command_says_so(made_run):
    with RunStore.open(made_run) as store:
        read_twice(store)

    ended = run(APP, "export", made_run)

    assert ended.code == 0
    assert "Dr B has been reading blindly" in ended.out
    assert {(row["reviewer"], row["reviewed_class"]) for row in _rows(made_run / "results.csv")} == {("", "")}
    with RunStore.open(made_run) as store:
        store.close_second_reading()
    ended = run(APP, "export", made_run, "--overwrite", "--json")
    (told,) = json.loads(ended.out)
    assert "Cohen's kappa 0.68" in told["provenance"]["second_reading"]
    assert {row["reviewer"] for row in _rows(made_run / "results.csv")} == {"", "Dr A"}


def test_every_format_is_written_and_the_log_knows_each_by_its_hash(screened_run):
    ended = run(APP, "export", screened_run.folder, *ALL)

    assert ended.code == 1, "an image could not be read when it was screened"
    told = [read_provenance(screened_run.folder / each.default_name) for each in OF_IMAGES]
    logged = _exports_in_the_log(screened_run.folder)
    assert [each["file_sha256"] for each in logged] == [each.file_sha256 for each in told]
    assert len(list((screened_run.folder / "overlays").rglob("*.png"))) == 3
    assert f"4 rows; 1 without an overlay, {LEFT_OUT_FILE} there says why" in ended.out


def test_the_provenance_names_the_head_from_before_the_export_and_the_log_holds(screened_run):
    with RunReader(screened_run.folder) as reader:
        before = reader.head()
    run(APP, "export", screened_run.folder)

    told = read_provenance(screened_run.folder / "results.csv")
    with RunReader(screened_run.folder) as reader:
        assert (told.audit_length, told.audit_head) == (before.sequence, before.hash)
        assert reader.head().sequence == before.sequence + 1
        assert reader.verify(before).problems == ()


def test_overlays_of_images_that_are_gone_are_told_and_end_with_1(made_run):
    ended = run(APP, "export", made_run, "--format", "overlays")

    assert ended.code == 1
    assert "25 rows; 25 without an overlay" in ended.out


def test_overlays_are_drawn_with_the_limits_that_the_run_was_screened_with(screened_run, screened_once, tmp_path):
    # The other way round it would take an image of 150 million pixels.
    settings = RunSettings(reading=ReadingSettings(limits=ReadingLimits(max_pixels=8)))
    fill_run(tmp_path / "lower", screened_run.images, screened_once, settings)

    assert "4 rows; 4 without an overlay" in run(APP, "export", tmp_path / "lower", "--format", "overlays").out
    assert "4 rows; 1 without an overlay" in run(APP, "export", screened_run.folder, "--format", "overlays").out


def test_a_run_with_settings_of_another_version_gives_tables_and_refuses_pictures_in_words(tmp_path):
    with make_run(tmp_path / "run", 3):
        pass

    assert run(APP, "export", tmp_path / "run", "--format", "csv").code == 0
    ended = run(APP, "export", tmp_path / "run", "--format", "overlays")
    assert (ended.code, "go on with the version that started it" in ended.err) == (2, True)


def test_a_run_of_images_alone_has_no_slide_map_and_is_told_so(screened_run):
    ended = run(APP, "export", screened_run.folder, "--format", "slide-maps")

    assert ended.code == 2
    assert "The run has no whole slide" in ended.err
    assert _names(screened_run.folder) == []
    assert _exports_in_the_log(screened_run.folder) == []


def test_a_screened_slide_has_a_map_that_verifies_until_it_is_changed(screen, tmp_path):
    pytest.importorskip("openslide", reason="the extra `slides` is not installed")
    images, folder = tmp_path / "slides", tmp_path / "slide run"
    (images / "Fall Ü").mkdir(parents=True)
    pixels = slide_pixels(1200, 800, ((20, 20, 360), (830, 430, 300)))
    write_slide(images / "Fall Ü" / "a.svs", pixels, aperio(MPP=0.25))
    write_slide(images / "b.svs", pixels, aperio(MPP=0.25))
    screen(images, run_folder=folder)
    with (images / "b.svs").open("ab") as file:
        file.write(b"more")

    ended = run(APP, "export", folder, "--format", "slide-maps")

    assert ended.code == 1
    assert f"4 rows; 1 slide without a map, {LEFT_OUT_FILE} there says why" in ended.out
    (found,) = (folder / "slide-maps").rglob("*.png")
    assert found == folder / "slide-maps" / "Fall Ü" / "a.svs.png"
    assert _subjects(folder / "slide-maps")["slide_maps"] == "matches"
    found.write_bytes(found.read_bytes()[:-1])
    assert _subjects(folder / "slide-maps")["slide_maps"] == "differs"


def _subjects(report):
    return {each["subject"]: each["state"] for each in json.loads(run(APP, "verify", report, "--json").out)["findings"]}


def test_one_case_has_its_rows_alone_and_a_name_of_its_own(made_run):
    run(APP, "export", made_run, "--case", "Fall Ü 00001", "--format", "csv", "--format", "overlays")

    assert [name for name in _names(made_run) if "provenance" not in name] == [
        "overlays-Fall Ü 00001",
        "results-Fall Ü 00001.csv",
    ]
    rows = _rows(made_run / "results-Fall Ü 00001.csv")
    assert {row["case"] for row in rows} == {"Fall Ü 00001"}
    assert len(rows) == 10


def test_the_top_folder_is_the_case_called_dot(screened_run):
    run(APP, "export", screened_run.folder, "--case", ".")

    rows = _rows(screened_run.folder / "results-top-folder.csv")
    assert sorted(row["image_path"] for row in rows) == ["a.png", "cut.jpg"]


def test_a_case_that_is_not_there_is_2_and_leaves_nothing(made_run):
    ended = run(APP, "export", made_run, "--case", "nobody")

    assert ended.code == 2
    assert "No row belongs to the case" in ended.err
    assert _names(made_run) == []
    assert _exports_in_the_log(made_run) == []


@pytest.mark.parametrize("case", ["a/b", "a_b", "a:b", "x" * 50, "x" * 51, "ends in a dot.", "ক্ষ", "con/nul?"])
def test_names_of_cases_fit_every_file_system(case):
    name = default_name(ExportFormat.OVERLAYS, case)

    assert not set(name) & set('<>:"/\\|?*\n')
    assert name[-1] not in ". "
    assert len(f".{name}.provenance.json".encode()) < 255


def test_cases_that_differ_only_in_what_a_file_name_cannot_hold_have_different_names():
    cases = ["a/b", "a_b", "a:b", "x" * 50, "x" * 51, "", "top-folder", "top-folder."]

    assert len({default_name(ExportFormat.CSV, case) for case in cases}) == len(cases)


def test_to_names_a_file(made_run, tmp_path):
    run(APP, "export", made_run, "--to", tmp_path / "new" / "my table.csv")

    assert _names(tmp_path / "new") == ["my table.csv", "my table.csv.provenance.json"]


def test_to_names_a_folder_for_all_formats(made_run, tmp_path):
    (tmp_path / "there").mkdir()

    run(APP, "export", made_run, "--to", tmp_path / "there", "--format", "csv", "--format", "jsonl")

    assert [name for name in _names(tmp_path / "there") if "provenance" not in name] == ["results.csv", "results.jsonl"]


def test_several_formats_do_not_go_into_one_file(made_run, tmp_path):
    ended = run(APP, "export", made_run, "--to", tmp_path / "one", "--format", "csv", "--format", "jsonl")

    assert ended.code == 2
    assert "name a folder that exists" in ended.err


def test_overlays_that_are_there_are_replaced_and_not_put_into_themselves(screened_run, tmp_path):
    for more in ([], ["--overwrite"]):
        run(APP, "export", screened_run.folder, "--format", "overlays", "--to", tmp_path / "pictures", *more)

    assert not (tmp_path / "pictures" / "overlays").exists()
    assert len(list((tmp_path / "pictures").rglob("*.png"))) == 3


def test_an_earlier_export_stays_unless_overwriting_is_asked_for(made_run):
    run(APP, "export", made_run)
    first = (made_run / "results.csv.provenance.json").read_bytes()

    refused = run(APP, "export", made_run)

    assert refused.code == 2
    assert "--overwrite" in refused.err
    assert (made_run / "results.csv.provenance.json").read_bytes() == first
    assert run(APP, "export", made_run, "--overwrite").code == 0


def test_an_unfinished_run_is_exported_and_the_export_says_so(tmp_path):
    with make_run(tmp_path / "run", 3):
        pass

    ended = run(APP, "export", tmp_path / "run")

    assert ended.code == 0
    assert "The run is not finished (unfinished): 3 of 3 images" in ended.out
    assert read_provenance(tmp_path / "run" / "results.csv").run_ending == "unfinished"


def test_a_run_that_another_process_screens_is_refused_in_words(made_run):
    script = (
        "import sys; from pathlib import Path; from desktop.store.run_store import RunStore\n"
        "with RunStore.open(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(made_run)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        ended = run(APP, "export", made_run)
        holder.communicate()

    assert ended.code == 2
    assert "is in use: a SmearScope window has it open" in ended.err
    assert _names(made_run) == []


def test_interrupted_in_the_middle_it_leaves_nothing_and_keeps_what_was_finished(made_run, monkeypatch):
    shown = []

    def show(_bar, task, _row_count):
        shown.append(task)
        if shown.count(1) == 5:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(export_module, "_show", show)

    ended = run(APP, "export", made_run, "--format", "csv", "--format", "jsonl")

    assert ended.code == 130
    assert "nothing of it was kept" in ended.err
    assert f"{made_run / 'results.csv'}: 25 rows" in ended.out
    assert _names(made_run) == ["results.csv", "results.csv.provenance.json"]
    assert not list(made_run.glob(".*.part"))
    assert len(_exports_in_the_log(made_run)) == 1


def test_json_names_each_export_with_its_provenance(made_run):
    (told,) = json.loads(run(APP, "export", made_run, "--json").out)

    assert told["path"] == (made_run / "results.csv").as_posix()
    assert told["provenance"]["row_count"] == 25
    assert (told["left_out_count"], Path(told["provenance_path"]).exists()) == (0, True)


def test_quiet_prints_nothing(made_run):
    ended = run(APP, "export", made_run, "--quiet")

    assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_a_folder_without_a_run_is_2(tmp_path):
    ended = run(APP, "export", tmp_path)

    assert ended.code == 2
    assert "holds no run" in ended.err


def test_an_export_whose_audit_entry_cannot_be_written_is_not_kept_and_the_older_one_stays(made_run, monkeypatch):
    target = made_run / "results.csv"
    with RunStore.open(made_run) as store:
        export_stored_run(store, ExportFormat.CSV, target)
        before = {path.name: path.read_bytes() for path in made_run.glob("results.csv*")}

        def full(_payload):
            raise OutputError("The store cannot be written: the disk is full")

        monkeypatch.setattr(store, "record_export", full)
        with pytest.raises(OutputError, match=r"was not kept: its entry in the run's audit log .* the disk is full"):
            export_stored_run(store, ExportFormat.CSV, target, ExportOptions(overwrite=True))

    assert {path.name: path.read_bytes() for path in made_run.glob("results.csv*")} == before
    assert not list(made_run.glob(".*.part"))


def test_the_entry_is_written_before_the_export_takes_its_name(made_run, monkeypatch):
    target = made_run / "results.csv"
    with RunStore.open(made_run) as store:
        seen = []
        record = store.record_export

        def look(payload):
            seen.append((target.exists(), payload["file_name"]))
            return record(payload)

        monkeypatch.setattr(store, "record_export", look)
        export_stored_run(store, ExportFormat.CSV, target)

    assert seen == [(False, "results.csv")]
    assert target.exists()


def test_the_libraries_for_reports_are_loaded_only_when_one_is_written():
    script = (
        "import sys; import desktop.commands.export, desktop.commands.verify, desktop.commands.audit; "
        "print(sorted({'reportlab', 'xlsxwriter', 'uharfbuzz', 'bidi', 'arabic_reshaper'} & set(sys.modules)))"
    )

    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "[]"
