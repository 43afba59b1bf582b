"""Sets text of any script in a PDF with fonts that are embedded; what no font can draw is spelled out, never blank."""

import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from itertools import groupby
from xml.sax.saxutils import escape

import arabic_reshaper
from bidi import get_display
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, shapeStr

from desktop.bundled import AssetsMissingError, assets_folder


class Font(StrEnum):
    """The fonts, asked for a character in this order; the value is the name in the PDF."""

    LATIN = "SmearScope-Latin"
    BENGALI = "SmearScope-Bengali"
    CHINESE = "SmearScope-Chinese"


BOLD_FONT = "SmearScope-Latin-Bold"

_FILES = {
    Font.LATIN: "DejaVuSans.ttf",  # Greek, Cyrillic, Arabic, Persian and Hebrew too
    Font.BENGALI: "NotoSansBengali-Regular.ttf",
    Font.CHINESE: "DroidSansFallback.ttf",  # Japanese and Korean too
}
_BOLD_FILE = "DejaVuSans-Bold.ttf"
# Controls, formats (which could turn a name's direction), surrogates, private characters, unassigned ones.
_NEVER_DRAWN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
# Persian and Bengali spelling needs the joiners; they show in their neighbours.
_JOINERS = "\u200c\u200d"
_SHAPED_AT_PT = 10


@cache
def register_fonts() -> None:
    """Make the fonts known to the PDF library.

    Raises:
        AssetsMissingError: a font that ships with the application is missing.
    """
    folder = assets_folder() / "fonts"
    for name, file in (*_FILES.items(), (BOLD_FONT, _BOLD_FILE)):
        if not (folder / file).is_file():
            raise AssetsMissingError(f"The font {file} that ships with SmearScope is missing; install SmearScope again")
        pdfmetrics.registerFont(TTFont(str(name), str(folder / file)))
    # What is asked for in bold is drawn so where the font has a bold form.
    for font in Font:
        bold = BOLD_FONT if font is Font.LATIN else font.value
        pdfmetrics.registerFontFamily(font.value, normal=font.value, bold=bold, italic=font.value, boldItalic=bold)


def markup(text: str) -> str:
    """Text as a paragraph's markup: escaped, in reading order from left to right, each part in a font that has it.

    No line ends between a number and its percent sign.
    """
    register_fonts()
    parts = []
    for font, part in _runs(visual_text(text.replace(" %", "\N{NO-BREAK SPACE}%"))):
        drawn = escape(_shaped(part, font))
        parts.append(drawn if font is Font.LATIN else f'<font name="{font.value}">{drawn}</font>')
    return "".join(parts)


def visual_text(text: str) -> str:
    """Text in the order in which it is seen, Arabic letters in their joined forms; what cannot be drawn spelled out.

    A text of several lines is ordered as a whole: names are short.
    """
    register_fonts()
    drawable = "".join(_drawable(character) for character in text)
    if not any(unicodedata.bidirectional(character) in ("R", "AL") for character in drawable):
        return drawable
    # Always from the left: it is a path or a sentence in English that the name stands in.
    shown = str(get_display(arabic_reshaper.reshape(drawable), base_dir="L"))
    return "".join(character if _font_of(character) else _spelled(character) for character in shown)


def _drawable(character: str) -> str:
    if character in _JOINERS:
        return character
    if unicodedata.category(character) in _NEVER_DRAWN or _font_of(character) is None:
        return _spelled(character)
    return character


def _spelled(character: str) -> str:
    # A joiner that is left over has nothing to join and nothing to show.
    return "" if character in _JOINERS else f"[U+{ord(character):04X}]"


@cache
def _font_of(character: str) -> Font | None:
    for font in Font:
        if ord(character) in pdfmetrics.getFont(font.value).face.charToGlyph:
            return font
    return None


def _runs(text: str) -> Iterator[tuple[Font, str]]:
    fonts: list[Font] = []
    for character in text:
        # A joiner belongs to what it joins.
        found = fonts[-1] if character in _JOINERS and fonts else _font_of(character)
        fonts.append(found or Font.LATIN)
    for font, group in groupby(zip(fonts, text, strict=True), key=lambda pair: pair[0]):
        yield font, "".join(character for _font, character in group)


def _shaped(part: str, font: Font) -> str:
    if font is not Font.BENGALI:
        return "".join(character for character in part if character not in _JOINERS)
    # Bengali vowels move and consonants join: the shaper gives each form a character of the embedded font.
    return str(shapeStr(part, font.value, _SHAPED_AT_PT))
