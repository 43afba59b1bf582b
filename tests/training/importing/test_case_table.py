"""A case table is read as laboratories' programs write it, and each slip is told with its line."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from inference.errors import UnusableInputError
from training.dataset.class_labels import ALL_LABELS
from training.importing.case_table import CaseTable, cases_in_several_classes, read_case_table

BENIGN, _EARLY, PRE, _PRO = ALL_LABELS
LABEL_OF = {"Benign/x-1.jpg": BENIGN, "Benign/x-2.jpg": BENIGN, "Pre/y-1.jpg": PRE, "Pre/x-1.jpg": PRE}
FULL = "Benign/x-1.jpg,P1\nx-2.jpg,P1\ny-1.jpg,P2\nPre/x-1.jpg,P3\n"


def _read(tmp_path: Path, content: str | bytes, label_of: Mapping = LABEL_OF) -> CaseTable:
    path = tmp_path / "cases.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_case_table(path, label_of)


@pytest.mark.parametrize(
    "content",
    [
        "image,case\n" + FULL,
        "\ufeffimage;case\r\n" + FULL.replace(",", ";").replace("\n", "\r\n"),
        "Image\tCASE\n" + FULL.replace(",", "\t"),
        '"case","image"\n"P1","Benign\\x-1.jpg"\n\nP1,x-2.jpg\nP2,y-1.jpg\nP3,Pre/x-1.jpg\n,\n',
    ],
    ids=["plain", "excel", "tabs", "other order, backslashes, empty lines"],
)
def test_a_table_is_read_whatever_program_wrote_it(tmp_path: Path, content: str):
    table = _read(tmp_path, content)
    assert dict(table.case_of) == {
        "Benign/x-1.jpg": "P1",
        "Benign/x-2.jpg": "P1",
        "Pre/y-1.jpg": "P2",
        "Pre/x-1.jpg": "P3",
    }


def test_columns_that_are_not_used_are_named(tmp_path: Path):
    rows = FULL.replace("\n", ",7\n")
    assert _read(tmp_path, "image,case,age\n" + rows).ignored_columns == ("age",)


def test_labels_are_accepted_as_id_name_or_folder(tmp_path: Path):
    rows = "Benign/x-1.jpg,P1,benign\nx-2.jpg,P1,\ny-1.jpg,P2,pre-b\nPre/x-1.jpg,P3,PRE\n"
    assert len(_read(tmp_path, "image,case,label\n" + rows).case_of) == 4


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (FULL.replace("y-1", "y-9"), r"line 4: there is no image y-9\.jpg in the data\. Did you mean y-1\.jpg\?"),
        (
            FULL.replace("Benign/x-1", "x-1"),
            r"line 2: x-1\.jpg could be Benign/x-1\.jpg or Pre/x-1\.jpg; write the path",
        ),
        (FULL + "Pre/y-1.jpg,P9\n", r"line 6: Pre/y-1\.jpg stands on line 4 already"),
        (FULL.replace("P3", ""), r"line 5: Pre/x-1\.jpg has no case"),
        (FULL.replace("y-1.jpg,P2\n", ""), r"1 images have no row \(first: Pre/y-1\.jpg\); add a row"),
        (FULL + ",P9\n", r"line 6: there is no image \(empty\)"),
    ],
)
def test_each_slip_is_told_with_its_line(tmp_path: Path, rows: str, message: str):
    with pytest.raises(UnusableInputError, match=message):
        _read(tmp_path, "image,case\n" + rows)


@pytest.mark.parametrize(
    ("label", "message"),
    [
        ("Bening", r"line 2: Bening is no class of this data\. Did you mean Benign\? The classes are Benign, Pre-B"),
        ("AML", r"line 2: AML is no class of this data\. The classes are"),
        ("Pre-B", r"line 2: Benign/x-1\.jpg lies in the folder of Benign, but the label says Pre-B; correct"),
    ],
)
def test_a_wrong_label_is_told_with_its_line(tmp_path: Path, label: str, message: str):
    rows = FULL.replace("\n", ",\n").replace("P1,", f"P1,{label}", 1)
    with pytest.raises(UnusableInputError, match=message):
        _read(tmp_path, "image,case,label\n" + rows)


def test_all_slips_are_told_at_once_but_not_without_end(tmp_path: Path):
    rows = "".join(f"no-{number}.jpg,P\n" for number in range(30))
    with pytest.raises(UnusableInputError, match=r"line 2: .*\n(.*\n)*.*line 21: .*\n  and 11 more$"):
        _read(tmp_path, "image,case\n" + rows)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "needs the columns image and case in its first line; it has: nothing"),
        ("file,case\nx,1\n", "it has: file, case"),
        ("image,case\n", "has no row below its first line"),
        ("image,case\nBenign/x-1.jpg\n", "line 2: 1 columns, but the first line has 2"),
        ('image,case\n"Benign/x-1.jpg,P1\n', "line 2: unexpected end of data; check the quotation marks"),
        ("image,case\nBlästen,1\n".encode("cp1252"), r"is not UTF-8 \(byte 13\); save it as CSV UTF-8"),
    ],
)
def test_a_file_that_is_no_case_table_is_refused(tmp_path: Path, content: str | bytes, message: str):
    with pytest.raises(UnusableInputError, match=message):
        _read(tmp_path, content)


def test_a_missing_table_is_named(tmp_path: Path):
    with pytest.raises(UnusableInputError, match=r"none\.csv cannot be read: No such file"):
        read_case_table(tmp_path / "none.csv", LABEL_OF)


def test_cases_in_several_classes_are_found():
    case_of = {"Benign/x-1.jpg": "1", "Pre/x-1.jpg": "1", "Pre/y-1.jpg": "2"}
    assert cases_in_several_classes(case_of, LABEL_OF) == {"1": ("Benign", "Pre-B")}


def test_a_hundred_thousand_rows_are_read_in_seconds(tmp_path: Path):
    label_of = {f"Pre/x-{number}.jpg": PRE for number in range(100_000)}
    rows = "".join(f"{path},P{index % 90},pre\n" for index, path in enumerate(label_of))
    assert len(_read(tmp_path, "image,case,label\n" + rows, label_of).case_of) == 100_000
