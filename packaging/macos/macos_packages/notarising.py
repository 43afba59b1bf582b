"""Has Apple look through what was signed, and fastens its answer to the file, so that a Mac without network sees it."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macos_packages.errors import MacPackagingError

Runner = Callable[[Sequence[str]], str]

PROFILE_VARIABLE = "SMEARSCOPE_NOTARY_PROFILE"
KEY_VARIABLES = ("SMEARSCOPE_NOTARY_KEY", "SMEARSCOPE_NOTARY_KEY_ID", "SMEARSCOPE_NOTARY_ISSUER")
SKIPPED = (
    f"WARNING: not notarised, because neither {PROFILE_VARIABLE} nor {', '.join(KEY_VARIABLES)} are set, or nobody "
    "signed. macOS will not open the application on other Macs without being told to (docs/packaging-macos.md)"
)
_ACCEPTED = "Accepted"
_PATIENCE = "1h"


@dataclass(frozen=True)
class Notary:
    """How Apple's notary is spoken to.

    Attributes:
        credentials: options of notarytool; names of a keychain's profile or of a key's file, never a password.
    """

    credentials: tuple[str, ...]

    def submit_command(self, path: Path) -> list[str]:
        """The command line that sends a file and waits for the answer."""
        waiting = ["--wait", "--timeout", _PATIENCE, "--output-format", "json"]
        return ["xcrun", "notarytool", "submit", str(path), *waiting, *self.credentials]

    def log_command(self, submission: str) -> list[str]:
        """The command line that tells why a file was refused."""
        return ["xcrun", "notarytool", "log", submission, *self.credentials]


def notary_of(environment: Mapping[str, str]) -> Notary | None:
    """The notary that the environment has credentials for; None where it has none.

    Raises:
        MacPackagingError: only some of a key's variables are set.
    """
    profile = environment.get(PROFILE_VARIABLE, "")
    if profile:
        return Notary(("--keychain-profile", profile))
    key = [environment.get(name, "") for name in KEY_VARIABLES]
    if not any(key):
        return None
    if not all(key):
        lacking = [name for name, value in zip(KEY_VARIABLES, key, strict=True) if not value]
        raise MacPackagingError(f"A key for Apple's notary is set in part; {' and '.join(lacking)} must be set too")
    return Notary(("--key", key[0], "--key-id", key[1], "--issuer", key[2]))


def notarise(path: Path, notary: Notary, run: Runner) -> None:
    """Send a file, and wait until it is accepted.

    Args:
        path: a `.zip` or `.dmg`.
        notary: whom to ask.
        run: runs a command line and gives what it printed.

    Raises:
        MacPackagingError: it was refused, with the notary's reasons: notarytool ends with 0 all the same.
    """
    answer = json.loads(run(notary.submit_command(path)))
    if answer.get("status") != _ACCEPTED:
        reasons = run(notary.log_command(str(answer.get("id", "")))) if answer.get("id") else "it gives no reasons"
        raise MacPackagingError(f"Apple's notary did not accept {path.name} ({answer.get('status')}): {reasons}")


def staple_commands(path: Path) -> list[list[str]]:
    """The command lines that fasten the notary's answer to an application or a disk image, and see that it holds."""
    return [["xcrun", "stapler", action, str(path)] for action in ("staple", "validate")]
