"""Every finding of a validation is shown in the window's language: its sentences, its lists and its plurals."""

import hashlib
import re
from collections.abc import Iterator

import pytest

from desktop.gui import engine_words, finding_words
from desktop.gui.finding_words import SENTENCES, finding_text
from desktop.run_summary import WalkFindings
from desktop.validation.class_folders import ClassFolder
from desktop.validation.copies import Contradiction
from desktop.validation.report import Finding, FindingKind, ThresholdFacts
from inference.decision import Decision, Flag
from tests.desktop.store.made_runs import LABELS
from tests.desktop.validation.made_answers import answer
from tests.desktop.validation.made_findings import ENOUGH, card_of, limits_of, many

# What is a name in these findings, and stays one.
_NAMES = ("Early Pre-B", "Pre-B", "Pro-B", "Benign", "the published set", "patient", "old", "locked", "png")


def _of_own_images() -> Iterator[Finding]:
    given = [answer("benign", "benign", number=n, sha256=f"{n:064x}", case="c") for n in range(1, 4)]
    digest = hashlib.sha256("".join(f"{n:064x} benign\n" for n in range(1, 4)).encode()).hexdigest()
    yield from limits_of(given, card=card_of(trained_on=digest))
    yield from limits_of(given, card=card_of(tested_on=(f"{2:064x}", f"{77:064x}")))


def _shown_twice(path: str) -> Contradiction:
    other = path.replace("Benign", "Pro-B")
    return Contradiction(first_path=path, first_class="benign", second_path=other, second_class="pro_b", is_exact=True)


def _of_folders(count: int) -> Iterator[Finding]:
    """Of one thing each, or of several."""
    names = [f"Benign/{n}.png" for n in range(count)]
    extra = [answer("benign", "benign", number=900 + n, case="x", flags=(Flag.NEAR_DUPLICATE,)) for n in range(count)]
    extra += [answer("benign", None, number=950 + n, case="x") for n in range(count)]
    yield from limits_of(
        [*many(), *extra],
        loose_count=count,
        gone_count=count,
        walk=WalkFindings(unreadable_folders=tuple(f"locked {n}" for n in range(count))),
        left_out=[ClassFolder(f"old {n}", count, None, is_left_out=True) for n in range(count)],
        contradictions=[_shown_twice(name) for name in names],
    )


def _of_classes() -> Iterator[Finding]:
    yield from limits_of(many({**ENOUGH, "pro_b": 10, "pre_b": 1}))
    yield from limits_of(many({"pre_b": 100, "pro_b": 100}))
    yield from limits_of(many({"benign": 12, "early_pre_b": 0}, case=""))
    yield from limits_of([*many({"benign": 20}), *many({"pre_b": 1}, case="")])
    yield from limits_of([answer("benign", "benign", number=1, case="c") for _page in range(3)])


def _of_answers() -> Iterator[Finding]:
    withheld = [answer("pre_b", "pre_b", number=n + 1, case="c", decision=Decision.ABSTAINED) for n in range(30)]
    yield from limits_of([*withheld, *many({label.id: 2 for label in LABELS}, flags=(Flag.STAIN,))])
    moved = [
        ThresholdFacts(name="abstain_below", value=0.8, card_value=0.5),
        ThresholdFacts(name="blur_below", value=1.5e-05, card_value=0.01),
    ]
    yield from limits_of(many(), thresholds=moved)


@pytest.fixture
def every(monkeypatch) -> list[Finding]:
    """Findings of all kinds."""
    found = [*_of_own_images(), *_of_folders(1), *_of_folders(7), *_of_classes(), *_of_answers()]
    monkeypatch.setattr("desktop.validation.findings.MAX_COMPARED", 399)
    found += limits_of(many())
    assert {each.kind for each in found} == set(FindingKind)
    return found


@pytest.fixture
def foreign(monkeypatch) -> set[str]:
    """A language in which every word is "ß"; gives the texts that it was asked for."""
    asked: set[str] = set()

    def translate(_context: str, text: str, _comment: str = "", _count: int = -1) -> str:
        asked.add(text)
        return re.sub(r"(?<![{\w])[A-Za-z'-]+(?![}\w])", "ß", text)

    for module in (engine_words, finding_words):
        monkeypatch.setattr(module, "translate", translate)
    return asked


def test_no_english_word_is_left_of_any_finding(every, foreign):
    for finding in every:
        told = finding_text(finding.text)
        for name in _NAMES:
            told = told.replace(name, "")
        assert re.findall(r"[A-Za-z]{2,}", told) == [], finding.text
    assert set(SENTENCES) <= foreign, "a sentence that no finding has"


def test_names_and_numbers_of_a_finding_stay(every, foreign):
    for finding in every:
        told = finding_text(finding.text)
        for number in re.findall(r"\d[\d.,]*\d|\d", re.sub(r"\d+ images?", "", finding.text)):
            assert number in told, (finding.text, told)
        for name in ("Early Pre-B", "Pro-B", "the published set", "locked 6", "old 3"):
            assert (name in finding.text) == (name in told), (finding.text, told)


def test_in_english_a_finding_is_what_the_engine_says(every):
    for finding in every:
        assert finding_text(finding.text).replace("\N{NO-BREAK SPACE}%", " %") == finding.text


def test_no_line_ends_between_a_number_and_its_percent_sign(every, monkeypatch):
    english = [finding_text(finding.text) for finding in every]
    monkeypatch.setattr(engine_words, "translate", lambda _context, text, *_rest: f"ß {text}")
    for told in (*english, *(finding_text(finding.text) for finding in every)):
        assert not re.search(r"\d\N{POP DIRECTIONAL ISOLATE}? %", told), told
    assert sum("\N{NO-BREAK SPACE}%" in told for told in english) > 3


def test_a_finding_with_one_unknown_sentence_is_shown_whole_in_its_own_words(foreign):
    text = "Fewer than 5 cases give no interval by case. The moon is full."
    assert finding_text(text) == text
    assert finding_text("Fewer than 5 cases give no interval by case.") == "ß ß 5 ß ß ß ß ß ß."


def test_a_long_list_says_how_many_more_there_are(foreign):
    assert finding_text("Folders that could not be entered: a. b, c and 1,234 more.") == (
        "ß ß ß ß ß ß: {names} ß {count} ß.".format(names="a. b, c", count="1,234")
    )
