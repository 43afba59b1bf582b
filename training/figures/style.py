"""How every figure looks: colours that the colour-blind can tell apart, sizes of a journal page, captions."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from types import MappingProxyType
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import FT2Font

# Okabe and Ito 2008, "Color Universal Design".
BLUE = "#0072B2"
VERMILION = "#D55E00"
GREEN = "#009E73"
PURPLE = "#CC79A7"
INK = "#262626"
FAINT_INK = "#6B6B6B"
GRID = "#E3E3E3"

# Two columns of a journal page (183 mm), in inches.
PAGE_WIDTH_INCHES = 7.2
CAPTION_SIZE_PT = 7.0
_CAPTION_LINE_INCHES = 0.135
_CAPTION_MARGIN_INCHES = 0.08

_FONT = "DejaVu Sans"  # comes with Matplotlib, so a figure looks the same everywhere
_SETTINGS: Mapping[str, Any] = MappingProxyType(
    {
        "font.family": [_FONT],
        "font.size": 8.0,
        "axes.titlesize": 8.5,
        "axes.labelsize": 8.0,
        "axes.edgecolor": FAINT_INK,
        "axes.labelcolor": INK,
        "axes.linewidth": 0.7,
        "axes.spines.right": False,
        "axes.spines.top": False,
        "axes.grid": False,
        "grid.color": GRID,
        "grid.linewidth": 0.6,
        "legend.frameon": False,
        "legend.fontsize": 7.5,
        "lines.linewidth": 1.4,
        "text.color": INK,
        "text.parse_math": False,  # a dollar sign in a file name is no formula
        "xtick.color": FAINT_INK,
        "ytick.color": FAINT_INK,
        "xtick.labelcolor": INK,
        "ytick.labelcolor": INK,
        "xtick.labelsize": 7.5,
        "ytick.labelsize": 7.5,
        "image.interpolation": "nearest",
        "pdf.fonttype": 42,  # text stays text, and journals accept it
        "svg.fonttype": "path",  # looks the same without the font
        "svg.hashsalt": "smearscope",  # the same figure is the same file
    }
)


@contextmanager
def house_style() -> Iterator[None]:
    """Draw and save within this."""
    settings: Any = dict(_SETTINGS)
    with matplotlib.rc_context(settings):
        yield


def new_figure(height_inches: float, width_inches: float = PAGE_WIDTH_INCHES, caption: str | None = None) -> Figure:
    """A figure whose parts lay themselves out, with room below for its caption.

    Args:
        height_inches: of the drawing; the caption's height is added.
        width_inches: of the whole figure.
        caption: drawn at the bottom; None: no caption.
    """
    figure = new_canvas(height_inches, width_inches, caption)
    share = height_inches / float(figure.get_figheight())
    figure.set_layout_engine("constrained", rect=(0.0, 1.0 - share, 1.0, share))
    return figure


def new_canvas(height_inches: float, width_inches: float = PAGE_WIDTH_INCHES, caption: str | None = None) -> Figure:
    """As `new_figure`, for parts that are placed by hand (`place`)."""
    total_inches = height_inches + caption_height_inches(caption, width_inches)
    figure = Figure(figsize=(width_inches, total_inches))
    if caption:
        figure.text(
            _CAPTION_MARGIN_INCHES / width_inches,
            _CAPTION_MARGIN_INCHES / total_inches,
            "\n".join(wrapped(caption, width_inches)),
            fontsize=CAPTION_SIZE_PT,
            color=FAINT_INK,
            va="bottom",
            linespacing=1.25,
        )
    return figure


def place(figure: Figure, left_inches: float, top_inches: float, width_inches: float, height_inches: float) -> Axes:
    """Axes at a place counted from the figure's top left corner."""
    total_width, total_height = figure.get_size_inches()
    bottom = total_height - top_inches - height_inches
    return figure.add_axes(
        (
            left_inches / total_width,
            bottom / total_height,
            width_inches / total_width,
            height_inches / total_height,
        )
    )


def write(
    figure: Figure,
    left_inches: float,
    middle_inches: float,
    text: str,
    *,
    size_pt: float = 7.5,
    weight: str = "normal",
    colour: str = INK,
) -> None:
    """Text at a place counted from the figure's top left corner; `middle_inches` is the middle of its height."""
    width, height = figure.get_size_inches()
    figure.text(
        left_inches / width,
        1.0 - middle_inches / height,
        printable(text),
        fontsize=size_pt,
        fontweight=weight,
        color=colour,
        va="center",
    )


def caption_height_inches(caption: str | None, width_inches: float) -> float:
    """Room that a caption takes."""
    if not caption:
        return 0.0
    return _CAPTION_LINE_INCHES * len(wrapped(caption, width_inches)) + 2 * _CAPTION_MARGIN_INCHES


def wrapped(text: str, width_inches: float, size_pt: float = CAPTION_SIZE_PT) -> list[str]:
    """Text in lines that fit a width, by the widths of its characters."""
    room = width_inches - 2 * _CAPTION_MARGIN_INCHES
    lines: list[str] = []
    # A figure and its unit stay on one line.
    for word in printable(text).replace(" %", "\u00a0%").split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width_inches(longer, size_pt) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def text_width_inches(text: str, size_pt: float) -> float:
    """Width of a line."""
    return sum(_advance(each) for each in text) * size_pt / 72.0


def printable(text: str) -> str:
    """Text with the characters that the font lacks written as their code points, instead of empty boxes."""
    known = _known_characters()
    return "".join(each if ord(each) in known else each.encode("ascii", "backslashreplace").decode() for each in text)


@cache
def _known_characters() -> frozenset[int]:
    return frozenset(_font().get_charmap())


@cache
def _advance(character: str) -> float:
    """From one character to the next, in units of the font size."""
    font = _font()
    font.set_size(100.0, 72.0)
    # FreeType counts this in 65536ths of a pixel; at 72 dpi a pixel is a point.
    return float(font.load_char(ord(character)).linearHoriAdvance) / 65536.0 / 100.0


def _font() -> FT2Font:
    return get_font(findfont(FontProperties(family=_FONT)))
