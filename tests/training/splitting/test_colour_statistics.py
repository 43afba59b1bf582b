"""The fifteen colour statistics are what NumPy makes of the pixels, and know nothing of their arrangement."""

import numpy as np

from training.splitting.colour_statistics import STATISTIC_COUNT, STATISTIC_NAMES, colour_statistics


def test_there_are_fifteen_and_each_has_its_own_name():
    assert STATISTIC_COUNT == len(set(STATISTIC_NAMES)) == 15


def test_they_are_numpys_means_deviations_and_percentiles():
    pixels = np.random.default_rng(0).integers(0, 256, (41, 37, 3), dtype=np.uint8)
    expected = [
        value
        for channel in pixels.reshape(-1, 3).T
        for value in (
            channel.mean(),
            channel.std(),
            *(np.percentile(channel, each, method="inverted_cdf") for each in (10, 50, 90)),
        )
    ]
    np.testing.assert_allclose(colour_statistics(pixels), expected)


def test_shuffled_pixels_have_the_same_statistics():
    rng = np.random.default_rng(1)
    pixels = rng.integers(0, 256, (100, 3), dtype=np.uint8)
    assert (colour_statistics(pixels) == colour_statistics(rng.permutation(pixels))).all()


def test_a_single_pixel_is_its_own_mean_and_percentiles():
    statistics = dict(zip(STATISTIC_NAMES, colour_statistics(np.array([[7, 0, 255]], dtype=np.uint8)), strict=True))
    assert (statistics["red_mean"], statistics["red_sd"], statistics["red_p50"]) == (7, 0, 7)
    assert (statistics["green_p10"], statistics["blue_p90"]) == (0, 255)
