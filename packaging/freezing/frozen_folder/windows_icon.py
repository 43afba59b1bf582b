"""The icon of the programs and of their installer as Windows keeps it: one file, drawn anew in each size."""

import io
from pathlib import Path

from PIL import Image

from linux_packages.icons import icon_png

# of lists, the taskbar, the desktop and large symbols, also where the screen shows 150 or 200 %
SIZES_PX = (16, 24, 32, 48, 64, 128, 256)


def icon_file(svg: Path) -> bytes:
    """The project's SVG as the content of an .ico file. Needs no screen and no Qt application.

    Raises:
        PackagingError: it cannot be drawn.
    """
    drawn = [Image.open(io.BytesIO(icon_png(svg, side_px))) for side_px in SIZES_PX]
    content = io.BytesIO()
    drawn[-1].save(content, "ICO", sizes=[picture.size for picture in drawn], append_images=drawn[:-1])
    return content.getvalue()
