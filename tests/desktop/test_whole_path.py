"""A path that the system cannot follow is told in words by whoever uses it, never as a bug."""

import pytest
from typer.testing import CliRunner

from desktop.cli import app
from desktop.exporting import export_stored_run
from desktop.exports.exported import ExportOptions
from desktop.exports.formats import ExportFormat
from desktop.known_runs import forget_run
from desktop.run_folder import open_run
from desktop.run_settings import RunSettings
from desktop.whole_path import whole_path
from inference.errors import OutputError, UnusableInputError


@pytest.fixture
def circle(tmp_path):
    """A link that leads to itself."""
    link = tmp_path / "circle"
    link.symlink_to(link)
    return link


def test_links_are_followed(tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there")

    assert whole_path(tmp_path / "link" / "not yet") == (tmp_path / "there" / "not yet").resolve()


def test_a_circle_of_links_is_a_path_all_the_same(circle):
    assert whole_path(circle / "a" / ".." / "b") == circle / "b"


def test_a_locked_drive_is_a_path_all_the_same(tmp_path, monkeypatch):
    """As Windows raises it for a drive that is locked, or for the name of a device."""

    def refuse(*_):
        raise OSError(22, "This drive is locked by BitLocker Drive Encryption")

    monkeypatch.setattr("pathlib.Path.resolve", refuse)

    assert whole_path(tmp_path / "out" / ".." / "other") == tmp_path / "other"


def test_a_run_folder_that_cannot_be_followed_is_refused_in_words(circle, images, run_info):
    with pytest.raises(OutputError, match="cannot be used"):
        open_run(circle / "out", images, run_info, RunSettings().payload(), new_run=False)


def test_an_export_to_where_nothing_leads_is_refused_in_words(circle, tmp_path, images, run_info):
    with (
        open_run(tmp_path / "run", images, run_info, RunSettings().payload(), new_run=False).store as store,
        pytest.raises(OutputError),
    ):
        export_stored_run(store, ExportFormat.CSV, circle / "results.csv", ExportOptions())


def test_a_run_that_cannot_be_followed_is_on_no_list(circle):
    with pytest.raises(UnusableInputError, match="is not on the list"):
        forget_run(circle / "run")


@pytest.mark.parametrize("arguments", [("export", "--format", "csv"), ("resume",), ("runs", "forget")])
def test_a_command_says_it_in_words(circle, arguments):
    done = CliRunner().invoke(app, [*arguments, str(circle / "run")])

    assert isinstance(done.exception, UnusableInputError)
