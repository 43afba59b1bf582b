"""Draws a folder of labelled fields, so that no test needs a real image."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import numpy as np
from PIL import Image

from converter.drawing.smears import NamedStyle, draw_smear
from inference.preprocessing import PreprocessSpec, preprocess
from training.dataset.labelled_pixels import LabelledPixels

SIDE_PX = 64
CLASS_STYLES: Mapping[str, NamedStyle] = MappingProxyType(
    {
        "Benign": NamedStyle.TAN_MIXED,
        "Early": NamedStyle.AZURE_VIOLET_CROWDED,
        "Pre": NamedStyle.WHITE_MAGENTA_SPARSE,
        "Pro": NamedStyle.PALE_YELLOW_SPARSE,
    }
)


def draw_class_folders(root: Path, count_per_class: int) -> Path:
    """Write `count_per_class` PNG files, numbered from 1, into each of the four class folders below `root`."""
    for class_index, (folder, style) in enumerate(CLASS_STYLES.items()):
        (root / folder).mkdir(parents=True)
        for number in range(1, count_per_class + 1):
            pixels = draw_smear(style.value, width_px=SIDE_PX, height_px=SIDE_PX, seed=1000 * class_index + number)
            Image.fromarray(pixels).save(root / folder / f"{folder}-{number}.png")
    return root


def draw_labelled_pixels(count_per_class: int, first_seed: int, side_px: int) -> LabelledPixels:
    """Fields of all four classes as arrays, class by class."""
    spec = PreprocessSpec(width_px=side_px, height_px=side_px)
    images, classes = [], []
    for class_index, style in enumerate(CLASS_STYLES.values()):
        for seed in range(first_seed, first_seed + count_per_class):
            field = draw_smear(style.value, width_px=SIDE_PX, height_px=SIDE_PX, seed=1000 * class_index + seed)
            images.append(preprocess(field, spec))
            classes.append(class_index)
    return LabelledPixels(np.stack(images), np.array(classes, dtype=np.int64))
