"""What a shift costs is counted on the same images."""

import numpy as np
import pytest

from inference.errors import UnusableInputError
from inference.shifts import DEFAULT_SHIFTS, Shift, read_shifts
from tests.training.evaluation.made_up import WARM, answers_of
from training.dataset.folder import ALL_LABELS
from training.evaluation.robustness import score_shift, shift_ids

TRUTH = (0, 0, 1, 1, 2, 3)
CLEAN = (0, 1, 1, 1, 2, 0)  # a false alarm, and a pro already called benign
SHIFTED = (0, 0, 0, 1, 3, 0)  # the alarm is gone, an early turned benign, a pre became pro


def test_six_images_give_the_figures_worked_out_by_hand():
    found = score_shift("warm", WARM, answers_of(TRUTH, CLEAN), np.array(SHIFTED), ALL_LABELS)

    assert found.accuracy.value == pytest.approx(3 / 6)
    assert found.accuracy_change_points.value == pytest.approx(100 * (3 - 4) / 6)
    assert found.macro_recall == pytest.approx((1 + 0.5 + 0 + 0) / 4)
    assert found.macro_recall_change_points == pytest.approx(100 * (0.375 - (0.5 + 1 + 1 + 0) / 4))
    assert found.sensitivity is not None
    assert found.sensitivity.value == pytest.approx(2 / 4)
    assert found.sensitivity_change_points is not None
    assert found.sensitivity_change_points.value == pytest.approx(100 * (2 - 3) / 4)
    assert found.specificity is not None
    assert found.specificity.value == 1.0
    # Only the early turned benign; the pro was missed without the shift already.
    assert (found.missed_count, found.flipped_to_benign_count, found.changed_count) == (2, 1, 3)
    # Right before and wrong now: two; the other way: one.
    assert found.mcnemar_p == pytest.approx(1.0)


def test_every_bundled_shift_has_a_column_of_its_own():
    ids = shift_ids(read_shifts(DEFAULT_SHIFTS))
    assert len(set(ids)) == len(ids)
    assert "corner_r_plus_8_g_minus_8_b_minus_8" in ids
    assert "warm_r_x1_08_b_x0_90" in ids


@pytest.mark.parametrize("names", [("warm", "Warm!"), ("%",)], ids=["twice", "no letters"])
def test_a_name_that_makes_no_column_is_refused(names: tuple[str, ...]):
    with pytest.raises(UnusableInputError, match="needs a name of its own"):
        shift_ids([Shift(name=name) for name in names])
