"""Chooses the images of a figure by a rule and a seed, so that nobody can pick the fine ones by hand."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class ClassChoice:
    """What is shown of one class.

    Attributes:
        right: indices of images given their class.
        wrong: indices of images given another one.
        right_count: how many there were to choose from.
        wrong_count: the same.
    """

    right: tuple[int, ...]
    wrong: tuple[int, ...]
    right_count: int
    wrong_count: int


def choose(
    truth: NDArray[np.int64], predicted: NDArray[np.int64], class_count: int, per_class: int, seed: int
) -> tuple[ClassChoice, ...]:
    """Draw, from each class, up to `per_class` right and as many wrong answers at random without replacement.

    Args:
        truth: int (N,), class index of each image.
        predicted: int (N,), the answers.
        class_count: K.
        per_class: most images of each kind.
        seed: of the draw; a class's draw does not depend on the other classes.

    Returns:
        K choices, indices in the order drawn.
    """
    choices = []
    for index in range(class_count):
        is_right = (truth == index) & (predicted == index)
        is_wrong = (truth == index) & (predicted != index)
        drawn = [
            np.random.default_rng([seed, index, kind]).permutation(np.flatnonzero(group))[:per_class]
            for kind, group in enumerate((is_right, is_wrong))
        ]
        choices.append(
            ClassChoice(
                right=tuple(int(each) for each in drawn[0]),
                wrong=tuple(int(each) for each in drawn[1]),
                right_count=int(is_right.sum()),
                wrong_count=int(is_wrong.sum()),
            )
        )
    return tuple(choices)
