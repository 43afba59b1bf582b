"""Exports say who signed each case off and when, and what the reviewers make of it, as the page Cases does."""

import csv
import json
import re
import zipfile
from types import SimpleNamespace

import pytest

from desktop.exports import pdf_export
from desktop.exports.formats import ExportFormat
from desktop.exports.jsonl_export import read_jsonl_cells
from desktop.exports.xlsx_rows import read_xlsx_cells
from desktop.store.reviews import Reader
from desktop.store.run_reader import RunReader
from tests.desktop.pdf_stories import texts_of, watch_stories
from tests.desktop.store.made_readings import assign, read_twice, sign_everything
from tests.desktop.store.made_runs import LABELS


@pytest.fixture
def report(export_stored, monkeypatch):
    """The texts of a report that is made now, and of it the part on reviewers."""

    def make(**options):
        stories = watch_stories(monkeypatch, pdf_export)
        export_stored(ExportFormat.PDF, **options)
        texts = texts_of(stories[-1])
        start = texts.index("Reviewers and sign-offs") if "Reviewers and sign-offs" in texts else len(texts)
        end = next((n for n, text in enumerate(texts) if text == "Most suspicious images first"), len(texts))
        return SimpleNamespace(texts=texts, reviews=texts[start:end])

    return make


@pytest.fixture
def summary(export_stored):
    """The lines of the summary sheet of a workbook that is made now, each a list of texts."""

    def make(**options):
        with zipfile.ZipFile(export_stored(ExportFormat.XLSX, **options).path) as archive:
            sheet = archive.read("xl/worksheets/sheet2.xml").decode()
        lines = re.findall("<row [^>]*>(.*?)</row>", sheet, re.DOTALL)
        return [re.findall("<(?:t|v)(?: [^>]*)?>([^<]*)</(?:t|v)>", line) for line in lines]

    return make


def cases_of(store):
    with RunReader(store.folder) as reader:
        return list(reader.case_reviews())


def test_the_report_says_who_signed_each_case_off_and_when(store, report):
    sign_everything(store)
    first, second = cases_of(store)
    store.withdraw_sign_off(second.case, "Dr A", "Wrong patient.")

    told = report().reviews

    assert [told[told.index(case.case) + 5 :][:2] for case in (first, second)] == [
        ["Dr A", first.signed_at_utc],
        ["not signed off", ""],
    ]
    assert any(text.endswith("1 of 2 cases are signed off.") for text in told)
    with_case = report(case=first.case).reviews
    assert first.signed_at_utc in with_case
    assert second.case not in with_case


def test_the_report_counts_reviewers_and_both_together_as_the_page_cases_does(store, report):
    sign_everything(store)
    assign(store, 3, "Benign")
    assign(store, 4, "unsure")

    told = report().reviews

    cases = cases_of(store)
    for label in LABELS:
        name = label.display_name
        place = told.index(name)
        numbers = (sum(case.answers[name] for case in cases), sum(case.final[name] for case in cases))
        assert tuple(map(int, told[place + 2 : place + 4])) == numbers
    place = told.index("No class")
    undecided = sum(case.undecided_count for case in cases)
    assert told[place + 2 : place + 4] == ["1", str(undecided)]
    assert undecided > 0
    for case in cases:
        share = f"{100 * case.final_malignant_share:.1f} %"
        assert told[told.index(case.case) + 2 :][:1] == [str(sum(case.final.values()))]
        assert told[told.index(case.case) + 4] == share


def test_without_answer_and_sign_off_the_report_says_so_in_a_sentence(report):
    assert report().reviews[1:] == ["0 rows have a reviewer's answer; 0 of 2 cases are signed off."]


def test_the_summary_sheet_says_the_same_of_each_case(store, summary):
    sign_everything(store)
    assign(store, 3, "Benign")
    cases = cases_of(store)
    assert [bool(case.signed_by) for case in cases] == [False, True], "an answer withdraws a sign-off"

    lines = summary()

    heads = next(line for line in lines if line[0] == "Case")
    assert heads[8:] == [
        "Reviewed",
        *(f"Together: {label.display_name}" for label in LABELS),
        *("Together: no class", "Malignant share together", "Signed off by", "Signed off (UTC)"),
    ]
    for case in cases:
        line = next(line for line in lines if line[0] == case.case)
        counts = (sum(case.answers.values()), *case.final.values(), case.undecided_count)
        assert tuple(map(int, line[8:14])) == counts
        assert float(line[14]) == pytest.approx(case.final_malignant_share)
        assert line[15:] == ([case.signed_by, case.signed_at_utc] if case.signed_by else ["not signed off"])
    benign = next(line for line in lines if line[0] == "Benign" and len(line) == 4)
    assert benign[2:] == [
        str(sum(case.answers["Benign"] for case in cases)),
        str(sum(c.final["Benign"] for c in cases)),
    ]


def test_every_table_names_the_signer_of_each_row(store, export_stored):
    sign_everything(store)
    with export_stored().path.open(encoding="utf-8-sig", newline="") as file:
        assert {row["signed_by"] for row in csv.DictReader(file)} == {"Dr A"}
    assert {cells["signed_by"] for cells in read_xlsx_cells(export_stored(ExportFormat.XLSX).path)} == {"Dr A"}
    assert {cells["signed_by"] for cells in read_jsonl_cells(export_stored(ExportFormat.JSONL).path)} == {"Dr A"}
    last = export_stored(ExportFormat.JSONL).path.read_text(encoding="utf-8").splitlines()[-1]
    assert list(json.loads(last))[-2:] == ["signed_at", "signed_by"]


def test_while_somebody_reads_blindly_neither_report_nor_workbook_tells_of_reviewers_or_sign_offs(
    store, report, summary
):
    sign_everything(store)
    store.open_second_reading("Dr B")
    assign(store, 3, "Benign", Reader.SECOND, "Dr B")

    told, lines = report(), summary()

    assert told.reviews == []
    cells = [cell for line in lines for cell in line]
    for text in ("Dr A", "not signed off", "Signed off by", "Together"):
        assert text not in told.texts
        assert text not in cells
    store.close_second_reading()
    assert "Dr A" in report().reviews
    assert "Dr A" in [cell for line in summary() for cell in line]


def test_after_a_second_reading_the_counts_are_the_first_readers(store, report):
    read_twice(store)
    store.close_second_reading()
    told = report().reviews
    assert told[told.index("Pro-B") + 2] == "2", "Dr B named it once"
