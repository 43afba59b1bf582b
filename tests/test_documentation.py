"""Pages point at files that are there."""

import re
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from typer.main import get_command

from desktop.cli import app

REPOSITORY = Path(__file__).resolve().parents[1]
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_OUTSIDE = ("http://", "https://", "mailto:", "#")


def _pages() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(name for name in listed.stdout.split("\0") if name)


@pytest.mark.parametrize("name", _pages())
def test_every_relative_link_of_a_page_leads_to_a_file(name: str):
    page = REPOSITORY / name
    targets = [each for each in _LINK.findall(page.read_text(encoding="utf-8")) if not each.startswith(_OUTSIDE)]
    lost = [each for each in targets if not (page.parent / unquote(each.split("#")[0])).exists()]
    assert not lost


def test_the_table_of_commands_has_each_command_once():
    page = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`smearscope [^|]*) \|", page, re.MULTILINE)
    named = [each.removeprefix("smearscope ").split()[0] for row in rows for each in re.findall(r"`([^`]*)`", row)]

    # These two each print a line, and do nothing else.
    assert sorted(named) == sorted({*get_command(app).commands} - {"version", "samples"})


def test_the_pages_are_found():
    assert {"README.md", "docs/results.md", "docs/intended-use.md"} <= set(_pages())
