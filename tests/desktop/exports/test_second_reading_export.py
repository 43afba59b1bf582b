"""While somebody reads blindly no export holds an answer, and says so; later it says how far both readers agreed."""

import csv
import json
import zipfile

import pytest

from desktop.exports import pdf_export
from desktop.exports.formats import ExportFormat
from desktop.exports.preview import preview_export
from desktop.exports.provenance import read_provenance
from desktop.exports.verification import State, verify_report
from desktop.store.audit_log import AuditKind
from desktop.store.result_query import EVERY_ROW, RowFilter
from desktop.store.run_reader import RunReader
from desktop.store.shown_answers import ShownAnswers
from inference.errors import UnusableInputError
from tests.desktop.pdf_stories import texts_of, watch_stories
from tests.desktop.store.made_readings import assign, read_twice, sign_everything

OF_REVIEWS = ("reviewer", "reviewed_class", "note", "signed_at", "signed_by")
AGREED = "Cohen's kappa 0.68 (0.30 to 1.00); Dr A and Dr B had answered 77.8 % of 9 images the same then"


def answers_in(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {tuple(row[name] for name in OF_REVIEWS) for row in csv.DictReader(file)}


def test_a_table_that_is_made_while_somebody_reads_blindly_has_no_answer_and_no_sign_off(store, export_stored):
    sign_everything(store)
    assert all(signed and by == "Dr A" for *_review, signed, by in answers_in(export_stored().path))
    store.open_second_reading("Dr B")

    done = export_stored()

    assert answers_in(done.path) == {("",) * len(OF_REVIEWS)}
    told = read_provenance(done.path)
    assert told.reviews_left_out
    assert told.second_reading.startswith("Dr B has been reading blindly as the second reader since 20")
    assert "answers, notes and sign-offs are left out until the second reading is closed" in told.second_reading
    with RunReader(store.folder) as reader:
        last = [entry for entry in reader.audit_entries() if entry.kind == AuditKind.EXPORT][-1]
    assert last.read_payload()["reviews_left_out"] is True
    assert all(finding.state is not State.DIFFERS for finding in verify_report(done.path).findings)
    store.close_second_reading()
    assert all(reviewed and signed for reviewed, *_rest, signed, _by in answers_in(export_stored().path) if reviewed)
    assert not read_provenance(done.path).reviews_left_out


def test_no_row_can_be_chosen_by_its_review_while_somebody_reads_blindly(store, export_stored):
    read_twice(store)
    for reviewed in (True, False):
        wanted = RowFilter(reviewed=reviewed)
        with pytest.raises(UnusableInputError, match=r"Dr B is reading blindly .* whether they were reviewed"):
            export_stored(wanted=wanted)
        with RunReader(store.folder) as reader, pytest.raises(UnusableInputError, match="reading blindly"):
            preview_export(reader, ExportFormat.CSV, wanted)
    store.close_second_reading()
    assert export_stored(wanted=RowFilter(reviewed=True)).provenance.row_count == 9


@pytest.mark.parametrize("shown", ShownAnswers)
def test_the_preview_is_of_what_would_be_exported_whoever_looks(store, shown):
    read_twice(store)
    with RunReader(store.folder) as reader:
        reader.shown = shown
        preview = preview_export(reader, ExportFormat.CSV, EVERY_ROW)
        places = [preview.names.index(name) for name in OF_REVIEWS]
        assert {tuple(row[place] for place in places) for row in preview.rows} == {("",) * len(OF_REVIEWS)}
        assert preview.blind_reader == "Dr B"
        store.close_second_reading()
        preview = preview_export(reader, ExportFormat.CSV, EVERY_ROW)
        assert {row[places[0]] for row in preview.rows} == {"", "Dr A"}
        assert preview.blind_reader == ""
        assert reader.shown is shown


def test_pictures_hold_no_answers_so_none_are_left_out_of_them(store):
    read_twice(store)
    with RunReader(store.folder) as reader:
        for export_format in ExportFormat:
            preview = preview_export(reader, export_format, EVERY_ROW)
            assert bool(preview.blind_reader) == (not export_format.is_folder)


def test_report_and_workbook_say_that_answers_are_left_out(store, export_stored, monkeypatch):
    read_twice(store)
    stories = watch_stories(monkeypatch, pdf_export)
    export_stored(ExportFormat.PDF)
    texts = texts_of(stories[0])
    assert any(text.startswith("Dr B has been reading blindly") for text in texts)
    assert not any("reviewed it as" in text for text in texts)
    with zipfile.ZipFile(export_stored(ExportFormat.XLSX).path) as archive:
        content = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    assert "reading blindly as the second reader" in content
    assert "Dr A" not in content


def test_report_workbook_and_sidecar_tell_the_agreement_of_the_closing_and_not_of_today(
    store, export_stored, monkeypatch
):
    read_twice(store)
    store.close_second_reading()
    assign(store, 3, "Pre-B", reviewer="Dr B")
    assign(store, 8, "Benign", reviewer="Dr B")

    stories = watch_stories(monkeypatch, pdf_export)
    told = export_stored(ExportFormat.PDF).provenance

    assert told.second_reading.startswith("by Dr B, closed 20")
    assert told.second_reading.endswith(AGREED)
    assert not told.reviews_left_out
    texts = texts_of(stories[0])
    assert any(text.endswith(AGREED) for text in texts)
    assert "Second reading" in texts
    with zipfile.ZipFile(export_stored(ExportFormat.XLSX).path) as archive:
        assert AGREED in "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ((), (), "no image that both readers had answered then"),
        (("Benign",) * 3, ("Benign",) * 3, "no kappa, as both gave one and the same answer throughout; Dr A and Dr B"),
        (
            ("Benign", "Pre-B"),
            ("Benign", "Pre-B"),
            "Cohen's kappa 1.00; Dr A and Dr B had answered 100.0 % of 2 images",
        ),
    ],
)
def test_where_there_is_no_figure_words_say_why(store, export_stored, first, second, words):
    read_twice(store, first, second)
    store.close_second_reading()
    assert words in export_stored().provenance.second_reading


def test_without_a_second_reading_nothing_is_said_of_one(store, export_stored):
    told = json.loads(export_stored().sidecar.read_text(encoding="utf-8"))
    assert (told["second_reading"], told["reviews_left_out"], told["schema_version"]) == ("", False, 4)


def test_a_sidecar_of_an_earlier_version_is_still_read(store, export_stored):
    done = export_stored()
    told = json.loads(done.sidecar.read_text(encoding="utf-8"))
    del told["second_reading"], told["reviews_left_out"], told["moved_thresholds"]
    done.sidecar.write_text(json.dumps({**told, "schema_version": 2}), encoding="utf-8")
    assert not read_provenance(done.path).reviews_left_out
