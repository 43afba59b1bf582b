"""The scores rank a heatmap that is right above orders that know nothing, and say so with intervals."""

from typing import Any

import keras
import numpy as np
import pytest
from numpy.typing import NDArray

from training.faithfulness.record import Order, Plan
from training.faithfulness.scores import Measured, areas, measure, summarise

SIDE_PX = 32
PLAN = Plan(step_count=8, resamples=200)


def _redness_model() -> Any:
    """Class 1 if there is a red patch anywhere: its Grad-CAM is exactly where the patch is."""
    images = keras.Input((SIDE_PX, SIDE_PX, 3))
    scaled = keras.Input((SIDE_PX, SIDE_PX, 3))
    red = keras.layers.Conv2D(1, 1, activation="relu", name="red")
    backbone = keras.Model(scaled, keras.layers.AveragePooling2D(4)(red(scaled)), name="backbone")
    maps = keras.Input(backbone.output_shape[1:])
    features = keras.layers.GlobalAveragePooling2D()(maps)
    dense = keras.layers.Dense(2)
    classifier = keras.Model(maps, [dense(features), features], name="classifier")
    logits, _features = classifier(backbone(keras.layers.Rescaling(1 / 255, name="scaling")(images)))
    red.set_weights([np.array([1.0, -1.0, 0.0], dtype=np.float32).reshape(1, 1, 3, 1), np.zeros(1)])
    dense.set_weights([np.array([[0.0, 250.0]], dtype=np.float32), np.array([0.0, -3.0])])
    return keras.Model(images, logits)


def _patches(count: int) -> NDArray[np.uint8]:
    """Grey fields, each with one red patch in another corner region."""
    pixels = np.full((count, SIDE_PX, SIDE_PX, 3), 200, dtype=np.uint8)
    for index in range(count):
        row, column = 4 + 16 * (index % 2), 4 + 16 * (index // 2 % 2)
        pixels[index, row : row + 8, column : column + 8] = (230, 40, 40)
    return pixels


def test_grad_cam_of_a_network_that_sees_one_thing_beats_every_other_order():
    measured = measure(_redness_model(), _patches(8), PLAN)
    assert (measured.predicted == 1).all()
    scores, contrasts = summarise(measured, np.zeros(8, dtype=np.int64), PLAN)
    by_order = {score.order: score for score in scores}
    for other in (Order.OTHER_IMAGE, Order.CENTRE, Order.RANDOM):
        assert by_order[Order.GRAD_CAM].deletion.value < by_order[other].deletion.value
        assert by_order[Order.GRAD_CAM].insertion.value > by_order[other].insertion.value
    assert {each.order for each in contrasts} == set(Order) - {Order.GRAD_CAM}
    for contrast in contrasts:
        assert contrast.deletion_gain.low > 0
        assert contrast.insertion_gain.low > 0


def test_all_orders_start_and_end_at_the_same_probabilities():
    measured = measure(_redness_model(), _patches(3), PLAN)
    for order in Order:
        np.testing.assert_array_equal(measured.deletion[order][:, 0], measured.insertion[order][:, -1])
        np.testing.assert_array_equal(measured.deletion[order][:, -1], measured.insertion[order][:, 0])
        assert measured.deletion[order].shape == (3, len(PLAN.shares))
    assert measured.deletion[Order.RANDOM][0, 0] > 0.9
    assert measured.deletion[Order.RANDOM][0, -1] < 0.1


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others():
    model, pixels = _redness_model(), _patches(3)
    first, again = (measure(model, pixels, PLAN) for _ in range(2))
    other = measure(model, pixels, PLAN.model_copy(update={"seed": 1}))
    np.testing.assert_array_equal(first.deletion[Order.RANDOM], again.deletion[Order.RANDOM])
    assert (first.deletion[Order.RANDOM] != other.deletion[Order.RANDOM]).any()


def test_a_blank_heatmap_is_counted():
    pixels = _patches(3)
    pixels[1] = 200
    measured = measure(_redness_model(), pixels, PLAN)
    assert measured.blank.tolist() == [False, True, False]


def test_a_single_image_has_no_other_image_to_be_compared_with():
    with pytest.raises(ValueError, match="at least two images"):
        measure(_redness_model(), _patches(1), PLAN)


def test_the_area_is_that_of_the_trapezia():
    shares = [0.0, 0.5, 1.0]
    curves = np.array([[0.6, 0.6, 0.6], [1.0, 0.5, 0.0], [1.0, 0.0, 0.0]])
    np.testing.assert_allclose(areas(curves, shares), [0.6, 0.5, 0.25])


def test_a_gain_is_positive_where_grad_cam_is_the_more_faithful():
    plan = Plan(step_count=2, resamples=100)
    flat = np.full((4, 3), 0.5)
    better, worse = flat - 0.2, flat + 0.2
    deletion = dict.fromkeys(Order, flat) | {Order.GRAD_CAM: better}
    insertion = dict.fromkeys(Order, flat) | {Order.GRAD_CAM: worse}
    measured = Measured(np.zeros(4, dtype=np.int64), np.zeros(4, dtype=np.bool_), deletion, insertion)
    _scores, contrasts = summarise(measured, np.array([0, 0, 1, 1]), plan)
    for contrast in contrasts:
        assert contrast.deletion_gain.value == pytest.approx(0.2)
        assert contrast.insertion_gain.value == pytest.approx(0.2)
