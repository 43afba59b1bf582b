"""A program is started in the project's own Wine prefix, with nothing of whoever builds that would change it."""

import os

import pytest

from frozen_folder.errors import FreezingError
from windows_build import wine as module
from windows_build.wine import Wine, find_wine


@pytest.fixture
def printer(tmp_path):
    """A loader that prints its arguments, its folder and some variables, and ends with 3 where it is told to fail."""
    path = tmp_path / "wine64"
    path.write_text(
        "#!/bin/sh\n"
        'echo "$@|$(pwd)|$WINEPREFIX|$PYTHONPATH|$QT_QPA_PLATFORM|$PYTHONHASHSEED|$XDG_DATA_HOME|$HOME"\n'
        '[ "$1" != fail ] || exit 3\n'
    )
    path.chmod(0o755)
    return Wine(tmp_path / "prefix", str(path))


def test_a_program_starts_without_the_builders_python_qt_and_home(printer, tmp_path, monkeypatch, capfd):
    for name, value in (
        ("PYTHONPATH", "/mine"),
        ("QT_QPA_PLATFORM", "offscreen"),
        ("WINEPREFIX", "/mine/.wine"),
        ("XDG_DATA_HOME", "/mine"),
        ("HOME", "/mine"),
    ):
        monkeypatch.setenv(name, value)

    assert printer.run(["a.exe", "two words"], tmp_path, {"PYTHONHASHSEED": "1"}) == 0

    assert (
        capfd.readouterr().out.strip()
        == f"a.exe two words|{tmp_path}|{tmp_path / 'prefix'}|||1||{tmp_path / 'prefix/no-home'}"
    )
    assert os.environ["WINEPREFIX"] == "/mine/.wine"


def test_a_program_that_fails_is_told_with_its_exit_code(printer, tmp_path):
    with pytest.raises(FreezingError, match="fail it ended with exit code 3 under Wine"):
        printer.must(["fail", "it"], tmp_path)


def test_what_runs_in_the_prefix_is_ended_and_waited_for_although_nothing_may_run(printer, tmp_path, capfd):
    server = tmp_path / "wineserver"
    server.write_text('#!/bin/sh\necho "$@|$WINEPREFIX"\nexit 1\n')
    server.chmod(0o755)

    printer.end()

    assert capfd.readouterr().out.split() == [f"{task}|{tmp_path / 'prefix'}" for task in ("-k", "-w")]


def test_a_wine_without_its_server_is_refused(printer):
    with pytest.raises(FreezingError, match="no wineserver is beside"):
        printer.end()


def test_where_there_is_no_wine_the_way_to_it_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_LOADERS", (str(tmp_path / "wine64"),))

    with pytest.raises(FreezingError, match=r"bootstrap\.sh windows"):
        find_wine(tmp_path)
