"""`smearscope-convert`: puts the commands of `converter.commands` together."""

import typer

from converter.commands import benchmarking, card_schema, conversion, samples, signing, trust_methods, version
from converter.commands.default_command import DefaultCommandGroup

app = typer.Typer(
    cls=DefaultCommandGroup,
    help="Turn trained models into checked TFLite bundles: `smearscope-convert MODEL.keras --data DIR --split "
    "SPLIT.json`. For research use only.",
    no_args_is_help=True,
    add_completion=False,
)
for group in (conversion, signing, benchmarking, trust_methods, card_schema, samples, version):
    app.add_typer(group.app)
