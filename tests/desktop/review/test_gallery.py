"""The gallery copies what it is asked to, keeps no folder's name, and never loses a picture to a damaged list."""

import numpy as np
import pytest

from desktop.review import gallery as gallery_module
from desktop.review.gallery import LIST_FILE, MAX_SIDE_PX, Gallery, GalleryError


@pytest.fixture
def gallery(tmp_path):
    return Gallery(tmp_path / "gallery")


def _field(seed=0, width=60, height=40):
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)


def test_an_added_image_comes_back_pixel_by_pixel(gallery):
    pixels = _field()
    added = gallery.add(pixels, "Pre-B", title="Ward 7/Fall Ü/field 1.png", added_by="Dr A")

    (found,) = Gallery(gallery.folder).images("Pre-B")
    assert found == added
    assert (found.title, found.added_by) == ("field 1.png", "Dr A"), "folders may name patients"
    np.testing.assert_array_equal(gallery.pixels(found), pixels)
    assert gallery.images("Benign") == ()


def test_a_large_field_is_shrunk(gallery):
    added = gallery.add(_field(width=2 * MAX_SIDE_PX, height=100), "Pre-B")
    assert gallery.pixels(added).shape == (50, MAX_SIDE_PX, 3)


def test_nothing_is_made_before_the_first_image(gallery):
    assert gallery.images() == ()
    assert not gallery.folder.exists()


def test_a_removed_image_is_off_the_disk(gallery):
    kept, gone = gallery.add(_field(1), "Pre-B"), gallery.add(_field(2), "Benign")
    gallery.remove(gone)
    gallery.remove(gone)
    assert gallery.images() == (kept,)
    assert not gallery.path_of(gone).exists()
    assert gallery.path_of(kept).exists()


def test_a_class_holds_what_a_person_can_look_through(gallery, monkeypatch):
    monkeypatch.setattr(gallery_module, "MAX_PER_CLASS", 2)
    gallery.add(_field(1), "Pre-B")
    gallery.add(_field(2), "Pre-B")
    with pytest.raises(GalleryError, match="2 images of Pre-B already"):
        gallery.add(_field(3), "Pre-B")
    gallery.add(_field(3), "Benign")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"not json", "damaged"),
        (b'{"schema_version": 1}', "damaged"),
        (
            b'{"schema_version": 1, "images": [{"class_name": "A", "file_name": "../x.png", "title": "", '
            b'"added_at_utc": ""}]}',
            "damaged",
        ),
        (b'{"schema_version": 9}', "newer SmearScope"),
    ],
)
def test_a_list_that_cannot_be_read_is_left_as_it_is(gallery, content, words):
    gallery.folder.mkdir()
    (gallery.folder / LIST_FILE).write_bytes(content)
    with pytest.raises(GalleryError, match=words):
        gallery.images()
    with pytest.raises(GalleryError, match=words):
        gallery.add(_field(), "Pre-B")
    assert (gallery.folder / LIST_FILE).read_bytes() == content


def test_this_users_gallery_lies_in_his_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SMEARSCOPE_HOME", str(tmp_path))
    assert Gallery.of_user().folder == tmp_path / "gallery"
