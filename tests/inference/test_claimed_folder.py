"""A claimed folder is one process's alone, and nothing that lies in it is overwritten."""

from pathlib import Path

import pytest

from inference.claimed_folder import claim_folder
from inference.errors import OutputError, UnusableInputError


def test_the_folder_is_made_and_a_second_claim_waits_for_the_first_to_end(tmp_path: Path):
    out = tmp_path / "deep" / "out"
    lock = claim_folder(out, ["a"], new_run=False)
    (out / "a").write_text("of the first")
    with pytest.raises(UnusableInputError, match="Another program works in"):
        claim_folder(out, ["a"], new_run=True)
    assert (out / "a").read_text() == "of the first"
    lock.release()
    claim_folder(out, ["b"], new_run=False).release()


def test_a_name_that_is_taken_is_refused_and_the_folder_left_as_it_was(tmp_path: Path):
    (tmp_path / "b").write_text("older")
    with pytest.raises(UnusableInputError, match=r"already holds the results of a run \(b\)"):
        claim_folder(tmp_path, ["a", "b"], new_run=False)
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_a_new_run_keeps_what_is_in_its_way_and_leaves_the_rest(tmp_path: Path):
    for name in ("a", "notes.txt"):
        (tmp_path / name).write_text(name)
    claim_folder(tmp_path, ["a", "b"], new_run=True).release()
    (tmp_path / "a").write_text("second")
    claim_folder(tmp_path, ["a", "b"], new_run=True).release()
    assert (tmp_path / "earlier-run-001" / "a").read_text() == "a"
    assert (tmp_path / "earlier-run-002" / "a").read_text() == "second"
    assert (tmp_path / "notes.txt").read_text() == "notes.txt"


def test_a_new_run_with_nothing_in_its_way_makes_no_folder(tmp_path: Path):
    claim_folder(tmp_path, ["a"], new_run=True).release()
    assert not list(tmp_path.glob("earlier*"))


def test_a_file_is_no_folder(tmp_path: Path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(UnusableInputError, match="is a file"):
        claim_folder(tmp_path / "out", ["a"], new_run=False)


def test_a_folder_that_cannot_be_made_is_an_output_error(tmp_path: Path):
    with pytest.raises(OutputError, match="Choose another folder"):
        claim_folder(tmp_path / ("a" * 300), ["a"], new_run=False)
