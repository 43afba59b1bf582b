"""Programs that the frozen application opens load the system's libraries, not its own."""

import sys

import pytest

from desktop.own_libraries import keep_libraries_to_oneself


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{own}/_internal", None),
        ("{own}/_internal:/usr/local/lib:/opt/lib", "/usr/local/lib:/opt/lib"),
        ("{own}/_internal/cv2/../../lib64:{own}/_internal", None),
        ("{own}/_internal/cv2/../../lib64:", None),
        ("{own}-other", "{own}-other"),
        (None, None),
    ],
)
def test_the_frozen_folder_is_taken_out_of_the_search_path(monkeypatch, tmp_path, before, after):
    own = tmp_path / "smearscope"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(own / "smearscope"))
    variables = {} if before is None else {"LD_LIBRARY_PATH": before.format(own=own)}

    keep_libraries_to_oneself(variables)

    assert variables.pop("PYINSTALLER_RESET_ENVIRONMENT") == "1", "its own processes find their libraries"
    assert variables == ({} if after is None else {"LD_LIBRARY_PATH": after.format(own=own)})


def test_a_source_tree_changes_nothing(tmp_path):
    variables = {"LD_LIBRARY_PATH": f"{tmp_path}:"}
    keep_libraries_to_oneself(variables)
    assert variables == {"LD_LIBRARY_PATH": f"{tmp_path}:"}
