"""What a TIFF file promises is checked before anything is decoded: its chain of pages, their size, their packing."""

import math
import struct
import zlib
from pathlib import Path

import tifffile

from inference.errors import UnreadableImageError
from inference.limits import ReadingLimits

# The first bytes of a TIFF file, little and big endian, plain and BigTIFF.
TIFF_MARKS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")

DEFLATE = frozenset({tifffile.COMPRESSION.ADOBE_DEFLATE, tifffile.COMPRESSION.DEFLATE})

# Deflate packs at most 1032 to 1, so shorter strips cannot unpack to more than 64 MB (zlib's technical details).
_SAFE_STRIP_BYTES = 64_000_000 // 1032
_MAX_STRIPS = 4_000_000
# The first three are shown. Spectral cameras have more, and a damaged count can be anything.
_MAX_SAMPLES = 32


def check_page_chain(path: Path, data: bytes, limits: ReadingLimits) -> None:
    """Refuse a file with more pages than anybody screens, before tifffile walks them all.

    Raises:
        UnreadableImageError: more pages than `limits.max_pages`.
    """
    order = "<" if data[:2] == b"II" else ">"
    is_big = data[2:4] in (b"+\0", b"\0+")
    pointer, tag_count, tag_bytes = (f"{order}Q", f"{order}Q", 20) if is_big else (f"{order}I", f"{order}H", 12)
    try:
        (offset,) = struct.unpack_from(pointer, data, 8 if is_big else 4)
        for _ in range(limits.max_pages):
            if offset == 0:
                return
            (count,) = struct.unpack_from(tag_count, data, offset)
            (offset,) = struct.unpack_from(pointer, data, offset + struct.calcsize(tag_count) + count * tag_bytes)
    except (struct.error, OverflowError):
        return  # cut off or damaged, which the reader says more exactly
    if offset:
        raise UnreadableImageError(
            path,
            f"the TIFF file has more than {limits.max_pages:,} pages, or their chain leads in a circle; "
            "split it into several files",
        )


def check_page(path: Path, index: int, page: tifffile.TiffPage, limits: ReadingLimits) -> None:
    """Refuse a page by its header.

    Raises:
        UnreadableImageError: too large, too many samples, more than two dimensions, cut off.
    """
    if fault := limits.size_fault(f"page {index}", page.imagewidth, page.imagelength):
        raise UnreadableImageError(path, fault)
    if page.imagedepth != 1:
        raise UnreadableImageError(path, f"page {index} is a volume of {page.imagedepth:,} planes; save them as pages")
    if page.samplesperpixel > 1 and "BitsPerSample" not in page.tags:
        # Where a cut took the tag's values, tifffile would fall back to 1 bit and read noise.
        raise UnreadableImageError(path, f"the TIFF file is cut off: page {index} does not say its bits per sample")
    if page.samplesperpixel > _MAX_SAMPLES:
        raise UnreadableImageError(
            path, f"page {index} has {page.samplesperpixel:,} samples per pixel; at most {_MAX_SAMPLES} are read"
        )
    bits = max(8, int(page.bitspersample))
    area_px = max(page.imagewidth * page.imagelength, page.tilewidth * page.tilelength)
    if area_px * page.samplesperpixel * bits > limits.max_page_bytes * 8:
        raise UnreadableImageError(
            path,
            f"page {index} would take {area_px * page.samplesperpixel * bits // 8:,} bytes of memory; at most "
            f"{limits.max_page_bytes:,} are used",
        )
    if len(page.dataoffsets) > _MAX_STRIPS:
        raise UnreadableImageError(path, f"page {index} lies in {len(page.dataoffsets):,} pieces; save it anew")


def check_pieces(path: Path, data: bytes, index: int, page: tifffile.TiffPage) -> None:
    """Refuse a page whose strips or tiles tifffile would leave black, or unpack into more memory than they may hold.

    Raises:
        UnreadableImageError: pieces are missing, or one unpacks to more than twice what the page's header asks for.
    """
    if not page.is_contiguous:
        piece_count = math.prod(page.chunked)
        found_count = sum(
            offset > 0 and size_bytes > 0
            for offset, size_bytes in zip(page.dataoffsets, page.databytecounts, strict=False)
        )
        if found_count < piece_count:
            raise UnreadableImageError(
                path, f"the TIFF file is cut off: page {index} has {found_count:,} of its {piece_count:,} pieces"
            )
    if page.compression not in DEFLATE:
        return
    height_px, width_px = (page.tilelength, page.tilewidth) if page.is_tiled else (page.rowsperstrip, page.imagewidth)
    height_px = min(height_px, max(page.imagelength, page.tilelength))
    samples = page.samplesperpixel if page.planarconfig == tifffile.PLANARCONFIG.CONTIG else 1
    # A last strip may be stored as long as the others, and writers pad.
    most = 2 * height_px * (width_px * samples * int(page.bitspersample) + 7) // 8 + 65_536
    for offset, size_bytes in zip(page.dataoffsets, page.databytecounts, strict=False):
        if size_bytes <= _SAFE_STRIP_BYTES:
            continue
        unpacker = zlib.decompressobj()
        unpacked = unpacker.decompress(memoryview(data)[offset : offset + size_bytes], most + 1)
        if len(unpacked) > most:
            raise UnreadableImageError(
                path, f"page {index} unpacks to more than its {page.imagewidth:,} x {page.imagelength:,} pixels"
            )
