"""The languages of the window, and how one is put on: translations, reading direction, numbers and fonts."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from desktop.shipped_files import assets_folder

ENGLISH = "en"

# In every language as in records and exports, so that a figure can be compared digit by digit: 1,234 and 0.97.
NUMBERS = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


@dataclass(frozen=True)
class Language:
    """One language.

    Attributes:
        code: as Qt names its files.
        name: in the language itself.
        is_reviewed: whether a native clinician read the translation; English is what it was made from.
        script: what its fonts have to draw.
        font: of `assets/fonts`, for a computer that has none for this script.
    """

    code: str
    name: str
    is_reviewed: bool = False
    script: QFontDatabase.WritingSystem = QFontDatabase.WritingSystem.Latin
    font: str = "DejaVuSans.ttf"


LANGUAGES = (
    Language(ENGLISH, "English", is_reviewed=True),
    Language("fa", "\u0641\u0627\u0631\u0633\u06cc", script=QFontDatabase.WritingSystem.Arabic),
    Language(
        "bn",
        "\u09ac\u09be\u0982\u09b2\u09be",
        script=QFontDatabase.WritingSystem.Bengali,
        font="NotoSansBengali-Regular.ttf",
    ),
    Language("es", "Espa\u00f1ol"),
    Language("fr", "Fran\u00e7ais"),
)


def chosen_language(code: str) -> Language:
    """The language of a code; the system's for an empty one, and English where neither is known."""
    wanted = code or QLocale.system().name().partition("_")[0]
    return next((each for each in LANGUAGES if each.code == wanted), LANGUAGES[0])


def translations_folder() -> Path:
    """Where the window's translations are."""
    return assets_folder() / "translations"


def put_on_language(app: QApplication, code: str) -> Language:
    """Give the application a language, before its first widget is made.

    Args:
        code: such as `fa`; empty is the system's.
    """
    language = chosen_language(code)
    QLocale.setDefault(NUMBERS)
    app.setLayoutDirection(QLocale(language.code).textDirection())
    if language.code != ENGLISH:
        # Qt's own words (file dialogs, buttons) first, so that ours win where both have one.
        _install(app, "qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), language)
    # English too: its file has the plurals, such as "1 image" and "2 images" for "%n image(s)".
    _install(app, "smearscope", str(translations_folder()), language)
    provide_font(language)
    return language


def provide_font(language: Language) -> None:
    """Bring what draws a language's script where the computer has nothing: empty boxes are no language at all."""
    if language.script not in QFontDatabase.writingSystems():
        QFontDatabase.addApplicationFont(str(assets_folder() / "fonts" / language.font))


def _install(app: QApplication, name: str, folder: str, language: Language) -> None:
    translator = QTranslator(app)
    if translator.load(QLocale(language.code), name, "_", folder):
        app.installTranslator(translator)
