"""CSV, XLSX and JSON lines hold the same rows, typed, and nothing in them runs."""

import csv
import json
import re
import zipfile
from dataclasses import replace
from functools import partial

import pytest

from desktop.exports import xlsx_export
from desktop.exports.columns import columns
from desktop.exports.csv_export import read_csv_cells
from desktop.exports.export import writer_of
from desktop.exports.formats import ExportFormat
from desktop.exports.jsonl_export import read_jsonl_cells
from desktop.exports.xlsx_rows import read_xlsx_cells
from desktop.records import Review, column_names
from desktop.summary import RESEARCH_USE
from inference.decision import Decision

READERS = {
    ExportFormat.CSV: read_csv_cells,
    ExportFormat.XLSX: read_xlsx_cells,
    ExportFormat.JSONL: read_jsonl_cells,
}
HARD_TEXTS = [
    "=1+1",
    "'=1",
    "https://example.org",
    "two\nlines",
    'a,"b"',
    "_x0041_",
    "bell \x07",
    "患者 😀",
    "12",
    " x ",
]


def _with_note(result, note):
    return type(result)(replace(result.row, review=Review("R", "", note, "")), result.heatmaps, result.path)


@pytest.mark.parametrize("export_format", READERS)
def test_hard_texts_come_back_as_they_were(export, screened, export_format):
    results = [_with_note(screened.results[0], text) for text in HARD_TEXTS]

    path = export(export_format, results=results).path

    assert [cells["note"] for cells in READERS[export_format](path)] == HARD_TEXTS


@pytest.mark.parametrize("export_format", READERS)
def test_every_row_is_there_with_every_column(export, screened, export_format):
    path = export(export_format).path

    rows = list(READERS[export_format](path))
    assert [cells["image_path"] for cells in rows] == [result.row.image_path for result in screened.results]
    for cells in rows:
        assert set(column_names(screened.run.labels)) <= set(cells)


def test_a_csv_has_the_mark_that_excel_needs_and_ends_lines_as_rfc_4180_says(export):
    data = export(ExportFormat.CSV).path.read_bytes()

    assert data.startswith(b"\xef\xbb\xbfrun_id,image_path,")
    assert data.count(b"\r\n") == data.count(b"\n") == 8


def test_no_text_cell_of_a_csv_begins_like_a_formula(export):
    path = export(ExportFormat.CSV).path

    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for line in csv.reader(file) for cell in line]
    assert "'=1+1/@sum.png" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_line_of_json_has_typed_values_and_its_schema(export, screened):
    lines = export(ExportFormat.JSONL).path.read_text(encoding="utf-8").splitlines()

    first = json.loads(lines[0])
    assert list(first) == ["schema_version", *column_names(screened.run.labels)]
    assert first["schema_version"] == 2
    assert isinstance(first["width_px"], int)
    assert isinstance(first["prob_benign"], float)
    assert isinstance(first["flags"], list)
    unreadable = next(record for record in map(json.loads, lines) if record["decision"] == "unreadable")
    assert unreadable["prob_benign"] is None


def test_a_workbook_has_no_formula_and_no_link(export, screened):
    results = [_with_note(screened.results[0], text) for text in HARD_TEXTS]

    with zipfile.ZipFile(export(ExportFormat.XLSX, results=results).path) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
        assert not [name for name in archive.namelist() if name.startswith("xl/worksheets/_rels")]
    assert len(sheets) == 3
    assert not [sheet for sheet in sheets if "<f>" in sheet or "hyperlink" in sheet]


def test_a_workbook_has_a_frozen_header_a_filter_typed_numbers_and_the_notice(export):
    with zipfile.ZipFile(export(ExportFormat.XLSX).path) as archive:
        sheets = {name: archive.read(f"xl/worksheets/sheet{name}.xml").decode() for name in (1, 2, 3)}
    assert 'state="frozen"' in sheets[1]
    assert "<autoFilter ref=" in sheets[1]
    assert re.search(r'<c r="C2" s="[0-9]+"><v>0</v></c>', sheets[1])
    assert RESEARCH_USE in sheets[2]
    assert RESEARCH_USE in sheets[3]


def test_a_workbook_shows_one_of_many_as_more_than_nothing(export, screened):
    first = next(each for each in screened.results if each.row.decision is not Decision.UNREADABLE)
    bad = next(each for each in screened.results if each.row.decision is Decision.UNREADABLE)

    with zipfile.ZipFile(export(ExportFormat.XLSX, results=[first] * 2499 + [bad]).path) as archive:
        sheet, styles = (archive.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet2", "styles"))

    style = int(re.search(r's="(\d+)"><v>0\.0004</v>', sheet)[1])
    used = re.findall(r'<xf numFmtId="(\d+)"', styles.split("<cellXfs")[1])[style]
    assert f'<numFmt numFmtId="{used}" formatCode="0.00%"/>' in styles


def test_rows_past_the_end_of_a_sheet_go_on_in_the_next(export, screened, monkeypatch):
    written = writer_of(ExportFormat.XLSX)
    monkeypatch.setattr("desktop.exports.export.writer_of", lambda _format: partial(written, sheet_rows=4))

    path = export(ExportFormat.XLSX).path

    with zipfile.ZipFile(path) as archive:
        assert re.findall('sheet name="([^"]+)"', archive.read("xl/workbook.xml").decode()) == [
            "Results",
            "Summary",
            "Provenance",
            "Results 2",
            "Results 3",
        ]
    assert len(list(read_xlsx_cells(path))) == len(screened.results)


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(export, screened):
    path = export(ExportFormat.XLSX, results=[_with_note(screened.results[0], "x" * 40_000)]).path

    note = next(read_xlsx_cells(path))["note"]
    assert len(note) == 32_767
    assert note.endswith("[cut off here: a cell holds no more]")


def test_a_cell_that_the_library_does_not_take_is_an_error_and_not_a_gap(export, screened, monkeypatch):
    monkeypatch.setattr(xlsx_export, "_fitting", lambda text: text)

    with pytest.raises(xlsx_export.OutputError, match="cannot be written into the workbook"):
        export(ExportFormat.XLSX, results=[_with_note(screened.results[0], "x" * 40_000)])


def test_numbers_of_a_workbook_are_those_of_the_rows(export, screened):
    rows = read_xlsx_cells(export(ExportFormat.XLSX).path)

    for cells, result in zip(rows, screened.results, strict=True):
        for column in columns(screened.run.labels):
            if column.is_number:
                value = column.cell(result.row)
                assert cells[column.name] == "" if value is None else float(cells[column.name]) == value
