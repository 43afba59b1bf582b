"""The map places images by colour alone, so that a white balance is one arrow for all."""

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from training.audit.audit import Audited
from training.audit.stain_map import DARK, LIGHT, describe_groups, draw_stain_map, stain_place
from training.splitting.splits import SplitKind, make_split


def test_a_white_balance_moves_every_colour_by_the_same_distance():
    colours = np.array([[200.0, 180.0, 220.0], [90.0, 60.0, 140.0], [240.0, 240.0, 240.0]])
    moves = stain_place(colours * [1.08, 1.0, 0.9]) - stain_place(colours)
    np.testing.assert_allclose(moves, np.broadcast_to(np.log2([1.08, 0.9]), (3, 2)))


def test_grey_lies_at_the_origin_and_black_does_not_fail():
    assert stain_place(np.array([[128.0] * 3, [0.0] * 3])).tolist() == [[0, 0], [0, 0]]


def test_groups_are_described_per_class_from_least_to_most_red(audited: Audited):
    split = make_split(audited.survey.dataset, SplitKind.STAIN_GROUPED, fingerprints=audited.survey.fingerprints)
    groups = describe_groups(audited.survey, split)
    assert sum(group.image_count for group in groups) == 39
    order = [label.id for label in audited.audit.labels]
    assert [order.index(group.label_id) for group in groups] == sorted(order.index(group.label_id) for group in groups)
    for label_id in order:
        redness = [stain_place(np.array(group.mean_rgb))[0] for group in groups if group.label_id == label_id]
        assert redness == sorted(redness)


def test_without_a_split_each_class_is_one_group(audited: Audited):
    assert [group.image_count for group in describe_groups(audited.survey, None)] == [10, 10, 9, 10]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_map_is_drawn_on_its_pages_own_colour(audited: Audited, theme):
    image = Image.open(io.BytesIO(draw_stain_map(audited.survey, theme))).convert("RGB")
    assert "#{:02x}{:02x}{:02x}".format(*image.getpixel((1, 1))) == theme.paper
    assert image.width > 3 * image.height > 300


def test_more_classes_than_fit_a_row_are_drawn_below(audited: Audited):
    dataset = audited.survey.dataset
    more = tuple(dataset.labels[0].model_copy(update={"id": f"other_{number}"}) for number in range(3))
    survey = replace(audited.survey, dataset=replace(dataset, labels=dataset.labels + more))
    one_row, two_rows = (Image.open(io.BytesIO(draw_stain_map(each, LIGHT))) for each in (audited.survey, survey))
    assert two_rows.width == one_row.width
    assert two_rows.height > 1.7 * one_row.height
