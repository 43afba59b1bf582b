"""Pages are chosen by the numbers that results.csv shows, and keep them."""

import numpy as np
import pytest
import tifffile
from PIL import Image

from inference.errors import UnreadableImageError, UnusableInputError
from inference.images import read_image, read_images
from inference.limits import ReadingLimits
from inference.pages import ALL_PAGES, FIRST_PAGE, PageChoice


@pytest.fixture
def stack(tmp_path):
    """Five grey pages of 0, 10, 20, 30 and 40."""
    path = tmp_path / "stack.tif"
    tifffile.imwrite(path, np.repeat(np.arange(0, 50, 10, dtype=np.uint8), 64).reshape(5, 8, 8))
    return path


@pytest.mark.parametrize(
    ("text", "expected"),
    [("0", [0]), ("0,2", [0, 2]), ("1-3", [1, 2, 3]), ("3-", [3, 4]), (" 4 , 1 ", [1, 4]), ("2-9", [2, 3, 4])],
)
def test_chosen_pages_are_read_in_the_files_order_under_their_own_numbers(stack, text, expected):
    images = list(read_images(stack, pages=PageChoice.parse(text)))

    assert [image.page for image in images] == expected
    assert [int(image.pixels[0, 0, 0]) for image in images] == [10 * page for page in expected]


@pytest.mark.parametrize("text", ["", "first", "-1", "1-2-3", "1.5", "0,", "1 2"])
def test_what_names_no_page_is_refused_with_what_to_give(text):
    with pytest.raises(UnusableInputError, match="give numbers counted from 0"):
        PageChoice.parse(text)


def test_a_range_that_ends_before_it_begins_is_refused():
    with pytest.raises(UnusableInputError, match="'5-3' ends before it begins"):
        PageChoice.parse("5-3")


@pytest.mark.parametrize("text", ["0", "0,2", "3-5", "2-"])
def test_a_choice_is_written_as_it_is_read(text):
    assert str(PageChoice.parse(text)) == text


def test_every_page_and_the_first_have_names():
    assert (str(ALL_PAGES), str(FIRST_PAGE)) == ("all", "0")


def test_a_file_without_any_of_the_chosen_pages_says_how_many_it_has(stack):
    with pytest.raises(
        UnreadableImageError, match=r"has 5 pages, numbered from 0; none of the chosen ones \(7-\)"
    ) as caught:
        list(read_images(stack, pages=PageChoice.parse("7-")))

    assert caught.value.sha256


def test_an_ordinary_image_has_page_0_only(tmp_path, field):
    Image.fromarray(field).save(tmp_path / "field.png")

    assert [image.page for image in read_images(tmp_path / "field.png", pages=FIRST_PAGE)] == [0]
    with pytest.raises(UnreadableImageError, match=r"one page, number 0; the chosen ones \(1\)"):
        list(read_images(tmp_path / "field.png", pages=PageChoice.parse("1")))


def test_a_page_that_is_not_chosen_may_be_damaged(tmp_path):
    path = tmp_path / "stack.tif"
    with tifffile.TiffWriter(path) as writer:
        for value in (10, 20):
            writer.write(np.full((64, 64), value, np.uint8), compression="zlib", metadata=None)
    with tifffile.TiffFile(path) as written:
        offset = written.pages[0].dataoffsets[0]
    data = bytearray(path.read_bytes())
    data[offset : offset + 8] = b"\xff" * 8
    path.write_bytes(data)

    with pytest.raises(UnreadableImageError):
        read_image(path)
    assert [image.page for image in read_images(path, pages=PageChoice.parse("1"))] == [1]


def test_each_plane_of_an_ome_tiff_is_a_grey_page_in_the_files_order(tmp_path):
    path = tmp_path / "planes.ome.tif"
    planes = np.arange(6, dtype=np.uint8).reshape(2, 3, 1, 1) * np.ones((1, 1, 16, 16), np.uint8)
    tifffile.imwrite(path, planes, metadata={"axes": "CZYX"}, photometric="minisblack")

    images = list(read_images(path))

    assert [image.page for image in images] == list(range(6))
    assert [image.pixels[3, 3].tolist() for image in images] == [[value] * 3 for value in range(6)]


def test_a_colour_z_series_of_an_ome_tiff_is_a_colour_page_per_plane(tmp_path, field):
    path = tmp_path / "series.ome.tif"
    tifffile.imwrite(path, np.stack([field, 255 - field]), metadata={"axes": "ZYXS"}, photometric="rgb")

    first, second = read_images(path)

    assert np.array_equal(first.pixels, field)
    assert np.array_equal(second.pixels, 255 - field)


def test_more_pages_than_the_limit_are_refused_before_any_is_read(stack):
    with pytest.raises(UnreadableImageError, match="more than 4 pages, or their chain leads in a circle"):
        next(read_images(stack, ReadingLimits(max_pages=4)))

    assert len(list(read_images(stack, ReadingLimits(max_pages=5)))) == 5
