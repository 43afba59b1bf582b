"""Makes signing keys and signs bundles with them: ed25519, so the same key and bundle give the same signature."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from pydantic import ValidationError

from converter.bundles.writer import make_files, write_folder
from inference.bundle import Bundle, parse_bundle, read_bundle, read_files
from inference.bundle_files import GOLDEN_FILE, SUMS_FILE, TRUST_FILE
from inference.bundle_zip import stored_zip
from inference.card import Signer
from inference.errors import OutputError, UnusableInputError
from inference.files import write_atomically
from inference.signature import SIGNATURE_FILE, fingerprint_of, format_signature, signed_message

_KEY_SUFFIX = ".pem"
_PUBLIC_SUFFIX = ".pub.pem"
_ONLY_ITS_OWNER = 0o600
_EVERYONE_READS = 0o644


class PasswordError(UnusableInputError):
    """A key file wants a password and got none, or a wrong one, or one that cannot encrypt it."""


@dataclass(frozen=True)
class NewKey:
    """A key that was just made: its two files, and the fingerprint that others compare."""

    private_path: Path
    public_path: Path
    fingerprint: str


def make_key(path: Path, password: bytes | None) -> NewKey:
    """Make a signing key: PKCS8 PEM at `path`, and its public half beside it.

    Only its owner may read the private key, where the system keeps such rights (Windows does not).

    Args:
        path: of the private key; the public one gets `.pub.pem` for `.pem`.
        password: encrypts the file; None leaves it open.

    Raises:
        PasswordError: the password is too long.
        UnusableInputError: a file of either name exists, and is left as it is.
        OutputError: a file cannot be written.
    """
    public_path = path.with_name(path.name.removesuffix(_KEY_SUFFIX) + _PUBLIC_SUFFIX)
    key = Ed25519PrivateKey.generate()
    encryption = BestAvailableEncryption(password) if password else NoEncryption()
    try:
        private_pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)
    except ValueError as error:
        raise PasswordError(f"This password cannot encrypt a key: {error}; choose another") from error
    public_pem = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    _write_new(path, private_pem, _ONLY_ITS_OWNER)
    try:
        _write_new(public_path, public_pem, _EVERYONE_READS)
    except BaseException:
        path.unlink()
        raise
    return NewKey(path, public_path, fingerprint_of(key.public_key().public_bytes_raw()))


def load_key(path: Path, password: bytes | None) -> Ed25519PrivateKey:
    """Read a private key in PEM form; the password is not used where the file needs none.

    Raises:
        PasswordError: the file is encrypted, and the password is missing or wrong.
        UnusableInputError: unreadable, or no ed25519 private key.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnusableInputError(f"Key file {path} cannot be read: {error.strerror or error}") from error
    if b"PRIVATE KEY" not in data:
        raise UnusableInputError(f"{path} holds no private key; name the file that `smearscope-convert new-key` wrote")
    is_encrypted = b"ENCRYPTED" in data
    if is_encrypted and not password:
        raise PasswordError(f"Key file {path} is encrypted, and no password was given")
    try:
        key = load_pem_private_key(data, password if is_encrypted else None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        if is_encrypted:
            raise PasswordError(
                f"Key file {path} cannot be opened: the password is wrong, or the file damaged"
            ) from error
        raise UnusableInputError(f"Key file {path} is damaged: {error}") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise UnusableInputError(f"Key file {path} holds a key of another kind; expected ed25519")
    return key


def sign_bundle(path: Path, key: Ed25519PrivateKey, signer_name: str) -> Bundle:
    """Sign a bundle folder or `.smear` file in its place: whole or not at all, and a new bundle id.

    The card names the signer, so card, README and sums are written anew; build, statistics and golden outputs stay.
    An earlier signature is replaced. A folder is written anew, so it must hold nothing but the bundle.

    Raises:
        BundleRefusedError: the bundle does not hold.
        UnusableInputError: the name is no name, the bundle's own signature was taken away, or other files lie in its
            folder.
        OutputError: it cannot be written, and stays as it was.
    """
    files = read_files(path)
    bundle = parse_bundle(path, files)
    if bundle.signature is not None and bundle.signature.is_missing:
        raise UnusableInputError(
            f"Bundle {path} lacks the signature of {bundle.signature.signer.name} that its card announces, so somebody "
            "changed it; get it again before you put your name to it"
        )
    if path.is_dir():
        # A desktop's own hidden files are no loss.
        others = sorted(
            each.name for each in path.iterdir() if each.name not in files and not each.name.startswith(".")
        )
        if others:
            raise UnusableInputError(
                f"Bundle folder {path} also holds {others[0][:80]!r}, which would be lost; move it elsewhere first"
            )
    public_key = key.public_key().public_bytes_raw()
    try:
        signer = Signer(name=signer_name, fingerprint=fingerprint_of(public_key))
    except ValidationError as error:
        raise UnusableInputError(
            f"The signer's name {signer_name[:80]!r} cannot be used: 1 to 200 characters, no control characters"
        ) from error
    card = bundle.card.model_copy(update={"signer": signer})
    signed = make_files(bundle.model, card, files[TRUST_FILE], files[GOLDEN_FILE])
    signed[SIGNATURE_FILE] = format_signature(public_key, key.sign(signed_message(signed[SUMS_FILE])))
    # What is written is what a reader accepts; found out before the old one is replaced.
    result = parse_bundle(path, signed)
    if path.is_file():
        write_atomically(path, stored_zip(signed))
    else:
        write_folder(path, signed, verify=read_bundle)
    return result


def _write_new(path: Path, data: bytes, mode: int) -> None:
    # Opened so that it never replaces a file, and with its rights from the start: no moment in which others may read.
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError as error:
        raise UnusableInputError(f"{path} exists already; a key is never overwritten, choose another name") from error
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error
