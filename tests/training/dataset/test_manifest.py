"""A manifest is read back as written, and refused once it or its images are changed."""

import json
import os
from pathlib import Path

import pytest

from inference.errors import UnusableInputError
from tests.training.image_folders import make_folders, png
from training.dataset.folder import import_folder
from training.dataset.manifest import MANIFEST_NAME, read_manifest, write_manifest
from training.importing.dataset_import import import_data
from training.importing.request import ImportRequest


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Eight images with a manifest, one more that cannot be read."""
    root = make_folders(tmp_path / "data")
    (root / "Pro" / "bad.png").write_bytes(b"no image")
    import_data(ImportRequest(root, own_data=True, name="smears", citation="A. Author"))
    return root


def test_a_manifest_is_read_as_it_was_written(data: Path, tmp_path: Path):
    manifest = read_manifest(data / MANIFEST_NAME)
    seal = write_manifest(manifest, tmp_path / "again.json")
    assert read_manifest(tmp_path / "again.json") == manifest
    assert (tmp_path / "again.json").read_bytes() == (data / MANIFEST_NAME).read_bytes()
    assert seal in (data / MANIFEST_NAME).read_text()


def test_data_with_a_manifest_has_the_same_hash_order_and_labels_as_without(tmp_path: Path):
    root = make_folders(tmp_path / "data", per_class=11)
    plain = import_folder(root)
    import_data(ImportRequest(root, out=tmp_path / "elsewhere", own_data=True, citation="A. Author"))
    for folder in (root, tmp_path / "elsewhere"):
        dataset = import_folder(folder)
        assert dataset.samples == plain.samples
        assert dataset.record().sha256 == plain.record().sha256
        assert dataset.labels == plain.labels
        assert dataset.root.samefile(root)
    assert import_folder(tmp_path / "elsewhere").citation == "A. Author"


def test_name_and_citation_come_from_the_manifest_unless_stated(data: Path):
    assert (import_folder(data).name, import_folder(data).citation) == ("smears", "A. Author")
    assert import_folder(data, "B. Bauthor").citation == "B. Bauthor"


def test_what_was_unreadable_is_no_sample(data: Path):
    assert len(import_folder(data).samples) == 8
    assert [each.path for each in read_manifest(data / MANIFEST_NAME).unreadable] == ["Pro/bad.png"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda root: (root / "Pre" / "x-1.png").write_bytes(png(77)),
            r"of 8 images, 1 changed \(Pre/x-1\.png\)\. Put",
        ),
        (lambda root: (root / "Pre" / "x-1.png").unlink(), r"1 missing \(Pre/x-1\.png\)"),
        (lambda root: (root / "Pre" / "x-3.png").write_bytes(png(7)), r"1 new \(Pre/x-3\.png\)"),
        (lambda root: (root / "AML").mkdir(), r"1 new \(AML/\)"),
        (lambda root: (root / "Pro" / "bad.png").write_bytes(png(7)), r"1 changed \(Pro/bad\.png\)"),
        (
            lambda root: (root / "Pre").rename(root / "Prae"),
            r"2 missing \(Pre/x-1\.png, Pre/x-2\.png\); 1 new \(Prae/\)",
        ),
    ],
    ids=["changed", "missing", "new", "new class", "mended", "class renamed"],
)
def test_a_change_since_the_import_is_told_with_what_to_do(data: Path, change, message: str):
    change(data)
    with pytest.raises(UnusableInputError, match=message):
        import_folder(data)


def test_a_removed_unreadable_file_changes_nothing(data: Path):
    (data / "Pro" / "bad.png").unlink()
    assert len(import_folder(data).samples) == 8


def test_a_moved_data_folder_stays_what_it_was(data: Path, tmp_path: Path):
    data.rename(tmp_path / "moved")
    assert len(import_folder(tmp_path / "moved").samples) == 8


def test_images_that_are_gone_are_told_with_their_place(data: Path, tmp_path: Path):
    import_data(ImportRequest(data, out=tmp_path / "out", own_data=True))
    data.rename(tmp_path / "moved")
    with pytest.raises(UnusableInputError, match=r"images lie in .*data, which does not exist"):
        import_folder(tmp_path / "out")


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda content: content["images"][0].update(label_id="pro_b"), "was changed after it was written"),
        (lambda content: content["images"][0].update(case="P7"), "was changed after it was written"),
        (lambda content: content["images"][0].update(label_id="aml"), "has a label that is no class"),
        (lambda content: content.update(schema_version=2), "no manifest of this version: schema_version"),
        (lambda content: content.pop("seal"), "is no manifest: 'seal'"),
        (lambda content: content["classes"].append(content["classes"][0]), "a label id stands twice"),
    ],
)
def test_an_edited_manifest_is_refused(data: Path, edit, message: str):
    path = data / MANIFEST_NAME
    content = json.loads(path.read_text())
    edit(content)
    path.write_text(json.dumps(content))
    with pytest.raises(UnusableInputError, match=message) as refused:
        import_folder(data)
    assert "Import the data again" in str(refused.value)


@pytest.mark.parametrize("text", ["", "[]", "{", '"x"', "\x00"])
def test_a_file_that_is_no_manifest_is_refused(data: Path, text: str):
    (data / MANIFEST_NAME).write_text(text)
    with pytest.raises(UnusableInputError, match="is no manifest"):
        import_folder(data)


def test_a_broken_manifest_does_not_stop_the_import_that_replaces_it(data: Path):
    (data / MANIFEST_NAME).write_text("{")
    import_data(ImportRequest(data, own_data=True))
    assert len(import_folder(data).samples) == 8


def test_checking_tells_its_progress(data: Path):
    seen: list[tuple[int, int]] = []
    import_folder(data, on_progress=lambda done, total: seen.append((done, total)))
    assert seen == [(done, 8) for done in range(1, 9)]


def test_a_manifest_without_permission_is_named(data: Path, monkeypatch: pytest.MonkeyPatch):
    read_bytes = Path.read_bytes

    def refusing(path: Path) -> bytes:
        if path.name == MANIFEST_NAME:
            raise PermissionError(13, os.strerror(13), str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    with pytest.raises(UnusableInputError, match=r"smearscope-dataset\.json cannot be read: Permission denied"):
        import_folder(data)
