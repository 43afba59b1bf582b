"""A teacher sees a batch as the project resizes images, answers as in use, and learns nothing."""

import keras
import numpy as np
import pytest
from numpy.typing import NDArray

from inference.errors import UnusableInputError
from inference.preprocessing import PreprocessSpec, preprocess
from tests.training.drawn_folder import draw_labelled_pixels
from tests.training.made_up_teacher import made_up_teacher
from tests.training.tiny import tiny_recipe
from training.distillation import Distillation
from training.fitting.network import NetworkPlan
from training.fitting.teacher import Teacher

TAUGHT = tiny_recipe(distillation=Distillation(temperature=2, weight=0.5))


def _images(side_px: int) -> NDArray[np.uint8]:
    return draw_labelled_pixels(1, first_seed=5, side_px=side_px).pixels


def _seen(teacher_px: int, images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """What the network of a teacher gets."""
    mirror = keras.Sequential([keras.Input((teacher_px, teacher_px, 3)), keras.layers.Identity()])
    return np.asarray(Teacher(mirror, made_up_teacher().record).logits(images.astype(np.float32)))


@pytest.mark.parametrize(("side_px", "teacher_px"), [(64, 48), (48, 64), (64, 32), (32, 64), (45, 64)])
def test_it_sees_an_image_as_the_project_resizes_it(side_px: int, teacher_px: int):
    images = _images(side_px)
    resized = [preprocess(image, PreprocessSpec(width_px=teacher_px, height_px=teacher_px)) for image in images]
    # Not rounded to whole numbers; OpenCV's enlarging of 8-bit images rounds in between, too.
    np.testing.assert_allclose(_seen(teacher_px, images), np.stack(resized), atol=1.0)


def test_images_of_its_own_size_are_seen_as_they_are():
    images = _images(48)
    np.testing.assert_array_equal(_seen(48, images), images)


def test_it_answers_as_in_use_whatever_else_is_in_the_batch():
    teacher, images = made_up_teacher(), _images(48).astype(np.float32)
    together = np.asarray(teacher.logits(images))
    alone = np.concatenate([np.asarray(teacher.logits(image[None])) for image in images])
    # With the batch's own statistics, or dropout, they would differ.
    np.testing.assert_allclose(together, alone, atol=1e-5)
    np.testing.assert_array_equal(together, np.asarray(teacher.model(images, training=False)))


def test_its_weights_are_none_of_what_is_trained_or_saved():
    teacher = made_up_teacher()
    assert teacher.model.trainable_variables == []
    taught, untaught = (
        NetworkPlan(recipe, 4, None, 9, "float32", teacher=by).build(0)
        for recipe, by in ((TAUGHT, teacher), (tiny_recipe(), None))
    )
    for network in (taught, untaught):
        network.model.optimizer.build(network.model.trainable_variables)
    assert {name: array.shape for name, array in taught.capture().items()} == {
        name: array.shape for name, array in untaught.capture().items()
    }
    own = {id(variable) for variable in taught.model.variables}
    assert own.isdisjoint(id(variable) for variable in teacher.model.variables)


def test_a_recipe_that_wants_a_teacher_has_one_and_no_other_recipe_has():
    with pytest.raises(UnusableInputError, match=r"tiny has a table \[distillation\].*name one with .*--teacher"):
        NetworkPlan(TAUGHT, 4, None, 9, "float32")
    with pytest.raises(UnusableInputError, match=r"recipe tiny does not say how much.*leave --teacher out"):
        NetworkPlan(tiny_recipe(), 4, None, 9, "float32", teacher=made_up_teacher())
