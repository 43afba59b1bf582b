"""A fault in a file's content is told in one line, with its place."""

import pytest
from pydantic import BaseModel, ValidationError

from training.validation_fault import first_fault


class _Inner(BaseModel):
    fold: int


class _Outer(BaseModel):
    entries: tuple[_Inner, ...]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"entries": [{"fold": 1}, {"fold": "x"}, {}]}', "entries.1.fold: Input should be a valid integer"),
        ("{}", "entries: Field required"),
        ("no json", "Invalid JSON"),
    ],
)
def test_the_first_fault_is_told_with_its_place(text: str, told: str):
    with pytest.raises(ValidationError) as error:
        _Outer.model_validate_json(text)
    assert first_fault(error.value).startswith(told)
    assert "\n" not in first_fault(error.value)
