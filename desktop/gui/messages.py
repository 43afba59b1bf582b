"""Turns errors into words: what happened, what is safe, what to do. Knows no widget."""

import traceback
from dataclasses import dataclass
from pathlib import Path

from desktop.bundled import AssetsMissingError
from desktop.gui.jobs import EmptyFolderError
from desktop.gui.session import Activity
from desktop.screened_folder import FolderGoneError
from desktop.signers import TrustListError
from inference.errors import BundleRefusedError, OutputError, SmearScopeError, UnusableInputError
from inference.images import IMAGE_SUFFIXES
from inference.runtime import RuntimeMissingError


@dataclass(frozen=True)
class Message:
    """One message for people.

    Attributes:
        title: what happened in a few words.
        happened: what happened, with names.
        safe: what is not lost or changed.
        to_do: what to do now.
        details: for whoever mends it; empty when there is nothing to add.
        is_bug: the fault is SmearScope's.
    """

    title: str
    happened: str
    safe: str
    to_do: str
    details: str = ""
    is_bug: bool = False


_UNCHANGED = "Your images were only read; nothing was changed."
_MODEL_UNUSED = "No image was screened with this model. " + _UNCHANGED


def message_of(activity: Activity, error: Exception) -> Message:
    """The message for an error that a job ended with."""
    match error:
        case BundleRefusedError():
            return Message(
                "The model was refused",
                str(error),
                _MODEL_UNUSED,
                "Get the model bundle again from where it came, or install SmearScope again. "
                "Do not screen with this one.",
            )
        case TrustListError():
            return Message(
                "The list of trusted signers cannot be read",
                str(error),
                _MODEL_UNUSED,
                "Mend the file or ask whoever looks after this computer, then start SmearScope again.",
            )
        case RuntimeMissingError() | AssetsMissingError():
            return Message("A part of SmearScope is missing", str(error), _MODEL_UNUSED, "Install SmearScope again.")
        case EmptyFolderError():
            return Message("No images in this folder", str(error), _UNCHANGED, "Open another folder.")
        case FolderGoneError():
            return Message(
                "The folder went away",
                str(error),
                "Rows that were finished are kept in the table and can be exported.",
                "Check the drive or network connection, then open the folder again to screen all of it.",
            )
        case UnusableInputError():
            return Message(
                "The folder cannot be opened",
                str(error),
                "Nothing was screened. Results already in the window stay.",
                "Check that the drive is connected and that you may read the folder, then open it again.",
            )
        case OutputError():
            return Message(
                "The results could not be exported",
                str(error),
                "All results are still in this window. An older file of that name was not changed.",
                "Free space, or choose another folder, then export again.",
            )
        case SmearScopeError():
            return Message("This did not work", str(error), _UNCHANGED, "Try again.")
    return bug_message("".join(traceback.format_exception(error)))


def bug_message(details: str) -> Message:
    """The message for whatever nobody foresaw."""
    return Message(
        "This is a bug in SmearScope",
        "Something happened that SmearScope was not made for. It is no mistake of yours.",
        "Finished rows are still in the window. Export them (Ctrl+E) before you go on.",
        "Copy the details and send them to whoever looks after SmearScope; they hold file names, but no image.",
        details,
        is_bug=True,
    )


def dropped_file_message(path: Path) -> Message:
    """A file was dropped where a folder is wanted."""
    suffixes = ", ".join(sorted(suffix.removeprefix(".") for suffix in IMAGE_SUFFIXES))
    return Message(
        "Drop a folder, not a file",
        f"{path.name} is a file. SmearScope screens whole folders, sub-folders included.",
        "Nothing was screened or changed.",
        f"Drop the folder that the file lies in. Images in it ({suffixes}) are found by themselves.",
    )


def several_dropped_message(count: int) -> Message:
    """More than one thing was dropped."""
    return Message(
        "Drop one folder at a time",
        f"{count:,} things were dropped.",
        "Nothing was screened or changed.",
        "Put the folders into one folder and drop that: each sub-folder becomes a case.",
    )


def busy_message() -> Message:
    """A folder was dropped while a run goes on."""
    return Message(
        "A run is going on",
        "SmearScope screens one folder at a time.",
        "The run goes on; nothing was lost.",
        "Wait for it to finish, or cancel it (Esc), then open the other folder.",
    )
