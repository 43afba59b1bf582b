"""Programs that the frozen application opens load the system's libraries, not its own."""

import sys

import pytest

from desktop.own_libraries import keep_libraries_to_oneself


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"LD_LIBRARY_PATH": "/own"}, {}),
        ({"LD_LIBRARY_PATH": "/own", "LD_LIBRARY_PATH_ORIG": "/usr/local/lib"}, {"LD_LIBRARY_PATH": "/usr/local/lib"}),
        ({"LD_LIBRARY_PATH": "/own", "LD_LIBRARY_PATH_ORIG": ""}, {}),
        ({"PATH": "/bin"}, {"PATH": "/bin"}),
    ],
)
def test_the_search_path_is_what_it_was_before_the_start(monkeypatch, before, after):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    keep_libraries_to_oneself(before)
    assert before == after


def test_a_source_tree_changes_nothing():
    variables = {"LD_LIBRARY_PATH": "/own", "LD_LIBRARY_PATH_ORIG": "/usr/local/lib"}
    keep_libraries_to_oneself(variables)
    assert variables["LD_LIBRARY_PATH"] == "/own"
