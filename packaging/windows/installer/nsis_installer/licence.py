"""The licence page: for what the program may be used, then the licence, in the form that NSIS shows."""

import codecs

_RESEARCH_ONLY = (
    "For research use only. SmearScope is not a medical device and not for use in diagnostic procedures: no diagnosis "
    "and no decision on treatment may rest on what it says. Every answer needs a reader who decides."
)


def licence_page(licence: str) -> bytes:
    """Both texts.

    Args:
        licence: the text of LICENSE.
    """
    text = f"{_RESEARCH_ONLY}\n\n{licence.strip()}\n"
    return codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode()


def copyright_line(licence: str) -> str:
    """Its holder's line, for the file's properties."""
    return next(line for line in licence.splitlines() if line.startswith("Copyright (c)"))
