"""Opens what a person asks for with the system's own program, and says where it lies when there is none."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.gui.direction import isolated
from desktop.gui.notice_bar import NoticeBar
from desktop.gui.system_opener import open_place
from desktop.records import shown_path


class PlaceOpener(QObject):
    """Opens folders, reports and images.

    Args:
        notice: says where they lie, unless a dialog stands before it.
    """

    def __init__(self, notice: NoticeBar) -> None:
        super().__init__(notice)
        self._notice = notice

    def open(self, path: Path, tell: Callable[[str], None] | None = None) -> None:
        """Open a file or folder.

        Args:
            path: of it.
            tell: says where it lies when nothing opens it; None is the window's notice.
        """
        name = shown_path(path)
        if open_place(name):
            return
        words = self.tr("Nothing on this computer opens {place}.").format(place=isolated(name))
        if tell is None:
            self._notice.show_notice(words, warns=True)
        else:
            tell(words)
