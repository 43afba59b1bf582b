"""The columns of the table of results: what each says of a row, and what the store can sort by."""

from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from desktop.gui.engine_words import flag_sentence, review_name
from desktop.gui.wording import answer_text, flags_text, name_text, probability_text, reason_text
from desktop.store.result_query import RowOrder, SortBy
from desktop.store.results import StoredResult


class Column(IntEnum):
    """Columns of the table, from the leading edge."""

    THUMBNAIL = 0
    CASE = 1
    FILE = 2
    ANSWER = 3
    PROBABILITY = 4
    FLAGS = 5
    REVIEW = 6


# What a click on a header sorts by. The path begins with the case. No index of the store sorts by the rest.
SORTED_BY = {
    Column.CASE: SortBy.PATH,
    Column.FILE: SortBy.PATH,
    Column.ANSWER: SortBy.DECISION,
    Column.PROBABILITY: SortBy.PROBABILITY,
}
# The order in which images were screened, which is that of rows that arrive.
AS_SCREENED = RowOrder(SortBy.TIME)


def header_text(column: Column) -> str:
    """The title of a column."""
    match column:
        case Column.THUMBNAIL:
            return ""
        case Column.CASE:
            return QCoreApplication.translate("results", "Case")
        case Column.FILE:
            return QCoreApplication.translate("results", "File")
        case Column.ANSWER:
            return QCoreApplication.translate("results", "Answer")
        case Column.PROBABILITY:
            return QCoreApplication.translate("results", "Prob.")
        case Column.FLAGS:
            return QCoreApplication.translate("results", "Flags")
        case Column.REVIEW:
            return QCoreApplication.translate("results", "Review")


def cell_text(result: StoredResult, column: Column) -> str:
    """What a cell says."""
    match column:
        case Column.THUMBNAIL:
            return ""
        case Column.CASE:
            return result.row.case
        case Column.FILE:
            return name_text(result.row)
        case Column.ANSWER:
            return answer_text(result.row)
        case Column.PROBABILITY:
            return probability_text(result.row)
        case Column.FLAGS:
            return flags_text(result.row.flags)
        case Column.REVIEW:
            return review_name(result.row.review.reviewed_class)


def spoken_text(result: StoredResult, column: Column) -> str:
    """What a screen reader says of a cell."""
    if column is Column.THUMBNAIL:
        return QCoreApplication.translate("results", "Thumbnail")
    text = cell_text(result, column) or QCoreApplication.translate("results", "none")
    return f"{header_text(column)}: {text}"


def tool_tip(result: StoredResult, column: Column) -> str | None:
    """What a cell says where it has too little room."""
    row = result.row
    match column:
        case Column.CASE | Column.FILE:
            return row.image_path
        case Column.ANSWER:
            return reason_text(row) or None
        case Column.FLAGS:
            return "\n".join(flag_sentence(flag) for flag in row.flags) or None
        case Column.REVIEW if row.review.reviewer:
            return QCoreApplication.translate("results", "Reviewed by {reviewer}: {answer}").format(
                reviewer=row.review.reviewer, answer=review_name(row.review.reviewed_class)
            )
    return None
