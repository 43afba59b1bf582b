"""The window's languages: whole, in step with the code, honest in English too, and with room for every text."""

import ast
import contextlib
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from desktop.gui.controls import ElidedLabel
from desktop.gui.engine_words import (
    SENTENCES,
    decision_name,
    engine_sentence,
    flag_name,
    flag_sentence,
    measure_name,
    reason_sentence,
    review_name,
    signature_sentence,
    threshold_name,
)
from desktop.gui.languages import ENGLISH, LANGUAGES, NUMBERS, put_on_language, translations_folder
from desktop.gui.navigation_rail import RailButton
from desktop.gui.page_host import PageId
from desktop.gui.qt_words import QT_WORDS
from desktop.gui.shortcuts_sheet import ShortcutsSheet
from desktop.gui.tour import Tour, tour_steps
from desktop.gui.wording import percent
from desktop.shipped_files import assets_folder
from desktop.signature_report import UNSIGNED, SignatureReport
from desktop.store.review_queue import UNSURE
from inference.bundle import read_bundle
from inference.card import Thresholds
from inference.decision import Decision, Flag, abstention_sentence
from inference.signature import SignatureState

GUI = Path(__file__).parents[3] / "desktop" / "gui"
CODES = [language.code for language in LANGUAGES]
TRANSLATED = [code for code in CODES if code != ENGLISH]
# Where a text is what an English reader sees of the research-use notice.
NOTICES = {
    ("StatusBar", "Research use only \u2013 not for diagnosis"),
    ("_ResearchNotice", "For research use only. Not a medical device; every answer needs a reader who decides."),
}
CLASSES = ("Benign", "Early Pre-B", "Pre-B", "Pro-B")


@dataclass(frozen=True)
class Text:
    """One text of a file of Qt Linguist."""

    context: str
    source: str
    comment: str
    forms: tuple[str, ...]
    is_plural: bool
    state: str

    @property
    def key(self) -> tuple[str, str, str, bool]:
        return self.context, self.source, self.comment, self.is_plural


def texts_of(path: Path) -> list[Text]:
    found = []
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
            found.append(
                Text(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    message.findtext("comment", ""),
                    tuple(forms),
                    message.get("numerus") == "yes",
                    translation.get("type", ""),
                )
            )
    return found


def file_of(code: str, suffix: str = ".ts") -> Path:
    return translations_folder() / f"smearscope_{code}{suffix}"


def tool(name: str) -> Path:
    """A tool of Qt Linguist, out of the wheel that the window runs on."""
    path = Path(PySide6.__file__).parent / (f"{name}.exe" if sys.platform == "win32" else name)
    if not path.exists():
        pytest.skip(f"this PySide6 comes without {name}: {path} is not there")
    return path


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], QApplication]]:
    """Puts on a language, and takes it off again after the test."""
    before, font = set(qapp.findChildren(QTranslator)), qapp.font()

    def put_on(code: str) -> QApplication:
        put_on_language(qapp, code)
        return qapp

    yield put_on
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    qapp.setFont(font)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


# The files


@pytest.mark.parametrize("code", CODES)
def test_every_text_is_translated_in_every_plural_form(code):
    texts = texts_of(file_of(code))

    assert texts
    assert [text for text in texts if text.state or not all(text.forms)] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_all_languages_have_the_same_texts(code):
    first = {text.key for text in texts_of(file_of(TRANSLATED[0]))}

    assert {text.key for text in texts_of(file_of(code))} == first


@pytest.mark.parametrize("code", CODES)
def test_a_translation_keeps_what_is_filled_in_and_what_is_pressed(code):
    wrong = []
    for text in texts_of(file_of(code)):
        for place, form in enumerate(text.forms):
            # "1 image" may say "one image" where the language has a form for one alone.
            says_number = not text.is_plural or place == len(text.forms) - 1
            if _kept(text.source, says_number) != _kept(form, says_number):
                wrong.append((text.context, text.source, form))
    assert wrong == []


def _kept(text: str, says_number: bool) -> Counter[str]:
    """Places to be filled in, tags, line breaks and mnemonics, each with how often."""
    found = Counter(re.findall(r"\{[^{}]*\}|<[^<>]+>|%L?n|\n|&(?=\S)", text.replace("&&", "")))
    if not says_number:
        del found["%n"], found["%Ln"]
    return found


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_research_use_notice_stands_in_english_too(code):
    found = {(text.context, text.source): text.forms[0] for text in texts_of(file_of(code))}

    for notice in NOTICES:
        assert "research use only" in found[notice].lower(), found[notice]
        assert found[notice].lower() != notice[1].lower()


@pytest.mark.parametrize("code", TRANSLATED)
def test_class_names_stand_in_english_too(code):
    for text in texts_of(file_of(code)):
        named = Counter(re.findall(r"Benign|Early Pre-B|Pre-B|Pro-B", text.source))
        for form in text.forms:
            assert not named - Counter(re.findall(r"Benign|Early Pre-B|Pre-B|Pro-B", form)), (text.source, form)


def test_the_files_are_what_the_tool_finds_in_the_code(tmp_path):
    lupdate = tool("lupdate")
    for name, more in (("fr", []), ("en", ["-pluralonly"])):
        copy = tmp_path / f"smearscope_{name}.ts"
        shutil.copy(file_of(name), copy)
        options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en_GB", *more]
        sources = sorted(str(path) for path in GUI.rglob("*.py"))
        subprocess.run([lupdate, *options, *sources, "-ts", copy], check=True, capture_output=True)

        found, kept = ({text.key for text in texts_of(path)} for path in (copy, file_of(name)))
        assert found - kept == set(), "new texts: run `make translations`, then translate them"
        assert kept - found == set(), "texts that are gone: run `make translations`"


def test_every_text_in_the_code_is_read_by_the_tool_as_python_reads_it():
    """The tool knows no `\\N{...}` and no text that is put together: such a one would stay English without a word."""
    known = {(text.context, text.source) for text in texts_of(file_of("fr"))}
    sources = {source for _context, source in known}
    unknown = []
    for path in sorted(GUI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}.get(name)
            if place is None or (path.name == "engine_words.py" and isinstance(node.args[place], ast.Name)):
                continue
            text, context = node.args[place], node.args[0]
            found = isinstance(text, ast.Constant) and text.value in sources
            if found and place == 1:
                found = isinstance(context, ast.Constant) and (context.value, text.value) in known
            if not found:
                unknown.append(f"{path.name}:{node.lineno}: {ast.unparse(text)}")
    assert unknown == []


@pytest.mark.parametrize("code", CODES)
def test_the_compiled_file_is_made_of_the_readable_one(code, tmp_path):
    made = tmp_path / "made.qm"
    subprocess.run([tool("lrelease"), "-silent", file_of(code), "-qm", made], check=True, capture_output=True)

    assert made.read_bytes() == file_of(code, ".qm").read_bytes(), "run `make translations`"


@pytest.mark.parametrize("code", TRANSLATED)
def test_buttons_and_menus_that_qt_draws_are_translated(speak, code):
    own, qt = QTranslator(), QTranslator()
    assert own.load(str(file_of(code, ".qm")))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert qt.load(QLocale(code), "qtbase", "_", folder) or code == "bn"

    contexts = {text.context: text.source for text in texts_of(file_of(code)) if text.source in QT_WORDS}
    assert {"QPlatformTheme", "QLineEdit", "QFileDialog"} <= set(contexts)
    assert [source for context, source in contexts.items() if not own.translate(context, source)] == []


# Put on


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_language_is_put_on_with_its_direction_and_the_numbers_of_the_records(speak, language):
    app = speak(language.code)

    wanted = Qt.LayoutDirection.RightToLeft if language.code == "fa" else Qt.LayoutDirection.LeftToRight
    assert app.layoutDirection() is wanted
    assert QLocale() == NUMBERS
    assert QLocale().toString(1234) == "1,234"
    start = QCoreApplication.translate("MainWindow", "Start")
    assert (start == "Start") is (language.code == ENGLISH)
    assert language.is_reviewed is (language.code == ENGLISH)


def test_english_has_its_plurals(speak):
    speak(ENGLISH)

    told = [QCoreApplication.translate("CaseDetail", "%n image(s)", "", count) for count in (1, 2)]
    assert told == ["1 image", "2 images"]


def test_a_share_is_read_from_the_left_in_a_line_that_is_read_from_the_right(speak):
    assert percent(0.972) == "97.2\N{NO-BREAK SPACE}%"

    speak("fa")
    assert percent(0.972) == "\u206697.2\N{NO-BREAK SPACE}%\u2069"


# The engine's words


def test_the_engines_words_are_its_own_in_english():
    assert [flag_sentence(flag) for flag in Flag] == [flag.sentence for flag in Flag]
    assert {flag.sentence for flag in Flag} <= set(SENTENCES)
    assert [decision_name(each) for each in Decision] == ["Reported", "Not reported", "Unreadable"]
    assert review_name(UNSURE) == "unsure"
    assert review_name("Pre-B") == "Pre-B"
    assert signature_sentence(UNSIGNED) == UNSIGNED.sentence
    said = abstention_sentence(0.55, 0.7, ())
    assert (
        reason_sentence(said, ())
        == "The model is only 55\N{NO-BREAK SPACE}% sure, less than the 70\N{NO-BREAK SPACE}% asked for."
    )
    flags = (Flag.BLUR, Flag.STAIN, Flag.EXPOSURE)
    said = abstention_sentence(0.55, 0.7, flags)
    assert reason_sentence(said, flags) == f"{Flag.BLUR.sentence} {Flag.EXPOSURE.sentence}"
    assert reason_sentence("Unreadable: the image is damaged or cut off (no EOI)", ()) == (
        "The image is damaged or cut off (no EOI)"
    )


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_member_of_the_engines_enums_has_a_translated_word(speak, code):
    english = _engine_words()
    speak(code)

    told = _engine_words()
    same = {first for first, second in zip(english, told, strict=True) if first == second}
    # What happens to be the same word in French.
    assert same - {"Proportions"} == set()


def _engine_words() -> list[str]:
    named = {state: SignatureReport(state, "", "Alice", "f" * 64) for state in SignatureState}
    named[SignatureState.UNSIGNED] = UNSIGNED
    told = [
        *map(flag_sentence, Flag),
        *map(decision_name, Decision),
        *(signature_sentence(report) for report in named.values()),
        *map(threshold_name, Thresholds.model_fields),
        *map(flag_name, Flag),
        review_name(UNSURE),
        measure_name("accuracy"),
        measure_name("sensitivity of Pre-B"),
        reason_sentence(abstention_sentence(0.55, 0.7, ()), ()),
        reason_sentence("Unreadable: the image is damaged or cut off (no EOI)", ()),
    ]
    # What is put around English words in Persian does not make them Persian.
    return [text.strip("\u2066\u2069") for text in told]


@pytest.mark.parametrize("code", TRANSLATED)
@pytest.mark.parametrize("bundle", sorted(each.name for each in (assets_folder() / "models").iterdir()))
def test_the_cards_that_ship_tell_their_limits_in_every_language(speak, code, bundle):
    card = read_bundle(assets_folder() / "models" / bundle).card
    thresholds = [getattr(card.thresholds, name).meaning for name in Thresholds.model_fields]
    speak(code)

    for text in (card.intended_use, *card.limits, *thresholds):
        told = engine_sentence(text)
        assert text not in told, f"not translated: {text}"
        # Every figure is there; another language may order them in another way.
        assert sorted(re.findall(r"\d[\d.]*", told)) == sorted(re.findall(r"\d[\d.]*", text))


@pytest.mark.parametrize("code", ["en", *TRANSLATED])
@pytest.mark.parametrize(
    "said",
    [
        "the model is only 55% sure, less than the 70% asked for.",
        "the model is only 55 % sure, less than the 70 % asked for.",
    ],
)
def test_percentages_are_kept_with_their_sign_as_elsewhere_in_the_window(speak, code, said):
    speak(code)

    told = engine_sentence(said)
    # Right to left the isolate goes around the number and its sign.
    assert re.findall(r"(\d+)(\D?)%", told) == [("55", "\N{NO-BREAK SPACE}"), ("70", "\N{NO-BREAK SPACE}")]


def test_a_card_of_somebody_elses_is_shown_in_its_own_words(speak):
    speak("fr")

    assert engine_sentence("It has seen one laboratory only {0}.") == "It has seen one laboratory only {0}."


# Room


@pytest.mark.parametrize("code", CODES)
def test_no_page_cuts_a_text_off(qtbot, speak, open_window, classifier, folder, code):
    speak(code)
    window = open_window(classifier, folder)
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: not window.flow.session.is_screening, timeout=20_000)
    cut: list[str] = []
    for page_id in PageId:
        window.show_page(page_id)
        if page_id is PageId.MODELS:
            models = window.host.widget_of(page_id)
            qtbot.waitUntil(lambda: models.card.body.isVisible(), timeout=20_000)  # noqa: B023 - waited for here
        cut += [f"{page_id}: {each}" for each in _cut_off_for_good(qtbot, window)]
        assert window.width() == 1366, f"{page_id} makes the window wider"
    window.show_shortcuts()
    window.show_tour()
    tour = window.findChild(Tour)
    for step in range(len(tour_steps())):
        cut += [f"tour, step {step + 1}: {each}" for each in _cut_off_for_good(qtbot, tour)]
        tour.next_button.click()
    sheet = window.findChild(ShortcutsSheet)
    cut += [f"shortcuts: {each}" for each in _cut_off_for_good(qtbot, sheet)]
    assert sheet.area.verticalScrollBar().maximum() == 0, "a key is only seen by scrolling"
    assert sheet.width() <= 1366
    assert sheet.height() <= 700
    sheet.reject()
    assert sorted(set(cut)) == []


def _cut_off_for_good(qtbot, window: QWidget) -> list[str]:
    """What is still cut off when everything is there and has its place."""
    with contextlib.suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not _cut_off(window), timeout=2_000)
    return _cut_off(window)


def _cut_off(window: QWidget) -> list[str]:
    """Every text that is seen and has too little room, in words."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        short = _shortage(widget)
        if short > 0:
            text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else type(widget).__name__
            found.append(f"{type(widget).__name__} {text!r} lacks {short} px")
    return found


def _shortage(widget: QWidget) -> int:
    match widget:
        case RailButton():
            font = QFont(widget.font())
            font.setBold(True)
            return QFontMetrics(font).horizontalAdvance(widget.text()) - (widget.width() - 8)
        case ElidedLabel():
            return 0  # paths and names: shortened on purpose, whole in the tool tip
        case QLabel() if not widget.text():
            return 0
        case QLabel() if widget.wordWrap():
            return widget.heightForWidth(widget.width()) - widget.height()
        case QLabel():
            return widget.minimumSizeHint().width() - widget.width()
        case QPushButton() | QCheckBox() | QRadioButton() | QToolButton():
            return widget.sizeHint().width() - widget.width() if widget.text() else 0
        case QComboBox():
            return widget.fontMetrics().horizontalAdvance(widget.currentText()) + 28 - widget.width()
        case QHeaderView() if isinstance(widget.parent(), QTableView) and widget.orientation() is (
            Qt.Orientation.Horizontal
        ):
            return max((_header_shortage(widget, place) for place in range(widget.count())), default=0)
        case QScrollArea() if widget.horizontalScrollBar().isVisible():
            return widget.horizontalScrollBar().maximum()
        case QTabBar():
            needed = sum(widget.tabSizeHint(place).width() for place in range(widget.count()))
            return needed - widget.width()
    return 0


def _header_shortage(header: QHeaderView, place: int) -> int:
    if header.isSectionHidden(place):
        return 0
    text = header.model().headerData(place, Qt.Orientation.Horizontal)
    return header.fontMetrics().horizontalAdvance(str(text or "")) + 16 - header.sectionSize(place)
