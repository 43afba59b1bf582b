"""The pages that come with the program and are read in the system's own browser, offline."""

from pathlib import Path

from PySide6.QtCore import QObject

from desktop.gui.direction import isolated
from desktop.gui.notice_bar import NoticeBar
from desktop.gui.system_opener import open_place
from desktop.shipped_files import guide_page, licences_page


class HelpPages(QObject):
    """Opens the user guide and the licences.

    Args:
        notice: says when one of them is not here, or nothing opens it.
    """

    def __init__(self, notice: NoticeBar) -> None:
        super().__init__(notice)
        self._notice = notice

    def show_guide(self) -> None:
        """Open the user guide that ships with the application."""
        self._open(guide_page(), self.tr("The user guide is not part of this installation."))

    def show_licences(self) -> None:
        """Open the page of the libraries' licences."""
        self._open(licences_page(), self.tr("The page of licences is part of the packaged application only."))

    def _open(self, page: Path | None, missing: str) -> None:
        if page is None:
            self._notice.show_notice(missing, warns=True)
        elif not open_place(str(page)):
            self._notice.show_notice(
                self.tr("No browser was found on this computer. The page lies at {place}.").format(
                    place=isolated(str(page))
                ),
                warns=True,
            )
