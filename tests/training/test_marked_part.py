"""A command writes its own part of a document and leaves the rest alone."""

from pathlib import Path

import pytest

from inference.errors import UnusableInputError
from training.marked_part import replace_marked_part

BEGIN, END = "<!-- begin -->", "<!-- end -->"


def test_only_the_part_between_the_markers_changes(tmp_path: Path):
    path = tmp_path / "größe.md"
    path.write_text(f"before é\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    replace_marked_part(path, BEGIN, END, "new ä")
    replace_marked_part(path, BEGIN, END, "newer ä\n")
    assert path.read_text(encoding="utf-8") == f"before é\n{BEGIN}\n\nnewer ä\n\n{END}\nafter\n"


@pytest.mark.parametrize("text", ["", BEGIN, f"{END}\n{BEGIN}", f"{BEGIN}\n{BEGIN}\n{END}", f"{BEGIN}\n{END}\n{END}"])
def test_a_document_without_each_marker_once_is_left_alone(tmp_path: Path, text: str):
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableInputError, match="needs one line <!-- begin --> and below it one line <!-- end -->"):
        replace_marked_part(path, BEGIN, END, "new")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_a_document_that_cannot_be_read_says_so(tmp_path: Path, content: bytes | None):
    if content is not None:
        (tmp_path / "a.md").write_bytes(content)
    with pytest.raises(UnusableInputError, match="cannot be read"):
        replace_marked_part(tmp_path / "a.md", BEGIN, END, "new")
