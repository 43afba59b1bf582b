"""`smearscope-train version`: what to name in a report of a fault."""

import typer

from inference import __version__, command_line
from training.package_versions import package_versions

app = typer.Typer()
console = command_line.make_console()

_PACKAGES = ("keras", "tensorflow", "jax", "torch", "numpy")


@app.command()
def version() -> None:
    """Print the versions of SmearScope, of Python, and of what trains."""
    console.print(f"SmearScope {__version__}", markup=False)
    for name, found in package_versions(_PACKAGES).items():
        console.print(f"{name} {found}", markup=False)
