"""Keys are written once and for their owner only; a signed bundle is the same bundle with a name to it."""

import shutil
import stat
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from converter.bundles import signing, writer
from converter.bundles.signing import PasswordError, load_key, make_key, sign_bundle
from converter.bundles.writer import zip_bundle
from inference.bundle import read_bundle, read_files
from inference.bundle_files import CARD_FILE, GOLDEN_FILE, MODEL_FILE, SUMS_FILE, TRUST_FILE
from inference.card import Signer
from inference.errors import BundleRefusedError, OutputError, UnusableInputError
from inference.signature import SIGNATURE_FILE, BundleSignature, fingerprint_of, read_public_key
from tests.fixtures_bundles import one_byte_changed

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
FINGERPRINT = fingerprint_of(KEY.public_key().public_bytes_raw())


@pytest.fixture
def folder(make_bundle: Callable[..., Path], tmp_path: Path) -> Path:
    """The shipped bundle in a folder of a difficult name."""
    return make_bundle().rename(tmp_path / "Bündel é 中")


def test_a_key_can_be_read_again_and_its_public_half_lies_beside_it(tmp_path: Path):
    made = make_key(tmp_path / "Schlüssel.pem", None)

    assert (made.private_path, made.public_path) == (tmp_path / "Schlüssel.pem", tmp_path / "Schlüssel.pub.pem")
    public_key = load_key(made.private_path, None).public_key().public_bytes_raw()
    assert read_public_key(made.public_path) == public_key
    assert made.fingerprint == fingerprint_of(public_key)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such rights")
def test_only_its_owner_may_read_a_private_key(tmp_path: Path):
    made = make_key(tmp_path / "key.pem", b"secret")

    assert stat.S_IMODE(made.private_path.stat().st_mode) == 0o600


def test_no_two_keys_are_the_same(tmp_path: Path):
    assert make_key(tmp_path / "a.pem", None).fingerprint != make_key(tmp_path / "b.pem", None).fingerprint


@pytest.mark.parametrize("taken", ["key.pem", "key.pub.pem"])
def test_a_key_never_overwrites_a_file(tmp_path: Path, taken: str):
    (tmp_path / taken).write_text("an older key")

    with pytest.raises(UnusableInputError, match="is never overwritten"):
        make_key(tmp_path / "key.pem", None)

    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(taken, "an older key")]


def test_a_key_for_a_folder_that_is_not_there_is_not_written(tmp_path: Path):
    with pytest.raises(OutputError, match="cannot be written"):
        make_key(tmp_path / "gone" / "key.pem", None)


def test_an_encrypted_key_opens_with_its_password_only(tmp_path: Path):
    made = make_key(tmp_path / "key.pem", "pässword".encode())

    public_key = load_key(made.private_path, "pässword".encode()).public_key().public_bytes_raw()
    assert fingerprint_of(public_key) == made.fingerprint
    with pytest.raises(PasswordError, match="the password is wrong"):
        load_key(made.private_path, b"another")
    with pytest.raises(PasswordError, match="no password was given"):
        load_key(made.private_path, None)


def test_a_password_too_long_to_encrypt_a_key_is_told_and_nothing_is_written(tmp_path: Path):
    with pytest.raises(PasswordError, match=r"cannot encrypt a key.*1023"):
        make_key(tmp_path / "key.pem", b"x" * 1024)
    assert list(tmp_path.iterdir()) == []


def test_a_password_for_a_key_that_needs_none_does_no_harm(tmp_path: Path):
    made = make_key(tmp_path / "key.pem", None)

    assert fingerprint_of(load_key(made.private_path, b"any").public_key().public_bytes_raw()) == made.fingerprint


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read: No such file"),
        (b"text", "holds no private key"),
        (b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "is damaged"),
        (
            X25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
            "of another kind; expected ed25519",
        ),
    ],
    ids=["missing", "text", "damaged", "another kind"],
)
def test_a_file_that_is_no_signing_key_is_refused(tmp_path: Path, content: bytes | None, message: str):
    if content is not None:
        (tmp_path / "key.pem").write_bytes(content)

    with pytest.raises(UnusableInputError, match=message):
        load_key(tmp_path / "key.pem", None)


def test_a_signed_bundle_names_its_signer_and_keeps_build_and_statistics(
    folder: Path, bundle_files: Mapping[str, bytes]
):
    before = read_bundle(folder)

    signed = sign_bundle(folder, KEY, "Laboratory Ä")

    found = read_bundle(folder)
    assert found.signature == BundleSignature(Signer(name="Laboratory Ä", fingerprint=FINGERPRINT), is_missing=False)
    assert found.bundle_id == signed.bundle_id != before.bundle_id
    assert found.card.model_copy(update={"signer": None}) == before.card
    files = read_files(folder)
    assert {name: files[name] for name in (MODEL_FILE, TRUST_FILE, GOLDEN_FILE)} == {
        name: bundle_files[name] for name in (MODEL_FILE, TRUST_FILE, GOLDEN_FILE)
    }


def test_the_same_key_and_bundle_give_the_same_bytes_as_folder_and_as_zip(folder: Path, tmp_path: Path):
    zipped = zip_bundle(folder)
    twin = shutil.copytree(folder, tmp_path / "twin")

    for path in (folder, twin, zipped):
        sign_bundle(path, KEY, "Laboratory")

    assert read_files(folder) == read_files(twin) == read_files(zipped)
    assert zip_bundle(folder).read_bytes() == zip_bundle(twin).read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *(folder.name, f"{folder.name}.smear", "twin", "twin.smear")
    ], "nothing temporary may stay"


def test_signing_again_replaces_signer_and_signature(folder: Path):
    sign_bundle(folder, KEY, "Laboratory")
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))

    sign_bundle(folder, other, "Another")

    signature = read_bundle(folder).signature
    assert signature is not None
    assert signature.signer.name == "Another"
    assert signature.signer.fingerprint == fingerprint_of(other.public_key().public_bytes_raw())


def test_signing_removes_nobodys_notes(folder: Path):
    (folder / "notes.txt").write_text("mine")
    before = (folder / SUMS_FILE).read_bytes()
    with pytest.raises(UnusableInputError, match=r"also holds 'notes\.txt'"):
        sign_bundle(folder, Ed25519PrivateKey.generate(), "Laboratory")
    assert (folder / "notes.txt").read_text() == "mine"
    assert (folder / SUMS_FILE).read_bytes() == before


def test_a_damaged_bundle_is_not_signed(folder: Path):
    (folder / CARD_FILE).write_bytes(one_byte_changed((folder / CARD_FILE).read_bytes()))

    with pytest.raises(BundleRefusedError, match="was changed or damaged"):
        sign_bundle(folder, KEY, "Laboratory")
    assert not (folder / SIGNATURE_FILE).exists()


def test_a_bundle_whose_signature_was_taken_away_is_not_signed_anew(folder: Path):
    sign_bundle(folder, KEY, "Laboratory")
    (folder / SIGNATURE_FILE).unlink()

    with pytest.raises(UnusableInputError, match="lacks the signature of Laboratory"):
        sign_bundle(folder, KEY, "Another")


@pytest.mark.parametrize("name", ["", "two\nlines", "x" * 201])
def test_a_signers_name_that_could_mislead_is_refused(folder: Path, name: str):
    sums = (folder / SUMS_FILE).read_bytes()

    with pytest.raises(UnusableInputError, match="1 to 200 characters"):
        sign_bundle(folder, KEY, name)
    assert (folder / SUMS_FILE).read_bytes() == sums


@pytest.mark.parametrize("zipped", [False, True])
def test_a_full_disk_leaves_the_unsigned_bundle(folder: Path, monkeypatch: pytest.MonkeyPatch, zipped: bool):
    path = zip_bundle(folder) if zipped else folder
    before = read_files(path)

    def fail(path: Path, _data: bytes) -> None:
        raise OutputError(f"{path} cannot be written: No space left on device")

    monkeypatch.setattr(signing if zipped else writer, "write_atomically", fail)
    with pytest.raises(OutputError, match="No space left"):
        sign_bundle(path, KEY, "Laboratory")
    assert read_files(path) == before
