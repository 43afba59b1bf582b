"""A file that cannot be written is refused before the work, and asking leaves nothing behind."""

from pathlib import Path

import pytest

from converter.commands.output_file import check_writable
from inference.errors import OutputError, UnusableInputError


def test_a_folder_that_is_missing_is_made_and_nothing_is_left_in_it(tmp_path: Path):
    check_writable(tmp_path / "new" / "page.md")
    assert list((tmp_path / "new").iterdir()) == []


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path):
    with pytest.raises(UnusableInputError, match="is a folder; name a file in it"):
        check_writable(tmp_path)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be written"):
        check_writable(tmp_path / "file" / "page.md")
