"""Lists and tables in Markdown, for cards and reports."""

from collections.abc import Sequence


def bullets(title: str, lines: Sequence[str]) -> str:
    """A section with one bullet a line."""
    return f"## {title}\n\n" + "\n".join(f"- {line}" for line in lines)


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with a header."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
