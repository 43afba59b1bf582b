"""Says which of a model's classes a folder's name stands for: by its id, its display name or a usual synonym."""

import unicodedata
from collections.abc import Sequence
from types import MappingProxyType

from inference.card import Label

# The folder names of the published data set (doi:10.34740/KAGGLE/DSV/2175623) and what people write for them, as
# `_key` makes them. "Normal" is none of them: the published class holds haematogones, not healthy blood.
_SYNONYMS = MappingProxyType(
    {
        "benign": ("haematogone", "haematogones", "hematogone", "hematogones"),
        "early_pre_b": ("early",),
        "pre_b": ("pre",),
        "pro_b": ("pro",),
    }
)
# "[Malignant] early Pre-B" is how the segmented half of that data set writes it.
_MALIGNANT = "malignant"


def match_class(folder_name: str, labels: Sequence[Label]) -> Label | None:
    """The class that a folder's name spells, capitals, spaces and punctuation aside; None where it spells none.

    Args:
        folder_name: of the folder alone, in any script.
        labels: of the model.
    """
    key = _key(folder_name)
    named = [label for label in labels if key in _names_of(label)]
    # Two classes could share a name only in letters, such as "Pre B" and "Pre-B": then a person decides.
    return named[0] if len(named) == 1 else None


def same_name(first: str, second: str) -> bool:
    """Whether two names are of the same folder: composed or decomposed letters (macOS) and capitals aside."""
    return _folded(first) == _folded(second)


def _names_of(label: Label) -> set[str]:
    names = {_key(label.id), _key(label.display_name), *_SYNONYMS.get(label.id, ())}
    if label.malignant:
        names |= {_MALIGNANT + name for name in names}
    return names


def _key(name: str) -> str:
    return "".join(character for character in _folded(name) if character.isalnum())


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
