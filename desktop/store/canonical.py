"""One way to write a value as JSON, so that equal values have equal bytes and equal hashes."""

import json
from collections.abc import Mapping

from pydantic import JsonValue

Payload = Mapping[str, JsonValue]


def canonical_json(value: object) -> str:
    """ASCII JSON with sorted keys and no spaces.

    Raises:
        ValueError: a number is not finite.
        TypeError: a value that JSON does not know.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def storable_text(text: str) -> str:
    r"""Text that SQLite takes: what stands for bytes that are no UTF-8 becomes `\udcNN`."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
