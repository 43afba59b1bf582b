"""Every image is decoded once; one that cannot be decoded stops a split instead of falling out of it."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from inference.errors import UnreadableImageError
from inference.images import read_image
from training.dataset.folder import import_folder
from training.splitting.colour_statistics import colour_statistics
from training.splitting.fingerprints import fingerprint_images
from training.splitting.near_duplicates import difference_hash


def test_fingerprints_are_hash_and_colours_of_each_image_in_order(drawn_data: Path):
    dataset = import_folder(drawn_data)
    told: list[tuple[int, int]] = []
    found = fingerprint_images(dataset.root, dataset.samples[:3], lambda done, total: told.append((done, total)))
    paths = [dataset.root / sample.path for sample in dataset.samples[:3]]
    assert (found.hashes == [difference_hash(read_image(path).pixels) for path in paths]).all()
    assert (found.colours[2] == colour_statistics(read_image(paths[2]).pixels)).all()
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_no_image_gives_empty_arrays():
    found = fingerprint_images(Path("nowhere"), [])
    assert (found.hashes.shape, found.colours.shape) == ((0, 32), (0, 15))
    assert found.hashes.dtype == np.uint8


def test_a_damaged_image_is_named(tmp_path: Path, drawn_data: Path):
    root = shutil.copytree(drawn_data, tmp_path / "damaged")
    (root / "Pre" / "Pre-2.png").write_bytes(b"")
    dataset = import_folder(root)
    with pytest.raises(UnreadableImageError, match=r"Pre-2\.png"):
        fingerprint_images(dataset.root, dataset.samples)
