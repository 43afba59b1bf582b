"""Lists and tables in Markdown, for cards and reports."""

from collections.abc import Sequence


def bullets(title: str, lines: Sequence[str]) -> str:
    """A section with one bullet a line."""
    return f"## {title}\n\n" + "\n".join(f"- {line}" for line in lines)


def table(header: Sequence[str], rows: Sequence[Sequence[str]], *, is_numeric: bool = False) -> str:
    """A table with a header; a bar in a cell is escaped.

    Args:
        header: names of the columns.
        rows: a cell for each column.
        is_numeric: aligns all columns but the first to the right.
    """
    rules = ["---"] + ["---:" if is_numeric else "---"] * (len(header) - 1)
    cells = [[cell.replace("|", "\\|") for cell in line] for line in (header, *rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in (cells[0], rules, *cells[1:]))
