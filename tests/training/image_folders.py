"""Makes class folders of tiny plain images, and archives of them, so that imports can be tested without real images."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image

PUBLISHED = ("Benign", "Early", "Pre", "Pro")
OLDER = ("Benign", "[Malignant] early Pre-B", "[Malignant] Pre-B", "[Malignant] Pro-B")


def png(number: int, side_px: int = 8, mode: str = "RGB") -> bytes:
    """A plain image; another number is another image."""
    buffer = io.BytesIO()
    colour = (number % 256, number // 256 % 256, 9)
    Image.new("RGB", (side_px, side_px), colour).convert(mode).save(buffer, "PNG")
    return buffer.getvalue()


def make_folders(root: Path, names: Sequence[str] = PUBLISHED, per_class: int = 2) -> Path:
    """`per_class` images `x-1.png`, `x-2.png`… in each folder, no two alike."""
    for index, name in enumerate(names):
        (root / name).mkdir(parents=True)
        for number in range(1, per_class + 1):
            (root / name / f"x-{number}.png").write_bytes(png(1000 * index + number))
    return root


def make_zip(path: Path, files: Mapping[str, bytes]) -> Path:
    """An archive of these files, stored as they are."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def zip_of(root: Path, path: Path, top: str = "") -> Path:
    """An archive of a folder's files, below `top`."""
    files = {f"{top}{file.relative_to(root).as_posix()}": file.read_bytes() for file in sorted(root.rglob("*.png"))}
    return make_zip(path, files)
