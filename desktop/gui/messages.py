"""Turns errors into words: what happened, what is safe, what to do. Knows no widget."""

import traceback
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from desktop.gui.activity import Activity
from desktop.gui.export_job import PartialExportError
from desktop.gui.message import Message, bug_message, updated_message
from desktop.gui.screening_job import EmptyFolderError
from desktop.records import shown_path
from desktop.screened_folder import FolderGoneError
from desktop.shipped_files import AssetsMissingError
from desktop.signers import TrustListError
from desktop.store.faults import StoreDamagedError
from inference.errors import BundleRefusedError, OutputError, SmearScopeError, UnusableInputError
from inference.runtime import RuntimeMissingError
from inference.start import program_was_replaced

# By this name, and with literal arguments: the tool that collects texts for translation looks for them.
translate = QCoreApplication.translate


def message_of(activity: Activity, error: Exception) -> Message:
    """The message for an error that a job ended with."""
    match error:
        case PartialExportError():
            of_reason = message_of(activity, error.reason)
            return replace(of_reason, happened=f"{_what_was_written(error)}\n{of_reason.happened}")
        case BundleRefusedError():
            return Message(
                translate("messages", "The model was refused"),
                str(error),
                _model_unused(),
                translate(
                    "messages",
                    "Get the model bundle again from where it came, or install SmearScope again. "
                    "Do not screen with this one.",
                ),
            )
        case TrustListError():
            return Message(
                translate("messages", "The list of trusted signers cannot be read"),
                str(error),
                _model_unused(),
                translate(
                    "messages",
                    "Mend the file or ask whoever looks after this computer, then start SmearScope again.",
                ),
            )
        case RuntimeMissingError() | AssetsMissingError() if program_was_replaced(str(error)):
            return updated_message(str(error))
        case RuntimeMissingError() | AssetsMissingError():
            return Message(
                translate("messages", "A part of SmearScope is missing"),
                str(error),
                _model_unused(),
                translate("messages", "Install SmearScope again."),
            )
        case SmearScopeError() if activity is Activity.MODELS:
            return Message(
                translate("messages", "This did not work with the model"),
                str(error),
                translate("messages", "Installed models and runs stay as they are."),
                translate("messages", "Mend what is said above, then try again."),
            )
        case EmptyFolderError():
            return Message(
                translate("messages", "No images in this folder"),
                str(error),
                _unchanged(),
                translate("messages", "Open another folder."),
            )
        case FolderGoneError():
            return Message(
                translate("messages", "The folder went away"),
                str(error),
                translate("messages", "Images that were finished are kept in the run, with every review."),
                translate("messages", "Check the drive or network connection, then go on with the run."),
            )
        case StoreDamagedError():
            return Message(
                translate("messages", "The run is damaged"),
                str(error),
                translate("messages", "Your images were only read. Other runs are not touched."),
                translate("messages", "Take the run folder from your backup, or screen the folder again."),
            )
        case SmearScopeError() if activity is Activity.OPEN_RUN:
            return Message(
                translate("messages", "The run cannot be opened"),
                str(error),
                translate("messages", "Nothing in it was changed. The run that was open stays open."),
                translate("messages", "Check that its drive is connected and that no other SmearScope writes into it."),
            )
        case SmearScopeError() if activity is Activity.READ_RUN:
            return Message(
                translate("messages", "The run can no longer be read"),
                str(error),
                translate("messages", "Images that were finished are kept in the run, with every review."),
                translate("messages", "Check that its drive is connected, then open the run again."),
            )
        case SmearScopeError() if activity is Activity.CHECK_RUN:
            return Message(
                translate("messages", "The run could not be searched for damage"),
                str(error),
                translate("messages", "The run is still open, and nothing in it was changed."),
                translate(
                    "messages", "Check that its drive is connected, then open the run again; it is searched each time."
                ),
            )
        case SmearScopeError() if activity is Activity.REVIEW:
            return Message(
                translate("messages", "This did not work in the review"),
                str(error),
                translate("messages", "Every answer and sign-off that was given before it is on the disk."),
                translate("messages", "Mend what is said above, then try again."),
            )
        case UnusableInputError() if activity is Activity.EXPORT:
            return Message(
                translate("messages", "The results could not be exported"),
                str(error),
                translate("messages", "All results are kept in the run. Exports that were finished before it stay."),
                translate("messages", "Choose other rows or another format, then export again."),
            )
        case UnusableInputError():
            return Message(
                translate("messages", "The folder cannot be opened"),
                str(error),
                translate("messages", "Nothing was screened. Earlier runs stay as they are."),
                translate(
                    "messages", "Check that the drive is connected and that you may read the folder, then try again."
                ),
            )
        case OutputError() if activity is Activity.EXPORT:
            return Message(
                translate("messages", "The results could not be exported"),
                str(error),
                translate("messages", "All results are kept in the run. An older file of that name was not changed."),
                translate("messages", "Free space, or choose another folder, then export again."),
            )
        case OutputError():
            return Message(
                translate("messages", "The results could not be written"),
                str(error),
                translate("messages", "What was finished is kept in the run, and the run can go on."),
                translate("messages", "Free space, or see that you may write there, then go on with the run."),
            )
        case SmearScopeError():
            return Message(
                translate("messages", "This did not work"),
                str(error),
                _unchanged(),
                translate("messages", "Try again."),
            )
    return bug_message("".join(traceback.format_exception(error)))


def busy_message() -> Message:
    """Something was asked for while a run goes on."""
    return Message(
        translate("messages", "A run is going on"),
        translate("messages", "SmearScope screens one folder at a time."),
        translate("messages", "The run goes on; nothing was lost."),
        translate("messages", "Wait for it to finish, or cancel it (Esc), then open the other one."),
    )


def exporting_message() -> Message:
    """Something was asked for while an export goes on."""
    return Message(
        translate("messages", "Results are being exported"),
        translate("messages", "SmearScope does one at a time, so that neither makes the other slow."),
        translate("messages", "All results are kept in the run. Exports that were finished before it stay."),
        translate("messages", "Wait for it to finish, or cancel it (Esc), then open the other one."),
    )


def comparing_message() -> Message:
    """A screening was asked for while two models are compared."""
    return Message(
        translate("messages", "Two models are being compared"),
        translate("messages", "SmearScope does one at a time, so that neither makes the other slow."),
        translate("messages", "Your images are only read. Of a comparison that is cancelled nothing is kept."),
        translate("messages", "Wait for the comparison on the page Models, or cancel it and screen now."),
    )


def validating_message() -> Message:
    """A screening was asked for while the model is validated."""
    return Message(
        translate("messages", "The model is being validated"),
        translate("messages", "SmearScope does one at a time, so that neither makes the other slow."),
        translate("messages", "What is screened of a validation that is cancelled is kept, and it can go on later."),
        translate("messages", "Wait for the validation on the page Check, or cancel it and screen now."),
    )


def mixed_drop_message() -> Message:
    """Folders and files were dropped together, or several folders."""
    return Message(
        translate("messages", "Drop one folder, or some images"),
        translate("messages", "Several folders, or folders and files together, were dropped."),
        translate("messages", "Nothing was screened or changed."),
        translate("messages", "Put the folders into one folder and drop that: each sub-folder becomes a case."),
    )


def empty_drop_message() -> Message:
    """Something was dropped that is no file or folder."""
    return Message(
        translate("messages", "Nothing was dropped that can be opened"),
        translate("messages", "It is no file or folder of this computer, or its program took it back."),
        translate("messages", "Nothing was screened or changed."),
        translate("messages", "Save it as a file first, then drop that file."),
    )


def _what_was_written(error: PartialExportError) -> str:
    written = [each.path for each in error.done.exported]
    return translate("messages", "Written to {folder}: {written}. Not written: {missing}.").format(
        folder=shown_path(written[0].parent),
        written=", ".join(shown_path(path.name) for path in written),
        missing=", ".join(shown_path(path.name) for path in error.not_written),
    )


def _unchanged() -> str:
    return translate("messages", "Your images were only read; nothing was changed.")


def _model_unused() -> str:
    return translate("messages", "No image was screened with this model.") + " " + _unchanged()
