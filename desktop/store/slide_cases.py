"""Which cases of a run may hold whole slides, told by their rows and names; no image is opened for it."""

import sqlite3

from desktop.store.paths import path_of
from inference.slide_file import is_slide_candidate

# Some scanners write their slides as these, and only the content tells them from images.
_TIFF_SUFFIXES = frozenset({".tif", ".tiff"})


def read_slide_cases(connection: sqlite3.Connection) -> frozenset[str]:
    """The cases with a row of a tile, or with a file whose name a slide may have.

    Of the others none has a slide, but for one under the name of an ordinary image of which a single tile was cut.
    """
    tiled = {
        name
        for (name,) in connection.execute(
            "SELECT DISTINCT name FROM (SELECT DISTINCT image_id FROM results WHERE tile_x <> 0 OR tile_y <> 0) "
            "JOIN images USING (image_id) JOIN cases USING (case_id)"
        )
    }
    named = {
        name
        for path, name in connection.execute("SELECT path, name FROM images JOIN cases USING (case_id)")
        if is_slide_candidate(file := path_of(path)) or file.suffix.lower() in _TIFF_SUFFIXES
    }
    return frozenset(tiled | named)
