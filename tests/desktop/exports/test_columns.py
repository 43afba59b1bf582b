"""The columns are those of the screening record, and the page that documents them says what the code says."""

import re
from pathlib import Path

from desktop.exports.columns import ROW_SCHEMA_VERSION, columns
from desktop.exports.provenance import Provenance
from desktop.records import column_names, row_values

PAGE = Path(__file__).parents[3] / "docs" / "results-schema.md"


def _names_below(heading):
    part = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([a-z0-9_]+)` \|", part, re.MULTILINE)


def test_the_columns_are_those_of_the_screening_record(run_info):
    assert [column.name for column in columns(run_info.labels)] == column_names(run_info.labels)


def test_typed_values_say_what_the_text_columns_say(screened_once):
    for result in screened_once.results:
        for column, text in zip(columns(screened_once.run.labels), row_values(result.row), strict=True):
            cell = column.cell(result.row)
            if not column.is_number:
                assert cell == text
            elif cell is None:
                assert text == ""
            else:
                assert float(text) == cell


def test_the_page_lists_every_column_in_order_with_its_meaning(run_info):
    text = PAGE.read_text(encoding="utf-8")

    for column in columns(run_info.labels):
        assert f"| `{column.name}` | {column.kind.value} | {column.meaning} |\n" in text
    assert _names_below("Columns") == column_names(run_info.labels)


def test_the_page_lists_every_field_of_the_sidecar_in_order():
    text = PAGE.read_text(encoding="utf-8")

    for name, field in Provenance.model_fields.items():
        assert f"| `{name}` | {field.description} |\n" in text
    assert _names_below("Provenance") == list(Provenance.model_fields)


def test_the_page_names_the_schema_version():
    assert f"`schema_version`, which is {ROW_SCHEMA_VERSION}." in PAGE.read_text(encoding="utf-8")
