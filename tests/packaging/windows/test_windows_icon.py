"""The icon file holds the icon in each size, drawn for that size."""

import io
from pathlib import Path

from PIL import Image

from frozen_folder.windows_icon import SIZES_PX, icon_file
from linux_packages.icons import icon_png

SVG = Path(__file__).resolve().parents[3] / "assets/icons/smearscope.svg"


def test_each_size_is_in_the_file_as_it_was_drawn():
    with Image.open(io.BytesIO(icon_file(SVG))) as icon:
        assert icon.info["sizes"] == {(side, side) for side in SIZES_PX}
        for side in SIZES_PX:
            drawn = Image.open(io.BytesIO(icon_png(SVG, side))).convert("RGBA")
            assert icon.ico.getimage((side, side)).convert("RGBA").tobytes() == drawn.tobytes()
