"""Writes a figure in the format that its file name asks for."""

import io
from enum import StrEnum
from pathlib import Path

from matplotlib.figure import Figure

from inference.errors import UnusableInputError
from inference.files import write_atomically
from training.figures.style import house_style

RESOLUTION_DPI = 300


class FigureFormat(StrEnum):
    """What a figure can be written as."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


def format_of(path: Path) -> FigureFormat:
    """The format that a file name's suffix asks for.

    Raises:
        UnusableInputError: it asks for another one.
    """
    try:
        return FigureFormat(path.suffix.lower().removeprefix("."))
    except ValueError:
        raise UnusableInputError(
            f"A figure's file name must end with {', '.join(f'.{each.value}' for each in FigureFormat)}; got {path}"
        ) from None


def write_figure(figure: Figure, path: Path, caption: str) -> None:
    """Write a figure: PNG at 300 dpi, SVG or PDF; its caption goes into the file's description too.

    The same figure gives the same bytes: no date is written.

    Raises:
        UnusableInputError: the suffix is none of these.
        OutputError: the file cannot be written.
    """
    kind = format_of(path)
    data = io.BytesIO()
    with house_style():
        figure.savefig(data, format=kind.value, dpi=RESOLUTION_DPI, metadata=_metadata(kind, caption))
    write_atomically(path, data.getvalue())


def _metadata(kind: FigureFormat, caption: str) -> dict[str, str | None]:
    if kind is FigureFormat.PNG:
        return {"Description": caption, "Software": "SmearScope"}
    if kind is FigureFormat.SVG:
        return {"Description": caption, "Creator": "SmearScope", "Date": None}
    return {"Subject": caption, "Creator": "SmearScope", "CreationDate": None}
