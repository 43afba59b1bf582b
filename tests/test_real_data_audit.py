"""On the real images: the audit finds the copies and the colour-only figures that were measured on the whole set."""

import os
from pathlib import Path

import pytest

from training.audit.audit import Audited, AuditPlan, audit_dataset
from training.audit.record import View
from training.dataset.folder import import_folder
from training.splitting.splits import SplitKind

DATA = os.environ.get("SMEARSCOPE_DATA", "")

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.slow,
    pytest.mark.skipif(
        not (Path(DATA) / "all").is_dir() or not DATA,
        reason="SMEARSCOPE_DATA names no folder with the real images (all/Benign, Early, Pre, Pro)",
    ),
]

# Measured on all 3256 published images before there was an audit; a folder of fewer images moves an accuracy a little,
# and so may other fifteen colour statistics than were used then.
WHOLE_SET_NEAR_PAIRS = 73
WHOLE_SET_COLOUR_ACCURACY = {SplitKind.RANDOM: 0.976, SplitKind.STAIN_GROUPED: 0.912}
TOLERANCE = 0.015


@pytest.fixture(scope="module")
def audited() -> Audited:
    return audit_dataset(import_folder(Path(DATA) / "all"), (), AuditPlan(shifts=(), views=(View.COLOUR,)))


def test_forty_pairs_are_identical_and_all_are_pro_b(audited):
    duplicates = audited.audit.duplicates
    assert duplicates.identical_pairs_per_class == {"pro_b": 40}
    assert audited.audit.data.image_count - duplicates.distinct_image_count == 40


def test_near_duplicates_are_as_many_as_the_withheld_images_leave_and_mostly_neighbours(audited):
    duplicates = audited.audit.duplicates
    assert WHOLE_SET_NEAR_PAIRS - 10 <= duplicates.near_pair_count <= WHOLE_SET_NEAR_PAIRS
    assert duplicates.adjacent_pair_count > duplicates.near_pair_count / 2
    assert duplicates.wide_across_classes_pair_count == 0


@pytest.mark.parametrize("kind", WHOLE_SET_COLOUR_ACCURACY)
def test_colour_alone_tells_the_classes_as_well_as_was_measured(audited, kind):
    (score,) = (each for each in audited.audit.baselines if each.kind is kind)
    assert score.accuracy == pytest.approx(WHOLE_SET_COLOUR_ACCURACY[kind], abs=TOLERANCE)


def test_only_the_random_split_leaks(audited):
    assert [leak.name for leak in audited.audit.leaks if leak.leaks] == ["random"]


def test_the_scale_bars_styles_are_the_three_that_are_known(audited):
    named = [style for style in audited.audit.bar_styles if style.name != "no common style"]
    assert len(named) == 3
    assert sum(style.image_count for style in named) > 0.95 * audited.audit.data.image_count
