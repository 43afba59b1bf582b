"""What is said of a run that a person opened: what the opening did to it, and that it is not finished."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.gui.numbers import number_text
from desktop.gui.page_host import PageId

if TYPE_CHECKING:
    from desktop.gui.main_window import MainWindow
    from desktop.gui.runs.open_run import OpenRun

translate = QCoreApplication.translate


class OpenedRunNotice:
    """The bar has one notice; this keeps the second sentence from hiding the first.

    Args:
        window: whose bar it is.
        go_on: screens the rest of the run that is open.
    """

    def __init__(self, window: "MainWindow", go_on: Callable[[], None]) -> None:
        self._window = window
        self._go_on = go_on
        self._said = ""

    def begin(self) -> None:
        """A run is being opened."""
        self._said = ""

    def caution(self, text: str) -> None:
        """Say what a person should know and that stops nothing."""
        self._said = text
        self._window.notice.show_notice(text, warns=True)

    def show(self, run: "OpenRun") -> None:
        """Show the results of a run that was opened, and offer to go on where it is not finished."""
        self._window.show_page(PageId.RESULTS)
        if run.is_complete:
            return
        summary = run.summary
        text = translate("opened", "This run is not finished: {done} of {total} images are screened.").format(
            done=number_text(summary.done_count), total=number_text(summary.image_count)
        )
        said = " ".join(part for part in (self._said, text) if part)
        self._window.notice.show_notice(said, translate("opened", "Screen the rest"), self._go_on)
