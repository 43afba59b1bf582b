"""The window as a camera sees it: one that waits until a page is whole, wears every look, and pictures each."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, QPoint, QRect, QTimer
from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.app_settings import AppSettings
from desktop.gui.app import follow_theme, make_application, model_source
from desktop.gui.main_window import MainWindow
from desktop.gui.screenshots.shots import Look, Scene, pictured
from desktop.gui.session_note import SessionNote
from desktop.gui.settings_keeper import SettingsKeeper
from desktop.gui.theme import current_tokens
from desktop.shipped_files import assets_folder
from inference.errors import OutputError

if TYPE_CHECKING:
    # For types alone: the window imports the engine in a thread of its own, as it always does.
    from desktop.gui.run_flow import RunFlow

AnyDialog = TypeVar("AnyDialog", bound=QDialog)

_WAIT_SECONDS = 60
_LOOK_MS = 10
# Longer than any pause after which the window does something by itself (thumbnails, filters, counts).
_QUIET_MS = 350
_FONTS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "NotoSansBengali-Regular.ttf", "DroidSansFallback.ttf")
_FONT_POINTS = 10


class Studio:
    """Opens the program's window and pictures it.

    Args:
        settings: of the one who is pictured; the language holds for all pictures.
        looks: each scene is pictured in all of them.
        folder: gets the pictures.
        wanted: the scenes to be pictured; others are gone through all the same, as later ones build on them.
    """

    def __init__(self, settings: AppSettings, looks: Sequence[Look], folder: Path, wanted: frozenset[Scene]) -> None:
        self.app = application(settings)
        self._looks = tuple(looks)
        self._folder = folder
        self._wanted = wanted
        keeper = SettingsKeeper()
        keeper.change(**dict(settings))
        self.window = MainWindow(keeper, SessionNote(), model_source(None))
        self.written: list[Path] = []
        self._is_ready = False
        self.window.ready.connect(self._on_ready)

    def open(self) -> None:
        """Show the window and wait for the engine."""
        self.window.show()
        self.window.begin()
        self.wait(lambda: self._is_ready and self.window.is_prepared)
        self.wait(lambda: self.flow.session.model is not None)
        # In the longest pause between two scenes the mouse must not lie where a tooltip opens.
        self.settle()

    @property
    def flow(self) -> "RunFlow":
        """What happens with runs; there is none before `open`."""
        if self.window.flow is None:
            raise RuntimeError("the engine is not loaded")
        return self.window.flow

    def take(self, scene: Scene, over: QWidget | None = None, *, quiet_ms: int = _QUIET_MS) -> None:
        """Picture what is shown, in every look.

        Args:
            over: a dialog; it is drawn over the window, as offscreen there is nobody who puts windows over others.
            quiet_ms: how long what follows a look is waited for.
        """
        if scene not in self._wanted:
            return
        for look in self._looks:
            follow_theme(self.app, look.theme)
            self.window.resize(look.size.width_px, look.size.height_px)
            self.settle(quiet_ms)
            picture = self.window.grab()
            if over is not None:
                _draw_over(picture, over, self.window)
            path = pictured(self._folder, scene, look)
            if not picture.save(str(path)):
                raise OutputError(f"The picture {path} cannot be written; see that the folder is there and has space")
            self.written.append(path)

    def dialog(self, kind: type[AnyDialog]) -> AnyDialog:
        """Wait for a dialog of a kind that is open."""
        self.wait(lambda: any(each.isVisible() for each in self.window.findChildren(kind)))
        return next(each for each in self.window.findChildren(kind) if each.isVisible())

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Handle events until something is so.

        Raises:
            TimeoutError: it never was.
        """
        ends_at = time.monotonic() + _WAIT_SECONDS
        loop, look = QEventLoop(), QTimer()
        look.setInterval(_LOOK_MS)
        look.timeout.connect(lambda: loop.quit() if is_so() or time.monotonic() > ends_at else None)
        look.start()
        if not is_so():
            loop.exec()
        look.stop()
        if not is_so():
            raise TimeoutError(f"waited in vain for {_WAIT_SECONDS} s")

    def settle(self, quiet_ms: int = _QUIET_MS) -> None:
        """Handle events for as long as the window takes to come to rest."""
        loop = QEventLoop()
        QTimer.singleShot(quiet_ms, loop.quit)
        loop.exec()

    def close(self) -> None:
        """Close the window and end its threads."""
        self.window.close()
        self.window.shut_down()
        self.app.processEvents()

    def _on_ready(self) -> None:
        self._is_ready = True


def application(settings: AppSettings) -> QApplication:
    """The program's application in the fonts that ship with it, so that a picture is the same on every computer."""
    app = make_application(["smearscope"], settings)
    for name in _FONTS:
        QFontDatabase.addApplicationFont(str(assets_folder() / "fonts" / name))
    app.setFont(QFont("DejaVu Sans", _FONT_POINTS))
    # A caret that blinks is in one picture and not in the next.
    app.setCursorFlashTime(0)
    return app


def _draw_over(picture: QPixmap, dialog: QWidget, window: QWidget) -> None:
    dialog.ensurePolished()
    shown = dialog.grab()
    place = QPoint((window.width() - dialog.width()) // 2, max(0, (window.height() - dialog.height()) // 2))
    tokens = current_tokens()
    painter = QPainter(picture)
    shade = tokens.colour("text" if tokens.colour("window").lightness() > 128 else "window")
    shade.setAlphaF(0.35)
    painter.fillRect(QRect(QPoint(), window.size()), shade)
    painter.drawPixmap(place, shown)
    painter.setPen(QPen(tokens.colour("outline")))
    painter.drawRect(QRect(place, dialog.size()).adjusted(-1, -1, 0, 0))
    painter.end()
