"""The one zip that some files make: its bytes are a function of names and contents, on every platform.

Written by hand, because `zipfile` leaves its writer's platform and version in the bytes. As there is only one right
zip, a reader can build it anew and compare: a changed byte has nowhere to hide, not even in the book-keeping.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from inference.errors import BundleRefusedError, UnusableInputError

ZIP_SUFFIX = ".smear"
# Twelve times the largest bundle known (DenseNet201, flatten, float16: 135 MB). Below 2 GiB no zip needs its 64-bit
# extension, which would allow a second form.
MAX_ZIP_BYTES = 1_600_000_000

_REMEDY = "If you zipped it yourself: `smearscope-convert pack FOLDER` makes the right one"

_VERSION = 20
_UNIX = 3
_TIME = 0
_DATE = 0x21  # 1 January 1980, the earliest that a zip can say
_ATTRIBUTES = 0o100644 << 16
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


def stored_zip(files: Mapping[str, bytes]) -> bytes:
    """Zip these files, uncompressed, in the order of their names.

    Args:
        files: contents by name; names are ASCII.

    Raises:
        UnusableInputError: together they are too large.
    """
    if sum(map(len, files.values())) > MAX_ZIP_BYTES:
        raise UnusableInputError(f"{', '.join(sorted(files))} have together more than {MAX_ZIP_BYTES:,} bytes")
    return b"".join(_pieces(files))


def read_stored_zip(path: Path, required: Collection[str], optional: Collection[str] = ()) -> dict[str, bytes]:
    """Read a zip that `stored_zip` wrote, and refuse every other.

    Raises:
        BundleRefusedError: unreadable, too large, a name missing or not expected, or not byte for byte the one zip.
    """
    try:
        if path.stat().st_size > MAX_ZIP_BYTES:
            raise BundleRefusedError(path, f"it is larger than {MAX_ZIP_BYTES:,} bytes")
        data = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = {entry.filename: entry for entry in archive.infolist()}
            missing, more = sorted({*required} - entries.keys()), sorted(entries.keys() - {*required, *optional})
            if missing:
                raise BundleRefusedError(
                    path, f"{missing[0]} is missing; a bundle's files must lie at the top of the zip, in no folder"
                )
            if more:
                raise BundleRefusedError(path, f"it holds {more[0][:80]!r}, which is no file of a bundle. {_REMEDY}")
            # Told before reading, so a small file cannot unpack to fill the memory.
            if any(entry.compress_type != zipfile.ZIP_STORED for entry in entries.values()):
                raise BundleRefusedError(path, f"its files are compressed. {_REMEDY}")
            if sum(entry.file_size for entry in entries.values()) > len(data):
                raise BundleRefusedError(path, f"its files claim to be larger than it is. {_REMEDY}")
            files = {name: archive.read(entry) for name, entry in entries.items()}
    except (
        *(zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error),
        *(ValueError, struct.error, OverflowError),  # from numbers that a damaged header holds
    ) as error:
        raise BundleRefusedError(path, f"it is no readable .smear (zip) file: {error}") from error
    if not _is_made_of(data, _pieces(files)):
        raise BundleRefusedError(
            path,
            "it was changed or damaged, or zipped by another program: its bytes are not the one zip that its files "
            f"make. Get the bundle again from where it came. {_REMEDY}",
        )
    return files


def _pieces(files: Mapping[str, bytes]) -> Iterator[bytes]:
    directory, offset = [], 0
    for name in sorted(files):
        data, encoded = files[name], name.encode("ascii")
        # version needed, flags, method (0: stored), time, date, checksum, size stored, size, length of the name, extra
        described = (_VERSION, 0, 0, _TIME, _DATE, zlib.crc32(data), len(data), len(data), len(encoded), 0)
        # comment, disk, internal and external attributes, where the entry starts
        rest = (0, 0, 0, _ATTRIBUTES, offset)
        directory.append(_CENTRAL.pack(b"PK\1\2", _UNIX << 8 | _VERSION, *described, *rest) + encoded)
        entry = _LOCAL.pack(b"PK\3\4", *described) + encoded
        yield entry
        yield data
        offset += len(entry) + len(data)
    listing = b"".join(directory)
    yield listing
    yield _END.pack(b"PK\5\6", 0, 0, len(files), len(files), len(listing), offset, 0)


def _is_made_of(data: bytes, pieces: Iterator[bytes]) -> bool:
    # Piece by piece: a second copy of a large model would double the memory that loading takes.
    offset = 0
    for piece in pieces:
        if not data.startswith(piece, offset):
            return False
        offset += len(piece)
    return offset == len(data)
