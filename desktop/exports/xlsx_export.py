"""Writes the rows as a workbook, row by row, with a summary and a provenance sheet; no text can run as a formula."""

import contextlib
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError, XlsxWriterException

from desktop.exports.columns import CellValue, ColumnKind, columns
from desktop.exports.exported import ExportContext, ExportedResult
from desktop.exports.report_facts import (
    REVIEW_HEADS,
    TOGETHER_MEANS,
    class_lines,
    decision_lines,
    provenance_lines,
    review_lines,
    sign_off_of,
    signed_off_sentence,
    tells_reviews,
)
from desktop.exports.statistics import Counts
from desktop.exports.xlsx_rows import RESULTS_SHEET
from desktop.probability_words import MOST_DECIMALS, share_decimals
from desktop.summary import RESEARCH_USE
from inference.decision import Decision
from inference.errors import OutputError

SUMMARY_SHEET = "Summary"
PROVENANCE_SHEET = "Provenance"
# Of which the first is the header.
SHEET_ROWS = 1_048_576
_CELL_CHARACTERS = 32_767
_CUT_MARK = " [cut off here: a cell holds no more]"
_NUMBER_FORMATS = {
    ColumnKind.INTEGER: "0",
    ColumnKind.PROBABILITY: "0.000000",
    ColumnKind.MILLISECONDS: "0.0",
}


def write_xlsx(
    results: Iterable[ExportedResult], context: ExportContext, target: Path, *, sheet_rows: int = SHEET_ROWS
) -> None:
    """Write a workbook.

    Args:
        results: the rows; those past `sheet_rows` go on in further sheets, `Results 2` and so on.
        context: of the export.
        target: the file.
        sheet_rows: lines of a sheet at most, header included; Excel takes no more than the default.

    Raises:
        OSError: the file cannot be written.
        OutputError: it cannot, in the library's words.
    """
    # Rows lie in temporary files until the end: beside the target, where the space is that the user chose.
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name[:40]}.") as temporary:
        workbook = xlsxwriter.Workbook(
            str(target),
            {
                "constant_memory": True,
                "tmpdir": temporary,
                "use_zip64": True,
            },
        )
        with _closing_its_files(workbook):
            writer = _Workbook(workbook, context)
            writer.write_results(results, sheet_rows)
            writer.write_summary()
            writer.write_provenance()
            try:
                workbook.close()
            except FileCreateError as error:
                raise error.args[0] if isinstance(error.args[0], OSError) else OutputError(str(error)) from error
            except XlsxWriterException as error:
                raise OutputError(f"{target} cannot be written: {error}") from error


@contextlib.contextmanager
def _closing_its_files(workbook: Any) -> Iterator[None]:
    """After an error the library leaves its temporary files open, and Windows would not remove them."""
    try:
        yield
    finally:
        for sheet in workbook.worksheets():
            if sheet.row_data_fh is not None and not sheet.row_data_fh.closed:
                # What is still in its buffer may not fit the disk either; the first error already tells.
                with contextlib.suppress(OSError):
                    sheet.row_data_fh.close()


class _Workbook:
    """A workbook being written; in constant memory every sheet has to be filled from top to bottom."""

    def __init__(self, workbook: Any, context: ExportContext) -> None:
        self._workbook = workbook
        self._context = context
        self._columns = columns(context.run.labels)
        self._heading = workbook.add_format({"bold": True, "bg_color": "#E8E4F0", "bottom": 1})
        self._bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._title = workbook.add_format({"bold": True, "font_size": 14})
        self._notice = workbook.add_format({"bold": True, "font_color": "#8A1C1C"})
        self._wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        self._shares = {
            decimals: workbook.add_format({"num_format": f"0.{'0' * decimals}%"})
            for decimals in range(1, MOST_DECIMALS + 1)
        }
        self._numbers = {kind: workbook.add_format({"num_format": form}) for kind, form in _NUMBER_FORMATS.items()}
        created = datetime.strptime(context.exported_at_utc, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        workbook.set_properties(
            {"title": f"SmearScope run {context.run.run_id}", "comments": RESEARCH_USE, "created": created}
        )
        self._results = self._add_sheet(RESULTS_SHEET)
        self._summary = self._add_sheet(SUMMARY_SHEET)
        self._provenance = self._add_sheet(PROVENANCE_SHEET)

    def write_results(self, results: Iterable[ExportedResult], sheet_rows: int) -> None:
        """Fill the sheets of results."""
        sheet, sheet_count, line = self._results, 1, 1
        self._begin_results(sheet)
        for result in results:
            if line == sheet_rows:
                self._end_results(sheet, line)
                sheet_count += 1
                sheet, line = self._add_sheet(f"{RESULTS_SHEET} {sheet_count}"), 1
                self._begin_results(sheet)
            for index, column in enumerate(self._columns):
                self._write(sheet, line, index, column.cell(result.row), self._numbers.get(column.kind))
            line += 1
        self._end_results(sheet, line)

    def write_summary(self) -> None:
        """Fill the sheet of counts."""
        sheet, context = self._summary, self._context
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 12 + len(context.run.labels), 16)
        self._write(sheet, 0, 0, f"SmearScope: summary of run {context.run.run_id}", self._title)
        self._write(sheet, 1, 0, RESEARCH_USE, self._notice)
        line = 3
        for heading, lines in (
            ("Reported class", class_lines(context)),
            ("Decision or flag", decision_lines(context)),
        ):
            for index, text in enumerate((heading, "Rows", "Share")):
                self._write(sheet, line, index, text, self._heading)
            for name, count, share in lines:
                line += 1
                self._write(sheet, line, 0, name)
                self._write(sheet, line, 1, count, self._numbers[ColumnKind.INTEGER])
                self._write_share(sheet, line, 2, share)
            line += 2
        if tells_reviews(context):
            line = self._write_reviews(line)
        headings = ("Case", "Rows", "Reported", "Not reported", "Unreadable", "Malignant reported", "Malignant share")
        for index, text in enumerate((*headings, "Highest malignant probability", *self._review_headings())):
            self._write(sheet, line, index, text, self._heading)
        # The sheet ends before Excel's last line; what is left out is said.
        room = SHEET_ROWS - line - 3
        cases = context.statistics.cases
        for name in sorted(cases)[:room]:
            line += 1
            counts = cases[name]
            reported, abstained, unreadable = (counts.decisions[each] for each in Decision)
            values: tuple[CellValue, ...] = (counts.row_count, reported, abstained, unreadable)
            self._write(sheet, line, 0, name or "(top folder)")
            for index, value in enumerate((*values, counts.malignant_reported)):
                self._write(sheet, line, index + 1, value, self._numbers[ColumnKind.INTEGER])
            self._write_share(sheet, line, 6, counts.malignant_share)
            self._write_share(sheet, line, 7, counts.highest_malignant)
            if tells_reviews(context):
                self._write_case_review(line, counts)
        if len(cases) > room:
            self._write(sheet, line + 1, 0, f"{len(cases) - room:,} more cases are left out.", self._bold)

    def _write_reviews(self, line: int) -> int:
        sheet, context = self._summary, self._context
        for index, text in enumerate(REVIEW_HEADS):
            self._write(sheet, line, index, text, self._heading)
        for name, *numbers in review_lines(context):
            line += 1
            self._write(sheet, line, 0, name)
            for index, number in enumerate(numbers, start=1):
                self._write(sheet, line, index, number, self._numbers[ColumnKind.INTEGER])
        self._write(sheet, line + 1, 0, TOGETHER_MEANS)
        self._write(sheet, line + 2, 0, signed_off_sentence(context))
        return line + 4

    def _review_headings(self) -> tuple[str, ...]:
        if not tells_reviews(self._context):
            return ()
        classes = (f"Together: {label.display_name}" for label in self._context.run.labels)
        rest = ("Together: no class", "Malignant share together", "Signed off by", "Signed off (UTC)")
        return ("Reviewed", *classes, *rest)

    def _write_case_review(self, line: int, counts: Counts) -> None:
        classes = [counts.together[label.display_name] for label in self._context.run.labels]
        numbers = (counts.answers.total(), *classes, counts.undecided_count)
        for column, number in enumerate(numbers, start=8):
            self._write(self._summary, line, column, number, self._numbers[ColumnKind.INTEGER])
        column = 8 + len(numbers)
        self._write_share(self._summary, line, column, counts.malignant_share_together)
        for index, text in enumerate(sign_off_of(counts), start=column + 1):
            self._write(self._summary, line, index, text)

    def write_provenance(self) -> None:
        """Fill the sheet that says where the rows come from."""
        sheet = self._provenance
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 90)
        self._write(sheet, 0, 0, "Provenance", self._title)
        self._write(sheet, 1, 0, RESEARCH_USE, self._notice)
        for line, (name, value) in enumerate(provenance_lines(self._context), start=3):
            self._write(sheet, line, 0, name, self._bold)
            self._write(sheet, line, 1, value, self._wrapped)

    def _add_sheet(self, name: str) -> Any:
        sheet = self._workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_footer(f"&L{RESEARCH_USE}&R&P of &N")
        return sheet

    def _begin_results(self, sheet: Any) -> None:
        sheet.freeze_panes(1, 2)
        sheet.repeat_rows(0)
        for index, column in enumerate(self._columns):
            sheet.set_column(index, index, column.width)
            self._write(sheet, 0, index, column.name, self._heading)

    def _end_results(self, sheet: Any, line_count: int) -> None:
        sheet.autofilter(0, 0, max(1, line_count - 1), len(self._columns) - 1)

    def _write_share(self, sheet: Any, line: int, column: int, share: float | None) -> None:
        self._write(sheet, line, column, share, None if share is None else self._shares[share_decimals(share)])

    def _write(self, sheet: Any, line: int, column: int, value: CellValue, form: Any = None) -> None:
        if value is None or value == "":
            return
        if isinstance(value, str):
            # never `write`, which would take some texts for formulas, links or numbers
            failed = sheet.write_string(line, column, _fitting(value), form)
        else:
            failed = sheet.write_number(line, column, value, form)
        if failed:
            # The library only returns a number, and the cell would be empty without a word.
            raise OutputError(f"Cell {column + 1} of line {line + 1} cannot be written into the workbook ({failed})")


def _fitting(text: str) -> str:
    printable = text.encode("utf-8", "backslashreplace").decode()
    if len(printable) <= _CELL_CHARACTERS:
        return printable
    return printable[: _CELL_CHARACTERS - len(_CUT_MARK)] + _CUT_MARK
