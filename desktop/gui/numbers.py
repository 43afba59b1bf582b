"""Numbers as the window writes them, all by one locale: that of `put_on_language`."""

import re

from PySide6.QtCore import QLocale

from desktop.gui.direction import isolated

_PERCENT = re.compile("(?<=\\d)(\N{POP DIRECTIONAL ISOLATE}?)[ \N{NO-BREAK SPACE}]?%")
_HYPHEN, _MINUS = "-", "\N{MINUS SIGN}"


def number_text(count: int) -> str:
    """A count, its thousands kept apart: 1,234."""
    return _with_minus(QLocale().toString(count))


def decimal_text(value: float, digits: int) -> str:
    """A number with so many digits after the point: 1,234.5."""
    return _with_minus(QLocale().toString(float(value), "f", digits))


def short_decimal(value: float) -> str:
    """A number of any size in four digits that count: 0.9712, 12.35."""
    return _with_minus(QLocale().toString(float(value), "g", 4))


def percent_text(share: float, digits: int = 0) -> str:
    """A share (0-1) in percent, kept together in a line that is read from right to left."""
    return isolated(f"{decimal_text(share * 100.0, digits)}\N{NO-BREAK SPACE}%")


def told_percents(text: str) -> str:
    """A text with the engine's numbers in it, each percent sign kept with its number as `percent_text` writes it."""
    return _PERCENT.sub("\N{NO-BREAK SPACE}%\\1", text)


def told_number(number: str) -> str:
    """A number as the engine wrote it, with a true minus; kept together where one reads from right to left."""
    return isolated(number.replace(_HYPHEN, _MINUS))


def _with_minus(number: str) -> str:
    """The number with a true minus, which stays before it where one reads from right to left."""
    return told_number(number) if _HYPHEN in number else number
