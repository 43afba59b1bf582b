"""The page of licences that ships with the application: who made what, under which terms, and how Qt is replaced."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

from desktop.program_names import PARTS_FOLDER
from desktop.shipped_files import LICENCES_PAGE
from frozen_folder.distributions import FrozenLibrary
from frozen_folder.system_libraries import SystemPackage, common_licences
from inference import __version__

_TEMPLATE = "page.html"
_UNSAID = "see its text"


def write_licences_page(
    folder: Path, libraries: Sequence[FrozenLibrary], packages: Sequence[SystemPackage], texts: Path
) -> Path:
    """Write the page into a frozen folder.

    Args:
        folder: the application's.
        libraries: that are in it.
        packages: of the system, of which libraries are in it.
        texts: folder of the page's template, and of the licences that libraries name without bringing their text.
    """
    all_of_them = [*libraries, *(package.library for package in packages)]
    rows = [(library.name, library.version, library.licence or _UNSAID, library.page) for library in all_of_them]
    shown = [(f"{library.name}: {name}", text) for library in all_of_them for name, text in library.texts]
    shown += common_licences(packages)
    shown += [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(texts.glob("*.txt"))]
    page = Template((texts / _TEMPLATE).read_text(encoding="utf-8")).substitute(
        version=escape(__version__),
        qt=escape(next((each.version for each in libraries if each.name.lower().startswith("pyside6")), "")),
        rows="\n".join(map(_row, rows)),
        texts="\n".join(_text(name, text) for name, text in shown),
    )
    target = folder / PARTS_FOLDER / "assets" / LICENCES_PAGE
    target.write_text(page, encoding="utf-8", newline="\n")
    return target


def _row(cells: Sequence[str]) -> str:
    return f"      <tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _text(name: str, text: str) -> str:
    return f"<details><summary>{escape(name)}</summary><pre>{escape(text)}</pre></details>"
