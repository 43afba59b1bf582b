"""Text of an NSIS script: what has a meaning of its own there is written so that it has none."""

from nsis_installer.errors import InstallerError

_WRITTEN_AS = {"$": "$$", '"': '$\\"', "\r": "$\\r", "\n": "$\\n", "\t": "$\\t"}


def runtime_text(value: str) -> str:
    """A text that stands for itself when the installer runs, in quotation marks."""
    return f'"{"".join(_WRITTEN_AS.get(letter, letter) for letter in value)}"'


def source_path(value: str) -> str:
    """A path of this computer for the compiler, in quotation marks. It takes a `$` as it is, but not as a name's mark.

    Raises:
        InstallerError: the path cannot be written.
    """
    if "${" in value or "$(" in value or "\n" in value:
        raise InstallerError(f"makensis would take a part of this path for a name of its own; rename it: {value}")
    return '"' + value.replace('"', '$\\"') + '"'
