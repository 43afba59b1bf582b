"""Folders made of the drawn samples, for pictures and trials of the program: never a real image, and enough of them."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from desktop.shipped_files import sample_folder

# A name that no column has room for: what is shown of it is seen in the pictures.
LONG_NAME = "Patient 0007, blood smear, slide 3 of 4, field 11 (magenta), scanned at 100x with oil immersion"
_SUFFIXES = frozenset({".jpg", ".png", ".tif"})
# Each gives other pixels, so that none of them is a copy of another.
_TURNS: tuple[tuple[str, Image.Transpose], ...] = (
    ("mirrored", Image.Transpose.FLIP_LEFT_RIGHT),
    ("upturned", Image.Transpose.FLIP_TOP_BOTTOM),
    ("turned", Image.Transpose.ROTATE_180),
)
# By the names of the class folders that the public data set has; which sample lies where means nothing.
_CLASS_FOLDERS = ("Benign", "Early", "Pre", "Pro")


@dataclass(frozen=True)
class DrawnFolders:
    """Where they lie.

    Attributes:
        smears: cases of a day, one file of them damaged and one with a long name.
        second: more of them, for a run that is not finished.
        by_class: one folder for each class.
    """

    smears: Path
    second: Path
    by_class: Path


def make_drawn_folders(folder: Path) -> DrawnFolders:
    """Make them inside `folder`.

    Raises:
        AssetsMissingError: the installation lacks the samples.
    """
    samples = sample_folder()
    images = sorted(path for path in samples.rglob("*") if path.suffix in _SUFFIXES)
    made = DrawnFolders(folder / "Smears 26 Nov", folder / "Smears 25 Nov", folder / "Known classes")
    for image in images:
        place = image.relative_to(samples)
        _copy(image, made.smears / place)
    for number, (word, turn) in enumerate(_TURNS):
        for image, pixels in _readable(images):
            case = f"case-{4 + 3 * number + images.index(image) % 3:02}"
            _save(pixels.transpose(turn), made.smears / case / f"{image.stem}-{word}.png")
            _save(pixels.transpose(turn), made.second / case / f"{image.stem}-{word}.png")
    longest, pixels = next(_readable(images))
    _save(pixels.transpose(Image.Transpose.ROTATE_90), made.smears / longest.parent.name / f"{LONG_NAME}.png")
    for number, (image, _pixels) in enumerate(_readable(images)):
        _copy(image, made.by_class / _CLASS_FOLDERS[number % len(_CLASS_FOLDERS)] / image.name)
    return made


def _readable(images: Sequence[Path]) -> Iterator[tuple[Path, Image.Image]]:
    for path in images:
        try:
            with Image.open(path) as image:
                yield path, image.convert("RGB")
        except (OSError, UnidentifiedImageError):
            # One sample is damaged on purpose.
            continue


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _save(image: Image.Image, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    image.save(target)
