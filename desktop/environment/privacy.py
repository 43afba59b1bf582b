"""Takes out of texts who uses the computer and what it is called: such a report is mailed to strangers."""

import os
import platform
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_HOME = "~"
_USER = "<user>"
_COMPUTER = "<computer>"
_SERVER = r"\\\\<server>"
# They name a role and nobody in particular, and stand in texts of ours.
_ROLES = frozenset({"admin", "administrator", "localhost", "nobody", "root", "smearscope", "system", "user"})
# Shorter names would be found in every other sentence; as part of a path they are hidden all the same.
_MIN_WORD = 3
_USER_VARIABLES = ("LOGNAME", "USER", "LNAME", "USERNAME")
_HOME_VARIABLES = ("HOME", "USERPROFILE")
# Homes by their usual places: of other users too, and however this user's own one is spelt.
_ANY_HOME = re.compile(r"(?:[A-Za-z]:)?[/\\]{1,2}(?:home|Users)[/\\]{1,2}[^/\\\s:'\"]+", re.IGNORECASE)
_UNC_SERVER = re.compile(r"(?<![^\s'\"(])\\{2,4}(?:\?\\{1,2}UNC\\{1,2})?(?![?.]\\)[^\\\s]+", re.IGNORECASE)


@dataclass(frozen=True)
class Person:
    """What must not be told.

    Attributes:
        homes: folders.
        users: names of the account and of its owner.
        computers: names of this computer.
    """

    homes: tuple[str, ...]
    users: tuple[str, ...]
    computers: tuple[str, ...]


def this_person(environment: Mapping[str, str] | None = None) -> Person:
    """The account that runs this process, by the environment and by the system's list of accounts."""
    variables = os.environ if environment is None else environment
    homes = [variables[name] for name in _HOME_VARIABLES if variables.get(name)]
    users = [variables[name] for name in _USER_VARIABLES if variables.get(name)]
    if sys.platform != "win32":
        import pwd  # exists on Unix only

        try:
            account = pwd.getpwuid(os.getuid())
        except KeyError:  # a container's number that has no entry
            pass
        else:
            homes.append(account.pw_dir)
            users += [account.pw_name, account.pw_gecos.partition(",")[0]]
    homes += [os.path.realpath(home) for home in homes]
    # `C:\Users\name.DOMAIN`: the folder's name tells as much as the account's.
    users += [Path(home).name for home in homes]
    computer = platform.node()
    return Person(
        # A service's home may be the root of the disk.
        homes=tuple(home.rstrip("/\\") for home in homes if len(Path(home).parts) > 1),
        users=tuple(user for user in users if user.strip()),
        computers=tuple(name for name in (computer, computer.partition(".")[0]) if name),
    )


class Hiding:
    """Replaces homes, users' names and the computer's name in texts.

    Args:
        person: what to hide.
    """

    def __init__(self, person: Person) -> None:
        self._replacements = [
            (_one_of(person.homes), _HOME),
            (_ANY_HOME, _HOME),
            (_UNC_SERVER, _SERVER),
            (_one_of(person.users), _USER),
            (_one_of(person.computers), _COMPUTER),
        ]

    def __call__(self, text: str) -> str:
        """The text without them."""
        for pattern, replacement in self._replacements:
            if pattern is not None:
                text = pattern.sub(replacement, text)
        return text


def _one_of(names: Iterable[str]) -> re.Pattern[str] | None:
    alternatives = []
    for name in sorted(_spellings(names), key=len, reverse=True):
        if name.lower() in _ROLES:
            continue
        word = re.escape(name)
        is_path = "/" in name or "\\" in name
        if len(name) < _MIN_WORD and not is_path:
            alternatives.append(rf"(?<=[/\\]){word}(?=[/\\]|$)")
        else:
            alternatives.append(rf"(?<!\w){word}(?!\w)")
    return re.compile("|".join(alternatives), re.IGNORECASE) if alternatives else None


def _spellings(names: Iterable[str]) -> set[str]:
    r"""Each name composed and decomposed (macOS does that), with slashes both ways, and as Python escapes it."""
    found = set()
    for name in names:
        for form in (unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)):
            found |= {form, form.replace("\\", "/"), form.replace("\\", "\\\\")}
    return found
