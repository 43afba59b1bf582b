"""Errors in words: what a person was doing decides what is safe and what to do."""

import pytest

from desktop.gui.activity import Activity
from desktop.gui.messages import message_of
from desktop.gui.page_host import PageId
from desktop.store.faults import StoreDamagedError
from inference.errors import OutputError, UnusableInputError


@pytest.mark.parametrize("error", [OutputError("the disk is full"), UnusableInputError("the gallery is gone")])
def test_a_fault_in_the_review_speaks_of_answers_and_not_of_folders(qapp, error):
    message = message_of(Activity.REVIEW, error)

    assert message.title == "This did not work in the review"
    assert message.happened == str(error)
    assert message.safe == "Every answer and sign-off that was given before it is on the disk."


def test_a_damaged_run_is_told_as_that_wherever_it_is_found(qapp, tmp_path):
    assert message_of(Activity.REVIEW, StoreDamagedError(tmp_path, "a row is gone")).title == "The run is damaged"


@pytest.mark.parametrize("page_name", ["cases", "review_page"])
def test_what_fails_on_a_page_of_the_review_is_told_in_its_words(qtbot, screened_window, message_of_dialog, page_name):
    flow = screened_window.flow
    for page_id in (PageId.REVIEW, PageId.CASES):
        screened_window.show_page(page_id)
    getattr(flow.pages, page_name).failed.emit(OutputError("the disk is full"))

    assert message_of_dialog(screened_window).title == "This did not work in the review"


def test_a_run_that_cannot_be_read_any_more_is_no_folder_that_cannot_be_opened(
    qtbot, screened_window, message_of_dialog
):
    flow = screened_window.flow
    for tell in (flow.session.run.failed, flow.pages.results.failed):
        tell.emit(OutputError("the drive is gone"))
        message = message_of_dialog(screened_window)
        assert message.title == "The run can no longer be read"
        assert "are kept in the run" in message.safe
