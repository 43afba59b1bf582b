"""Channel attention is Woo et al. 2018, equation 2, and nothing else."""

import numpy as np
import pytest

from training.models.channel_attention import ChannelAttention


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-x))


def _with_random_weights(layer: ChannelAttention, shape: tuple[int, ...]) -> list[np.ndarray]:
    layer.build(shape)
    rng = np.random.default_rng(3)
    weights = [rng.normal(size=weight.shape).astype(np.float32) for weight in layer.get_weights()]
    layer.set_weights(weights)
    return weights


def test_weights_equal_equation_2_computed_by_hand():
    maps = np.random.default_rng(0).normal(size=(2, 5, 6, 8)).astype(np.float32)
    layer = ChannelAttention(reduction_ratio=4)
    kernel_0, bias_0, kernel_1, bias_1 = _with_random_weights(layer, maps.shape)

    def mlp(pooled: np.ndarray) -> np.ndarray:
        return np.maximum(pooled @ kernel_0 + bias_0, 0.0) @ kernel_1 + bias_1

    expected = _sigmoid(mlp(maps.mean(axis=(1, 2))) + mlp(maps.max(axis=(1, 2))))

    found = np.asarray(layer(maps))

    assert found.shape == (2, 1, 1, 8)
    np.testing.assert_allclose(found[:, 0, 0, :], expected, rtol=1e-5, atol=1e-6)


def test_the_hidden_layer_has_channels_over_ratio_units():
    layer = ChannelAttention(reduction_ratio=16)
    layer.build((None, 7, 7, 64))
    assert layer.kernel_hidden.shape == (64, 4)
    assert layer.kernel_out.shape == (4, 64)


def test_fewer_channels_than_the_ratio_still_get_one_hidden_unit():
    layer = ChannelAttention(reduction_ratio=16)
    layer.build((None, 7, 7, 3))
    assert layer.kernel_hidden.shape == (3, 1)


def test_a_ratio_below_one_is_refused():
    with pytest.raises(ValueError, match="at least 1, got 0"):
        ChannelAttention(reduction_ratio=0)


def test_unknown_channel_count_is_refused():
    with pytest.raises(ValueError, match="known number of channels"):
        ChannelAttention().build((None, 7, 7, None))
