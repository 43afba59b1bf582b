"""A row comes back from the store exactly as it went in, whatever is in it."""

from dataclasses import fields, replace

import numpy as np
import pytest

from desktop.records import ResultRow, Review
from desktop.store.canonical import canonical_json, storable_text
from desktop.store.heatmap_blob import pack_heatmaps, unpack_heatmaps
from desktop.store.row_codec import ROW_COLUMNS, decode_row, encode_row, flag_mask, flags_of
from inference.decision import Decision, Flag
from tests.desktop.store.made_runs import RUN

FULL = ResultRow(
    run=RUN,
    image_path="Fall Ü/a.tif",
    case="Fall Ü",
    decision=Decision.ABSTAINED,
    page=3,
    tile_x=4,
    tile_y=5,
    image_sha256="c" * 64,
    width_px=1024,
    height_px=768,
    predicted_class="Pre-B",
    probabilities=(0.1, 0.2, 0.4 + 1e-16, 0.3),
    prediction_set=("Pre-B", "Benign"),
    flags=(Flag.BLUR, Flag.DUPLICATE),
    reason="Not reported: the field is out of focus.",
    elapsed_ms=12.345678901234,
    screened_at_utc="2026-01-02T03:04:06Z",
    review=Review("R. Leser", "Pro-B", "Ausstrich zu dick", "2026-01-02T04:00:00Z"),
)


def test_every_field_of_a_row_comes_back():
    assert decode_row(RUN, FULL.case, encode_row(FULL), FULL.review) == FULL
    blank = ResultRow(RUN, "a.png", "", Decision.UNREADABLE, screened_at_utc="another time")
    forgotten = [each.name for each in fields(ResultRow) if getattr(FULL, each.name) == getattr(blank, each.name)]
    assert forgotten == ["run"], "a new field needs a value above, or this test cannot see that it is lost"


def test_an_unreadable_row_comes_back_with_nothing_made_up():
    row = replace(ResultRow(RUN, "a.png", "", Decision.UNREADABLE), reason="Unreadable: cut short", elapsed_ms=None)

    assert decode_row(RUN, "", encode_row(row), Review()) == row


def test_the_malignant_probability_is_that_of_all_malignant_classes():
    values = dict(zip(ROW_COLUMNS, encode_row(FULL), strict=True))

    assert values["malignant_probability"] == pytest.approx(0.9)
    assert values["probability"] == 0.4 + 1e-16


def test_a_class_that_the_run_does_not_know_is_refused():
    with pytest.raises(ValueError, match="is not in"):
        encode_row(replace(FULL, predicted_class="Basophil"))


def test_a_reason_with_bytes_that_are_no_text_is_stored_readable():
    reason = "Unreadable: bad\udcff.png"

    stored = decode_row(RUN, "", encode_row(replace(FULL, reason=reason)), Review()).reason

    assert stored == "Unreadable: bad\\udcff.png"
    assert storable_text("Ü") == "Ü"


def test_flags_become_bits_and_come_back_in_their_order():
    assert flag_mask((Flag.DUPLICATE, Flag.BLUR)) == 1 + (1 << list(Flag).index(Flag.DUPLICATE))
    assert flags_of(flag_mask(tuple(reversed(Flag)))) == tuple(Flag)
    assert flags_of(0) == ()


def test_equal_values_have_one_canonical_text_and_what_is_no_number_none():
    assert canonical_json({"b": [1, "ü"], "a": None}) == '{"a":null,"b":[1,"\\u00fc"]}'
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json([float("nan")])


@pytest.mark.parametrize("size", [1e-12, 1.0, 1e9])
def test_heatmaps_of_any_size_keep_three_digits(size):
    heatmaps = np.random.default_rng(0).random((7, 7, 4)).astype(np.float32) * np.float32(size)

    blob = pack_heatmaps(heatmaps)
    back = unpack_heatmaps(blob)

    assert back.dtype == np.float16
    assert len(blob.float16_values) == 7 * 7 * 4 * 2
    assert back.max() == 1.0
    np.testing.assert_allclose(back.astype(np.float64) * blob.scale, heatmaps, rtol=1e-3, atol=size * 1e-4)


def test_heatmaps_that_are_all_zero_stay_so():
    assert not unpack_heatmaps(pack_heatmaps(np.zeros((2, 3, 4), np.float32))).any()


def test_heatmaps_of_another_shape_are_refused():
    with pytest.raises(ValueError, match=r"expected \(h, w, K\)"):
        pack_heatmaps(np.zeros((7, 7), np.float32))
