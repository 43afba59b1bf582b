"""An export of some rows holds them alone, says so, and is refused where it would look complete."""

import csv
from types import SimpleNamespace

import pytest

from desktop import exporting
from desktop.exporting import export_stored_run
from desktop.exports.export_name import default_name, filtered_name
from desktop.exports.exported import ExportOptions
from desktop.exports.filter_words import filter_in_words
from desktop.exports.formats import ExportFormat
from desktop.exports.preview import PREVIEW_ROWS, preview_export
from desktop.exports.provenance import read_provenance
from desktop.exports.verification import verify_report
from desktop.store.audit_log import AuditKind
from desktop.store.result_query import EVERY_ROW, RowFilter
from desktop.store.run_reader import RunReader
from inference.decision import Decision, Flag
from inference.errors import UnusableInputError
from inference.fields import DEFAULT_READING
from tests.desktop.store.made_runs import make_run

CASE = "Fall Ü 00000"
WANTED = RowFilter(decisions=frozenset({Decision.ABSTAINED}))
EVERYTHING = RowFilter(
    frozenset({"Pre-B", "Benign"}),
    frozenset({Decision.REPORTED}),
    frozenset({Flag.STAIN, Flag.BLUR}),
    *(0.5, 0.75, CASE, "field", False),
)


@pytest.fixture
def store(tmp_path):
    folder = tmp_path / "run"
    folder.mkdir()
    with make_run(folder, 100, 50) as made:
        yield made


def read_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_only_rows_that_pass_are_exported_and_provenance_and_log_say_so(store, tmp_path):
    target = tmp_path / "out" / "some.csv"
    done = export_stored_run(store, ExportFormat.CSV, target, ExportOptions(wanted=WANTED))
    rows = read_csv(target)
    assert {row["decision"] for row in rows} == {"abstained"}
    assert len(rows) == store.counts().decisions[Decision.ABSTAINED] == done.provenance.row_count
    assert read_provenance(target).filter == "decision abstained"
    with RunReader(store.folder) as reader:
        last = [entry for entry in reader.audit_entries() if entry.kind == AuditKind.EXPORT][-1]
    assert last.read_payload()["filter"] == "decision abstained"
    assert all(finding.state.value != "differs" for finding in verify_report(target).findings)


def test_a_filter_and_a_case_narrow_together(store, tmp_path):
    target = tmp_path / "out.csv"
    export_stored_run(store, ExportFormat.CSV, target, ExportOptions(case=CASE, wanted=WANTED))
    rows = read_csv(target)
    assert rows
    assert {(row["case"], row["decision"]) for row in rows} == {(CASE, "abstained")}


@pytest.mark.parametrize("export_format", [each for each in ExportFormat if not each.can_be_filtered])
def test_a_report_and_pictures_cannot_be_filtered(store, tmp_path, monkeypatch, export_format):
    # A made run has no settings that pictures could be read by.
    monkeypatch.setattr(exporting, "settings_of", lambda _run: SimpleNamespace(reading=DEFAULT_READING))
    target = tmp_path / "out"
    with pytest.raises(UnusableInputError, match="cannot be filtered"):
        export_stored_run(store, export_format, target, ExportOptions(wanted=WANTED))
    assert not target.exists()


def test_a_filter_that_nothing_passes_is_refused(store, tmp_path):
    target = tmp_path / "out.csv"
    with pytest.raises(UnusableInputError, match=r"No row passes the filter \(path with 'nowhere'\)"):
        export_stored_run(store, ExportFormat.CSV, target, ExportOptions(wanted=RowFilter(text="nowhere")))
    assert not target.exists()


def test_every_part_of_a_filter_has_its_words():
    assert filter_in_words(EVERYTHING) == (
        "predicted class Benign or Pre-B; decision reported; flag blur or stain; probability at least 0.5; "
        "probability at most 0.75; path with 'field'; not reviewed"
    )
    assert filter_in_words(EVERY_ROW) == ""


def test_a_filtered_export_never_takes_the_name_of_a_whole_one():
    for each in ExportFormat:
        if each.can_be_filtered:
            assert filtered_name(each, None) != default_name(each, None)
    assert filtered_name(ExportFormat.CSV, CASE) == "results-Fall Ü 00000-filtered.csv"


def test_the_preview_shows_the_first_rows_as_the_table_has_them(store, tmp_path):
    export_stored_run(store, ExportFormat.CSV, tmp_path / "out.csv", ExportOptions(wanted=WANTED))
    rows = read_csv(tmp_path / "out.csv")
    with RunReader(store.folder) as reader:
        preview = preview_export(reader, ExportFormat.CSV, WANTED)
    assert preview.names == tuple(rows[0])
    assert preview.row_count == len(rows)
    assert len(preview.rows) == min(PREVIEW_ROWS, len(rows))
    paths = [row[preview.names.index("image_path")] for row in preview.rows]
    assert paths == [row["image_path"] for row in rows][: len(paths)]


def test_the_preview_of_a_report_begins_with_the_most_suspicious_and_of_heatmaps_has_no_unreadable(store):
    with RunReader(store.folder) as reader:
        report = preview_export(reader, ExportFormat.PDF, EVERY_ROW)
        heatmaps = preview_export(reader, ExportFormat.OVERLAYS, EVERY_ROW)
        first = max(
            (each.row for each in reader.rows() if each.row.probabilities), key=lambda row: 1 - row.probabilities[0]
        )
    assert report.rows[0][0] == first.image_path
    assert report.row_count == 100
    assert heatmaps.row_count == 100 - store.counts().decisions[Decision.UNREADABLE]
