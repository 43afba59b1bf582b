"""What limits the figures of a validation, in the window's language.

The engine writes these in English, for reports and terminals, with names, lists and plurals in them. Here a text is
taken apart into the sentences that it is made of, and put together again. One with a sentence that is not known here is
shown in its own words, whole.
"""

import re
from functools import cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.gui.direction import isolated
from desktop.gui.engine_words import engine_sentence, engine_text, threshold_name
from desktop.gui.numbers import told_percents

# By this name, and with literal arguments: the tool that collects texts for translation looks for them.
translate = QCoreApplication.translate

# `{0}` and `{1}` stand for numbers, `{images}` for a number of images, `{name}` and `{list}` for names.
SENTENCES = (
    QT_TRANSLATE_NOOP(
        "engine",
        "These are the very images that the model was made with ({name}, {images}): most of them trained it. The "
        "figures say how well it remembers, and nothing of how well it does on images that it has not seen.",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "{images} of {0} belong to the model's own data set: the card's figures were counted on them. The rest of that "
        "data set trained it, and whether more of these images are among it cannot be told. Such images say nothing "
        "of another laboratory's.",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "Thresholds differ from the model's card: {list}. What was reported and what was withheld holds with these; "
        "the card's figures were counted with its own.",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "{0} pairs of files show the same picture under two classes: {list}. One of the two is in the wrong folder, "
        "and counts as the model's mistake or success by accident. Put it right, then validate again.",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "With {images}, more than {0}, only identical files were looked for under two classes, not pictures that are "
        "nearly the same.",
    ),
    QT_TRANSLATE_NOOP("engine", "No readable image is of {list}: nothing was measured of them."),
    QT_TRANSLATE_NOOP(
        "engine",
        "No readable image is malignant, so there is no sensitivity, and the predictive values mean nothing. Accuracy "
        "on one side alone is not an accuracy.",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "No readable image is not malignant, so there is no specificity, and the predictive values mean nothing. "
        "Accuracy on one side alone is not an accuracy.",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "Fewer than {0} images: {list}. Read the intervals, not the percentages; a few more images can move them "
        "anywhere within.",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "{images} are the same, or nearly the same, as an earlier one. Copies make intervals narrower than they are; "
        "the figures without them stand beside.",
    ),
    QT_TRANSLATE_NOOP("engine", "Images come from {0} cases (sub-folders)."),
    QT_TRANSLATE_NOOP("engine", "Images of one case are alike, so intervals that count single images are too narrow."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Images of one case are alike, so intervals that count single images are too narrow; the intervals by case "
        "say more.",
    ),
    QT_TRANSLATE_NOOP("engine", "Fewer than {0} cases give no interval by case."),
    QT_TRANSLATE_NOOP("engine", "{images} lie in no sub-folder, so that there are no intervals by case."),
    QT_TRANSLATE_NOOP(
        "engine", "Sub-folders of the same name under two classes were taken for different cases: {list}."
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "{images} could not be read and are in no figure. If such files were of one class or of one camera more than "
        "of others, the figures are of a chosen part.",
    ),
    QT_TRANSLATE_NOOP("engine", "Folders that could not be entered: {list}."),
    QT_TRANSLATE_NOOP("engine", "Folders left out by hand: {list}. Whoever reads the figures should know why."),
    QT_TRANSLATE_NOOP("engine", "{images} directly in the chosen folder have no class and took no part."),
    QT_TRANSLATE_NOOP(
        "engine",
        "{images} that were screened into this run earlier are no longer in the folder, and still counted. Validate "
        "into a new folder to count only what is there.",
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "{0} pages and tiles come from {1} files. Each counts as one image, though those of one file are alike; every "
        "tile of a slide has the slide's class, whether it shows a blast or not.",
    ),
)

_END = re.compile(r"\.(?= |$)")
_SLOT = re.compile(r"\{(\w+)\}")
_COUNT = r"\d[\d,]*"
# Of one thing English says it another way; the window's sentences are made so that they need not.
_OF_ONE = {
    "are": "is",
    "were": "was",
    "have": "has",
    "them": "it",
    "show": "shows",
    "pairs": "pair",
    "cases": "case",
    "files": "file",
}
_PLURAL = re.compile(rf"\b({'|'.join(_OF_ONE)})\b")
# What `desktop.validation` puts into lists.
_WITH_INTERVAL = re.compile(rf"(.+) ({_COUNT}) \(interval (.+) to (.+)\)")
_WITH_IMAGES = re.compile(rf"(.+) \(({_COUNT} images?)\)")
_MOVED = re.compile(r"(.+) (\S+) \(card (\S+)\)")
_MORE = re.compile(rf"(.+) and ({_COUNT}) more")


def finding_text(text: str) -> str:
    """A finding in the window's language; its own words where it is not known."""
    told, rest = [], text
    while rest:
        sentence = _first_sentence(rest)
        if sentence is None:
            return told_percents(engine_sentence(text))
        words, rest = sentence
        told.append(words)
    return told_percents(" ".join(told))


def _first_sentence(text: str) -> tuple[str, str] | None:
    """The sentence that a text begins with, in the window's language, and what is left of it."""
    # The longest first: the name of a folder may look like the end of a sentence.
    for end in reversed([found.end() for found in _END.finditer(text)]):
        for template, pattern in _patterns():
            found = pattern.fullmatch(text, 0, end)
            words = None if found is None else _put_together(template, found)
            if words is not None:
                return words, text[end:].lstrip()
    return None


def _put_together(template: str, found: re.Match[str]) -> str | None:
    """The sentence with what stood in its places; None where this language has no other words for it."""
    words = engine_text(template)
    if words == template:
        return None
    return _SLOT.sub(lambda slot: _in_place(slot[1], found[f"_{slot[1]}"]), words)


def _in_place(slot: str, said: str) -> str:
    match slot:
        case "images":
            return _images(said)
        case "list":
            return _list(said)
    return isolated(said)


def _images(said: str) -> str:
    return translate("CaseDetail", "%n image(s)", "", int(said.split()[0].replace(",", "")))


def _list(said: str) -> str:
    more = _MORE.fullmatch(said)
    names = ", ".join(_item(each) for each in (said if more is None else more[1]).split(", "))
    if more is None:
        return names
    return translate("engine", "{names} and {count} more").format(names=names, count=isolated(more[2]))


def _item(said: str) -> str:
    if found := _WITH_INTERVAL.fullmatch(said):
        bounds = translate("wording", "{low} to {high}").format(low=isolated(found[3]), high=isolated(found[4]))
        return f"{isolated(found[1])} {isolated(found[2])} ({bounds})"
    if found := _WITH_IMAGES.fullmatch(said):
        return f"{isolated(found[1])} ({_images(found[2])})"
    if found := _MOVED.fullmatch(said):
        return translate("engine", "{name} {value} (card {card})").format(
            name=threshold_name(found[1].replace(" ", "_")), value=isolated(found[2]), card=isolated(found[3])
        )
    return isolated(said)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((str(each), _pattern(str(each))) for each in SENTENCES)


def _pattern(template: str) -> re.Pattern[str]:
    """What the engine says, of one thing or of many."""
    parts = _SLOT.split(template)
    # Words and names of places in turns.
    for place, words in enumerate(parts):
        if place % 2:
            said = _COUNT if words.isdigit() else rf"{_COUNT} images?" if words == "images" else ".+?"
            parts[place] = f"(?P<_{words}>{said})"
        else:
            parts[place] = _PLURAL.sub(lambda word: f"(?:{word[1]}|{_OF_ONE[word[1]]})", re.escape(words))
    return re.compile("".join(parts))
