"""Why a file cannot be used is one line: what pydantic says over several, and what the system says in numbers."""

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from inference.file_fault import first_fault, read_fault


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")

    count: int

    @field_validator("count")
    @classmethod
    def _small(cls, count: int) -> int:
        if count > 3:
            raise ValueError("more than three;\ntake fewer")
        return count


class Whole(BaseModel):
    parts: tuple[Part, ...]
    name: str


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"parts": [{"count": 1}, {}]}', "parts.1.count: Field required"),
        ('{"parts": [{"count": 9}], "name": ""}', "parts.0.count: more than three; take fewer"),
        ('{"parts": [{"count": 1, "a\\nb": 2}], "name": ""}', "parts.0.a b: Extra inputs are not permitted"),
        (
            '{"parts": [{"count": 1}, {"count": "x"}, {}], "name": ""}',
            "parts.1.count: Input should be a valid integer, unable to parse string as an integer",
        ),
        ("{}", "parts: Field required"),
        ("no json", "Invalid JSON: expected ident at line 1 column 2"),
        ("{", "Invalid JSON: EOF while parsing an object at line 1 column 1"),
    ],
)
def test_the_first_fault_is_one_line_with_its_place(text: str, told: str):
    with pytest.raises(ValidationError) as caught:
        Whole.model_validate_json(text)
    assert first_fault(caught.value) == told


def _said(path: Path) -> str:
    with pytest.raises(OSError) as caught:  # noqa: PT011 - any of them
        path.read_bytes()
    return read_fault(path, caught.value)


def test_a_file_that_cannot_be_read_is_told_without_an_error_number(tmp_path: Path):
    (tmp_path / "file").touch()
    assert _said(tmp_path / "none") == "there is no such file"
    assert _said(tmp_path / "file" / "none") == "there is no such file"
    assert _said(tmp_path) == "it is a folder"
    assert _said(tmp_path / ("x" * 300)) == "File name too long"


def test_a_folder_is_told_on_windows_too_where_the_system_speaks_of_permission(tmp_path: Path):
    assert read_fault(tmp_path, PermissionError(13, "Permission denied")) == "it is a folder"
    assert read_fault(tmp_path / "none", PermissionError(13, "Permission denied")) == "Permission denied"
