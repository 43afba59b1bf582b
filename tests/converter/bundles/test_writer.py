"""A bundle is written whole or not at all, and the same input gives the same bytes."""

import hashlib
import shutil
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from converter.bundles import writer
from converter.bundles.writer import write_bundle, zip_bundle
from desktop.bundled import default_bundle
from inference.bundle import Bundle, read_bundle
from inference.bundle_files import GOLDEN_FILE, TRUST_FILE
from inference.errors import BundleRefusedError, OutputError


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """The shipped bundle, as today's writer would write it."""
    return read_bundle(_write(read_bundle(default_bundle()), tmp_path_factory.mktemp("written") / "shipped"))


def _write(bundle: Bundle, folder: Path, **changes: Any) -> Path:
    parts: Mapping[str, Any] = {
        "model": bundle.model,
        "card": bundle.card,
        "trust": bundle.trust,
        "golden": bundle.golden,
    }
    return write_bundle(folder, **(dict(parts) | changes))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_same_input_gives_the_same_bytes_in_folder_and_zip(tmp_path: Path, bundle: Bundle):
    one, two = (_write(bundle, tmp_path / name / "tiny") for name in ("one", "two"))
    assert _bytes(one) == _bytes(two)
    assert zip_bundle(one).read_bytes() == zip_bundle(two).read_bytes()


def test_no_archive_of_a_bundle_says_when_it_was_written(tmp_path: Path, bundle: Bundle):
    folder = _write(bundle, tmp_path / "tiny")
    for archive in (zip_bundle(folder), folder / TRUST_FILE, folder / GOLDEN_FILE):
        with zipfile.ZipFile(archive) as entries:
            assert {entry.date_time for entry in entries.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_arrays_are_the_same_bytes_on_every_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bundle: Bundle
):
    # Pinned: neither the platform, nor a build of zlib, nor a version of NumPy may change them.
    monkeypatch.setattr(sys, "platform", "win32")
    arrays = {"b": np.arange(6, dtype=np.float32).reshape(2, 3), "a": np.zeros(1, np.uint8)}

    folder = _write(bundle, tmp_path / "tiny", trust=arrays)

    expected = "616d4593bb553b69a5aebdd2c8603483048e55e41b3fc5e79cb684a9ac18dc24"
    assert hashlib.sha256((folder / TRUST_FILE).read_bytes()).hexdigest() == expected


def test_what_else_lies_in_the_folder_stays_out_of_the_zip(tmp_path: Path, bundle: Bundle):
    folder = _write(bundle, tmp_path / "tiny")
    (folder / ".DS_Store").write_bytes(b"left by a file manager")
    assert read_bundle(zip_bundle(folder)).bundle_id == bundle.bundle_id


def test_folder_and_zip_are_the_same_bundle(tmp_path: Path, bundle: Bundle):
    folder = _write(bundle, tmp_path / "tiny")
    zipped = zip_bundle(folder)
    assert zipped == tmp_path / "tiny.smear"
    assert read_bundle(zipped).bundle_id == read_bundle(folder).bundle_id == bundle.bundle_id


def test_other_weights_make_another_bundle_id(tmp_path: Path, bundle: Bundle):
    changed = _write(bundle, tmp_path / "tiny", model=bundle.model + b"\0")
    assert read_bundle(changed).bundle_id != bundle.bundle_id


def test_an_older_bundle_is_replaced_whole(tmp_path: Path, bundle: Bundle):
    folder = _write(bundle, tmp_path / "tiny")
    (folder / "left-over.txt").write_text("from an older version")
    newer = bundle.card.model_copy(update={"version": "0.0.2"})
    _write(bundle, folder, card=newer)
    assert read_bundle(folder).card.version == "0.0.2"
    assert not (folder / "left-over.txt").exists()
    assert [each.name for each in tmp_path.iterdir()] == ["tiny"], "nothing temporary may stay"


def test_a_disk_that_fills_up_leaves_the_older_bundle_and_nothing_else(
    tmp_path: Path, bundle: Bundle, monkeypatch: pytest.MonkeyPatch
):
    folder = _write(bundle, tmp_path / "tiny")
    before = _bytes(folder)
    write, written = writer.write_atomically, []

    def write_until_full(path: Path, data: bytes) -> None:
        if len(written) == 3:
            raise OutputError(f"{path} cannot be written: No space left on device")
        written.append(path)
        write(path, data)

    monkeypatch.setattr(writer, "write_atomically", write_until_full)
    with pytest.raises(OutputError, match="No space left"):
        _write(bundle, folder, model=b"newer")
    assert _bytes(folder) == before
    assert [each.name for each in tmp_path.iterdir()] == ["tiny"]


def test_a_rename_that_fails_puts_the_older_bundle_back(
    tmp_path: Path, bundle: Bundle, monkeypatch: pytest.MonkeyPatch
):
    folder = _write(bundle, tmp_path / "tiny")
    before = _bytes(folder)
    rename = Path.rename

    def rename_unless_new(self: Path, target: Path) -> Path:
        if self.suffix == ".part":
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", rename_unless_new)
    with pytest.raises(OutputError, match="cannot be written: Permission denied"):
        _write(bundle, folder, model=b"newer")
    monkeypatch.undo()
    assert _bytes(folder) == before
    assert [each.name for each in tmp_path.iterdir()] == ["tiny"]


def test_a_bundle_that_does_not_verify_leaves_the_older_one(tmp_path: Path, bundle: Bundle):
    folder = _write(bundle, tmp_path / "tiny")
    before = _bytes(folder)

    def refuse(written: Path) -> None:
        raise BundleRefusedError(written, "its build answers otherwise")

    with pytest.raises(BundleRefusedError, match="answers otherwise"):
        _write(bundle, folder, model=b"newer", verify=refuse)
    assert _bytes(folder) == before
    assert [each.name for each in tmp_path.iterdir()] == ["tiny"]


def test_a_file_in_the_bundle_s_place_is_named_and_kept(tmp_path: Path, bundle: Bundle):
    (tmp_path / "tiny").write_text("notes")
    with pytest.raises(OutputError, match="a file of that name is in the way"):
        _write(bundle, tmp_path / "tiny")
    assert (tmp_path / "tiny").read_text() == "notes"
    assert [each.name for each in tmp_path.iterdir()] == ["tiny"]


def test_a_copied_bundle_is_still_the_same_bundle(tmp_path: Path, bundle: Bundle):
    copy = shutil.copytree(bundle.path, tmp_path / "elsewhere")
    assert read_bundle(copy).bundle_id == bundle.bundle_id
