"""The application's icon as macOS wants it (.icns), drawn of the project's SVG each time: it is kept once."""

import io
from pathlib import Path

from PIL import Image

from linux_packages.icons import icon_png

# Apple's sizes (Human Interface Guidelines): 16 to 512 points, each also for screens of twice the density
SIDES_PX = (32, 64, 128, 256, 512, 1024)
# of the side; the rest is air, as around other icons in the Dock
_DRAWN = 824 / 1024


def write_icon(svg: Path, target: Path) -> Path:
    """Draw the icon in all sizes into one file.

    Args:
        svg: a square one.
        target: whose name ends with `.icns`.

    Raises:
        PackagingError: it cannot be drawn.
    """
    *smaller, largest = [_drawn(svg, side) for side in SIDES_PX]
    largest.save(target, format="ICNS", append_images=smaller)
    return target


def _drawn(svg: Path, side_px: int) -> Image.Image:
    drawn_px = round(side_px * _DRAWN)
    whole = Image.new("RGBA", (side_px, side_px))
    margin_px = (side_px - drawn_px) // 2
    whole.paste(Image.open(io.BytesIO(icon_png(svg, drawn_px))), (margin_px, margin_px))
    return whole
