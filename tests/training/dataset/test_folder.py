"""A data folder is imported whole, in order, and refused with a message where something is wrong with it."""

import hashlib
import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inference.errors import UnreadableImageError, UnusableInputError
from inference.preprocessing import PreprocessSpec, preprocess
from training.dataset.folder import Dataset, import_folder, load_pixels

SHORT = ("Benign", "Early", "Pre", "Pro")
PUBLISHED = ("Benign", "[Malignant] early Pre-B", "[Malignant] Pre-B", "[Malignant] Pro-B")


def _folders(root: Path, names: tuple[str, ...] = SHORT, files: tuple[str, ...] = ("a-1.png",)) -> Path:
    for index, name in enumerate(names):
        (root / name).mkdir(parents=True)
        for number, file in enumerate(files):
            Image.new("RGB", (8, 8), (40 * index, 20 * number, 9)).save(root / name / file)
    return root


@pytest.mark.parametrize("names", [SHORT, PUBLISHED, tuple(name.upper() for name in PUBLISHED)])
def test_both_published_spellings_are_understood_in_any_case(tmp_path: Path, names: tuple[str, ...]):
    dataset = import_folder(_folders(tmp_path / "data", names))
    assert [sample.label_id for sample in dataset.samples] == ["benign", "early_pre_b", "pre_b", "pro_b"]
    assert [sample.path for sample in dataset.samples] == [f"{name}/a-1.png" for name in names]


def test_a_missing_class_is_named(tmp_path: Path):
    with pytest.raises(UnusableInputError, match="no folder for Pre-B, Pro-B; all four"):
        import_folder(_folders(tmp_path / "data", ("Benign", "Early")))


def test_an_unknown_folder_is_named_with_the_expected_ones(tmp_path: Path):
    root = _folders(tmp_path / "data", (*SHORT, "Thumbnails"))
    with pytest.raises(UnusableInputError, match="Thumbnails is no known class; expected folders named Benign"):
        import_folder(root)


def test_a_misspelt_class_folder_is_told_with_the_right_name_and_the_way_for_own_classes(tmp_path: Path):
    root = _folders(tmp_path / "data", ("Benign", "Erly", "Pre", "Pro"))
    with pytest.raises(UnusableInputError, match=r"Erly is no known class.*Did you mean Early\?.*--malignant FOLDER"):
        import_folder(root)


def test_a_data_set_as_downloaded_is_sent_to_the_import(tmp_path: Path):
    _folders(tmp_path / "data" / "Original")
    _folders(tmp_path / "data" / "Segmented")
    with pytest.raises(UnusableInputError, match=r"class folders in Original and Segmented. Import it first"):
        import_folder(tmp_path / "data")


def test_what_systems_and_editors_leave_behind_is_no_data(tmp_path: Path):
    root = _folders(tmp_path / "data")
    before = import_folder(root).record().sha256
    (root / "__MACOSX").mkdir()
    (root / ".ipynb_checkpoints").mkdir()
    (root / ".DS_Store").write_bytes(b"x")
    for junk in ("._a-1.png", "Thumbs.db"):
        (root / "Pre" / junk).write_bytes(b"x")
    assert import_folder(root).record().sha256 == before


def test_linked_class_folders_and_images_count_but_linked_folders_inside_a_class_do_not(tmp_path: Path):
    root = _folders(tmp_path / "data")
    (root / "Pre").rename(tmp_path / "elsewhere")
    (root / "Pre").symlink_to(tmp_path / "elsewhere")
    (root / "Pro" / "linked.png").symlink_to(tmp_path / "elsewhere" / "a-1.png")
    (root / "Pro" / "circle").symlink_to(root / "Pro")
    (root / "Pro" / "nowhere.png").symlink_to(tmp_path / "gone.png")
    paths = [sample.path for sample in import_folder(root).samples]
    assert paths == ["Benign/a-1.png", "Early/a-1.png", "Pre/a-1.png", "Pro/a-1.png", "Pro/linked.png"]


def test_an_empty_class_is_named(tmp_path: Path):
    root = _folders(tmp_path / "data")
    (root / "Pre" / "a-1.png").rename(root / "Pre" / "notes.txt")
    with pytest.raises(UnusableInputError, match="Pre holds no image"):
        import_folder(root)


def test_two_folders_of_one_class_are_refused(tmp_path: Path):
    root = _folders(tmp_path / "data", (*SHORT, "pre-b"))
    with pytest.raises(UnusableInputError, match="are the same class; merge them"):
        import_folder(root)


def test_a_missing_data_folder_is_refused(tmp_path: Path):
    with pytest.raises(UnusableInputError, match="does not exist"):
        import_folder(tmp_path / "nowhere")


def test_a_folder_that_may_not_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = _folders(tmp_path / "data")
    closed = root / "Pre" / "closed"
    closed.mkdir()
    scandir = os.scandir

    # Not by chmod: an administrator, as in a container, may list any folder.
    def refusing(path: str | os.PathLike[str]) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    with pytest.raises(UnusableInputError, match="closed cannot be read: Permission denied; make every folder"):
        import_folder(root)


def test_a_file_that_vanishes_before_it_is_hashed_is_named(tmp_path: Path):
    root = _folders(tmp_path / "data", files=("a-1.png", "a-2.png"))
    with pytest.raises(UnusableInputError, match=r"a-2\.png cannot be read: No such file .*leave them in place"):
        import_folder(root, on_progress=lambda done, total: (root / "Benign" / "a-2.png").unlink(missing_ok=True))


def test_images_are_in_the_order_of_their_numbers(tmp_path: Path):
    root = _folders(tmp_path / "data", files=("s-10.png", "s-9.png", "s-100.png", "s-1.png"))
    names = [Path(sample.path).name for sample in import_folder(root).samples[:4]]
    assert names == ["s-1.png", "s-9.png", "s-10.png", "s-100.png"]


def test_the_hash_of_each_file_is_its_sha256(tmp_path: Path):
    root = _folders(tmp_path / "data")
    for sample in import_folder(root).samples:
        assert sample.sha256 == hashlib.sha256((root / sample.path).read_bytes()).hexdigest()


def test_the_record_counts_each_class(drawn_data: Path):
    record = import_folder(drawn_data).record()
    assert record.count_per_class == {"benign": 10, "early_pre_b": 10, "pre_b": 10, "pro_b": 10}
    assert record.image_count == 40


def test_the_data_hash_depends_on_content_and_class_but_not_on_names(tmp_path: Path, drawn_data: Path):
    original = import_folder(drawn_data).record().sha256
    copy = shutil.copytree(drawn_data, tmp_path / "copy")
    (copy / "Pre" / "Pre-1.png").rename(copy / "Pre" / "other-name.png")
    assert import_folder(copy).record().sha256 == original

    (copy / "Pre" / "other-name.png").rename(copy / "Pro" / "other-name.png")
    assert import_folder(copy).record().sha256 != original


def test_pixels_are_those_that_screening_would_see(drawn_data: Path):
    dataset = import_folder(drawn_data)
    spec = PreprocessSpec(width_px=32, height_px=48)
    seen: list[tuple[int, int]] = []
    samples = [dataset.samples[5], dataset.samples[25]]

    pixels = load_pixels(dataset, samples, spec, on_progress=lambda done, total: seen.append((done, total)))

    assert (pixels.shape, pixels.dtype) == ((2, 48, 32, 3), np.uint8)
    for array, sample in zip(pixels, samples, strict=True):
        np.testing.assert_array_equal(array, preprocess(np.asarray(Image.open(drawn_data / sample.path)), spec))
    assert seen == [(1, 2), (2, 2)]


def test_an_image_that_cannot_be_decoded_stops_the_import_of_pixels(tmp_path: Path, drawn_data: Path):
    root = shutil.copytree(drawn_data, tmp_path / "copy")
    damaged = root / "Early" / "Early-3.png"
    damaged.write_bytes(damaged.read_bytes()[:100])
    dataset = import_folder(root)
    with pytest.raises(UnreadableImageError, match=r"Early-3\.png"):
        load_pixels(dataset, dataset.samples, PreprocessSpec(width_px=32, height_px=32))


def test_a_class_index_is_the_position_of_its_label(drawn_data: Path):
    dataset: Dataset = import_folder(drawn_data)
    assert [dataset.class_index(dataset.samples[index]) for index in (0, 10, 20, 30)] == [0, 1, 2, 3]
