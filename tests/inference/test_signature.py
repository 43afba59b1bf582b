"""A signature is worth something only for the bundle, the key and the card that it was made for."""

import base64
import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from inference.bundle import format_sums, read_bundle
from inference.bundle_files import CARD_FILE, LISTED_FILES, README_FILE, SUMS_FILE
from inference.card import Signer
from inference.errors import BundleRefusedError, UnusableInputError
from inference.signature import (
    SIGNATURE_FILE,
    BundleSignature,
    SignatureState,
    check_signature,
    fingerprint_of,
    format_signature,
    read_public_key,
    signature_state,
    signed_message,
)
from tests.fixtures_bundles import one_byte_changed, signed_with, tiny_files

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
PUBLIC_KEY = KEY.public_key().public_bytes_raw()
FINGERPRINT = hashlib.sha256(PUBLIC_KEY).hexdigest()


@pytest.fixture(scope="module")
def unsigned(bundle_files):
    """A small bundle."""
    return tiny_files(bundle_files)


@pytest.fixture(scope="module")
def signed(unsigned):
    """The same, signed with KEY."""
    return signed_with(unsigned, KEY, "Laboratory Ä")


@pytest.fixture
def write(tmp_path):
    """Write a bundle folder with exactly these files."""

    def write_now(files, name="Bündel 中"):
        folder = tmp_path / name
        folder.mkdir()
        for file, data in files.items():
            (folder / file).write_bytes(data)
        return folder

    return write_now


def _refusal(path):
    with pytest.raises(BundleRefusedError) as caught:
        read_bundle(path)
    return caught.value.reason


def test_a_signed_bundle_is_read_with_its_signature(write, signed):
    bundle = read_bundle(write(signed))

    assert bundle.signature == BundleSignature(Signer(name="Laboratory Ä", fingerprint=FINGERPRINT), is_missing=False)
    assert bundle.card.signer == bundle.signature.signer


def test_an_unsigned_bundle_has_no_signature(write, unsigned):
    assert read_bundle(write(unsigned)).signature is None


def test_a_signature_that_was_taken_away_is_missed(write, signed):
    signature = read_bundle(write({name: data for name, data in signed.items() if name != SIGNATURE_FILE})).signature

    assert signature.is_missing
    assert signature.signer.name == "Laboratory Ä"


@pytest.mark.parametrize(
    ("announced", "is_missing", "trusted", "expected"),
    [
        (False, False, [FINGERPRINT], SignatureState.UNSIGNED),
        (True, False, [FINGERPRINT], SignatureState.TRUSTED),
        (True, False, ["0" * 64], SignatureState.UNTRUSTED),
        (True, False, [], SignatureState.UNTRUSTED),
        (True, True, [FINGERPRINT], SignatureState.STRIPPED),
        (True, True, [], SignatureState.STRIPPED),
    ],
)
def test_the_state_follows_from_signature_and_trusted_keys(announced, is_missing, trusted, expected):
    signature = BundleSignature(Signer(name="L", fingerprint=FINGERPRINT), is_missing) if announced else None

    assert signature_state(signature, trusted) is expected


@pytest.mark.parametrize("name", [*LISTED_FILES, SUMS_FILE, SIGNATURE_FILE])
def test_one_changed_byte_in_any_file_of_a_signed_bundle_is_found(write, signed, name):
    assert name in _refusal(write({**signed, name: one_byte_changed(signed[name])}))


def test_every_single_byte_of_the_signature_file_counts(tmp_path, signed):
    signer = Signer(name="Laboratory Ä", fingerprint=FINGERPRINT)
    whole = signed[SIGNATURE_FILE]
    assert check_signature(tmp_path, signed[SUMS_FILE], signer, whole) is not None
    for position in range(len(whole)):
        for bit in range(8):
            changed = whole[:position] + bytes([whole[position] ^ 1 << bit]) + whole[position + 1 :]
            with pytest.raises(BundleRefusedError):
                check_signature(tmp_path, signed[SUMS_FILE], signer, changed)


def test_files_changed_with_their_sums_made_anew_are_found_by_the_signature(write, signed):
    changed = {**signed, README_FILE: b"# better than it is\n"}
    changed[SUMS_FILE] = format_sums({name: changed[name] for name in LISTED_FILES})

    assert _refusal(write(changed)).startswith(f"{SIGNATURE_FILE} does not hold")


def test_the_signature_of_another_bundle_of_the_same_signer_is_refused(write, unsigned, signed):
    other = signed_with({**unsigned, README_FILE: b"# another\n"}, KEY, "Laboratory Ä")

    assert _refusal(write({**signed, SIGNATURE_FILE: other[SIGNATURE_FILE]})).startswith(f"{SIGNATURE_FILE} does not")


def test_a_signature_with_another_key_than_the_cards_is_refused(write, signed):
    signature = OTHER_KEY.sign(signed_message(signed[SUMS_FILE]))
    swapped = format_signature(OTHER_KEY.public_key().public_bytes_raw(), signature)

    reason = _refusal(write({**signed, SIGNATURE_FILE: swapped}))

    assert "was made with the key" in reason
    assert FINGERPRINT in reason


def test_the_cards_key_under_anothers_signature_is_refused(write, signed):
    forged = format_signature(PUBLIC_KEY, OTHER_KEY.sign(signed_message(signed[SUMS_FILE])))

    assert _refusal(write({**signed, SIGNATURE_FILE: forged})).startswith(f"{SIGNATURE_FILE} does not hold")


def test_a_signature_over_the_bare_sums_is_none_for_a_bundle(write, signed):
    bare = format_signature(PUBLIC_KEY, KEY.sign(signed[SUMS_FILE]))

    assert _refusal(write({**signed, SIGNATURE_FILE: bare})).startswith(f"{SIGNATURE_FILE} does not hold")


def test_a_signature_that_the_card_does_not_announce_is_refused(write, unsigned):
    signature = format_signature(PUBLIC_KEY, KEY.sign(signed_message(unsigned[SUMS_FILE])))

    assert _refusal(write({**unsigned, SIGNATURE_FILE: signature})) == (
        f"{SIGNATURE_FILE} is there, but the card names no signer"
    )


def _with(signature_file, **changes):
    return (json.dumps({**json.loads(signature_file), **changes}, separators=(",", ":")) + "\n").encode()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _good: b"", id="nothing"),
        pytest.param(lambda _good: b"\xff\xfe", id="no text"),
        pytest.param(lambda _good: b"[]", id="a list"),
        pytest.param(lambda _good: b"[" * 100_000, id="nested too deep"),
        pytest.param(lambda good: good.rstrip(b"\n"), id="no end of line"),
        pytest.param(lambda good: good.replace(b":", b": "), id="spaces"),
        pytest.param(lambda good: _with(good, algorithm="rsa"), id="another algorithm"),
        pytest.param(lambda good: _with(good, more=1), id="one field more"),
        pytest.param(lambda good: _with(good, public_key=7), id="a number"),
        pytest.param(lambda good: _with(good, public_key="AA=="), id="a short key"),
        pytest.param(lambda good: _with(good, signature="AA=="), id="a short signature"),
        pytest.param(lambda good: _with(good, signature="*" * 88), id="no base64"),
    ],
)
def test_a_malformed_signature_file_is_refused(write, signed, change):
    reason = _refusal(write({**signed, SIGNATURE_FILE: change(signed[SIGNATURE_FILE])}))

    assert reason.startswith((f"{SIGNATURE_FILE} is no signature file", f"{SIGNATURE_FILE} is not in its canonical"))


@pytest.mark.parametrize(
    "signer",
    [
        {"name": "", "fingerprint": FINGERPRINT},
        {"name": "two\nlines", "fingerprint": FINGERPRINT},
        {"name": "\u202eturned round", "fingerprint": FINGERPRINT},
        {"name": "x" * 201, "fingerprint": FINGERPRINT},
        {"name": "L", "fingerprint": FINGERPRINT.upper()},
        {"name": "L", "fingerprint": FINGERPRINT + "\n"},
        {"name": "L", "fingerprint": FINGERPRINT, "more": 1},
    ],
)
def test_a_signer_that_could_mislead_is_refused_with_the_card(write, unsigned, signer):
    files = {**unsigned, CARD_FILE: json.dumps({**json.loads(unsigned[CARD_FILE]), "signer": signer}).encode()}
    files[SUMS_FILE] = format_sums({name: files[name] for name in LISTED_FILES})

    assert f"{CARD_FILE} does not follow card schema 1: signer" in _refusal(write(files))


def test_key_message_and_file_are_those_that_the_format_specifies():
    sums = b"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  README.md\n"
    written = format_signature(PUBLIC_KEY, KEY.sign(b"smearscope bundle v1\n" + sums))

    assert fingerprint_of(PUBLIC_KEY) == "56475aa75463474c0285df5dbf2bcab73da651358839e9b77481b2eab107708c"
    assert base64.b64encode(PUBLIC_KEY) == b"A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg="
    assert written.startswith(b'{"algorithm":"ed25519","public_key":"A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=",')
    signer = Signer(name="L", fingerprint=fingerprint_of(PUBLIC_KEY))
    assert check_signature("here", sums, signer, written) == BundleSignature(signer, is_missing=False)


def test_a_public_key_is_read_from_its_file(tmp_path):
    path = tmp_path / "key.pub.pem"
    path.write_bytes(KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))

    assert read_public_key(path) == PUBLIC_KEY


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read: No such file"),
        (b"no key", "is no public key in PEM form"),
        (b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "is no public key in PEM form"),
        (KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), "holds a private key, which stays"),
        (
            X25519PrivateKey.generate().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
            "holds a key of another kind; expected ed25519",
        ),
    ],
    ids=["missing", "text", "damaged", "private", "another kind"],
)
def test_a_file_that_holds_no_public_key_is_refused(tmp_path, content, message):
    path = tmp_path / "key.pem"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(UnusableInputError, match=message):
        read_public_key(path)
