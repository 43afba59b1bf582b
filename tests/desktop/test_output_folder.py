"""The output folder never lies among the images, never loses an earlier run, and takes every file name."""

import os
import sys

import numpy as np
import pytest
from PIL import Image

from desktop.output_folder import prepare_output_folder
from desktop.output_names import RESULTS_FILE
from inference.errors import OutputError, UnusableInputError


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def _written(output):
    return sorted(path.relative_to(output.overlay_path).as_posix() for path in output.overlay_path.rglob("*.png"))


def _write_overlays(output, images, screen):
    _summary, finished = screen(images)
    for screened in finished:
        output.write_overlay(screened, images)
    return finished


def test_a_missing_folder_is_made_with_its_parents(out, images):
    output = prepare_output_folder(out / "deep" / "er", images, new_run=False)

    assert output.path.is_dir()
    assert output.results_path == out / "deep" / "er" / "results.csv"


@pytest.mark.parametrize("inside", [".", "results", "a/b/c", "a/../results"])
def test_a_folder_among_the_images_is_refused(images, inside):
    with pytest.raises(UnusableInputError, match="lies inside the folder of images"):
        prepare_output_folder(images / inside, images, new_run=False)
    assert list(images.iterdir()) == []


def test_a_link_into_the_images_is_refused_too(out, images):
    out.symlink_to(images, target_is_directory=True)

    with pytest.raises(UnusableInputError, match="lies inside the folder of images"):
        prepare_output_folder(out / "results", images, new_run=False)


def test_a_folder_above_the_images_is_allowed(images):
    assert prepare_output_folder(images.parent, images, new_run=False).path == images.parent


def test_a_file_of_that_name_is_refused(out, images):
    out.write_text("a file")

    with pytest.raises(UnusableInputError, match="is a file; choose another name"):
        prepare_output_folder(out, images, new_run=False)


def test_a_folder_that_cannot_be_made_is_an_output_error(out, images):
    with pytest.raises(OutputError, match="cannot be used: File name too long"):
        prepare_output_folder(out / ("a" * 300), images, new_run=False)


@pytest.mark.parametrize("left", ["results.csv", "results.csv.part", "summary.txt", "summary.json", "overlays"])
def test_any_trace_of_an_earlier_run_is_refused_and_stays(out, images, left):
    out.mkdir()
    (out / left).mkdir() if left == "overlays" else (out / left).write_text("earlier")

    with pytest.raises(UnusableInputError, match=rf"already holds the results of a run \({left}\).*--new-run"):
        prepare_output_folder(out, images, new_run=False)
    assert [path.name for path in out.iterdir()] == [left]


def test_a_new_run_keeps_each_earlier_one_in_a_folder_of_its_own(out, images):
    (out / "overlays").mkdir(parents=True)
    (out / "overlays" / "a.png").write_text("overlay 1")
    (out / RESULTS_FILE).write_text("run 1")
    (out / "my notes.txt").write_text("mine")
    prepare_output_folder(out, images, new_run=True)
    (out / RESULTS_FILE).write_text("run 2")
    prepare_output_folder(out, images, new_run=True)

    assert (out / "earlier-run-001" / RESULTS_FILE).read_text() == "run 1"
    assert (out / "earlier-run-001" / "overlays" / "a.png").read_text() == "overlay 1"
    assert (out / "earlier-run-002" / RESULTS_FILE).read_text() == "run 2"
    assert (out / "my notes.txt").read_text() == "mine"
    assert not (out / RESULTS_FILE).exists()


def test_overlays_mirror_the_images_with_a_file_per_page(out, mixed_images, screen):
    output = prepare_output_folder(out, mixed_images, new_run=False)

    _write_overlays(output, mixed_images, screen)

    assert _written(output) == [
        "Fall Ü 03/Ausstrich Übersicht.jpg.png",
        "a.png.png",
        "case-01/same as a.png.png",
        "case-01/slide 2/pages.tif-p0001.png",
        "case-01/slide 2/pages.tif.png",
    ]
    with Image.open(output.overlay_path / "a.png.png") as written:
        assert written.size == (160, 120)


def test_images_that_differ_in_suffix_only_have_overlays_of_their_own(out, images, field, screen):
    for suffix in ("png", "bmp", "tif"):
        Image.fromarray(field).save(images / f"same.{suffix}")
    output = prepare_output_folder(out, images, new_run=False)

    _write_overlays(output, images, screen)

    assert _written(output) == ["same.bmp.png", "same.png.png", "same.tif.png"]


@pytest.mark.parametrize("letter", ["a", "ü", "図"])
def test_the_longest_names_have_overlays_that_are_told_apart(out, images, field, screen, letter):
    common = letter * (245 // len(letter.encode()))
    for number, pixels in enumerate((field, 255 - field)):
        Image.fromarray(pixels).save(images / f"{common}{number}.png")
    output = prepare_output_folder(out, images, new_run=False)

    _write_overlays(output, images, screen)

    assert len(_written(output)) == 2
    assert all(name.startswith(letter * 50 + "-") for name in _written(output))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has file names that are no text")
def test_an_image_whose_name_is_no_text_has_an_overlay(out, images, field_png, screen):
    with open(os.fsencode(images) + b"/\xff.png", "wb") as file:  # noqa: PTH123 - a name in bytes
        file.write(field_png)
    output = prepare_output_folder(out, images, new_run=False)

    _write_overlays(output, images, screen)

    assert [os.fsencode(path.name) for path in output.overlay_path.iterdir()] == [b"\xff.png.png"]


def test_an_overlay_shows_where_the_predicted_class_was_seen(out, images, field, field_png, screen):
    (images / "a.png").write_bytes(field_png)
    output = prepare_output_folder(out, images, new_run=False)

    (screened,) = _write_overlays(output, images, screen)

    with Image.open(output.overlay_path / "a.png.png") as written:
        assert not np.array_equal(np.asarray(written), field)
    assert screened.prediction.heatmaps[:, :, screened.prediction.predicted_index].any()


def test_a_second_run_is_kept_out_of_the_folder_until_the_first_lets_it_in(tmp_path):
    images = tmp_path / "images"
    images.mkdir()
    first = prepare_output_folder(tmp_path / "out", images, new_run=False)
    (tmp_path / "out" / "results.csv.part").write_text("rows of the first run")

    with pytest.raises(UnusableInputError, match="Another run is writing"):
        prepare_output_folder(tmp_path / "out", images, new_run=True)

    assert (tmp_path / "out" / "results.csv.part").exists()
    first.release()
    prepare_output_folder(tmp_path / "out", images, new_run=True).release()
    assert (tmp_path / "out" / "earlier-run-001" / "results.csv.part").exists()
