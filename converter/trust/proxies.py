"""Gathers a build's answers on everything that out-of-distribution scores are weighed by."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from converter.scoring.build_outputs import run_build
from converter.source import read_split_file
from converter.split_file import Subset
from converter.subsets import load_images
from converter.trust.candidates import Answers
from converter.trust.foils import FoilKind, make_foils
from converter.trust.method_choice import Proxies
from inference.bundle import Bundle
from inference.preprocessing import preprocess
from inference.shifts import DEFAULT_SHIFTS, apply_shift, read_shifts


def gather_proxies(
    bundle: Bundle,
    data: Path,
    split_path: Path,
    foil_count: int,
    seed: int,
    thread_count: int,
    say: Callable[[str], None],
) -> Proxies:
    """Run a build over training images, images that trained nothing, made foreign images and shifted ones.

    Args:
        bundle: verified.
        data: the folder that the split names.
        split_path: the split that the model was trained on; its test images have no part in this.
        foil_count: made foreign images of each kind.
        seed: of the made images.
        thread_count: threads of one inference.
        say: told what happens, a line at a time.

    Raises:
        UnusableInputError: the split is another, or an image is missing or changed.
        UnreadableImageError: an image cannot be decoded.
    """
    card = bundle.card
    split = read_split_file(split_path, card.training)

    def ask(what: str, pixels: NDArray[np.uint8]) -> Answers:
        say(f"{len(pixels)} images: {what}")
        outputs = run_build(bundle.model, pixels, thread_count)
        return Answers(outputs.logits, outputs.features)

    train, known = (
        load_images(split.of(subset), data, card.labels, card.preprocess)
        for subset in (Subset.TRAIN, split.calibration_subset)
    )

    def foils_of(kind: FoilKind) -> NDArray[np.uint8]:
        made = make_foils(kind, known.pixels, foil_count, seed)
        return np.stack([preprocess(image, card.preprocess) for image in made])

    return Proxies(
        train=ask("train", train.pixels),
        train_truth=train.truth,
        known=ask(known.subset.value, known.pixels),
        known_truth=known.truth,
        foils={kind: ask(kind.value, foils_of(kind)) for kind in FoilKind},
        shifted={
            shift.name: ask(shift.name, np.stack([apply_shift(image, shift) for image in known.pixels]))
            for shift in read_shifts(DEFAULT_SHIFTS)
        },
    )
