"""Decodes a split's images once: into memory, or into a file that is mapped where they do not fit, and used again."""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from inference.errors import OutputError
from inference.images import read_image
from inference.preprocessing import PIXELS_VERSION, PreprocessSpec, preprocess
from training.dataset.folder import Dataset, OnProgress, Sample
from training.fitting.batches_ahead import worker_count
from training.fitting.memory import available_bytes

# Decoded images may take this share of the memory that is free; the network needs the rest.
MEMORY_SHARE = 0.5
# What decodes and resizes: another version may give other pixels.
_DECODERS = ("pillow", "opencv-python-headless", "tifffile")
_CHANNELS = 3
_CANNOT_RESERVE = frozenset({errno.EINVAL, errno.EOPNOTSUPP})
_CHUNK_BYTES = 1 << 20

Say = Callable[[str], None]


@dataclass(frozen=True)
class PixelCache:
    """Where decoded images are kept.

    Attributes:
        folder: of the files.
        in_memory: whether they are held in memory instead.
    """

    folder: Path
    in_memory: bool


def pixel_bytes(image_count: int, spec: PreprocessSpec) -> int:
    """Bytes of decoded images."""
    return image_count * spec.height_px * spec.width_px * _CHANNELS


def fits_in_memory(byte_count: int) -> bool:
    """Whether decoded images may be held in memory."""
    return byte_count <= MEMORY_SHARE * available_bytes()


def read_pixels(
    dataset: Dataset,
    samples: Sequence[Sample],
    spec: PreprocessSpec,
    cache: PixelCache,
    say: Say,
    on_progress: OnProgress | None = None,
) -> NDArray[np.uint8]:
    """Decode and resize samples exactly as screening does, on several threads.

    Args:
        dataset: where the images lie.
        samples: which, in the order of the result.
        spec: size and resampling.
        cache: where they are kept; a file that is already there is used.
        say: told where the file is and how big.
        on_progress: called with (images decoded, images in all).

    Returns:
        uint8 (N, spec.height_px, spec.width_px, 3) RGB, in memory or mapped from the file, read-only.

    Raises:
        UnreadableImageError: one image cannot be decoded; training on a silent subset is not wanted.
        OutputError: the file cannot be written.
    """
    shape = (len(samples), spec.height_px, spec.width_px, _CHANNELS)
    if cache.in_memory:
        array = np.empty(shape, dtype=np.uint8)
        _decode_into(array, dataset, samples, spec, on_progress)
        return array
    path = cache.folder / f"{_key(samples, spec)}.npy"
    size_mb = pixel_bytes(len(samples), spec) / 1e6
    try:
        cache.folder.mkdir(parents=True, exist_ok=True)
        # Two trainings of one split wait for each other instead of decoding twice.
        with FileLock(path.with_suffix(".lock")):
            found = _mapped(path, shape)
            if found is not None:
                say(f"Decoded images: {path}, {size_mb:,.0f} MB, from an earlier training")
                return found
            _write(path, shape, dataset, samples, spec, on_progress)
    except OSError as error:
        raise OutputError(
            f"Decoded images cannot be kept in {cache.folder} ({size_mb:,.0f} MB): {error.strerror or error}. Free "
            "space, or name another folder with --cache"
        ) from error
    say(f"Decoded images: {path}, {size_mb:,.0f} MB; later trainings use it again, and it may be deleted")
    return np.load(path, mmap_mode="r")


def _write(
    path: Path,
    shape: tuple[int, ...],
    dataset: Dataset,
    samples: Sequence[Sample],
    spec: PreprocessSpec,
    on_progress: OnProgress | None,
) -> None:
    needed, free = int(np.prod(shape)), shutil.disk_usage(path.parent).free
    if needed > free:
        raise OSError(None, f"only {free / 1e6:,.0f} MB are free")
    temporary = path.with_suffix(".part")
    try:
        _reserve(temporary, shape)
        array = np.lib.format.open_memmap(temporary, mode="r+")
        _decode_into(array, dataset, samples, spec, on_progress)
        array.flush()
        del array
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _reserve(path: Path, shape: tuple[int, ...]) -> None:
    """Write a `.npy` file of that shape whose blocks are all on disk already.

    NumPy's own would be sparse, and a disk that fills up while its pages are written through the mapping does not
    raise: it ends the process with SIGBUS.

    Raises:
        OSError: there is no room for them.
    """
    header = {"descr": np.lib.format.dtype_to_descr(np.dtype(np.uint8)), "fortran_order": False, "shape": shape}
    with path.open("wb") as file:
        np.lib.format.write_array_header_1_0(file, header)
        file.flush()
        start, size_bytes = file.tell(), int(np.prod(shape))
        # Python has no posix_fallocate on macOS and Windows, and some network drives refuse it.
        if hasattr(os, "posix_fallocate"):
            try:
                os.posix_fallocate(file.fileno(), start, size_bytes)
                return
            except OSError as error:
                if error.errno not in _CANNOT_RESERVE:
                    raise
        zeros = bytes(_CHUNK_BYTES)
        for done in range(0, size_bytes, _CHUNK_BYTES):
            file.write(zeros[: size_bytes - done])
        # A network drive may tell that it is full only now.
        file.flush()
        os.fsync(file.fileno())


def _mapped(path: Path, shape: tuple[int, ...]) -> NDArray[np.uint8] | None:
    """The file's array, or None where there is none that fits."""
    try:
        found = np.load(path, mmap_mode="r")
    except (FileNotFoundError, ValueError, EOFError):
        return None
    return found if found.shape == shape and found.dtype == np.uint8 else None


def _decode_into(
    array: NDArray[np.uint8],
    dataset: Dataset,
    samples: Sequence[Sample],
    spec: PreprocessSpec,
    on_progress: OnProgress | None,
) -> None:
    def decode(index: int) -> None:
        array[index] = preprocess(read_image(dataset.root / samples[index].path).pixels, spec)

    pool = ThreadPoolExecutor(2 * worker_count(), thread_name_prefix="decode")
    try:
        for done, _nothing in enumerate(pool.map(decode, range(len(samples))), start=1):
            if on_progress is not None:
                on_progress(done, len(samples))
    finally:
        # After an unreadable image, those still waiting are not decoded.
        pool.shutdown(wait=True, cancel_futures=True)


def _key(samples: Sequence[Sample], spec: PreprocessSpec) -> str:
    """Name of a file: it changes with the images, their order, the preprocessing and what decodes, ours included."""
    digest = hashlib.sha256(spec.model_dump_json().encode())
    digest.update(f"pixels {PIXELS_VERSION}\n".encode())
    for name in _DECODERS:
        digest.update(f"{name} {metadata.version(name)}\n".encode())
    for sample in samples:
        digest.update(f"{sample.sha256}\n".encode())
    return f"pixels-{digest.hexdigest()[:32]}"
