"""There is one `.smear` file for the files of a bundle: it is the same everywhere, and every other zip is refused."""

import hashlib
import io
import sys
import zipfile

import numpy as np
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.bundled import default_bundle
from inference import bundle_zip
from inference.bundle import read_bundle, read_files
from inference.bundle_files import MODEL_FILE, README_FILE, SUMS_FILE
from inference.bundle_zip import stored_zip
from inference.errors import BundleRefusedError, UnusableInputError
from inference.signature import SIGNATURE_FILE
from tests.fixtures_bundles import signed_with, tiny_files

EARLIEST = (1980, 1, 1, 0, 0, 0)


@pytest.fixture(scope="module")
def files(bundle_files):
    """A small signed bundle."""
    return signed_with(tiny_files(bundle_files), Ed25519PrivateKey.from_private_bytes(bytes(range(32))))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Bündel é 中.smear"


def _refusal(path):
    with pytest.raises(BundleRefusedError) as caught:
        read_bundle(path)
    assert str(path) in str(caught.value)
    return caught.value.reason


def _zip_of(entries, *, compression=zipfile.ZIP_STORED, time=EARLIEST, comment=b"", attributes=0o100644, system=3):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.comment = comment
        for name, data in entries:
            entry = zipfile.ZipInfo(name, date_time=time)
            entry.compress_type, entry.external_attr, entry.create_system = compression, attributes << 16, system
            archive.writestr(entry, data)
    return buffer.getvalue()


def _changed(path, data, positions):
    """Write the file with one bit changed, at each of these positions in turn; opened once, for speed."""
    path.write_bytes(data)
    with path.open("r+b", buffering=0) as file:
        for position in positions:
            file.seek(position)
            file.write(bytes([data[position] ^ 1 << position % 8]))
            yield position
            file.seek(position)
            file.write(data[position : position + 1])


def test_the_zip_is_what_any_zip_program_would_write_with_these_settings(files):
    assert stored_zip(files) == _zip_of(sorted(files.items()))


def test_the_bytes_are_the_same_on_every_platform_and_in_every_order(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    expected = "b9f6071cdee1ab1899344824748751d523fdb014ff85b8d312d34a4812e251b6"

    assert hashlib.sha256(stored_zip({"a.txt": b"abc", "b.txt": b""})).hexdigest() == expected
    assert hashlib.sha256(stored_zip({"b.txt": b"", "a.txt": b"abc"})).hexdigest() == expected


def test_the_zip_of_a_bundle_reads_as_the_bundle(path, files):
    path.write_bytes(stored_zip(files))

    assert read_files(path) == files
    assert read_bundle(path).bundle_id == hashlib.sha256(files[SUMS_FILE]).hexdigest()


def test_every_single_byte_that_changes_is_found(path, files):
    whole = stored_zip(files)
    for _position in _changed(path, whole, range(len(whole))):
        assert _refusal(path)


def test_a_byte_that_changes_in_the_shipped_bundle_is_found(path):
    whole = stored_zip(read_files(default_bundle()))
    for _position in _changed(path, whole, np.random.default_rng(0).integers(0, len(whole), 100).tolist()):
        assert _refusal(path)


def test_a_zip_cut_short_anywhere_is_refused(path, files):
    whole = stored_zip(files)
    path.write_bytes(whole)
    with path.open("r+b") as file:
        for length in range(len(whole) - 1, -1, -37):
            file.truncate(length)
            assert _refusal(path)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda entries: _zip_of(entries, comment=b"hello"), id="a comment"),
        pytest.param(lambda entries: _zip_of(entries, time=(2026, 1, 1, 0, 0, 0)), id="another time"),
        pytest.param(lambda entries: _zip_of(entries[::-1]), id="another order"),
        pytest.param(lambda entries: _zip_of(entries, attributes=0o100755), id="other rights"),
        pytest.param(lambda entries: _zip_of(entries, system=0), id="written on Windows"),
        pytest.param(lambda entries: _zip_of(entries) + b"\0", id="a byte behind"),
        pytest.param(lambda entries: b"#!/bin/sh\n" + _zip_of(entries), id="a program in front"),
        pytest.param(lambda entries: _zip_of([*entries, ("notes.txt", b"hello")]), id="one file more"),
        pytest.param(lambda entries: _zip_of([*entries, ("../evil", b"hello")]), id="a path outside"),
        pytest.param(lambda entries: _zip_of(entries, compression=zipfile.ZIP_DEFLATED), id="compressed"),
        pytest.param(lambda entries: _zip_of(entries, compression=zipfile.ZIP_LZMA), id="compressed otherwise"),
    ],
)
def test_another_zip_of_the_same_files_is_refused_and_the_way_to_the_right_one_told(path, files, change):
    path.write_bytes(change(sorted(files.items())))

    assert "`smearscope-convert pack FOLDER` makes the right one" in _refusal(path)


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning:zipfile")  # what the test is about
def test_a_file_that_is_there_twice_is_refused(path, files):
    path.write_bytes(_zip_of([*sorted(files.items()), (README_FILE, files[README_FILE])]))

    assert "zipped by another program" in _refusal(path)


def test_a_small_file_that_would_unpack_to_a_large_one_is_not_unpacked(path, files, monkeypatch):
    bomb = {**files, MODEL_FILE: bytes(10_000_000)}
    path.write_bytes(_zip_of(sorted(bomb.items()), compression=zipfile.ZIP_DEFLATED))
    assert path.stat().st_size < 100_000
    monkeypatch.setattr(zipfile.ZipFile, "read", None)

    assert _refusal(path).startswith("its files are compressed")


def test_sizes_that_add_up_to_more_than_the_file_are_refused_before_reading(path, files, monkeypatch):
    whole = bytearray(stored_zip(files))
    listed = whole.rindex(MODEL_FILE.encode()) - 46  # its entry in the directory at the end
    whole[listed + 20 : listed + 28] = (4_000_000_000).to_bytes(4, "little") * 2
    path.write_bytes(whole)
    monkeypatch.setattr(zipfile.ZipFile, "read", None)

    assert _refusal(path).startswith("its files claim to be larger than it is")


def test_a_file_too_large_is_neither_read_nor_written(path, files, monkeypatch):
    path.write_bytes(stored_zip(files))
    monkeypatch.setattr(bundle_zip, "MAX_ZIP_BYTES", 1_000)

    assert _refusal(path) == "it is larger than 1,000 bytes"
    with pytest.raises(UnusableInputError, match="together more than 1,000 bytes"):
        stored_zip(files)


def test_a_file_that_is_no_zip_is_refused(path):
    path.write_text("no zip")

    assert _refusal(path).startswith("it is no readable .smear (zip) file")


@pytest.mark.parametrize("name", [MODEL_FILE, SUMS_FILE])
def test_a_zip_without_one_of_the_files_names_it(path, files, name):
    path.write_bytes(stored_zip({key: data for key, data in files.items() if key != name}))

    assert _refusal(path).startswith(f"{name} is missing")


def test_files_within_a_folder_of_the_zip_are_told_to_lie_at_its_top(path, files):
    path.write_bytes(_zip_of((f"bundle/{name}", data) for name, data in sorted(files.items())))

    assert "at the top of the zip, in no folder" in _refusal(path)


def test_a_zip_without_its_signature_is_still_a_zip_of_the_bundle(path, files):
    path.write_bytes(stored_zip({name: data for name, data in files.items() if name != SIGNATURE_FILE}))

    assert read_bundle(path).signature.is_missing
