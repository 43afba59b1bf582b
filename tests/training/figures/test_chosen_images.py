"""Examples are chosen by a rule and a seed."""

import numpy as np

from training.figures.chosen_images import choose

TRUTH = np.repeat(np.arange(3), 40)
PREDICTED = np.where(np.arange(120) % 4 == 0, (TRUTH + 1) % 3, TRUTH)


def test_right_and_wrong_examples_are_of_the_class_and_never_more_than_asked_for():
    for index, choice in enumerate(choose(TRUTH, PREDICTED, 3, per_class=3, seed=0)):
        assert len(choice.right) == len(choice.wrong) == 3
        assert len({*choice.right, *choice.wrong}) == 6
        assert all(TRUTH[each] == PREDICTED[each] == index for each in choice.right)
        assert all(TRUTH[each] == index != PREDICTED[each] for each in choice.wrong)
        assert (choice.right_count, choice.wrong_count) == (30, 10)


def test_the_seed_alone_decides():
    first, again, other = (choose(TRUTH, PREDICTED, 3, per_class=3, seed=seed) for seed in (0, 0, 1))
    assert first == again
    assert first != other


def test_one_class_s_answers_do_not_change_another_s_examples():
    changed = np.where(TRUTH == 2, 0, PREDICTED)
    assert choose(TRUTH, changed, 3, per_class=3, seed=0)[:2] == choose(TRUTH, PREDICTED, 3, per_class=3, seed=0)[:2]


def test_a_class_that_is_always_right_has_no_wrong_example():
    choice = choose(TRUTH, TRUTH, 3, per_class=3, seed=0)[0]
    assert choice.wrong == ()
    assert choice.wrong_count == 0


def test_a_class_without_images_has_no_example():
    assert choose(TRUTH, PREDICTED, 4, per_class=3, seed=0)[3].right_count == 0
