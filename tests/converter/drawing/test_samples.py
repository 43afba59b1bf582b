"""The committed sample folder is what the generator draws, and each special file is what its name says."""

import io
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from converter.drawing.samples import SAMPLES, Condition, Encoding, Sample, draw_sample, encode_sample, write_samples
from inference.errors import OutputError

COMMITTED = Path(__file__).parents[3] / "assets" / "samples"
MAX_FOLDER_BYTES = 2_500_000
# Another processor or library version may round a pixel's value otherwise; JPEG spreads that over a block.
MEAN_TOLERANCE, PIXEL_TOLERANCE = 0.5, 48
READABLE = [sample for sample in SAMPLES if sample.condition is not Condition.TRUNCATED]


def _pixels(data: bytes) -> NDArray[np.uint8]:
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image.convert("RGB"))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    folder = tmp_path_factory.mktemp("drawn samples")
    return folder, write_samples(folder)


def _sample(condition: Condition) -> Sample:
    return next(sample for sample in SAMPLES if sample.condition is condition)


def test_every_sample_is_written_where_the_table_says_and_nothing_else_is_left(
    written: tuple[Path, list[Path]],
) -> None:
    folder, paths = written
    assert [path.relative_to(folder).as_posix() for path in paths] == [sample.name for sample in SAMPLES]
    assert sorted(path for path in folder.rglob("*") if path.is_file()) == sorted(paths)


def test_the_committed_folder_holds_the_samples_and_its_readme_and_no_more() -> None:
    found = {path.relative_to(COMMITTED).as_posix() for path in COMMITTED.rglob("*") if path.is_file()}
    assert found == {sample.name for sample in SAMPLES} | {"README.md"}
    assert sum((COMMITTED / name).stat().st_size for name in found) <= MAX_FOLDER_BYTES


def test_the_readme_names_every_sample_and_denies_any_medical_meaning() -> None:
    text = (COMMITTED / "README.md").read_text(encoding="utf-8")
    assert all(f"`{sample.name}`" in text for sample in SAMPLES)
    assert "No medical meaning" in text
    assert "no patient material" in text


@pytest.mark.parametrize("sample", READABLE, ids=lambda sample: sample.name)
def test_a_committed_sample_has_the_pixels_drawn_today(written: tuple[Path, list[Path]], sample: Sample) -> None:
    folder, _ = written
    committed = _pixels((COMMITTED / sample.name).read_bytes()).astype(int)
    drawn = _pixels((folder / sample.name).read_bytes()).astype(int)
    assert committed.shape == drawn.shape == (600, 800, 3)
    difference = np.abs(committed - drawn)
    assert difference.mean() <= MEAN_TOLERANCE
    assert difference.max() <= PIXEL_TOLERANCE


@pytest.mark.parametrize("sample", READABLE, ids=lambda sample: sample.name)
def test_a_sample_is_stored_in_the_format_of_its_suffix(sample: Sample) -> None:
    suffixes = {Encoding.JPEG: ".jpg", Encoding.PNG: ".png", Encoding.TIFF: ".tif"}
    path = COMMITTED / sample.name
    assert path.suffix == suffixes[sample.encoding]
    with Image.open(path) as image:
        assert image.format == sample.encoding.value


def test_lossless_samples_keep_every_drawn_pixel() -> None:
    lossless = [sample for sample in SAMPLES if sample.encoding is not Encoding.JPEG]
    assert {sample.encoding for sample in lossless} == {Encoding.PNG, Encoding.TIFF}
    for sample in lossless:
        np.testing.assert_array_equal(_pixels(encode_sample(sample)), draw_sample(sample))


def test_the_truncated_jpeg_committed_and_drawn_opens_but_cannot_be_decoded_fully() -> None:
    sample = _sample(Condition.TRUNCATED)
    drawn = encode_sample(sample)
    whole = encode_sample(replace(sample, condition=Condition.PLAIN))
    assert whole.startswith(drawn)
    assert 0.55 < len(drawn) / len(whole) < 0.65
    for data in ((COMMITTED / sample.name).read_bytes(), drawn):
        with Image.open(io.BytesIO(data)) as image:
            assert image.size == (800, 600)
            with pytest.raises(OSError, match="truncated"):
                image.load()


def test_the_blurred_field_is_far_softer_than_any_plain_one() -> None:
    def sharpness(sample: Sample) -> float:
        # The burnt-in bar is always sharp, so only the part left of it counts.
        grey = cv2.cvtColor(_pixels((COMMITTED / sample.name).read_bytes()), cv2.COLOR_RGB2GRAY)[:, :600]
        # In float: a smoothed 8-bit field has steps of one grey level, which would pass for detail.
        smooth = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), 1.5)
        return float(cv2.Laplacian(smooth, cv2.CV_32F).var())

    plain = min(sharpness(sample) for sample in SAMPLES if sample.condition is Condition.PLAIN)
    assert sharpness(_sample(Condition.BLURRED)) < 0.25 * plain


def test_the_overexposed_field_is_burnt_out_and_plain_ones_are_not() -> None:
    def burnt_share(sample: Sample) -> float:
        return float((_pixels((COMMITTED / sample.name).read_bytes()) >= 254).all(axis=2).mean())

    assert burnt_share(_sample(Condition.OVEREXPOSED)) > 0.4
    assert max(burnt_share(sample) for sample in SAMPLES if sample.condition is Condition.PLAIN) < 0.2


def test_the_shifted_stain_lies_outside_the_tones_of_every_plain_field() -> None:
    def red_over_blue(sample: Sample) -> float:
        red, _, blue = _pixels((COMMITTED / sample.name).read_bytes()).reshape(-1, 3).mean(axis=0)
        return float(red / blue)

    plain = max(red_over_blue(sample) for sample in SAMPLES if sample.condition is Condition.PLAIN)
    assert red_over_blue(_sample(Condition.SHIFTED_STAIN)) > 1.25 * plain


def test_a_case_folder_has_a_name_beyond_ascii_with_spaces() -> None:
    cases = {sample.name.split("/")[0] for sample in SAMPLES}
    assert len(cases) >= 2
    assert any(not case.isascii() and " " in case for case in cases)


def test_a_folder_that_cannot_be_made_is_reported_and_leaves_no_partial_file(tmp_path: Path) -> None:
    blocked = tmp_path / "samples"
    blocked.write_bytes(b"a file where the folder should go")
    with pytest.raises(OutputError, match="field-01"):
        write_samples(blocked)
    assert list(tmp_path.iterdir()) == [blocked]
