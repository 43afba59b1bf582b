"""Damages files as disks, cables and hands do, and worse: bytes, lengths, blocks, ends, and parts of other files."""

import io
from collections.abc import Callable

import cv2
import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import Image

from tests.inference.image_files import PngColour, deep_png, exif_with_orientation, packed_12_bit_tiff

# What lengths, offsets and counts break on.
_EDGES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_MOST_CHANGES = 3


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def _tiff(samples: NDArray[np.generic], **options: object) -> bytes:
    buffer = io.BytesIO()
    tifffile.imwrite(buffer, samples, **options)
    return buffer.getvalue()


def seed_files(field: NDArray[np.uint8]) -> dict[str, bytes]:
    """One small file of every kind that is read, by name."""
    image = Image.fromarray(field)
    exif = exif_with_orientation(6)
    palette = image.quantize(64)
    deep = field.astype(np.uint16) * 257
    grey = np.ascontiguousarray(field[:, :, 1])
    planes = np.moveaxis(field, -1, 0)
    stack = np.stack([field, 255 - field, field])
    lzw = cv2.imencode(".tif", deep, [cv2.IMWRITE_TIFF_COMPRESSION, 5])[1].tobytes()
    rgba = np.dstack([field, grey])
    return {
        "plain.jpg": _saved(image, "JPEG", exif=exif),
        "progressive.jpg": _saved(image, "JPEG", progressive=True),
        "cmyk.jpg": _saved(image.convert("CMYK"), "JPEG"),
        "plain.png": _saved(image, "PNG", exif=exif),
        "palette.png": _saved(palette, "PNG", transparency=0),
        "rgba.png": _saved(Image.fromarray(rgba), "PNG"),
        "deep.png": deep_png(deep, PngColour.RGB),
        "moving.png": _saved(image, "PNG", save_all=True, append_images=[image.rotate(180)]),
        "plain.bmp": _saved(image, "BMP"),
        "palette.bmp": _saved(palette, "BMP"),
        "lossy.webp": _saved(image, "WEBP", exif=exif),
        "lossless.webp": _saved(Image.fromarray(rgba), "WEBP", lossless=True),
        "moving.webp": _saved(image, "WEBP", save_all=True, append_images=[image.rotate(180)]),
        "plain.gif": _saved(palette, "GIF"),
        "moving.gif": _saved(image, "GIF", save_all=True, append_images=[image.rotate(180)], transparency=0),
        "plain.tif": _tiff(field, photometric="rgb"),
        "deep.tif": _tiff(deep, photometric="rgb", compression="zlib", predictor=True),
        "deep-lzw.tif": lzw,
        "12-bit.tif": packed_12_bit_tiff(grey.astype(np.uint16) * 16),
        "big.tif": _tiff(field, photometric="rgb", bigtiff=True),
        "big-endian.tif": _tiff(deep, photometric="rgb", byteorder=">"),
        "planes.tif": _tiff(planes, photometric="rgb", planarconfig="separate"),
        "tiles.tif": _tiff(field, photometric="rgb", tile=(16, 16), compression="zlib"),
        "strips.tif": _tiff(grey, photometric="miniswhite", rowsperstrip=5),
        "lzw.tif": _saved(image, "TIFF", compression="tiff_lzw", exif=exif),
        "packbits.tif": _saved(image, "TIFF", compression="packbits"),
        "jpeg.tif": _saved(image, "TIFF", compression="jpeg"),
        "fax.tif": _saved(image.convert("1"), "TIFF", compression="group4"),
        "palette.tif": _saved(palette, "TIFF"),
        "cmyk.tif": _saved(image.convert("CMYK"), "TIFF", compression="tiff_lzw"),
        "deep-cmyk.tif": _tiff(np.dstack([deep, deep[:, :, 0]]), photometric="separated"),
        "rgba.tif": _tiff(rgba, photometric="rgb", extrasamples=["unassalpha"]),
        "pages.tif": _tiff(stack, photometric="rgb"),
        "lzw-pages.tif": _saved(image, "TIFF", compression="tiff_lzw", save_all=True, append_images=[image] * 2),
        "series.ome.tif": _tiff(stack[..., 0], metadata={"axes": "ZYX"}, ome=True, photometric="minisblack"),
    }


def _position(rng: np.random.Generator, data: bytearray) -> int:
    # Headers and tags are small beside the pixels, so half of the changes are made near an end.
    where = rng.integers(4)
    if where == 0:
        return int(rng.integers(min(len(data), 128)))
    if where == 1:
        return len(data) - 1 - int(rng.integers(min(len(data), 256)))
    return int(rng.integers(len(data)))


def _flip_bit(rng: np.random.Generator, data: bytearray, _other: bytes) -> None:
    data[_position(rng, data)] ^= 1 << int(rng.integers(8))


def _set_byte(rng: np.random.Generator, data: bytearray, _other: bytes) -> None:
    data[_position(rng, data)] = int(rng.integers(256))


def _set_edge(rng: np.random.Generator, data: bytearray, _other: bytes) -> None:
    value = _EDGES[int(rng.integers(len(_EDGES)))]
    size_bytes = int(rng.choice([1, 2, 4]))
    order = "little" if rng.integers(2) else "big"
    at = _position(rng, data)
    data[at : at + size_bytes] = (value & (256**size_bytes - 1)).to_bytes(size_bytes, order)


def _cut_out(rng: np.random.Generator, data: bytearray, _other: bytes) -> None:
    at = _position(rng, data)
    del data[at : at + 1 + int(rng.integers(64))]


def _repeat(rng: np.random.Generator, data: bytearray, _other: bytes) -> None:
    at = _position(rng, data)
    block = bytes(data[at : at + 1 + int(rng.integers(64))])
    data[at:at] = block * (1 + int(rng.integers(20)))


def _blank(rng: np.random.Generator, data: bytearray, _other: bytes) -> None:
    at = _position(rng, data)
    length = min(1 + int(rng.integers(512)), len(data) - at)
    data[at : at + length] = bytes([int(rng.choice([0, 255]))]) * length


def _cut_off(rng: np.random.Generator, data: bytearray, _other: bytes) -> None:
    del data[max(1, int(rng.integers(len(data)))) :]


def _splice(rng: np.random.Generator, data: bytearray, other: bytes) -> None:
    at, start = _position(rng, data), int(rng.integers(len(other)))
    length = 1 + int(rng.integers(256))
    data[at : at + length] = other[start : start + length]


_CHANGES: tuple[Callable[[np.random.Generator, bytearray, bytes], None], ...] = (
    _flip_bit,
    _set_byte,
    _set_edge,
    _set_edge,
    _cut_out,
    _repeat,
    _blank,
    _cut_off,
    _splice,
)


def mutated(seeds: dict[str, bytes], number: int) -> tuple[str, bytes]:
    """The name and the bytes of one damaged file; the same number gives the same file."""
    rng = np.random.default_rng(number)
    names = sorted(seeds)
    name = names[number % len(names)]
    other = seeds[names[int(rng.integers(len(names)))]]
    data = bytearray(seeds[name])
    for _ in range(1 + int(rng.integers(_MOST_CHANGES))):
        change = _CHANGES[int(rng.integers(len(_CHANGES)))]
        if data:
            change(rng, data, other)
    return name, bytes(data)
