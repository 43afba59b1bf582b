"""Spatial attention is Woo et al. 2018, equation 3, and nothing else."""

import numpy as np

from training.models.spatial_attention import SpatialAttention


def test_weights_equal_equation_3_computed_by_hand():
    rng = np.random.default_rng(1)
    maps = rng.normal(size=(2, 9, 8, 5)).astype(np.float32)
    layer = SpatialAttention(kernel_size=7)
    layer.build(maps.shape)
    kernel = rng.normal(size=(7, 7, 2, 1)).astype(np.float32)
    layer.set_weights([kernel])

    pooled = np.stack([maps.mean(axis=-1), maps.max(axis=-1)], axis=-1)
    padded = np.pad(pooled, ((0, 0), (3, 3), (3, 3), (0, 0)))
    expected = np.empty((2, 9, 8, 1))
    for row in range(9):
        for column in range(8):
            window = padded[:, row : row + 7, column : column + 7, :]
            expected[:, row, column, 0] = (window * kernel[..., 0]).sum(axis=(1, 2, 3))
    expected = 1.0 / (1.0 + np.exp(-expected))

    np.testing.assert_allclose(np.asarray(layer(maps)), expected, rtol=1e-4, atol=1e-5)


def test_the_convolution_has_no_bias_and_sees_two_maps():
    layer = SpatialAttention(kernel_size=7)
    layer.build((None, 9, 8, 64))
    assert [tuple(weight.shape) for weight in layer.weights] == [(7, 7, 2, 1)]
