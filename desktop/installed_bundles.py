"""The bundles that a user installed: each is whole in a folder named by its bundle id, or not there at all.

As the folder is named by content, another build of the same name never takes an older one's place: runs go on with the
bundle that they began with.
"""

import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from filelock import FileLock, Timeout

from desktop.known_bundle import KnownBundle, Origin, look_at
from desktop.shipped_bundles import shipped_bundles
from desktop.signature_report import SignatureReport, load_reported, require_trusted
from desktop.user_folders import user_data_folder
from inference.bundle import parse_bundle, read_files
from inference.claimed_folder import LOCK_FILE
from inference.errors import BundleRefusedError, OutputError, UnusableInputError
from inference.files import is_disk_full, sync_folder, write_synced
from inference.signature import SIGNATURE_FILE

_INSTALLING = ".installing-"
_REMOVING = ".removing-"
_REPLACING = ".replacing-"  # followed by the bundle id


class InstallOutcome(StrEnum):
    """What an installation did."""

    INSTALLED = "installed"
    ALREADY_THERE = "already_there"
    REPAIRED = "repaired"  # it was there, but damaged, or without its signature


@dataclass(frozen=True)
class Installation:
    """An installed bundle, and how it came about.

    Attributes:
        bundle: the copy; one that ships, and is whole, is there already and is not copied.
        signature: what its signature is worth on this computer.
    """

    bundle: KnownBundle
    outcome: InstallOutcome
    signature: SignatureReport


def models_folder() -> Path:
    """Where installed bundles lie; it need not exist."""
    return user_data_folder() / "models"


def installed_bundles() -> tuple[KnownBundle, ...]:
    """Every installed bundle in order of name, damaged ones too.

    Raises:
        UnusableInputError: the folder cannot be read.
    """
    folder = models_folder()
    try:
        found = [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise UnusableInputError(
            f"The folder of installed models {folder} cannot be read: {error.strerror or error}. Ask its owner for the "
            "right to read it"
        ) from error
    bundles = [look_at(path, Origin.INSTALLED) for path in found]
    return tuple(sorted(bundles, key=lambda each: (each.model_id, each.version, each.bundle_id)))


def install_bundle(source: Path, *, require_signature: bool = False, agreed_id: str = "") -> Installation:
    """Copy a bundle to where it is found by name, and let it take its place only after the copy was verified.

    The copy is verified as before a screening: hashes, signature, card, shapes, and its golden outputs on this
    computer. Whatever ends this early leaves nothing but a hidden folder, which the next call removes.

    Args:
        source: bundle folder or `.smear` file; further files in a folder are left out.
        require_signature: refuse all but a trusted signature, before the build is run for the first time.
        agreed_id: bundle id that a person was shown and agreed to; empty where nobody was asked.

    Raises:
        BundleRefusedError: it does not hold, the signature that is required is not there, or it is another bundle than
            the one agreed to.
        TrustListError: a trust list cannot be read.
        UnusableInputError: another process installs or removes a model.
        OutputError: the disk is full or permission is lacking; nothing was installed.
    """
    files = read_files(source)
    bundle = parse_bundle(source, files)
    if agreed_id and bundle.bundle_id != agreed_id:
        raise BundleRefusedError(
            source,
            f"it was replaced since it was shown: agreed to was the bundle {agreed_id[:12]}, it now is "
            f"{bundle.bundle_id[:12]}; open it again, and look at what it says",
        )
    if require_signature:
        require_trusted(bundle)
    built_in = _built_in(bundle.bundle_id, files)
    if built_in is not None:
        signature = _load(built_in.path, source, require_signature=require_signature)
        return Installation(built_in, InstallOutcome.ALREADY_THERE, signature)
    folder = models_folder()
    target = folder / bundle.bundle_id
    with _held(folder, f"{source} cannot be installed in"):
        outcome = _what_to_do(target, files)
        if outcome is InstallOutcome.ALREADY_THERE:
            signature = _load(target, source, require_signature=require_signature)
        else:
            part = folder / f"{_INSTALLING}{secrets.token_hex(4)}"
            try:
                _write(part, files)
                signature = _load(part, source, require_signature=require_signature)
                _take_place(part, target)
            finally:
                _remove_tree(part)
    return Installation(look_at(target, Origin.INSTALLED), outcome, signature)


def remove_installed(bundle: KnownBundle) -> None:
    """Remove an installed bundle: at one stroke it is gone, whatever happens to the deletion of its files.

    Raises:
        UnusableInputError: it is gone already, or another process installs or removes a model.
        OutputError: permission is lacking; it stays.
    """
    folder = bundle.path.parent
    with _held(folder, f"The model {bundle.names[0]} cannot be removed from"):
        gone = folder / f"{_REMOVING}{secrets.token_hex(4)}"
        try:
            bundle.path.rename(gone)
        except FileNotFoundError as error:
            raise UnusableInputError(
                f"The model {bundle.names[0]} is not installed any more; somebody else removed it"
            ) from error
        sync_folder(folder)
        _remove_tree(gone)


def _built_in(bundle_id: str, files: Mapping[str, bytes]) -> KnownBundle | None:
    """The bundle that ships and to which an installed copy would add nothing but a second line of the same name."""
    same = (each for each in shipped_bundles() if each.bundle_id == bundle_id)
    return next((each for each in same if _what_to_do(each.path, files) is InstallOutcome.ALREADY_THERE), None)


def _what_to_do(target: Path, files: Mapping[str, bytes]) -> InstallOutcome:
    if not target.exists():
        return InstallOutcome.INSTALLED
    try:
        found = read_files(target)
        parse_bundle(target, found)
    except BundleRefusedError:
        return InstallOutcome.REPAIRED
    # The bundle id does not cover the signature: what was installed stripped of it can still get it.
    lacks_signature = SIGNATURE_FILE in files and SIGNATURE_FILE not in found
    return InstallOutcome.REPAIRED if lacks_signature else InstallOutcome.ALREADY_THERE


def _load(copy: Path, source: Path, *, require_signature: bool) -> SignatureReport:
    try:
        return load_reported(copy, require_signature=require_signature)[1]
    except BundleRefusedError as error:
        # The copy's name says nothing to anybody.
        raise BundleRefusedError(source, error.reason) from error


def _write(part: Path, files: Mapping[str, bytes]) -> None:
    part.mkdir()
    for name, data in files.items():
        write_synced(part / name, data)
    sync_folder(part)


def _take_place(part: Path, target: Path) -> None:
    if target.exists():  # damaged, and of the same content otherwise: nothing is lost
        damaged = target.with_name(f"{_REPLACING}{target.name}")
        target.rename(damaged)
        part.rename(target)
        _remove_tree(damaged)
    else:
        part.rename(target)
    sync_folder(target.parent)


@contextmanager
def _held(folder: Path, failure: str) -> Iterator[None]:
    """The folder of installed models for this process alone, without what an interrupted one left in it."""
    lock = FileLock(folder / LOCK_FILE)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise UnusableInputError(
            f"Another SmearScope installs or removes a model in {folder}; wait for it to end, then try again"
        ) from error
    except OSError as error:
        raise _output_error(failure, folder, error) from error
    try:
        _clear_up(folder)
        yield
    except OSError as error:
        raise _output_error(failure, folder, error) from error
    finally:
        lock.release()


def _clear_up(folder: Path) -> None:
    """Take away what an interrupted process left; a bundle that it was replacing stays until another has its place."""
    for left in list(folder.iterdir()):
        if left.name.startswith(_REPLACING):
            target = folder / left.name.removeprefix(_REPLACING)
            if target.exists():
                _remove_tree(left)
            else:
                left.rename(target)
        elif left.name.startswith((_INSTALLING, _REMOVING)):
            _remove_tree(left)


def _remove_tree(path: Path) -> None:
    # What resists, such as a file that a virus scanner holds on Windows, is hidden and goes the next time.
    with suppress(OSError):
        shutil.rmtree(path)


def _output_error(failure: str, folder: Path, error: OSError) -> OutputError:
    advice = "Free space" if is_disk_full(error) else "See that this account may write there"
    return OutputError(f"{failure} {folder}: {error.strerror or error}. Nothing was changed. {advice}, then try again")
