"""The manual page tells every command and option that the command line has."""

import shutil

import pytest
import typer

from linux_packages.man_page import commands_of, man_page


@pytest.fixture
def page(command_line, release):
    return man_page(command_line, release)


def _shown(page, run):
    """As a terminal shows it, unbroken."""
    return " ".join(run("groff", "-man", "-Tutf8", "-P-cbou", "-rLL=1000n", "-rHY=0", input=page).split())


def test_every_command_is_there_with_every_option(page, command_line):
    found = list(commands_of(command_line))
    assert {("screen",), ("models", "install"), ("gui",), ("doctor",)} <= {words for words, _ in found}
    for words, command in found:
        start = page.index(f"\n.SS {' '.join(words)}".replace("-", "\\-") + "\n")
        end = page.find("\n.SS ", start + 1)
        section = page[start : end if end > 0 else page.index("\n.SH EXIT STATUS")]
        for parameter in command.params:
            if getattr(parameter, "hidden", False):
                assert f"\\fB{parameter.opts[0]}".replace("-", "\\-") not in section
                continue
            for name in (*parameter.opts, *parameter.secondary_opts):
                shown = name if name.startswith("-") else parameter.metavar or name.upper()
                assert shown.replace("-", "\\-") in section, (words, name)
            assert parameter.help, (words, parameter.name)


def test_a_command_that_is_new_appears_by_itself(release):
    app = typer.Typer(help="Count cells. Nothing else.")

    @app.command()
    def count(slide: str, twice: bool = False) -> None:
        """Count `them`.

        .A line that begins with a full stop.
        """

    @app.command(hidden=True)
    def secret() -> None:
        """Not for people."""

    page = man_page(typer.main.get_command(app), release)

    assert ".SS count" in page
    assert "\\fISLIDE\\fR" in page
    assert "\\fB\\-\\-twice\\fR" in page
    assert "Count \\fBthem\\fR." in page
    assert "\n\\&.A line" in page
    assert "secret" not in page


def test_it_says_version_date_exit_codes_and_where_data_lies(page):
    assert page.startswith('.TH SMEARSCOPE 1 2023-11-14 "SmearScope 1.2.3"')
    assert ".B 130" in page
    assert "SMEARSCOPE_HOME" in page
    assert "~/.local/share/smearscope" in page


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not here (Debian: groff-base)")
def test_groff_prints_it_without_a_warning(page, run, command_line):
    assert run("groff", "-man", "-Tutf8", "-ww", "-z", input=page) == ""
    shown = _shown(page, run)
    assert "--out, -o path Folder of the run: its store, results.csv and summary." in shown
    assert "\\f" not in shown
    assert "`" not in shown
