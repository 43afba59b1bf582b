"""Prints JSON for programs: plain ASCII, so that no terminal, code page or file name can break it."""

import json

from desktop.commands.options import console


def print_json(record: object) -> None:
    """Print a value as JSON.

    Args:
        record: of dicts, lists, texts and numbers.
    """
    # The console spells control characters out in its own way; the only one that JSON leaves as it is, is this.
    console.out(json.dumps(record, indent=2, ensure_ascii=True).replace("\x7f", "\\u007f"), highlight=False)
