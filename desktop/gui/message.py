"""What a message to people consists of, and the three that anything may need. Imports nothing that is slow."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from inference.start import program_was_replaced


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


def bug_message(details: str) -> Message:
    """The message for whatever nobody foresaw; after an update under the open window that is no bug.

    Args:
        details: the traceback.
    """
    if program_was_replaced(details):
        return updated_message(details)
    return Message(
        QCoreApplication.translate("messages", "This is a bug in SmearScope"),
        QCoreApplication.translate(
            "messages", "Something happened that SmearScope was not made for. It is no mistake of yours."
        ),
        _all_is_kept(),
        QCoreApplication.translate(
            "messages",
            "Copy the details and send them to whoever looks after SmearScope; they may name files, but hold no image.",
        ),
        details,
        is_bug=True,
    )


def updated_message(details: str) -> Message:
    """The message for what ended so because another version was installed meanwhile."""
    return Message(
        QCoreApplication.translate("messages", "SmearScope was updated while it was open"),
        QCoreApplication.translate(
            "messages", "Parts that were not loaded yet are of the new version, and do not fit."
        ),
        _all_is_kept(),
        QCoreApplication.translate("messages", "Close SmearScope and start it again."),
        details,
    )


def crash_message(details: str) -> Message:
    """The message at the first start after a crash."""
    return Message(
        QCoreApplication.translate("messages", "SmearScope crashed the last time"),
        QCoreApplication.translate("messages", "It ended without being closed. It is no mistake of yours."),
        QCoreApplication.translate("messages", "Finished images and reviews are on the disk and open again."),
        QCoreApplication.translate(
            "messages",
            "The report below was sent nowhere. Copy it and send it to whoever looks after SmearScope, if you like.",
        ),
        details,
        is_bug=True,
    )


def _all_is_kept() -> str:
    return QCoreApplication.translate(
        "messages", "Finished images and reviews are on the disk. Nothing that you saw is lost."
    )
