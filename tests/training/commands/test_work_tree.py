"""Whoever writes patients' images into a git work tree is cautioned."""

from pathlib import Path

import pytest

from inference.command_line import make_console
from training.commands.work_tree import warn_in_work_tree, work_tree_above


def test_a_work_tree_is_found_above_a_file_that_does_not_exist_yet(tmp_path: Path):
    (tmp_path / "project" / ".git").mkdir(parents=True)
    assert work_tree_above(tmp_path / "project" / "new" / "a.png") == tmp_path / "project"
    assert work_tree_above(tmp_path / "elsewhere" / "a.png") is None


def test_the_caution_names_the_work_tree_and_elsewhere_nothing_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "project" / ".git").mkdir(parents=True)
    warn_in_work_tree(make_console(), tmp_path / "elsewhere" / "a.png")
    assert capsys.readouterr().out == ""
    warn_in_work_tree(make_console(), tmp_path / "project" / "a.png")
    assert f"lies in the git work tree {tmp_path / 'project'}; never commit it" in capsys.readouterr().out
