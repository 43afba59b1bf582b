"""What takes the space of a frozen folder."""

from collections import Counter
from pathlib import Path

from desktop.program_names import PARTS_FOLDER

_SHOWN = 25


def space_table(folder: Path) -> str:
    """A Markdown table of the largest parts, in MB of 1,000,000 bytes, and the sum.

    Args:
        folder: the application's; links take no space.
    """
    sizes: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            sizes[_part(path.relative_to(folder))] += path.stat().st_size
    shown = sizes.most_common(_SHOWN)
    rest = sizes.total() - sum(size for _, size in shown)
    rows = [*shown, (f"{len(sizes) - len(shown)} smaller parts", rest), ("**all**", sizes.total())]
    return "\n".join(["| part | MB |", "| --- | ---: |", *(f"| {name} | {size / 1e6:.1f} |" for name, size in rows)])


def _part(path: Path) -> str:
    inside = path.parts[1:] if path.parts[0] == PARTS_FOLDER else path.parts
    return "/".join(inside[:3] if inside[0] in ("assets", "PySide6") else inside[:1])
