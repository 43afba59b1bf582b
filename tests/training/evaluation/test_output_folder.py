"""An evaluation's folder is whole or not there."""

from pathlib import Path

import pytest

from inference.errors import OutputError, UnusableInputError
from training.evaluation.output_folder import check_writable, new_folder


def test_the_folder_appears_with_everything_in_it(tmp_path: Path):
    out = tmp_path / "deep" / "Auswertung ä"
    with new_folder(out) as folder:
        (folder / "file").write_text("content")
        assert not out.exists()
    assert (out / "file").read_text() == "content"
    assert list(out.parent.iterdir()) == [out]


def test_an_empty_folder_is_taken_over(tmp_path: Path):
    with new_folder(tmp_path / "out") as folder:
        (folder / "file").write_text("content")
    (tmp_path / "empty").mkdir()
    with new_folder(tmp_path / "empty"):
        pass
    assert (tmp_path / "empty").is_dir()


def test_an_error_leaves_nothing_behind(tmp_path: Path):
    def half_way() -> None:
        with new_folder(tmp_path / "out") as folder:
            (folder / "file").write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half_way()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path: Path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "results").write_text("old")
    with pytest.raises(UnusableInputError, match="exists already and is left as it is"), new_folder(tmp_path / "out"):
        pass
    assert (tmp_path / "out" / "results").read_text() == "old"


def test_a_place_where_nothing_can_be_made_is_a_message(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises((OutputError, UnusableInputError), match="file"), new_folder(tmp_path / "file" / "out"):
        pass


def test_a_file_that_can_be_written_later_is_found_without_leaving_anything(tmp_path: Path):
    check_writable(tmp_path / "new" / "deep" / "figure.png")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_could_not_be_written_is_told_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="file is no folder"):
        check_writable(tmp_path / "file" / "figure.png")
    with pytest.raises(UnusableInputError, match="is a folder; name the file to write"):
        check_writable(tmp_path)
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(OutputError, match="permission is lacking in"):
        check_writable(tmp_path / "new" / "figure.png")
