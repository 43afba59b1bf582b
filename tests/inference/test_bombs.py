"""Small files that promise, or unpack to, far more than they are: refused quickly and in little memory."""

import io
import struct
import subprocess
import sys
import time
import zlib

import numpy as np
import pytest
import tifffile
from PIL import Image

from inference.errors import UnreadableImageError
from inference.images import read_image, read_images
from inference.limits import ReadingLimits
from tests.inference.image_files import PngColour, deep_png
from tests.inference.test_damaged_images import MEASURE_MEMORY

MAX_SECONDS = 10.0
GREY = {"metadata": None, "photometric": "minisblack"}


def _refusal(path, limits=None):
    started = time.monotonic()
    with pytest.raises(UnreadableImageError) as caught:
        list(read_images(path, limits or ReadingLimits()))
    assert time.monotonic() - started < MAX_SECONDS
    return caught.value.reason


def _tiff(tags):
    """A TIFF of one page without pixels: tag numbers and their long values, little endian."""
    entries = b"".join(struct.pack("<HHII", number, 4, 1, value) for number, value in sorted(tags.items()))
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + struct.pack("<I", 0)


def _page(width_px, height_px, **more):
    tags = {256: width_px, 257: height_px, 258: 8, 259: 1, 262: 1, 273: 8, 277: 1, 278: height_px, 279: 1}
    return tags | {int(number.removeprefix("tag")): value for number, value in more.items()}


def _packed_strip(size_bytes):
    packer = zlib.compressobj(9)
    block = bytes(1_000_000)
    return b"".join([*(packer.compress(block) for _ in range(size_bytes // len(block))), packer.flush()])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="peak memory is read from Linux's /proc")
def test_a_strip_that_unpacks_to_more_than_its_page_is_refused_without_filling_the_memory(tmp_path):
    path = tmp_path / "bomb.tif"
    strip = _packed_strip(200_000_000)
    header = _tiff(_page(64, 64, tag259=8, tag279=len(strip)))
    path.write_bytes(_tiff(_page(64, 64, tag259=8, tag279=len(strip), tag273=len(header))) + strip)

    command = [sys.executable, "-c", MEASURE_MEMORY, str(path)]
    measured = subprocess.run(command, capture_output=True, text=True, check=True)

    growth_kib, reason = measured.stdout.split(" ", 1)
    assert "page 0 unpacks to more than its 64 x 64 pixels" in reason
    assert int(growth_kib) < 50_000


def test_a_large_strip_that_keeps_its_promise_is_read(tmp_path):
    pixels = np.random.default_rng(0).integers(0, 256, (400, 500, 3), dtype=np.uint8)
    tifffile.imwrite(tmp_path / "large.tif", pixels, photometric="rgb", compression="zlib", rowsperstrip=400)

    assert np.array_equal(read_image(tmp_path / "large.tif").pixels, pixels)


def test_a_chain_of_pages_without_end_is_refused(tmp_path):
    path = tmp_path / "chain.tif"
    # 200,000 pages of one tag each, 18 bytes apart
    pages = [struct.pack("<HHHIII", 1, 256, 4, 1, 8, 8 + 18 * (number + 1)) for number in range(200_000)]
    path.write_bytes(b"II*\0" + struct.pack("<I", 8) + b"".join(pages) + bytes(6))

    assert "more than 10,000 pages, or their chain leads in a circle" in _refusal(path)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("is_big", [False, True])
def test_a_chain_of_pages_in_a_circle_is_refused(tmp_path, order, is_big):
    path = tmp_path / "circle.tif"
    tifffile.imwrite(path, np.zeros((3, 8, 8), np.uint8), byteorder=order, bigtiff=is_big, **GREY)
    with tifffile.TiffFile(path) as written:
        first, pointer = written.pages[0].offset, written.pages.next_page_offset
    data = bytearray(path.read_bytes())
    size_bytes = 8 if is_big else 4
    data[pointer : pointer + size_bytes] = first.to_bytes(size_bytes, "little" if order == "<" else "big")
    path.write_bytes(data)

    assert "more than 10,000 pages, or their chain leads in a circle" in _refusal(path)


def test_pages_that_are_too_many_pixels_together_are_refused_after_those_before(tmp_path):
    path = tmp_path / "pages.tif"
    tifffile.imwrite(path, np.zeros((21, 8, 8), np.uint8), **GREY)
    images = read_images(path, ReadingLimits(max_pixels=64))

    assert [next(images).page for _ in range(20)] == list(range(20))
    with pytest.raises(UnreadableImageError, match=r"the pages before page 20 hold 0\.00128 million pixels"):
        next(images)


@pytest.mark.parametrize(
    ("tags", "reason"),
    [
        pytest.param(_page(40_000, 40_000), "page 0 has 40,000 x 40,000 pixels; at most 150 million", id="size"),
        pytest.param(_page(64, 64, tag277=60_000), "60,000 samples per pixel; at most 32", id="samples"),
        pytest.param(_page(12_000, 12_000, tag277=9), "would take 1,296,000,000 bytes of memory", id="memory"),
        pytest.param(_page(64, 64, tag32997=5_000), "a volume of 5,000 planes", id="volume"),
        pytest.param(
            {key: value for key, value in _page(64, 64, tag322=65_520, tag323=65_520, tag324=8, tag325=1).items()
             if key not in (273, 278, 279)},
            "would take .* bytes of memory",
            id="stored tile",
        ),
    ],
)  # fmt: skip
def test_a_page_that_promises_too_much_is_refused_by_its_header(tmp_path, tags, reason):
    (tmp_path / "bomb.tif").write_bytes(_tiff(tags))

    with pytest.raises(UnreadableImageError, match=reason):
        read_image(tmp_path / "bomb.tif")


def test_a_progressive_jpeg_of_endless_scans_is_refused(tmp_path):
    buffer = io.BytesIO()
    Image.new("L", (64, 64), 128).save(buffer, "JPEG", progressive=True)
    data = buffer.getvalue()
    last_scan = data[data.rindex(b"\xff\xda") : -2]
    (tmp_path / "scans.jpg").write_bytes(data[:-2] + last_scan * 1000 + data[-2:])
    (tmp_path / "few.jpg").write_bytes(data)
    limits = ReadingLimits(max_pixels=64 * 64)

    assert "scans of 4,096 pixels; save it without progressive scans" in _refusal(tmp_path / "scans.jpg", limits)
    assert read_image(tmp_path / "few.jpg", limits).width_px == 64


def test_a_webp_of_a_gigantic_canvas_is_refused_before_room_is_made_for_it(tmp_path):
    side = (16_777_215).to_bytes(3, "little")
    chunk = b"VP8X" + struct.pack("<I", 10) + bytes(4) + side + side
    (tmp_path / "wide.webp").write_bytes(b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk)

    assert "16,777,216 x 16,777,216 pixels" in _refusal(tmp_path / "wide.webp")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="peak memory is read from Linux's /proc")
def test_a_deep_png_with_a_chunk_longer_than_itself_is_refused_without_making_room_for_it(tmp_path):
    data = bytearray(deep_png(np.zeros((8, 8), np.uint16), PngColour.GREY))
    at = data.index(b"IDAT") - 4
    data[at : at + 4] = (0x7FFFFFFF).to_bytes(4, "big")
    (tmp_path / "bomb.png").write_bytes(data)

    command = [sys.executable, "-c", MEASURE_MEMORY, str(tmp_path / "bomb.png")]
    measured = subprocess.run(command, capture_output=True, text=True, check=True)

    growth_kib, reason = measured.stdout.split(" ", 1)
    assert "the 16-bit PNG is damaged or cut off" in reason
    assert int(growth_kib) < 50_000


def test_a_gif_of_very_many_pictures_costs_no_more_than_its_first(tmp_path):
    buffer = io.BytesIO()
    Image.new("P", (8, 8), 1).save(buffer, "GIF")
    data = buffer.getvalue()
    picture = data[data.index(b",", 13) : -1]
    (tmp_path / "endless.gif").write_bytes(data[:-1] + picture * 300_000 + b";")
    started = time.monotonic()

    assert len(list(read_images(tmp_path / "endless.gif"))) == 1
    assert time.monotonic() - started < MAX_SECONDS


def test_a_gif_whose_picture_is_larger_than_its_screen_is_refused_by_the_pictures_size(tmp_path):
    screen = b"GIF89a" + struct.pack("<HHBBB", 8, 8, 0, 0, 0)
    picture = b"," + struct.pack("<HHHHB", 0, 0, 60_000, 60_000, 0) + b"\x02\x02\x44\x01\x00;"
    (tmp_path / "wide.gif").write_bytes(screen + picture)

    assert "60,000 x 60,000 pixels" in _refusal(tmp_path / "wide.gif")
