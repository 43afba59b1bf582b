"""A bundle's signature (ed25519, RFC 8032): its file, what exactly is signed, and what a reader may conclude."""

import base64
import binascii
import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from inference.card import Signer
from inference.errors import BundleRefusedError, UnusableInputError

SIGNATURE_FILE = "SHA256SUMS.sig"
ALGORITHM = "ed25519"
KEY_BYTES = 32
SIGNATURE_BYTES = 64
# Signed with the sums, so that a signature made for anything else is none for a bundle, and the other way round.
_PURPOSE = b"smearscope bundle v1\n"


class SignatureState(StrEnum):
    """What a bundle's signature is worth on this computer."""

    UNSIGNED = "unsigned"
    TRUSTED = "trusted"
    UNTRUSTED = "untrusted"
    STRIPPED = "stripped"


@dataclass(frozen=True)
class BundleSignature:
    """The signature that a bundle's card announces.

    Attributes:
        signer: as the card names it; the name is the signer's own word, only the fingerprint is proven.
        is_missing: the card announces a signature that is not there. Otherwise it is there, and valid.
    """

    signer: Signer
    is_missing: bool


def signature_state(signature: BundleSignature | None, trusted_fingerprints: Collection[str]) -> SignatureState:
    """What a signature is worth where the keys of these fingerprints are trusted; None is an unsigned bundle."""
    if signature is None:
        return SignatureState.UNSIGNED
    if signature.is_missing:
        return SignatureState.STRIPPED
    return SignatureState.TRUSTED if signature.signer.fingerprint in trusted_fingerprints else SignatureState.UNTRUSTED


def fingerprint_of(public_key: bytes) -> str:
    """By what people compare keys: SHA-256 of the raw key, 64 hexadecimal digits."""
    return hashlib.sha256(public_key).hexdigest()


def signed_message(sums: bytes) -> bytes:
    """The bytes that are signed for a bundle with this SHA256SUMS file."""
    return _PURPOSE + sums


def format_signature(public_key: bytes, signature: bytes) -> bytes:
    """The signature file: one line of JSON, in the only form that is accepted.

    Args:
        public_key: raw, 32 bytes.
        signature: 64 bytes.
    """
    content = {
        "algorithm": ALGORITHM,
        "public_key": base64.b64encode(public_key).decode(),
        "signature": base64.b64encode(signature).decode(),
    }
    return (json.dumps(content, separators=(",", ":")) + "\n").encode()


def check_signature(path: Path, sums: bytes, signer: Signer | None, data: bytes | None) -> BundleSignature | None:
    """Verify a bundle's signature file against its sums and its card.

    Args:
        path: of the bundle, for messages.
        sums: its SHA256SUMS file.
        signer: whom its card names.
        data: its signature file; None where there is none.

    Returns:
        None for an unsigned bundle. Whether the key is trusted is `signature_state`'s question.

    Raises:
        BundleRefusedError: malformed, invalid, or of another key than the card's.
    """
    if signer is None:
        if data is not None:
            raise BundleRefusedError(path, f"{SIGNATURE_FILE} is there, but the card names no signer")
        return None
    if data is None:
        return BundleSignature(signer, is_missing=True)
    public_key, signature = _parse(path, data)
    found = fingerprint_of(public_key)
    if found != signer.fingerprint:
        raise BundleRefusedError(
            path, f"{SIGNATURE_FILE} was made with the key {found}; the card names {signer.fingerprint}"
        )
    if not _is_valid(public_key, signature, signed_message(sums)):
        raise BundleRefusedError(
            path,
            f"{SIGNATURE_FILE} does not hold: it is damaged, or was made for another bundle. Get the bundle again "
            "from where it came",
        )
    return BundleSignature(signer, is_missing=False)


def read_public_key(path: Path) -> bytes:
    """The raw ed25519 public key (32 bytes) in a PEM file, as `smearscope-convert new-key` writes it.

    Raises:
        UnusableInputError: unreadable, or no such key.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnusableInputError(f"Key file {path} cannot be read: {error.strerror or error}") from error
    if b"PRIVATE KEY" in data:
        raise UnusableInputError(
            f"{path} holds a private key, which stays with its maker; name the public one, KEY.pub.pem"
        )
    try:
        key = load_pem_public_key(data)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise UnusableInputError(
            f"{path} is no public key in PEM form; expected KEY.pub.pem of an {ALGORITHM} key"
        ) from error
    if not isinstance(key, Ed25519PublicKey):
        raise UnusableInputError(f"{path} holds a key of another kind; expected {ALGORITHM}")
    return key.public_bytes_raw()


def _parse(path: Path, data: bytes) -> tuple[bytes, bytes]:
    try:
        content = json.loads(data)
        public_key = base64.b64decode(content["public_key"], validate=True)
        signature = base64.b64decode(content["signature"], validate=True)
        # One form only: otherwise some bytes could change and nobody would notice.
        is_canonical = format_signature(public_key, signature) == data
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error) as error:
        raise BundleRefusedError(path, f"{SIGNATURE_FILE} is no signature file: {error}") from error
    if not is_canonical or (len(public_key), len(signature)) != (KEY_BYTES, SIGNATURE_BYTES):
        raise BundleRefusedError(
            path, f"{SIGNATURE_FILE} is not in its canonical form, or of another algorithm than {ALGORITHM}"
        )
    return public_key, signature


def _is_valid(public_key: bytes, signature: bytes, message: bytes) -> bool:
    # Imported only here: an unsigned bundle starts without it.
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
