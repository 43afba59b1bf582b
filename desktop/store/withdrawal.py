"""Why the program itself withdraws a sign-off; a person's own reason is free text."""

from enum import StrEnum


class WithdrawalReason(StrEnum):
    """What has changed since. The text is kept in the store: new reasons go to the end, old ones keep their text."""

    IMAGES_FOUND = "More images of it were found."
    IMAGE_CHANGED = "One of its images was changed."
    SCREENED_AGAIN = "Some of its images are screened again."
    IMAGES_SCREENED = "More of its images were screened."
    REVIEW_CHANGED = "A review of one of its images was changed."


def withdrawal_reason(reviewer: str, reason: str) -> WithdrawalReason | str:
    """A stored reason: the program's own where no person withdrew, otherwise that person's words."""
    return WithdrawalReason(reason) if not reviewer and reason in list(WithdrawalReason) else reason
