"""BlockMaxPooling gives what Keras's MaxPooling2D gives."""

import keras
import numpy as np
import pytest

from training.models.block_max_pooling import BlockMaxPooling


@pytest.mark.parametrize("shape", [(1, 2, 2, 1), (3, 6, 4, 5), (2, 8, 8, 3)])
def test_it_equals_max_pooling(shape: tuple[int, ...]):
    maps = np.random.default_rng(0).normal(size=shape).astype(np.float32)
    np.testing.assert_array_equal(np.asarray(BlockMaxPooling()(maps)), np.asarray(keras.layers.MaxPooling2D()(maps)))


@pytest.mark.parametrize("shape", [(None, 7, 8, 3), (None, 8, 7, 3), (None, None, 8, 3)])
def test_an_odd_or_unknown_side_is_refused(shape: tuple[int | None, ...]):
    with pytest.raises(ValueError, match="even height and width"):
        BlockMaxPooling().compute_output_shape(shape)
