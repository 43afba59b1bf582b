"""Gives each of the model's classes a letter and a colour that stay apart for the colour-blind."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.gui.theme import readable_on
from inference.card import Label

# Okabe and Ito 2008. Vermillion comes fourth and green fifth: four classes never need both.
OKABE_ITO = ("#0072b2", "#e69f00", "#cc79a7", "#d55e00", "#009e73", "#56b4e9", "#f0e442", "#999999")

# "Pre-B" and "Pro-B" both begin with P, so Pro-B goes by its O.
_LETTERS = {"benign": "B", "early_pre_b": "E", "pre_b": "P", "pro_b": "O"}


@dataclass(frozen=True)
class ClassStyle:
    """How one class is shown, wherever it is shown.

    Attributes:
        name: display name from the card.
        letter: one character, unique within the model.
        colour: of the badge and bar, `#rrggbb`.
        on_colour: of the letter on the badge.
    """

    name: str
    letter: str
    colour: str
    on_colour: str


def class_styles(labels: Sequence[Label]) -> tuple[ClassStyle, ...]:
    """One style per label, in the card's order; a laboratory's own classes get the first free letter of their name."""
    taken: set[str] = set()
    styles: list[ClassStyle] = []
    for index, label in enumerate(labels):
        letter = _letter(label, taken, index)
        taken.add(letter)
        colour = OKABE_ITO[index % len(OKABE_ITO)]
        styles.append(ClassStyle(label.display_name, letter, colour, readable_on(colour)))
    return tuple(styles)


def _letter(label: Label, taken: set[str], index: int) -> str:
    wanted = [_LETTERS.get(label.id, ""), *(char.upper() for char in label.display_name if char.isalnum())]
    reserved = set(_LETTERS.values()) if label.id not in _LETTERS else set()
    for letters_to_avoid in (taken | reserved, taken):
        for letter in wanted:
            if letter and letter not in letters_to_avoid:
                return letter
    return str(index + 1)
