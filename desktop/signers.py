"""The trust list: the signers whose bundles this user, or this computer's administrator, trusts."""

import base64
import binascii
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from desktop.user_folders import CONFIG_VARIABLE, HOME_VARIABLE, config_folder
from inference.errors import SmearScopeError, UnusableInputError
from inference.files import write_atomically
from inference.signature import KEY_BYTES, fingerprint_of

LIST_FILE = "trusted_signers.json"
# Stands in for the usual folder, as CONFIG_VARIABLE does for the user's: portable installations, tests.
SYSTEM_FOLDER_VARIABLE = "SMEARSCOPE_SYSTEM_CONFIG"
_FOLDER = "smearscope"
_MAC_FOLDER = Path("Library", "Application Support", _FOLDER)


class TrustListError(SmearScopeError):
    """A list of trusted signers cannot be read, so nobody can say whom this computer trusts."""


def _is_key(text: str) -> str:
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError(f"no base64: {error}") from error
    if len(raw) != KEY_BYTES:
        raise ValueError(f"{len(raw)} bytes; an ed25519 public key has {KEY_BYTES}")
    return text


class TrustedSigner(BaseModel):
    """A key that is trusted, under the name by which this computer's people know its owner."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=200, pattern=r"^[^\p{C}]+$")
    public_key: Annotated[str, AfterValidator(_is_key)] = Field(description="the raw 32 bytes in base64")

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the raw key."""
        return fingerprint_of(base64.b64decode(self.public_key))


class TrustList(BaseModel):
    """One file of trusted signers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: Literal[1] = 1
    signers: tuple[TrustedSigner, ...] = ()


@dataclass(frozen=True)
class TrustListPaths:
    """Where the user's own list lies, and the one that an administrator installs for everybody.

    Attributes:
        earlier: where the user's own lay before `SMEARSCOPE_HOME` moved it too. It counts until there is one at `user`,
            and the first change copies it there: whom a person trusts is never forgotten by an update.
    """

    user: Path
    system: Path
    earlier: Path | None = None


@dataclass(frozen=True)
class OwnSigners:
    """Whom the user trusts, and the file that says so now."""

    path: Path
    signers: tuple[TrustedSigner, ...]


def trust_list_paths(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> TrustListPaths:
    """Where the lists lie by this platform's custom, or where the environment says.

    Raises:
        TrustListError: the account has no home folder, and the environment names none.
    """
    variables = os.environ if environment is None else environment
    system = Path(variables.get(SYSTEM_FOLDER_VARIABLE) or _usual_system_folder(variables, platform), LIST_FILE)
    if variables.get(CONFIG_VARIABLE):
        return TrustListPaths(user=config_folder(variables) / LIST_FILE, system=system)
    if not variables.get(HOME_VARIABLE):
        return TrustListPaths(user=_usual_user_folder(variables, platform) / LIST_FILE, system=system)
    try:
        earlier = _usual_user_folder(variables, platform) / LIST_FILE
    except TrustListError:
        # Without a home folder there was none to lie in.
        earlier = None
    return TrustListPaths(user=config_folder(variables) / LIST_FILE, system=system, earlier=earlier)


def trusted_names(paths: TrustListPaths) -> dict[str, str]:
    """The names of all trusted signers by fingerprint; the administrator's list has the last word on a name.

    Raises:
        TrustListError: a list is there and cannot be read.
    """
    signers = (*read_own_signers(paths).signers, *read_trust_list(paths.system).signers)
    return {signer.fingerprint: signer.name for signer in signers}


def read_own_signers(paths: TrustListPaths) -> OwnSigners:
    """Read the user's own list, where it lies now or, while there is none, where it lay earlier.

    Raises:
        TrustListError: unreadable, damaged, or of a newer SmearScope.
    """
    for path in (paths.user, paths.earlier):
        if path is not None and (found := _read(path)) is not None:
            return OwnSigners(path, found.signers)
    return OwnSigners(paths.user, ())


def read_trust_list(path: Path) -> TrustList:
    """Read one list; a file that is not there is an empty one.

    Raises:
        TrustListError: unreadable, damaged, or of a newer SmearScope.
    """
    return _read(path) or TrustList()


def _read(path: Path) -> TrustList | None:
    try:
        return TrustList.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise TrustListError(
            f"The list of trusted signers {path} cannot be read: {error.strerror or error}. Ask its owner for the "
            "right to read it"
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise TrustListError(
            f"The list of trusted signers {path} is damaged, or of a newer SmearScope: {where}: {first['msg']}. Mend "
            "it, or move it away and add its signers again (`smearscope signers add`)"
        ) from error


def add_signer(paths: TrustListPaths, public_key: bytes, name: str) -> TrustedSigner:
    """Trust a key from now on.

    Args:
        paths: the user's own list is changed.
        public_key: raw, 32 bytes.
        name: by which the list's reader knows its owner.

    Raises:
        UnusableInputError: the key is on the list already, or the name is no name.
        TrustListError: the list cannot be read.
        OutputError: it cannot be written.
    """
    try:
        signer = TrustedSigner(name=name, public_key=base64.b64encode(public_key).decode())
    except ValidationError as error:
        raise UnusableInputError(
            f"The name {name[:80]!r} cannot be used: 1 to 200 characters, no control characters"
        ) from error
    found = read_own_signers(paths)
    for known in found.signers:
        if known.fingerprint == signer.fingerprint:
            raise UnusableInputError(
                f"This key is trusted already, as {known.name}; to rename it, remove it first: "
                f"`smearscope signers remove {known.fingerprint}`"
            )
    _write(paths.user, (*found.signers, signer))
    return signer


def remove_signer(paths: TrustListPaths, fingerprint: str) -> TrustedSigner:
    """Trust a key no longer.

    Raises:
        UnusableInputError: no key of that fingerprint is on the list.
        TrustListError: the list cannot be read.
        OutputError: it cannot be written.
    """
    found = read_own_signers(paths)
    wanted = fingerprint.strip().lower()
    gone = next((signer for signer in found.signers if signer.fingerprint == wanted), None)
    if gone is None:
        raise UnusableInputError(
            f"No signer with the fingerprint {fingerprint} is on your list {found.path}; `smearscope signers list` "
            "shows them. The computer's own list is its administrator's"
        )
    _write(paths.user, tuple(signer for signer in found.signers if signer is not gone))
    return gone


def _write(path: Path, signers: tuple[TrustedSigner, ...]) -> None:
    write_atomically(path, (TrustList(signers=signers).model_dump_json(indent=2) + "\n").encode())


def _usual_user_folder(variables: Mapping[str, str], platform: str) -> Path:
    if platform == "win32":
        return Path(variables.get("APPDATA") or _home() / "AppData" / "Roaming", _FOLDER)
    if platform == "darwin":
        return _home() / _MAC_FOLDER
    # A relative folder there is to be ignored (XDG Base Directory Specification).
    named = variables.get("XDG_CONFIG_HOME", "")
    return Path(named if named.startswith("/") else _home() / ".config", _FOLDER)


def _usual_system_folder(variables: Mapping[str, str], platform: str) -> Path:
    if platform == "win32":
        return Path(variables.get("PROGRAMDATA") or r"C:\ProgramData", _FOLDER)
    return Path("/") / _MAC_FOLDER if platform == "darwin" else Path("/etc", _FOLDER)


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:  # a service's or a container's account
        raise TrustListError(
            f"This account has no home folder, where its list of trusted signers would lie. Set {CONFIG_VARIABLE} "
            "to the folder that holds it"
        ) from error
