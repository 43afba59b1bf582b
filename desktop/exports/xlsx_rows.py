"""Reads the rows of an exported workbook back, cell by cell, so that a workbook of any size takes little memory."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

# The first sheet of rows; those that follow have a number too.
RESULTS_SHEET = "Results"

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# How a workbook spells characters that XML cannot hold (ECMA-376, 22.9.2.19).
_SPELLED = re.compile("_x([0-9A-Fa-f]{4})_")


def read_xlsx_cells(report: Path) -> Iterator[dict[str, str]]:
    """The rows of all sheets of results, as text by column.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no workbook that SmearScope wrote, or another program saved it since.
    """
    try:
        with zipfile.ZipFile(report) as archive:
            for name in _result_sheets(archive):
                with archive.open(name) as sheet:
                    yield from _by_header(_lines(sheet))
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, IndexError, EOFError, NotImplementedError) as error:
        raise ValueError(f"it is no workbook ({error})") from error


def _result_sheets(archive: zipfile.ZipFile) -> Iterator[str]:
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    found = 0
    for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        name = sheet.get("name", "")
        if name == RESULTS_SHEET or re.fullmatch(f"{RESULTS_SHEET} [0-9]+", name):
            found += 1
            yield f"xl/{targets[sheet.get(_RELATION)].removeprefix('/xl/')}"
    if not found:
        raise ValueError(f"it has no sheet {RESULTS_SHEET}")


def _by_header(lines: Iterator[dict[str, str]]) -> Iterator[dict[str, str]]:
    header = next(lines, {})
    for cells in lines:
        yield {name: cells.get(column, "") for column, name in header.items()}


def _lines(sheet: IO[bytes]) -> Iterator[dict[str, str]]:
    """The cells of each line by column letters."""
    cells: dict[str, str] = {}
    rows = None
    for event, element in ElementTree.iterparse(sheet, events=("start", "end")):
        if event == "start":
            rows = element if element.tag == f"{_MAIN}sheetData" else rows
        elif element.tag == f"{_MAIN}c":
            cells[re.sub("[0-9]", "", element.get("r", ""))] = _text_of(element)
        elif element.tag == f"{_MAIN}row":
            yield cells
            cells = {}
            if rows is not None:
                # What was read is let go.
                rows.clear()


def _text_of(cell: ElementTree.Element) -> str:
    if cell.get("t") == "s":
        raise ValueError("another program saved the workbook, so its rows are not read")
    if cell.get("t") == "inlineStr":
        text = "".join(part.text or "" for part in cell.iter(f"{_MAIN}t"))
    else:
        text = cell.findtext(f"{_MAIN}v") or ""
    return _SPELLED.sub(lambda found: chr(int(found[1], 16)), text)
