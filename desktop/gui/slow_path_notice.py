"""Says that the drive of what was dropped or named does not answer yet, and lets a person wait no longer."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.gui.notice_bar import NoticeBar
from desktop.gui.path_looker import PathLooker
from desktop.gui.wording import path_text

translate = QCoreApplication.translate


class SlowPathNotice:
    """Lives as long as the window.

    Args:
        looker: that waits.
        bar: of the window.
    """

    def __init__(self, looker: PathLooker, bar: NoticeBar) -> None:
        self._looker = looker
        self._bar = bar
        self._said = ""
        looker.waiting.connect(self._show)
        looker.settled.connect(self._hide)

    def _show(self, path: Path) -> None:
        self._said = translate("paths", "Waiting for the drive of {path}\u2026").format(path=path_text(path))
        self._bar.show_notice(self._said, translate("paths", "Do not &wait"), self._looker.forget)

    def _hide(self) -> None:
        self._bar.withdraw(self._said)
