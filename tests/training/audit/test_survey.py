"""Every image is looked at once; an unreadable one is listed and takes no part."""

from pathlib import Path

import numpy as np

from inference.images import read_image
from inference.shifts import Shift
from training.audit.survey import survey_images
from training.dataset.folder import import_folder
from training.splitting.colour_statistics import colour_statistics
from training.splitting.near_duplicates import difference_hash

WARM = Shift(name="warm", gains=(1.08, 1.0, 0.9))


def test_an_unreadable_image_is_listed_with_its_reason_and_left_out_of_the_rest(faulty_data: Path):
    survey = survey_images(import_folder(faulty_data), [WARM], seed=0)
    assert [each.path for each in survey.unreadable] == ["Pre/Pre-10.png"]
    assert "no image" in survey.unreadable[0].reason
    assert len(survey.dataset.samples) == len(survey.labels) == len(survey.fingerprints.hashes) == 39
    assert survey.colours.shape == survey.blank_colours.shape == (2, 39, 15)
    assert len(survey.bar_corners) == len(survey.sampled) == 39


def test_rows_belong_to_their_images(faulty_data: Path):
    survey = survey_images(import_folder(faulty_data), [], seed=0)
    last = survey.dataset.root / survey.dataset.samples[-1].path
    assert (survey.fingerprints.hashes[-1] == difference_hash(read_image(last).pixels)).all()
    assert (survey.colours[0, -1] == colour_statistics(read_image(last).pixels)).all()
    assert survey.sizes == {(64, 64): 39}


def test_of_many_images_a_sample_is_looked_at_in_detail_and_all_are_hashed(drawn_data: Path):
    survey = survey_images(import_folder(drawn_data), [], seed=0, max_sampled=7)
    assert len(survey.fingerprints.hashes) == 40
    assert survey.colours.shape == (1, 7, 15)
    assert (np.diff(survey.sampled) > 0).all()
    assert (survey.colours[0] == survey.fingerprints.colours[survey.sampled]).all()
    again = survey_images(import_folder(drawn_data), [], seed=0, max_sampled=7)
    assert (again.sampled == survey.sampled).all()


def test_an_unreadable_image_in_the_sample_does_not_shift_the_others(faulty_data: Path):
    survey = survey_images(import_folder(faulty_data), [], seed=0, max_sampled=39)
    assert (survey.colours[0] == survey.fingerprints.colours[survey.sampled]).all()
