"""Decodes every image of a data folder once, and tells which cannot be read and what the others are."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from inference.card import Label
from inference.errors import UnreadableImageError
from inference.images import read_image
from training.dataset.files import sha256_of_file, stored_path
from training.dataset.manifest import ImageEntry, UnreadableEntry
from training.processors import usable_processors

# So many images are handed to the threads at once: enough to keep them busy, few enough to stop soon after Ctrl+C.
_BATCH = 256
_HEADER_FORMATS = ("JPEG", "PNG", "BMP", "WEBP", "TIFF")


@dataclass(frozen=True)
class CheckedImage:
    """A readable image: its entry for the manifest, and what its header says (`RGB`, `L`, `CMYK`…)."""

    entry: ImageEntry
    width_px: int
    height_px: int
    mode: str

    @property
    def format(self) -> str:
        """Size and mode in words."""
        return f"{self.width_px}x{self.height_px} {self.mode}"


@dataclass(frozen=True)
class ImageCheck:
    """All images of a data folder, in the order they were given."""

    readable: tuple[CheckedImage, ...]
    unreadable: tuple[UnreadableEntry, ...]

    def format_counts(self) -> Counter[str]:
        """How many images have which size and mode."""
        return Counter(image.format for image in self.readable)

    def identical_groups(self) -> list[tuple[ImageEntry, ...]]:
        """Images that are the same file, byte for byte; groups of two and more."""
        groups: defaultdict[str, list[ImageEntry]] = defaultdict(list)
        for image in self.readable:
            groups[image.entry.sha256].append(image.entry)
        return [tuple(group) for group in groups.values() if len(group) > 1]


def check_images(
    root: Path,
    files: Sequence[tuple[Path, Label]],
    on_progress: Callable[[int, int], None] | None = None,
    thread_count: int | None = None,
) -> ImageCheck:
    """Decode and hash every file; one that cannot be decoded is listed with its reason and ends nothing.

    Args:
        root: folder that the entries' paths start from.
        files: each with its label.
        on_progress: called with (files done, files in all).
        thread_count: decoding threads, default one for each processor that may be used (decoding lets other threads
            run).
    """
    readable: list[CheckedImage] = []
    unreadable: list[UnreadableEntry] = []
    with ThreadPoolExecutor(thread_count or usable_processors()) as threads:
        for start in range(0, len(files), _BATCH):
            batch = files[start : start + _BATCH]
            for result in threads.map(lambda each: _check(root, *each), batch):
                if isinstance(result, CheckedImage):
                    readable.append(result)
                else:
                    unreadable.append(result)
            if on_progress is not None:
                on_progress(start + len(batch), len(files))
    return ImageCheck(tuple(readable), tuple(unreadable))


def _check(root: Path, file: Path, label: Label) -> CheckedImage | UnreadableEntry:
    path = stored_path(file, root)
    if path != file.relative_to(root).as_posix():
        return _unreadable(file, path, label, "the name is not valid UTF-8; rename the file")
    try:
        image = read_image(file)
        mode = _mode(file)
    except UnreadableImageError as error:
        return _unreadable(file, path, label, error.reason)
    entry = ImageEntry(path=path, label_id=label.id, sha256=image.sha256)
    return CheckedImage(entry, image.width_px, image.height_px, mode)


def _unreadable(file: Path, path: str, label: Label, reason: str) -> UnreadableEntry:
    # The hash tells later whether somebody has mended the file.
    try:
        sha256 = sha256_of_file(file)
    except OSError:
        sha256 = ""
    return UnreadableEntry(path=path, label_id=label.id, sha256=sha256, reason=reason)


def _mode(file: Path) -> str:
    try:
        with Image.open(file, formats=_HEADER_FORMATS) as image:
            return image.mode
    # A TIFF that only the TIFF reader understands is readable all the same.
    except (OSError, ValueError, SyntaxError):
        return "other"
