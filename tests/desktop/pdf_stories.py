"""Looks at what goes into a PDF, before it is laid out on pages."""

import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from reportlab.platypus import KeepTogether, Paragraph, Table


def watch_stories(monkeypatch: pytest.MonkeyPatch, module: ModuleType) -> list[list[Any]]:
    """The parts of each document that a module builds from now on: no tables or lists, but what is in them."""
    stories: list[list[Any]] = []
    build = module.build_document

    def watched(target: Any, story: Any, context: Any) -> None:
        stories.append(list(_flat(list(story))))
        build(target, story, context)

    monkeypatch.setattr(module, "build_document", watched)
    return stories


def texts_of(parts: list[Any]) -> list[str]:
    """The paragraphs without their markup, every space an ordinary one."""
    return [
        re.sub("<[^>]*>", "", each.text).replace("\N{NO-BREAK SPACE}", " ")
        for each in parts
        if isinstance(each, Paragraph)
    ]


def _flat(part: Any) -> Iterator[Any]:
    if isinstance(part, Table):
        for line in part._cellvalues:
            yield from _flat(line)
    elif isinstance(part, KeepTogether):
        yield from _flat(part._content)
    elif isinstance(part, list | tuple):
        for each in part:
            yield from _flat(each)
    else:
        yield part
