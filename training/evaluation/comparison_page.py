"""Writes a comparison as Markdown or HTML, or into the part of a document that is kept for it."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from inference.errors import UnusableInputError
from training.evaluation.comparison_tables import Table
from training.evaluation.templates import template_environment
from training.marked_part import replace_marked_part

BEGIN = "<!-- results:begin -->"
END = "<!-- results:end -->"


class PageFormat(StrEnum):
    """What a comparison can be written as."""

    MARKDOWN = "md"
    HTML = "html"


def format_of(path: Path) -> PageFormat:
    """The format that a file name's suffix asks for.

    Raises:
        UnusableInputError: another one.
    """
    try:
        return PageFormat(path.suffix.lower().removeprefix("."))
    except ValueError:
        raise UnusableInputError(f"A comparison is written as .md or .html; got {path}") from None


def page_of(tables: Sequence[Table], kind: PageFormat, command: str) -> str:
    """The tables as a page.

    Args:
        tables: in order.
        kind: Markdown or HTML.
        command: that made them; a number stands beside the command that printed it.
    """
    environment = template_environment(autoescape=kind is PageFormat.HTML)
    environment.filters["cell"] = lambda text: text.replace("|", r"\|").replace("\n", " ")
    return environment.get_template(f"comparison.{kind.value}.j2").render(tables=tables, command=command)


def update_document(path: Path, markdown: str) -> None:
    """Replace what stands between the two markers of a document, and nothing else.

    Raises:
        UnusableInputError: the document cannot be read, or does not have each marker once, in order.
        OutputError: it cannot be written; the old one stays.
    """
    replace_marked_part(path, BEGIN, END, markdown)
