"""Keeps a spreadsheet program from running a cell of a CSV as a formula, in a way that can be undone.

A file name such as `=cmd|' /C calc'!A0` is text, but Excel and LibreOffice take a CSV cell that begins so for a
formula (OWASP, "CSV Injection"; CWE-1236). Such a cell gets one apostrophe before it. A text that begins with an
apostrophe already gets one too, so that taking one away always gives the text as it was. Numbers are left alone.
"""

# OWASP's list, with the full-width forms that Excel takes for the same signs.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
GUARD = "'"


def guarded(text: str) -> str:
    """Text that no spreadsheet program takes for a formula; most text comes back as it is."""
    return GUARD + text if text.startswith((*FORMULA_STARTS, GUARD)) else text


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell.removeprefix(GUARD)
