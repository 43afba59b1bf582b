"""The programs' icon as Windows keeps it: one file with the icon drawn anew in each size."""

import io
from pathlib import Path

from PIL import Image

from linux_packages.icons import icon_png

# of lists, the taskbar, the desktop and large symbols, also where the screen shows 150 or 200 %
SIZES_PX = (16, 24, 32, 48, 64, 128, 256)


def write_icon_file(svg: Path, target: Path) -> Path:
    """Draw the project's SVG into an .ico file. Needs no screen and no Qt application.

    Raises:
        PackagingError: it cannot be drawn.
    """
    drawn = [Image.open(io.BytesIO(icon_png(svg, side_px))) for side_px in SIZES_PX]
    drawn[-1].save(target, "ICO", sizes=[picture.size for picture in drawn], append_images=drawn[:-1])
    return target
