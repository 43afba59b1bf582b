"""Opens the window where nobody sees it, for `doctor --self-test`: whether it can be painted and finds its model."""

import sys

from PySide6.QtCore import QEventLoop, QTimer

from desktop.app_settings import load_settings, settings_path
from desktop.gui.app import make_application, model_source
from desktop.gui.collector import wait_with_collections
from desktop.gui.main_window import MainWindow
from desktop.gui.session_note import SessionNote
from desktop.gui.settings_keeper import SettingsKeeper
from inference.errors import ExitCode

_TIME_LIMIT_MS = 60_000


def try_window() -> ExitCode:
    """Open the window, wait until its model is loaded, paint it, and close it.

    Returns:
        0, or 1 where the model was not loaded in time or nothing was painted; standard error says which.
    """
    wait_with_collections()
    loaded = load_settings(settings_path())
    make_application(["smearscope"], loaded.settings)
    window = MainWindow(SettingsKeeper(settings_path(), loaded), SessionNote(), model_source(None))
    waiting = QEventLoop()
    is_ready = False

    def be_ready() -> None:
        nonlocal is_ready
        is_ready = True
        waiting.quit()

    window.ready.connect(be_ready)
    window.show()
    window.begin()
    QTimer.singleShot(_TIME_LIMIT_MS, waiting.quit)
    try:
        if not is_ready:
            waiting.exec()
        picture = window.grab().toImage()
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 16) for y in range(0, picture.height(), 16)}
        if not is_ready:
            sys.stderr.write("the window did not load its model in time\n")
        elif len(colours) < 2:
            sys.stderr.write("the window painted nothing\n")
        else:
            return ExitCode.DONE
        return ExitCode.FINDINGS
    finally:
        window.close()
        window.shut_down()
