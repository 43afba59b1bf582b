"""Which cases of a run may hold whole slides: those with tiles, and those whose names leave it open."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.store.images import FoundImage
from desktop.store.results import ScreenedImage
from desktop.store.run_reader import RunReader
from desktop.store.run_store import RunStore
from tests.desktop.store.made_runs import RUN, SCREENED_FOLDER, SETTINGS, screened


@pytest.mark.parametrize(
    ("names", "tile_x", "cases"),
    [
        (("a/1.png", "b/2.jpg"), 0, set()),
        (("a/1.png", "b/2.SVS"), 0, {"b"}),
        (("a/1.tiff", "b/2.jpg", "3.Tif"), 0, {"a", ""}),
        (("a/1.png", "b/2.jpg"), 400, {"a", "b"}),
    ],
)
def test_a_case_may_hold_slides_where_a_row_or_a_name_says_so(tmp_path, names, tile_x, cases):
    store = RunStore.create(tmp_path, RUN, SCREENED_FOLDER, SETTINGS)
    store.add_found([FoundImage(Path(name), Path(name).parent.as_posix().strip("."), 1, 1) for name in names])
    for image in store.iterate_pending():
        answer = screened(image, unreadable_every=0)
        (row,) = answer.rows
        tile = replace(row, row=replace(row.row, tile_x=tile_x))
        store.commit([ScreenedImage(answer.image_id, [tile], answer.sha256)])
    with RunReader(tmp_path) as reader:
        assert reader.slide_cases() == cases
    store.close()
