"""Signed bundles in every state that a reader can meet, and the folders of trust lists that tests use."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from desktop.signers import LIST_FILE, SYSTEM_FOLDER_VARIABLE, TrustListPaths
from desktop.user_folders import CONFIG_VARIABLE
from inference.signature import SIGNATURE_FILE, fingerprint_of
from tests.fixtures_bundles import signed_with

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC_KEY = KEY.public_key().public_bytes_raw()
FINGERPRINT = fingerprint_of(PUBLIC_KEY)


def write_signed(folder: Path, files, *, stripped: bool = False) -> Path:
    """Write a bundle, signed with KEY by "Laboratory Ä", or with its signature taken away."""
    folder.mkdir()
    for name, data in signed_with(files, KEY, "Laboratory Ä").items():
        if not (stripped and name == SIGNATURE_FILE):
            (folder / name).write_bytes(data)
    return folder


def list_paths(folder: Path) -> TrustListPaths:
    """Trust lists below this folder."""
    return TrustListPaths(user=folder / "user" / LIST_FILE, system=folder / "system" / LIST_FILE)


def list_variables(folder: Path) -> dict[str, str]:
    """Environment variables that point to those same lists."""
    return {CONFIG_VARIABLE: str(folder / "user"), SYSTEM_FOLDER_VARIABLE: str(folder / "system")}


def write_public_key(path: Path) -> Path:
    """KEY's public half as its maker gives it away."""
    path.write_bytes(KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return path
