"""Pictures every page of the window: `python -m desktop.gui.screenshots --out DIR`.

It screens the drawn samples with the real engine, in a user folder of its own, without a screen. Each language and each
scale has a process of its own, as Qt takes both when it starts.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from desktop.app_settings import AppSettings
from desktop.drawn_folders import make_drawn_folders
from desktop.gui.screenshots.guide_pictures import write_guide_pictures
from desktop.gui.screenshots.shots import PICTURED_LANGUAGES, SIZES, THEMES, Look, Scene
from desktop.user_folders import CONFIG_VARIABLE, HOME_VARIABLE

_LIMIT_SECONDS = 900

app = typer.Typer(help=__doc__, add_completion=False, rich_markup_mode=None)


@app.command()
def every(
    out: Annotated[Path, typer.Option(help="Folder for the pictures.")],
    guide: Annotated[Path | None, typer.Option(help="Folder of the guide's pictures, which are made anew.")] = None,
    language: Annotated[list[str] | None, typer.Option(help="Only these languages.")] = None,
    scale: Annotated[list[int] | None, typer.Option(help="Only these scales.")] = None,
    scene: Annotated[list[Scene] | None, typer.Option(help="Only these scenes.")] = None,
) -> None:
    """Picture every scene in every look."""
    out.mkdir(parents=True, exist_ok=True)
    for each in language or PICTURED_LANGUAGES:
        for factor in scale or sorted({size.scale for size in SIZES}):
            command = [sys.executable, "-m", "desktop.gui.screenshots", "one", str(out), each, str(factor)]
            command += [option for name in scene or () for option in ("--scene", name.value)]
            with tempfile.TemporaryDirectory(prefix="smearscope-") as home:
                ended = subprocess.run(command, env=_environment(Path(home), factor), timeout=_LIMIT_SECONDS)
            if ended.returncode:
                typer.echo(f"pictures of {each} at scale {factor}: ended with exit code {ended.returncode}", err=True)
                raise typer.Exit(3)
    if guide is not None:
        for picture in write_guide_pictures(out, guide):
            typer.echo(picture)


@app.command(hidden=True)
def one(
    out: Path,
    language: str,
    scale: int,
    scene: Annotated[list[Scene] | None, typer.Option()] = None,
    until_first_run: Annotated[bool, typer.Option("--until-first-run")] = False,
) -> None:
    """One language at one scale, in this process."""
    # Only now: Qt reads its variables when it is imported and used.
    from desktop.gui.screenshots.studio import Studio
    from desktop.gui.screenshots.walk import Walk

    looks = [Look(language, theme, size) for size in SIZES if size.scale == scale for theme in THEMES]
    folders = make_drawn_folders(Path(os.environ[HOME_VARIABLE]))
    studio = Studio(AppSettings(language=language), looks, out, frozenset(scene or Scene))
    try:
        studio.open()
        walk = Walk(studio, folders)
        if until_first_run:
            walk.first_start()
        else:
            walk.whole()
    finally:
        studio.close()
    typer.echo(f"{len(studio.written)} pictures in {language} at scale {scale}")


def _environment(home: Path, scale: int) -> dict[str, str]:
    variables = {name: value for name, value in os.environ.items() if name != CONFIG_VARIABLE}
    # The user's own runs, models and settings stay out of it, and no screen is needed.
    variables |= {HOME_VARIABLE: str(home), "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
    return variables


if __name__ == "__main__":
    app()
