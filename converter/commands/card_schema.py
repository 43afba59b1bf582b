"""`smearscope-convert card-schema`: the model card's JSON Schema, for others who write or read bundles."""

import json

import typer

from inference.card import ModelCard

app = typer.Typer()


def card_schema() -> str:
    """The JSON Schema (2020-12) of `model_card.json`, as it stands in docs/model-card.schema.json."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **ModelCard.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


@app.command("card-schema")
def print_card_schema() -> None:
    """Print the JSON Schema of a bundle's model_card.json."""
    typer.echo(card_schema(), nl=False)
