"""Options and consoles that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from desktop.laboratory_thresholds import ThresholdChoice
from inference import command_line
from inference.runtime_choice import RuntimeKind

console = command_line.make_console()
stderr = command_line.make_console(stderr=True)

ModelOption = Annotated[
    Path | None,
    typer.Option(
        "--model",
        "-m",
        help="Bundle folder, .smear file, or name of a model (`smearscope models list`). Default: the default model.",
    ),
]
SignatureOption = Annotated[
    bool, typer.Option("--require-signature", help="Refuse a bundle that no trusted signer has signed.")
]
RuntimeOption = Annotated[
    RuntimeKind,
    typer.Option(
        help="What runs the model. `openvino` needs the extra of that name, and must give the golden outputs."
    ),
]
ThresholdsOption = Annotated[
    ThresholdChoice,
    typer.Option(
        help="Decide by the thresholds of the model's card, or by those that were moved in the window's settings, "
        "within the card's bounds."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
