"""What a reading process hands over: the model's array, and what the row says of the original."""

from pathlib import Path

import numpy as np

from inference.images import SmearImage
from inference.prepared import prepare
from inference.preprocessing import PreprocessSpec, preprocess
from inference.quality import measure_quality


def test_a_prepared_image_holds_the_models_array_and_the_originals_size(field):
    spec = PreprocessSpec(width_px=64, height_px=48)

    prepared = prepare(SmearImage(Path("a.svs"), 3, np.ascontiguousarray(field), "ab" * 32, tile_x=5, tile_y=7), spec)

    assert np.array_equal(prepared.array, preprocess(field, spec))
    assert prepared.quality == measure_quality(prepared.array)
    assert (prepared.width_px, prepared.height_px) == (160, 120)
    assert (prepared.page, prepared.tile_x, prepared.tile_y, prepared.sha256) == (3, 5, 7, "ab" * 32)
