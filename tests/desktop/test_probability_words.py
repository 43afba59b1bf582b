"""No count is written as none or as all that is neither."""

import re
from pathlib import Path

import pytest

import desktop
import inference
from desktop.probability_words import probability_percent, share_percent

# What the formatter makes its own of, Excel's format of a cell, and the sentences of cards and older records.
_MAY = {"percent.py", "xlsx_export.py", "engine_words.py"}
_FILES = sorted(
    path
    for package in (desktop, inference)
    for path in Path(package.__file__).parent.rglob("*.py")
    if path.name not in _MAY
)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "0.0 %"),
        (1 / 2932, "0.03 %"),
        (1 / 100_000, "0.001 %"),
        (0.0005, "0.1 %"),
        (0.5, "50.0 %"),
        (0.9994, "99.9 %"),
        (2931 / 2932, "99.97 %"),
        (1.0, "100.0 %"),
        (0.9999999999, "100.0 %"),
        (1e-12, "0.0 %"),
    ],
)
def test_a_share_has_the_decimals_that_keep_it_from_none_and_all(share: float, words: str):
    assert share_percent(share) == words


def test_a_probability_is_written_like_a_share_and_never_as_certainty():
    assert probability_percent(0.972) == "97.2 %"
    assert probability_percent(0.99999) == "99.9 %"


def test_no_other_piece_writes_a_percent_sign_after_a_number():
    by_itself = re.compile(r"\d%|\d[fgd]\}\s?%")
    found = [
        f"{path.name}:{number}: {line.strip()}"
        for path in _FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if by_itself.search(line)
    ]
    assert found == []
