"""Two programs that change the same object lose nothing of each other, at whatever depth."""

import pytest

from desktop.json_keeping import FileHeldError, locked, merged


@pytest.mark.parametrize(
    ("before", "mine", "theirs", "both"),
    [
        ({"a": 1}, {"a": 2}, {"a": 1, "b": 3}, {"a": 2, "b": 3}),
        ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 5}, {"a": 2, "b": 5}),
        ({"a": 1}, {"a": 2}, {"a": 3}, {"a": 2}),
        ({"a": 1}, {}, {"a": 1, "b": 2}, {"b": 2}),
        ({"a": 1}, {"a": 1}, {}, {}),
        (
            {"deep": {"one": {"x": 1}}},
            {"deep": {"one": {"x": 2}}},
            {"deep": {"one": {"x": 1, "y": 1}, "two": {}}},
            {"deep": {"one": {"x": 2, "y": 1}, "two": {}}},
        ),
        ({"deep": {"x": 1, "y": 1}}, {"deep": {"y": 1}}, {"deep": {"x": 1, "y": 9}}, {"deep": {"y": 9}}),
        ({}, {"deep": {"x": 1}}, {"deep": {"y": 2}}, {"deep": {"x": 1, "y": 2}}),
        ({"a": {"x": 1}}, {"a": 7}, {"a": {"x": 1, "y": 2}}, {"a": 7}),
    ],
)
def test_each_change_is_put_into_what_the_other_made(before, mine, theirs, both):
    assert merged(before, mine, theirs) == both


def test_a_file_that_is_held_is_told_after_the_time_that_writing_takes(tmp_path):
    path = tmp_path / "new" / "settings.json"
    with locked(path), pytest.raises(FileHeldError, match="held by another SmearScope"), locked(path, 0.01):
        pass
    with locked(path, 0.01):
        pass
