"""Replaces the part of a document that is written by a command: what stands between two marker lines."""

from pathlib import Path

from inference.errors import UnusableInputError
from inference.files import write_atomically


def replace_marked_part(path: Path, begin: str, end: str, content: str) -> None:
    """Replace what stands between the two markers of a document, and nothing else.

    Args:
        path: of the document, UTF-8.
        begin: the marker above the part.
        end: the marker below it.
        content: the new part.

    Raises:
        UnusableInputError: the document cannot be read, or does not have each marker once, in order.
        OutputError: it cannot be written; the old one stays.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableInputError(f"{path} cannot be read: {error}; name a text file in UTF-8") from error
    start, stop = text.find(begin), text.find(end)
    if text.count(begin) != 1 or text.count(end) != 1 or stop < start:
        raise UnusableInputError(
            f"{path} needs one line {begin} and below it one line {end}; what stands between them is replaced. "
            f"Found {text.count(begin)} and {text.count(end)}"
        )
    write_atomically(path, f"{text[: start + len(begin)]}\n\n{content.strip()}\n\n{text[stop:]}".encode())
