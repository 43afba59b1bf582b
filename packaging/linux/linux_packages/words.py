"""What the system shows of SmearScope, in every language of the window: `words.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Words:
    """One language's.

    Attributes:
        language: its code, such as `fa`.
        kind: what kind of program it is, for menus.
        summary: one line, for software centres.
        comment: what it does, for menus, with the research-use notice.
        bundle: what a model's file is called.
        keywords: what people may look for.
    """

    language: str
    kind: str
    summary: str
    comment: str
    bundle: str
    keywords: tuple[str, ...]


@dataclass(frozen=True)
class AllWords:
    """Every language's.

    Attributes:
        name: of the program, the same in all.
        english: stands where a language is missing.
        others: in order of their codes.
    """

    name: str
    english: Words
    others: tuple[Words, ...]


def read_words(path: Path) -> AllWords:
    """Read them."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    name = content.pop("name")
    languages = {
        code: Words(code, told["kind"], told["summary"], told["comment"], told["bundle"], tuple(told["keywords"]))
        for code, told in content.items()
    }
    english = languages.pop("en")
    return AllWords(name, english, tuple(languages[code] for code in sorted(languages)))
