"""Reads which patient or case each image is of from a CSV file, and finds every slip in it."""

import csv
import difflib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from inference.card import Label
from inference.errors import UnusableInputError

_IMAGE, _CASE, _LABEL = "image", "case", "label"
_DELIMITERS = ",;\t"
_MAX_TOLD = 20
# Looking for similar names takes time for each name on each line; past these only the line is told.
_MAX_NAMES_TO_COMPARE = 5_000


@dataclass(frozen=True)
class CaseTable:
    """The case of each image by the image's path, and the columns that nothing here uses."""

    case_of: Mapping[str, str]
    ignored_columns: tuple[str, ...]


@dataclass(frozen=True)
class _Row:
    line: int
    image: str
    case: str
    label: str | None


def read_case_table(file: Path, label_of: Mapping[str, Label]) -> CaseTable:
    """Read a CSV file with the columns `image` and `case`, and perhaps `label`.

    `image` is a path below the data folder (`Pre/x-9.jpg`), or the bare file name where only one image has it. `label`
    is checked against the image's folder: class id, display name or folder name, in any case. The file is UTF-8 with
    or without a byte order mark; columns are parted by comma, semicolon or tab; further columns are ignored.

    Args:
        file: the CSV file.
        label_of: label of every image of the data set by its path.

    Raises:
        UnusableInputError: with the line number of every slip (the first twenty): unknown or ambiguous image, image
            twice, empty case, unknown label, label that contradicts the folder; or images without a row.
    """
    rows, ignored = _read_rows(file)
    by_name: dict[str, list[str]] = {}
    for known in label_of:
        by_name.setdefault(PurePosixPath(known).name, []).append(known)
    label_names = _label_names(label_of)
    slips: list[str] = []
    first_line: dict[str, int] = {}
    case_of: dict[str, str] = {}
    for row in rows:
        path, slip = _find_image(row.image, label_of, by_name)
        if path is None:
            slips.append(f"line {row.line}: {slip}")
            continue
        if path in first_line:
            slip = f"{row.image} stands on line {first_line[path]} already; keep one of the two"
        else:
            first_line[path] = row.line
            case_of[path] = row.case
            slip = _slip_of(row, label_of[path], label_names)
        if slip is not None:
            slips.append(f"line {row.line}: {slip}")
    missing = [path for path in label_of if path not in first_line]
    if missing:
        slips.append(
            f"{len(missing)} images have no row (first: {', '.join(missing[:3])}); add a row for each, or leave "
            "--cases out"
        )
    if slips:
        told = slips[:_MAX_TOLD]
        more = f"\n  and {len(slips) - len(told)} more" if len(slips) > len(told) else ""
        raise UnusableInputError(
            f"Case table {file} cannot be used. Correct these, then import again:\n  " + "\n  ".join(told) + more
        )
    return CaseTable(case_of, ignored)


def cases_in_several_classes(case_of: Mapping[str, str], label_of: Mapping[str, Label]) -> dict[str, tuple[str, ...]]:
    """Cases with images of more than one class, with these classes' names: often patients numbered class by class."""
    classes: dict[str, dict[str, None]] = {}
    for path, case in case_of.items():
        classes.setdefault(case, {})[label_of[path].display_name] = None
    return {case: tuple(names) for case, names in classes.items() if len(names) > 1}


def _read_rows(file: Path) -> tuple[list[_Row], tuple[str, ...]]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UnusableInputError(f"Case table {file} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UnusableInputError(
            f"Case table {file} is not UTF-8 (byte {error.start}); save it as CSV UTF-8, then import again"
        ) from error
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = next(reader, [])
        column_of = {name.strip().casefold(): index for index, name in enumerate(header)}
        if _IMAGE not in column_of or _CASE not in column_of:
            raise UnusableInputError(
                f"Case table {file} needs the columns {_IMAGE} and {_CASE} in its first line; it has: "
                f"{', '.join(name.strip() for name in header) or 'nothing'}"
            )
        rows = [
            _row(file, reader.line_num, cells, column_of, len(header)) for cells in reader if any(map(str.strip, cells))
        ]
    except csv.Error as error:
        raise UnusableInputError(
            f"Case table {file}, line {reader.line_num}: {error}; check the quotation marks there"
        ) from error
    if not rows:
        raise UnusableInputError(f"Case table {file} has no row below its first line; add one for each image")
    return rows, tuple(name for name in column_of if name not in (_IMAGE, _CASE, _LABEL))


def _row(file: Path, line: int, cells: Sequence[str], column_of: Mapping[str, int], width: int) -> _Row:
    if len(cells) != width:
        raise UnusableInputError(
            f"Case table {file}, line {line}: {len(cells)} columns, but the first line has {width}; a name that holds "
            "the separator needs quotation marks"
        )
    label = cells[column_of[_LABEL]].strip() if _LABEL in column_of else None
    return _Row(line, cells[column_of[_IMAGE]].strip().replace("\\", "/"), cells[column_of[_CASE]].strip(), label)


def _find_image(
    image: str, label_of: Mapping[str, Label], by_name: Mapping[str, list[str]]
) -> tuple[str | None, str | None]:
    """The path that a cell names; else None and what is wrong with the cell."""
    if image in label_of:
        return image, None
    found = by_name.get(image, [])
    if len(found) == 1:
        return found[0], None
    if found:
        return None, f"{image} could be {' or '.join(found[:3])}; write the path with its folder"
    choices = [*label_of, *by_name] if len(label_of) <= _MAX_NAMES_TO_COMPARE else []
    close = difflib.get_close_matches(image, choices, n=1)
    meant = f". Did you mean {close[0]}?" if close else ""
    return None, f"there is no image {image or '(empty)'} in the data{meant}"


def _label_names(label_of: Mapping[str, Label]) -> dict[str, Label]:
    """Every way to write a label: id, display name, folder name; in lower case."""
    known = {label.id: label for label in label_of.values()}
    folders = {PurePosixPath(path).parts[0]: label.id for path, label in label_of.items()}
    names = {name.casefold(): label for label in known.values() for name in (label.id, label.display_name)}
    return names | {folder.casefold(): known[label_id] for folder, label_id in folders.items()}


def _slip_of(row: _Row, truth: Label, label_names: Mapping[str, Label]) -> str | None:
    if not row.case:
        return f"{row.image} has no case; write the patient's or smear's number"
    if not row.label:
        return None
    stated = label_names.get(row.label.casefold())
    if stated is None:
        close = difflib.get_close_matches(row.label.casefold(), list(label_names), n=1)
        meant = f". Did you mean {label_names[close[0]].display_name}?" if close else ""
        classes = sorted({label.display_name for label in label_names.values()})
        return f"{row.label} is no class of this data{meant or '.'} The classes are {', '.join(classes)}"
    if stated.id != truth.id:
        return (
            f"{row.image} lies in the folder of {truth.display_name}, but the label says {stated.display_name}; "
            "correct the label, or move the image"
        )
    return None
