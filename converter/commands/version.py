"""`smearscope-convert version`: what to name in a report of a fault."""

import importlib.metadata

import typer

from inference import __version__, command_line

app = typer.Typer()
console = command_line.make_console()


@app.command()
def version() -> None:
    """Print the versions of SmearScope and of the libraries that convert."""
    console.print(f"SmearScope {__version__}", markup=False)
    for library in ("keras", "tensorflow", "ai-edge-quantizer"):
        console.print(f"{library} {importlib.metadata.version(library)}", markup=False)
