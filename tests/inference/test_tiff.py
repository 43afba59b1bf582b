"""TIFF files of every depth, layout and compression that microscopes write become the same 8-bit RGB."""

import io

import cv2
import numpy as np
import pytest
import tifffile
from PIL import Image, ImageOps

from inference.errors import UnreadableImageError
from inference.images import read_images
from tests.inference.image_files import (
    ALL_ORIENTATIONS,
    ORIENTATION_TAG,
    exif_with_orientation,
    grey_as_rgb,
    packed_12_bit_tiff,
    pixels_of,
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "page.tif"


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({}, id="plain"),
        pytest.param({"compression": "zlib"}, id="deflate"),
        pytest.param({"compression": "zlib", "predictor": True}, id="deflate with predictor"),
        pytest.param({"byteorder": ">"}, id="big endian"),
        pytest.param({"bigtiff": True}, id="BigTIFF"),
        pytest.param({"rowsperstrip": 7}, id="strips"),
        pytest.param({"tile": (32, 48)}, id="tiles"),
    ],
)
def test_an_rgb_tiff_gives_back_the_pixels_that_were_saved(path, field, options):
    tifffile.imwrite(path, field, photometric="rgb", **options)

    assert np.array_equal(pixels_of(path), field)


@pytest.mark.parametrize("compression", ["tiff_lzw", "packbits", "tiff_adobe_deflate"])
def test_a_compressed_tiff_gives_back_the_pixels_that_were_saved(path, field, compression):
    Image.fromarray(field).save(path, compression=compression)

    assert np.array_equal(pixels_of(path), field)


def test_planes_stored_one_after_another_are_put_together(path, field):
    tifffile.imwrite(path, np.moveaxis(field, -1, 0), photometric="rgb", planarconfig="separate")

    assert np.array_equal(pixels_of(path), field)


def test_an_indexed_tiff_shows_the_colours_of_its_palette(path):
    indexed = Image.new("P", (2, 1))
    indexed.putpalette([10, 20, 30, 200, 150, 100])
    indexed.putdata([1, 0])
    indexed.save(path)

    assert pixels_of(path).tolist() == [[[200, 150, 100], [10, 20, 30]]]


@pytest.mark.parametrize("compression", [None, "group4", "tiff_lzw"])
def test_one_bit_becomes_black_and_white(path, field, compression):
    bits = field[:, :, 1] > 180
    Image.fromarray(bits).save(path, compression=compression)

    assert np.array_equal(pixels_of(path), grey_as_rgb(np.where(bits, 255, 0).astype(np.uint8)))


def test_twelve_declared_bits_are_scaled_by_4095(path):
    samples = np.array([[0, 4095, 2048, 16], [1000, 8, 9, 4000]], dtype=np.uint16)
    path.write_bytes(packed_12_bit_tiff(samples))

    # x 255 / 4095: 2048 is 127.53, 16 is 0.996, 1000 is 62.27, 8 is 0.498, 9 is 0.56, 4000 is 249.08
    assert pixels_of(path)[:, :, 0].tolist() == [[0, 255, 128, 1], [62, 0, 1, 249]]


@pytest.mark.parametrize("options", [{}, {"byteorder": ">"}, {"compression": "zlib"}])
def test_sixteen_bits_are_divided_by_257(path, options):
    samples = np.array([[0, 128, 129], [25_700, 25_828, 25_829], [65_406, 65_407, 65_535]], dtype=np.uint16)
    tifffile.imwrite(path, samples, photometric="minisblack", **options)

    assert pixels_of(path)[:, :, 0].tolist() == [[0, 0, 1], [100, 100, 101], [254, 255, 255]]


def test_sixteen_grey_bits_with_lzw_are_divided_by_257_too(path):
    Image.fromarray(np.array([[0, 25_829, 65_535]], dtype=np.uint16)).save(path, compression="tiff_lzw")

    assert pixels_of(path)[:, :, 0].tolist() == [[0, 101, 255]]


def test_a_deep_tiff_that_uses_little_of_its_range_is_not_stretched(path):
    tifffile.imwrite(path, np.linspace(1000, 2000, 64, dtype=np.uint16).reshape(8, 8), photometric="minisblack")

    pixels = pixels_of(path)

    assert (pixels.min(), pixels.max()) == (4, 8)


def test_a_deep_tiff_named_png_is_scaled_as_one_named_tif(tmp_path):
    tifffile.imwrite(tmp_path / "deep.tif", np.full((8, 8), 25_700, np.uint16), photometric="minisblack")
    (tmp_path / "deep.tif").rename(tmp_path / "deep.png")

    assert np.all(pixels_of(tmp_path / "deep.png") == 100)


@pytest.mark.parametrize(
    ("dtype", "values", "expected"), [("u1", [0, 255, 200], [255, 0, 55]), ("u2", [0, 65_535, 25_700], [255, 0, 155])]
)
def test_where_zero_means_white_the_values_are_turned_round(path, dtype, values, expected):
    tifffile.imwrite(path, np.array([values], dtype=dtype), photometric="miniswhite")

    assert pixels_of(path)[0, :, 0].tolist() == expected


# One pixel of colour 100 with half opacity: 100 x 128 / 255 + 255 x 127 / 255 = 177.2 where the colour is not
# multiplied yet, 100 + 127 = 227 where it is, and 100 where the fourth sample is no opacity.
@pytest.mark.parametrize(("kind", "expected"), [("unassalpha", 177), ("assocalpha", 227), ("unspecified", 100)])
def test_a_fourth_sample_is_laid_on_white_as_the_file_declares_it(path, kind, expected):
    rgba = np.full((4, 4, 4), 100, np.uint8)
    rgba[:, :, 3] = 128
    tifffile.imwrite(path, rgba, photometric="rgb", extrasamples=[kind])

    assert np.all(pixels_of(path) == expected)


def test_transparent_pixels_of_a_grey_tiff_are_laid_on_white(path):
    samples = np.array([[[100, 0], [100, 255]]], np.uint8)
    tifffile.imwrite(path, samples, photometric="minisblack", planarconfig="contig", extrasamples=["unassalpha"])

    assert pixels_of(path).tolist() == [[[255] * 3, [100] * 3]]


def test_transparent_pixels_of_a_compressed_tiff_are_laid_on_white(path):
    rgba = np.array([[[10, 20, 30, 0], [10, 20, 30, 255]]], dtype=np.uint8)
    Image.fromarray(rgba).save(path, compression="tiff_lzw")

    assert pixels_of(path).tolist() == [[[255, 255, 255], [10, 20, 30]]]


@pytest.mark.parametrize("orientation", ALL_ORIENTATIONS)
@pytest.mark.parametrize("compression", [None, "tiff_lzw"], ids=["plain", "lzw"])
def test_every_orientation_ends_as_pillow_sets_a_png_upright(tmp_path, path, field, orientation, compression):
    exif = exif_with_orientation(orientation)
    Image.fromarray(field).save(path, exif=exif, compression=compression)
    Image.fromarray(field).save(tmp_path / "same.png", exif=exif)
    with tifffile.TiffFile(path) as written:
        assert int(written.pages[0].tags[ORIENTATION_TAG].value) == orientation

    with Image.open(tmp_path / "same.png") as expected:
        assert np.array_equal(pixels_of(path), np.asarray(ImageOps.exif_transpose(expected)))


def test_each_page_is_an_image_of_its_own(path, field):
    small = field[:40, :60]
    with tifffile.TiffWriter(path) as writer:
        for page in (field, small, 255 - field):
            writer.write(page, photometric="rgb")

    images = list(read_images(path))

    assert [image.page for image in images] == [0, 1, 2]
    assert len({image.sha256 for image in images}) == 1
    for image, expected in zip(images, (field, small, 255 - field), strict=True):
        assert np.array_equal(image.pixels, expected)


@pytest.mark.parametrize("dtype", ["float32", "int16", "uint32"])
def test_samples_that_are_no_intensities_are_refused_by_name(path, dtype):
    tifffile.imwrite(path, np.zeros((8, 8), dtype), photometric="minisblack")

    with pytest.raises(UnreadableImageError, match=rf"page 0 (holds {dtype} samples|has 32 bits)"):
        pixels_of(path)


def _claim_compression(path, number):
    with tifffile.TiffFile(path) as written:
        offset = written.pages[0].tags["Compression"].valueoffset
    data = bytearray(path.read_bytes())
    data[offset : offset + 2] = number.to_bytes(2, "little")
    path.write_bytes(data)


def test_what_cannot_be_decoded_exactly_is_refused_with_what_to_do(path, field):
    # Grey with opacity, 16 bits, and a tag that claims LZW: no library here would decode the true thing.
    tifffile.imwrite(path, field[:, :, :2].astype(np.uint16) * 257, photometric="minisblack", planarconfig="contig")
    _claim_compression(path, 5)

    with pytest.raises(UnreadableImageError, match="16 bits with LZW compression; save it"):
        pixels_of(path)


def _deep_lzw(samples):
    order = [2, 1, 0, 3][: samples.shape[2]]  # OpenCV takes BGR
    done, data = cv2.imencode(".tif", samples[:, :, order], [cv2.IMWRITE_TIFF_COMPRESSION, 5])
    assert done
    return bytearray(data.tobytes())


def test_sixteen_colour_bits_with_lzw_are_divided_by_257_and_keep_their_channel_order(path):
    samples = np.zeros((2, 3, 3), np.uint16)
    samples[:, :, 0] = [[0, 128, 129], [25_700, 25_828, 25_829]]
    samples[:, :, 2] = 2570
    path.write_bytes(_deep_lzw(samples))

    pixels = pixels_of(path)

    assert pixels[:, :, 0].tolist() == [[0, 0, 1], [100, 100, 101]]
    assert np.all(pixels[:, :, 1] == 0)
    assert np.all(pixels[:, :, 2] == 10)


def test_pages_of_sixteen_colour_bits_with_lzw_are_told_apart(path):
    done, data = cv2.imencodemulti(
        ".tif", [np.full((8, 8, 3), 257 * value, np.uint16) for value in (3, 7)], [cv2.IMWRITE_TIFF_COMPRESSION, 5]
    )
    assert done
    path.write_bytes(data.tobytes())

    assert [np.unique(image.pixels).tolist() for image in read_images(path)] == [[3], [7]]


def test_sixteen_colour_bits_with_lzw_that_are_damaged_are_refused(path, capfd):
    data = _deep_lzw(np.random.default_rng(0).integers(0, 65_536, (40, 50, 3), dtype=np.uint16))
    data[200:900] = b"\xff" * 700
    path.write_bytes(data)

    with pytest.raises(UnreadableImageError, match="16 bits with LZW compression, is damaged or packed"):
        pixels_of(path)
    assert capfd.readouterr().err == ""


def test_a_damaged_lzw_tiff_prints_nothing_on_the_screen(path, field, capfd):
    Image.fromarray(field).save(path, compression="tiff_lzw")
    data = bytearray(path.read_bytes())
    data[100:1200] = b"\xff" * 1100
    path.write_bytes(data)

    with pytest.raises(UnreadableImageError, match="damaged or cut off"):
        pixels_of(path)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("options", [{}, {"compression": "tiff_lzw"}], ids=["plain", "lzw"])
def test_cmyk_is_turned_into_rgb(path, options):
    Image.new("CMYK", (16, 16), (255, 0, 0, 128)).save(path, **options)

    assert np.unique(pixels_of(path).reshape(-1, 3), axis=0).tolist() == [[0, 127, 127]]


@pytest.mark.parametrize("planes", ["contig", "separate"])
def test_deep_cmyk_looks_as_shallow_cmyk_does(tmp_path, path, planes):
    shallow = np.random.default_rng(0).integers(0, 256, (6, 5, 4), dtype=np.uint8)
    Image.frombytes("CMYK", (5, 6), shallow.tobytes()).save(tmp_path / "shallow.tif")
    deep = shallow.astype(np.uint16) * 257
    stored = deep if planes == "contig" else np.moveaxis(deep, -1, 0)
    tifffile.imwrite(path, stored, photometric="separated", planarconfig=planes)

    assert np.array_equal(pixels_of(path), pixels_of(tmp_path / "shallow.tif"))


def _packed_by_libtiff(pixels, compression):
    """The bytes of one strip that holds all of the pixels; Pillow itself writes no tiles."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "TIFF", compression=compression, strip_size=1 << 20)
    buffer.seek(0)
    with tifffile.TiffFile(buffer) as written:
        ((offset,), (size_bytes,)) = written.pages[0].dataoffsets, written.pages[0].databytecounts
    return buffer.getvalue()[offset : offset + size_bytes]


@pytest.mark.parametrize(("compression", "number"), [("tiff_lzw", 5), ("packbits", 32_773)])
def test_tiles_packed_by_libtiff_are_put_together(path, field, compression, number):
    pixels = np.ascontiguousarray(np.tile(field, (2, 2, 1))[:192, :192])
    tiles = [np.ascontiguousarray(pixels[y : y + 64, x : x + 64]) for y in range(0, 192, 64) for x in range(0, 192, 64)]
    # tifffile lays out tiles that are packed already, but not under the name of a packing that it cannot undo.
    tifffile.imwrite(
        path,
        (_packed_by_libtiff(tile, compression) for tile in tiles),
        shape=pixels.shape,
        dtype=pixels.dtype,
        photometric="rgb",
        tile=(64, 64),
        compression="zlib",
        metadata=None,
    )
    _claim_compression(path, number)

    assert np.array_equal(pixels_of(path), pixels)


def test_an_indexed_tiff_in_tiles_shows_the_colours_of_its_palette(path):
    indices = np.arange(64 * 64, dtype=np.uint8).reshape(64, 64)
    colours = np.random.default_rng(0).integers(0, 256, (3, 256), dtype=np.uint16)
    tifffile.imwrite(path, indices, photometric="palette", colormap=colours * 257, tile=(32, 32))

    assert np.array_equal(pixels_of(path), np.moveaxis(colours, 0, -1)[indices])


def test_colours_stored_as_lab_are_refused_in_words(path):
    tifffile.imwrite(path, np.zeros((8, 8, 3), np.uint8), photometric="cielab")

    with pytest.raises(UnreadableImageError, match="page 0 stores its colours as CIELAB; save it as RGB or grey"):
        pixels_of(path)
