"""The schema that others write cards by is the one that cards are read by."""

import json
from pathlib import Path

from converter.commands.card_schema import card_schema
from desktop.bundled import default_bundle
from inference.bundle_files import CARD_FILE

SCHEMA_FILE = Path(__file__).resolve().parents[3] / "docs" / "model-card.schema.json"


def test_the_schema_in_the_documentation_is_in_step():
    found = SCHEMA_FILE.read_text(encoding="utf-8")

    assert found == card_schema(), "run `smearscope-convert card-schema > docs/model-card.schema.json`"


def test_the_schema_asks_for_no_field_that_the_shipped_card_lacks():
    card = json.loads((default_bundle() / CARD_FILE).read_text(encoding="utf-8"))
    schema = json.loads(card_schema())

    assert set(schema["required"]) <= set(card) <= set(schema["properties"])
    assert schema["additionalProperties"] is False
