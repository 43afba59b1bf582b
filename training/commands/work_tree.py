"""Cautions whoever writes images of patients' smears into a folder that git keeps."""

from pathlib import Path

from rich.console import Console


def work_tree_above(path: Path) -> Path | None:
    """The git work tree that a file would lie in, if any: a picture of patients' images does not belong there."""
    folders = path.absolute().parents
    return next((each for each in folders if (each / ".git").exists()), None)


def warn_in_work_tree(console: Console, out: Path) -> None:
    """Print a caution where `out`, which shows patients' images, lies in a git work tree."""
    tree = work_tree_above(out)
    if tree is not None:
        console.print(
            f"Caution: {out} shows images of patients' smears and lies in the git work tree {tree}; never commit it",
            style="yellow",
            markup=False,
        )
