"""Reads whole slides as tiles of one field each, a tile at a time, so that memory stays flat."""

import hashlib
import math
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inference.errors import UnreadableImageError, UnusableInputError
from inference.images import SmearImage
from inference.slide_file import SlideReader, slide_errors_in_words
from inference.slide_overview import SlideOverview, read_overview, scanned_area

# The bar of 10 um in the training photographs spans about a tenth of their width, and a red cell of 7.5 um about 0.07.
FIELD_UM = 100.0
# The model sees a field at this size, so a level of the slide on which it still has it is fine enough.
_FINE_ENOUGH_PX = 224
# Scanners with a 20x objective give about 0.5 um per pixel, with 40x 0.25.
_UM_PER_PIXEL_AT_1X = 10.0
_PLAUSIBLE_UM_PER_PIXEL = (0.02, 20.0)
_MAX_TILE_SIDE_PX = 8000
# A slide whose header promises what the file does not hold would otherwise give a row for each of 200,000 tiles.
_MAX_BAD_TILES_IN_A_ROW = 1000
_HASHED_AT_ONCE_BYTES = 1 << 20


@dataclass(frozen=True)
class SlideSettings:
    """How a slide is cut into tiles.

    Attributes:
        field_um: side of a square tile on the glass, micrometres.
        um_per_pixel: of the slide's full resolution; None takes the slide's word, else its objective's, else 0.25.
        min_tissue_share: of a tile's area that is stained, 0-1; tiles with less, or with nothing, are passed over.
        max_tiles: a slide that gives more is refused.
    """

    field_um: float = FIELD_UM
    um_per_pixel: float | None = None
    min_tissue_share: float = 0.1
    max_tiles: int = 200_000

    def __post_init__(self) -> None:
        low, high = _PLAUSIBLE_UM_PER_PIXEL
        if not 1.0 <= self.field_um <= 10_000.0:
            raise UnusableInputError(f"A tile of {self.field_um:g} um is no field of view; give 1 to 10000")
        if self.um_per_pixel is not None and not low <= self.um_per_pixel <= high:
            raise UnusableInputError(f"{self.um_per_pixel:g} um per pixel is no slide; give {low:g} to {high:g}")
        if not 0.0 <= self.min_tissue_share <= 1.0:
            raise UnusableInputError(f"The share of tissue is {self.min_tissue_share:g}; give 0 to 1")
        if self.max_tiles < 1:
            raise UnusableInputError(f"The limit of tiles is {self.max_tiles}; give 1 or more")


DEFAULT_SLIDE_SETTINGS = SlideSettings()


@dataclass(frozen=True, eq=False)
class SlidePlan:
    """Which tiles of a slide are read, and how; picklable.

    Attributes:
        path: the slide.
        sha256: of the named file's bytes, lower-case hexadecimal; other files of a MIRAX or VMS slide are not in it.
        um_per_pixel: of the full resolution, as used.
        tile_side_px: side of a tile, pixels of the full resolution.
        level: OpenSlide's number of the level that tiles are read from.
        read_side_px: side of a tile as read, pixels of that level.
        tiles: upper left corners (tile_x, tile_y) of the tiles with tissue, pixels of the full resolution, row by row.
        overview: thumbnail and tissue.
    """

    path: Path
    sha256: str
    um_per_pixel: float
    tile_side_px: int
    level: int
    read_side_px: int
    tiles: tuple[tuple[int, int], ...]
    overview: SlideOverview


@dataclass(frozen=True)
class UnreadableTile:
    """One tile that cannot be decoded: a row with a reason; the tiles after it are read all the same.

    Attributes:
        tile_x, tile_y: as those of `SmearImage`.
        reason: what is wrong with it.
    """

    path: Path
    sha256: str
    tile_x: int
    tile_y: int
    reason: str


def plan_slide(path: Path, settings: SlideSettings = DEFAULT_SLIDE_SETTINGS) -> SlidePlan:
    """Look at a slide's overview and choose the tiles with tissue.

    Raises:
        UnreadableImageError: it cannot be opened (OpenSlide may be missing), nothing on it is stained, or it is too
            large.
    """
    sha256 = _sha256_of_file(path)
    try:
        with slide_errors_in_words(path, "the slide"), SlideReader(path) as reader:
            return _plan(reader, sha256, settings)
    except UnreadableImageError as error:
        raise UnreadableImageError(path, error.reason, sha256, may_pass=error.may_pass) from error


def _plan(reader: SlideReader, sha256: str, settings: SlideSettings) -> SlidePlan:
    path, slide = reader.path, reader.open()
    um_per_pixel = settings.um_per_pixel or _um_per_pixel(path, slide)
    side_px = max(1, round(settings.field_um / um_per_pixel))
    level = slide.get_best_level_for_downsample(max(1.0, side_px / _FINE_ENOUGH_PX))
    read_side_px = max(1, round(side_px / slide.level_downsamples[level]))
    if read_side_px > _MAX_TILE_SIDE_PX:
        raise UnreadableImageError(
            path, f"a tile would have {read_side_px:,} pixels a side; choose a smaller field with --field-um"
        )
    # From the size alone, before the overview is read.
    _, (width_px, height_px) = scanned_area(slide)
    at_most = -(-width_px // side_px) * -(-height_px // side_px)
    if at_most > settings.max_tiles:
        raise UnreadableImageError(
            path,
            f"the slide of {width_px:,} x {height_px:,} pixels would give {at_most:,} tiles; at most "
            f"{settings.max_tiles:,} are read. Choose a larger field with --field-um",
        )
    overview = read_overview(reader)
    tiles = overview.tiles_with_tissue(side_px, settings.min_tissue_share)
    if not tiles:
        raise UnreadableImageError(path, "nothing on the slide's overview is stained, so there is no tile to read")
    return SlidePlan(path, sha256, um_per_pixel, side_px, level, read_side_px, tiles, overview)


def read_slide_tiles(
    path: Path,
    settings: SlideSettings = DEFAULT_SLIDE_SETTINGS,
    *,
    plan: SlidePlan | None = None,
    done: Collection[tuple[int, int]] = frozenset(),
) -> Iterator[SmearImage | UnreadableTile]:
    """Read the tiles with tissue of a slide, row by row.

    Args:
        path: the slide.
        settings: how it is cut; nothing to a plan that is given.
        plan: made by `plan_slide` before, if it was.
        done: tiles (tile_x, tile_y) that are not read again.

    Yields:
        Each tile, as page 0: its pixels, or why it has none. What lies beyond the slide's edge is white.

    Raises:
        UnreadableImageError: as `plan_slide`; or 1,000 tiles one after another cannot be decoded.
    """
    plan = plan or plan_slide(path, settings)
    size_px = (plan.read_side_px, plan.read_side_px)
    bad_in_a_row = 0
    with SlideReader(path) as reader:
        for tile_x, tile_y in plan.tiles:
            if (tile_x, tile_y) in done:
                continue
            try:
                # Where the file itself is gone, no later tile can be read either.
                reader.open()
            except UnreadableImageError as error:
                raise UnreadableImageError(path, error.reason, plan.sha256, may_pass=error.may_pass) from error
            if bad_in_a_row == _MAX_BAD_TILES_IN_A_ROW:
                raise UnreadableImageError(
                    path,
                    f"{bad_in_a_row:,} tiles one after another cannot be decoded, so the rest is not tried",
                    plan.sha256,
                )
            try:
                pixels = reader.region((tile_x, tile_y), plan.level, size_px, "this tile")
            except UnreadableImageError as error:
                bad_in_a_row += 1
                yield UnreadableTile(path, plan.sha256, tile_x, tile_y, error.reason)
            else:
                bad_in_a_row = 0
                yield SmearImage(path, 0, pixels, plan.sha256, tile_x, tile_y)


def _um_per_pixel(path: Path, slide: Any) -> float:
    """Of the full resolution: what the slide says, else what its objective makes likely."""
    low, high = _PLAUSIBLE_UM_PER_PIXEL
    sides = [_number(slide, f"openslide.mpp-{axis}") for axis in "xy"]
    if all(low <= side <= high for side in sides):
        return math.sqrt(sides[0] * sides[1])
    objective = _number(slide, "openslide.objective-power")
    if 1.0 <= objective <= 150.0:
        return _UM_PER_PIXEL_AT_1X / objective
    # A guess could be wrong by four, and no row would say so.
    raise UnreadableImageError(
        path, "the slide does not say its resolution; say it with --um-per-pixel (0.25 is usual for 40x, 0.5 for 20x)"
    )


def _number(slide: Any, name: str) -> float:
    try:
        return float(slide.properties.get(name, "nan"))
    except ValueError:
        return math.nan


def _sha256_of_file(path: Path) -> str:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableImageError(path, "this is no ordinary file but a folder, a device or a pipe")
        with path.open("rb") as file:
            digest = hashlib.sha256()
            while block := file.read(_HASHED_AT_ONCE_BYTES):
                digest.update(block)
            return digest.hexdigest()
    except OSError as error:
        raise UnreadableImageError(path, f"the file cannot be opened: {error.strerror or error}") from error
