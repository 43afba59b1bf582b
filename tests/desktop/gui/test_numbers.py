"""Every number that the window writes comes from one piece, by one locale."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QTextLayout

import desktop.gui
from desktop.gui.charts.class_chart import ClassChart
from desktop.gui.charts.confidence_chart import ConfidenceChart
from desktop.gui.charts.stain_map import StainKey
from desktop.gui.classes import class_styles
from desktop.gui.engine_words import engine_sentence
from desktop.gui.languages import LANGUAGES, NUMBERS
from desktop.gui.numbers import decimal_text, number_text, percent_text, short_decimal
from desktop.gui.validate_figures import Figure, figure_card
from desktop.gui.wording import NO_VALUE, hits_text, interval_text, kappa_text, percent, share_text
from desktop.kappa import Kappa
from desktop.validation.intervals import Estimate
from inference.card import Label

_PACKAGE = Path(desktop.gui.__file__).parent
# What they write is read on a terminal.
_NOT_THE_WINDOW = {"benchmark.py", "image_benchmark.py", "benchmark_window.py"}
_FILES = sorted(path for path in _PACKAGE.rglob("*.py") if path.name not in _NOT_THE_WINDOW)
# 1,234 or 97.2 or 97 % by Python's own rules, whatever the language; hexadecimal and filled ones are no quantities.
_OWN_RULE = re.compile(r",|%$|\.\d*[feg]$")
_LATIN = re.compile(r"[0-9]")


def own_rules(source: str) -> Iterator[str]:
    """Where a module writes a number past the locale."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.FormattedValue(format_spec=ast.JoinedStr(values=[ast.Constant(value=str() as rule)])):
                if _OWN_RULE.search(rule):
                    yield f"{node.lineno}: {rule}"
            case ast.Constant(value=str() as text):
                for rule in re.findall(r"\{\w*:([^{}]*)\}", text):
                    if _OWN_RULE.search(rule):
                        yield f"{node.lineno}: {rule}"


@pytest.fixture
def persian_digits() -> Iterator[None]:
    QLocale.setDefault(QLocale("fa_IR"))
    yield
    QLocale.setDefault(NUMBERS)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.relative_to(_PACKAGE).as_posix())
def test_no_module_of_the_window_writes_a_number_past_the_locale(path: Path):
    assert list(own_rules(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "planted", ['f"{n:,}"', 'f"{share:.1%}"', 'f"{ms:.0f} ms"', 'self.tr("from {share:.0%}")', 'f"{value:.4g}"']
)
def test_a_number_past_the_locale_is_found(planted: str):
    assert list(own_rules(planted))


def test_numbers_are_those_of_the_locale(qapp, persian_digits):
    told = (number_text(1234), decimal_text(1234.56, 1), short_decimal(0.97123), percent_text(0.7))

    assert [_LATIN.findall(each) for each in told] == [[], [], [], []]
    assert number_text(1234) == QLocale("fa_IR").toString(1234)


def test_a_number_below_zero_has_a_true_minus_in_every_language(qapp):
    for locale in (NUMBERS, *(QLocale(language.code) for language in LANGUAGES)):
        QLocale.setDefault(locale)
        told = [decimal_text(-0.4567, 2), short_decimal(-12.345), number_text(-1234), percent_text(-0.5)]
        told.append(kappa_text(Kappa(-0.25, -0.5, -0.05, 0.1, 0.3, 0.4, 40)))
        assert ["\N{MINUS SIGN}" in each and "-" not in each for each in told] == [True] * 5, (locale.name(), told)
    QLocale.setDefault(NUMBERS)
    assert (decimal_text(-0.4567, 2), decimal_text(0.4567, 2)) == ("\N{MINUS SIGN}0.46", "0.46")
    assert kappa_text(Kappa(0.25, -0.05, 0.5, 0.1, 0.6, 0.4, 40)) == "0.25 (\N{MINUS SIGN}0.05 to 0.50)"


def test_numbers_in_the_engines_sentences_have_a_true_minus_too(qapp):
    said = "Lower here than on the card (-69.9 to -4.5 percentage points, 95 % interval)."
    low, high, level = "\N{MINUS SIGN}69.9", "\N{MINUS SIGN}4.5", "95\N{NO-BREAK SPACE}%"
    told = f"Lower here than on the card ({low} to {high} percentage points, {level} interval)."
    assert engine_sentence(said) == told
    # Hyphens are no minus: of a name, or in what is not known.
    assert engine_sentence("int8-weights") == "int8-weights"


def test_a_minus_stays_before_its_number_where_one_reads_from_right_to_left(qapp, qtbot):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        text = decimal_text(-1.5, 1)
        layout = QTextLayout(f"\u06a9\u0627\u067e\u0627 {text}")
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    drawn_at = {
        index: place.x()
        for run in line.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)
        for index, place in zip(run.stringIndexes(), run.positions(), strict=True)
    }
    minus, one, five = (drawn_at[layout.text().index(sign)] for sign in "\N{MINUS SIGN}15")
    assert minus < one < five, "the minus is drawn at the left of the number"


def test_a_kappa_that_there_is_none_of_is_a_dash(qapp):
    assert [kappa_text(None), kappa_text(Kappa(None, None, None, None, 1.0, 1.0, 3))] == [NO_VALUE] * 2
    assert kappa_text(Kappa(1.0, None, None, 0.0, 1.0, 0.5, 3)) == "1.00"


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.relative_to(_PACKAGE).as_posix())
def test_no_other_module_asks_the_locale_for_a_number(path: Path):
    asks = "QLocale().toString" in path.read_text(encoding="utf-8")
    assert asks is (path.name == "numbers.py")


def test_what_is_made_of_numbers_has_one_kind_of_digits(qapp, qtbot, persian_digits):
    estimate = Estimate(value=0.75, low=0.3, high=0.95, hits=3, total=4)
    card = figure_card(Figure.ACCURACY)
    qtbot.addWidget(card)
    card.show_estimate(estimate)
    styles = class_styles([Label(id=each, display_name=each.title(), malignant=False) for each in ("alpha", "beta")])
    chart, key, bars = ClassChart(), StainKey(), ConfidenceChart()
    for widget in (chart, key, bars):
        qtbot.addWidget(widget)
    chart.show_counts(styles, (12, 3), (4, 0), 2)

    told = [percent(0.972), share_text(1.0), hits_text(estimate), interval_text(estimate)]
    told += [card.value.text(), card.counts.text(), *chart.lines, key.accessibleName()]
    assert [each for each in told if _LATIN.search(each)] == []


def test_numbers_are_written_as_in_the_records(qapp):
    QLocale.setDefault(NUMBERS)

    assert number_text(1_234_567) == "1,234,567"
    assert decimal_text(1234.56, 1) == "1,234.6"
    assert percent_text(0.7) == "70\N{NO-BREAK SPACE}%"
    assert percent(0.99999) == "99.9\N{NO-BREAK SPACE}%"
    assert share_text(1.0) == "100.0\N{NO-BREAK SPACE}%"
    assert share_text(1 / 2932) == "0.03\N{NO-BREAK SPACE}%"
