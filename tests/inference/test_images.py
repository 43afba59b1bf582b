"""Every ordinary format becomes the same upright 8-bit RGB, and says which bytes it came from."""

import hashlib

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageOps

from inference.errors import UnreadableImageError, UnusableInputError
from inference.images import is_candidate, read_image, read_images
from inference.limits import ReadingLimits
from tests.inference.image_files import (
    ALL_ORIENTATIONS,
    PngColour,
    deep_png,
    exif_with_orientation,
    grey_as_rgb,
    pixels_of,
    png_chunk,
    png_file,
)

# 257 x 100 is 100 exactly; 128 more is still nearer to 100, 129 more is nearer to 101.
DEEP_SAMPLES = np.array([[0, 128, 129], [25_700, 25_828, 25_829], [65_406, 65_407, 65_535]], dtype=np.uint16)
SHALLOW_SAMPLES = np.array([[0, 0, 1], [100, 100, 101], [254, 255, 255]], dtype=np.uint8)


@pytest.mark.parametrize(
    ("name", "options"),
    [("field.png", {}), ("field.bmp", {}), ("field.webp", {"lossless": True}), ("FIELD.PNG", {})],
)
def test_a_lossless_file_gives_back_the_pixels_that_were_saved(tmp_path, field, name, options):
    Image.fromarray(field).save(tmp_path / name, **options)

    assert np.array_equal(pixels_of(tmp_path / name), field)


@pytest.mark.parametrize("name", ["field.jpg", "field.jpeg"])
def test_a_jpeg_is_decoded_as_pillow_decodes_it(tmp_path, field, name):
    Image.fromarray(field).save(tmp_path / name, quality=90)

    with Image.open(tmp_path / name) as expected:
        assert np.array_equal(pixels_of(tmp_path / name), np.asarray(expected.convert("RGB")))


def test_a_grey_png_has_three_equal_channels(tmp_path, field):
    grey = np.ascontiguousarray(field[:, :, 1])
    Image.fromarray(grey).save(tmp_path / "grey.png")

    assert np.array_equal(pixels_of(tmp_path / "grey.png"), grey_as_rgb(grey))


def test_a_black_and_white_png_has_only_black_and_white(tmp_path):
    (tmp_path / "bits.png").write_bytes(png_file(8, 1, 1, PngColour.GREY, [b"\xa0"]))

    assert pixels_of(tmp_path / "bits.png")[0, :, 0].tolist() == [255, 0, 255, 0, 0, 0, 0, 0]


def test_an_indexed_png_shows_the_colours_of_its_palette(tmp_path):
    indexed = Image.new("P", (2, 1))
    indexed.putpalette([10, 20, 30, 200, 150, 100])
    indexed.putdata([1, 0])
    indexed.save(tmp_path / "indexed.png")

    assert pixels_of(tmp_path / "indexed.png").tolist() == [[[200, 150, 100], [10, 20, 30]]]


def test_transparent_pixels_are_laid_on_white(tmp_path):
    rgba = np.array([[[10, 20, 30, 0], [10, 20, 30, 255], [0, 0, 0, 51]]], dtype=np.uint8)
    Image.fromarray(rgba).save(tmp_path / "rgba.png")

    assert pixels_of(tmp_path / "rgba.png").tolist() == [[[255, 255, 255], [10, 20, 30], [204, 204, 204]]]


def test_a_transparent_palette_colour_is_laid_on_white(tmp_path):
    indexed = Image.new("P", (2, 1))
    indexed.putpalette([10, 20, 30, 200, 150, 100])
    indexed.putdata([1, 0])
    indexed.save(tmp_path / "indexed.png", transparency=0)

    assert pixels_of(tmp_path / "indexed.png").tolist() == [[[200, 150, 100], [255, 255, 255]]]


def test_a_deep_grey_png_is_divided_by_257(tmp_path):
    (tmp_path / "deep.png").write_bytes(deep_png(DEEP_SAMPLES, PngColour.GREY))

    assert np.array_equal(pixels_of(tmp_path / "deep.png"), grey_as_rgb(SHALLOW_SAMPLES))


def test_a_deep_colour_png_is_divided_by_257_and_keeps_its_channel_order(tmp_path):
    samples = np.stack([DEEP_SAMPLES, np.zeros_like(DEEP_SAMPLES), np.full_like(DEEP_SAMPLES, 2570)], axis=-1)
    (tmp_path / "deep.png").write_bytes(deep_png(samples, PngColour.RGB))

    pixels = pixels_of(tmp_path / "deep.png")

    assert np.array_equal(pixels[:, :, 0], SHALLOW_SAMPLES)
    assert np.all(pixels[:, :, 1] == 0)
    assert np.all(pixels[:, :, 2] == 10)


def test_a_deep_image_that_uses_little_of_its_range_is_not_stretched(tmp_path):
    samples = np.linspace(1000, 2000, 64, dtype=np.uint16).reshape(8, 8)
    (tmp_path / "dim.png").write_bytes(deep_png(samples, PngColour.GREY))

    pixels = pixels_of(tmp_path / "dim.png")

    assert (pixels.min(), pixels.max()) == (4, 8)


@pytest.mark.parametrize(("colour", "channels"), [(PngColour.GREY_ALPHA, 2), (PngColour.RGBA, 4)])
def test_transparent_pixels_of_a_deep_png_are_laid_on_white(tmp_path, colour, channels):
    samples = np.full((1, 2, channels), 25_700, dtype=np.uint16)
    samples[0, :, -1] = (0, 65_535)
    (tmp_path / "deep.png").write_bytes(deep_png(samples, colour))

    assert pixels_of(tmp_path / "deep.png").tolist() == [[[255] * 3, [100] * 3]]


@pytest.mark.parametrize("orientation", ALL_ORIENTATIONS)
@pytest.mark.parametrize("name", ["held.png", "held.jpg", "held.webp"])
def test_a_picture_taken_with_the_camera_turned_is_set_upright(tmp_path, field, name, orientation):
    path = tmp_path / name
    Image.fromarray(field).save(path, exif=exif_with_orientation(orientation))

    with Image.open(path) as expected:
        assert np.array_equal(pixels_of(path), np.asarray(ImageOps.exif_transpose(expected)))


@pytest.mark.parametrize("orientation", ALL_ORIENTATIONS)
def test_a_deep_png_is_set_upright_as_a_shallow_one_is(tmp_path, field, orientation):
    exif = exif_with_orientation(orientation)
    grey = np.ascontiguousarray(field[:, :, 0])
    Image.fromarray(grey).save(tmp_path / "shallow.png", exif=exif)
    chunk = png_chunk(b"eXIf", exif.tobytes().removeprefix(b"Exif\0\0"))
    (tmp_path / "deep.png").write_bytes(deep_png(grey.astype(np.uint16) * 257, PngColour.GREY, chunk))

    assert np.array_equal(pixels_of(tmp_path / "deep.png"), pixels_of(tmp_path / "shallow.png"))


def test_an_image_says_its_path_page_size_and_the_hash_of_its_bytes(tmp_path, field):
    path = tmp_path / "Fall Ü 03.png"
    Image.fromarray(field).save(path)

    image = read_image(path)

    assert (image.path, image.page, image.width_px, image.height_px) == (path, 0, 160, 120)
    assert image.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_a_file_is_its_content_says_and_not_its_name(tmp_path, field):
    for name, written_as in (("a-tiff.png", "TIFF"), ("a-png.tif", "PNG"), ("a-bmp.jpg", "BMP")):
        Image.fromarray(field).save(tmp_path / name, format=written_as)

        assert np.array_equal(pixels_of(tmp_path / name), field), name


@pytest.mark.parametrize("name", ["a.jpg", "a.JPEG", "a.png", "a.tif", "a.TIFF", "a.bmp", "a.webp", "a.gif"])
def test_image_suffixes_make_candidates_in_any_case(tmp_path, name):
    assert is_candidate(tmp_path / name)


@pytest.mark.parametrize("name", ["a.txt", "a.svs", "a.jpg.bak", "jpg", "a.eps", "Thumbs.db"])
def test_other_suffixes_make_no_candidates(tmp_path, name):
    assert not is_candidate(tmp_path / name)


def test_an_animated_webp_counts_as_its_first_picture(tmp_path, field):
    frames = [Image.fromarray(field), Image.fromarray(255 - field)]
    frames[0].save(tmp_path / "two.webp", save_all=True, append_images=frames[1:], lossless=True)

    assert [np.array_equal(image.pixels, field) for image in read_images(tmp_path / "two.webp")] == [True]


@pytest.mark.parametrize("frame_count", [1, 3])
def test_of_a_gif_the_first_picture_is_read(tmp_path, frame_count):
    pictures = [Image.new("P", (2, 1), 0) for _ in range(frame_count)]
    for number, picture in enumerate(pictures):
        picture.putpalette([10, 20, 30, 200, 150, 100, 0, 0, 0])
        picture.putdata([1, number and 2])
    pictures[0].save(tmp_path / "moving.gif", save_all=True, append_images=pictures[1:])

    (image,) = read_images(tmp_path / "moving.gif")

    assert image.pixels.tolist() == [[[200, 150, 100], [10, 20, 30]]]


def test_a_transparent_colour_of_a_gif_is_laid_on_white(tmp_path):
    picture = Image.new("P", (2, 1))
    picture.putpalette([10, 20, 30, 200, 150, 100])
    picture.putdata([1, 0])
    picture.save(tmp_path / "clear.gif", transparency=0)

    assert pixels_of(tmp_path / "clear.gif").tolist() == [[[200, 150, 100], [255, 255, 255]]]


def test_a_cmyk_jpeg_is_turned_into_rgb(tmp_path):
    # Full cyan and half black: red 0, green and blue about 127.
    Image.new("CMYK", (16, 16), (255, 0, 0, 128)).save(tmp_path / "print.jpg", quality=100)

    assert np.abs(pixels_of(tmp_path / "print.jpg").astype(int) - (0, 127, 127)).max() <= 2


def test_an_animated_png_counts_as_its_first_picture(tmp_path, field):
    frames = [Image.fromarray(field), Image.fromarray(255 - field)]
    frames[0].save(tmp_path / "two.png", save_all=True, append_images=frames[1:])

    assert np.array_equal(pixels_of(tmp_path / "two.png"), field)


@pytest.mark.parametrize("name", ["field.png", "field.tif", "field.webp"])
def test_a_colour_profile_changes_no_pixel(tmp_path, field, name):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    options = {"lossless": True} if name.endswith("webp") else {}
    Image.fromarray(field).save(tmp_path / name, icc_profile=profile, **options)

    with Image.open(tmp_path / name) as written:
        assert written.info["icc_profile"] == profile
    assert np.array_equal(pixels_of(tmp_path / name), field)


def test_a_limit_of_pixels_can_be_raised_and_lowered(tmp_path, field):
    Image.fromarray(field).save(tmp_path / "field.png")

    assert next(read_images(tmp_path / "field.png", ReadingLimits(max_pixels=160 * 120))).width_px == 160
    with pytest.raises(UnreadableImageError, match=r"160 x 120 pixels; at most 0\.019199 million are read"):
        next(read_images(tmp_path / "field.png", ReadingLimits(max_pixels=160 * 120 - 1)))


@pytest.mark.parametrize("name", ["max_pixels", "max_file_bytes", "max_pages"])
def test_a_limit_that_lets_nothing_through_is_refused(name):
    with pytest.raises(UnusableInputError, match=f"The limit {name} is 0"):
        ReadingLimits(**{name: 0})


def test_tiles_of_no_slide_lie_at_0(tmp_path, field):
    Image.fromarray(field).save(tmp_path / "field.png")

    image = read_image(tmp_path / "field.png")

    assert (image.tile_x, image.tile_y) == (0, 0)


@pytest.mark.parametrize("kind", ["RGBA", "LA", "P"])
def test_a_tall_transparent_image_is_laid_on_white_throughout(tmp_path, kind):
    # Taller than the bands in which this is done.
    rgba = np.random.default_rng(0).integers(0, 256, (700, 9, 4), dtype=np.uint8)
    image = Image.fromarray(rgba)
    image = image.quantize(32) if kind == "P" else image.convert(kind)
    image.save(tmp_path / "tall.png")
    with Image.open(tmp_path / "tall.png") as written:
        assert written.has_transparency_data
        white = Image.new("RGBA", written.size, (255, 255, 255, 255))
        expected = np.asarray(Image.alpha_composite(white, written.convert("RGBA")).convert("RGB"))

    assert np.array_equal(pixels_of(tmp_path / "tall.png"), expected)
