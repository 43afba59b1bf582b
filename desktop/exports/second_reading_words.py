"""What is told of a run's second reading outside the window: how far both agreed, or that one still reads blindly."""

from dataclasses import dataclass

from desktop.kappa import kappa_text
from desktop.probability_words import share_percent
from desktop.store.agreement import Agreement
from desktop.store.result_query import RowFilter
from desktop.store.run_reader import RunReader
from desktop.store.shown_answers import ShownAnswers
from inference.errors import UnusableInputError


@dataclass(frozen=True)
class ToldReading:
    """What is told.

    Attributes:
        words: a sentence without its full stop; empty when there was no second reading.
        blind_reader: who reads blindly now, so that nobody's answers, notes and sign-offs are told of; else empty.
    """

    words: str = ""
    blind_reader: str = ""


NO_SECOND_READING = ToldReading()


def told_reading(reader: RunReader) -> ToldReading:
    """What is told of a run's second reading now.

    Raises:
        StoreDamagedError: the audit log's entry of its closing was edited.
    """
    second = reader.second_reading()
    if second is None:
        return NO_SECOND_READING
    if second.is_open:
        return ToldReading(
            f"{second.reviewer} has been reading blindly as the second reader since {second.opened_at_utc}: reviewers, "
            "answers, notes and sign-offs are left out until the second reading is closed",
            second.reviewer,
        )
    closed = f"by {second.reviewer}, closed {second.closed_at_utc}"
    agreement = reader.agreement()
    return ToldReading(closed if agreement is None else f"{closed}: {agreement_in_words(agreement)}")


def show_as_exported(reader: RunReader, wanted: RowFilter) -> ToldReading:
    """Let a reader tell of the answers that an export of this moment holds, and of no others.

    Args:
        reader: of the run; what it tells of from now on is what this says, whatever is opened or closed meanwhile.
        wanted: the rows to be exported.

    Raises:
        UnusableInputError: they are chosen by their reviews while a second reading goes on.
        StoreDamagedError: see `told_reading`.
    """
    told = told_reading(reader)
    if told.blind_reader and wanted.reviewed is not None:
        raise UnusableInputError(
            f"{told.blind_reader} is reading blindly as the second reader, so no rows can be chosen by whether they "
            "were reviewed. Export without that filter, or when the second reading is closed"
        )
    reader.shown = ShownAnswers.NOBODYS if told.blind_reader else ShownAnswers.FIRST
    return told


def agreement_in_words(agreement: Agreement) -> str:
    """How far two readers agreed, as they had answered when the second reading was closed."""
    kappa = agreement.every_answer
    if kappa is None:
        return "no image that both readers had answered then"
    figure = "no kappa, as both gave one and the same answer throughout"
    if kappa.value is not None:
        figure = f"Cohen's kappa {kappa_text(kappa)}"
    return (
        f"{figure}; {agreement.first_reviewer} and {agreement.second_reviewer} had answered "
        f"{share_percent(kappa.observed)} of {kappa.count:,} images the same then"
    )
