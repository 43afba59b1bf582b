"""`smearscope-train`: puts the commands of `training.commands` together."""

import typer

from training.commands import architectures, audit, dataset, evaluation, figures, fitting, splitting, version

app = typer.Typer(help="Train SmearScope's models. For research use only.", no_args_is_help=True, add_completion=False)
for group in (architectures, dataset, splitting, audit, fitting, evaluation, figures, version):
    app.add_typer(group.app)
