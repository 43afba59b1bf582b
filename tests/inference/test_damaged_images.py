"""A damaged, false or gigantic file is refused with a reason and its hash, quickly, and never half read."""

import contextlib
import hashlib
import io
import os
import subprocess
import sys
import time

import cv2
import numpy as np
import pytest
import tifffile
from PIL import Image

from inference.errors import UnreadableImageError
from inference.images import read_image, read_image_bytes, read_images
from inference.limits import MAX_PIXELS
from tests.inference.image_files import PngColour, png_file


def _saved(pixels, kind, **options):
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, kind, **options)
    return buffer.getvalue()


def _tiff(pixels, **options):
    buffer = io.BytesIO()
    tifffile.imwrite(buffer, pixels, photometric="rgb" if pixels.ndim >= 3 else "minisblack", **options)
    return buffer.getvalue()


WRITERS = {
    "field.jpg": lambda field: _saved(field, "JPEG"),
    "field.png": lambda field: _saved(field, "PNG"),
    "deep.png": lambda field: cv2.imencode(".png", field.astype(np.uint16) * 257)[1].tobytes(),
    "field.bmp": lambda field: _saved(field, "BMP"),
    "field.webp": lambda field: _saved(field, "WEBP"),
    "plain.tif": lambda field: _tiff(field),
    "deflate.tif": lambda field: _tiff(field, compression="zlib"),
    "lzw.tif": lambda field: _saved(field, "TIFF", compression="tiff_lzw"),
    "jpeg.tif": lambda field: _saved(field, "TIFF", compression="jpeg"),
    "two-pages.tif": lambda field: _tiff(np.stack([field, field])),
}


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_cut_anywhere_is_read_whole_or_refused(tmp_path, field, name):
    path = tmp_path / name
    data = WRITERS[name](field[:24, :32])
    path.write_bytes(data)
    whole = [image.pixels for image in read_images(path)]
    lengths = {*range(1, len(data), max(1, len(data) // 60)), *range(len(data) - 40, len(data))}
    for length in sorted(lengths):
        path.write_bytes(data[:length])
        try:
            pages = [image.pixels for image in read_images(path)]
        except UnreadableImageError:
            continue
        # Only what lies behind the last pixel may be missing, as a PNG's end mark.
        assert length > 0.95 * len(data), f"cut to {length} of {len(data)} bytes"
        assert len(pages) == len(whole)
        assert all(np.array_equal(page, expected) for page, expected in zip(pages, whole, strict=True)), length


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_with_changed_bytes_is_never_more_than_unreadable(tmp_path, field, name):
    path = tmp_path / name
    data = WRITERS[name](field[:24, :32])
    rng = np.random.default_rng(0)
    for _ in range(120):
        damaged = bytearray(data)
        for position in rng.integers(0, len(data), 2):
            damaged[position] = rng.integers(256)
        path.write_bytes(damaged)
        # Any other error would end a run, and fails this test.
        with contextlib.suppress(UnreadableImageError):
            assert all(page.pixels.dtype == np.uint8 for page in read_images(path))


def test_a_truncated_jpeg_is_refused_and_carries_its_hash(tmp_path, field):
    path = tmp_path / "cut.jpg"
    path.write_bytes(_saved(field, "JPEG")[:-2000])

    with pytest.raises(UnreadableImageError, match="damaged or cut off") as caught:
        read_image(path)

    assert caught.value.path == path
    assert caught.value.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_truncated_tiff_gives_the_pages_before_the_cut_and_then_says_so(tmp_path, field):
    path = tmp_path / "cut.tif"
    with tifffile.TiffWriter(path) as writer:
        for _ in range(3):
            writer.write(field, photometric="rgb", metadata=None)
    with tifffile.TiffFile(path) as whole:
        third_page = whole.pages[2].offset
    path.write_bytes(path.read_bytes()[:third_page])

    images = read_images(path)

    assert [next(images).page, next(images).page] == [0, 1]
    with pytest.raises(UnreadableImageError, match="cut off: nothing can be read after page 1"):
        next(images)


def test_an_empty_file_is_refused_in_words(tmp_path):
    (tmp_path / "empty.jpg").touch()

    with pytest.raises(UnreadableImageError, match=r"empty \(0 bytes\); copy it again"):
        read_image(tmp_path / "empty.jpg")


@pytest.mark.parametrize("name", ["notes.jpg", "notes.png", "notes.tif"])
def test_text_named_as_an_image_is_refused_whatever_its_name(tmp_path, name):
    (tmp_path / name).write_text("These are notes about the patient's smear.")

    with pytest.raises(UnreadableImageError, match="the content is no image"):
        read_image(tmp_path / name)


def test_a_format_that_would_start_another_program_is_not_opened(tmp_path):
    (tmp_path / "drawing.jpg").write_text("%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\n")

    with pytest.raises(UnreadableImageError, match="the content is no image"):
        read_image(tmp_path / "drawing.jpg")


def test_a_file_that_is_gone_is_refused_with_the_systems_words(tmp_path):
    with pytest.raises(UnreadableImageError, match="cannot be opened: No such file") as caught:
        read_image(tmp_path / "gone.jpg")

    assert caught.value.sha256 == ""


def test_a_file_of_too_many_bytes_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.bmp"
    with path.open("wb") as file:
        file.truncate(1_000_000_001)  # sparse: takes no disk

    with pytest.raises(UnreadableImageError, match="1,000,000,001 bytes; at most"):
        read_image_bytes(path)


def test_an_image_just_over_the_limit_is_refused_without_a_warning(tmp_path):
    path = tmp_path / "wide.png"
    path.write_bytes(png_file(MAX_PIXELS + 1, 1, 1, PngColour.GREY, [b""]))

    with pytest.raises(UnreadableImageError, match="150,000,001 x 1 pixels; at most 150 million"):
        read_image(path)


MEASURE_MEMORY = """
import re, sys
from pathlib import Path
from inference.errors import UnreadableImageError
from inference.images import read_image

def peak_kib():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

before = peak_kib()
try:
    read_image(Path(sys.argv[1]))
except UnreadableImageError as error:
    print(peak_kib() - before, error.reason)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="peak memory is read from Linux's /proc")
@pytest.mark.parametrize("depth", [1, 16])
def test_a_gigantic_png_is_refused_by_its_header_without_filling_the_memory(tmp_path, depth):
    side_px = 30_000
    path = tmp_path / "gigantic.png"
    row = bytes(side_px // 8)
    # All rows of the 1-bit image are there, and would unpack to 900 MB; the 16-bit header only promises them.
    path.write_bytes(
        png_file(side_px, side_px, depth, PngColour.GREY, (row for _ in range(side_px if depth == 1 else 1)))
    )
    started = time.monotonic()
    with pytest.raises(UnreadableImageError, match="30,000 x 30,000 pixels"):
        read_image(path)
    assert time.monotonic() - started < 2.0

    command = [sys.executable, "-c", MEASURE_MEMORY, str(path)]
    measured = subprocess.run(command, capture_output=True, text=True, check=True)

    growth_kib, reason = measured.stdout.split(" ", 1)
    assert "30,000 x 30,000 pixels" in reason
    assert int(growth_kib) < 50_000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in its file system")
def test_a_pipe_with_an_image_name_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe.jpg")

    with pytest.raises(UnreadableImageError, match="no ordinary file"):
        read_image(tmp_path / "pipe.jpg")


@pytest.mark.parametrize("options", [{}, {"compression": "zlib"}], ids=["plain", "deflate"])
def test_a_tile_that_is_not_there_is_no_black_hole(tmp_path, field, options):
    path = tmp_path / "hole.tif"
    tifffile.imwrite(path, field, photometric="rgb", tile=(32, 32), **options)
    data = bytearray(path.read_bytes())
    with tifffile.TiffFile(path) as written:
        sizes = written.pages[0].tags["TileByteCounts"]
        data[sizes.valueoffset : sizes.valueoffset + sizes.valuebytecount // sizes.count] = bytes(
            sizes.valuebytecount // sizes.count
        )
    path.write_bytes(data)

    with pytest.raises(UnreadableImageError, match="cut off: page 0 has 19 of its 20 pieces"):
        read_image(path)
